"""Things by where they stand in a text: what shares a character with a span is looked up, not searched."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from communique.model.span import Span

Thing = TypeVar("Thing")
_WIDE = 256
"""Characters that are looked up together: about a sentence."""


class Spots(Generic[Thing]):
    """Things with the spans on which each stands. To add or to look up costs what the span is long and what stands
    there, however many things there are.
    """

    def __init__(self, things: Iterable[tuple[Thing, Iterable[Span]]] = ()) -> None:
        self._things: list[Thing] = []
        self._at: dict[int, list[tuple[int, Span]]] = {}
        for thing, spans in things:
            self.add(thing, spans)

    def add(self, thing: Thing, spans: Iterable[Span]) -> None:
        """Add a thing that stands on these spans."""
        number = len(self._things)
        self._things.append(thing)
        for span in spans:
            for spot in _spots(span):
                self._at.setdefault(spot, []).append((number, span))

    def over(self, *spans: Span) -> list[Thing]:
        """The things that share a character with any of the spans, each once, in the order in which they were added."""
        found = {
            number
            for span in spans
            for spot in _spots(span)
            for number, other in self._at.get(spot, ())
            if span.start < other.end and other.start < span.end
        }
        return [self._things[number] for number in sorted(found)]


def _spots(span: Span) -> range:
    return range(span.start // _WIDE, max(span.start, span.end - 1) // _WIDE + 1)
