"""The agenda: contacts that were announced, offered or thought possible, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.publication import Telling

Outcome = Literal["held", "cancelled", "ahead", "no-word"]


@dataclass(frozen=True, slots=True)
class Item:
    """One contact that was to come.

    `announced` are the tellings of it, earliest first; `outcome` is `held` (a later document tells that
    a contact of these parties took place), `cancelled`, `ahead` (its day is not past, or no day was
    named and little time has passed) or `no-word`. `told` is the telling that shows the outcome;
    `because` one plain sentence.
    """

    id: str
    participants: tuple[str, ...]
    channel: str
    status: str
    announced: tuple[Telling, ...]
    outcome: Outcome
    told: Telling | None
    because: str
