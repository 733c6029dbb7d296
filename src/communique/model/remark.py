"""The smaller findings: appointments, questions, flags, doubts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.span import Span

FlagKind = Literal["emphasis", "translation", "no-subject", "truncated", "unread"]


@dataclass(frozen=True, slots=True)
class Appointment:
    """Somebody is said to take an office, in place of `replaces` when that is told."""

    span: Span
    person: str
    office: str
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question that the text asks; `about` are the actors it mentions."""

    span: Span
    asked_by: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """Something a careful reader would mark in the margin.

    emphasis: the author says he marked words · translation: wording that looks
    machine-translated · no-subject: a sentence that names no one who acts · truncated: the
    text breaks off · unread: a passage that an extractor could not read (the note says why).
    """

    span: Span
    kind: FlagKind
    note: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding that a person should look at: `kind` and `record` name it in its reading.

    `score` is how doubtful it is (0 to 1) times how much hangs on it (0 to 1); `reasons` are plain words.
    """

    kind: str
    record: str
    score: float
    reasons: tuple[str, ...]
