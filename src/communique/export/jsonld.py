"""JSON-LD with schema.org's words: documents as Report, statements as Quotation, contacts as Event.

One object with `@graph`; each quotation names its words, who speaks (`spokenByCharacter`) and the
document and characters it stands on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from communique.ledger.records import spans_of

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger

_PAGE = 500


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """One JSON-LD document."""
    context = {"@vocab": "https://schema.org/", "id": "@id", "type": "@type", "url": {"@type": "@id"}}
    out.write(f'{{"@context":{json.dumps(context)},"@graph":['.encode())
    for number, node in enumerate(_nodes(ledger, by)):
        told = json.dumps(node, ensure_ascii=False, separators=(",", ":"))
        out.write((",\n" if number else "\n").encode() + told.encode("utf-8"))
    out.write(b"\n]}\n")


def _nodes(ledger: Ledger, by: Filter) -> Iterator[dict[str, Any]]:
    at = 0
    while page := ledger.documents(by, _PAGE, at):
        at += len(page)
        for d in page:
            yield _kept({
                "id": _name(d.id), "type": "Report", "name": d.title, "url": d.address, "inLanguage": d.language,
                "datePublished": str(d.date) if d.date else None, "publisher": _ref(d.issuer), "version": d.revision,
                "sha256": d.text,
            })  # fmt: skip
    for one in ledger.every("statement", by):
        spans = spans_of(one.record)
        yield _kept({
            "id": _name(one.id), "type": "Quotation", "text": one.words, "isPartOf": _ref(one.document),
            "spokenByCharacter": [_ref(s) for s in one.record.speakers],
            "position": f"char={spans[0].start},{spans[-1].end}",
        })  # fmt: skip
    at = 0
    while contacts := ledger.contacts(by, _PAGE, at):
        at += len(contacts)
        for c in contacts:
            yield _kept({
                "id": _name(c.id), "type": "Event", "additionalType": c.channel, "eventStatus": c.status,
                "startDate": str(c.start) if c.start else None, "endDate": str(c.end) if c.end else None,
                "attendee": [_ref(p) for p in c.participants], "location": c.place,
                "subjectOf": [_ref(d) for d in sorted({a.document for a in ledger.accounts(c.id)})],
            })  # fmt: skip


def _name(key: str) -> str:
    return f"urn:communique:{key}"


def _ref(key: str | None) -> dict[str, str] | None:
    return {"id": _name(key)} if key else None


def _kept(node: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if value not in (None, [], "")}
