"""A text longer than any that is written is read as far as stated; what stands behind is kept and named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from communique.documents import load
from communique.model import Reading
from communique.passages import size_limits
from communique.passages.size_limits import read_to
from communique.reading import Reader

CALL = "The Foreign Minister of Norway met the Foreign Minister of Peru. They agreed to send a ship.\n\n"
MOST, PASSAGE = 6_000, 2_500
"""What these tests read, so that they take no time."""


@pytest.fixture(autouse=True)
def _small() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(size_limits, "MOST", MOST)
        patch.setattr(size_limits, "PASSAGE", PASSAGE)
        patch.setattr(size_limits, "_MENDING", 200)
        yield


def _words(reading: Reading) -> str:
    return "".join("".join(p.span.of(reading.text).split()) for p in reading.passages)


@pytest.fixture
def long(reader: Reader) -> Reading:
    text = CALL + "They spoke of the sea.\n\n" * 260 + "\n\n" + CALL.replace("Norway", "Chile") + "The end.\n" * 700
    return reader.read(text, date="2024-05-02", issuer="White House")


def test_what_stands_behind_is_kept_can_be_searched_and_is_named(long: Reading) -> None:
    flags = [f for f in long.flags if f.kind == "unread"]
    end = read_to(long.text)
    assert [f.note for f in flags] == [f"not read: what stands behind the first {end:,} characters; give it in parts"]
    assert "Chile" in flags[0].span.of(long.text)
    assert flags[0].span.end == len(long.text.rstrip())
    assert _words(long) == "".join(long.text.split())
    assert all(p.span.end - p.span.start <= PASSAGE for p in long.passages if p.span.start >= end)


def test_what_stands_before_is_read_as_if_alone(long: Reading, reader: Reader) -> None:
    end = read_to(long.text)
    alone = reader.read(long.text[:end], date="2024-05-02", issuer="White House")
    assert [(a.kind, a.by, a.cue) for a in alone.acts] == [(a.kind, a.by, a.cue) for a in long.acts]
    assert any(a.kind == "agree" for a in long.acts)
    assert all(a.cue[0].start < end for a in long.acts)


def test_a_text_of_the_longest_that_is_read_has_no_such_flag(reader: Reader) -> None:
    made = reader.read_document(replace(load("abc\n" * (MOST // 4)), language="en"))
    assert len(made.text) == MOST
    assert not made.flags


def test_reading_ends_behind_a_paragraph_a_line_a_sentence_a_word_or_there() -> None:
    for unit in ("words and\n\n", "words and\n", "Words and. ", "words "):
        text = unit * MOST
        end = read_to(text)
        assert MOST - 100 < end <= MOST
        assert end % len(unit) == 0
    assert read_to("a" * (MOST + 1)) == MOST


def test_a_passage_longer_than_any_goes_on_in_another_of_the_same_voice(reader: Reader) -> None:
    text = "He agreed to send a ship to Peru. " * 160
    made = reader.read_document(replace(load(text), language="en"), "org:white-house")
    assert len(made.passages) == 3
    assert len({(p.kind, p.voices) for p in made.passages}) == 1
    assert all(p.span.end - p.span.start <= PASSAGE for p in made.passages)
    assert all(p.span.of(made.text).endswith("Peru.") for p in made.passages)
    assert {a.cue[0].start // 34 for a in made.acts} == set(range(160))


def test_a_long_text_in_another_language_is_kept_in_few_passages(reader: Reader) -> None:
    made = reader.read_document(replace(load("ab\n\n" * 20_000 + "abc " * 5_000), language="de"))
    assert _words(made) == "ab" * 20_000 + "abc" * 5_000
    assert len(made.passages) < MOST // 4 + 100
