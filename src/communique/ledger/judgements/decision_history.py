"""What people decided, as pages show it: a reading with its verdicts, and the history with its authors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from communique.ledger.judgements import actor_identity
from communique.ledger.judgements.judged_reading import FIELDS, applied, in_force
from communique.ledger.judgements.judgement_log import told
from communique.ledger.queries.stored_readings import machine_reading, stored
from communique.ledger.records import Judgement
from communique.ledger.storage.schema import document, judgement
from communique.model import Reading

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database


@dataclass(frozen=True, slots=True)
class Decided:
    """A version's reading with people's decisions: verdicts by record id, and the records they rejected."""

    reading: Reading
    verdicts: dict[str, str]
    rejected: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Past:
    """One judgement of the history, with the title of the document it is about; `gone`: that was taken out."""

    judgement: Judgement
    title: str | None
    gone: bool = False


def decided(ledger: Database, key: str, number: int | None = None) -> Decided:
    """A document's version (default: the current one) as people have decided it. Raises UnknownRecord."""
    with ledger.reading_from() as connection:
        made = machine_reading(connection, stored(connection, key, number))
        decisions = in_force(connection, key)
        made = actor_identity.applied(made, actor_identity.decided(connection))
    if not decisions:
        return Decided(made, {}, ())
    reading, verdicts = applied(made, decisions)
    gone = [
        (kind, record) for kind, held in FIELDS.items() for record in getattr(made, held)
        if not any(r.id == record.id for r in getattr(reading, held))
    ]  # fmt: skip
    rejections = {d.anchor["record"]["id"] for d in decisions if d.verb == "reject"}
    return Decided(reading, verdicts, tuple((k, r) for k, r in gone if r.id in rejections or k != "commitment"))


def history(
    ledger: Database, author: str | None = None, key: str | None = None, record: str | None = None, limit: int = 50,
    offset: int = 0,
) -> list[Past]:  # fmt: skip
    """Judgements, the newest first: of one author, on one document, on one record, or all."""
    found = select(judgement, document.c.title, document.c.key.label("here")).outerjoin(
        document, document.c.key == judgement.c.document
    )
    for column, value in (
        (judgement.c.author, author), (judgement.c.document, key), (judgement.c.record, record)
    ):  # fmt: skip
        if value:
            found = found.where(column == value)
    with ledger.reading_from() as connection:
        rows = connection.execute(found.order_by(judgement.c.id.desc()).limit(limit).offset(offset)).all()
        here = [row.id for row in rows]
        undone = set(connection.scalars(select(judgement.c.undoes).where(judgement.c.undoes.in_(here))).all())
    return [
        Past(told(row, row.id in undone, True), row.title, row.document is not None and row.here is None)
        for row in rows
    ]  # fmt: skip


def authors(ledger: Database) -> list[tuple[str, int]]:
    """Who decided how often, those who did most first."""
    many = func.count()
    with ledger.reading_from() as connection:
        found = select(judgement.c.author, many).group_by(judgement.c.author).order_by(many.desc(), judgement.c.author)
        return [(author, number) for author, number in connection.execute(found)]
