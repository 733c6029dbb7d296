"""PLOVER's modes and contexts: each by the words or the code of an act."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.export.codebook import TYPES, context, contexts, mode, modes
from communique.extract.topics import known_topics
from communique.model import Act
from tests.conftest import Read

HOW = [
    ("President Putin had a telephone conversation with President Biden.", "CONSULT", "phone"),
    ("President Biden urged Russia to release the prisoners.", "REQUEST", "yield"),
    ("President Biden called on Russia to return to negotiations.", "REQUEST", "meet"),
    ("Russia rejected the proposal to meet with Ukraine.", "REJECT", "meet"),
    ("President Biden threatened Russia with sanctions.", "THREATEN", "restrict"),
    ("Russia expelled ten American diplomats.", "SANCTION", "expel"),
    ("Police arrested forty opposition activists in Minsk.", "COERCE", "arrest"),
    ("Russian forces shelled Kharkiv with artillery.", "ASSAULT", "heavy-weapons"),
    ("Russia withdrew its troops from the region.", "RETREAT", "withdraw"),
    ("The United States provided military aid to Ukraine.", "AID", "military"),
]


def _of(read: Read, sentence: str, event: str) -> tuple[Act, str]:
    reading = read(sentence, date="2022-01-17")
    act = next(a for a in reading.acts if a.plover == event)
    return act, act.span.of(reading.text)


@pytest.mark.parametrize(("sentence", "event", "how"), HOW)
def test_an_event_has_the_mode_that_its_words_show(read: Read, sentence: str, event: str, how: str) -> None:
    assert mode(*_of(read, sentence, event)) == how


def test_what_is_only_said_has_no_mode(read: Read) -> None:
    assert mode(*_of(read, "President Putin agreed to withdraw troops.", "AGREE")) is None


def test_contexts_say_what_it_was_about_and_that_it_is_to_come(read: Read) -> None:
    assert context(*_of(read, "President Biden urged Russia to respect human rights.", "REQUEST")) == ["human_rights"]
    act, words = _of(read, "President Biden promised to help Ukraine against cyberattacks.", "AGREE")
    assert context(act, words) == ["cyber"]
    assert context(replace(act, modality="intended"), words) == ["cyber", "future"]
    assert context(replace(act, modality="conditional"), words) == ["cyber", "hypothetical"]


def test_the_tables_name_types_and_topics_that_there_are() -> None:
    assert {entry.event for entry in modes()} <= TYPES
    assert {topic for entry in contexts() for topic in entry.topics} <= set(known_topics())
