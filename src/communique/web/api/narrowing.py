"""What lists are narrowed by: actors by id or name, days, kinds; as the ledger's Filter."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from communique.actors import registry
from communique.errors import UnknownIssuer
from communique.ledger import Filter
from communique.web.parameters import Day, Words


def actor_id(name: str | None) -> str | None:
    """The id of an actor that is named by id or by a name the registry knows. Raises UnknownIssuer."""
    if not name or ":" in name:
        return name or None
    found = registry().find(name)
    if found is None:
        raise UnknownIssuer(f"{name}: the registry knows no such actor; give an id (person:joe-biden)")
    return found


def _narrowed(
    actor: Words = None, role: Words = None, other: Words = None, issuer: Words = None,
    sort: Annotated[str | None, Query(max_length=60, description="Kind of act, mode of statement, channel.")] = None,
    status: Annotated[str | None, Query(max_length=60, description="Status, modality or stance.")] = None,
    since: Day = None, until: Day = None, document: Words = None,
) -> Filter:  # fmt: skip
    return Filter(
        document=document, actor=actor_id(actor), role=role, other=actor_id(other), issuer=actor_id(issuer), sort=sort,
        status=status, since=since, until=until,
    )  # fmt: skip


Narrowed = Annotated[Filter, Depends(_narrowed)]
"""The filter that a request's parameters make."""
