"""Where a recogniser saw names is looked up by the place."""

from __future__ import annotations

from communique.actors.mentions.recognised_names import RecognisedNames
from communique.model import Span


def test_names_are_found_by_where_they_begin_and_by_what_they_share() -> None:
    names = RecognisedNames([Span(10, 22), Span(400, 411)])
    assert [names.begins(offset) for offset in (10, 11, 400)] == [True, False, True]
    assert names.over(Span(20, 405)) == [Span(10, 22), Span(400, 411)]
    assert names.over(Span(22, 400)) == []
    assert RecognisedNames().over(Span(0, 500)) == []
