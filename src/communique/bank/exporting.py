"""Marks with their texts in the forms that annotation programs read: doccano and UIMA CAS (JSON 0.4).

doccano: one JSON object a line with `text`, `entities` and `relations`, as it imports sequence labelling with
relations (a project that lets entities overlap). CAS: the serialisation that INCEpTION reads, one document a file, with
a type a list and its own types declared inside. Both need the texts; the bank alone has none. Both carry the document's
entry and the whole marks, so that importing.py can bring back what was not touched as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from communique.bank.folder import Entry
from communique.bank.marks import Item, Marked, offsets, to_line
from communique.bank.schema import JUDGED, LISTS

SIDES = {"by_words": "by", "to_words": "to", "object": "object", "source": "source", "cue": "cue"}
"""The fields of words that are drawn as relations, each with the relation's type."""
TYPE = "communique."
DOCUMENT = TYPE + "document"


def doccano(entry: Entry, marked: Marked, text: str) -> str:
    """One line of doccano's JSONL."""
    entities: list[dict[str, Any]] = []
    relations: list[dict[str, Any]] = []
    for name in JUDGED:
        for item in marked.items(name):
            anchor = anchor_of(name)
            ids = [_entity(entities, span, label_of(name, item)) for span in offsets(item.get(anchor))]
            for key, role in SIDES.items():
                if key == anchor or not ids:
                    continue
                for span in offsets(item.get(key)):
                    to = _entity(entities, span, role)
                    relations.append({"id": len(relations), "from_id": ids[0], "to_id": to, "type": role})
    row = {"id": entry.id, "text": text, "entities": entities, "relations": relations, **_whole(entry, marked)}
    return json.dumps(row)  # in ASCII: doccano guesses encodings


def _whole(entry: Entry, marked: Marked) -> dict[str, Any]:
    return {"entry": asdict(entry), "marked": json.loads(to_line(marked))}


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
    drawn = [(DOCUMENT, 0, len(text), entry.id, _whole(entry, marked))]
    for name in JUDGED:
        for number, item in enumerate(marked.items(name)):
            for start, end in offsets(item.get(anchor_of(name))):
                drawn.append((TYPE + name, start, end, label_of(name, item), {**item, "number": number}))
    for number, (kind, start, end, label, value) in enumerate(drawn, 2):
        structures.append({
            "%ID": number, "%TYPE": kind, "@sofa": 1, "begin": place[start], "end": place[end], "label": label,
            "value": json.dumps(value, ensure_ascii=False),
        })  # fmt: skip
    types = {name: _declared(name) for name in (DOCUMENT, *(TYPE + name for name in JUDGED))}
    views = {"_InitialView": {"%SOFA": 1, "%INDEX": 1, "%MEMBERS": [s["%ID"] for s in structures[1:]]}}
    return json.dumps({"%TYPES": types, "%FEATURE_STRUCTURES": structures, "%VIEWS": views}, ensure_ascii=False)


def _declared(name: str) -> dict[str, Any]:
    feature = {"%NAME": "label", "%RANGE": "uima.cas.String"}
    return {
        "%NAME": name, "%SUPER_TYPE": "uima.tcas.Annotation", "label": feature, "value": {**feature, "%NAME": "value"}
    }  # fmt: skip


def anchor_of(name: str) -> str:
    """The field of a list's items on whose words an item is drawn."""
    return next(key for key, form in LISTS[name].items() if form.needed and form.form == "words")


def label_of(name: str, item: Item) -> str:
    """An item's list and its kind or channel: “acts:thank”."""
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
