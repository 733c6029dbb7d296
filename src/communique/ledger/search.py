"""Full-text search over findings: words, filters, ranking, the found words marked.

One function for both engines; each writes the query tree in its own language (`matching`). Of very
many hits the newest `WINDOW` are ranked, so that a frequent word costs no more than a rare one.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from communique.errors import SearchError
from communique.ledger.asking import parsed
from communique.ledger.engine import Backend
from communique.ledger.labels import label, months
from communique.ledger.queries import found_of, selected
from communique.ledger.records import Hit, Hits
from communique.ledger.tables import finding
from communique.model import Span

WINDOW = 1000
"""Hits that are ranked, the newest entered first."""
KINDS = ("statement", "act", "commitment", "contact", "passage")


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: words (see `asking`) and what to narrow it by; None narrows nothing.

    `within` is a kind of record (statement, act, commitment, contact, passage); by default passages,
    or statements where `speaker` or `depth` is given, acts where `act` is. `speaker`, `issuer` and
    `actor` (anyone involved or named) are actor ids; `depth` how many voices stand in the chain.
    """

    words: str = ""
    within: str | None = None
    speaker: str | None = None
    issuer: str | None = None
    actor: str | None = None
    topic: str | None = None
    act: str | None = None
    depth: int | None = None
    since: str | None = None
    until: str | None = None

    def kind(self) -> str:
        """The kind of record that is searched."""
        if self.within:
            if self.within not in KINDS:
                raise SearchError(f"{self.within}: is no kind of record; use {', '.join(KINDS)}")
            return self.within
        return "statement" if self.speaker or self.depth or self.act else "passage"

    def labels(self) -> list[str]:
        """The labels that a hit must bear."""
        pairs = (
            ("k", self.kind()), ("s", self.speaker), ("i", self.issuer), ("a", self.actor), ("t", self.topic),
            ("c", self.act), ("d", str(self.depth) if self.depth else None),
        )  # fmt: skip
        return [label(letter, value) for letter, value in pairs if value]


def search(connection: Connection, backend: Backend, asked: Asked, limit: int, offset: int) -> Hits:
    """The best hits, `limit` of them from `offset` on. Raises SearchError."""
    tree = parsed(asked.words)
    when: list[str] = []
    if asked.since or asked.until:
        first, last = _days(connection, asked.kind())
        when = months(asked.since, asked.until, first, last)
        if not when:
            return Hits((), 0)
    ranked = backend.ranked(connection, tree, asked.labels(), when, asked.since, asked.until, WINDOW)
    page = ranked[offset : offset + limit]
    rows = {
        row.id: row for row in connection.execute(
            selected()
            .where(finding.c.id.in_([number for number, _ in page]))
        )
    }  # fmt: skip
    marked = backend.marked(connection, tree, [number for number, _ in page]) if tree else {}
    hits = tuple(
        Hit(found_of(rows[number]), score, marks_of(marked.get(number, ""), backend.opening, backend.closing))
        for number, score in page
    )
    return Hits(hits, len(ranked), len(ranked) >= WINDOW)


def search_ids(connection: Connection, backend: Backend, asked: Asked, most: int) -> list[int]:
    """The numbers of the findings that have the words, of more than `most` the newest entered."""
    tree = parsed(asked.words)
    return [n for n, _ in backend.ranked(connection, tree, asked.labels(), [], None, None, most)] if tree else []


def marks_of(marked: str, opening: str, closing: str) -> tuple[Span, ...]:
    """The places of found words, from a text in which marks stand around them."""
    out: list[Span] = []
    at, start = 0, 0
    for char in marked:
        if char == opening:
            start = at
        elif char == closing:
            out.append(Span(start, at))
        else:
            at += 1
    return tuple(out)


def _days(connection: Connection, kind: str) -> tuple[str, str]:
    dated = (finding.c.kind == kind, finding.c.date.is_not(None))
    first = connection.scalar(select(finding.c.date).where(*dated).order_by(finding.c.date).limit(1))
    last = connection.scalar(select(finding.c.date).where(*dated).order_by(finding.c.date.desc()).limit(1))
    return first or "9999-12-31", last or "0001-01-01"
