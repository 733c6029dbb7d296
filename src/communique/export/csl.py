"""CSL-JSON: one item a document, with a citation of every finding in it.

An item tells publisher, title, day, address on the web and version. Its `custom.citations` hold, for each finding,
what a citation of it needs: its id, `label` and `locator` (the characters where the words stand) and the words.
`citation_of` is the item of one finding alone, for whoever shows it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, BinaryIO

from communique.export.quotation import Quotation
from communique.export.rows import findings
from communique.export.standard import public
from communique.ledger.records import spans_of

if TYPE_CHECKING:
    from communique.ledger import Filter, Found, Ledger

_PAGE = 500
LABEL = "elocation"
"""The label of CSL 1.0.2 for a place in an electronic text."""


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """One JSON array."""
    out.write(b"[")
    for number, item in enumerate(items(ledger, by)):
        told = json.dumps(item, ensure_ascii=False)
        out.write((",\n" if number else "\n").encode() + told.encode("utf-8"))
    out.write(b"\n]\n")


def items(ledger: Ledger, by: Filter) -> Iterator[dict[str, Any]]:
    """The item of each document, the newest first, with the citations of its findings."""
    at = 0
    while page := ledger.documents(by, _PAGE, at):
        at += len(page)
        names = ledger.names([d.issuer for d in page if d.issuer])
        for d in page:
            source = Quotation(
                d.id, "", names.get(d.issuer or ""), d.title or public(d.address) or d.id, d.date, public(d.address),
                d.revision, (0, 0),
            )  # fmt: skip
            cited = [_citation(one) for one in findings(ledger, replace(by, document=d.id))]
            yield {**source.source(), "custom": {"citations": cited}}


def citation_of(one: Found[Any], publisher: str | None) -> dict[str, Any]:
    """The CSL item of a finding. `publisher` is the issuer's name."""
    url = public(one.address)
    title = one.title or url or one.document
    return Quotation(one.id, one.words, publisher, title, one.date, url, one.revision, _place(one)).item()


def _citation(one: Found[Any]) -> dict[str, Any]:
    start, end = _place(one)
    return {"id": one.id, "kind": one.kind, "label": LABEL, "locator": f"characters {start}–{end}", "words": one.words}


def _place(one: Found[Any]) -> tuple[int, int]:
    spans = spans_of(one.record)
    return spans[0].start, spans[-1].end
