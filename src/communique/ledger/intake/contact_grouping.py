"""Which accounts tell of one contact, decided as each comes in.

An account is held against the accounts that share a block with it (two of its parties, a day), so
that the cost does not grow with what is stored. Contacts not held, or without a day, stand alone.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from communique.follow.matching import SURE, Telling, blocks, same
from communique.ledger.queries.affiliation import countries, with_served
from communique.ledger.storage.schema import alias, block, contact, contact_party, document, finding, revision
from communique.ledger.storage.sequences import next_ids
from communique.ledger.storage.serialization import dumped
from communique.ledger.views.invalidation import mark
from communique.model import Contact
from communique.model.ids import record_id
from communique.model.restore import restored

_HELD_FIRST = ("held", "agreed", "planned", "invited", "offered", "possible", "cancelled")


def leave(connection: Connection, number: int) -> set[int]:
    """Take a document's accounts out of their contacts; gives the contacts that lost one."""
    mine = select(finding.c.id).where(finding.c.document == number, finding.c.kind == "contact")
    touched = set(connection.scalars(select(finding.c.contact).where(finding.c.id.in_(mine))).all()) - {None}
    connection.execute(delete(block).where(block.c.finding.in_(mine)))
    return {t for t in touched if t is not None}


def made_by_people(connection: Connection, number: int) -> dict[str, int]:
    """A document's accounts whose contact a person made of several or of a part: record and parties → the contact."""
    found = (
        select(finding.c.record, finding.c.body, finding.c.contact)
        .where(finding.c.document == number, finding.c.kind == "contact")
        .where(finding.c.contact.in_(select(alias.c.contact)))
    )
    out: dict[str, int] = {}
    for row in connection.execute(found):
        out[row.record] = row.contact
        out.setdefault(_parties(row.body), row.contact)
    return out


def keep_made(connection: Connection, number: int, before: dict[str, int]) -> set[int]:
    """Put a document's accounts back into the contacts that a person made; gives those touched."""
    touched: set[int] = set()
    if not before:
        return touched
    found = select(finding.c.id, finding.c.record, finding.c.body, finding.c.contact)
    for row in connection.execute(found.where(finding.c.document == number, finding.c.kind == "contact")).all():
        wanted = before.get(row.record) or before.get(_parties(row.body))
        if wanted and wanted != row.contact:
            connection.execute(update(finding).where(finding.c.id == row.id).values(contact=wanted))
            touched |= {wanted, row.contact}
    return touched


def _parties(body: str) -> str:
    return dumped(json.loads(body)["record"]["participants"])


def join(connection: Connection, accounts: Iterable[int], left: Collection[int] = ()) -> set[int]:
    """Find or make the contact of each account (ids of findings); gives the contacts touched.

    `left` are contacts that have just lost an account: one that has none left takes up the account that
    tells of it again, and so keeps its id.
    """
    touched: set[int] = set()
    for telling in tellings_of(connection, list(accounts)):
        keys = blocks(telling) if telling.contact.status == "held" else ()
        found = _partner(connection, telling, keys)
        if found is None:
            found = _again(connection, telling, left) or _new(connection, telling)
        connection.execute(update(finding).where(finding.c.id == int(telling.key)).values(contact=found))
        if keys:
            connection.execute(insert(block), [{"key": k, "finding": int(telling.key)} for k in keys])
        touched.add(found)
    return touched


def renew(connection: Connection, touched: Iterable[int]) -> None:
    """Write anew what all accounts of each contact together say; a contact without any goes."""
    touched = sorted(set(touched))
    mark(connection, "contact", touched)
    for number in touched:
        rows = connection.execute(
            select(finding.c.body, finding.c.issuer, finding.c.document)
            .where(finding.c.contact == number, finding.c.kind == "contact").order_by(finding.c.id)
        ).all()  # fmt: skip
        connection.execute(delete(contact_party).where(contact_party.c.contact == number))
        if not rows:
            connection.execute(delete(alias).where(alias.c.contact == number))
            connection.execute(delete(contact).where(contact.c.id == number))
            continue
        told = summary([(restored(Contact, json.loads(r.body)["record"]), r.issuer) for r in rows])
        connection.execute(update(contact).where(contact.c.id == number).values(**told))
        people = json.loads(told["participants"])
        people = with_served(people, countries(connection, people))
        if people:
            connection.execute(insert(contact_party), [{"actor": a, "contact": number} for a in people])


def summary(accounts: Sequence[tuple[Contact, str | None]]) -> dict[str, Any]:
    """The columns of a contact from its accounts and their issuers."""
    records = [record for record, _ in accounts]
    dated = [r.date for r in records if r.date]
    stated = [d for d in dated if d.basis != "document"] or dated
    day = min(stated, key=lambda d: (d.start, d.end)) if stated else None
    channels: Counter[str] = Counter(r.channel for r in records if r.channel != "contact")
    channels = channels or Counter(r.channel for r in records)
    sides = sorted({issuer for _, issuer in accounts if issuer})
    people = sorted({p for r in records for p in r.participants})
    return {
        "channel": min(channels, key=lambda c: (-channels[c], c)),
        "status": min((r.status for r in records), key=_HELD_FIRST.index),
        "start": day.start if day else None, "finish": day.end if day else None,
        "place": next((r.place for r in records if r.place), None), "participants": dumped(people),
        "sides": dumped(sides), "told_by": len(sides), "accounts": len(records),
    }  # fmt: skip


def merge(connection: Connection, kept: int, other: int) -> None:
    """Make one contact of two; the id of the other leads to the kept one from now on."""
    key = connection.scalar(select(contact.c.key).where(contact.c.id == other))
    connection.execute(update(finding).where(finding.c.contact == other).values(contact=kept))
    connection.execute(update(alias).where(alias.c.contact == other).values(contact=kept))
    connection.execute(delete(alias).where(alias.c.key == key))
    connection.execute(insert(alias).values(key=key, contact=kept))
    renew(connection, [kept, other])


def _partner(connection: Connection, telling: Telling, keys: Sequence[str]) -> int | None:
    """The contact whose account fits best, where one fits surely."""
    if not keys:
        return None
    near = select(block.c.finding).where(block.c.key.in_(keys)).distinct()
    others = tellings_of(connection, connection.scalars(near).all())
    found = [(match.score, -int(o.key)) for o in others if (match := same(o, telling)) and match.score >= SURE]
    if not found:
        return None
    best = -max(found)[1]
    return connection.scalar(select(finding.c.contact).where(finding.c.id == best))


def _again(connection: Connection, telling: Telling, left: Collection[int]) -> int | None:
    """The contact without accounts that had this one before its document was read or judged anew."""
    if not left:
        return None
    lost = select(contact.c.id, contact.c.participants, contact.c.start).where(contact.c.id.in_(sorted(left)))
    told = summary([(telling.contact, telling.voice)])
    for row in connection.execute(lost.where(~finding_of(contact.c.id).exists()).order_by(contact.c.id)).all():
        if (row.participants, row.start) == (told["participants"], told["start"]):
            return int(row.id)
    return None


def finding_of(number: Any) -> Select[Any]:
    """The accounts of a contact, by its number."""
    return select(finding.c.id).where(finding.c.contact == number)


def _new(connection: Connection, telling: Telling) -> int:
    number = next_ids(connection, "contact", 1)
    row = connection.execute(
        select(document.c.key, finding.c.record, revision.c.seen_at).join_from(finding, document)
        .join(revision, (revision.c.document == document.c.id) & (revision.c.number == document.c.number))
        .where(finding.c.id == int(telling.key))
    ).one()  # fmt: skip
    key = record_id("c", row.key, row.record)
    if connection.scalar(select(contact.c.id).where(contact.c.key == key)) is not None:
        key = record_id("c", row.key, row.record, number)
    told = summary([(telling.contact, telling.voice)])
    connection.execute(insert(contact).values(id=number, key=key, first_seen=row.seen_at, **told))
    return number


def tellings_of(connection: Connection, accounts: Sequence[int]) -> list[Telling]:
    """What matching knows of accounts, by their numbers as keys."""
    if not accounts:
        return []
    rows = connection.execute(
        select(finding.c.id, finding.c.body, finding.c.issuer, document.c.date).join_from(finding, document)
        .where(finding.c.id.in_(bindparam("ids", expanding=True))).order_by(finding.c.id), {"ids": list(accounts)},
    )  # fmt: skip
    return [Telling(str(r.id), restored(Contact, json.loads(r.body)["record"]), r.issuer, r.date) for r in rows]


def members(connection: Connection, number: int) -> list[list[str]]:
    """The accounts of a contact, each as its document's and its record's id."""
    found = (
        select(document.c.key, finding.c.record).join_from(finding, document)
        .where(finding.c.contact == number, finding.c.kind == "contact").order_by(finding.c.id)
    )  # fmt: skip
    return [[row.key, row.record] for row in connection.execute(found)]


def part(connection: Connection, key: str, accounts: Sequence[Sequence[str]]) -> None:
    """Take a merge back: these accounts are the contact `key` again."""
    joined = connection.scalar(select(alias.c.contact).where(alias.c.key == key))
    connection.execute(delete(alias).where(alias.c.key == key))
    if joined is not None:
        _apart(connection, joined, key, accounts)


def split(connection: Connection, number: int, accounts: Sequence[Sequence[str]]) -> str | None:
    """Make these accounts of a contact one of their own; gives its id, None where they are all or none of them.

    Both contacts are led to by their own ids: that is the mark of what people made, which re-reading keeps.
    """
    key = record_id("c", "apart", *(part for account in sorted(map(tuple, accounts)) for part in account))
    taken = select(contact.c.id).where(contact.c.key == key)
    if connection.scalar(taken) is not None:
        key = record_id("c", key, next_ids(connection, "contact", 1))
    have = {tuple(a) for a in members(connection, number)}
    if not have - {tuple(a) for a in accounts}:
        return None
    made = _apart(connection, number, key, accounts)
    if made is None:
        return None
    own = connection.scalar(select(contact.c.key).where(contact.c.id == number))
    connection.execute(delete(alias).where(alias.c.key.in_([own, key])))
    connection.execute(insert(alias), [{"key": own, "contact": number}, {"key": key, "contact": made}])
    return key


def _apart(connection: Connection, joined: int, key: str, accounts: Sequence[Sequence[str]]) -> int | None:
    """These accounts of the contact `joined` as the contact `key`; gives its number, None where it has none of them."""
    wanted = {tuple(a) for a in accounts}
    rows = connection.execute(
        select(finding.c.id, document.c.key, finding.c.record).join_from(finding, document)
        .where(finding.c.contact == joined)
    )  # fmt: skip
    mine = [row.id for row in rows if (row.key, row.record) in wanted]
    if not mine:
        return None
    number = next_ids(connection, "contact", 1)
    told = tellings_of(connection, mine[:1])[0]
    seen = connection.scalar(select(contact.c.first_seen).where(contact.c.id == joined))
    row = {"id": number, "key": key, "first_seen": seen or "", **summary([(told.contact, told.voice)])}
    connection.execute(insert(contact).values(**row))
    connection.execute(update(finding).where(finding.c.id.in_(mine)).values(contact=number))
    renew(connection, [joined, number])
    return number
