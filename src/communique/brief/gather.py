"""What a brief is made from: the documents that were published in its days and name those it is about,
those that named them before, their readings, and the contacts they tell of.

The only part of the brief that asks the ledger. Each list is bounded, so that a brief over a week costs
the same in a large ledger as in a small one; what a bound leaves out is counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select

from communique.actors import Registry
from communique.brief.asked import Asked
from communique.brief.naming import Names
from communique.brief.quoting import unstopped
from communique.brief.report import Reference
from communique.follow.document_search import Look, Sought
from communique.follow.records import publication
from communique.ledger import Filter, Found, Kept, KeptContact, Ledger
from communique.ledger.queries.contact_lookup import look_in
from communique.ledger.queries.document_list import Unread, unread
from communique.ledger.storage.schema import document, revision
from communique.ledger.views import comparison_cache
from communique.ledger.views.account_comparison import SideBySide
from communique.ledger.views.document_digest import Pieces, worded_of
from communique.ledger.views.recurring_phrases import pieces_of
from communique.model import Contact, Looked, Passage, Publication, Reading, Span

MOST = 600
"""Documents of the days asked for that are read."""
BEFORE = 400
"""Documents from before them that are read, to tell what is new from what was said before."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document with its reading. `at` is it as a place and a day, under its id in the ledger."""

    kept: Kept
    reading: Reading
    at: Publication
    about: frozenset[Span]
    accounts: tuple[Found[Contact], ...] = ()

    @property
    def day(self) -> dt.date | None:
        """Its day of publication."""
        return self.kept.date

    def names(self, span: Span) -> bool:
        """Whether those the brief is about are mentioned under a span."""
        return any(mention.within(span) for mention in self.about)

    def passage(self, key: str) -> Passage | None:
        """A passage by its id."""
        return next((p for p in self.reading.passages if p.id == key), None)

    def issuer(self, passage: Passage | None) -> str | None:
        """Whose text a passage is: an official text's own voice, else the document's issuer."""
        return self.reading.issuer_of(passage)


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that a brief is made from. `papers` are of its days, the newest first, `before` of the time
    before, `others` tell of the same contacts as these without naming those it is about;
    `left` counts documents of its days that were too many to read; `worded` holds pieces of wording by
    document; `side_by_side` gives the comparison of a contact's accounts; `unread` are documents of its days in
    languages that are not read, by issuer.
    """

    asked: Asked
    registry: Registry
    around: frozenset[str]
    known: dict[str, str]
    papers: tuple[Paper, ...]
    before: tuple[Paper, ...]
    left: int
    others: tuple[Paper, ...]
    contacts: tuple[tuple[KeptContact, tuple[Found[Contact], ...]], ...]
    look: Look
    revised: tuple[tuple[Paper, Reading, int, dt.date], ...]
    worded: dict[str, Pieces]
    side_by_side: Callable[[str], SideBySide]
    unread: tuple[Unread, ...] = ()

    def names(self, together: Iterable[str] = ()) -> Names:
        """Names for the actors of these documents."""
        return Names(self.registry, self.known, together)

    def cited(self, paper: Paper, *spans: Span, issuer: str | None = None) -> Reference:
        """The reference to spans of a paper."""
        kept = paper.kept
        url = kept.address if "://" in kept.address else None
        name = self.names().heading(issuer or kept.issuer)
        return Reference.to(
            paper.reading.text,
            (*spans[:-1], unstopped(paper.reading.text, spans[-1])),
            kept.id,
            issuer or kept.issuer,
            name,
            kept.title,
            kept.date,
            kept.revision,
            url,
        )

    def pieces(self, paper: Paper) -> Pieces:
        """The pieces of wording of a paper: the ledger's, or made from its reading once."""
        if paper.kept.id not in self.worded:
            self.worded[paper.kept.id] = worded_of(paper.reading, paper.at)
        return self.worded[paper.kept.id]

    def paper(self, key: str) -> Paper | None:
        """A paper by its document's id."""
        return next((p for p in (*self.papers, *self.before, *self.others) if p.kept.id == key), None)


def gather(ledger: Ledger, asked: Asked, registry: Registry) -> Gathered:
    """Ask the ledger for everything that a brief needs."""
    around = around_of(asked.about, registry)
    day = dt.timedelta(1)
    now, left = _documents(ledger, around, asked.since, asked.until, MOST)
    then, _ = _documents(ledger, around, None, asked.since - day, BEFORE)
    papers = tuple(_paper(ledger, kept, around, registry, accounts=True) for kept in now)
    before = tuple(_paper(ledger, kept, around, registry) for kept in then)
    contacts = _contacts(ledger, papers)
    read = {p.kept.id for p in (*papers, *before)}
    missing = sorted({a.document for _, accounts in contacts for a in accounts} - read)
    others = tuple(_paper(ledger, ledger.document(key), around, registry) for key in missing)
    known = {
        a.id: a.name for p in (*others, *before, *papers) for a in p.reading.actors if a.id.startswith("unknown:")
    }  # fmt: skip
    return Gathered(
        asked, registry, around, known, papers, before, left, others, contacts,
        _look(ledger, registry), _revised(ledger, asked, around, registry),
        pieces_of(ledger, [p.kept.id for p in (*before, *papers)]),
        lambda key: comparison_cache.side_by_side(ledger, key, ledger.accounts(key)),
        unread(ledger, asked.since.isoformat(), asked.until.isoformat()),
    )  # fmt: skip


def around_of(about: Iterable[str], registry: Registry) -> frozenset[str]:
    """The actors themselves; for a country also whoever serves it, for a body whoever holds office in it."""
    wanted = set(about)
    countries = {a for a in wanted if a.startswith("country:")}
    bodies = {a for a in wanted if a.startswith("org:")}
    mine = {a for a in registry.actors if registry.country(a) in countries}
    holders = {p for of in sorted(bodies) for _, p in registry.holders_of.get(of, ())}
    return frozenset(wanted | mine | holders)


def _documents(
    ledger: Ledger, around: Iterable[str], since: dt.date | None, until: dt.date, most: int
) -> tuple[list[Kept], int]:
    """The newest documents that name one of these, and how many more there are than `most`."""
    found: dict[str, Kept] = {}
    by = Filter(since=since.isoformat() if since else None, until=until.isoformat())
    for actor in sorted(around):
        for kept in ledger.documents(replace(by, actor=actor), limit=most * 2):
            found[kept.id] = kept
    newest = sorted(found.values(), key=lambda k: (k.date or dt.date.min, k.id), reverse=True)
    return newest[:most], max(len(newest) - most, 0)


def _paper(ledger: Ledger, kept: Kept, around: frozenset[str], registry: Registry, accounts: bool = False) -> Paper:
    reading = ledger.reading(kept.id)
    at = replace(publication(reading, registry), document=kept.id, url=kept.address, title=kept.title)
    about = frozenset(m.span for m in reading.mentions if around & set(m.actors))
    told = tuple(ledger.every("contact", Filter(document=kept.id))) if accounts else ()
    return Paper(kept, reading, at, about, told)


def _contacts(ledger: Ledger, papers: Iterable[Paper]) -> tuple[tuple[KeptContact, tuple[Found[Contact], ...]], ...]:
    """The contacts of which these papers tell, each with all accounts that the ledger has of it."""
    keys = sorted({a.contact for p in papers for a in p.accounts if a.contact})
    return tuple((ledger.contact(key), tuple(ledger.accounts(key))) for key in keys)


def _look(ledger: Ledger, registry: Registry) -> Look:
    def look(wanted: Sought) -> Looked:
        with ledger.reading_from() as connection:
            return look_in(connection, registry)(wanted)

    return look


def _revised(
    ledger: Ledger, asked: Asked, around: frozenset[str], registry: Registry
) -> tuple[tuple[Paper, Reading, int, dt.date], ...]:
    """Documents of which a later version was seen in these days: the version before, the later number."""
    since, until = asked.since.isoformat(), (asked.until + dt.timedelta(1)).isoformat()
    with ledger.reading_from() as connection:
        rows = connection.execute(
            select(document.c.key, revision.c.number, revision.c.seen_at)
            .join_from(revision, document)
            .where(revision.c.seen_at >= since, revision.c.seen_at < until, revision.c.number > 1)
            .order_by(revision.c.seen_at, document.c.id).limit(MOST)
        ).all()  # fmt: skip
    out = []
    for row in rows:
        kept = ledger.document(row.key)
        later = _paper(ledger, replace(kept, revision=row.number), around, registry)
        if row.number != kept.revision:
            reading = ledger.reading(row.key, row.number)
            about = frozenset(m.span for m in reading.mentions if around & set(m.actors))
            later = replace(later, reading=reading, about=about)
        before = ledger.reading(row.key, row.number - 1)
        named = bool(later.about) or any(around & set(m.actors) for m in before.mentions)
        if named:
            out.append((later, before, row.number, dt.date.fromisoformat(row.seen_at[:10])))
    return tuple(out)
