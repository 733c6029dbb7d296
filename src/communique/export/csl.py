"""CSL-JSON: a citation for every finding: who published it, its title, day, address, version and place.

`citation_of` is the citation of one finding, for whoever shows it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

from communique.export.quotation import Quotation
from communique.export.rows import findings
from communique.ledger.records import spans_of

if TYPE_CHECKING:
    from communique.ledger import Filter, Found, Ledger


def write(ledger: Ledger, by: Filter, out: BinaryIO) -> None:
    """One JSON array."""
    out.write(b"[")
    for number, one in enumerate(findings(ledger, by)):
        names = ledger.names([one.issuer]) if one.issuer else {}
        told = json.dumps(citation_of(one, names.get(one.issuer or "")), ensure_ascii=False)
        out.write((",\n" if number else "\n").encode() + told.encode("utf-8"))
    out.write(b"\n]\n")


def citation_of(one: Found[Any], publisher: str | None) -> dict[str, Any]:
    """The CSL item of a finding. `publisher` is the issuer's name."""
    spans = spans_of(one.record)
    url = one.address if one.address and one.address.startswith(("http://", "https://")) else None
    place = (spans[0].start, spans[-1].end)
    title = one.title or url or one.document
    return Quotation(one.id, one.words, publisher, title, one.date, url, one.revision, place).item()
