"""JSON-LD with schema.org's words: actors, documents as Report, statements as Quotation, contacts as Event.

One object with `@graph`. Actors have names, types, and `sameAs` where their item of Wikidata is certain; each quotation
names its words, who speaks (`spokenByCharacter`) and the document and characters it stands on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from communique.actors import current_registry
from communique.export.standard import public, same_as
from communique.ledger.records import spans_of

if TYPE_CHECKING:
    from communique.ledger import Filter, Found, Kept, KeptContact, Known, Ledger

_PAGE = 500
_CONTEXT = {
    "@vocab": "https://schema.org/", "id": "@id", "type": "@type", "url": {"@type": "@id"}, "sameAs": {"@type": "@id"},
    "eventStatus": {"@type": "@id"}, "datePublished": {"@type": "Date"}, "startDate": {"@type": "Date"},
    "endDate": {"@type": "Date"},
}  # fmt: skip
_TYPES = {"person": "Person", "organisation": "Organization", "country": "Country", "region": "Place"}
_COMING = "https://schema.org/EventScheduled"
_STATUS = {
    "agreed": _COMING, "planned": _COMING, "offered": _COMING, "invited": _COMING,
    "cancelled": "https://schema.org/EventCancelled",
}  # fmt: skip


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """One JSON-LD document."""
    out.write(f'{{"@context":{json.dumps(_CONTEXT)},"@graph":['.encode())
    for number, node in enumerate(_nodes(ledger, by)):
        told = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
        out.write((",\n" if number else "\n").encode() + told.encode("utf-8"))
    out.write(b"\n]}\n")


def _nodes(ledger: Ledger, by: Filter) -> Iterator[dict[str, Any]]:
    described: set[str] = set()
    named: set[str] = set()
    at = 0
    while known := ledger.actors(None, _PAGE, at):
        at += len(known)
        described.update(a.id for a in known)
        named.update(f"country:{a.country}" for a in known if a.country)
        yield from map(_actor, known)
    at = 0
    while page := ledger.documents(by, _PAGE, at):
        at += len(page)
        yield from map(_document, page)
        named.update(d.issuer for d in page if d.issuer)
    for one in ledger.every("statement", by):
        named.update(one.record.speakers)
        yield _quotation(one)
    at = 0
    while contacts := ledger.contacts(by, _PAGE, at):
        at += len(contacts)
        names = ledger.names(sorted({p for c in contacts for p in c.participants}))
        named.update(names)
        for kept in contacts:
            yield _event(kept, names, sorted({a.document for a in ledger.accounts(kept.id)}))
    yield from _others(ledger, sorted(named - described))


def _others(ledger: Ledger, ids: list[str]) -> Iterator[dict[str, Any]]:
    """Whom something above refers to and no document mentions: issuers, the countries of people."""
    names, known = ledger.names(ids), current_registry()
    for key in ids:
        one = known.actor(key)
        kind = _TYPES.get(one.kind, "Thing") if one else "Thing"
        name = one.name if one else names.get(key, key)
        yield _kept({"id": _name(key), "type": kind, "name": name, "sameAs": same_as(key), "identifier": key})


def _actor(one: Known) -> dict[str, Any]:
    kind = _TYPES.get(one.kind, "Thing")
    country = _ref(f"country:{one.country}") if one.country and one.kind != "country" else None
    return _kept({
        "id": _name(one.id), "type": kind, "name": one.name, "sameAs": same_as(one.id), "identifier": one.id,
        ("nationality" if kind == "Person" else "areaServed"): country if kind in ("Person", "Organization") else None,
    })  # fmt: skip


def _document(one: Kept) -> dict[str, Any]:
    return _kept({
        "id": _name(one.id), "type": "Report", "name": one.title, "url": public(one.address),
        "inLanguage": one.language, "datePublished": str(one.date) if one.date else None,
        "publisher": _ref(one.issuer), "version": one.revision, "sha256": one.text,
    })  # fmt: skip


def _quotation(one: Found[Any]) -> dict[str, Any]:
    spans = spans_of(one.record)
    return _kept({
        "id": _name(one.id), "type": "Quotation", "text": one.words, "isPartOf": _ref(one.document),
        "spokenByCharacter": [_ref(s) for s in one.record.speakers],
        "position": f"char={spans[0].start},{spans[-1].end}",
    })  # fmt: skip


def _event(one: KeptContact, names: dict[str, str], told: list[str]) -> dict[str, Any]:
    parties = ", ".join(names.get(p, p) for p in one.participants)
    return _kept({
        "id": _name(one.id), "type": "Event", "name": f"{one.channel}: {parties}",
        "keywords": [one.channel, one.status],
        "eventStatus": _STATUS.get(one.status), "startDate": str(one.start) if one.start else None,
        "endDate": str(one.end) if one.end else None, "attendee": [_ref(p) for p in one.participants],
        "location": {"type": "Place", "name": one.place} if one.place else None,
        "subjectOf": [_ref(d) for d in told],
    })  # fmt: skip


def _name(key: str) -> str:
    return f"urn:communique:{key}"


def _ref(key: str | None) -> dict[str, str] | None:
    return {"id": _name(key)} if key else None


def _kept(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value not in (None, [], "")}
