"""The comparison of two or more accounts of one contact, as the comparison format states it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from communique.model.span import Span, checked

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


@dataclass(frozen=True, slots=True)
class Compared:
    """The contact as the accounts together have it. `date` is `YYYY-MM-DD`, if known."""

    participants: tuple[str, ...]
    date: str | None
    channel: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Accounts of one contact side by side; points in the order of their weight."""

    contact: Compared
    accounts: tuple[Account, ...]
    points: tuple[Point, ...]
    missing: tuple[Missing, ...] = ()

    def __post_init__(self) -> None:
        for account, span in self.spans():
            checked(span, self.accounts[account].text)

    def spans(self) -> Iterator[tuple[int, Span]]:
        """Every span with the index of the account whose text it indexes."""
        for point in self.points:
            for told in point.accounts:
                for span in told.spans:
                    yield told.account, span

    @property
    def summary(self) -> dict[str, Any]:
        """How many points are shared, differ, conflict, and how many each account tells alone."""
        alone = [0] * len(self.accounts)
        for point in self.points:
            if point.verdict == "only":
                alone[point.accounts[0].account] += 1
        counts = {v: sum(p.verdict == v for p in self.points) for v in ("shared", "differs", "conflicts")}
        return {**counts, "only": alone}

    def to_dict(self) -> dict[str, Any]:
        """The JSON object of the comparison format, version 1."""
        return {
            "version": "1",
            "contact": {
                "participants": list(self.contact.participants), "date": self.contact.date,
                "channel": self.contact.channel,
            },
            "accounts": [
                {"document": a.document, "issuer": a.issuer, "side": a.side, "passages": list(a.passages),
                 "words": a.words, "text": a.text}
                for a in self.accounts
            ],
            "points": [_point(p) for p in self.points],
            "missing": [{"side": m.side, "reason": m.reason} for m in self.missing],
            "summary": self.summary,
        }  # fmt: skip


def _point(point: Point) -> dict[str, Any]:
    return {
        "id": point.id, "verdict": point.verdict, "topics": list(point.topics),
        "accounts": [
            {"account": t.account, "spans": [list(s) for s in t.spans], "acts": list(t.acts)} for t in point.accounts
        ],
        "differences": [{"aspect": d.aspect, "from": d.before, "to": d.after} for d in point.differences],
        "explanation": point.explanation,
    }  # fmt: skip
