"""Saved searches: saved from the address, a feed of any search, a line each in the digest."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import re
import xml.etree.ElementTree as ET

import pytest
from fastapi.testclient import TestClient

from communique.actors import registry
from communique.documents import load
from communique.errors import InputError
from communique.export.digest import gathered, mail
from communique.ledger import Asked, Ledger
from communique.ledger.search import saved_searches
from communique.ledger.views.refresh import refresh
from communique.web import Settings
from tests.web.conftest import NOW, client

ATOM = {"a": "http://www.w3.org/2005/Atom"}
LATER = NOW + dt.timedelta(hours=5)
GAS = "Olaf Scholz said that gas supplies come first. He promised to send generators to Kyiv by March."


def _mark(browser: TestClient) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', browser.get("/saved?q=security").text)
    assert found
    return found[1]


def _later(ledger: Ledger) -> str:
    told = load(GAS, url="https://de.example/gas", date="2022-01-18", issuer="Federal Chancellery", title="On gas")
    key = ledger.add(told, seen_at=LATER).document
    refresh(ledger)
    return key


def test_a_search_is_saved_with_its_filters_and_taken_out(browser: TestClient, ledger: Ledger) -> None:
    page = browser.get("/search?q=security&speaker=Putin").text
    way = re.search(r'href="(/saved\?[^"]+)">Save this search', page)
    assert way
    address = way[1].replace("&amp;", "&")
    answer = browser.post(address, data={"csrf": _mark(browser), "name": "Putin on security"})
    assert answer.status_code == 303
    (one,) = saved_searches.every(ledger)
    assert (one.name, one.author) == ("Putin on security", "ann")
    assert one.asked == Asked("security", speaker="person:vladimir-putin")
    listed = browser.get("/saved").text
    assert 'href="/search?q=security&amp;speaker=person%3Avladimir-putin"' in listed
    browser.post(f"/saved/{one.number}/forget", data={"csrf": _mark(browser)})
    assert saved_searches.every(ledger) == []
    assert browser.post(f"/saved/{one.number}/forget", data={"csrf": _mark(browser)}).status_code == 404


def test_a_search_that_asks_nothing_and_a_name_of_nothing_are_refused(ledger: Ledger) -> None:
    for name, asked in (("all", Asked()), (" ", Asked("gas")), ("x" * 121, Asked("gas"))):
        with pytest.raises(InputError):
            saved_searches.save(ledger, name, asked, "ann", NOW)


def test_the_feed_of_a_search_has_what_came_in_last_first(browser: TestClient, ledger: Ledger) -> None:
    key = _later(ledger)
    answer = browser.get("/feeds/search.atom?q=security OR gas")
    root = ET.fromstring(answer.content)
    links = [e.find("a:link", ATOM).get("href") for e in root.findall("a:entry", ATOM)]  # type: ignore[union-attr]
    assert f"/documents/{key}" in str(links[0])
    assert len(links) > 1
    assert (
        browser.get(
            "/feeds/search.atom?q=security OR gas", headers={"If-None-Match": answer.headers["etag"]}
        ).status_code
        == 304
    )
    assert browser.get("/feeds/search.atom").status_code == 400


def test_a_reader_may_look_and_not_save(ledger: Ledger) -> None:
    settings = Settings(trusted_header="X-Person", trusted_from=("testclient",), trusted_role="reader")
    with client(ledger, settings) as browser:
        assert "Save it" not in browser.get("/saved?q=security", headers={"X-Person": "bob"}).text
        assert browser.post("/saved?q=security", data={"name": "x"}, headers={"X-Person": "bob"}).status_code == 403


def test_the_digest_tells_what_came_in_since_a_moment_by_search_and_kind(ledger: Ledger) -> None:
    saved_searches.save(ledger, "Gas", Asked("gas"), "ann", NOW)
    saved_searches.save(ledger, "Security", Asked("security"), "ann", NOW)
    key = _later(ledger)
    told = gathered(ledger, registry(), LATER - dt.timedelta(hours=1), LATER)
    assert [part.title for part in told.parts][:1] == ["“Gas”"]
    assert "Commitments" in [part.title for part in told.parts]
    made = mail(told, "https://desk.example", "desk@example.org", ("ann@example.org",))
    assert made == mail(told, "https://desk.example", "desk@example.org", ("ann@example.org",))
    read = email.message_from_bytes(made, policy=email.policy.default)
    assert str(read["Subject"]).startswith("Communiqué, 18 January 2022: ")
    for form in ("plain", "html"):
        body = read.get_body((form,))
        assert body is not None
        assert f"https://desk.example/documents/{key}" in body.get_content()
        assert "gas supplies come first" in body.get_content()


def test_a_digest_of_nothing_says_so(ledger: Ledger) -> None:
    told = gathered(ledger, registry(), LATER, LATER + dt.timedelta(days=1))
    assert told.parts == ()
    assert b"nothing new" in mail(told, "https://desk.example", "a@example.org", ())
