"""What the registry's entries are: names and whose they are, offices and their wordings, people, accounts, bodies.

A term of office is the model's; whether it covers a day, and whether its title is the one wanted, is asked here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from communique.actors.normalization import key
from communique.model import Actor, Term

Form = Literal["name", "full-name", "surname", "seat", "adjective", "people"]

LEADING = ("head-of-state", "head-of-government", "head-of-state-and-government")


class Known(NamedTuple):
    """One reading of a name: whose it is, what form of name it is, and how it is written."""

    actor: str
    form: Form
    surface: str


class Handle(NamedTuple):
    """An account by its handle, without the @: an actor's, or that of whoever holds `office` of `actor`."""

    word: str
    actor: str
    office: str


class Title(NamedTuple):
    """What an office's wording means: roles, the title it must bear, where it has this meaning."""

    offices: tuple[str, ...]
    title: str
    scope: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person with gender (m, f) and terms of office, earliest first."""

    actor: Actor
    gender: str


class Office(NamedTuple):
    """One kind of office: its name, whether several may hold it at once, what it fills, how prominent it is."""

    name: str
    meaning: str
    several: bool
    fills: tuple[str, ...]
    rank: int


class Institution(NamedTuple):
    """A kind of state body: the office that leads it, whether its holder is who publishes, whose it is.

    `country` is set where the wording itself says it (“Akorda”); `at_home` where the wording alone means the
    body of the state that speaks (“MOFA”).
    """

    kind: str
    office: str
    by_holder: bool
    country: str
    at_home: bool


def covers(term: Term, day: str) -> bool:
    """Whether `day` lies in the term, at the precision the registry has."""
    if day[: len(term.start)] < term.start:
        return False
    return not term.end or day[: len(term.end)] <= term.end


def bears(term_title: str, wanted: str) -> bool:
    """Whether a term's title begins with the words that are wanted; “Acting” before them does not count."""
    words = key(term_title).split()
    first = key(wanted).split()
    if words[:1] == ["acting"]:
        words = words[1:]
    return words[: len(first)] == first
