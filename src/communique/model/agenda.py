"""The agenda: contacts that were announced, offered or thought possible, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.publication import Telling

Outcome = Literal["held", "cancelled", "ahead", "no-word", "not-known"]


@dataclass(frozen=True, slots=True)
class Item:
    """One contact that was to come.

    `announced` are the tellings of it, earliest first; `outcome` is `held` (a later document tells that
    a contact of these parties took place), `cancelled`, `ahead` (its day is not past, or no day was
    named and little time has passed), `no-word` (its day is past, and it was not found in the documents of the parties
    that were searched) or `not-known` (nothing was there to be searched, or a document may tell of it). `told` is
    the telling that shows the outcome; `because` one plain sentence.
    """

    id: str
    participants: tuple[str, ...]
    channel: str
    status: str
    announced: tuple[Telling, ...]
    outcome: Outcome
    told: Telling | None
    because: str
