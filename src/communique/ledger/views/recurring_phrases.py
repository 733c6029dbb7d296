"""Phrases, kept: the formulas of every speaker, with counts, first and last use, and their course.

Findings of `follow.formulas`; one speaker's are made again when a document of his changed. The pieces that
recur are found among hashes, so that of most documents no word has to be unpacked.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from sqlalchemy import ColumnElement, Connection, Row, delete, func, insert, select

from communique.errors import UnknownRecord
from communique.follow.wording.formulas import LEAST, in_order, of_speaker
from communique.follow.wording.timeline import calendar_of
from communique.ledger.filters import Filter
from communique.ledger.queries.document_queries import within
from communique.ledger.storage.schema import document
from communique.ledger.storage.serialization import dumped, packed, plain, unpacked_text
from communique.ledger.storage.view_schema import digest, formula, worded
from communique.ledger.views.document_digest import Hashes, Pieces, hashes_of, published, wordings_of
from communique.ledger.views.invalidation import marked, state, unmark
from communique.ledger.views.silent_sides import keep_view
from communique.model import Formula, Publication, Wording
from communique.model.restore import restored

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

GROWING = 2.0
"""A wording grows when a document uses it so many times as often in the later half."""
_COURSES = {
    "new": formula.c.entered == 1,
    "growing": formula.c.growth >= GROWING,
    "dropped": formula.c.dropped.is_not(None),
}
COURSES = tuple(_COURSES)
_LISTED = [c for c in formula.c if c.name not in ("body", "forms")]
_ORDER = (formula.c.documents.desc(), formula.c.first, formula.c.words, formula.c.key)

_MANY = 500
"""Documents that are asked for at once."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A formula in a list. `months` counts the documents that use it by month (`YYYY-MM`)."""

    id: str
    speaker: str
    words: str
    documents: int
    first: str
    last: str
    entered: bool
    dropped: str | None
    growth: float
    proper: bool
    months: tuple[tuple[str, int], ...]


def page(
    ledger: Database, speaker: str | None = None, words: str | None = None, limit: int = 50, offset: int = 0,
    proper: bool = True, course: str | None = None,
) -> tuple[list[Phrase], int]:  # fmt: skip
    """Formulas, those of most documents first, and how many in all. `words` stand in one of the variants;
    `proper` False leaves out mere names. `course`: new with the speaker, growing, or dropped.
    """
    with ledger.reading_from() as connection:
        where = [formula.c.speaker == speaker] if speaker else []
        where += [_having(words)] if words else []
        where += [] if proper else [formula.c.proper == 0]
        where += [_COURSES[course]] if course else []
        total = connection.scalar(select(func.count()).select_from(formula).where(*where)) or 0
        rows = connection.execute(select(*_LISTED).where(*where).order_by(*_ORDER).limit(limit).offset(offset)).all()
        return [_phrase(r) for r in rows], total


def _having(words: str) -> ColumnElement[bool]:
    return formula.c.forms.contains(words.lower(), autoescape=True)


def speakers(ledger: Database) -> list[tuple[str, int]]:
    """Who has formulas, and how many."""
    with ledger.reading_from() as connection:
        found = select(formula.c.speaker, func.count().label("many")).group_by(formula.c.speaker)
        return [(r.speaker, r.many) for r in connection.execute(found.order_by(func.count().desc(), formula.c.speaker))]


def one(ledger: Database, key: str) -> Formula:
    """A formula with all its uses. Raises UnknownRecord."""
    with ledger.reading_from() as connection:
        body = connection.scalar(select(formula.c.body).where(formula.c.key == key))
    if body is None:
        raise UnknownRecord(f"{key}: the ledger knows no such phrase")
    return restored(Formula, json.loads(unpacked_text(body)))  # type: ignore[no-any-return]


def every(ledger: Database, by: Filter | None = None, least: int = LEAST) -> tuple[Formula, ...]:
    """All formulas, those of most documents first; with a filter, or another `least`, those of the chosen documents."""
    conditions = within(by or Filter())
    with ledger.reading_from() as connection:
        if not conditions and least == LEAST:
            bodies = connection.scalars(select(formula.c.body).order_by(*_ORDER)).all()
            return tuple(restored(Formula, json.loads(unpacked_text(body))) for body in bodies)
        known = select(worded.c.speaker).join(document, document.c.id == worded.c.document).where(*conditions)
        who = connection.scalars(known.distinct().order_by(worded.c.speaker)).all()
        made = [f for one in who for f in found_in(one, pieces(connection, one, conditions), least)]
    return in_order(made)


def pieces(
    connection: Connection, speaker: str, conditions: Sequence[ColumnElement[bool]] = ()
) -> list[tuple[bytes, bytes, Publication]]:
    """The pieces of one speaker's wording in the chosen documents, in order of days."""
    found = select(worded.c.hashes, worded.c.body, digest.c.publication).where(worded.c.speaker == speaker)
    found = found.join(digest, digest.c.document == worded.c.document)
    found = found.join(document, document.c.id == worded.c.document).where(*conditions)
    rows = connection.execute(found.order_by(document.c.date, document.c.id)).all()
    return [(r.hashes, r.body, published(r.publication)) for r in rows]


def curve(found: Formula) -> list[tuple[str, str, int]]:
    """Month, variant and number of documents of one formula, in order of months."""
    counted = Counter((use.publication.day[:7], v.words) for v in found.variants for use in v.uses)
    return [(month, words, many) for (month, words), many in sorted(counted.items())]


def line(ledger: Database, key: str) -> Phrase:
    """A formula as it stands in a list. Raises UnknownRecord."""
    with ledger.reading_from() as connection:
        row = connection.execute(select(*_LISTED).where(formula.c.key == key)).one_or_none()
    if row is None:
        raise UnknownRecord(f"{key}: the ledger knows no such phrase")
    return _phrase(row)


def elsewhere(ledger: Database, mine: Phrase | Formula, most: int = 20) -> list[Phrase]:
    """The same words with other speakers: formulas whose variants hold those of this one."""
    with ledger.reading_from() as connection:
        found = select(*_LISTED).where(_having(mine.words)).order_by(*_ORDER).limit(most)
        return [_phrase(r) for r in connection.execute(found) if r.speaker != mine.speaker]


def renew(ledger: Database, speaker: str) -> None:
    """Make one speaker's formulas anew."""
    with ledger.reading_from() as connection:
        now = state(connection)
        told = pieces(connection, speaker)
    made = found_in(speaker, told)
    lines = {one.id: row_of(one) for one in made}
    with ledger.changing() as connection:
        if not keep_view(connection, f"formulas:{speaker}", now, str(len(lines))):
            return
        connection.execute(delete(formula).where(formula.c.speaker == speaker))
        if lines:
            connection.execute(insert(formula), list(lines.values()))
        unmark(connection, "speaker", [speaker], now)


def pieces_of(ledger: Database, keys: Sequence[str]) -> dict[str, Pieces]:
    """The packed pieces of documents by speaker, for those whose digest is made and holds."""
    out: dict[str, Pieces] = {}
    with ledger.reading_from() as connection:
        stale = set(marked(connection, "document"))
        for start in range(0, len(keys), _MANY):
            found = select(document.c.id, document.c.key).join(digest, digest.c.document == document.c.id)
            rows = connection.execute(found.where(document.c.key.in_(keys[start : start + _MANY]))).all()
            named = {r.id: r.key for r in rows if str(r.id) not in stale}
            out.update((key, {}) for key in named.values())
            for r in connection.execute(select(worded).where(worded.c.document.in_(sorted(named)))):
                out[named[r.document]][r.speaker] = (r.hashes, r.body)
    return out


def found_in(
    speaker: str, documents: list[tuple[bytes, bytes, Publication]], least: int = LEAST
) -> tuple[Formula, ...]:
    """The formulas of one speaker in packed pieces (hashes, pieces, publication), in order of days."""
    texts: dict[str, tuple[bytes, bytes, Publication]] = {}
    for one in documents:  # one text at two addresses is one document
        if one[2].day:
            texts.setdefault(one[2].document, one)
    wanted = _recurring([hashes_of(keys) for keys, _, _ in texts.values()], least)

    def told() -> Iterator[list[Wording]]:
        for keys, body, at in texts.values():
            if found := list(wordings_of(body, keys, speaker, at, wanted)):
                yield found

    return in_order(of_speaker(speaker, told, calendar_of(at for _, _, at in documents), least))


def _recurring(texts: Sequence[Hashes], least: int) -> frozenset[int]:
    """The hashes that stand in at least `least` texts."""
    if len(texts) < least:
        return frozenset()
    keys, many = np.unique(np.concatenate([np.unique(of) for of in texts]), return_counts=True)
    return frozenset(keys[many >= least].tolist())


def row_of(one: Formula) -> dict[str, object]:
    """The row of a formula."""
    return {
        "key": one.id, "speaker": one.speaker, "words": one.words,
        "forms": "\n".join(v.words.lower() for v in one.variants), "documents": one.documents, "first": one.first,
        "last": one.last, "entered": int(one.entered), "dropped": one.dropped, "growth": one.growth,
        "proper": int(one.proper), "months": dumped(one.months),
        "body": packed(dumped(plain(one)).encode("utf-8", "surrogatepass")),
    }  # fmt: skip


def _phrase(r: Row[tuple[object, ...]]) -> Phrase:
    months = tuple((month, many) for month, many in json.loads(r.months))
    return Phrase(
        r.key, r.speaker, r.words, r.documents, r.first, r.last, bool(r.entered), r.dropped, r.growth, bool(r.proper),
        months,
    )  # fmt: skip
