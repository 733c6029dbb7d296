"""Accounts held side by side, kept: comparing parses them again, which no reader of a page should wait for.

A comparison is kept with a mark of what it was made from: the documents in their order, of each its
version, its reading and its last judgement, and the code that compares. It is given only where the mark is still
that of the documents; else it is made anew. `renew` makes those of the contacts that changed, the latest first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Integer, cast, delete, func, insert, select

from communique.ledger.judgements.judged_reading import current_reading
from communique.ledger.queries.contact_queries import accounts
from communique.ledger.records import Found
from communique.ledger.storage.schema import contact, document, judgement, reading, revision
from communique.ledger.storage.serialization import dumped, packed, plain, unpacked_text
from communique.ledger.storage.view_schema import compared, stale
from communique.ledger.views import account_comparison, omitted_points
from communique.ledger.views.account_comparison import SideBySide
from communique.ledger.views.code_fingerprint import made_by
from communique.ledger.views.invalidation import state, unmark
from communique.ledger.views.omitted_points import Elsewhere
from communique.model import Comparison, Contact
from communique.model.restore import restored

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

_FACTS = 3
"""Of a kept comparison its documents, itself and why there is none; behind them what is told elsewhere."""


def side_by_side(ledger: Database, key: str, told: Sequence[Found[Contact]]) -> SideBySide:
    """The accounts of one contact (its id, its accounts) side by side: what is kept, if it still holds."""
    documents = account_comparison.columns(told)
    if len(documents) > 1:
        with ledger.reading_from() as connection:
            found = select(compared.c.body).join(contact, contact.c.id == compared.c.contact)
            held = found.where(contact.c.key == key, compared.c.mark == mark_of(connection, documents))
            body = connection.scalar(held)
        if body is not None:
            return _unpacked(ledger, body)
    return account_comparison.side_by_side(ledger, told)


def mark_of(connection: Connection, documents: Sequence[str]) -> str:
    """What a comparison of these documents would be made from now, as a hash."""
    last = select(func.max(reading.c.id)).where(reading.c.revision == revision.c.id).scalar_subquery()
    judged = select(func.max(judgement.c.id)).where(judgement.c.document == document.c.key).scalar_subquery()
    found = select(document.c.key, revision.c.id, last.label("reading"), judged.label("judged"))
    found = found.join(revision, (revision.c.document == document.c.id) & (revision.c.number == document.c.number))
    rows = {r[0]: list(r) for r in connection.execute(found.where(document.c.key.in_(documents)))}
    told = dumped([made_by("compared"), *(rows.get(key, [key]) for key in documents)])
    return hashlib.sha256(told.encode()).hexdigest()[:24]


def waiting(connection: Connection, most: int) -> list[int]:
    """The numbers of contacts that wait to be compared, the latest first."""
    number = cast(stale.c.key, Integer)
    found = select(number).join(contact, contact.c.id == number, isouter=True).where(stale.c.kind == "compared")
    order = (func.coalesce(contact.c.start, "").desc(), number)
    return list(connection.scalars(found.order_by(*order).limit(most)).all())


def elsewhere(ledger: Database, key: str, made: SideBySide) -> Elsewhere:
    """What sides tell elsewhere of the points that their accounts lack: what is kept, if it still holds."""
    near = omitted_points.around(ledger, made)
    if not near:
        return {}
    with ledger.reading_from() as connection:
        body = connection.scalar(
            select(compared.c.body).join(contact, contact.c.id == compared.c.contact).where(contact.c.key == key)
        )
    kept = json.loads(unpacked_text(body)) if body is not None else []
    if len(kept) > _FACTS and tuple(kept[0]) == made.documents and kept[_FACTS][0] == omitted_points.mark_of(near):
        return {(point, column): [(k, t) for k, t in found] for point, column, found in kept[_FACTS][1]}
    return omitted_points.elsewhere(ledger, made, near)


def renew(ledger: Database, most: int) -> int:
    """Compare anew the accounts of some of the marked contacts; gives how many."""
    with ledger.reading_from() as connection:
        numbers, now = waiting(connection, most), state(connection)
        keys = {r.id: r.key for r in connection.execute(select(contact.c.id, contact.c.key).where(
            contact.c.id.in_(numbers)))}  # fmt: skip
        told = {n: accounts(connection, keys[n]) for n in numbers if n in keys}
        marks = {n: mark_of(connection, account_comparison.columns(told[n])) for n in told}
    rows = [
        {"contact": n, "mark": marks[n], "body": _packed(ledger, keys[n], told[n])}
        for n in told if len(account_comparison.columns(told[n])) > 1
    ]  # fmt: skip
    if numbers:
        with ledger.writing() as connection:
            connection.execute(delete(compared).where(compared.c.contact.in_(numbers)))
            if rows:
                connection.execute(insert(compared), rows)
            unmark(connection, "compared", [str(n) for n in numbers], now)
    return len(numbers)


def _packed(ledger: Database, key: str, told: Sequence[Found[Contact]]) -> bytes:
    """A comparison, the one that is kept where it still holds, with what its sides tell elsewhere."""
    made = side_by_side(ledger, key, told)
    near = omitted_points.around(ledger, made)
    found = [[point, column, said] for (point, column), said in elsewhere(ledger, key, made).items()]
    facts = [made.documents, plain(made.comparison) if made.comparison else None, made.why]
    return packed(dumped([*facts, [omitted_points.mark_of(near), found]]).encode("utf-8", "surrogatepass"))


def _unpacked(ledger: Database, body: bytes) -> SideBySide:
    documents, told, why = json.loads(unpacked_text(body))[:_FACTS]
    with ledger.reading_from() as connection:
        readings = tuple(current_reading(connection, key) for key in documents)
    return SideBySide(restored(Comparison, told), tuple(documents), readings, why)
