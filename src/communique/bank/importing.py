"""Marks as annotation programs give them back: doccano's JSON lines and UIMA CAS (JSON 0.4), of exporting.py's form.

An item whose words and label still stand is the item that was exported, with all that such a program cannot show (who,
days, modality). A changed label changes its kind, redrawn relations the words that they go to, in CAS a moved
annotation its own; what was taken out is gone. A new annotation is an item with what was drawn and nothing more:
`communique bank check` names what it lacks. The text must be the one that was exported.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from communique.bank.exporting import DOCUMENT, SIDES, TYPE, anchor_of, doccano, label_of
from communique.bank.folder import Entry, digest
from communique.bank.marks import Item, Marked, from_lines, offsets
from communique.bank.schema import JUDGED, LISTS
from communique.errors import BankError

Stretch = tuple[int, int]
Drawn = dict[tuple[str, Stretch], set[tuple[str, Stretch]]]
"""The annotations of a document by label and place, each with the type and place of what it is related to."""


def from_doccano(row: Mapping[str, Any]) -> tuple[Entry, Marked]:
    """The entry and marks of one line of doccano's export; raises BankError where they do not fit its text."""
    entry, before = _whole(row, str(row["text"]))
    now, then = _drawn(row), _drawn(json.loads(doccano(entry, before, str(row["text"]))))
    lists = {name: _redrawn(name, before.items(name), now, then) for name in JUDGED}
    return entry, Marked(before.document, before.reader, before.second, {**lists, "doubts": before.items("doubts")})


def from_cas(data: Mapping[str, Any]) -> tuple[Entry, Marked]:
    """The entry and marks of one document in UIMA CAS JSON; raises BankError where they do not fit its text."""
    structures = data["%FEATURE_STRUCTURES"]
    text = next(str(one["sofaString"]) for one in structures if one["%TYPE"] == "uima.cas.Sofa")
    whole = next((one for one in structures if one["%TYPE"] == DOCUMENT), None)
    if whole is None:
        raise BankError("no document of the bank: its annotation “communique.document” is not there")
    entry, before = _whole(json.loads(whole["value"]), text)
    place = _code_points(text)
    lists: dict[str, list[Item]] = {name: [] for name in JUDGED}
    known: dict[tuple[str, int], Item] = {}
    for one in structures:
        name = one["%TYPE"].removeprefix(TYPE)
        if name in lists and one["%TYPE"] != DOCUMENT:
            value = json.loads(one.get("value") or "{}")
            number = value.pop("number", len(known) + len(structures))
            item = known.get((name, number))
            if item is None:
                item = known[name, number] = {**value, anchor_of(name): []}
                lists[name].append(item)
            item[anchor_of(name)].append([place[one.get("begin", 0)], place[one["end"]]])
            _named(name, item, str(one.get("label") or name))
    return entry, Marked(before.document, before.reader, before.second, {**lists, "doubts": before.items("doubts")})


def _whole(told: Mapping[str, Any], text: str) -> tuple[Entry, Marked]:
    """What was exported of a document, held against its text."""
    if not (isinstance(told.get("entry"), Mapping) and isinstance(told.get("marked"), Mapping)):
        raise BankError("no document of the bank: “entry” and “marked” are not there")
    entry = Entry(**told["entry"])
    if digest(text) != entry.sha256:
        raise BankError(f"{entry.id}: its text is another than that which was exported")
    return entry, next(iter(from_lines([json.dumps(told["marked"])], entry.id)))


def _drawn(row: Mapping[str, Any]) -> Drawn:
    at = {one["id"]: (str(one["label"]), (int(one["start_offset"]), int(one["end_offset"]))) for one in row["entities"]}
    found: Drawn = {key: set() for key in at.values() if key[0].partition(":")[0] in LISTS}
    for one in row.get("relations") or ():
        source, target = at.get(one["from_id"]), at.get(one["to_id"])
        if source in found and target:
            found[source].add((str(one["type"]), target[1]))
    return found


def _redrawn(name: str, items: Iterable[Item], now: Drawn, then: Drawn) -> list[Item]:
    """The items of a list as they are drawn now, then those that are new."""
    left = {key for key in now if key not in then and key[0].partition(":")[0] == name}
    out: list[Item] = []
    for item in items:
        label, spans = label_of(name, item), offsets(item.get(anchor_of(name)))
        here = next((one for one in [label, *sorted(key[0] for key in left)] if (one, spans[0]) in now), None)
        kept = [list(span) for span in spans if (here, span) in now]
        if here is None or not kept:
            continue
        left -= {(here, span) for span in spans}
        item = _named(name, {**item, anchor_of(name): kept}, here)
        tied = now[here, spans[0]]
        out.append(item if tied == then[label, spans[0]] else _tied(name, item, tied))
    return out + [_tied(name, _named(name, {anchor_of(name): [list(span)]}, label), now[label, span])
                  for label, span in sorted(left, key=lambda key: key[1])]  # fmt: skip


def _named(name: str, item: Item, label: str) -> Item:
    """The item with the kind or channel that its label tells."""
    field = next((key for key in ("kind", "channel") if key in LISTS[name]), None)
    if field and ":" in label:
        item[field] = label.partition(":")[2]
    return item


def _tied(name: str, item: Item, tied: set[tuple[str, Stretch]]) -> Item:
    """The item with the words that its relations lead to."""
    for key, role in SIDES.items():
        if key in LISTS[name] and key != anchor_of(name):
            item.pop(key, None)
            if spans := sorted(list(span) for kind, span in tied if kind == role):
                item[key] = spans
    return item


def _code_points(text: str) -> dict[int, int]:
    """The place of each UTF-16 code unit among the characters."""
    place, unit = {}, 0
    for number, letter in enumerate(text):
        place[unit] = number
        unit += 2 if ord(letter) > 0xFFFF else 1
    return {**place, unit: len(text)}
