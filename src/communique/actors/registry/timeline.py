"""The terms of one office in the order of time: overlaps, and gaps that nothing marks.

Takes rows of terms (those of gaps among them) and the table of offices, gives them office by
office. Imprecise dates are read in favour of the row: two terms overlap only if they do however
the dates are meant, a gap is one only if it is one however they are meant.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from communique.actors.registry.csv_tables import NOBODY, Row, several
from communique.actors.registry.partial_dates import first_day, last_day

SHARED = ("joint", "rival")
"""With one of these words at its head, a term's basis says that others hold the office too."""


def chains(terms: Iterable[Row], offices: Iterable[Row]) -> dict[tuple[str, str], list[Row]]:
    """The terms by (place, office), for offices of one holder; a term that fills two offices stands in both."""
    fills = {row["office"]: several(row["fills"]) or [row["office"]] for row in offices if row["holders"] == "one"}
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in terms:
        if row["basis"] != "retracted":
            for office in fills.get(row["office"], ()):
                found[row["of"], office].append(row)
    for chain in found.values():
        chain.sort(key=lambda row: (first_day(row["from"]), last_day(row["to"]), row["person"]))
    return dict(found)


def overlaps(chain: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of terms that certainly ran at once and are not marked as shared; gaps may meet gaps."""
    open_: list[Row] = []
    for row in chain:
        begins = last_day(row["from"])
        open_ = [one for one in open_ if first_day(one["to"]) > begins]
        for one in open_:
            if last_day(one["from"]) >= first_day(row["to"]):
                continue  # known to the year or month, the one may have come after the other
            if not (is_shared(one) or is_shared(row) or one["person"] == row["person"] == NOBODY):
                yield one, row
        open_.append(row)


def unmarked(chain: Sequence[Row]) -> Iterator[Row]:
    """The gaps between first and last known term, as rows that would mark them."""
    if not chain:
        return
    until = chain[0]
    for row in chain[1:]:
        if _next(last_day(until["to"])) < first_day(row["from"]):
            yield {
                "person": NOBODY, "office": row["office"],
                "of": row["of"], "title": "", "from": until["to"], "to": row["from"],
                "basis": "not established", "at": row["at"],
            }  # fmt: skip
        if last_day(row["to"]) > last_day(until["to"]):
            until = row


def gap_rows(terms: Sequence[Row], offices: Sequence[Row]) -> list[Row]:
    """A row `not established` for every gap that nothing marks, by place, office and time."""
    found = []
    for (_, office), chain in sorted(chains(terms, offices).items()):
        found += [{**row, "office": office} for row in unmarked(chain)]
    return found


def is_shared(row: Row) -> bool:
    """Whether a term is said to be one of several at once."""
    return row["basis"].startswith(SHARED)


def _next(day: str) -> str:
    return day if day >= "9999" else (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()
