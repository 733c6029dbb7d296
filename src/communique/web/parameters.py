"""What may stand in an address or a form: words, days, actors, page numbers; anything else is refused in one line."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Annotated, Any

from fastapi import Form, Query
from pydantic import AfterValidator, BeforeValidator

LONGEST = 400
"""Characters of one parameter; texts to read have a limit of their own."""
PAGE_SIZE = 50


def _clean(words: str) -> str:
    """Words in composed form, without the characters that no word has (controls, lone surrogates)."""
    if any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\r\t" for c in words):
        raise ValueError("holds characters that are no text")
    return unicodedata.normalize("NFC", words).strip()


def _none_if_empty(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


def _day(told: str) -> str:
    try:
        return dt.date.fromisoformat(told).isoformat()
    except ValueError:
        raise ValueError("is not a day; write it as 2022-01-31") from None


Clean = AfterValidator(lambda words: words if words is None else _clean(words))
Optional = BeforeValidator(_none_if_empty)

Words = Annotated[str | None, Query(max_length=LONGEST), Clean, Optional]
"""Words of a search, names, ids; empty is None."""
Day = Annotated[
    str | None, Query(max_length=10), AfterValidator(lambda d: d if d is None else _day(d)), Clean, Optional
]
Page = Annotated[int, Query(ge=1, le=100_000)]
Text = Annotated[str, Form(max_length=2_000_000)]
Field = Annotated[str | None, Form(max_length=LONGEST), Clean, Optional]
