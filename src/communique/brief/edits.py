"""Edited after publication: later versions that differ in who, what or how much, seen in these days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.brief.drafts import Draft, On, Source, ordered
from communique.brief.gather import Gathered, Paper
from communique.brief.quoting import LONGEST
from communique.follow import revise
from communique.model import Edit, Reading, Span
from communique.model.span import trimmed

_AROUND = 60
_WEIGHTS = {
    "number": 3.6, "negation": 4.0, "speaker": 3.8, "name": 3.4, "office": 3.4, "strength": 3.6, "modality": 3.6,
    "date": 3.4, "added": 3.0, "removed": 3.2, "wording": 2.8,
}  # fmt: skip


def drafts(g: Gathered) -> list[Draft]:
    """One sentence a substantive edit; those near the names of those asked for first."""
    made: list[Draft] = []
    for later, before, number, seen in g.revised:
        earlier = replace(later, reading=before, kept=replace(later.kept, revision=number - 1))
        for edit in revise(before, later.reading).substantive:
            made += list(_told(g, earlier, later, edit, On(seen)))
    return ordered(made)


def _told(g: Gathered, earlier: Paper, later: Paper, edit: Edit, seen: On) -> Iterator[Draft]:
    old = _context(earlier.reading, edit.before)
    new = _context(later.reading, edit.after)
    if (edit.before and not old) or (edit.after and not new):
        return
    slots: dict[str, object] = {
        "teller": (Source(later.kept.issuer),), "when": On(later.day, word="of"), "seen": seen,
    }  # fmt: skip
    if old:
        slots["old"] = g.cited(earlier, old)
    if new:
        slots["new"] = g.cited(later, new)
    name = "edit-changed" if old and new else "edit-added" if new else "edit-removed"
    near = (new and _near(later, new)) or (old and _near_old(g, earlier.reading, old))
    weight = _WEIGHTS.get(edit.kind, 2.8) + 0.8 * bool(near)
    place = (edit.after or edit.before or Span(0, 1)).start
    yield Draft(name, slots, weight=weight, day=later.at.day, key=f"{later.kept.id} {place:09}")


def _near(paper: Paper, span: Span) -> bool:
    wide = Span(span.start - 2 * _AROUND, span.end + 2 * _AROUND)
    return any(m.overlaps(wide) for m in paper.about)


def _near_old(g: Gathered, reading: Reading, span: Span) -> bool:
    wide = Span(span.start - 2 * _AROUND, span.end + 2 * _AROUND)
    return any(m.span.overlaps(wide) for m in reading.mentions if g.around & set(m.actors))


def _context(reading: Reading, span: Span | None) -> Span | None:
    """The words with some of those around them, up to whole words and not over a blank line."""
    if span is None or span.end - span.start > LONGEST:
        return None
    text = reading.text
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    start = max(start, text.rfind("\n\n", start, span.start) + 2 if "\n\n" in text[start : span.start] else start)
    end = text.find("\n\n", span.end, end) if "\n\n" in text[span.end : end] else end
    while start > 0 and start < span.start and not text[start - 1].isspace():
        start += 1
    while end < len(text) and end > span.end and not text[end].isspace():
        end -= 1
    return trimmed(Span(start, end), text)
