"""Beside the hits of a search: actors it names, contacts it asks for, counts to narrow by, words in their sentences."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, select

from communique.errors import SearchError
from communique.follow.wording.tokens import content_words
from communique.ledger.queries.affiliation import actual
from communique.ledger.queries.contact_queries import contact_of
from communique.ledger.queries.finding_queries import found_of, selected
from communique.ledger.records import Hit, Hits, KeptContact, Known
from communique.ledger.search.full_text import KINDS, Asked, marked, meaning, ranked_by, search
from communique.ledger.search.query_expansion import Understood
from communique.ledger.storage.schema import actor, contact, document, finding, party
from communique.ledger.storage.view_schema import register
from communique.model import Span
from communique.model.prose import stops
from communique.model.span import merged

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

_ACTORS, _CONTACTS, _FACETS, _COUNTED = 6, 5, 12, 400
_SIDE_BY_SIDE = 1
"""Characters between searched words that make one use of them: “security guarantees”."""


@dataclass(frozen=True, slots=True)
class Results:
    """The hits, and above them the actors that the words name and the contacts of all of them, the newest first."""

    hits: Hits
    actors: tuple[Known, ...]
    contacts: tuple[KeptContact, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """A searched word in its sentence: what stands before it, itself, what stands after, and where."""

    before: str
    word: str
    after: str
    hit: Hit


@dataclass(frozen=True, slots=True)
class Counted:
    """How many uses of searched words a document has."""

    document: str
    title: str | None
    date: dt.date | None
    issuer: str | None
    uses: int


@dataclass(frozen=True, slots=True)
class Concordance:
    """Uses of searched words in the order of the search, and how many there are in how many documents.

    `by_document` are the documents with most of them. Of very many hits the first `_COUNTED` are counted (`at_least`).
    """

    uses: tuple[Use, ...]
    total: int
    documents: int
    by_document: tuple[Counted, ...]
    at_least: bool = False
    relaxed: bool = False


def results(ledger: Database, asked: Asked, limit: int = 20, offset: int = 0) -> Results:
    """A search with the actors and contacts that it names; what tells of these comes first. Raises SearchError."""
    meant = meaning(asked)
    with ledger.reading_from() as connection:
        known = _known(connection, meant)
        contacts = _contacts(connection, meant, asked, known)
        first = _telling(connection, contacts) if _plain(asked, meant) else ()
        hits = search(connection, ledger.backend, asked, limit, offset, first)
    return Results(hits, tuple(known), contacts if not offset else ())


def facets(ledger: Database, asked: Asked) -> dict[str, list[tuple[str, int]]]:
    """How many of the hits there are by issuer, year, actor, topic, and how many of each kind of record there would be.

    Counted over the hits that are ranked, the newest `WINDOW`.
    """
    meant = meaning(asked)
    with ledger.reading_from() as connection:
        numbers = [n for n, _ in ranked_by(connection, ledger.backend, asked, meant)[0]]
        rows = connection.execute(
            select(finding.c.issuer, finding.c.date, finding.c.body).where(finding.c.id.in_(numbers))
        ).all()
        parts = select(party.c.actor, party.c.finding).where(party.c.finding.in_(numbers), actual(party.c.actor))
        parts = parts.distinct()
        told = Counter(row.actor for row in connection.execute(parts))
        kinds = {
            kind: len(ranked_by(connection, ledger.backend, replace(asked, within=kind), meant)[0]) for kind in KINDS
        }
    return {
        "issuer": _most(Counter(r.issuer for r in rows if r.issuer)),
        "kind": [(kind, many) for kind, many in kinds.items() if many],
        "year": sorted(Counter(r.date[:4] for r in rows if r.date).items()),
        "actor": _most(Counter({a: n for a, n in told.items() if not a.startswith("unknown:")})),
        "topic": _most(Counter(t for r in rows for t in json.loads(r.body)["topics"])),
    }


def concordance(ledger: Database, asked: Asked, limit: int = 50, offset: int = 0) -> Concordance:
    """The searched words in their sentences, `limit` uses from `offset` on. Raises SearchError without words."""
    if not asked.words.strip():
        raise SearchError("a concordance needs words; say which")
    with ledger.reading_from() as connection:
        ranked, marks, loose = marked(connection, ledger.backend, asked, _COUNTED)
        places = [(number, mark) for number, _ in ranked for mark in merged(marks.get(number, ()), _SIDE_BY_SIDE)]
        page = places[offset : offset + limit]
        rows = connection.execute(selected().where(finding.c.id.in_({number for number, _ in page})))
        found = {row.id: found_of(row) for row in rows}
        by_document = _by_document(connection, Counter(number for number, _ in places))
    scores = dict(ranked)
    hits = {n: Hit(one, scores[n], marks[n]) for n, one in found.items()}
    uses = tuple(_use(hits[number], mark) for number, mark in page)
    return Concordance(
        uses, len(places), len(by_document), tuple(by_document[:_FACETS]), len(ranked) >= _COUNTED, loose
    )  # fmt: skip


def _by_document(connection: Connection, counted: Counter[int]) -> list[Counted]:
    """The documents in which findings stand, with their uses, those with most first."""
    title, date, issuer = document.c.title, document.c.date, document.c.issuer
    found = select(finding.c.id, document.c.key, title, date, issuer).join(document)
    rows = connection.execute(found.where(finding.c.id.in_(sorted(counted)))).all()
    uses: Counter[str] = Counter()
    facts = {}
    for row in rows:
        uses[row.key] += counted[row.id]
        facts[row.key] = (row.title, dt.date.fromisoformat(row.date) if row.date else None, row.issuer)
    ranked = sorted(uses.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Counted(key, *facts[key], many) for key, many in ranked]


def _use(hit: Hit, mark: Span) -> Use:
    """One use in its sentence."""
    words = hit.found.words
    ends = [0, *stops(words), len(words)]
    start = max(e for e in ends if e <= mark.start)
    end = min((e for e in ends if e >= mark.end), default=len(words))
    before, after = words[start : mark.start], words[mark.end : end]
    return Use(
        " ".join(before.split()), words[mark.start : mark.end], " ".join(after.split()), replace(hit, marks=(mark,))
    )


def _known(connection: Connection, meant: Understood) -> list[Known]:
    """The actors that the words may name, of each name the one that most documents mention first."""
    ids = sorted({a for bearers in meant.actors for a in bearers})
    found = select(actor).where(actor.c.key.in_(ids), actor.c.documents > 0)
    rows = connection.execute(found.order_by(actor.c.documents.desc(), actor.c.key).limit(_ACTORS)).all()
    return [Known(r.key, r.name, r.kind, r.country, r.documents) for r in rows]


def _contacts(
    connection: Connection, meant: Understood, asked: Asked, known: Sequence[Known]
) -> tuple[KeptContact, ...]:
    """The contacts in which somebody of each name took part; none where no name, or one alone without a channel.

    Where there are none, those of the people named: a country beside them is what they spoke about. Of one name alone
    those whose account has the other words too (“visit Washington”).
    """
    mentioned = {one.id for one in known}
    names = [[a for a in bearers if a in mentioned] for bearers in meant.actors]
    if not names or not all(names) or (len(names) == 1 and meant.channel is None):
        return ()
    found = _met(connection, names, meant, asked)
    people = [bearers for bearers in names if any(a.startswith("person:") for a in bearers)]
    if not found and 1 < len(people) < len(names):
        found = _met(connection, people, meant, asked)
    if len(names) == 1 and meant.rest:
        found = _saying(connection, found, frozenset(meant.rest))
    return tuple(contact_of(row) for row in found[:_CONTACTS])


def _met(connection: Connection, names: Sequence[Sequence[str]], meant: Understood, asked: Asked) -> list[Row[Any]]:
    """The contacts of somebody of each name, those held before those that were to come."""
    found = select(contact)
    for bearers in names:
        theirs = select(register.c.contact).where(register.c.face == "party", register.c.value.in_(bearers))
        found = found.where(contact.c.id.in_(theirs))
    found = found.where(contact.c.channel != "contact") if meant.channel is None else found
    if meant.channel:
        also = ("call", "video-call") if meant.channel == "call" else (meant.channel,)
        found = found.where(contact.c.channel.in_(also))
    found = found.where(contact.c.start >= asked.since) if asked.since else found
    found = found.where(contact.c.start <= asked.until) if asked.until else found
    order = (contact.c.told_by.desc(), contact.c.status != "held", contact.c.start.desc())
    rows = connection.execute(found.where(contact.c.start.is_not(None)).order_by(*order).limit(200)).all()
    return [row for row in rows if _on(contact_of(row), meant)]


def _saying(connection: Connection, rows: Sequence[Row[Any]], rest: frozenset[str]) -> list[Row[Any]]:
    """Those contacts of which an account has all of these words, or that were held in a place of that name."""
    told = select(finding.c.contact, finding.c.words).where(finding.c.contact.in_([row.id for row in rows]))
    said = {row.id: content_words(row.place or "") for row in rows}
    for one in connection.execute(told.where(finding.c.kind == "contact")):
        said[one.contact] += content_words(one.words)
    return [row for row in rows if rest <= set(said[row.id])]


def _plain(asked: Asked, meant: Understood) -> bool:
    """Whether a search asks for contacts and nothing else: no other words, no filter but days."""
    return not meant.rest and asked == Asked(asked.words, since=asked.since, until=asked.until)


def _telling(connection: Connection, contacts: Sequence[KeptContact]) -> tuple[int, ...]:
    """The passages that are the accounts of contacts that were held, in the order of these."""
    found: dict[int, None] = {}
    for one in contacts:
        mine = select(contact.c.id).where(contact.c.key == one.id).scalar_subquery()
        told = select(finding.c.document, finding.c.record).where(
            finding.c.kind == "contact", finding.c.contact == mine
        )
        accounts = {(r.document, r.record) for r in connection.execute(told)} if one.status == "held" else set()
        passages = select(finding.c.id, finding.c.document, finding.c.body).where(finding.c.kind == "passage")
        passages = passages.where(finding.c.document.in_({document for document, _ in accounts}))
        for row in connection.execute(passages.order_by(finding.c.id)):
            if (row.document, json.loads(row.body)["record"]["contact"]) in accounts:
                found[row.id] = None
    return tuple(found)


def _on(one: KeptContact, meant: Understood) -> bool:
    day = one.start
    if day is None:
        return not (meant.month or meant.year)
    return (meant.month in (None, day.month)) and (meant.year in (None, day.year))


def _most(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))[:_FACETS]
