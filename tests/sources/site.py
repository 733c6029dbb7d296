"""A web server on 127.0.0.1 for tests: its pages are set by the test, its misbehaviour too."""

from __future__ import annotations

import datetime as dt
import random
import ssl
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from communique.sources import Archive, ArchiveOnly, Event, Fetcher, Guard, Limits, Source, Summary, Watch

NOW = dt.datetime(2026, 11, 25, 9, 0, tzinfo=dt.UTC)
QUICK = Limits(body=300_000, connect=2, read=0.3, total=0.5, attempts=2)
Answer = tuple[int, dict[str, str], bytes]


def page(title: str, *paragraphs: str, day: str = "2026-11-24") -> bytes:
    """A press page with a little around its text."""
    body = "".join(f"<p>{p}</p>" for p in paragraphs)
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{day}T10:00:00Z"></head>'
        f'<body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>'
    ).encode()


TEXT = (
    "The ministers discussed the situation in the region and the supply of grain through the straits this autumn.",
    "They agreed to speak again in December, after both governments have named their delegations to the talks.",
)


class Site:
    """`pages`: path → bytes, (status, headers, body), or a function of the raw handler. `asked` lists the requests."""

    def __init__(self, secure: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, bytes | Answer | Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.0"

            def do_GET(self) -> None:
                site.serve(self)

            def log_message(self, *_: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_: object) -> None:
                pass  # clients that hang up are part of the tests

        self.server = Server(("127.0.0.1", 0), Handler)
        if secure is not None:
            self.server.socket = secure.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        self.root = f"http{'s' if secure else ''}://127.0.0.1:{self.server.server_address[1]}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    def serve(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append((handler.path, {k.lower(): v for k, v in handler.headers.items()}))
        found = self.pages.get(handler.path, (404, {}, b""))
        if callable(found):
            found(handler)
            return
        status, headers, body = (200, {"Content-Type": "text/html"}, found) if isinstance(found, bytes) else found
        handler.send_response_only(status)  # without a Date: the tests have a clock of their own
        for name, value in headers.items():
            handler.send_header(name, value)
        if "Content-Length" not in headers:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def feed(self, *paths: str, hints: dict[str, str] | None = None) -> bytes:
        """An RSS feed of these pages."""
        items = "".join(
            f"<item><title>{p}</title><link>{self.root}{p}</link>"
            + (f"<pubDate>{hints[p]}</pubDate>" if hints and p in hints else "")
            + "</item>"
            for p in paths
        )
        return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode()

    def requests(self, path: str) -> int:
        return sum(p == path for p, _ in self.asked)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class Clock:
    """The wall clock and the monotonic one; sleeping moves both and takes no time."""

    def __init__(self) -> None:
        self.at = NOW
        self.slept: list[float] = []

    def now(self) -> dt.datetime:
        return self.at

    def seconds(self) -> float:
        return self.at.timestamp()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += dt.timedelta(seconds=seconds)

    def later(self, **span: float) -> None:
        self.at += dt.timedelta(**span)


def source(address: str, kind: str = "feed", name: str = "test", **more: object) -> Source:
    return Source(name, "Test", "org:kremlin", kind, address, **more)  # type: ignore[arg-type]


class Desk:
    """Everything a watch needs, over one archive in a folder."""

    def __init__(self, folder: Path, clock: Clock, limits: Limits = QUICK, keeper: object = None) -> None:
        self.clock = clock
        self.archive = Archive(folder)
        self.fetcher = fetcher(clock, limits)
        self.watch = Watch(self.fetcher, self.archive, keeper or ArchiveOnly(), clock.now)  # type: ignore[arg-type]
        self.events: list[Event] = []

    def run(self, *sources: Source) -> Summary:
        self.events = []
        return self.watch.run(sources, self.events.append)

    def found(self) -> dict[str, str]:
        """path → finding of the last run."""
        return {"/" + e.address.split("/", 3)[3]: e.what for e in self.events if e.address}

    def close(self) -> None:
        self.fetcher.close()
        self.archive.close()


def fetcher(clock: Clock, limits: Limits = QUICK, allowed: tuple[str, ...] = ("127.0.0.1",)) -> Fetcher:
    return Fetcher(
        Guard(allowed), limits, gap=0.0, now=clock.now, sleep=clock.sleep, chance=random.Random(7),
    )  # fmt: skip
