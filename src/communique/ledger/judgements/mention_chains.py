"""The mention on which a finding's actor stands, and the chain of mentions in its document that lead back to it.

A name or an office leads to all places that call the same actors by the same words, and to the pronouns after them; a
pronoun to those of its passage that follow it before the actor is named again; “I”, and a label before somebody's
words, to every passage under that label. Pure: a reading in, places out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from communique.actors.normalization import key
from communique.model import Act, Contact, Mention, Passage, Reading, Span, Statement
from communique.vocabulary import word_set

FIRST = word_set("ledger", "first-person")
"""Words by which a speaker means himself: they go with his words, whatever is named before them."""
_LABELLED = frozenset({"turn", "introduced", "inherited", "quotation"})
"""Why a passage is somebody's (`Passage.basis`), where its words and no issuer say so."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Places in a text that mean the same: mentions, and passages under one label. Both empty: there is no chain."""

    mentions: frozenset[Span] = frozenset()
    passages: frozenset[str] = frozenset()


class Mentioned:
    """The mentions of a reading, to be asked on which of them a record stands and where that one leads.

    Words that name who says something, and are no mention of anybody known, are taken for one of who is said to.
    """

    def __init__(self, reading: Reading) -> None:
        self.text, self.passages = reading.text, {p.id: p for p in reading.passages}
        self._statements = {s.id: s for s in reading.statements}
        self._order(reading.mentions)
        named = {s for one in reading.statements for s in one.source if any(True for _ in self.at(s))}
        unnamed = [
            Mention(span, "office", one.speakers) for one in reading.statements for span in one.source
            if span not in named
        ]  # fmt: skip
        self._order([*self._mentions, *unnamed])

    def _order(self, mentions: Iterable[Mention]) -> None:
        self._mentions = sorted(mentions, key=lambda m: m.span)
        self._starts = [m.span.start for m in self._mentions]
        self._longest = max((m.span.end - m.span.start for m in self._mentions), default=0)

    def chain(self, record: Any, field: str, meant: frozenset[str]) -> Chain:
        """The chain of the mention by which a record's field has the actors `meant`."""
        first = self.place(record, field, meant)
        passage = self.passages.get(getattr(record, "passage", ""))
        if first is None or self.is_first(first):
            voiced = passage is not None and meant & set(passage.voices) and field in ("speakers", "by")
            under = _under_label(list(self.passages.values()), passage) if voiced and passage is not None else ()
            if under:
                return Chain(self._first_persons(under, meant), under)
        if first is None:
            return Chain()
        return Chain(self._pronouns_after(first) if first.kind == "pronoun" else self._named_alike(first))

    def place(self, record: Any, field: str, meant: frozenset[str]) -> Mention | None:
        """The mention by which the record has these actors in that field; None where its words name none of them."""
        for spans in self._searched(record, field):
            found = [m for span in spans for m in self.at(span) if meant & set(m.actors)]
            if found:
                return found[0] if field in ("to", "addressees") else found[-1]
        return None

    def at(self, span: Span) -> Iterator[Mention]:
        """The mentions that lie within a stretch of the text, or hold it, in their order."""
        first = bisect_left(self._starts, span.start - self._longest)
        for one in self._mentions[first : bisect_right(self._starts, span.end)]:
            if one.span.within(span) or span.within(one.span):
                yield one

    def is_first(self, one: Mention) -> bool:
        """Whether it is a word by which speakers mean themselves."""
        return one.kind == "pronoun" and one.span.of(self.text).lower() in FIRST

    def _searched(self, record: Any, field: str) -> list[tuple[Span, ...]]:
        """Where a record's words name who stands in a field, the likeliest first."""
        if isinstance(record, Statement):
            cue = record.cue[0].start if record.cue else 0
            near = tuple(Span(cue, c.start) for c in record.content[:1] if cue < c.start)
            return [record.source] if field == "speakers" else [near]
        if isinstance(record, Act):
            said = self._statements.get(record.statement or "")
            start = record.cue[0].start if record.cue else record.span.end
            before = (Span(record.span.start, start),) if start > record.span.start else ()
            after = (Span(start, record.span.end),) if start < record.span.end else ()
            if field == "to":
                return [after, before]
            return [said.source if said is not None and said.speakers == record.by else (), before]
        return [record.evidence] if isinstance(record, Contact) else []

    def _first_persons(self, passages: Iterable[str], meant: frozenset[str]) -> frozenset[Span]:
        """Where somebody means himself in his passages."""
        inside = [self.passages[p].span for p in passages]
        return frozenset(m.span for s in inside for m in self.at(s) if self.is_first(m) and meant & set(m.actors))

    def _named_alike(self, first: Mention) -> frozenset[Span]:
        """The places that call the same actors so, and the pronouns that lead back to one of them."""
        called = self._called(first)
        out: set[Span] = set()
        last: Mention | None = None
        for one in self._mentions:
            if one.actors != first.actors:
                continue
            if one.kind != "pronoun":
                last = one
                if self._called(one) == called:
                    out.add(one.span)
            elif last is not None and last.span in out and not self.is_first(one):
                out.add(one.span)
        return frozenset(out)

    def _pronouns_after(self, first: Mention) -> frozenset[Span]:
        """A pronoun, and those after it in its passage that mean the same, up to where they are named again."""
        inside = next((p.span for p in self.passages.values() if first.span.within(p.span)), first.span)
        out: set[Span] = set()
        for one in self.at(inside):
            if one.span.start < first.span.start or one.actors != first.actors:
                continue
            if one.kind != "pronoun":
                break
            if self.is_first(one) == self.is_first(first):
                out.add(one.span)
        return frozenset(out)

    def _called(self, one: Mention) -> str:
        """What a mention calls its actor: a name by its last word, anything else as it stands."""
        words = key(one.span.of(self.text)).split()
        return " ".join(words[-1:] if one.kind == "name" else words)


def _under_label(passages: Sequence[Passage], first: Passage) -> frozenset[str]:
    """The passages of the same voice under a label; none where the document's issuer is the voice."""
    if first.basis not in _LABELLED:
        return frozenset()
    return frozenset(p.id for p in passages if p.voices == first.voices and p.basis in _LABELLED)
