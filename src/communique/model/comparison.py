"""The comparison of two or more accounts of one contact, as the comparison format states it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from communique.model.span import Span, checked

VERSION = "2"

Verdict = Literal["shared", "differs", "conflicts", "only"]
Slot = Literal[
    "actor", "act", "force", "modality", "polarity", "condition", "scope", "number", "date", "list", "naming"
]


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
class Claim:
    """What one account says somebody says, does or is, whole. `text` is how it can be printed alone.

    `act` is the id of the act that its words do or report; `kind` and `modality` are that act's, empty where
    no act covers the claim, which is its issuer's then.
    """

    by: tuple[str, ...]
    act: str | None
    kind: str
    modality: str
    spans: tuple[Span, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """The claims by which the account with index `account` tells a point."""

    account: int
    claims: tuple[Claim, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """All words of the claims, in order."""
        return tuple(s for c in self.claims for s in c.spans)


@dataclass(frozen=True, slots=True)
class Value:
    """What one account has in a slot or for a fact: its words, and where they stand."""

    account: int
    words: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """One slot in which the tellings of a point differ; an account without a value does not fill it."""

    slot: Slot
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that at least one account tells of the contact. `weight`: 3 what any comparer prints … 1 courtesies."""

    id: str
    topic: str
    verdict: Verdict
    weight: int
    accounts: tuple[Told, ...]
    differences: tuple[Difference, ...] = ()
    explanation: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """Points on one matter, in the order to print."""

    id: str
    name: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the contact itself: who asked for it, when, where, how long, with whom, in what tone, what next."""

    fact: str
    verdict: Verdict
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A participant from whom no account is known, and why it is counted as missing."""

    side: str
    reason: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The contact as the accounts together have it. `date` is `YYYY-MM-DD`, if known."""

    participants: tuple[str, ...]
    date: str | None
    channel: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Accounts of one contact side by side; topics and points in the order of their weight."""

    contact: Compared
    accounts: tuple[Account, ...]
    facts: tuple[Fact, ...]
    topics: tuple[Topic, ...]
    points: tuple[Point, ...]
    missing: tuple[Missing, ...] = ()
    head: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for account, span in self.spans():
            checked(span, self.accounts[account].text)

    def spans(self) -> Iterator[tuple[int, Span]]:
        """Every span with the index of the account whose text it indexes."""
        for point in self.points:
            yield from ((told.account, span) for told in point.accounts for span in told.spans)
        values = [v for p in self.points for d in p.differences for v in d.values]
        for value in (*values, *(v for f in self.facts for v in f.values)):
            if value.span is not None:
                yield value.account, value.span

    @property
    def summary(self) -> dict[str, Any]:
        """How many points are shared, differ, conflict, how many one tells alone, and what matters."""
        alone = [0] * len(self.accounts)
        for point in self.points:
            if point.verdict == "only":
                alone[point.accounts[0].account] += 1
        counts = {v: sum(p.verdict == v for p in self.points) for v in ("shared", "differs", "conflicts")}
        return {**counts, "only": alone, "head": list(self.head)}

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of the comparison format."""
        contact = self.contact
        return {
            "version": VERSION,
            "contact": {"participants": list(contact.participants), "date": contact.date, "channel": contact.channel},
            "facts": [
                {"fact": f.fact, "verdict": f.verdict, "values": [_value(v, "value") for v in f.values]}
                for f in self.facts
            ],
            "accounts": [
                {"document": a.document, "issuer": a.issuer, "side": a.side, "passages": list(a.passages),
                 "words": a.words, "text": a.text}
                for a in self.accounts
            ],
            "topics": [{"id": t.id, "name": t.name, "points": list(t.points)} for t in self.topics],
            "points": [_point(p) for p in self.points],
            "missing": [{"side": m.side, "reason": m.reason} for m in self.missing],
            "summary": self.summary,
        }  # fmt: skip


def _point(point: Point) -> dict[str, Any]:
    return {
        "id": point.id, "topic": point.topic, "verdict": point.verdict, "weight": point.weight,
        "accounts": [{"account": t.account, "claims": [_claim(c) for c in t.claims]} for t in point.accounts],
        "differences": [{"slot": d.slot, "values": [_value(v, "words") for v in d.values]} for d in point.differences],
        "explanation": point.explanation,
    }  # fmt: skip


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "by": list(claim.by), "act": claim.act, "kind": claim.kind, "modality": claim.modality,
        "spans": [list(s) for s in claim.spans], "text": claim.text,
    }  # fmt: skip


def _value(value: Value, called: str) -> dict[str, Any]:
    return {"account": value.account, called: value.words, "span": list(value.span) if value.span else None}
