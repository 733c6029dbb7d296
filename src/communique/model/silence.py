"""Silences: contacts that one side alone tells of, and topics on which one side keeps silent."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.publication import Publication, Telling


@dataclass(frozen=True, slots=True)
class Untold:
    """A contact that took place by the account of some, and of which `silent` published nothing.

    `tellings` are the accounts there are. `documents` is how many documents of the silent side are
    known from the days around the contact: a silence of somebody whose documents are not
    collected is not counted.
    """

    silent: str
    participants: tuple[str, ...]
    channel: str
    day: str
    tellings: tuple[Telling, ...]
    documents: int
    because: str


@dataclass(frozen=True, slots=True)
class Unspoken:
    """A topic of which others speak and `silent` does not, from `start` to `end`.

    `others` counts by side the documents that speak of it (out of that side's documents), `of` is how
    many documents the silent side published; `chance` is how likely so long a silence would be if it
    spoke of it as often as the others. `examples` are publications of the others.
    """

    silent: str
    topic: str
    start: str
    end: str
    of: int
    others: tuple[tuple[str, int, int], ...]
    chance: float
    examples: tuple[Publication, ...]
    because: str
