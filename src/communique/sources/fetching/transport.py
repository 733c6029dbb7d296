"""The connections: httpcore's pool under httpx, each connection made to the address that the guard judged."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import httpcore
import httpx

from communique.errors import Unreachable
from communique.sources.fetching.deadline import TimedNetwork, in_time
from communique.sources.fetching.guard import Guard


class GuardedNetwork(httpcore.NetworkBackend):
    """Connects to hosts that the guard lets through, at the very address it has judged."""

    def __init__(self, guard: Guard, network: httpcore.NetworkBackend | None = None) -> None:
        self.guard = guard
        self.network = TimedNetwork(network or httpcore.SyncBackend())

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        """A connection to the first address of `host` that answers."""
        last: Exception = Unreachable(f"{host}: no connection")
        for address in in_time(lambda: self.guard.addresses(host, port), host)[:4]:
            try:
                return self.network.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.NetworkError, httpcore.TimeoutException) as error:
                last = error
        raise last

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        """Never: no published page lives behind a socket of this machine."""
        raise Unreachable(f"{path}: is not an address of a page")


@cache
def _trusted(*named: str | None) -> ssl.SSLContext:
    """Whom a secure connection trusts; read once for what the environment names, because the list is long."""
    return httpx.create_ssl_context()


class GuardedTransport(httpx.BaseTransport):
    """An httpx transport over guarded connections; with a proxy, over the proxy's.

    Through a proxy the names are judged before they are asked for, as far as this machine can
    resolve them; the connection itself is the proxy's.
    """

    def __init__(
        self, guard: Guard, proxy: str | None = None, connections: int = 16,
        network: httpcore.NetworkBackend | None = None,
    ) -> None:  # fmt: skip
        context = _trusted(*map(os.environ.get, ("SSL_CERT_FILE", "SSL_CERT_DIR")))
        if proxy is None:
            self.pool: httpcore.ConnectionPool = httpcore.ConnectionPool(
                ssl_context=context, max_connections=connections, keepalive_expiry=15,
                network_backend=GuardedNetwork(guard, network),
            )  # fmt: skip
        else:
            told = httpx.Proxy(proxy)
            self.pool = httpcore.HTTPProxy(
                proxy_url=str(told.url), proxy_auth=told.raw_auth, ssl_context=context, max_connections=connections,
                network_backend=TimedNetwork(network or httpcore.SyncBackend()),
            )  # fmt: skip

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; httpcore's own errors come through."""
        url = request.url
        answer = self.pool.handle_request(httpcore.Request(
            method=request.method,
            url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
            headers=request.headers.raw,
            extensions=request.extensions,
        ))  # fmt: skip
        return httpx.Response(answer.status, headers=answer.headers, stream=_Stream(answer), request=request)

    def close(self) -> None:
        """Close all connections."""
        self.pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self.answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self.answer.iter_stream()

    def close(self) -> None:
        self.answer.close()
