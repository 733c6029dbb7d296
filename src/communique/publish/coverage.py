"""What a site rests on: of every issuer how many texts of which days, and under which licences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from communique.ledger.records import Kept
from communique.publish.licences import Licence
from communique.publish.scope import Scope


@dataclass(frozen=True, slots=True)
class Covered:
    """One issuer's texts: how many, the first and last day, how many were edited or are gone, their licences."""

    issuer: str | None
    documents: int
    first: str
    last: str
    edited: int
    gone: int
    licences: tuple[Licence, ...]


def coverage(of: Scope, licence: Mapping[str, Licence]) -> list[Covered]:
    """The issuers with most texts first."""
    by: dict[str | None, list[Kept]] = defaultdict(list)
    for one in of.documents:
        by[one.issuer].append(one)
    found = [_covered(issuer, theirs, licence) for issuer, theirs in by.items()]
    return sorted(found, key=lambda c: (-c.documents, c.issuer or ""))


def _covered(issuer: str | None, theirs: list[Kept], licence: Mapping[str, Licence]) -> Covered:
    days = sorted(str(d.date) for d in theirs if d.date)
    under = sorted({licence[d.id] for d in theirs}, key=lambda one: one.name)
    return Covered(
        issuer, len(theirs), days[0] if days else "", days[-1] if days else "", sum(d.revision > 1 for d in theirs),
        sum(d.gone_at is not None for d in theirs), tuple(under),
    )  # fmt: skip
