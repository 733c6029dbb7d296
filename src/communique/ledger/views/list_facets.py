"""What the lists of a ledger count beside their rows: by issuer, kind, year, actor, topic, state, as they apply.

Each function takes an open ledger and the same filter that the list takes, and counts all of the list, however many
rows a page shows. A count's value put into the filter leaves as many rows as it says; what the filter names already is
not counted. Those of commitments are `commitment_index.counts`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import CTE, Connection, Select, func, select

from communique.extract.topics import known_topics
from communique.ledger.filters import Filter, only
from communique.ledger.queries.affiliation import actual, asked, served
from communique.ledger.search.index_labels import label
from communique.ledger.storage.schema import actor, appearance, contact, contact_party, document, finding, party
from communique.ledger.storage.view_schema import about, register

if TYPE_CHECKING:
    from communique.ledger.queries.document_list import DocumentFilter
    from communique.ledger.records import Kind
    from communique.ledger.storage.database import Database
    from communique.ledger.views.contact_register import ContactFilter

Counts = dict[str, list[tuple[str, int]]]
"""By facet its values and their numbers, those with most first, years in their order."""
_OWN = ("channel", "status", "since", "until")
"""What the register itself holds of a contact."""
MOST = 12
"""Values of a facet."""
FINDINGS = 4_000
"""Statements, acts and commitments that are counted, the newest."""


def by_number(counted: Mapping[Any, int]) -> list[tuple[str, int]]:
    """The values with most, less strangers and those for whom no name stands."""
    told = [(value, many) for value, many in counted.items() if value and not value.startswith("unknown:")]
    return sorted(told, key=lambda pair: (-pair[1], pair[0]))[:MOST]


def documents(ledger: Database, by: DocumentFilter | Filter) -> Counts:
    """Documents by issuer, kind (edited, gone), year, actor named, topic. Raises InputError."""
    from communique.ledger.queries.document_list import DocumentFilter, numbers

    if isinstance(by, Filter):
        only(by, "documents")
        keys = (by.document,) if by.document else None
        by = DocumentFilter(by.issuer, by.actor, since=by.since, until=by.until, topic=by.topic, keys=keys)
    with ledger.reading_from() as connection:
        rows, kinds = _published(connection, by)
        if by == DocumentFilter():
            named = _named_most(connection)
            topics = _grouped(connection, select(about.c.topic, func.count()).group_by(about.c.topic))
        else:
            named, topics = Counter(), Counter()
            chosen = _once(numbers(by))
            if not by.actor:
                who = appearance.c.actor
                named = _beside(connection, who, appearance.c.document, chosen, served(who))
            if not by.topic:
                topics = _beside(connection, about.c.topic, about.c.document, chosen)
    return {
        "issuer": [] if by.issuer else by_number(_summed(rows, "issuer")),
        "kind": [] if by.edited or by.gone else [(kind, n) for kind, n in kinds if n],
        "year": _years(_summed(rows, "year")), "actor": by_number(named), "topic": by_number(topics),
    }  # fmt: skip


def _published(connection: Connection, by: DocumentFilter) -> tuple[list[Any], list[tuple[str, int]]]:
    """The documents by issuer and year; how many of them were edited and how many are gone."""
    from communique.ledger.queries.document_list import DocumentFilter, many, narrowed

    columns: list[Any] = [document.c.issuer, func.substr(document.c.date, 1, 4).label("year")]
    if by == DocumentFilter():  # each from an index of its own, without a look at the documents
        rows = connection.execute(select(*columns, func.count().label("many")).group_by(*columns)).all()
        alone = {"edited": DocumentFilter(edited=True), "gone": DocumentFilter(gone=True)}
        return list(rows), [(kind, many(connection, one)) for kind, one in alone.items()]
    columns += [(document.c.number > 1).label("edited"), document.c.gone_at.is_not(None).label("gone")]
    found = narrowed(select(*columns, func.count().label("many")).select_from(document), by).group_by(*columns)
    rows = connection.execute(found).all()
    return list(rows), [(kind, sum(r.many for r in rows if getattr(r, kind))) for kind in ("edited", "gone")]


def contacts(ledger: Database, by: ContactFilter | Filter) -> Counts:
    """Contacts by who tells of them, kind of contact, status, year, actor who took part. Raises InputError."""
    from communique.ledger.queries.contact_queries import contacts_chosen
    from communique.ledger.views.contact_register import ContactFilter, wanted

    with ledger.reading_from() as connection:
        if isinstance(by, Filter):
            columns = (contact.c.id, contact.c.start, contact.c.channel, contact.c.status)
            chosen = _once(select(*columns).where(*contacts_chosen(by)))
            part = (contact_party.c.actor, contact_party.c.contact)
            met = _beside(connection, *part, chosen, served(contact_party.c.actor))
        else:
            chosen = _once(wanted(connection, ledger, by)[0])
        year = func.substr(chosen.c.start, 1, 4).label("year")
        groups = (chosen.c.channel, chosen.c.status, year)
        rows = connection.execute(select(*groups, func.count().label("many")).group_by(*groups)).all()
        if isinstance(by, ContactFilter) and by == ContactFilter(**{name: getattr(by, name) for name in _OWN}):
            told, met = (_faced(connection, face, by) for face in ("told", "party"))
        else:
            at = (register.c.value, register.c.contact)
            told = _beside(connection, *at, chosen, register.c.face == "told")
            if isinstance(by, ContactFilter):
                met = _beside(connection, *at, chosen, register.c.face == "party")
    issuer, kind, full = (
        (by.issuer, by.sort, by.other) if isinstance(by, Filter) else (by.told_by, by.channel, len(by.parties) > 1)
    )
    issuers = {value: many for value, many in told.items() if not value.startswith("country:")}
    return {
        "issuer": [] if issuer else by_number(issuers), "kind": [] if kind else by_number(_summed(rows, "channel")),
        "status": [] if by.status else by_number(_summed(rows, "status")), "year": _years(_summed(rows, "year")),
        "actor": [] if full else by_number(met),
    }  # fmt: skip


def findings(ledger: Database, kind: Kind, by: Filter) -> Counts:
    """Statements, acts or commitments by issuer, kind, year, actor who has a part, topic: the newest `FINDINGS`."""
    from communique.ledger.queries.finding_queries import findings_chosen

    topics = {label("t", topic): topic for topic in known_topics()}
    with ledger.reading_from() as connection:
        columns = (finding.c.id, finding.c.issuer, finding.c.sort, finding.c.date, finding.c.tags)
        found, day = findings_chosen(select(*columns), kind, by)
        newest = (day.desc() if by.actor else day.desc().nulls_last(), finding.c.id)
        chosen = _once(found.order_by(*newest).limit(FINDINGS))
        rows = connection.execute(select(chosen)).all()
        parts = (party.c.actor, party.c.finding)
        had = select(*parts).distinct().join(chosen, chosen.c.id == party.c.finding).where(served(party.c.actor))
        told = Counter(asked(row.actor) for row in connection.execute(had))
    return {
        "issuer": [] if by.issuer else by_number(Counter(r.issuer for r in rows)),
        "kind": [] if by.sort else by_number(Counter(r.sort for r in rows)),
        "year": _years(Counter(r.date[:4] for r in rows if r.date)), "actor": [] if by.other else by_number(told),
        "topic": by_number(Counter(topics[tag] for r in rows for tag in r.tags.split() if tag in topics)),
    }  # fmt: skip


def actors(
    ledger: Database, words: str | None = None, country: str | None = None, known: bool = False, kind: str | None = None
) -> Counts:
    """Actors by kind and country."""
    from communique.ledger.queries.actor_queries import actors_chosen

    with ledger.reading_from() as connection:
        columns = (actor.c.kind, actor.c.country, func.count().label("many"))
        found = actors_chosen(select(*columns), words, country, known, kind)
        rows = connection.execute(found.group_by(actor.c.kind, actor.c.country)).all()
    return {
        "kind": [] if kind else by_number(_summed(rows, "kind")),
        "country": [] if country else by_number(_summed(rows, "country")),
    }


def _once(found: Select[Any]) -> CTE:
    """What was found, gone through once however often it is asked of."""
    return found.cte("chosen").prefix_with("MATERIALIZED")


def _beside(connection: Connection, value: Any, number: Any, chosen: CTE, *conditions: Any) -> Counter[str]:
    """The values that stand beside what was chosen, each with how many times it does."""
    found = select(value, func.count()).join(chosen, chosen.c.id == number).where(*conditions)
    return _grouped(connection, found.group_by(value))


def _grouped(connection: Connection, found: Select[Any]) -> Counter[str]:
    return Counter({asked(row[0]): row[1] for row in connection.execute(found)})


def _faced(connection: Connection, face: str, by: ContactFilter) -> Counter[str]:
    """The values under which contacts stand in the register, where what it holds of them is all that narrows."""
    found = select(register.c.value, func.count()).where(register.c.face == face)
    for column, value in ((register.c.channel, by.channel), (register.c.status, by.status)):
        found = found.where(column == value) if value else found
    found = found.where(register.c.start >= by.since) if by.since else found
    found = found.where(register.c.start <= by.until, register.c.start != "") if by.until else found
    return _grouped(connection, found.group_by(register.c.value))


def _named_most(connection: Connection) -> Counter[str]:
    """Whom most documents name: people and bodies as the table of actors has it, countries by all who serve them."""
    found = select(actor.c.key, actor.c.documents).order_by(actor.c.documents.desc(), actor.c.key)
    known = actor.c.key.not_like("unknown:%")
    people = _grouped(connection, found.where(known, actor.c.kind != "country").limit(MOST))
    states = select(appearance.c.actor, func.count()).where(~actual(appearance.c.actor))
    return people + _grouped(connection, states.group_by(appearance.c.actor))


def _summed(rows: Iterable[Any], name: str) -> Counter[str]:
    out: Counter[str] = Counter()
    for row in rows:
        out[getattr(row, name)] += row.many
    return out


def _years(counted: Mapping[Any, int]) -> list[tuple[str, int]]:
    return sorted((year, many) for year, many in counted.items() if year)
