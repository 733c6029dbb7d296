"""Who makes each claim of an account, by the reading's acts and statements.

Takes a chosen account, gives for a stretch of it the acts inside, the report that covers it, and whose
claim it is: the reporter's, else the doer's, else (in a speech that is told on without “he said”) the last speaker's,
else the issuer's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.actors import registry
from communique.compare.accounts import Chosen
from communique.compare.units.segmentation import Stretch
from communique.model import Act, Span, Statement

if TYPE_CHECKING:
    from communique.language import Token

_NOW = frozenset({"VBZ", "VBP", "MD"})
_SAYING = frozenset(
    [
        "state",
        "note",
        "announce",
        "emphasise",
        "reaffirm",
        "inform",
        "call-for",
        "wish",
        "warn",
        "criticise",
        "express-concern",
    ]
)
"""Kinds of report that later sentences can go on with; nobody goes on with thanks."""
_PARTY_KINDS = ("pronoun", "group", "office", "name")


@dataclass(frozen=True, slots=True)
class Found:
    """What the reading has of a stretch. `told_on`: nothing in it says whose claim it is, the text before does."""

    inside: tuple[Act, ...]
    around: Act | None
    report: Act | None
    by: tuple[str, ...]
    told_on: bool = False


class Speakers:
    """Follows an account from claim to claim."""

    def __init__(self, chosen: Chosen) -> None:
        self._chosen = chosen
        reading = chosen.reading
        self._acts = [a for a in reading.acts if a.cue]
        self._statements = [s for s in reading.statements if s.cue]
        self._named = {a for m in reading.mentions if m.kind == "name" for a in m.actors}
        self._parties = set(chosen.contact.participants)
        self._last: tuple[str, ...] = ()
        self._saying = False

    def cues(self, base: int, tokens: Sequence[Token]) -> frozenset[int]:
        """The offsets (in the passage) of the tokens at which a report begins."""
        starts = {a.cue[0].start - base for a in self._acts} | {s.cue[0].start - base for s in self._statements}
        return frozenset(t.idx for t in tokens if t.idx in starts)

    def of(self, span: Span, base: int, stretch: Stretch) -> Found:
        """Whose claim a stretch is, and by which acts."""
        inside = sorted((a for a in self._acts if any(c.overlaps(span) for c in a.cue)), key=lambda a: a.cue[0].start)
        covering = [a for a in self._acts if a not in inside and any(_covers(o, span) for o in a.object)]
        around = min(covering, key=lambda a: a.span.end - a.span.start, default=None)
        said = [s for s in self._statements if any(_covers(c, span) for c in s.content)]
        outer = [s for s in said if not any(c.overlaps(span) for c in s.cue)]
        verb = self._at(base, stretch)
        opener = verb or (inside[0] if inside and not around else None)
        by = self._by(opener, around, said)
        told_on = self._told_on(stretch, by, bool(around or outer) and not _reports(opener))
        if told_on:
            by = self._last
        by = by or self._subject(base, stretch)
        issuer = (self._chosen.account.issuer,) if self._chosen.account.issuer else ()
        if by and all(b.startswith("person:") for b in by):
            self._saying = told_on or (opener is None or opener.kind in _SAYING)
            self._last = by
        return Found(tuple(inside), around, opener or around, by or issuer, told_on)

    def _by(self, opener: Act | None, around: Act | None, said: Sequence[Statement]) -> tuple[str, ...]:
        for act in (opener, around):
            if act is not None and act.by:
                return self._known(act.by)
        quoted = max(said, key=lambda s: s.content[0].end - s.content[0].start, default=None)
        return self._known(quoted.speakers) if quoted else ()

    def _at(self, base: int, stretch: Stretch) -> Act | None:
        """The act whose cue is the stretch's report."""
        verb = stretch.report
        if verb is None:
            return None
        here = Span(base + verb.idx, base + verb.idx + len(verb))
        return next((a for a in self._acts if any(c.overlaps(here) for c in a.cue) and a.by), None)

    def _known(self, by: Sequence[str]) -> tuple[str, ...]:
        """Those whom the text names or who took part; else whoever took part for the issuer's side."""
        kept = tuple(b for b in by if not b.startswith("person:") or b in self._named or b in self._parties)
        if kept or not by:
            return kept
        known, side = registry(), self._chosen.account.side
        return tuple(p for p in self._chosen.contact.participants if side and known.country(p) == side)[:1]

    def _subject(self, base: int, stretch: Stretch) -> tuple[str, ...]:
        if not stretch.subject:
            return ()
        here = Span(base + stretch.subject[0].idx, base + stretch.subject[-1].idx + len(stretch.subject[-1]))
        found = [m for m in self._chosen.reading.mentions if m.span.within(here) and m.kind in _PARTY_KINDS]
        exact = [m for m in found if m.span.start - here.start < 5]
        return self._known(exact[0].actors) if exact else ()

    def _told_on(self, stretch: Stretch, by: tuple[str, ...], covered: bool) -> bool:
        """Whether a sentence goes on with what the last speaker says: in the present, without “he said”."""
        if covered or not self._saying or len(self._last) != 1 or stretch.report is None:
            return False
        known = registry()
        if any(b.startswith("person:") for b in by) or len(by) > 1:
            return False
        tags = {stretch.report.tag_, *(c.tag_ for c in stretch.report.children if c.dep_ in ("aux", "auxpass"))}
        return bool(tags & _NOW) and (not by or known.country(by[0]) == known.country(self._last[0]))


def _reports(act: Act | None) -> bool:
    return act is not None and any(b.startswith("person:") for b in act.by)


def _covers(outer: Span, inner: Span) -> bool:
    """Whether one span holds another's middle and most of it."""
    shared = min(outer.end, inner.end) - max(outer.start, inner.start)
    return shared * 2 > inner.end - inner.start
