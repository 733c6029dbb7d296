import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.errors import SpanError
from communique.model import Document, Flag, Reading, Span
from communique.model.span import checked, cover, merged, trimmed


def test_a_span_names_the_words_of_its_text() -> None:
    assert Span(4, 9).of("The Élysée said") == "Élysé"


@pytest.mark.parametrize("span", [Span(0, 0), Span(3, 2), Span(-1, 2), Span(0, 6)])
def test_a_span_that_does_not_fit_is_refused(span: Span) -> None:
    with pytest.raises(SpanError, match="does not fit"):
        checked(span, "words")


def test_a_reading_refuses_a_finding_without_words() -> None:
    with pytest.raises(SpanError):
        Reading(Document("short"), flags=(Flag(Span(2, 99), "truncated", ""),))


def test_spans_that_touch_are_joined_and_others_stay_apart() -> None:
    assert merged([Span(5, 7), Span(0, 3), Span(3, 4)]) == (Span(0, 4), Span(5, 7))
    assert cover([Span(5, 7), Span(0, 3)]) == Span(0, 7)


@given(st.text(alphabet=" \nab", min_size=1, max_size=20))
def test_trimming_keeps_every_word(text: str) -> None:
    span = trimmed(Span(0, len(text)), text)
    assert (span.of(text) if span else "") == text.strip()
