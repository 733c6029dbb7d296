"""A passage with its parse, and the way between tokens and the characters of the document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.model import Passage, Span

if TYPE_CHECKING:
    from communique.language import Doc, Token


@dataclass(slots=True)
class PassageParse:
    """One passage and its parse. `base` is the offset of the passage's first character in the document."""

    passage: Passage
    doc: Doc
    words: str = field(init=False, repr=False)
    """The parse's own text, which it would otherwise put together anew each time."""

    def __post_init__(self) -> None:
        self.words = self.doc.text

    @property
    def base(self) -> int:
        """Where the passage begins in the document."""
        return self.passage.span.start

    def offset(self, token: Token) -> int:
        """A token's first character in the document."""
        return self.base + int(token.idx)

    def span(self, token: Token) -> Span:
        """A token's characters in the document."""
        return Span(self.base + token.idx, self.base + token.idx + len(token))

    def tokens_in(self, span: Span) -> list[Token]:
        """The tokens that begin inside `span`, in order."""
        start, end = max(0, span.start - self.base), min(self.passage.span.end, span.end) - self.base
        found = self.doc.char_span(start, end, alignment_mode="expand") if start < end else None
        return [t for t in found or () if start <= t.idx < end]

    def token_at(self, offset: int) -> Token | None:
        """The token that holds a character of the document."""
        at = offset - self.base
        found = self.doc.char_span(at, at + 1, alignment_mode="expand") if 0 <= at < len(self.words) else None
        return found[0] if found is not None and len(found) else None

    def tokens_span(self, first: Token, last: Token) -> Span:
        """From the first character of one token to the last of another."""
        return Span(self.offset(first), self.offset(last) + len(last))
