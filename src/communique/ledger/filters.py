"""What lists are narrowed by, and which list takes which filter: one that it does not know is refused.

A filter that is given and not applied would give an answer to another question.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from communique.errors import InputError


@dataclass(frozen=True, slots=True)
class Filter:
    """What to narrow a list by; None or empty narrows nothing.

    `actor` has any part in it, a country with all who serve it; `role` says which part (speaker, by, to, participant
    …); `other` has one too, alike; `sort` is the
    kind of act, mode of statement or channel of contact; `status` a contact's status, an act's
    modality or a statement's stance. Days are inclusive, `YYYY-MM-DD`. `told_by`: at most so many
    sides tell of the contact; `sides`: at least so many do. `topic`: something done in the document is on it.
    """

    document: str | None = None
    actor: str | None = None
    role: str | None = None
    other: str | None = None
    issuer: str | None = None
    sort: str | None = None
    status: str | None = None
    since: str | None = None
    until: str | None = None
    told_by: int | None = None
    text: str | None = None
    sides: int | None = None
    topic: str | None = None


_FINDINGS = frozenset({"document", "actor", "role", "other", "issuer", "sort", "status", "since", "until"})
TAKEN = {
    "documents": frozenset({"document", "actor", "issuer", "since", "until", "text", "topic"}),
    "contacts": frozenset(
        {"document", "actor", "other", "issuer", "sort", "status", "since", "until", "told_by", "sides"}
    ),
    "following": frozenset({"document", "issuer", "since", "until"}),
    "judgements": frozenset({"document"}),
    "actors": frozenset(),
}
"""The filters that each list knows; lists of findings know those of `_FINDINGS`."""


def only(by: Filter, what: str) -> Filter:
    """The filter itself, if the list takes all that it sets. Raises InputError."""
    known = TAKEN.get(what, _FINDINGS)
    for field in fields(by):
        if getattr(by, field.name) is not None and field.name not in known:
            raise InputError(
                f"{field.name}: {what} cannot be narrowed by it; they can by {', '.join(sorted(known)) or 'nothing'}"
            )
    if by.role and not by.actor:
        raise InputError("role: says which part an actor has; name the actor too")
    return by
