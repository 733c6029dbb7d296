from __future__ import annotations

import datetime as dt

from communique.follow.records import wordings
from communique.follow.wording.formulas import formulas
from communique.follow.wording.trigrams import pieces
from communique.model import Document, Formula, Passage, Publication, Reading, Span, Wording


def said(texts: list[str], speaker: str = "org:kremlin") -> tuple[list[Wording], list[Publication]]:
    found: list[Wording] = []
    calendar = []
    for i, text in enumerate(texts):
        day = dt.date(2022, 1, 1) + dt.timedelta(days=i)
        passage = Passage("p", Span(0, len(text)), "readout", speaker)
        reading = Reading(Document(text, day), speaker, passages=(passage,))
        at = Publication(f"{i:03}", day.isoformat(), speaker)
        calendar.append(at)
        found += wordings(reading, at)
    return found, calendar


def formula(texts: list[str], words: str) -> Formula:
    found, calendar = said(texts)
    made = [f for f in formulas(found, {"org:kremlin": calendar}) if words in f.words]
    assert len(made) == 1, [f.words for f in made]
    return made[0]


def plain(count: int) -> list[str]:
    return [f"Number{i}a spoke of matter{i}b and thing{i}c." for i in range(count)]


FULL = "They support the unity, sovereignty and territorial integrity of the island."
LESS = "They support the sovereignty and territorial integrity of the island."


def test_a_wording_that_recurs_is_found_without_a_list() -> None:
    found = formula([*plain(3), FULL, *plain(2), FULL, FULL], "unity, sovereignty and territorial integrity")
    assert (found.documents, found.first) == (3, "2022-01-04")


def test_a_formula_that_loses_a_word_is_one_family_with_a_change() -> None:
    found = formula([FULL] * 4 + [LESS] * 4, "territorial integrity")
    assert [c.lost for c in found.changes] == [("unity",)]
    assert found.changes[0].day == "2022-01-05"


def test_a_formula_is_dropped_when_the_speaker_goes_on_without_it() -> None:
    assert formula([FULL] * 6 + plain(12), "integrity").dropped == "2022-01-06"
    assert formula([FULL] * 6 + plain(1), "integrity").dropped is None


def test_a_formula_is_new_when_the_speaker_had_long_done_without_it() -> None:
    assert formula(plain(20) + [FULL] * 6, "integrity").entered


def test_pieces_are_counted_once_a_place_and_do_not_cross_sentences() -> None:
    text = "Grain trade grows. Coal trade falls quickly."
    reading = Reading(Document(text), None, passages=(Passage("p", Span(0, len(text)), "statement", "author"),))
    assert [p.span.of(text) for p in pieces(reading)] == [
        "Grain trade grows",
        "Coal trade falls",
        "trade falls quickly",
    ]
