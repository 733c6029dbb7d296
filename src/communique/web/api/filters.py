"""What lists are narrowed by: actors by id or name, days, kinds; as the ledger's Filter."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from communique.actors import registry
from communique.ledger import Filter
from communique.web.parameters import Day, Words


def _narrowed(
    actor: Words = None, role: Words = None, other: Words = None, issuer: Words = None,
    sort: Annotated[str | None, Query(max_length=60, description="Kind of act, mode of statement, channel.")] = None,
    status: Annotated[str | None, Query(max_length=60, description="Status, modality or stance.")] = None,
    since: Day = None, until: Day = None, document: Words = None,
    topic: Annotated[str | None, Query(max_length=60, description="Of documents: what it speaks of.")] = None,
) -> Filter:  # fmt: skip
    known = registry().identified
    return Filter(
        document=document, actor=known(actor), role=role, other=known(other), issuer=known(issuer), sort=sort,
        status=status, since=since, until=until, topic=topic or None,
    )  # fmt: skip


Narrowed = Annotated[Filter, Depends(_narrowed)]
"""The filter that a request's parameters make."""
