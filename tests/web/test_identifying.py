"""From an actor's page: who a stranger is, that a name is nobody's, what somebody said on a topic, promised to whom."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from communique.documents import load
from communique.ledger import Ledger
from communique.ledger.views.refresh import refresh
from communique.web import Settings
from tests.web.conftest import NOW, client

STRANGERS = (
    "Milo Fenwick met Jill Arkwright in Bergen. Milo Fenwick said that the ferries would sail. "
    "Jill Arkwright thanked Milo Fenwick."
)
ENERGY = (
    ("2022-01-03", "Olaf Scholz said that gas supplies and energy security come first."),
    ("2022-01-10", "Olaf Scholz said that the pipeline would stay closed and energy prices would fall."),
    ("2022-01-12", "Olaf Scholz said that children should learn French."),
)


def _strangers(ledger: Ledger) -> tuple[str, str]:
    ledger.add(load(STRANGERS, url="https://no.example/1", date="2022-01-04", issuer="Kremlin"), seen_at=NOW)
    refresh(ledger)
    return "unknown:milo-fenwick", "unknown:jill-arkwright"


def _mark(browser: TestClient, address: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', browser.get(address).text)
    assert found
    return found[1]


def test_a_stranger_is_made_one_with_somebody_and_taken_apart_again(browser: TestClient, ledger: Ledger) -> None:
    milo, _ = _strangers(ledger)
    told = {"csrf": _mark(browser, f"/actors/{milo}"), "verb": "same", "who": milo, "name": "Olaf Scholz"}
    answer = browser.post("/actors/decide", data=told)
    assert answer.headers["location"] == "/actors/person:olaf-scholz"
    assert milo not in {a.id for a in ledger.actors(limit=500)}
    assert browser.get(f"/actors/{milo}").headers["location"] == "/actors/person:olaf-scholz"
    page = browser.get("/actors/person:olaf-scholz").text
    assert "Milo Fenwick is Olaf Scholz" in page
    undo = re.search(r'action="(/judgements/\d+/undo)"', page)
    assert undo
    browser.post(undo[1], data={"csrf": told["csrf"], "next": f"/actors/{milo}"})
    assert milo in {a.id for a in ledger.actors(limit=500)}
    assert "Take apart" not in browser.get("/actors/person:olaf-scholz").text


def test_several_names_are_nobody_at_once_and_two_spellings_one(browser: TestClient, ledger: Ledger) -> None:
    milo, jill = _strangers(ledger)
    mark = _mark(browser, "/actors?who=all")
    assert f'name="who" value="{milo}"' in browser.get("/actors?who=all").text
    answer = browser.post("/actors/decide", data={"csrf": mark, "verb": "same", "who": [milo, jill], "name": milo})
    assert answer.headers["location"] == f"/actors/{milo}"
    assert jill not in {a.id for a in ledger.actors(limit=500)}
    browser.post("/actors/decide", data={"csrf": mark, "verb": "nobody", "who": [milo]})
    answer = browser.get(f"/actors/{milo}")
    assert answer.status_code == 404
    assert "people decided that this is nobody" in answer.text
    assert [j.verb for j in ledger.judgements()] == ["nobody", "same"]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"verb": "nobody"}, "tick the names"),
        ({"verb": "same", "who": "unknown:milo-fenwick"}, "say who it is"),
        ({"verb": "nobody", "who": "person:joe-biden"}, "an actor of the registry"),
    ],
)
def test_what_cannot_be_decided_is_told_in_one_line(
    browser: TestClient, ledger: Ledger, told: dict[str, str], says: str
) -> None:
    _strangers(ledger)
    answer = browser.post("/actors/decide", data={"csrf": _mark(browser, "/actors?who=all"), **told})
    assert answer.status_code == 400
    assert says in answer.text
    assert ledger.judgements() == []


def test_a_reader_sees_no_form_that_would_be_refused(ledger: Ledger) -> None:
    milo, _ = _strangers(ledger)
    settings = Settings(trusted_header="X-Person", trusted_from=("testclient",), trusted_role="reader")
    with client(ledger, settings) as browser:
        for page in (f"/actors/{milo}", "/actors?who=all"):
            assert "/actors/decide" not in browser.get(page, headers={"X-Person": "bob"}).text


def test_an_actors_page_tells_what_was_said_on_a_topic_from_the_first_on(browser: TestClient, ledger: Ledger) -> None:
    for day, text in ENERGY:
        ledger.add(load(text, url=f"https://de.example/{day}", date=day, issuer="Federal Chancellery"), seen_at=NOW)
    refresh(ledger)
    page = browser.get("/actors/person:olaf-scholz?topic=energy").text
    said = page[page.index('id="said"') :]
    assert said.index("come first") < said.index("stay closed")
    assert "learn French" not in said
    assert browser.get("/actors/person:olaf-scholz?topic=nonsense").status_code == 400


def test_an_actors_page_counts_to_whom_it_is_bound(browser: TestClient, ledger: Ledger) -> None:
    text = "Olaf Scholz assured Volodymyr Zelenskyy that Germany would send generators to Ukraine."
    ledger.add(load(text, url="https://de.example/8", date="2022-01-16", issuer="Federal Chancellery"), seen_at=NOW)
    refresh(ledger)
    debtors = {a for c in ledger.commitments() for a in c.record.by}
    pages = [browser.get(f"/actors/{one}").text for one in sorted(debtors)]
    assert any(re.search(r'Towards <a href="/commitments\?actor=[^"]+towards=[^"]+">', page) for page in pages)
