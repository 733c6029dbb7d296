"""Labels: how who, what and when are written into the full-text index beside the words.

A filter (a speaker, a topic, a month) then is one more word that the index looks up, so that
narrowing a search never costs a look at every row. A label is a letter and digits, which no
stemmer changes: `s` speaker, `i` issuer, `a` actor named or involved, `t` topic, `c` kind of act,
`d` depth of voices, `k` kind of record, `y` year, `m` month.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache


@lru_cache(maxsize=65536)
def label(letter: str, value: str) -> str:
    """The label for one value of one filter."""
    number = int.from_bytes(hashlib.sha256(value.encode("utf-8", "surrogatepass")).digest()[:6], "big")
    return f"{letter}{number:015d}"


def day_labels(date: str | None) -> list[str]:
    """The year and month of a day (`YYYY-MM-DD`)."""
    return [f"y{date[:4]}", f"m{date[:4]}{date[5:7]}"] if date else []


def months(since: str | None, until: str | None, first: str, last: str) -> list[str]:
    """The labels that together cover the days from `since` to `until`: whole years, else months.

    `first` and `last` are the first and last day the ledger holds; days outside cost nothing.
    """
    start, end = max(since or first, first), min(until or last, last)
    out: list[str] = []
    year, month = int(start[:4]), int(start[5:7])
    while f"{year:04d}-{month:02d}" <= end[:7]:
        if month == 1 and f"{year:04d}-12-31" <= end:
            out.append(f"y{year:04d}")
            year += 1
            continue
        out.append(f"m{year:04d}{month:02d}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return out
