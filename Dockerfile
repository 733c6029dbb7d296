# The workspace in a container; how it is built and run: docs/install.md
FROM python:3.11-slim-bookworm AS build
WORKDIR /src
RUN python -m venv /opt/communique
COPY requirements-web.lock ./
RUN /opt/communique/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements-web.lock
COPY pyproject.toml README.md LICENSE ./
COPY src ./src
COPY examples ./examples
RUN pip wheel --quiet --no-cache-dir --disable-pip-version-check --no-deps --wheel-dir /wheels . \
 && /opt/communique/bin/pip install --no-cache-dir --disable-pip-version-check --no-deps /wheels/*.whl

FROM python:3.11-slim-bookworm
COPY --from=build /opt/communique /opt/communique
RUN useradd --uid 1000 --create-home reader && install -d -o reader -g reader /data
ENV PATH=/opt/communique/bin:$PATH XDG_DATA_HOME=/data COMMUNIQUE_HOME=/data/watch
USER reader
WORKDIR /data
VOLUME /data
EXPOSE 8017
HEALTHCHECK --start-period=60s CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8017/sign-in', timeout=5)"]
ENTRYPOINT ["communique"]
CMD ["serve", "--host", "0.0.0.0", "--accounts"]
