"""What a published site is about and how it is called."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Site:
    """`about` are actor ids (empty: everybody); days are inclusive, of publication. `address` is where the site will
    stand, without a slash at its end: feeds need it. `licences` is a table that outranks the shipped one. `today`
    is the day as of which fates of commitments are told.
    """

    title: str = "What they say they said"
    about: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    address: str = ""
    licences: Path | None = None
    today: dt.date = dt.date(1970, 1, 1)
