"""A comparison cut to one printed page: the points that weigh most, as many as an A4 page holds.

Lines are estimated from characters and the width of a column, as the page sets them; what is left out is counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from communique.compare.printing.full_texts import GRAVEST
from communique.compare.printing.sheet import Line, Row, Section, sections
from communique.model import Comparison

LINES = 57.0
"""Lines of the table's text on one page, the head of the page counted."""
_WIDE = 118
"""Characters of a line over the whole width of the page."""
_HEAD, _FACT, _TOPIC, _BETWEEN = 7.0, 1.0, 1.6, 0.6


def one_page(comparison: Comparison) -> tuple[list[Section], int]:
    """The topics with the rows that one page holds, in their order, and how many rows are left out."""
    told = sections(comparison)
    weights = {p.id: p.weight for p in comparison.points}
    rows = [(row, section.id) for section in told for row in section.rows]
    order = sorted(range(len(rows)), key=lambda n: (-weights[rows[n][0].id], GRAVEST.index(rows[n][0].verdict), n))
    room = LINES - _HEAD - _FACT * len(comparison.facts) - _headlines(comparison)
    wide = _WIDE // max(len(comparison.accounts), 1)
    kept: set[int] = set()
    topics: set[str] = set()
    for n in order:
        row, topic = rows[n]
        cost = _lines(row, wide) + (0 if topic in topics else _TOPIC)
        if cost <= room or not kept:
            room -= cost
            kept.add(n)
            topics.add(topic)
    chosen = {rows[n][0].id for n in kept}
    cut = [Section(s.id, s.name, tuple(r for r in s.rows if r.id in chosen)) for s in told]
    return [s for s in cut if s.rows], len(rows) - len(kept)


def _headlines(comparison: Comparison) -> float:
    return 2.0 * len(comparison.head)


def _lines(row: Row, wide: int) -> float:
    note = 0.0 if row.verdict == "only" else 1.0 * ceil((len(row.explanation) + 18) / _WIDE)
    return note + max(_cell(cell, wide) for cell in row.cells) + _BETWEEN


def _cell(cell: Sequence[Line], wide: int) -> float:
    told = (sum(len(p.words) for p in line.pieces) for line in cell)
    return sum(ceil(many / wide) + 0.3 for many in told) or 1.0
