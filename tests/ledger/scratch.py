"""Following computed from all readings: what the views must agree with."""

from __future__ import annotations

from collections import defaultdict

from communique import follow
from communique.actors import Registry
from communique.follow.commitments.outcomes import took_place
from communique.follow.document_search import Paper, Shelf
from communique.follow.records import publication
from communique.ledger import Filter, Ledger
from communique.ledger.queries.contact_queries import accounts_by_contact
from communique.ledger.views.developments import readings
from communique.model import Deed, Formula, Life, Publication, Telling, Topical, Undertaking, Unspoken, Untold, Wording


def commitments(ledger: Ledger, registry: Registry, today: str, by: Filter | None = None) -> tuple[Life, ...]:
    """The lives of the commitments that documents tell of."""
    made: list[Undertaking] = []
    done: list[Deed] = []
    held: list[Telling] = []
    for _, one in readings(ledger, by):
        at = publication(one, registry)
        held += [t for t in follow.tellings(one, at) if took_place(t, registry)]
        made += follow.undertakings(one, at, registry)
        done += follow.deeds(one, at)
    return follow.follow_commitments(made, done, registry, today, held, Shelf(_papers(ledger, registry), registry))


def phrases(ledger: Ledger, registry: Registry, by: Filter | None = None, least: int = 3) -> tuple[Formula, ...]:
    """The formulas of every speaker."""
    found: list[Wording] = []
    published: dict[str, list[Publication]] = defaultdict(list)
    for _, one in readings(ledger, by):
        at = publication(one, registry)
        mine = follow.wordings(one, at)
        found += mine
        for speaker in sorted({w.piece.speaker for w in mine}):
            published[speaker].append(at)
    return follow.formulas(found, published, least)


def _papers(ledger: Ledger, registry: Registry) -> list[Paper]:
    out = []
    for _, one in readings(ledger):
        words = tuple(one.quote(p.span) for p in one.passages)
        contacts = tuple(frozenset(c.participants) for c in one.contacts)
        out.append(Paper(publication(one, registry), words, contacts))
    return out


def silences(
    ledger: Ledger, registry: Registry, by: Filter | None = None
) -> tuple[tuple[Untold, ...], tuple[Unspoken, ...]]:
    """Contacts that one side alone tells of, and topics on which a side keeps silent."""
    told: dict[tuple[str, str], Telling] = {}
    papers = _papers(ledger, registry)
    topical: list[Topical] = []
    for key, one in readings(ledger, by):
        at = publication(one, registry)
        topical += follow.topical(one, at)
        for telling in follow.tellings(one, at):
            told[key, telling.contact.id] = telling
    with ledger.reading_from() as connection:
        groups = accounts_by_contact(connection)
    contacts = [[told[a] for a in group if a in told] for group in groups]
    return follow.untold([c for c in contacts if c], Shelf(papers, registry), registry), follow.unspoken(topical)
