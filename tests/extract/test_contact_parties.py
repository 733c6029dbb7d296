"""Between whom contacts are that an account speaks of beside its own: visits, sessions, meetings one after the other."""

from __future__ import annotations

import pytest

from communique.model import Contact
from communique.reading import Reader

MET = (
    "The Minister of Foreign Affairs, Mrs. Aba Kponton, received in Lomé on Monday her Mongolian counterpart,"
    " Mr. Tserendorj Batsukh. The two ministers reviewed the cooperation in mining and education. "
)
HOST, GUEST = "unknown:aba-kponton", "unknown:tserendorj-batsukh"


@pytest.fixture(scope="module")
def reader() -> Reader:
    made = Reader()
    made.tell = lambda message: None
    return made


def _contact(reader: Reader, text: str, words: str) -> Contact:
    reading = reader.read(text, date="2024-05-14", issuer="Ministry of Foreign Affairs of Togo")
    at = text.index(words)
    found = [c for c in reading.contacts if any(e.start <= at < e.end for e in c.evidence)]
    assert found, f"no contact on {words!r}: {[c.evidence for c in reading.contacts]}"
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "words", "between"),
    [
        ("Mr. Batsukh invited his host to pay an official visit to Ulaanbaatar in the autumn.", "visit to", {HOST, "country:MN"}),
        ("Mrs. Kponton invited her guest to visit Togo again.", "visit Togo", {GUEST, "country:TG"}),
        ("They agreed to hold the next session of the joint commission in Ulaanbaatar in March.", "session", {"country:TG", "country:MN"}),
        ("In the evening Mrs. Kponton met the Head of the EU Delegation, Mr. Juhani Vester.", "met", {HOST, "unknown:juhani-vester"}),
    ],
)  # fmt: skip
def test_a_contact_is_between_those_whom_its_own_words_tell(
    reader: Reader, sentence: str, words: str, between: set[str]
) -> None:
    assert set(_contact(reader, MET + sentence, words).participants) == between


def test_the_accounts_own_contact_stays_between_those_who_met(reader: Reader) -> None:
    assert set(_contact(reader, MET, "received").participants) == {HOST, GUEST}


def test_two_offices_joined_are_two_persons(reader: Reader) -> None:
    text = (
        "The Prime Minister, Mr. Kodjo Adoli, held a telephone call with the President of Mongolia, Mr. Ganbold Tumen."
        " The Prime Minister spoke of the drought. The Prime Minister and the President condemned the attack on Niamey."
    )
    reading = reader.read(text, date="2024-05-14", issuer="Prime Minister of Togo")
    at = text.index("condemned")
    [act] = [a for a in reading.acts if any(c.start <= at < c.end for c in a.cue)]
    assert set(act.by) == {"unknown:kodjo-adoli", "unknown:ganbold-tumen"}
