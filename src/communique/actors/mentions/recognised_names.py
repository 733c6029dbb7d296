"""Where a recogniser of names saw persons in a text: looked up by the place, once for everybody who asks."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model import Span
from communique.model.spots import Spots


class RecognisedNames:
    """The spans of one text in which a recogniser saw a person's name."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self.spans = tuple(spans)
        self._places = Spots((span, (span,)) for span in self.spans)
        self._starts = frozenset(span.start for span in self.spans)

    def begins(self, offset: int) -> bool:
        """Whether a name begins at a character."""
        return offset in self._starts

    def over(self, span: Span) -> list[Span]:
        """The names that share a character with a span."""
        return self._places.over(span)
