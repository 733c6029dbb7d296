"""Bringing the views up to date: what was marked since the last time is made again, nothing else.

`refresh` goes in stages: rows that another version wrote otherwise, the register of contacts, the digests of documents,
silences, then for every speaker concerned his formulas, the lives of commitments, and accounts side by side. Each stage
writes in small transactions of its own and takes off its marks in the same; one that is broken off is gone on with the
next time.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, insert, select

from communique.actors import Registry, registry
from communique.follow.revisions.versions import revise
from communique.follow.sides import side
from communique.ledger.intake import document_writer
from communique.ledger.judgements.judged_reading import judged
from communique.ledger.queries.stored_readings import machine_reading, stored
from communique.ledger.storage.schema import contact, document, finding, revision
from communique.ledger.storage.serialization import dumped, packed, plain
from communique.ledger.storage.view_schema import VIEWS, about, digest, doubt, edition, register, tally, worded
from communique.ledger.views import (
    commitment_lifecycles,
    comparison_cache,
    contact_register,
    omitted_points,
    recurring_phrases,
    silent_sides,
)
from communique.ledger.views.aggregates import add as add_to_counts
from communique.ledger.views.code_fingerprint import claim, empty
from communique.ledger.views.document_digest import Digest, digest_of, of_draft
from communique.ledger.views.invalidation import in_turn, mark, marked, unmark

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

_CHUNK, _FEW = 100, 8


def refresh(
    ledger: Database, known: Registry | None = None, whole: bool = True, step: Callable[[str, int], None] | None = None,
    comparing: bool = True,
) -> int:  # fmt: skip
    """Make again what is marked; gives how many documents and contacts were.

    `whole` False leaves out what takes longer in a large ledger (formulas and commitments), `comparing` False
    the accounts side by side, which pages make themselves where they have to: what is left out stays marked.
    `step` is told the stage and how many more are done.
    """
    actors, tell = known or registry(), step or (lambda _stage, _many: None)
    done = 0
    empty(ledger)
    for stage, work in (
        ("rows", _rows),
        ("contacts", contact_register.renew),
        ("documents", _documents),
        ("silences", silent_sides.renew),
    ):
        while many := work(ledger, actors, _CHUNK):
            tell(stage, many)
            done += many if stage not in ("rows", "silences") else 0
    if whole:
        for speaker in _wanting(ledger, "speaker"):
            recurring_phrases.renew(ledger, speaker)
            tell("formulas", 1)
        if _wanting(ledger, "lives"):
            commitment_lifecycles.renew(ledger, actors)
            tell("commitments", 1)
        if _wanting(ledger, "topics"):
            silent_sides.renew_topics(ledger)
    while comparing and (many := comparison_cache.renew(ledger, _FEW)):
        tell("comparisons", many)
    return done


def discard(ledger: Database) -> None:
    """Throw every view away and mark all that is stored, so that the next refresh makes them all again."""
    with ledger.changing() as connection:
        for table in VIEWS:
            connection.execute(delete(table))
        claim(connection)
        unmark(connection, "emptied", [""])
        mark(connection, "document", connection.scalars(select(document.c.id)).all())
        mark(connection, "contact", connection.scalars(select(contact.c.id)).all())


def _wanting(ledger: Database, kind: str) -> list[str]:
    with ledger.reading_from() as connection:
        return marked(connection, kind)


def _rows(ledger: Database, _: Registry, most: int) -> int:
    """Write the rows of some documents anew, by their readings and what people decided."""

    def work(connection: Connection, keys: list[str]) -> None:
        found = select(document.c.id, document.c.key).where(document.c.id.in_([int(k) for k in keys]))
        for row in connection.execute(found).all():
            document_writer.project(
                connection, ledger.backend, row.id, row.key, machine_reading(connection, stored(connection, row.key))
            )

    return in_turn(ledger, "rows", most, work)


def _documents(ledger: Database, actors: Registry, most: int) -> int:
    """The digests of some of the marked documents."""

    def work(connection: Connection, keys: list[str]) -> None:
        numbers = [int(k) for k in keys]
        tallies: Counter[tuple[str, str, str, str]] = Counter()
        rows = connection.execute(select(document).where(document.c.id.in_(numbers))).all()
        old = {r.document: r for r in connection.execute(select(digest).where(digest.c.document.in_(numbers)))}
        touched: dict[str, set[str]] = {"speaker": set(), "day": set(), "lives": set(), "topics": set()}
        for row in rows:
            shown, _ = judged(connection, row.key, machine_reading(connection, stored(connection, row.key)))
            made = (of_draft if row.draft else digest_of)(shown, actors)
            _replace(connection, row, made, old.get(row.id), tallies, touched)
            _editions(connection, row, shown)
        add_to_counts(connection, tally, tallies)
        mark(connection, "compared", _told_beside_others(connection, [row.id for row in rows]))
        mark(connection, "compared", _near_accounts(connection, rows, actors))
        for kind, found in touched.items():
            mark(connection, kind, sorted(found))

    return in_turn(ledger, "document", most, work)


def _told_beside_others(connection: Connection, documents: list[int]) -> list[int]:
    """The contacts of several accounts of which these documents tell."""
    found = select(finding.c.contact).join(contact, contact.c.id == finding.c.contact).where(contact.c.accounts > 1)
    found = found.where(finding.c.document.in_(documents), finding.c.kind == "contact").distinct()
    return list(connection.scalars(found.order_by(finding.c.contact)).all())


def _near_accounts(connection: Connection, rows: Sequence[Any], actors: Registry) -> list[int]:
    """The contacts of several accounts beside whose days these documents stand, of a side that tells: they may tell
    what an account lacks.
    """
    out: set[int] = set()
    for row in rows:
        if not row.issuer or not row.date:
            continue
        day, days = dt.date.fromisoformat(row.date), dt.timedelta(omitted_points.DAYS)
        found = select(register.c.contact).join(contact, contact.c.id == register.c.contact)
        found = found.where(register.c.face == "told", register.c.value.in_({row.issuer, side(row.issuer, actors)}))
        found = found.where(register.c.start >= (day - days).isoformat(), register.c.start <= (day + days).isoformat())
        out |= set(connection.scalars(found.where(contact.c.accounts > 1)))
    return sorted(out)


def _replace(
    connection: Connection, row: Any, made: Digest, old: Any, tallies: Counter[tuple[str, str, str, str]],
    touched: dict[str, set[str]],
) -> None:  # fmt: skip
    """Put a document's digest in the place of the one before, and say what hangs on the difference."""
    at, told = made.publication, dumped(made.said)
    topics = None if made.topics is None else dumped(made.topics)
    values = {
        "document": row.id, "day": at.day, "side": at.side, "publication": dumped(plain(at)), "topics": topics,
        "said": told, "followed": made.followed,
    }  # fmt: skip
    _touch(connection, row.id, made, values, old, touched)
    if old is not None:
        _count(tallies, old.day, old.said, -1)
        connection.execute(delete(digest).where(digest.c.document == row.id))
        connection.execute(delete(worded).where(worded.c.document == row.id))
        connection.execute(delete(about).where(about.c.document == row.id))
        connection.execute(delete(doubt).where(doubt.c.document == row.id))
    _count(tallies, at.day, told, 1)
    connection.execute(insert(digest).values(**values))
    if made.about:
        connection.execute(
            insert(about), [{"topic": topic, "date": at.day, "document": row.id} for topic in made.about]
        )
    if made.worded:
        connection.execute(insert(worded), [
            {"speaker": s, "document": row.id, "hashes": keys, "body": body} for s, (keys, body) in made.worded.items()
        ])  # fmt: skip
    if made.doubts:
        connection.execute(insert(doubt), [
            {"document": row.id, "kind": d.kind, "record": d.record, "score": round(d.score * 1000),
             "reasons": dumped(d.reasons)} for d in made.doubts
        ])  # fmt: skip


def _touch(
    connection: Connection, document: int, made: Digest, values: dict[str, Any], old: Any, touched: dict[str, set[str]]
) -> None:
    """Name what has to be followed anew: only what the difference to the digest before bears on.

    Most judgements leave wording and commitments as they were; following those of a large ledger takes a while.
    """
    rows = connection.execute(select(worded).where(worded.c.document == document)).all()
    before = {r.speaker: (r.hashes, r.body) for r in rows}
    same = old is not None and old.publication == values["publication"]
    touched["speaker"] |= {
        s for s in before.keys() | made.worded.keys() if not same or before.get(s) != made.worded.get(s)
    }
    days = {d for d in (values["day"], old.day if old is not None else "") if d}
    if old is None or (old.day, old.side, old.topics) != (values["day"], values["side"], values["topics"]):
        touched["topics"].add("")
    if (
        old is None
        or old.publication != values["publication"]
        or (old.day, old.side) != (values["day"], values["side"])
    ):
        touched["day"] |= days
    followed = None if old is None else old.followed
    if followed != made.followed or not same:  # what became of a commitment is searched for in every text
        touched["lives"].add("")


def _count(tallies: Counter[tuple[str, str, str, str]], day: str, said: str, by: int) -> None:
    for actor, counted in json.loads(said).items():
        for topic, many in counted.items():
            tallies["said", actor, day[:7], topic] += by * many


def _editions(connection: Connection, row: Any, shown: Any) -> None:
    """What each version of a document changed; of the last pair again, since judgements bear on it."""
    if row.number < 2:
        return
    made = set(connection.scalars(select(edition.c.number).where(edition.c.document == row.id)).all())
    connection.execute(delete(edition).where(edition.c.document == row.id, edition.c.number == row.number))
    for number in range(2, row.number + 1):
        if number in made and number != row.number:
            continue
        before = judged(connection, row.key, machine_reading(connection, stored(connection, row.key, number - 1)))[0]
        after = shown
        if number != row.number:
            after = judged(connection, row.key, machine_reading(connection, stored(connection, row.key, number)))[0]
        found = revise(before, after)
        seen = connection.scalar(
            select(revision.c.seen_at).where(revision.c.document == row.id, revision.c.number == number)
        )
        connection.execute(insert(edition).values(
            document=row.id, number=number, weight=found.weight or "", substantive=len(found.substantive),
            cosmetic=len(found.edits) - len(found.substantive), seen=seen or "",
            body=packed(dumped(plain(found)).encode()),
        ))  # fmt: skip
