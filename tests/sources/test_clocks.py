"""Clocks that are wrong: a server's, a feed's. What they say never moves the run's own."""

import datetime as dt
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler

import pytest

from tests.sources.site import NOW, TEXT, Desk, Site, page, source

TURN = {"years ahead": dt.timedelta(days=3650), "years behind": dt.timedelta(days=-3650)}


def skewed(site: Site, path: str, by: dt.timedelta, body: bytes, status: int = 200, **more: str) -> None:
    """Answer a path with Date and Last-Modified by a clock that is wrong."""
    told = format_datetime((NOW + by).astimezone(dt.UTC), usegmt=True)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response_only(status)
        for name, value in {"Date": told, "Last-Modified": told, **more}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(body)

    site.pages[path] = answer


@pytest.mark.parametrize("which", TURN)
def test_a_servers_clock_moves_neither_the_next_look_nor_the_day(which: str, site: Site, desk: Desk) -> None:
    site.pages["/feed"] = site.feed("/1")
    skewed(site, "/1", TURN[which], page("Call", *TEXT))
    assert not desk.run(source(f"{site.root}/feed")).failures
    known = desk.archive.page(f"{site.root}/1")
    assert known is not None
    assert known.again is not None
    assert dt.timedelta(0) < known.again - desk.clock.now() <= dt.timedelta(hours=1)
    (version,) = desk.archive.versions()
    assert (version.date, version.seen.date()) == ("2026-11-24", NOW.date())


@pytest.mark.parametrize("which", TURN)
def test_an_edit_is_seen_though_the_servers_clock_is_wrong(which: str, site: Site, desk: Desk) -> None:
    site.pages["/feed"] = site.feed("/1")
    for words in TEXT:
        skewed(site, "/1", TURN[which], page("Call", words))
        desk.run(source(f"{site.root}/feed"))
        desk.clock.later(hours=2)
    assert len(desk.archive.versions()) == 2


@pytest.mark.parametrize("which", TURN)
def test_the_date_to_come_back_at_is_meant_by_the_servers_own_clock(which: str, site: Site, desk: Desk) -> None:
    back = format_datetime(NOW + TURN[which] + dt.timedelta(hours=2), usegmt=True)
    site.pages.update({"/feed": site.feed("/bad", "/good"), "/good": page("Call", *TEXT)})
    skewed(site, "/bad", TURN[which], b"", 503, Retry_After=back)
    (message,) = desk.run(source(f"{site.root}/feed")).failures
    assert message.endswith("answers 503, asks to come back in 7,200 s")
    assert desk.found()["/good"] == "new"


def test_a_date_of_a_feed_in_the_future_is_believed_for_nothing(site: Site, desk: Desk) -> None:
    hints = dict.fromkeys(("/dated", "/undated"), "Fri, 25 Nov 2039 10:00:00 GMT")
    undated = page("Visit", *TEXT).replace(
        b'<meta property="article:published_time" content="2026-11-24T10:00:00Z">', b""
    )
    site.pages.update({
        "/feed": site.feed("/dated", "/undated", hints=hints), "/dated": page("Call", *TEXT), "/undated": undated,
    })  # fmt: skip
    assert not desk.run(source(f"{site.root}/feed")).failures
    days = {v.address.rsplit("/", 1)[1]: v.date for v in desk.archive.versions()}
    assert days == {"dated": "2026-11-24", "undated": None}
    for known in desk.archive.pages().values():
        assert known.again is not None
        assert known.again - desk.clock.now() <= dt.timedelta(hours=1)
    site.pages["/dated"] = page("Call", TEXT[0])
    desk.clock.later(hours=2)
    desk.run(source(f"{site.root}/feed"))
    assert desk.found()["/dated"] == "changed"
