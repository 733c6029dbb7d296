"""What is asked of the rows: documents, versions, findings, contacts, actors. All read-only."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, literal, or_, select

from communique.errors import UnknownRecord
from communique.ledger.filters import Filter, only
from communique.ledger.packing import key_of, moment
from communique.ledger.records import Found, Kept, KeptContact, Kind, Known, Version
from communique.ledger.serving import standing
from communique.ledger.tables import (
    actor,
    alias,
    appearance,
    contact,
    contact_party,
    document,
    finding,
    judgement,
    party,
    reading,
    revision,
)
from communique.ledger.viewtables import about
from communique.model import Act, Commitment, Contact, Passage, Statement
from communique.model.restore import restored

_FULL_NAME = r"^[A-Z]\S* (\S+ )*[A-Z]\S+$"
_MODEL: dict[str, Any] = {
    "statement": Statement, "act": Act, "commitment": Commitment, "contact": Contact, "passage": Passage
}  # fmt: skip


def within(by: Filter) -> list[ColumnElement[bool]]:
    """The conditions on rows of `document` that a filter's document, issuer and days set. Raises InputError."""
    only(by, "following")
    out: list[ColumnElement[bool]] = [document.c.issuer == by.issuer] if by.issuer else []
    out += [document.c.key == by.document] if by.document else []
    out += [document.c.date >= by.since] if by.since else []
    return out + ([document.c.date <= by.until] if by.until else [])


def documents(connection: Connection, by: Filter, limit: int, offset: int) -> list[Kept]:
    """Documents, the newest first."""
    found, day = _documents_chosen(select(document), by)
    order = (day.desc() if by.actor else day.desc().nulls_last(), document.c.id.desc())
    return [kept_of(row) for row in connection.execute(found.order_by(*order).limit(limit).offset(offset))]


def _documents_chosen(found: Select[Any], by: Filter) -> tuple[Select[Any], Any]:
    """The documents that a filter chooses, and the column of their day. Raises InputError."""
    only(by, "documents")
    day: Any = document.c.date
    if by.actor:
        found = found.join(appearance, appearance.c.document == document.c.id)
        found = found.where(appearance.c.actor == standing(by.actor))
        day = appearance.c.date  # in the order of its key, so that the newest come first without a sort
    if by.issuer:
        found = found.where(document.c.issuer == by.issuer)
    if by.topic:
        found = found.where(document.c.id.in_(select(about.c.document).where(about.c.topic == by.topic)))
    if by.text:
        found = found.where(document.c.text_hash == by.text)
    if by.document:
        found = found.where(document.c.key == by.document)
    return _between(found, day, by), day


def one_document(connection: Connection, key: str) -> Kept:
    """A document by its id, its address or its text's hash. Raises UnknownRecord."""
    # One by one: each has an index (the id of an address is made of it), an “or” of the three would go through all.
    for which in (document.c.key == key, document.c.key == key_of(key), document.c.text_hash == key):
        row = connection.execute(select(document).where(which).order_by(document.c.id).limit(1)).one_or_none()
        if row is not None:
            return kept_of(row)
    raise UnknownRecord(f"{key}: the ledger holds no such document")


def versions(connection: Connection, key: str) -> list[Version]:
    """All versions of a document, the first first."""
    at = select(document.c.id).where(document.c.key == key).scalar_subquery()
    rows = connection.execute(select(revision).where(revision.c.document == at).order_by(revision.c.number)).all()
    made: dict[int, list[str]] = {}
    for row in connection.execute(
        select(reading.c.revision, reading.c.program)
        .where(reading.c.revision.in_([r.id for r in rows])).order_by(reading.c.id)
    ):  # fmt: skip
        made.setdefault(row.revision, []).append(row.program)
    return [
        Version(key, r.number, r.text_hash, r.raw_hash, r.title, _day(r.date), r.issuer, moment(r.seen_at),
                moment(r.last_seen), tuple(made.get(r.id, ())))
        for r in rows
    ]  # fmt: skip


def selected() -> Select[Any]:
    """Rows of `finding` with what `found_of` needs beside them."""
    beside = (
        document.c.key,
        document.c.title,
        document.c.address,
        document.c.number,
        contact.c.key.label("contact_key"),
    )
    return select(finding, *beside).join_from(finding, document).outerjoin(contact, contact.c.id == finding.c.contact)


def every(connection: Connection, kind: Kind, by: Filter) -> Iterator[Found[Any]]:
    """All findings of one kind in the order in which they were entered, some at a time."""
    last = -1
    while True:
        found = findings_chosen(selected(), kind, by)[0].where(finding.c.id > last)
        rows = connection.execute(found.order_by(finding.c.id).limit(500)).all()
        for row in rows:
            yield found_of(row)
        if len(rows) < 500:
            return
        last = rows[-1].id


def findings(connection: Connection, kind: Kind, by: Filter, limit: int, offset: int) -> list[Found[Any]]:
    """Findings of one kind, the newest first, then as they were entered."""
    found, day = findings_chosen(selected(), kind, by)
    order = (day.desc() if by.actor else day.desc().nulls_last(), finding.c.id)
    return [found_of(row) for row in connection.execute(found.order_by(*order).limit(limit).offset(offset))]


def findings_chosen(found: Select[Any], kind: str, by: Filter) -> tuple[Select[Any], Any]:
    """The findings of a kind that a filter chooses, and the column of their day. Raises InputError."""
    only(by, f"{kind}s")
    found, day = found.where(finding.c.kind == kind), finding.c.date
    if by.document:
        found = found.where(finding.c.document.in_(select(document.c.id).where(document.c.key == by.document)))
    if by.actor:
        found = _of_actor(found.join(party, party.c.finding == finding.c.id), kind, by)
        day = party.c.date
    elif by.other:
        found = found.where(_has_part(by.other, kind, finding.c.id).exists())
    for column, value in ((finding.c.issuer, by.issuer), (finding.c.sort, by.sort), (finding.c.status, by.status)):
        if value:
            found = found.where(column == value)
    return _between(found, day, by), day


def _of_actor(found: Select[Any], kind: str, by: Filter) -> Select[Any]:
    """The findings in which an actor has a part, and the other one too, once each, in the order of the parts' key."""
    actor = standing(str(by.actor))
    found = found.where(party.c.actor == actor, party.c.kind == kind)
    if by.other:  # first, so that no more is asked of those in which the other has none
        other = _has_part(by.other, kind, party.c.finding)
        found = found.where(other.where(other.selected_columns.date == party.c.date).exists())
    if by.role:
        return found.where(party.c.role == by.role)
    before = _has_part(str(by.actor), kind, party.c.finding)
    same = before.selected_columns
    return found.where(~before.where(same.date == party.c.date, same.role < party.c.role).exists())


def _has_part(actor: str, kind: str, number: ColumnElement[Any]) -> Select[Any]:
    """The parts that an actor has in the finding of that number."""
    other = party.alias()
    found = select(other.c.role, other.c.date)
    return found.where(other.c.actor == standing(actor), other.c.kind == kind, other.c.finding == number)


def one_finding(connection: Connection, key: str, record: str) -> Found[Any]:
    """A finding by its document and record. Raises UnknownRecord."""
    found = selected()
    row = connection.execute(found.where(document.c.key == key, finding.c.record == record)).first()
    if row is None:
        raise UnknownRecord(f"{key}/{record}: the ledger holds no such record")
    return found_of(row)


def found_of(row: Row[Any]) -> Found[Any]:
    """The record of a row of `finding` joined with its document's key, title and address."""
    body = json.loads(row.body)
    record = restored(_MODEL[row.kind], body["record"])
    return Found(
        row.key, row.kind, record, row.words, _day(row.date), row.issuer, row.verdict, row.contact_key,
        tuple(body["topics"]), row.title, row.address, row.number,
    )  # fmt: skip


def contacts(connection: Connection, by: Filter, limit: int, offset: int) -> list[KeptContact]:
    """Contacts, the newest first."""
    found = select(contact).where(*contacts_chosen(by))
    order = (contact.c.start.desc().nulls_last(), contact.c.id)
    return [contact_of(row) for row in connection.execute(found.order_by(*order).limit(limit).offset(offset))]


def contacts_chosen(by: Filter) -> list[ColumnElement[bool]]:
    """The conditions on rows of `contact` that a filter sets. Raises InputError."""
    only(by, "contacts")
    out: list[ColumnElement[bool]] = []
    if by.document:
        told = select(finding.c.contact).join(document, document.c.id == finding.c.document)
        out.append(contact.c.id.in_(told.where(finding.c.kind == "contact", document.c.key == by.document)))
    for name in (by.actor, by.other):
        if name:
            out.append(contact.c.id.in_(select(contact_party.c.contact).where(contact_party.c.actor == standing(name))))
    if by.issuer:
        told = select(finding.c.contact).where(finding.c.kind == "contact", finding.c.issuer == by.issuer)
        out.append(contact.c.id.in_(told))
    out += [c == v for c, v in ((contact.c.channel, by.sort), (contact.c.status, by.status)) if v]
    out += [contact.c.told_by <= by.told_by] if by.told_by is not None else []
    out += [contact.c.told_by >= by.sides] if by.sides is not None else []
    out += [contact.c.start >= by.since] if by.since else []
    out += [contact.c.start <= by.until, contact.c.start != ""] if by.until else []
    return out


def one_contact(connection: Connection, key: str) -> KeptContact:
    """A contact by its id, also one that it had before a merge. Raises UnknownRecord."""
    row = connection.execute(select(contact).where(contact.c.key == key)).one_or_none()
    if row is None:
        moved = select(alias.c.contact).where(alias.c.key == key).scalar_subquery()
        row = connection.execute(select(contact).where(contact.c.id == moved)).one_or_none()
    if row is None:
        raise UnknownRecord(f"{key}: the ledger holds no such contact")
    return contact_of(row)


def accounts(connection: Connection, key: str) -> list[Found[Contact]]:
    """The accounts of one contact, by day and document."""
    number = connection.scalar(select(contact.c.id).where(contact.c.key == one_contact(connection, key).id))
    found = (
        selected()
        .where(finding.c.contact == number).order_by(finding.c.date, finding.c.id)
    )  # fmt: skip
    return [found_of(row) for row in connection.execute(found)]


def actors(
    connection: Connection, words: str | None, limit: int, offset: int, country: str | None = None, known: bool = False,
    kind: str | None = None,
) -> list[Known]:  # fmt: skip
    """Actors by how many documents mention them; `words` are part of a name or id, `country` is a code.

    `known` leaves out those whom the registry does not know.
    """
    found = actors_chosen(select(actor), words, country, known, kind)
    found = found.order_by(actor.c.documents.desc(), actor.c.key).limit(limit).offset(offset)
    return [Known(r.key, r.name, r.kind, r.country, r.documents) for r in connection.execute(found)]


def actors_chosen(
    found: Select[Any], words: str | None, country: str | None = None, known: bool = False, kind: str | None = None
) -> Select[Any]:
    """The rows of `actor` that a list is narrowed to."""
    found = found.where(actor.c.documents > 0)
    for column, value in ((actor.c.country, country), (actor.c.kind, kind)):
        found = found.where(column == value) if value else found
    found = found.where(actor.c.key.not_like("unknown:%")) if known else found
    if not words:  # a stranger whom no document names in full is no entry of a list; who asks for him finds him
        found = found.where(or_(~actor.c.key.startswith("unknown:"), actor.c.name.regexp_match(_FULL_NAME)))
    like = f"%{(words or '').lower()}%"
    return found.where(or_(func.lower(actor.c.name).like(like), actor.c.key.like(like))) if words else found


def many(connection: Connection, what: str, by: Filter, words: str | None, most: int) -> int:
    """How many a list has in all, counted up to `most`: documents, contacts, actors (by `words`), judgements, or
    a kind of finding.
    """
    one = literal(1).label("one")
    if what in ("actors", "judgements"):
        only(by, what)
    if what == "actors":
        found = actors_chosen(select(one).select_from(actor), words)
    elif what == "judgements":
        found = select(one).select_from(judgement)
        found = found.where(judgement.c.document == by.document) if by.document else found
    elif what == "contacts":
        found = select(one).select_from(contact).where(*contacts_chosen(by))
    elif by.actor and by == Filter(actor=by.actor, role=by.role, other=by.other, since=by.since, until=by.until):
        found = _parts_of(select(one), what, by)
    elif what == "documents":
        found = _documents_chosen(select(one).select_from(document), by)[0]
    else:
        found = findings_chosen(select(one).select_from(finding), what, by)[0]
    return connection.scalar(select(func.count()).select_from(found.limit(most).subquery())) or 0


def _parts_of(found: Select[Any], what: str, by: Filter) -> Select[Any]:
    """What an actor has a part in, without a look at the documents or findings themselves."""
    if what == "documents":
        found = found.select_from(appearance).where(appearance.c.actor == standing(str(by.actor)))
        return _between(found, appearance.c.date, by)
    return _between(_of_actor(found.select_from(party), what, by), party.c.date, by)


def names(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The names of actors by their ids."""
    found = select(actor.c.key, actor.c.name).where(actor.c.key.in_(sorted(set(ids))))
    return {row.key: row.name for row in connection.execute(found)}


def _between(found: Select[Any], column: Any, by: Filter) -> Select[Any]:
    if by.since:
        found = found.where(column >= by.since)
    return found.where(column <= by.until, column != "") if by.until else found


def kept_of(r: Row[Any]) -> Kept:
    """The record of a row of `document`."""
    return Kept(
        r.key, r.address, r.title, _day(r.date), r.issuer, r.author, r.language, r.text_hash, r.words, r.number,
        r.program, moment(r.first_seen), moment(r.last_seen), moment(r.gone_at) if r.gone_at else None, bool(r.draft),
    )  # fmt: skip


def contact_of(r: Row[Any]) -> KeptContact:
    """The record of a row of `contact`."""
    return KeptContact(
        r.key, r.channel, r.status, tuple(json.loads(r.participants)), _day(r.start), _day(r.finish), r.place,
        tuple(json.loads(r.sides)), r.accounts,
    )  # fmt: skip


def _day(told: str | None) -> dt.date | None:
    return dt.date.fromisoformat(told) if told else None


def accounts_by_contact(connection: Connection) -> list[list[tuple[str, str]]]:
    """The accounts of every contact, each as its document's and its record's id."""
    found = (
        select(finding.c.contact, document.c.key, finding.c.record).join_from(finding, document)
        .where(finding.c.kind == "contact").order_by(finding.c.contact, finding.c.id)
    )  # fmt: skip
    groups: dict[int, list[tuple[str, str]]] = {}
    for row in connection.execute(found):
        groups.setdefault(row.contact, []).append((row.key, row.record))
    return list(groups.values())


def counts(connection: Connection) -> dict[str, int]:
    """How many of each thing the ledger holds."""
    tables = {
        "documents": document, "versions": revision, "findings": finding, "contacts": contact, "judgements": judgement
    }  # fmt: skip
    return {name: connection.scalar(select(func.count()).select_from(t)) or 0 for name, t in tables.items()}
