"""What follows a correction, kept with it and let into a reading again; and every field that then is another.

`anchors` are what the records are found again by, `on_same_words` applies them, `changed` compares two readings, so
that it can be shown before anything is kept. Pure, nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, get_type_hints

from communique.ledger.judgements.propagation import HELD, Carried, name_of, words_of
from communique.ledger.records import JOIN, pieces_of
from communique.model import Reading, Statement
from communique.model.restore import restored

How = Literal["itself", "follows", "alike"]
_NEAR, _LONGEST = 24, 200
"""Characters kept on each side of a record's words, and of the words themselves."""


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one record, before and after a correction.

    `how`: the record is the one corrected or hangs on it (itself), stands on the same mention or chain and is carried
    along (follows), or is of its passage with the same actors and could be (alike).
    """

    kind: str
    id: str
    field: str
    before: Any
    after: Any
    words: str
    how: How = "itself"


def anchors(reading: Reading, following: Iterable[Carried]) -> list[dict[str, Any]]:
    """What the records that follow are found again by: their names, their words, what stands around them."""
    index = _by_name(reading)
    return [
        {"kind": one.kind, "record": one.record, "at": _at(reading, index[one.kind, one.record]),
         "changes": one.changes}
        for one in following
    ]  # fmt: skip


def on_same_words(made: Reading, text: str, told: Sequence[dict[str, Any]]) -> tuple[Reading, list[str]]:
    """The reading with carried changes (`anchors`, made on the text `text`), and the ids of the records that have them.

    In an edited text a record is found by its words and what stands around them; where these differ it stays.
    """
    wanted: dict[str, dict[str, dict[str, Any]]] = {}
    for one in told:
        which = one["record"] if text == made.document.id else "".join(one["at"])
        kept = wanted.setdefault(one["kind"], {})
        kept[which] = {**kept.get(which, {}), **one["changes"]}
    changed: dict[str, Any] = {}
    have: list[str] = []
    for kind, of_kind in wanted.items():
        records = []
        for record in getattr(made, HELD[kind]):
            which = name_of(record) if text == made.document.id else "".join(_at(made, record))
            found = of_kind.get(which)
            records.append(_with(record, found) if found else record)
            if found and kind not in ("mention", "passage"):
                have.append(name_of(record))
        changed[HELD[kind]] = tuple(records)
    return (replace(made, **changed) if changed else made), have


def _with(record: Any, changes: Mapping[str, Any]) -> Any:
    hints = get_type_hints(type(record))
    values = {name: restored(hints[name], value) for name, value in changes.items()}
    if isinstance(record, Statement) and "speakers" in values and "voices" not in values:
        outer = tuple(v for v in record.voices if v not in record.speakers)
        values["voices"] = (*outer, *values["speakers"])
    return replace(record, **values)


def _by_name(reading: Reading) -> dict[tuple[str, str], Any]:
    """The records that can be carried along, by kind and name."""
    return {(kind, name_of(r)): r for kind, held in HELD.items() for r in getattr(reading, held)}


def _at(reading: Reading, record: Any) -> list[str]:
    pieces = pieces_of(record)
    start, end = pieces[0].start, pieces[-1].end
    words = JOIN.join(p.of(reading.text) for p in pieces)
    before, after = reading.text[max(0, start - _NEAR) : start], reading.text[end : end + _NEAR]
    return [before, words[:_LONGEST], after]


def changed(before: Reading, after: Reading, following: Iterable[Carried] = ()) -> list[Change]:
    """Every field that differs between two readings of one text, in the order of kinds and records; `following` are
    those that were carried along.
    """
    carried_on = {(one.kind, one.record) for one in following}
    out = []
    for kind, held in HELD.items():
        old = {name_of(r): r for r in getattr(before, held)}
        for one in getattr(after, held):
            was = old.get(name_of(one))
            if was is None or was == one:
                continue
            for field in (f.name for f in fields(one)):
                if getattr(was, field) != getattr(one, field):
                    which = (kind, name_of(one))
                    told = (getattr(was, field), getattr(one, field), words_of(before, one))
                    out.append(Change(*which, field, *told, "follows" if which in carried_on else "itself"))
    return out


def offered(reading: Reading, like: Iterable[Carried]) -> list[Change]:
    """The fields of records that could be corrected alike."""
    index = _by_name(reading)
    return [
        Change(one.kind, one.record, field, getattr(index[one.kind, one.record], field), tuple(value),
               one.words, "alike")
        for one in like for field, value in one.changes.items()
    ]  # fmt: skip
