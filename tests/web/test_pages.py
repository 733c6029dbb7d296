"""What the pages show of a small ledger: their findings, their words, their links."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from communique.actors import registry
from communique.documents import load
from communique.ledger import Filter, Ledger
from communique.ledger.views.refresh import refresh
from communique.web import Settings
from tests.web.conftest import KREMLIN, NOW, WHITE_HOUSE, client

ADDRESSES = (
    "/", "/?since=2022-01-01", "/documents", "/documents?issuer=Kremlin&actor=Biden&q=security", "/contacts",
    "/contacts?view=network", "/contacts?actor=Biden&with=Putin&channel=call&side=Kremlin&told=both", "/actors",
    "/actors?q=Putin&country=RU", "/actors/person:joe-biden", "/actors/country:RU", "/commitments",
    "/commitments?state=open&issuer=Kremlin", "/phrases", "/phrases?course=new&speaker=Kremlin", "/search",
    "/search?q=security", "/search?like=dialogue+goes+on", "/sources",
)  # fmt: skip


@pytest.fixture
def fresh(browser: TestClient, ledger: Ledger) -> TestClient:
    """A browser on a ledger whose views are up to date."""
    refresh(ledger)
    return browser


def _contact(ledger: Ledger) -> str:
    return next(c.id for c in ledger.contacts() if c.status == "held" and len(c.sides) == 2)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_answers_whole_and_without_script_or_style_of_its_own(fresh: TestClient, address: str) -> None:
    page = fresh.get(address)
    assert page.status_code == 200, page.text
    assert page.text.count("<h1") == 1
    assert " style=" not in page.text
    assert page.text.count("<script") == page.text.count('<script src="/static/')


def test_today_tells_what_came_in_since_a_day(fresh: TestClient) -> None:
    page = fresh.get("/?since=2022-01-18").text
    assert "Telephone conversation with President of the USA Joseph Biden" in page
    assert "2 sides tell" in page
    assert "No document came in." in fresh.get("/?since=2022-01-19").text


def test_documents_are_chosen_by_their_words_and_their_issuer(fresh: TestClient) -> None:
    page = fresh.get("/documents", params={"q": "guarantees"}).text
    assert "Telephone conversation with President of the USA" in page
    assert "Readout of President Biden" not in page
    assert "Readout of President Biden" in fresh.get("/documents", params={"issuer": "White House"}).text


def test_contacts_told_by_two_sides_are_one_line_of_the_register(fresh: TestClient, ledger: Ledger) -> None:
    page = fresh.get("/contacts", params={"actor": "Biden", "with": "Putin", "told": "both"}).text
    assert f'href="/contacts/{_contact(ledger)}"' in page
    assert "1 contact<" in page


def test_a_name_that_nobody_bears_is_told_in_one_line(fresh: TestClient) -> None:
    page = fresh.get("/contacts", params={"actor": "Nobodywhatsoever"})
    assert page.status_code == 400
    assert "knows an actor of that name" in page.text


def test_the_network_names_both_parties_and_counts_the_pair(fresh: TestClient) -> None:
    page = fresh.get("/contacts?view=network").text
    assert page.count("<circle") >= 2
    assert "Joe Biden</text>" in page
    assert "Vladimir Putin</text>" in page


def test_accounts_stand_side_by_side_under_topics_with_facts_apart_and_linked(
    fresh: TestClient, ledger: Ledger
) -> None:
    page = fresh.get(f"/contacts/{_contact(ledger)}").text
    assert "not in this account" in page
    assert "What matters" in page
    assert '<th scope="row">Channel</th>' in page
    assert page.index("continue their dialogue") < page.index("continue personal contacts")
    assert '<th scope="col"><a href="/documents/d-' in page
    assert "?record=a-" in page


def test_points_are_narrowed_to_one_verdict(fresh: TestClient, ledger: Ledger) -> None:
    page = fresh.get(f"/contacts/{_contact(ledger)}?verdict=only").text
    assert 'class="only"' in page
    assert 'tbody class="differs"' not in page


def _told(ledger: Ledger, day: str) -> str:
    """A call of Biden and Macron that the White House alone tells of; gives its id."""
    text = "President Biden spoke today with President Macron of France. They discussed energy security in Europe."
    title = "Readout of President Biden’s Call with President Macron"
    added = ledger.add(
        load(text, url=f"https://us.example/{day}", date=day, issuer="White House", title=title), seen_at=NOW
    )
    return next(a.contact or "" for a in ledger.every("contact", Filter(document=added.document)) if a.contact)


def test_one_account_alone_says_that_nobody_else_has_told_and_who_might(fresh: TestClient, ledger: Ledger) -> None:
    page = fresh.get(f"/contacts/{_told(ledger, '2022-01-10')}").text
    assert "No other account of it is in the ledger. An account could be expected from France." in page
    assert "No document of France from 9 January 2022 to 17 January 2022 was there to be searched." in page
    assert "They discussed energy security in Europe." in page


def test_a_reviewer_makes_two_contacts_one(fresh: TestClient, ledger: Ledger) -> None:
    one, other = _told(ledger, "2022-01-10"), _told(ledger, "2022-01-13")
    page = fresh.get(f"/contacts/{one}").text
    assert f'<option value="{other}">' in page
    token = page.partition('name="csrf" value="')[2].partition('"')[0]
    answer = fresh.post(f"/contacts/{one}/merge", data={"csrf": token, "other": other, "reason": "one call"})
    assert answer.status_code == 303
    assert ledger.contact(other).id == one
    assert ledger.judgements()[0].author == "ann"


def test_a_merge_is_refused_to_those_who_only_read(ledger: Ledger) -> None:
    settings = Settings(trusted_header="X-Person", trusted_from=("testclient",), trusted_role="reader")
    with client(ledger, settings) as browser:
        answer = browser.post(f"/contacts/{_contact(ledger)}/merge", data={"other": "c-1"}, headers={"X-Person": "bob"})
    assert answer.status_code == 403


def test_an_actor_has_terms_of_office_contacts_and_words(fresh: TestClient) -> None:
    page = fresh.get("/actors/person:joe-biden").text
    assert "President" in page
    assert "20 January 2021" in page
    assert "Most contacts with" in page
    assert 'href="/actors/person:vladimir-putin"' in page


def test_an_actor_whom_nobody_knows_is_not_there(fresh: TestClient) -> None:
    assert fresh.get("/actors/person:nobody-at-all").status_code == 404


def test_commitments_stand_on_a_board_and_each_has_its_life(fresh: TestClient) -> None:
    page = fresh.get("/commitments?routine=true").text
    assert '<section class="state open">' in page
    address = page.partition('class="words" href="')[2].partition('"')[0]
    assert address.startswith("/commitments/")
    life = fresh.get(address).text
    assert "Its life" in life
    assert "?record=" in life


def test_search_marks_the_words_it_found(fresh: TestClient) -> None:
    page = fresh.get("/search", params={"q": '"security guarantees"'}).text
    assert "<mark>security guarantees</mark>" in page or "<mark>security</mark> <mark>guarantees</mark>" in page


def test_a_search_that_is_not_written_as_searches_are_is_told_in_one_line(fresh: TestClient) -> None:
    page = fresh.get("/search", params={"q": "-security"})
    assert page.status_code == 400
    assert page.text.count('role="alert"') == 1
    wrong = fresh.get("/search", params={"kind": "nonsense", "q": "security"})
    assert wrong.status_code == 400
    assert "is none of passage" in wrong.text or "is none of statement" in wrong.text


def test_likeness_orders_statements_by_meaning(fresh: TestClient) -> None:
    assert "likeness" in fresh.get("/search", params={"like": "they will continue to talk"}).text


def test_words_of_a_text_are_never_taken_for_markup(fresh: TestClient) -> None:
    page = fresh.get("/search", params={"q": "<script>alert(1)</script>"}).text
    assert "<script>alert" not in page


def test_sources_are_watched_and_left_by_an_admin(ledger: Ledger, tmp_path: Path) -> None:
    settings = Settings(author="ann", sources=str(tmp_path / "sources"), archive=str(tmp_path / "archive"))
    with client(ledger, settings) as browser:
        page = browser.get("/sources").text
        name = page.partition('name="source" value="')[2].partition('"')[0]
        token = page.partition('name="csrf" value="')[2].partition('"')[0]
        assert browser.post("/sources/watch", data={"csrf": token, "source": name}).status_code == 303
        assert "Watched: 1" in browser.get("/sources").text
        assert browser.post("/sources/leave", data={"csrf": token, "source": name}).status_code == 303
        assert "Watched: 0" in browser.get("/sources").text
        assert browser.post("/sources/watch", data={"csrf": token, "source": "no-such-source"}).status_code == 400


def test_a_source_is_watched_by_no_form_from_elsewhere(ledger: Ledger, tmp_path: Path) -> None:
    with client(ledger, replace(Settings(), sources=str(tmp_path))) as browser:
        assert browser.post("/sources/watch", data={"source": "kremlin"}).status_code == 403


def test_a_text_of_ones_own_stands_beside_the_accounts_and_is_not_kept(fresh: TestClient, ledger: Ledger) -> None:
    key = _contact(ledger)
    before = (ledger.state(), ledger.counts())
    mark = re.search(r'name="csrf" value="([0-9a-f]+)"', fresh.get(f"/contacts/{key}").text)
    assert mark is not None
    own = "President Biden spoke with President Putin. President Putin warned that talks would fail without guarantees for Norway."
    page = fresh.post(f"/contacts/{key}/try", data={"csrf": mark[1], "text": own, "issuer": ""})
    assert page.status_code == 200
    words = " ".join(re.sub(r"<[^>]*>", "", page.text).split())
    assert "guarantees for Norway" in words
    assert "not kept" in words
    assert "nothing of it was kept" in words
    assert (ledger.state(), ledger.counts()) == before
    assert ledger.search("Norway").total == 0
    assert "Norway" not in fresh.get(f"/contacts/{key}").text
    refused = fresh.post(f"/contacts/{key}/try", data={"csrf": mark[1], "text": " ", "issuer": ""})
    assert refused.status_code == 400
    assert "--force" not in refused.text


def _compared(fresh: TestClient, **told: str) -> httpx.Response:
    mark = re.search(r'name="csrf" value="([0-9a-f]+)"', fresh.get("/compare").text)
    assert mark is not None
    return fresh.post("/compare", data={"csrf": mark[1], **told})


def test_a_pasted_text_finds_its_contact_by_itself_and_is_not_kept(fresh: TestClient, ledger: Ledger) -> None:
    before = (ledger.state(), ledger.counts())
    own = "President Biden spoke by phone with President Putin. President Putin warned of delays in Norway."
    page = _compared(fresh, text=own, date="2022-01-17")
    words = " ".join(re.sub(r"<[^>]*>", "", page.text).split())
    assert page.status_code == 200
    assert "nothing of it was kept" in words
    assert "warned of delays in Norway" in words
    assert (ledger.state(), ledger.counts()) == before


def test_a_pasted_text_without_a_day_offers_the_contacts_of_its_parties(fresh: TestClient, ledger: Ledger) -> None:
    own = "President Biden spoke by phone with President Putin. They discussed Norway."
    page = _compared(fresh, text=own).text
    assert f'name="contact" value="{_contact(ledger)}"' in page
    assert "nothing of it was kept" in _compared(fresh, text=own, contact=_contact(ledger)).text
    assert "no contact of these parties" in _compared(
        fresh, text="President Macron spoke by phone with Chancellor Scholz.", date="2022-01-17"
    ).text  # fmt: skip
    assert _compared(fresh, text="It rained.").status_code == 400
    assert _compared(fresh, text=own, date="tomorrow").status_code == 400


def test_two_pasted_texts_stand_side_by_side_and_neither_is_kept(fresh: TestClient, ledger: Ledger) -> None:
    before = (ledger.state(), ledger.counts())
    ours = "President Macron spoke by phone with Chancellor Scholz. They agreed to send grain to Egypt."
    theirs = "Chancellor Scholz spoke by phone with President Macron. The two agreed to meet in Bonn."
    page = _compared(fresh, text=ours, issuer="Élysée", other=theirs, other_issuer="Federal Chancellery").text
    words = " ".join(re.sub(r"<[^>]*>", "", page.split('class="compare')[1].split("</table>")[0]).split())
    assert "grain to Egypt" in words
    assert "meet in Bonn" in words
    assert (ledger.state(), ledger.counts()) == before


def test_an_actors_page_tells_what_it_was_promised_and_the_list_holds_somebody_only(
    fresh: TestClient, ledger: Ledger
) -> None:
    text = "Olaf Scholz assured Volodymyr Zelenskyy that Germany would send generators to Ukraine. The Frobnicator of Zork said that it rained."
    ledger.add(load(text, url="https://de.example/8", date="2022-01-16", issuer="Federal Chancellery"), seen_at=NOW)
    refresh(ledger)
    page = fresh.get("/actors/country:UA").text
    assert "What it was promised" in page
    assert "generators" in page[page.index("What it was promised") :]
    strangers = [a for a in ledger.actors(limit=500) if a.id.startswith("unknown:")]
    listed = fresh.get("/actors").text
    assert not [a.id for a in strangers if f'href="/actors/{a.id}"' in listed]
    assert all(f'href="/actors/{a.id}"' in fresh.get("/actors?who=all").text for a in strangers[:3])


def test_full_texts_stand_beside_the_points_and_lead_to_each_other(fresh: TestClient, ledger: Ledger) -> None:
    page = fresh.get(f"/contacts/{_contact(ledger)}?view=texts").text
    led = dict(re.findall(r'id="(w\d-\d+)" data-points="[^"]+" href="#([^"]+)"', page))
    there = set(re.findall(r'id="([^"]+)"', page))
    assert set(led.values()) <= there
    assert set(re.findall(r'<a href="#(w\d-\d+)" data-goes>', page)) <= there
    words = {name: re.search(rf'id="{name}"[^>]*>([^<]*)<', page)[1] for name in led}  # type: ignore[index]
    dialogue = next(n for n, told in words.items() if "continue their dialogue" in told)
    assert "continue personal contacts" in words[led[dialogue]]
    for text in (WHITE_HOUSE, KREMLIN):
        assert html.escape(text.split(". ")[0], quote=False) in page


def test_what_is_printed_on_one_page_counts_what_it_leaves_out(fresh: TestClient, ledger: Ledger) -> None:
    page = fresh.get(f"/contacts/{_contact(ledger)}?view=print").text
    assert "continue their dialogue" in page
    assert "more row" not in page
    assert "Compare with a text of your own" not in page


def test_accounts_are_chosen_by_side(fresh: TestClient, ledger: Ledger) -> None:
    text = (
        "Vladimir Putin spoke by telephone with Joseph Biden. The Presidents agreed to stay in touch by all channels."
    )
    third = ledger.add(
        load(text, url="https://ru.example/later", date="2022-01-17", issuer="Kremlin", title="Once more"), seen_at=NOW
    ).document
    contact = _contact(ledger)
    accounts = {a.document: a.issuer for a in ledger.accounts(contact)}
    assert third in accounts
    american = next(d for d, issuer in accounts.items() if issuer == "org:white-house")
    page = fresh.get(f"/contacts/{contact}?account={american}&account={third}").text
    assert "stay in touch by all channels" in page
    assert "continue personal contacts" not in page
    assert page.count(f'name="account" value="{third}" checked') == 1
    assert f"account={american}&amp;account={third}&amp;verdict=only" in page


def test_a_reviewer_takes_accounts_apart_and_takes_that_back(fresh: TestClient, ledger: Ledger) -> None:
    contact = _contact(ledger)
    mine = next(a.document for a in ledger.accounts(contact) if a.issuer == "org:kremlin")
    token = fresh.get(f"/contacts/{contact}").text.partition('name="csrf" value="')[2].partition('"')[0]
    assert fresh.post(f"/contacts/{contact}/split", data={"csrf": token}).status_code == 400
    answer = fresh.post(f"/contacts/{contact}/split", data={"csrf": token, "account": mine, "reason": "another day"})
    other = answer.headers["location"].rpartition("/")[2]
    assert [a.document for a in ledger.accounts(other)] == [mine]
    assert mine not in {a.document for a in ledger.accounts(contact)}
    assert "another day" in fresh.get("/history").text
    fresh.post(f"/judgements/{ledger.judgements()[0].id}/undo", data={"csrf": token, "next": "/history"})
    assert mine in {a.document for a in ledger.accounts(contact)}


def test_a_surname_that_several_in_the_ledger_bear_offers_them(ledger: Ledger) -> None:
    text = "President Biden spoke today with Boris Johnson and with Sir Keir Starmer. Mike Johnson joined them."
    ledger.add(load(text, url="https://us.example/two", date="2024-01-17", issuer="White House"), seen_at=NOW)
    bearing = ledger.names(registry().bearers("Johnson"))
    assert len(bearing) > 1
    browser = client(ledger)
    told = browser.get("/search?actor=Johnson")
    assert told.status_code == 400
    assert all(one in told.text for one in bearing)
    assert browser.get("/search?actor=Putin").status_code == 200  # one alone bears it


def test_a_contact_of_which_no_day_is_known_has_a_page_that_says_so(fresh: TestClient, ledger: Ledger) -> None:
    text = "President Biden spoke with President Macron of France about energy security in Europe."
    added = ledger.add(load(text, url="https://us.example/no-day", issuer="White House"), seen_at=NOW)
    contact = next(a.contact for a in ledger.every("contact", Filter(document=added.document)) if a.contact)
    assert ledger.contact(contact).start is None
    answer = fresh.get(f"/contacts/{contact}")
    assert answer.status_code == 200
    assert "No day is known, so its documents were not searched." in answer.text
