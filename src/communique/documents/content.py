"""What a format's reader gives: the text, its marks, and the metadata found in it."""

from __future__ import annotations

from dataclasses import dataclass

from communique.model import Mark
from communique.model.document import MediaType


@dataclass(frozen=True, slots=True)
class Content:
    """A text with its particulars as its own format states them; None for what it does not.

    `date` is the day of publication; `made` the day on which the file was, which counts where nothing else tells.
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
