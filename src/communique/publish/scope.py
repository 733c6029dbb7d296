"""What a site holds: documents by whom and when they tell of, the contacts and commitments in them, who is in these."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.actors import registry
from communique.follow.sides import sides
from communique.ledger import Filter
from communique.ledger.queries import document_list
from communique.ledger.queries.document_list import DocumentFilter
from communique.ledger.records import Kept, KeptContact
from communique.ledger.views import commitment_lifecycles
from communique.model import Life
from communique.publish.settings import Site

if TYPE_CHECKING:
    from communique.ledger import Ledger

EVERY = 1_000_000


@dataclass(frozen=True, slots=True)
class Scope:
    """The records of a site, the newest first; `actors` by id with how many of its records they are in."""

    documents: tuple[Kept, ...]
    contacts: tuple[KeptContact, ...]
    lives: tuple[Life, ...]
    actors: tuple[tuple[str, int], ...]


def scope(ledger: Ledger, site: Site) -> Scope:
    """What is published of a ledger: of some actors, the texts that tell of a contact or commitment of theirs."""
    known: dict[str, Kept] = {
        d.id: d for d in document_list.page(ledger, DocumentFilter(since=site.since, until=site.until), EVERY)[0]
    }
    of_text = {d.text: d.id for d in reversed([*known.values()])}
    about = frozenset(site.about)
    telling: dict[str, set[str]] = {}
    for account in ledger.every("contact"):
        if account.document in known and account.contact:
            telling.setdefault(account.contact, set()).add(account.document)
    contacts = [
        c for c in ledger.contacts(Filter(), EVERY) if c.id in telling and _concerns(about, c.participants)
    ]  # fmt: skip
    bound = [
        x for x in commitment_lifecycles.every(ledger, registry(), site.today.isoformat())
        if any(s.publication.document in of_text for s in x.steps)
        and _concerns(about, (*(d.actor for d in x.debtors), *x.creditors))
    ]  # fmt: skip
    told = {key for c in contacts for key in telling[c.id]}
    told |= {of_text.get(s.publication.document, "") for x in bound for s in x.steps}
    documents = [d for d in known.values() if not about or d.id in told]
    documents.sort(key=lambda d: (str(d.date or ""), d.id), reverse=True)
    contacts.sort(key=lambda c: (str(c.start or ""), c.id), reverse=True)
    bound.sort(key=lambda x: (x.last, x.id), reverse=True)
    return Scope(tuple(documents), tuple(contacts), tuple(bound), tuple(_actors(documents, contacts, bound)))


def _concerns(about: frozenset[str], actors: Iterable[str]) -> bool:
    """Whether one of them, or the country that one of them serves, is asked about; all are where nobody is named."""
    theirs = frozenset(actors)
    return not about or bool(about & (theirs | sides(theirs, registry())))


def _actors(documents: list[Kept], contacts: list[KeptContact], bound: list[Life]) -> list[tuple[str, int]]:
    """Who takes part, publishes, is bound or promised something; nobody whom the program could not name."""
    many: Counter[str] = Counter(d.issuer for d in documents if d.issuer)
    many.update(a for c in contacts for a in c.participants)
    many.update(a for x in bound for a in (*(d.actor for d in x.debtors), *x.creditors))
    return sorted(((a, n) for a, n in many.items() if not a.startswith("unknown:")), key=lambda p: (-p[1], p[0]))
