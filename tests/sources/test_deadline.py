"""A fetch ends in its time, whatever the server does with it; nothing of one answer goes to the next page."""

import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from communique.errors import FetchError
from communique.sources import Fetcher, Guard, Limits
from tests.sources.site import Clock, Desk, Site, page, source

SHORT = Limits(connect=2, read=0.6, total=0.8, attempts=1)


def one_byte_a_time(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    _dripped(handler, b"a" * 40)


def headers_byte_by_byte(handler: BaseHTTPRequestHandler) -> None:
    _dripped(handler, b"HTTP/1.0 200 OK\r\nX-A: " + b"b" * 40)


def a_body_said_to_come(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "90000")
    handler.end_headers()
    _dripped(handler, b"a" * 40)


def _dripped(handler: BaseHTTPRequestHandler, words: bytes) -> None:
    for i in range(len(words)):
        handler.wfile.write(words[i : i + 1])
        handler.wfile.flush()
        time.sleep(0.1)


@pytest.mark.parametrize("slow", [one_byte_a_time, headers_byte_by_byte, a_body_said_to_come])
def test_a_server_that_sends_byte_by_byte_is_left_in_time(
    slow: Callable[[BaseHTTPRequestHandler], None], site: Site
) -> None:
    site.pages["/slow"] = slow
    began = time.monotonic()
    wrong = pytest.raises(FetchError, match=r"too slowly|in time")
    with Fetcher(Guard(("127.0.0.1",)), SHORT, gap=0.0) as fetcher, wrong:
        fetcher.get(f"{site.root}/slow")
    assert time.monotonic() - began < 2.5


def test_a_server_under_the_floor_is_left_before_the_time_is_over(site: Site) -> None:
    site.pages["/slow"] = one_byte_a_time
    limits = Limits(connect=2, read=2, total=30, attempts=1, grace=0.3, floor=100)
    wrong = pytest.raises(FetchError, match="under 100 bytes a second")
    with Fetcher(Guard(("127.0.0.1",)), limits, gap=0.0) as fetcher, wrong:
        fetcher.get(f"{site.root}/slow")


def test_a_name_that_is_not_resolved_in_time_is_left() -> None:
    def resolve(host: str, port: int) -> list[str]:
        time.sleep(2)
        return ["93.184.216.34"]

    with Fetcher(Guard(resolve=resolve), Limits(total=0.3, attempts=1), gap=0.0) as fetcher:
        began = time.monotonic()
        with pytest.raises(FetchError, match="not resolved in time"):
            fetcher.get("http://slow.example/")
    assert time.monotonic() - began < 1.9


def test_no_cookie_of_an_answer_goes_to_another_page(site: Site) -> None:
    sent: list[str | None] = []

    def asked(handler: BaseHTTPRequestHandler) -> None:
        sent.append(handler.headers.get("Cookie"))
        handler.send_response(200)
        handler.send_header("Set-Cookie", "who=you; Path=/")
        handler.end_headers()
        handler.wfile.write(b"<p>a</p>")

    site.pages.update({"/a": asked, "/b": asked})
    with Fetcher(Guard(("127.0.0.1",)), SHORT, gap=0.0) as fetcher:
        fetcher.get(f"{site.root}/a")
        fetcher.get(f"{site.root}/b")
    assert sent == [None, None]


def test_a_source_whose_time_is_over_goes_on_at_the_next_look(site: Site, desk: Desk, clock: Clock) -> None:
    paths = [f"/p{i}" for i in range(4)]
    site.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, site.feed(*paths))

    def later(handler: BaseHTTPRequestHandler) -> None:
        clock.later(seconds=600)
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(page(handler.path, "The ministers met in Rome and agreed to meet again in May."))

    site.pages.update(dict.fromkeys(paths, later))
    desk.fetcher.clock = clock.seconds
    told = desk.run(source(f"{site.root}/feed"))
    assert "2 pages are left for the next look" in told.troubles["test"]
    clock.later(hours=2)
    desk.run(source(f"{site.root}/feed"))
    assert set(desk.found()) >= {"/p2", "/p3"}
