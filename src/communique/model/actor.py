"""Actors, their terms of office, and the places in a text that mention them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.span import Span

ActorKind = Literal["person", "country", "organisation", "region", "group", "unknown"]
MentionKind = Literal["name", "office", "metonym", "group", "pronoun"]


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office.

    `of` is the country or body; `start` and `end` are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`,
    as exact as known; an empty `end` means: still in office as far as the registry knows.
    """

    office: str
    of: str
    title: str
    start: str
    end: str
    basis: str


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody or something that can speak or act. `country` is ISO 3166-1 alpha-2, or empty."""

    id: str
    name: str
    kind: ActorKind
    country: str = ""
    offices: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in the text that stands for one actor, or for several (a group)."""

    span: Span
    kind: MentionKind
    actors: tuple[str, ...]
