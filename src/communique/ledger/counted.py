"""What pages and reports count over the whole ledger: contacts by month, pairs of parties, an actor's topics.

Each function takes an open ledger and gives plain numbers, most first or in order of time. `state`
names the ledger's contents, so that a count may be kept until something is added or judged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from communique.extract.topics import known_topics
from communique.ledger.labels import label
from communique.ledger.queries import Filter, contacts_chosen
from communique.ledger.tables import contact, contact_party, document, finding, judgement, party, reading, revision

if TYPE_CHECKING:
    from communique.ledger.store import Ledger

State = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Count:
    """How many of `what` there were in a month (`YYYY-MM`)."""

    month: str
    what: str
    number: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors who are told to have had contact: how often, from which day to which."""

    one: str
    other: str
    number: int
    first: str
    last: str


def state(ledger: Ledger) -> State:
    """A name for what the ledger holds now: it changes with every version, re-reading and judgement."""
    with ledger.reading_from() as connection:
        return (
            connection.scalar(select(func.max(revision.c.id))) or 0,
            connection.scalar(select(func.max(reading.c.id))) or 0,
            connection.scalar(select(func.max(judgement.c.id))) or 0,
        )


def issuers(ledger: Ledger) -> list[tuple[str, int]]:
    """Who published the documents, and how many; most first."""
    with ledger.reading_from() as connection:
        rows = connection.execute(
            select(document.c.issuer, func.count()).where(document.c.issuer.is_not(None)).group_by(document.c.issuer)
        )  # fmt: skip
        return sorted(((r[0], r[1]) for r in rows), key=lambda pair: (-pair[1], pair[0]))


def published(ledger: Ledger, issuers: Sequence[str], since: str, until: str) -> int:
    """How many documents these issuers published from one day to another."""
    if not issuers:
        return 0
    found = select(func.count()).where(
        document.c.issuer.in_(issuers), document.c.date >= since, document.c.date <= until
    )
    with ledger.reading_from() as connection:
        return connection.scalar(found) or 0


def contacts_by_month(ledger: Ledger, by: Filter) -> list[Count]:
    """Contacts of known day by month and channel, in order of time."""
    month = func.substr(contact.c.start, 1, 7)
    chosen = (contact.c.start.is_not(None), *contacts_chosen(by))
    found = select(month, contact.c.channel, func.count()).where(*chosen).group_by(month, contact.c.channel)
    with ledger.reading_from() as connection:
        return [Count(*row) for row in sorted(tuple(r) for r in connection.execute(found))]


def contacts_in_all(ledger: Ledger, by: Filter) -> int:
    """How many contacts a filter chooses."""
    with ledger.reading_from() as connection:
        return connection.scalar(select(func.count()).select_from(contact).where(*contacts_chosen(by))) or 0


def documents_in_all(ledger: Ledger, by: Filter) -> int:
    """How many documents a filter on issuer and days chooses."""
    chosen = [document.c.issuer == by.issuer] if by.issuer else []
    chosen += [document.c.date >= by.since] if by.since else []
    chosen += [document.c.date <= by.until] if by.until else []
    with ledger.reading_from() as connection:
        return connection.scalar(select(func.count()).select_from(document).where(*chosen)) or 0


def pairs(ledger: Ledger, by: Filter) -> list[Pair]:
    """Which two actors stand together among the parties of the chosen contacts, most often first."""
    one, other = contact_party.alias("one"), contact_party.alias("other")
    found = (
        select(one.c.actor, other.c.actor, func.count(), func.min(contact.c.start), func.max(contact.c.start))
        .select_from(contact).join(one, one.c.contact == contact.c.id)
        .join(other, (other.c.contact == contact.c.id) & (other.c.actor > one.c.actor))
        .where(*contacts_chosen(by)).group_by(one.c.actor, other.c.actor)
    )  # fmt: skip
    with ledger.reading_from() as connection:
        rows = [Pair(r[0], r[1], r[2], r[3] or "", r[4] or "") for r in connection.execute(found)]
    return sorted(rows, key=lambda p: (-p.number, p.one, p.other))


def met(ledger: Ledger, actor: str, most: int = 25) -> list[Pair]:
    """With whom an actor is told to have had contact that was held, most often first; `one` is the actor."""
    mine, theirs = contact_party.alias("mine"), contact_party.alias("theirs")
    found = (
        select(theirs.c.actor, func.count(), func.min(contact.c.start), func.max(contact.c.start))
        .select_from(mine).join(contact, contact.c.id == mine.c.contact)
        .join(theirs, (theirs.c.contact == contact.c.id) & (theirs.c.actor != actor))
        .where(mine.c.actor == actor, contact.c.status == "held").group_by(theirs.c.actor)
    )  # fmt: skip
    with ledger.reading_from() as connection:
        rows = [Pair(actor, r[0], r[1], r[2] or "", r[3] or "") for r in connection.execute(found)]
    return sorted(rows, key=lambda p: (-p.number, p.other))[:most]


def topics_by_month(ledger: Ledger, actor: str, most: int = 20_000) -> list[Count]:
    """Of which topics an actor's statements speak, by month; of the newest `most` statements."""
    found = (
        select(party.c.date, finding.c.tags).join_from(party, finding, party.c.finding == finding.c.id)
        .where(party.c.actor == actor, party.c.kind == "statement", party.c.role == "speaker", party.c.date != "")
        .order_by(party.c.date.desc()).limit(most)
    )  # fmt: skip
    told: Counter[tuple[str, str]] = Counter()
    known = _topics()
    with ledger.reading_from() as connection:
        for day, tags in connection.execute(found):
            told.update((day[:7], known[tag]) for tag in tags.split() if tag in known)
    return [Count(month, topic, number) for (month, topic), number in sorted(told.items())]


@lru_cache(maxsize=1)
def _topics() -> dict[str, str]:
    """The label of every topic → the topic."""
    return {label("t", topic): topic for topic in known_topics()}
