"""A record of a corpus: one document on its way, or why there is none."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from communique.documents import load
from communique.errors import DocumentError, ImpossibleDate
from communique.model import Document

COLUMNS = ("text", "title", "date", "issuer", "url")
_OWN = COLUMNS[1:]


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


def of_object(place: str, found: Any) -> Record:
    """The record of an object with `text` and what is known of it."""
    if not isinstance(found, dict) or not isinstance(found.get("text"), str):
        return Record(place, fault='has no “text”; it needs an object like {"text": …, "date": …, "url": …}')
    return Record(place, found["text"], **own(found))


def own(found: dict[str, Any]) -> dict[str, Any]:
    """What an object says of its document beside the text."""
    return {key: str(found[key]) for key in _OWN if found.get(key) not in (None, "")}
