"""Fetching one address politely: robots.txt, the host's pace, conditions, redirects, retries, limits.

Takes an address and what is known of it (ETag, Last-Modified), gives a Response: 200, 304, 404 or
410. Everything else is a FetchError that names the address and what went wrong. Clock, sleep and
chance are passed in; connections come from the transport.
"""

from __future__ import annotations

import datetime as dt
import random
import re
import ssl
import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx

from communique import __version__
from communique.errors import BadResponse, FetchError, RobotsDenied, Unreachable
from communique.sources.fetching.content_encoding import ACCEPTED, unpacked
from communique.sources.fetching.deadline import deadline, left
from communique.sources.fetching.guard import Guard, shown
from communique.sources.fetching.pace import Pace, retry_after_trouble
from communique.sources.fetching.response import Limits, Response
from communique.sources.fetching.robots import EVERYTHING, NOTHING, Robots, read_robots
from communique.sources.fetching.transport import GuardedTransport

AGENT = f"communique/{__version__} (reads public statements of governments)"
_ANSWERS = (200, 304, 404, 410)
_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 500, 502, 503, 504)
_KEPT = ("content-type", "etag", "last-modified", "date", "content-language", "location", "retry-after", "server")


class Fetcher:
    """Fetches for one run; safe to share between threads. `close` when done."""

    def __init__(
        self, guard: Guard | None = None, limits: Limits | None = None, gap: float = 1.0, proxy: str | None = None,
        clock: Callable[[], float] = time.monotonic, now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC),
        sleep: Callable[[float], None] = time.sleep, chance: random.Random | None = None,
        network: httpcore.NetworkBackend | None = None,
    ) -> None:  # fmt: skip
        self.guard, self.limits = guard or Guard(), limits or Limits()
        self.clock, self.now, self.sleep = clock, now, sleep
        self.chance = chance or random.Random()
        self.pace = Pace(clock, sleep, gap)
        self.proxied = proxy is not None
        self.client = httpx.Client(
            transport=GuardedTransport(self.guard, proxy, network=network), trust_env=False, follow_redirects=False,
            headers={"User-Agent": AGENT, "Accept-Encoding": ACCEPTED, "Accept": "text/html, */*;q=0.8"},
            timeout=httpx.Timeout(self.limits.read, connect=self.limits.connect),
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),  # none is kept: pages are public
        )  # fmt: skip
        self._robots: dict[str, Robots] = {}

    def close(self) -> None:
        """Close the connections."""
        self.client.close()

    def __enter__(self) -> Fetcher:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, address: str, etag: str | None = None, modified: str | None = None) -> Response:
        """Fetch an address; `etag` and `modified` are what its last answer carried. Raises FetchError."""
        with deadline(self.limits.whole):
            return self._followed(address, _conditions(etag, modified), polite=True)

    def robots(self, address: str) -> Robots:
        """What the address's site asks of programs: read once a run; unreadable by the server's fault: stay away."""
        parts = urlsplit(address)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            self._robots[root] = self._read_robots(f"{root}/robots.txt")
        return self._robots[root]

    # -- parts -----------------------------------------------------------------------------

    def _read_robots(self, address: str) -> Robots:
        try:
            answer = self._followed(address, {}, polite=False)
        except BadResponse as error:
            return NOTHING if error.again is not None or "answers 5" in str(error) else EVERYTHING
        if answer.status != 200:
            return EVERYTHING
        return read_robots(answer.body.decode("utf-8", "replace"), AGENT.split("/")[0])

    def _followed(self, address: str, conditions: dict[str, str], polite: bool) -> Response:
        """Follow redirects, each judged as the first address was."""
        current = address.split("#")[0]
        been: list[str] = []
        while True:
            self.guard.check(current)
            if polite and not self.robots(current).allows(current):
                raise RobotsDenied(f"{shown(current)}: the site's robots.txt asks programs to stay away from it")
            been.append(current)
            answer = self._tried(current, conditions if len(been) == 1 else {}, polite)
            if answer.status not in _REDIRECTS:
                return Response(address, current, answer.status, answer.headers, answer.body, answer.seen)
            try:
                target = urljoin(current, answer.header("location") or "").split("#")[0]
            except ValueError:
                raise BadResponse(f"{shown(current)}: redirects to what is no address") from None
            if not answer.header("location"):
                raise BadResponse(f"{shown(current)}: redirects to nowhere")
            if target in been:
                raise BadResponse(f"{shown(address)}: redirects in a circle")
            if len(been) > self.limits.redirects:
                raise BadResponse(f"{shown(address)}: redirects more than {self.limits.redirects} times")
            current = target

    def _tried(self, address: str, conditions: dict[str, str], polite: bool) -> Response:
        """Ask until there is an answer, a final error, or no attempt left."""
        host = urlsplit(address).hostname or ""
        for attempt in range(self.limits.attempts):
            self.pace.wait(host, self.robots(address).delay if polite else None)
            last = attempt + 1 == self.limits.attempts
            try:
                answer = self._asked(address, conditions)
            except Unreachable:
                pause = retry_after_trouble(attempt, self.chance)
                if last or (left(pause) or 0.0) < pause:
                    raise
                self.sleep(pause)
                continue
            if answer.status not in _BUSY:
                return self._final(answer)
            self.pace.trouble(host)
            again = _seconds(answer.header("retry-after"), _its_clock(answer) or self.now())
            if last or (again or 0) > self.limits.patience:
                wait = f", asks to come back in {again:,.0f} s" if again else ""
                raise BadResponse(f"{shown(address)}: answers {answer.status}{wait}", again)
            self.sleep(max(again or 0.0, retry_after_trouble(attempt, self.chance)))
        raise Unreachable(f"{shown(address)}: no attempt was allowed")

    def _final(self, answer: Response) -> Response:
        if answer.status in _ANSWERS or answer.status in _REDIRECTS:
            self.pace.fine(urlsplit(answer.address).hostname or "")
            return answer
        what = "keeps programs out" if answer.status in (401, 403, 451) else "gives no page"
        raise BadResponse(f"{shown(answer.address)}: answers {answer.status}, {what}")

    def _asked(self, address: str, conditions: dict[str, str]) -> Response:
        """One request. Transport errors become Unreachable or BadResponse."""
        if self.proxied:
            self._judge_for_proxy(address)
        try:
            with deadline(self.limits.total), self.client.stream("GET", address, headers=conditions) as answer:
                redirect = answer.status_code in _REDIRECTS
                body = b"" if redirect else self._body(answer, address)
                headers = tuple((k, answer.headers[k]) for k in _KEPT if k in answer.headers)
                return Response(address, address, answer.status_code, headers, body, self.now())
        except (httpx.TimeoutException, httpcore.TimeoutException):
            raise Unreachable(f"{shown(address)}: no answer in time") from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, httpcore.UnsupportedProtocol, ValueError) as error:
            raise BadResponse(f"{shown(address)}: is not an address ({_line(error)})") from None
        except (httpx.ProtocolError, httpcore.ProtocolError) as error:
            raise BadResponse(f"{shown(address)}: its answer is broken ({_line(error)})") from None
        except (ssl.SSLError, httpx.HTTPError, httpcore.NetworkError, httpcore.ProxyError, OSError) as error:
            raise Unreachable(f"{shown(address)}: {_not_connected(error)}") from None

    def _judge_for_proxy(self, address: str) -> None:
        parts = urlsplit(address)
        try:
            self.guard.addresses(parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80))
        except Unreachable:
            return  # behind a proxy this machine often resolves nothing: the proxy will

    def _body(self, answer: httpx.Response, address: str) -> bytes:
        limit = self.limits.body
        began = time.monotonic()
        stated = answer.headers.get("content-length", "")
        if stated.isdigit() and int(stated[:20]) > limit:
            raise BadResponse(f"{shown(address)}: {int(stated[:20]) / 1e6:,.1f} MB is more than a page may have")
        parts = bytearray()
        try:
            for part in answer.iter_raw():
                parts += part
                if len(parts) > limit:
                    raise BadResponse(f"{shown(address)}: sends more than {limit / 1e6:,.1f} MB")
                took = time.monotonic() - began
                if took > self.limits.grace and len(parts) < self.limits.floor * took:
                    raise BadResponse(f"{shown(address)}: sends too slowly, under {self.limits.floor:g} bytes a second")
        except (httpx.TimeoutException, httpcore.TimeoutException):
            if left() or not parts:
                raise
            raise BadResponse(
                f"{shown(address)}: sends too slowly, more than {self.limits.total:g} s for one page"
            ) from None
        return unpacked(bytes(parts), answer.headers.get("content-encoding", ""), limit, shown(address))


def _conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    told = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in told.items() if value and value.isascii() and value.isprintable()}


def _seconds(words: str | None, now: dt.datetime) -> float | None:
    """Retry-After in seconds: figures or a date; None when it is neither."""
    if not words:
        return None
    if words.strip().isdigit():
        return float(words.strip()[:9])
    try:
        return max(0.0, (parsedate_to_datetime(words) - now).total_seconds())
    except (ValueError, TypeError):
        return None


def _its_clock(answer: Response) -> dt.datetime | None:
    """The time by the server's own clock, by which it means the dates it states; None when it does not tell."""
    try:
        told = parsedate_to_datetime(answer.header("date") or "")
    except (ValueError, TypeError):
        return None
    return told if told.tzinfo else told.replace(tzinfo=dt.UTC)


def _not_connected(error: Exception) -> str:
    """Why there is no connection; what is wrong with a certificate in the words of the TLS library."""
    words = " ".join(str(error).split())
    if match := re.search(r"certificate verify failed: (.+?)(?: \(_ssl.*)?$", words):
        return f"no secure connection, its certificate is not to be trusted ({match[1][:120].rstrip('.')})"
    return f"{'no secure connection' if 'ssl' in words.lower() else 'no connection'} ({_line(error)})"


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__


__all__ = ["AGENT", "FetchError", "Fetcher"]
