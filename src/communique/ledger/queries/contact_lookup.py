"""Looking through a ledger's documents for a contact (`follow.looking`), before anybody is called silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from communique.actors import Registry
from communique.documents.language import is_read
from communique.follow.document_search import Look, Sought, looked, may_tell, meets, names_of, shares
from communique.follow.sides import side
from communique.ledger.queries.affiliation import actual
from communique.ledger.storage.schema import document, finding, party
from communique.ledger.storage.view_schema import digest
from communique.model import Looked

_KEPT = 2000
"""Documents whose words are kept while one look follows another: contacts of the same days have the same documents."""


def look_in(connection: Connection, registry: Registry) -> Look:
    """A `Look` over the current readings of a ledger, by an open connection."""
    words: dict[int, tuple[str, ...]] = {}

    def look(wanted: Sought) -> Looked:
        found = select(digest.c.document, document.c.issuer, document.c.language, document.c.text_hash)
        found = found.join(document, document.c.id == digest.c.document).where(digest.c.side == wanted.side)
        found = found.where(digest.c.day.between(wanted.since, wanted.until))
        near = connection.execute(found.order_by(digest.c.day, document.c.text_hash, document.c.id)).all()
        read = [row.document for row in near if is_read(row.language)]
        told = {
            number for number, parties in _contacts(connection, read, wanted, registry)
            if meets(parties, wanted, registry)
        }  # fmt: skip
        names = names_of(wanted.others, registry)
        _fill(connection, words, [n for n in read if n not in told])
        told |= {
            n for n in read if n not in told and any(may_tell(w, names) or shares(w, wanted.words) for w in words[n])
        }
        published = ((row.issuer or "", row.language, 1) for row in near)
        return looked(wanted, published, [row.text_hash for row in near if row.document in told])

    return look


def _contacts(
    connection: Connection, documents: Sequence[int], wanted: Sought, registry: Registry
) -> list[tuple[int, frozenset[str]]]:
    """The parties of the contacts told in these documents that one of the others, or their state, takes part in."""
    if not documents:
        return []
    others = sorted({*wanted.others, *(side(a, registry) for a in wanted.others)})
    theirs = select(party.c.finding).join(finding, finding.c.id == party.c.finding)
    theirs = theirs.where(finding.c.document.in_(documents), finding.c.kind == "contact")
    theirs = theirs.where(party.c.role == "participant", party.c.actor.in_(others))
    found = select(finding.c.id, finding.c.document, party.c.actor).join(party, party.c.finding == finding.c.id)
    found = found.where(finding.c.id.in_(theirs), party.c.role == "participant", actual(party.c.actor))
    met: dict[tuple[int, int], set[str]] = defaultdict(set)
    for row in connection.execute(found.order_by(finding.c.id)):
        met[row.id, row.document].add(row.actor)
    return [(number, frozenset(parties)) for (_, number), parties in met.items()]


def _fill(connection: Connection, words: dict[int, tuple[str, ...]], documents: Sequence[int]) -> None:
    """Get the passages of the documents that are not at hand."""
    lacking = [n for n in documents if n not in words]
    if len(words) + len(lacking) > _KEPT:
        words.clear()
        lacking = list(documents)
    got: dict[int, list[str]] = defaultdict(list)
    for start in range(0, len(lacking), 500):
        some = lacking[start : start + 500]
        found = select(finding.c.document, finding.c.words).where(
            finding.c.document.in_(some), finding.c.kind == "passage"
        )
        for row in connection.execute(found.order_by(finding.c.id)):
            got[row.document].append(row.words)
    for number in lacking:
        words[number] = tuple(got[number])
