"""Of a side whose texts could not be read nothing is said to be missing: on no page, in no brief, list or answer."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest

from communique.actors import registry
from communique.brief import Asked, brief, render
from communique.documents import load
from communique.ledger import Ledger
from communique.ledger.queries import document_list
from communique.ledger.views import silent_sides
from communique.ledger.views.daily_summary import today
from communique.ledger.views.developments import agenda
from communique.ledger.views.refresh import refresh

from .conftest import NOW, client

READOUT = (
    "President Biden spoke today by phone with President Putin of Russia. He urged Russia to free the fishing boats. "
    "They agreed to speak again on January 12."
)
RUSSIAN = (
    "Состоялся телефонный разговор Владимира Путина с Президентом Соединённых Штатов Америки. Обсуждались рыболовные суда.",
    "Президент провёл рабочую встречу с губернатором области. Обсуждалось строительство школ и дорог в этом году.",
    "Владимир Путин поздравил сборную команду страны с победой на чемпионате и пожелал ей новых успехов.",
)
CLAIMS = re.compile(r"not found in the \d|told by one side|no word|silent on|nothing on|not told by|alone tell", re.I)


@pytest.fixture
def four(ledger: Ledger) -> Ledger:
    """One readout of a call, and three texts of the other side that are not read."""
    for one in ledger.documents():
        ledger.judge("remove", one.id, author="ann", made_at=NOW)
    told = {
        "date": "2022-01-05",
        "issuer": "White House",
        "title": "Readout of President Biden’s Call with President Putin",
    }
    ledger.add(load(READOUT, url="https://us.example/boats", **told), seen_at=NOW)  # type: ignore[arg-type]
    for n, text in enumerate(RUSSIAN):
        ledger.add(load(text, url=f"https://ru.example/{n}", date=f"2022-01-0{n + 4}", issuer="Kremlin"), seen_at=NOW)
    refresh(ledger)
    return ledger


def test_no_list_says_that_the_side_kept_silent(four: Ledger) -> None:
    assert silent_sides.untold(four)[1] == 0
    assert silent_sides.unspoken(four) == ()
    assert {i.outcome for i in agenda(four, registry(), "2022-03-01")} <= {"not-known", "ahead"}
    assert [(u.issuer, u.language, u.documents) for u in document_list.unread(four)] == [("org:kremlin", "ru", 3)]
    assert today(four, registry(), NOW - dt.timedelta(1), NOW).unread == document_list.unread(four)


def test_the_brief_names_what_could_not_be_read(four: Ledger) -> None:
    for length in ("short", "full"):
        asked = Asked(("country:RU",), dt.date(2022, 1, 1), dt.date(2022, 1, 31), dt.date(2022, 3, 1), length)  # type: ignore[arg-type]
        told = render(brief(four, asked), "md").decode()
        assert not CLAIMS.search(told)
        assert "nothing was looked for in them: 3 documents of the Kremlin in Russian" in told


def test_no_page_and_no_answer_of_the_api_claims_it(four: Ledger) -> None:
    browser = client(four)
    contact = next(c.id for c in four.contacts() if c.status == "held")
    pages = ["/", "/contacts", f"/contacts/{contact}", "/actors/country:RU", "/commitments", "/search?q=Putin+call"]
    answers = ["/api/v1/contacts", f"/api/v1/contacts/{contact}", "/api/v1/board", "/feeds/contacts.atom"]
    for address in (*pages, *answers):
        shown = browser.get(address)
        assert shown.status_code == 200
        assert not CLAIMS.search(re.sub(r"<[^>]+>", " ", shown.text)), address
    assert "3 documents of" in browser.get("/").text
    assert "could not be read" in browser.get(f"/contacts/{contact}").text
    assert "An account could be expected from" not in browser.get(f"/contacts/{contact}").text
    listed = json.loads(browser.get("/api/v1/documents").text)["items"]
    assert sorted(d["read"] for d in listed) == [False, False, False, True]
