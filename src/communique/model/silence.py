"""Silences: contacts that one side alone tells of, and topics on which one side keeps silent."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model.publication import Publication, Telling


@dataclass(frozen=True, slots=True)
class Looked:
    """What of a side's documents was searched for something, from `since` to `until`, and what could not be.

    `read`: issuer and how many documents of his were searched; `unread`: issuer, language and how many could not
    be, as that language is not read. `found` are documents that may tell of it, whether or not the program took
    them for an account.
    """

    side: str
    since: str
    until: str
    read: tuple[tuple[str, int], ...] = ()
    unread: tuple[tuple[str, str, int], ...] = ()
    found: tuple[str, ...] = ()

    @property
    def documents(self) -> int:
        """How many documents were searched."""
        return sum(many for _, many in self.read)


@dataclass(frozen=True, slots=True)
class Untold:
    """A contact that took place by the account of some, and that was not found in what `silent` published.

    `tellings` are the accounts there are. `documents` is how many documents of the silent side from the days around
    the contact were searched: a silence of somebody whose documents are not collected, or not all read, is not
    counted. `looked` says which.
    """

    silent: str
    participants: tuple[str, ...]
    channel: str
    day: str
    tellings: tuple[Telling, ...]
    documents: int
    because: str
    looked: Looked


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
