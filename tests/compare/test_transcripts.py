"""A transcript of what a side's reporters asked, beside the other side's account."""

from __future__ import annotations

import pytest

import communique
from communique.compare.names import called
from communique.model import Comparison
from tests.compare.conftest import about, claims

ACCOUNT = (
    "President Joe Biden spoke today with President Recep Tayyip Erdoğan of Türkiye. President Biden urged Türkiye to "
    "ratify the accession of Sweden to NATO before the summit. He raised concerns about the operation in northern Syria."
)
BRIEFING = (
    "QUESTION: President Erdoğan spoke with President Biden yesterday. Did Mr Biden raise the accession of Sweden to "
    "NATO?\n\nSPOKESPERSON: I have nothing to add to the readout.\n\n"
    "QUESTION: Will the pensions be raised before the harvest?\n\n"
    "SPOKESPERSON: The minister of labour will announce it next week.\n"
)


@pytest.fixture(scope="module")
def made() -> Comparison:
    return communique.compare([
        communique.read(ACCOUNT, date="2023-05-16", issuer="White House"),
        communique.read(BRIEFING, date="2023-05-17", issuer="Turkish Foreign Ministry"),
    ])  # fmt: skip


def test_a_transcript_is_its_issuers_account_not_a_reporters(made: Comparison) -> None:
    assert made.accounts[1].side == "country:TR"
    assert called(made.accounts)[1] != "reporter"


def test_what_is_only_asked_is_never_told_alike(made: Comparison) -> None:
    point = about(made, "accession of Sweden to NATO before")
    assert point.verdict == "differs"
    assert [v.words for d in point.differences for v in d.values] == ["told", "asked"]
    assert point.explanation is not None
    assert point.explanation.startswith("The White House tells it; ")


def test_an_answer_stands_with_its_question(made: Comparison) -> None:
    told = [[c.text for c in t.claims] for t in about(made, "nothing to add").accounts if t.account == 1]
    assert any(text.startswith("[Question:] Did Mr Biden raise") for text in told[0])


def test_questions_about_other_things_are_left_out(made: Comparison) -> None:
    assert not [c for c in claims(made, 1) if "pension" in c.text or "labour" in c.text]


def test_a_transcript_gives_no_facts_of_the_contact(made: Comparison) -> None:
    assert {v.account for f in made.facts for v in f.values} == {0}
