"""FollowTheMoney entities (followthemoney.tech), one a line, written without its library.

Actors become Person, PublicBody, Organization or LegalEntity; contacts held become Event with `involved` and `proof`;
documents become Document. Every value is a list of texts, languages have three letters. Ids are those of
`communique actors export --format ftm`, made of the letters that the format allows, so links hold across both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from communique.actors.registry.followthemoney import ftm_id
from communique.export.rows import line
from communique.export.standard import alpha3, item, public

if TYPE_CHECKING:
    from communique.ledger import Filter, Kept, Ledger

_SCHEMA = {"person": "Person", "organisation": "Organization", "country": "PublicBody"}
_PAGE = 500


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """Actors, then documents, then contacts."""
    for entity in (*_actors(ledger), *_documents(ledger, by), *_contacts(ledger, by)):
        line(out, entity)


def _actors(ledger: Ledger) -> Iterator[dict[str, object]]:
    at = 0
    while page := ledger.actors(None, _PAGE, at):
        at += len(page)
        for a in page:
            yield _entity(a.id, _SCHEMA.get(a.kind, "LegalEntity"), name=[a.name], country=[a.country.lower()],
                          keywords=[a.id], wikidataId=[item(a.id)])  # fmt: skip


def _documents(ledger: Ledger, by: Filter) -> Iterator[dict[str, object]]:
    at = 0
    while page := ledger.documents(by, _PAGE, at):
        at += len(page)
        names = ledger.names([d.issuer for d in page if d.issuer])
        for d in page:
            yield _entity(d.id, "Document", title=[_titled(d)], date=[_day(d.date)], sourceUrl=[public(d.address)],
                          language=[alpha3(d.language)], publisher=[names.get(d.issuer or "")],
                          author=[d.author])  # fmt: skip


def _contacts(ledger: Ledger, by: Filter) -> Iterator[dict[str, object]]:
    at = 0
    while page := ledger.contacts(by, _PAGE, at):
        at += len(page)
        for c in page:
            if c.status != "held":
                continue
            proof = sorted({a.document for a in ledger.accounts(c.id)})
            yield _entity(c.id, "Event", name=[f"{c.channel} {c.start or ''}".strip()], date=[_day(c.start)],
                          endDate=[_day(c.end)], involved=map(ftm_id, c.participants), proof=map(ftm_id, proof),
                          location=[c.place])  # fmt: skip


def _titled(one: Kept) -> str:
    return one.title or public(one.address) or one.id


def _day(day: object) -> str:
    return str(day) if day else ""


def _entity(name: str, schema: str, /, **facts: Iterable[str | None]) -> dict[str, object]:
    kept = {key: [v for v in values if v] for key, values in facts.items()}
    return {"id": ftm_id(name), "schema": schema, "properties": {k: v for k, v in kept.items() if v}}
