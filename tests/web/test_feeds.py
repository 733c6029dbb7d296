"""Feeds are Atom that others can follow: ids and order that stay, pages without gaps, words of the source, 304."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import feedparser
import pytest
from fastapi.testclient import TestClient

from communique.documents import load
from communique.ledger import Ledger
from communique.ledger.user_accounts import Accounts
from communique.ledger.views.refresh import refresh
from communique.web import Settings, atom
from tests.web.conftest import KREMLIN, NOW, client

KINDS = ("contacts", "commitments", "revisions")
PROMISE = "President Biden spoke today with President Zelenskyy. He promised to send {} to Ukraine. <b>& “more”</b>"


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """A ledger with several contacts, commitments and revisions."""
    things = ("air defence missiles", "field hospitals", "grain")
    for n, what in enumerate(things):
        one = load(
            PROMISE.format(what), url=f"https://us.example/{n}", date=f"2022-01-0{n + 1}", issuer="White House",
            title=f"Aid <{n}> & more",
        )  # fmt: skip
        ledger.add(one, seen_at=NOW + dt.timedelta(hours=n))
        later = load(
            PROMISE.format("no " + what), url=one.url, date=f"2022-01-0{n + 1}", issuer="White House", title=one.title
        )
        ledger.add(later, seen_at=NOW + dt.timedelta(days=1, hours=n))
    refresh(ledger)
    return ledger


@pytest.fixture
def reader_of_feeds(told: Ledger) -> Iterator[TestClient]:
    with client(told) as made:
        yield made


def _parsed(browser: TestClient, address: str) -> Any:
    answer = browser.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    made = feedparser.parse(answer.content)
    assert not made.bozo, made.get("bozo_exception")
    assert made.version == "atom10"
    return made


def _link(parsed: Any, relation: str) -> str | None:
    return next((one.href for one in parsed.feed.links if one.rel == relation), None)


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_has_an_id_a_time_a_title_and_an_address_that_answers(reader_of_feeds: TestClient, kind: str) -> None:
    made = _parsed(reader_of_feeds, f"/feeds/{kind}.atom")
    assert made.entries
    assert made.feed.id == f"tag:communique.internal,2026:feeds/{kind}"
    assert made.feed.updated == max(e.updated for e in made.entries)
    for one in made.entries:
        assert one.id.startswith(f"tag:communique.internal,2026:{kind}/")
        assert one.title
        assert one.updated.endswith("Z")
        assert one.link.startswith("http://testserver/")
        assert reader_of_feeds.get(urlsplit(one.link).path).status_code == 200
    assert [e.updated for e in made.entries] == sorted((e.updated for e in made.entries), reverse=True)
    assert reader_of_feeds.get(_link(made, "alternate") or "").status_code == 200


def test_entries_quote_the_words_they_stand_on(reader_of_feeds: TestClient) -> None:
    contacts = _parsed(reader_of_feeds, "/feeds/contacts.atom").entries
    assert any("spoke today with President Zelenskyy" in e.content[0].value for e in contacts)
    commitments = _parsed(reader_of_feeds, "/feeds/commitments.atom").entries
    assert any("send field hospitals" in e.content[0].value or "field hospitals" in e.title for e in commitments)
    revisions = _parsed(reader_of_feeds, "/feeds/revisions.atom").entries
    assert all("“” → “no" in e.content[0].value for e in revisions), [e.content[0].value for e in revisions]
    assert {e.title for e in revisions} == {f"Aid <{n}> & more: version 2" for n in range(3)}


@pytest.mark.parametrize("kind", KINDS)
def test_ids_and_order_stay_when_more_comes_in(reader_of_feeds: TestClient, told: Ledger, kind: str) -> None:
    before = [e.id for e in _parsed(reader_of_feeds, f"/feeds/{kind}.atom").entries]
    new = KREMLIN.replace("Joseph Biden", "Xi Jinping").replace("the United States", "China")
    told.add(load(new, url="https://ru.example/x", date="2022-03-01", issuer="Kremlin"), seen_at=NOW + dt.timedelta(9))
    refresh(told)
    after = [e.id for e in _parsed(reader_of_feeds, f"/feeds/{kind}.atom").entries]
    assert [one for one in after if one in before] == before
    assert kind != "contacts" or len(after) > len(before)


@pytest.mark.parametrize("kind", KINDS)
def test_next_leads_to_the_end_and_every_entry_comes_once(reader_of_feeds: TestClient, kind: str) -> None:
    whole = [e.id for e in _parsed(reader_of_feeds, f"/feeds/{kind}.atom").entries]
    got: list[str] = []
    address: str | None = f"/feeds/{kind}.atom?limit=1"
    while address:
        page = _parsed(reader_of_feeds, address)
        assert _link(page, "first") == f"http://testserver/feeds/{kind}.atom?limit=1"
        got += [e.id for e in page.entries]
        address = _link(page, "next")
    assert got == whole
    assert len(set(got)) == len(got) > 1


def test_who_has_a_feed_is_not_sent_it_again_until_something_changes(reader_of_feeds: TestClient, told: Ledger) -> None:
    first = reader_of_feeds.get("/feeds/contacts.atom")
    held = {"If-None-Match": f'W/"other", {first.headers["etag"]}'}
    again = reader_of_feeds.get("/feeds/contacts.atom", headers=held)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert "no-cache" in again.headers["cache-control"]
    told.add(load(KREMLIN, url="https://ru.example/y", date="2022-05-01", issuer="Kremlin"), seen_at=NOW)
    refresh(told)
    assert reader_of_feeds.get("/feeds/contacts.atom", headers=held).status_code == 200


def test_addresses_are_those_by_which_the_reader_came(told: Ledger) -> None:
    with client(told, Settings(author="ann", secure=True)) as browser:
        made = _parsed(browser, "/feeds/contacts.atom")
    assert _link(made, "self") == "https://testserver/feeds/contacts.atom"
    assert all(e.link.startswith("https://testserver/contacts/") for e in made.entries)


def test_a_token_opens_feeds_and_without_one_they_are_closed(told: Ledger) -> None:
    accounts = Accounts(told)
    accounts.add("bot", "reader", None, NOW)
    accounts.add_token("cq_" + "f" * 40, "bot", "feeds", "reader", NOW)
    with client(told, Settings(accounts=True)) as browser:
        closed = browser.get("/feeds/contacts.atom")
        assert (closed.status_code, closed.headers["www-authenticate"]) == (401, "Bearer")
        assert closed.headers["content-type"] == "application/problem+json"
        held = {"Authorization": "Bearer cq_" + "f" * 40}
        assert browser.get("/feeds/contacts.atom", headers=held).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/feeds/news.atom", 422), ("/feeds/contacts.atom?after=x", 400), ("/feeds/contacts.atom?limit=0", 422),
        ("/feeds/contacts.atom?limit=201", 422), ("/feeds/contacts.rss", 404),
    ],
)  # fmt: skip
def test_what_is_no_feed_is_a_problem_in_one_line(reader_of_feeds: TestClient, address: str, status: int) -> None:
    answer = reader_of_feeds.get(address)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_an_empty_feed_is_one_too(reader_of_feeds: TestClient) -> None:
    place = "2000-01-01T00:00:00.000000Z|1"
    made = _parsed(reader_of_feeds, f"/feeds/contacts.atom?after={place}")
    assert (made.entries, made.feed.updated) == ([], "1970-01-01T00:00:00.000Z")


def test_what_xml_cannot_hold_is_replaced() -> None:
    entry = atom.Entry("x/1", "a\x00b\ud800c\ufffe", NOW, "http://a.example/?a=1&b=2", "<p>1 &lt; 2</p>")
    made = feedparser.parse(atom.written(atom.Feed("feeds/x", "x", "y", (), (entry,))))
    assert not made.bozo
    assert made.entries[0].title == "a�b�c�"
    assert made.entries[0].link == "http://a.example/?a=1&b=2"


@pytest.mark.parametrize("page", ["/", "/contacts", "/commitments", "/documents"])
def test_pages_name_their_feeds(reader_of_feeds: TestClient, page: str) -> None:
    links = [part.split('"')[0] for part in reader_of_feeds.get(page).text.split('type="application/atom+xml"')[1:]]
    assert links
    assert 'rel="alternate"' in reader_of_feeds.get(page).text
