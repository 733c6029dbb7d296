"""A user's own registry over ours: rows that add, replace and retract.

Takes two sets of tables, gives one. A row with an id that ours has replaces it; a person named `-`
is taken out with all terms. A term wins over ours of the same place and office for its time: ours is
cut to what lies before and after it. A term whose basis is `retracted` takes out ours of the same
person, place and office that begins on its `from` (all of them when `from` is empty).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from communique.actors.registry.csv_tables import COLUMNS, NOBODY, Row, Tables, several
from communique.actors.registry.partial_dates import first_day, last_day
from communique.actors.registry.timeline import is_shared

RETRACTED = "retracted"
_KEYS = {
    "countries": "id", "bodies": "id", "words": "word", "institutions": "wording", "naming": "word",
    "handles": "handle", "labels": "label", "identifiers": "actor",
}  # fmt: skip
"""Tables whose rows are replaced one for one, and what tells a row from another."""


def overlay(ours: Tables, theirs: Tables) -> Tables:
    """The tables of `ours` as `theirs` add to and override them."""
    offices = _replaced(ours.offices, theirs.offices, "office")
    people = _replaced(ours.people, theirs.people, "id")
    gone = {row["id"] for row in people if row["name"] == NOBODY}
    terms = [row for row in _terms(ours.terms, theirs.terms, offices) if row["person"] not in gone]
    both = {name: _replaced(getattr(ours, name), getattr(theirs, name), column) for name, column in _KEYS.items()}
    return Tables(
        **both, offices=offices, titles=[*ours.titles, *theirs.titles],
        honorifics=[*ours.honorifics, *theirs.honorifics], spellings=[*ours.spellings, *theirs.spellings],
        people=[row for row in people if row["id"] not in gone], terms=terms,
    )  # fmt: skip


def _replaced(ours: Sequence[Row], theirs: Sequence[Row], column: str) -> list[Row]:
    """Our rows, those of the same id replaced in their place, then theirs that are new."""
    mine = {row[column]: row for row in theirs}
    kept = [mine.pop(row[column], row) for row in ours]
    return [*kept, *(row for row in theirs if row[column] in mine)]


def _terms(ours: Sequence[Row], theirs: Sequence[Row], offices: Sequence[Row]) -> list[Row]:
    fills = {row["office"]: set(several(row["fills"])) | {row["office"]} for row in offices}
    shared = {row["office"] for row in offices if row["holders"] == "several"}
    by_place: dict[str, list[Row]] = defaultdict(list)
    for row in theirs:
        by_place[row["of"]].append(row)
    same = {tuple(row[k] for k in COLUMNS["terms"]) for row in theirs}
    kept: list[Row] = []
    for row in ours:
        if tuple(row[k] for k in COLUMNS["terms"]) in same:
            continue  # theirs says the very same: cut at the edge of a month, ours would leave a shred
        pieces = [row]
        for other in by_place.get(row["of"], ()):
            if other["basis"] == RETRACTED:
                pieces = [piece for piece in pieces if not _retracts(other, piece)]
            elif _yields(row, other, fills, shared):
                pieces = [rest for piece in pieces for rest in _cut(piece, other)]
        kept += pieces
    return [*kept, *(row for row in theirs if row["basis"] != RETRACTED)]


def _retracts(other: Row, row: Row) -> bool:
    same = all(other[name] == row[name] for name in ("person", "office", "of"))
    return same and other["from"] in ("", row["from"])


def _yields(row: Row, other: Row, fills: dict[str, set[str]], shared: set[str]) -> bool:
    """Whether our row gives way to theirs: the same office; of one that several hold, the same person."""
    if not fills.get(row["office"], {row["office"]}) & fills.get(other["office"], {other["office"]}):
        return False
    if row["person"] == other["person"]:
        return True
    return row["office"] not in shared and not is_shared(other)


def _cut(row: Row, other: Row) -> Iterable[Row]:
    """What is left of a term outside the other's time."""
    if last_day(row["to"]) <= first_day(other["from"]) or last_day(other["to"]) <= first_day(row["from"]):
        return [row]
    rest = []
    if first_day(row["from"]) < first_day(other["from"]):
        rest.append({**row, "to": other["from"]})
    if other["to"] and last_day(other["to"]) < last_day(row["to"]):
        rest.append({**row, "from": other["to"]})
    return rest
