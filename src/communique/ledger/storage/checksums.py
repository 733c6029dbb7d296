"""A sum over every row that cannot be made again, or only at length: what `check` holds the row against.

A seal stands for the rows of a table that share a key (`SEALED`), and is written in the transaction that writes them:
`watch` notes which keys a statement of this program touches, `keep` sums their rows before the transaction ends. Rows
that came, went or changed in any other way disagree with their seal. What `check` makes again in full (findings, who
has a part in them, counts) has none, and none has `stale`, which only says what is to be made again.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Delete, Engine, Insert, Table, Update, delete, event, insert, select

from communique.ledger.storage import schema as t
from communique.ledger.storage import view_schema as v

_NOTED = "touched"
_MANY = 500
_TOLD = 20
"""So many rows of a table are named one by one."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What is sealed together: the rows of a table that have the same `by`; of them these columns."""

    table: Table
    by: Column[Any]
    columns: tuple[Column[Any], ...]


def _whole(table: Table, by: str) -> Sealed:
    return Sealed(table, table.c[by], tuple(table.c))


RECORDS = {one.table.name: one for one in (
    _whole(t.meta, "name"), _whole(t.counter, "name"), _whole(t.document, "id"), _whole(t.revision, "id"),
    _whole(t.reading, "id"), _whole(t.actor, "key"), _whole(t.contact, "id"), _whole(t.contact_party, "contact"),
    _whole(t.alias, "key"), _whole(t.block, "finding"), _whole(t.judgement, "id"), _whole(t.saved, "id"),
    _whole(t.account, "name"), _whole(t.session, "hash"), _whole(t.token, "id"),
    Sealed(t.text, t.text.c.hash, (t.text.c.id, t.text.c.chars, t.text.c.words)),
    Sealed(t.raw, t.raw.c.hash, (t.raw.c.id, t.raw.c.size)),
    Sealed(t.finding, t.finding.c.contact, (t.finding.c.id, t.finding.c.document, t.finding.c.record)),
)}  # fmt: skip
"""What people and sources said, and what was decided while it came in. Bodies of texts have a hash of their own; of
findings it is whose accounts they are."""
VIEWS = {one.table.name: one for one in (
    _whole(v.view, "name"), _whole(v.digest, "document"), _whole(v.about, "document"), _whole(v.worded, "document"),
    _whole(v.register, "contact"), _whole(v.face, "life"),
    _whole(v.untold, "contact"), _whole(v.compared, "contact"), _whole(v.life, "id"), _whole(v.bound, "life"),
    _whole(v.formula, "key"), _whole(v.doubt, "document"), _whole(v.edition, "document"),
)}  # fmt: skip
"""Views that `check` makes again for a sample only, or not column by column."""
SEALED = RECORDS | VIEWS


def watch(engine: Engine) -> None:
    """Note from now on what this engine's transactions touch."""

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.info.pop(_NOTED, None)

    @event.listens_for(engine, "before_execute")
    def _about(connection: Connection, statement: Any, many: Any, one: Any, _: Any) -> None:
        changes = isinstance(statement, Insert | Update | Delete)
        if changes and (sealed := SEALED.get(getattr(statement.table, "name", ""))):
            noted = connection.info.setdefault(_NOTED, {}).setdefault(sealed.table.name, set())
            if isinstance(statement, Delete) and statement.whereclause is None:
                noted.clear()
                connection.execute(delete(t.seal).where(t.seal.c.of == sealed.table.name))
            else:
                noted.update(_touched(connection, sealed, statement, list(many) or ([one] if one else [])))


def _touched(connection: Connection, sealed: Sealed, statement: Any, given: list[Any]) -> Iterator[Any]:
    """The keys whose rows a statement makes, changes or takes away."""
    name = sealed.by.name
    if not isinstance(statement, Delete):
        values = given or [statement.compile().params]
        yield from (row[name] for row in values if row.get(name) is not None)
    if not isinstance(statement, Insert):
        found = select(sealed.by).distinct()
        found = found if statement.whereclause is None else found.where(statement.whereclause)
        yield from (key for key in connection.scalars(found).all() if key is not None)


def keep(connection: Connection) -> None:
    """Seal what the transaction touched; the last thing that it does."""
    for name, keys in connection.info.pop(_NOTED, {}).items():
        _seal(connection, SEALED[name], sorted(keys))


def forget(connection: Connection) -> None:
    """The transaction has copied rows with their seals: there is nothing to seal."""
    connection.info.pop(_NOTED, None)


def again(connection: Connection, name: str) -> int:
    """Seal the rows of a table that are not what was written: they were made again. Gives how many they were."""
    sealed = SEALED[name]
    wrong = broken(connection, sealed)
    if wrong:
        keys = {str(key): key for key in connection.scalars(select(sealed.by).distinct()).all()}
        gone = delete(t.seal).where(t.seal.c.of == name, t.seal.c.key.in_([key for key in wrong if key not in keys]))
        connection.execute(gone)
        _seal(connection, sealed, [keys[key] for key in wrong if key in keys])
    return len(wrong)


def anew(connection: Connection) -> None:
    """Seal all that is there, as it is: after tables were brought to another form."""
    connection.execute(delete(t.seal))
    connection.info.pop(_NOTED, None)
    for name, sealed in SEALED.items():
        sums = _sums(connection, sealed)
        _write(connection, name, sums)


def _seal(connection: Connection, sealed: Sealed, keys: list[Any]) -> None:
    for start in range(0, len(keys), _MANY):
        some = keys[start : start + _MANY]
        gone = delete(t.seal).where(t.seal.c.of == sealed.table.name, t.seal.c.key.in_([str(key) for key in some]))
        connection.execute(gone)
        _write(connection, sealed.table.name, _sums(connection, sealed, some))


def _write(connection: Connection, name: str, sums: dict[str, str]) -> None:
    if sums:
        connection.execute(insert(t.seal), [{"of": name, "key": key, "sum": told} for key, told in sums.items()])


def _sums(connection: Connection, sealed: Sealed, keys: Collection[Any] | None = None) -> dict[str, str]:
    """The sum of each key's rows, in whatever order they lie."""
    found = select(sealed.by, *sealed.columns).where(sealed.by.is_not(None)).order_by(sealed.by)
    found = found if keys is None else found.where(sealed.by.in_(keys))
    held: dict[str, list[bytes]] = defaultdict(list)
    for row in connection.execute(found.execution_options(yield_per=_MANY)):
        held[str(row[0])].append(_row(row[1:]))
    return {key: hashlib.blake2b(b"".join(sorted(rows)), digest_size=12).hexdigest() for key, rows in held.items()}


def _row(values: Iterable[Any]) -> bytes:
    """A row's sum; numbers, words, bytes and nothing are told apart."""
    made = hashlib.blake2b(digest_size=16)
    for value in values:
        told = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode("utf-8", "surrogatepass")
        made.update(f"{type(value).__name__}:{len(told)}:".encode())
        made.update(told)
    return made.digest()


def broken(connection: Connection, sealed: Sealed) -> dict[str, str]:
    """The keys whose rows are not as they were written, and what is wrong with them."""
    name = sealed.table.name
    kept = {r.key: r.sum for r in connection.execute(select(t.seal.c.key, t.seal.c.sum).where(t.seal.c.of == name))}
    sums = _sums(connection, sealed)
    wrong = {key: "is not what was written" for key, told in sums.items() if kept.get(key, told) != told}
    wrong |= {key: "was not written by the program" for key in sums if key not in kept}
    return wrong | {key: "is gone" for key in kept if key not in sums}


def strays(connection: Connection) -> Iterator[str]:
    """Seals of tables that have none."""
    for name in connection.scalars(select(t.seal.c.of).where(t.seal.c.of.not_in(list(SEALED))).distinct()):
        yield f"there are seals of “{name}”, which has none"


def faults(
    connection: Connection, which: dict[str, Sealed], waits: Callable[[str, str], bool] = lambda name, key: False
) -> Iterator[str]:
    """One line for each row that is not as it was written; of many, their number. What `waits` for being made anew, by
    its table and key, is passed over.
    """
    for name, sealed in which.items():
        wrong = {key: words for key, words in broken(connection, sealed).items() if not waits(name, key)}
        told = "the accounts of contact {}: {}" if name == "finding" else f"{name} {{}}: {{}}"
        for key, words in list(wrong.items())[:_TOLD]:
            yield told.format(key[:80], words)
        if len(wrong) > _TOLD:
            yield f"{name}: {len(wrong) - _TOLD:,} rows more are not what was written"
