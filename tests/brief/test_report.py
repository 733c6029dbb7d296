"""A brief says nothing without its words: the types hold it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.brief.report import QUOTATION_MARKS, Reference, Sentence
from communique.errors import BriefError, SpanError
from communique.model import Span


def reference(text: str, *spans: Span) -> Reference:
    return Reference.to(text, spans, "d-1", "org:kremlin", "The Kremlin", "A call", dt.date(2022, 1, 3), 1, None)


@given(st.lists(st.text(), max_size=4))
def test_no_sentence_is_made_without_a_reference(words: list[str]) -> None:
    with pytest.raises(BriefError):
        Sentence(tuple(words), ())


@given(st.text(min_size=1), st.sampled_from(QUOTATION_MARKS), st.text())
def test_words_of_ours_never_stand_in_quotation_marks(before: str, mark: str, after: str) -> None:
    with pytest.raises(BriefError):
        Sentence((before + mark + after,), (reference("Hello there", Span(0, 5)),))


@given(st.text(min_size=1).filter(lambda t: t.strip()), st.data())
def test_a_reference_holds_exactly_the_characters_of_its_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    if span.of(text).strip():
        assert reference(text, span).words == (text[span.start : span.end],)


def test_a_quotation_must_be_among_what_the_sentence_stands_on() -> None:
    one, other = reference("Hello there", Span(0, 5)), reference("Hello there", Span(6, 11))
    with pytest.raises(BriefError):
        Sentence(("He said ", other), (one,))
    assert Sentence(("He said ", one, "."), (one,)).text == "He said “Hello”."


def test_a_span_outside_of_the_text_is_refused() -> None:
    with pytest.raises(SpanError):
        reference("Hello", Span(3, 9))
