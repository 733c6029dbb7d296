"""The accounts of one contact as the ledger holds them: held side by side, and who has not told.

`side_by_side` takes a contact's accounts, gives their comparison, with the document of each column
(`comparison_cache` keeps it). `expected` says from whom an account could be expected and is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.actors import Registry
from communique.compare import compare
from communique.compare.accounts import told_contacts
from communique.errors import NotComparable, UnknownRecord
from communique.follow.document_search import Look, not_found, sought
from communique.follow.sides import side
from communique.ledger.judgements.judged_reading import current_reading
from communique.ledger.queries.contact_lookup import look_in
from communique.ledger.queries.contact_queries import accounts as accounts_of
from communique.ledger.queries.contact_queries import one_contact
from communique.ledger.records import Found, KeptContact
from communique.model import Comparison, Contact, Looked, Reading

if TYPE_CHECKING:
    from communique.ledger.storage.database import Database

COLUMNS = 4
"""Accounts that are held side by side: the first of every side, then further ones."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A comparison and the ids of its columns' documents; `why` says why there is none."""

    comparison: Comparison | None
    documents: tuple[str, ...]
    readings: tuple[Reading, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """A side that took part and of which no account is known: its parties, what was searched for one, and what
    may tell of it; `said` is that in words, `looked` None where no day tells where to look.
    """

    side: str
    parties: tuple[str, ...]
    said: str
    looked: Looked | None = None

    @property
    def readable(self) -> bool:
        """Whether nothing of that side was passed over unread: else an account may be there already."""
        return self.looked is None or not self.looked.unread


def compared(ledger: Database, key: str, force: bool = False) -> tuple[Comparison, list[str]]:
    """The comparison of all documents that tell of a contact, and their ids in the order of its columns.

    Raises UnknownRecord where one document alone tells of it, NotComparable unless `force`.
    """
    with ledger.reading_from() as connection:
        one = one_contact(connection, key)
        documents = sorted({a.document for a in accounts_of(connection, one.id)})
        if len(documents) < 2:
            raise UnknownRecord(f"{one.id}: the ledger holds one account of it; there is nothing to compare")
        readings = [current_reading(connection, d) for d in documents]
    return compare(readings, force=force), documents


def side_by_side(ledger: Database, accounts: Sequence[Found[Contact]]) -> SideBySide:
    """The accounts of one contact held side by side, the first published first."""
    chosen = columns(accounts)
    with ledger.reading_from() as connection:
        readings = [(key, current_reading(connection, key)) for key in chosen]
    telling = [(key, one) for key, one in readings if told_contacts(one)]
    if len(telling) < 2:
        telling = readings
    if len(telling) < 2:
        return SideBySide(None, tuple(chosen), tuple(one for _, one in readings), "the ledger holds one account of it")
    keys, made = tuple(key for key, _ in telling), tuple(one for _, one in telling)
    try:
        return SideBySide(compare(made), keys, made)
    except NotComparable as error:
        why = str(error).partition("; --force")[0]  # the remedy of a command line is none on a page
        return SideBySide(None, keys, made, why)


def columns(accounts: Sequence[Found[Contact]]) -> list[str]:
    """The documents to hold side by side, each once."""
    first: dict[str | None, str] = {}
    rest: dict[str, None] = {}
    for account in accounts:
        if account.issuer not in first and account.document not in first.values():
            first[account.issuer] = account.document
        rest[account.document] = None
    order = [*first.values(), *(key for key in rest if key not in first.values())]
    kept = set(order[:COLUMNS])
    return [key for key in rest if key in kept]


def expected(ledger: Database, one: KeptContact, registry: Registry) -> tuple[Expected, ...]:
    """The sides of a contact that was held from which no account is known, and what was searched for one."""
    if one.status != "held":
        return ()
    have = {side(issuer, registry) for issuer in one.sides} | set(one.sides)
    parties: dict[str, list[str]] = {}
    for actor in one.participants:
        if side(actor, registry) not in have:
            parties.setdefault(side(actor, registry), []).append(actor)
    with ledger.reading_from() as connection:
        look = look_in(connection, registry)
        return tuple(_expected(one, silent, parties[silent], look, registry) for silent in sorted(parties))


def _expected(one: KeptContact, silent: str, parties: Sequence[str], look: Look, registry: Registry) -> Expected:
    if one.start is None:
        return Expected(silent, tuple(parties), "No day is known, so its documents were not searched.")
    found = look(sought(silent, one.participants, one.start.isoformat(), registry))
    said = not_found(found, registry)
    if found.found:
        many = f"{len(found.found)} document{'' if len(found.found) == 1 else 's'}"
        said = f"{many} of that side from {found.since} to {found.until} may tell of it:"
    return Expected(silent, tuple(parties), said, found)
