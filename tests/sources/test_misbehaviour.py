"""Kinds of misbehaviour, each by name: one clear message, and the good page beside it is still had."""

import gzip
import re
import socket
import time
import tracemalloc
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import brotli
import pytest

from communique.errors import BadListing, FetchError, RefusedAddress, RobotsDenied
from communique.sources import Fetcher, Guard
from communique.sources.lists.link_page import read_listing
from communique.zstd import compress
from tests.sources.site import QUICK, TEXT, Answer, Clock, Desk, Site, fetcher, page, source

ZEROS = b"\0" * 30_000_000
BOMBS = {
    "gzip": gzip.compress(ZEROS), "deflate": zlib.compress(ZEROS), "br": brotli.compress(ZEROS, quality=1),
    "zstd": compress(ZEROS),
}  # fmt: skip
HTML = {"Content-Type": "text/html"}


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"<p>more</p>" * 10_000)


def dripping(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"<p>")
        handler.wfile.flush()
        time.sleep(0.02)


def silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(0.5)


def hanging_up(handler: BaseHTTPRequestHandler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def garbage(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\x01 what is this\r\n\r\n")


def endless_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.0 200 OK\r\n" + b"X-Header: more\r\n" * 50_000)


Wrong = Answer | Callable[[BaseHTTPRequestHandler], None]
PAGES: dict[str, tuple[Wrong, str]] = {
    "an endless body": (endless, "sends more than 0.3 MB"),
    "a body that drips": (dripping, "sends too slowly"),
    "a server that says nothing": (silent, "no answer in time"),
    "a server that hangs up": (hanging_up, "broken|no connection"),
    "an answer that is no HTTP": (garbage, "its answer is broken"),
    "endless headers": (endless_headers, "its answer is broken"),
    "a body said to be huge": ((200, {"Content-Length": "99999999999"}, b"x"), "more than a page may have"),
    "a truncated body": ((200, {**HTML, "Content-Length": "5000"}, b"<p>cut"), "its answer is broken"),
    **{f"a {name} bomb": ((200, {"Content-Encoding": name}, body), "unpacks to more than 0.3 MB") for name, body in BOMBS.items()},
    "broken gzip": ((200, {"Content-Encoding": "gzip"}, b"\x1f\x8b\x08nothing"), "cannot be unpacked as gzip"),
    "truncated gzip": ((200, {"Content-Encoding": "gzip"}, gzip.compress(b"x" * 900)[:20]), "it is cut short"),
    "an unknown packing": ((200, {"Content-Encoding": "zip2000"}, b"x"), "packed in a way nobody knows"),
    "packed ten times": ((200, {"Content-Encoding": "gzip, " * 10}, b"x"), "packed 10 times over"),
    "a redirect loop": ((302, {"Location": "/bad"}, b""), "redirects in a circle"),
    "a redirect to nowhere": ((302, {}, b""), "redirects to nowhere"),
    "a redirect to no address": ((302, {"Location": "http://["}, b""), "redirects to what is no address"),
    "a redirect to a file": ((302, {"Location": "file:///etc/passwd"}, b""), "only http and https"),
    "a redirect to the metadata address": ((302, {"Location": "http://169.254.169.254/latest"}, b""), "is a private address"),
    "a redirect to a private address": ((302, {"Location": "http://10.0.0.1/"}, b""), "is a private address"),
    "a redirect to a loopback address": ((302, {"Location": "http://[::1]/"}, b""), "is a private address"),
    "a redirect to a mail server's port": ((302, {"Location": "http://example.org:25/"}, b""), "port 25"),
    "a redirect with a password": ((302, {"Location": "http://a:b@example.org/"}, b""), "name or password"),
    "429 with a long Retry-After": ((429, {"Retry-After": "7200"}, b""), "asks to come back in 7,200 s"),
    "500s": ((500, {}, b""), "answers 500"),
    "503 with a date": ((503, {"Retry-After": "Wed, 25 Nov 2026 10:00:00 GMT"}, b""), "asks to come back in"),
    "403": ((403, {}, b""), "keeps programs out"),
    "a teapot": ((418, {}, b""), "answers 418"),
    "an empty page": ((200, HTML, b""), "is empty"),
    "a PDF that is none": ((200, {"Content-Type": "application/pdf"}, b"%PDF-1.7 nothing"), "is a PDF that cannot be read"),
    "a picture": ((200, {"Content-Type": "image/png"}, b"\x89PNG\r\n"), "is a PNG image"),
    "control characters": ((200, HTML, bytes(range(1, 32)) * 40), "control characters"),
    "a check for robots": ((200, HTML, page("Just a moment...", "Checking your browser")), "shows something else"),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_a_page_that_misbehaves_costs_itself(name: str, site: Site, desk: Desk) -> None:
    wrong, says = PAGES[name]
    site.pages.update({"/feed": site.feed("/bad", "/good"), "/bad": wrong, "/good": page("Call", *TEXT)})
    summary = desk.run(source(f"{site.root}/feed"))
    assert desk.found() == {"/bad": "failed", "/good": "new"}
    (message,) = summary.failures
    assert re.search(says, message), message
    assert "\n" not in message
    assert len(message) < 400


LISTS: dict[str, tuple[str, bytes, str]] = {
    "a malformed feed": ("feed", b"<rss version='2.0'><channel><item><title>x", "broken feed"),
    "HTML as a feed": ("feed", b"<!doctype html><html><body>Moved</body></html>", "not a feed, but a web page"),
    "a feed with an entity bomb": ("feed", b"<!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><rss version='2.0'/>", "declares XML entities"),
    "an entity that reads a file": ("sitemap", b"<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><urlset/>", "declares XML entities"),
    "a sitemap that is none": ("sitemap", b"<html><body>x</body></html>", "is not a sitemap"),
    "a sitemap bomb": ("sitemap", gzip.compress(b" " * 60_000_000), "unpacks to more than"),
    "an API that is none": ("wordpress", b"<html>", "is not the answer of a WordPress API"),
    "an API that refuses": ("wordpress", b'{"code":"x","message":"Only for members"}', "Only for members"),
    "an empty list": ("listing", b" ", "is empty"),
    "a list of bytes": ("listing", b"PK\x03\x04" + bytes(100), "is not a web page"),
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_that_misbehaves_costs_its_source(name: str, site: Site, desk: Desk) -> None:
    kind, body, says = LISTS[name]
    path = "/wp-json/x" if kind == "wordpress" else "/list"
    site.pages.update({path: (200, {}, body), "/feed": site.feed("/good"), "/good": page("Call", *TEXT)})
    summary = desk.run(source(f"{site.root}{path}", kind, "bad"), source(f"{site.root}/feed", name="good"))
    assert re.search(says, summary.troubles["bad"]), summary.troubles
    assert summary.findings["good"] == {"new": 1}


def test_a_name_that_means_another_machine_the_second_time_is_still_judged(site: Site) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    guard = Guard(resolve=lambda host, port: next(answers))
    guard.addresses("rebind.example", 80)
    with pytest.raises(RefusedAddress, match=r"leads to a private address \(127.0.0.1\)"):
        guard.addresses("rebind.example", 80)


def test_the_connection_goes_to_the_address_that_was_judged(site: Site) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"] if len(asked) == 1 else ["192.0.2.1"]

    site.pages["/x"] = page("Call", *TEXT)
    with Fetcher(Guard(["press.example"], resolve), QUICK, gap=0) as one:
        connection = site.root.replace("127.0.0.1", "press.example")
        assert "robots.txt" in site_asked(one, f"{connection}/robots.txt", site)
    assert asked == ["press.example"]


def site_asked(one: Fetcher, address: str, site: Site) -> str:
    one.robots(address)
    return site.asked[-1][0]


@pytest.mark.parametrize("host", ["localhost", "2130706433", "0x7f.1", "127.1"])
def test_other_ways_to_write_this_machine_are_refused(host: str, clock: Clock) -> None:
    with fetcher(clock, allowed=()) as one, pytest.raises(FetchError, match=r"private address|cannot be resolved"):
        one.get(f"http://{host}:8080/")


def test_no_secure_connection_is_said_so(site: Site, clock: Clock) -> None:
    with fetcher(clock) as one, pytest.raises(FetchError, match="no secure connection"):
        one.get(site.root.replace("http:", "https:") + "/x")


def test_what_robots_txt_denies_is_not_asked_for(site: Site, clock: Clock) -> None:
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /private/\nCrawl-delay: 2\n"
    site.pages["/open"] = b"x"
    with fetcher(clock) as one:
        with pytest.raises(RobotsDenied, match=r"robots\.txt asks programs to stay away"):
            one.get(f"{site.root}/private/1")
        for _ in range(3):
            one.get(f"{site.root}/open")
    assert site.requests("/private/1") == 0
    assert max(clock.slept) > 1.5


def test_a_robots_txt_that_fails_keeps_the_program_away(site: Site, clock: Clock) -> None:
    site.pages["/robots.txt"] = (503, {}, b"")
    with fetcher(clock) as one, pytest.raises(RobotsDenied):
        one.get(f"{site.root}/x")
    assert site.requests("/x") == 0


def test_a_short_retry_after_is_waited_for(site: Site, clock: Clock) -> None:
    def busy_once(handler: BaseHTTPRequestHandler) -> None:
        site.pages["/x"] = b"fine"
        handler.send_response(429)
        handler.send_header("Retry-After", "20")
        handler.end_headers()

    site.pages["/x"] = busy_once
    with fetcher(clock) as one:
        assert one.get(f"{site.root}/x").body == b"fine"
    assert max(clock.slept) >= 20


def test_a_soft_404_is_a_page_that_is_gone(site: Site, desk: Desk) -> None:
    site.pages.update({"/feed": site.feed("/1"), "/1": page("Call", *TEXT)})
    desk.run(source(f"{site.root}/feed"))
    site.pages["/1"] = page("Page not found", "The page that you look for does not exist.")
    desk.clock.later(hours=2)
    desk.run(source(f"{site.root}/feed"))
    assert desk.found() == {"/1": "gone"}


@pytest.mark.parametrize("stated", ["windows-1251", "WINDOWS-1251", "iso-8859-1"])
def test_a_charset_is_found_though_the_header_may_lie(stated: str, site: Site, desk: Desk) -> None:
    words = "Министры обсудили положение в регионе и договорились снова встретиться в декабре этого года. " * 3
    meta = '<meta charset="windows-1251">' if stated.startswith("iso") else ""
    body = f"<html><head>{meta}<title>Встреча</title></head><body><article><p>{words}</p></article></body></html>"
    site.pages["/feed"] = site.feed("/1")
    site.pages["/1"] = (200, {"Content-Type": f"text/html; charset={stated}"}, body.encode("cp1251"))
    desk.run(source(f"{site.root}/feed"))
    assert desk.archive.versions()[0].title == "Встреча"


def test_a_bomb_ends_at_the_limit_and_not_in_memory(site: Site, clock: Clock) -> None:
    site.pages.update({f"/{n}": (200, {"Content-Encoding": n}, b) for n, b in BOMBS.items()})
    with fetcher(clock) as one:
        tracemalloc.start()
        for name in BOMBS:
            with pytest.raises(FetchError):
                one.get(f"{site.root}/{name}")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 5_000_000


def test_an_address_of_a_list_that_is_no_web_address_is_left_out() -> None:
    page = b"<html><a href='javascript:alert(1)'>x</a><a href='file:///etc/passwd'>y</a><a href='/ok'>z</a></html>"
    assert [e.address for e in read_listing(page, "https://example.org/")] == ["https://example.org/ok"]
    with pytest.raises(BadListing):
        read_listing(b"\x89PNG" + bytes(20), "https://example.org/")
