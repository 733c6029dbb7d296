"""The smaller findings: appointments, questions, flags."""

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
