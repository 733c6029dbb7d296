"""Marks with their texts in the forms that annotation programs read: doccano and UIMA CAS (JSON 0.4).

doccano: one JSON object a line with `text`, `entities` and `relations`, as it imports sequence labelling with
relations. CAS: the serialisation that INCEpTION reads, one document a file, with a type a list and its own types
declared inside. Both need the texts; the bank alone has none.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from communique.bank.folder import Entry
from communique.bank.marks import Item, Marked, offsets
from communique.bank.schema import LISTS

_LABELLED = ("passages", "contacts", "acts", "statements", "commitments", "questions")
_SIDES = {"by_words": "by", "to_words": "to", "object": "object", "source": "source", "cue": "cue"}
_TYPE = "communique."


def doccano(entry: Entry, marked: Marked, text: str) -> str:
    """One line of doccano's JSONL."""
    entities: list[dict[str, Any]] = []
    relations: list[dict[str, Any]] = []
    for name in _LABELLED:
        for item in marked.items(name):
            anchor = _anchor(name)
            ids = [_entity(entities, span, _label(name, item)) for span in offsets(item.get(anchor))]
            for key, role in _SIDES.items():
                if key == anchor or not ids:
                    continue
                for span in offsets(item.get(key)):
                    to = _entity(entities, span, role)
                    relations.append({"id": len(relations), "from_id": ids[0], "to_id": to, "type": role})
    row = {"id": entry.id, "text": text, "entities": entities, "relations": relations, "Comments": []}
    return json.dumps(row, ensure_ascii=False)


def cas(entry: Entry, marked: Marked, text: str) -> str:
    """One document as UIMA CAS JSON 0.4; offsets are in UTF-16 code units, as UIMA counts."""
    place = _utf16(text)
    structures: list[dict[str, Any]] = [
        {
            "%ID": 1,
            "%TYPE": "uima.cas.Sofa",
            "sofaNum": 1,
            "sofaID": "_InitialView",
            "mimeType": "text",
            "sofaString": text,
        }
    ]
    for name in _LABELLED:
        for item in marked.items(name):
            for start, end in offsets(item.get(_anchor(name))):
                structures.append({
                    "%ID": len(structures) + 1, "%TYPE": _TYPE + name, "@sofa": 1, "begin": place[start],
                    "end": place[end], "label": _label(name, item), "value": json.dumps(item, ensure_ascii=False),
                })  # fmt: skip
    types = {_TYPE + name: _declared(_TYPE + name) for name in _LABELLED}
    views = {"_InitialView": {"%SOFA": 1, "%INDEX": 1, "%MEMBERS": [s["%ID"] for s in structures[1:]]}}
    return json.dumps({"%TYPES": types, "%FEATURE_STRUCTURES": structures, "%VIEWS": views}, ensure_ascii=False)


def _declared(name: str) -> dict[str, Any]:
    feature = {"%NAME": "label", "%RANGE": "uima.cas.String"}
    return {
        "%NAME": name, "%SUPER_TYPE": "uima.tcas.Annotation", "label": feature, "value": {**feature, "%NAME": "value"}
    }  # fmt: skip


def _anchor(name: str) -> str:
    return next(key for key, form in LISTS[name].items() if form.needed and form.form == "words")


def _label(name: str, item: Item) -> str:
    kind = item.get("kind") or item.get("channel") or ""
    return f"{name}:{kind}" if kind else name


def _entity(entities: list[dict[str, Any]], span: tuple[int, int], label: str) -> int:
    entities.append({"id": len(entities), "label": label, "start_offset": span[0], "end_offset": span[1]})
    return len(entities) - 1


def _utf16(text: str) -> list[int]:
    """For each place in the text, how many UTF-16 code units stand before it."""
    return list(_running(text))


def _running(text: str) -> Iterator[int]:
    units = 0
    for char in text:
        yield units
        units += 2 if ord(char) > 0xFFFF else 1
    yield units
