"""Contacts and their accounts, by a filter or one by one. All read-only."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from communique.errors import UnknownRecord
from communique.ledger.filters import Filter, only
from communique.ledger.queries.affiliation import standing
from communique.ledger.queries.finding_queries import found_of, selected
from communique.ledger.records import Found, KeptContact
from communique.ledger.storage.schema import alias, contact, contact_party, document, finding
from communique.ledger.storage.serialization import day_of
from communique.model import Contact


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


def contact_of(r: Row[Any]) -> KeptContact:
    """The record of a row of `contact`."""
    return KeptContact(
        r.key, r.channel, r.status, tuple(json.loads(r.participants)), day_of(r.start), day_of(r.finish), r.place,
        tuple(json.loads(r.sides)), r.accounts,
    )  # fmt: skip


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
