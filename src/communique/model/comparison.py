"""The comparison of two or more accounts of one contact, as the comparison format states it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.span import Span

Verdict = Literal["shared", "differs", "conflicts", "only"]
Aspect = Literal[
    "kind", "strength", "modality", "polarity", "actors", "scope", "condition",
    "number", "date", "naming", "order",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    """One document's telling of a contact. `side` is the actor for whom its issuer speaks."""

    document: str
    issuer: str | None
    side: str | None
    passages: tuple[str, ...]
    words: int
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """The words and acts by which the account with index `account` tells a point."""

    account: int
    spans: tuple[Span, ...]
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One respect in which two tellings of a point differ."""

    aspect: Aspect
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that at least one account tells of the contact."""

    id: str
    verdict: Verdict
    topics: tuple[str, ...]
    accounts: tuple[Told, ...]
    differences: tuple[Difference, ...] = ()
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A participant from whom no account is known, and why it is counted as missing."""

    side: str
    reason: str
