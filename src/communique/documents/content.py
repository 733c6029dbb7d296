"""What a format's reader gives: the text, its marks, and the metadata found in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from communique.model import Mark
from communique.model.document import MediaType


@dataclass(frozen=True, slots=True)
class Content:
    """A text with its particulars as its own format states them; None for what it does not.

    `date` is the day of publication; `made` the day on which the file was, which counts where nothing else tells;
    `not_before` a day than which the text is no older; the days in
    the text of a calendar are those of what it lists.
    """

    text: str
    media_type: MediaType
    marks: tuple[Mark, ...] = ()
    date: str | None = None
    title: str | None = None
    author: str | None = None
    issuer: str | None = None
    url: str | None = None
    made: str | None = None
    not_before: dt.date | None = None
    is_calendar: bool = False
