"""FollowTheMoney entities (followthemoney.tech), one a line, written without its library.

Actors become Person, PublicBody, Organization or LegalEntity; contacts held become Event with
`involved`; documents become Document. Every value is a list of texts, as the format wants it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from communique.export.rows import line

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger

_SCHEMA = {"person": "Person", "organisation": "Organization", "country": "PublicBody"}
_PAGE = 500


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """Actors, then documents, then contacts."""
    at = 0
    while page := ledger.actors(None, _PAGE, at):
        at += len(page)
        for a in page:
            facts = {"name": [a.name], "country": [a.country.lower()] if a.country else []}
            _entity(out, a.id, _SCHEMA.get(a.kind, "LegalEntity"), facts)
    at = 0
    while found := ledger.documents(by, _PAGE, at):
        at += len(found)
        for d in found:
            facts = {
                "title": [d.title or ""], "date": [str(d.date or "")], "sourceUrl": [d.address],
                "language": [d.language], "contentHash": [], "publisher": [d.issuer or ""],
            }  # fmt: skip
            _entity(out, d.id, "Document", facts)
    at = 0
    while contacts := ledger.contacts(by, _PAGE, at):
        at += len(contacts)
        for c in contacts:
            if c.status != "held":
                continue
            proof = sorted({a.document for a in ledger.accounts(c.id)})
            facts = {
                "name": [f"{c.channel} {c.start or ''}".strip()], "date": [str(c.start or "")], "proof": proof,
                "endDate": [str(c.end or "")], "involved": list(c.participants), "location": [c.place or ""],
            }  # fmt: skip
            _entity(out, c.id, "Event", facts)


def _entity(out: BinaryIO, name: str, schema: str, facts: dict[str, list[str]]) -> None:
    kept = {key: [v for v in values if v] for key, values in facts.items()}
    line(out, {"id": name, "schema": schema, "properties": {k: v for k, v in kept.items() if v}})
