"""Full-text search over findings: words, filters, ranking, the found words marked.

One function for both engines; each writes the query tree in its own language. Of very
many hits the newest `WINDOW` are ranked, so that a frequent word costs no more than a rare one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from communique.actors import registry
from communique.errors import SearchError
from communique.ledger.queries.finding_queries import found_of, selected
from communique.ledger.records import Hit, Hits
from communique.ledger.search.index_labels import label, months
from communique.ledger.search.query_expansion import Understood, relaxed, understood
from communique.ledger.search.syntax import Node, parsed
from communique.ledger.storage.engine import Backend
from communique.ledger.storage.schema import actor as actors
from communique.ledger.storage.schema import finding
from communique.model import Span

WINDOW = 1000
"""Hits that are ranked, the newest entered first."""
FEW = 5
"""Of fewer hits of a question those follow that have most of its words: a question is seldom told in its own."""
SERVING = 300
"""People and bodies for whom a country stands in a search."""
ORDERS = ("relevance", "day")
KINDS = ("statement", "act", "commitment", "contact", "passage")


@dataclass(frozen=True, slots=True)
class Asked:
    """A search: words (see `syntax`) and what to narrow it by; None narrows nothing.

    `within` is a kind of record (statement, act, commitment, contact, passage); by default passages,
    or statements where `speaker` or `depth` is given, acts where `act` is. `speaker`, `issuer` and
    `actor` (anyone involved or named) are actor ids, and a country stands for all who serve it; `depth` is how many
    voices stand in the chain. `order` is “relevance” or “day”. Names are found in every spelling, with the mentions of
    who bears them, words with those that say the same; with `exact` the words are taken as they stand.
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
    order: str = "relevance"
    exact: bool = False

    @property
    def nothing(self) -> bool:
        """Whether it asks for nothing: an order alone narrows nothing."""
        return self == Asked(order=self.order)

    def kind(self) -> str:
        """The kind of record that is searched."""
        if self.within:
            if self.within not in KINDS:
                raise SearchError(f"{self.within}: is no kind of record; use {', '.join(KINDS)}")
            return self.within
        return "statement" if self.speaker or self.depth or self.act else "passage"

    def labels(self, serving: Sequence[str] = ()) -> list[str]:
        """The labels that a hit must bear; `serving` are those for whom `actor` stands beside itself."""
        pairs = (
            ("k", self.kind()), ("s", self.speaker), ("i", self.issuer), ("t", self.topic), ("c", self.act),
            ("d", str(self.depth) if self.depth else None),
        )  # fmt: skip
        found = [label(letter, value) for letter, value in pairs if value]
        return found + (["|".join(label("a", a) for a in (self.actor, *serving))] if self.actor else [])


def search(
    connection: Connection, backend: Backend, asked: Asked, limit: int, offset: int, first: Sequence[int] = ()
) -> Hits:  # fmt: skip
    """The best hits, `limit` of them from `offset` on. Raises SearchError.

    Where no finding has all the words, those that have most of them are given, and `relaxed` says so. The findings
    `first` are what is asked for, whichever words they have: by relevance they come before the others.
    """
    ranked, tree, loose = _in_order(connection, backend, asked)
    if first and asked.order == "relevance":
        scores = dict(ranked)
        ranked = [(n, scores.get(n, 0.0)) for n in first] + [pair for pair in ranked if pair[0] not in first]
    page = ranked[offset : offset + limit]
    rows = {
        row.id: row for row in connection.execute(
            selected()
            .where(finding.c.id.in_([number for number, _ in page]))
        )
    }  # fmt: skip
    marks = _marks(connection, backend, tree, [n for n, _ in page])
    hits = tuple(Hit(found_of(rows[number]), score, marks.get(number, ())) for number, score in page)
    return Hits(hits, len(ranked), len(ranked) >= WINDOW, loose)


def marked(
    connection: Connection, backend: Backend, asked: Asked, most: int
) -> tuple[list[tuple[int, float]], dict[int, tuple[Span, ...]], bool]:
    """The ids of the first `most` hits with their scores, in their order; the places of the words in each; whether not
    all of the words had to occur. Raises SearchError.
    """
    ranked, tree, loose = _in_order(connection, backend, asked)
    ranked = ranked[:most]
    return ranked, _marks(connection, backend, tree, [n for n, _ in ranked]), loose


def _in_order(
    connection: Connection, backend: Backend, asked: Asked
) -> tuple[list[tuple[int, float]], Node | None, bool]:
    """The hits with their scores, by relevance or day; the tree whose words they have; whether it is a relaxed one."""
    ranked, tree, loose = ranked_by(connection, backend, asked, meaning(asked))
    if asked.order == "day":
        days = _dates(connection, [n for n, _ in ranked])
        ranked = sorted(ranked, key=lambda pair: (days.get(pair[0], ""), pair[0]), reverse=True)
    return ranked, tree, loose


def _marks(
    connection: Connection, backend: Backend, tree: Node | None, numbers: Sequence[int]
) -> dict[int, tuple[Span, ...]]:
    found = backend.marked(connection, tree, numbers) if tree else {}
    return {n: marks_of(words, backend.opening, backend.closing) for n, words in found.items()}


def meaning(asked: Asked) -> Understood:
    """What a search means: as it stands, with `exact`. Raises SearchError."""
    if asked.order not in ORDERS:
        raise SearchError(f"{asked.order}: is no order; use {' or '.join(ORDERS)}")
    tree = parsed(asked.words)
    return Understood(tree) if asked.exact or tree is None else understood(tree, registry())


def ranked_by(
    connection: Connection, backend: Backend, asked: Asked, meant: Understood
) -> tuple[list[tuple[int, float]], Node | None, bool]:
    """The ids of the hits with their scores, the best first; the tree whose words they have; whether not all had to
    occur. A month and a year are days, and words where nothing is found on these (“gas transit after 2024”).
    """
    found = _tried(connection, backend, asked, meant)
    if found[0] or not (meant.month or meant.year):
        return found
    return _tried(connection, backend, asked, replace(meant, tree=meant.timeless, month=None, year=None))


def _tried(
    connection: Connection, backend: Backend, asked: Asked, meant: Understood
) -> tuple[list[tuple[int, float]], Node | None, bool]:
    """What has all of the words; where nothing has, or too little of a question, what has most of them after it."""
    when: list[str] = []
    if asked.since or asked.until or meant.month or meant.year:
        when = _when(asked, meant, *_days(connection, asked.kind()))
        if not when:
            return [], meant.tree, False
    ask = (connection, asked.labels(_serving(connection, asked.actor)), when, asked.since, asked.until)
    found = _ranked(backend, meant.tree, *ask)
    wider = relaxed(meant) if len(found) < (FEW if meant.asks else 1) else None
    if wider is None:
        return found, meant.tree, False
    have = {number for number, _ in found}
    more = [pair for pair in _ranked(backend, wider.tree, *ask) if pair[0] not in have]
    return found + more, wider.tree, bool(more) and not found


def _ranked(
    backend: Backend, tree: Node | None, connection: Connection, labels: list[str], when: list[str],
    since: str | None, until: str | None,
) -> list[tuple[int, float]]:  # fmt: skip
    return backend.ranked(connection, tree, labels, when, since, until, WINDOW)


def _when(asked: Asked, meant: Understood, first: str, last: str) -> list[str]:
    """The labels of the months that the days asked for and the months named in the words leave."""
    if not (meant.month or meant.year):
        return months(asked.since, asked.until, first, last)
    years = [meant.year] if meant.year else range(int(first[:4]), min(int(last[:4]), int(first[:4]) + 200) + 1)
    if meant.month is None:
        return [f"y{meant.year:04d}"]
    return [f"m{year:04d}{meant.month:02d}" for year in years]


def _serving(connection: Connection, actor: str | None) -> list[str]:
    """Those whom the ledger knows to serve a country; of a very large one those who are named most."""
    if not actor or not actor.startswith("country:"):
        return []
    found = select(actors.c.key).where(actors.c.country == actor.partition(":")[2], actors.c.documents > 0)
    return list(connection.scalars(found.order_by(actors.c.documents.desc(), actors.c.key).limit(SERVING)).all())


def _dates(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    found = select(finding.c.id, finding.c.date).where(finding.c.id.in_(numbers))
    return {row.id: row.date or "" for row in connection.execute(found)}


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
