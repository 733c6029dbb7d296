"""The one address of a finding, a passage or any words of a document, as every page, feed, file and answer gives it.

All are paths within a workspace. The part behind “#” leads to the words where they stand; the question before it
opens the record beside them and marks them, also without scripts. `places` writes the spans of an address and
`spans_in` reads them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from communique.errors import InputError
from communique.model import Span

if TYPE_CHECKING:
    from communique.ledger.records import Hit
    from communique.ledger.search.full_text import Asked

AT = "at"
"""What the first of the words that an address names bears as its name on the page."""
MOST = 40
"""Stretches that one address names."""
_PLACES = re.compile(r"\d{1,8}-\d{1,8}(?:,\d{1,8}-\d{1,8})*\Z")


def document(key: str, version: int | None = None) -> str:
    """A document, or one version of it."""
    return f"/documents/{key}" + (f"?version={version}" if version else "")


def record(key: str, name: str, version: int | None = None) -> str:
    """A statement, act, commitment, contact or passage of a document."""
    of = f"version={version}&" if version else ""
    return f"/documents/{key}?{of}record={name}#{name}"


def words(key: str, spans: Iterable[Span], version: int | None = None, of: str = "") -> str:
    """Any words of a document: a mention, the place of a search; `of` opens a record beside them."""
    told = [f"version={version}"] if version else []
    told += [f"record={of}"] if of else []
    return f"/documents/{key}?{'&'.join([*told, f'{AT}={places(spans)}'])}#{AT}"


def of_hit(hit: Hit) -> str:
    """Where a hit of a search leads: to its finding; in a passage, which may be long, to the words searched for."""
    one = hit.found
    if one.kind == "passage" and hit.marks:
        return words(one.document, one.places(hit.marks), of=one.record.id)
    return record(one.document, one.record.id)


def search(asked: Asked, page: str = "/search") -> str:
    """The search that asks this, or another page that takes the same filters."""
    told = {
        "q": asked.words, "kind": asked.within, "speaker": asked.speaker, "issuer": asked.issuer, "actor": asked.actor,
        "act": asked.act, "topic": asked.topic, "since": asked.since, "until": asked.until,
        "order": asked.order if asked.order == "day" else "",
    }  # fmt: skip
    return f"{page}?{urlencode({name: value for name, value in told.items() if value})}"


def places(spans: Iterable[Span]) -> str:
    """Spans as an address has them: “120-180,200-210”."""
    return ",".join(f"{s.start}-{s.end}" for s in [*spans][:MOST])


def spans_in(told: str, text: str) -> tuple[Span, ...]:
    """The spans that an address names, those that lie in the text. Raises InputError for what names none."""
    if not _PLACES.match(told) or told.count(",") >= MOST:
        raise InputError(f"at “{told[:40]}”: name characters of the text, as 120-180")
    pairs = [tuple(map(int, one.split("-"))) for one in told.split(",")]
    return tuple(Span(start, min(end, len(text))) for start, end in pairs if start < min(end, len(text)))
