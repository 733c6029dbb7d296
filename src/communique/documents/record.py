"""A record of a corpus: one document on its way, or why there is none."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from communique.documents import load
from communique.documents.days.publication import parsed
from communique.documents.days.written import dates_in
from communique.errors import DocumentError, ImpossibleDate
from communique.model import Document

COLUMNS = ("text", "title", "date", "issuer", "url")
_OWN = COLUMNS[1:]
_FIGURES = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-](?:19|20)\d\d")
_BESIDE = 20
"""Characters beside a date: a weekday, a time."""


@dataclass(frozen=True, slots=True)
class Record:
    """One line, row or entry: `place` is `FILE:NUMBER`, `fault` says why it cannot be read (empty: it can).

    `edited` are the versions of a line that holds none of its own: of an edited page, with `before` and
    `after`, each with the moment at which it was seen where the line says `seen`.
    """

    place: str
    text: str = ""
    title: str | None = None
    date: str | None = None
    issuer: str | None = None
    url: str | None = None
    fault: str = ""
    edited: tuple[tuple[Record, dt.datetime | None], ...] = ()

    def load(
        self, date: str | None = None, title: str | None = None, issuer: str | None = None, url: str | None = None
    ) -> Document:
        """The document; what the caller states outranks the line. Raises DocumentError and ImpossibleDate."""
        if self.fault:
            raise DocumentError(f"{self.place}: {self.fault}")
        try:
            return load(
                self.text, date=date or self.date, title=title or self.title, issuer=issuer or self.issuer,
                url=url or self.url, name=self.place,
            )  # fmt: skip
        except ImpossibleDate as error:
            raise ImpossibleDate(f"{self.place}: {error}") from None


def of_object(place: str, found: Any, day_first: bool | None = None) -> Record:
    """The record of an object with `text` and what is known of it; `day_first` is the order of days in its table."""
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        return Record(place, fault='has no “text”; it needs an object like {"text": …, "date": …, "url": …}')
    return Record(place, found["text"], **own(found, day_first))


def order_of(dates: Iterable[str]) -> bool | None:
    """Whether days come first in a table's dates of figures; None where none of them leaves no choice."""
    pairs = [(int(m[1]), int(m[2])) for one in dates if (m := _FIGURES.match(one))]
    by_day, by_month = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
    return by_day if by_day != by_month else None


def _in_iso(words: str, day_first: bool | None) -> str:
    """A date in ISO form where it can be read one way; as it is where it cannot, to be refused by its name."""
    if parsed(words) is not None:
        return words
    found = dates_in(words, day_first)
    whole = (
        len(found) == 1 and found[0].other is None and len(words.strip()) - (found[0].end - found[0].start) <= _BESIDE
    )
    return found[0].day.isoformat() if whole else words


def own(found: dict[str, Any], day_first: bool | None = None) -> dict[str, Any]:
    """What an object says of its document beside the text."""
    told = {key: str(found[key]) for key in _OWN if found.get(key) not in (None, "")}
    if "date" in told:
        told["date"] = _in_iso(told["date"], day_first)
    return told
