"""One document as one reader marked it: items with offsets into the text, and no words of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from communique.bank.schema import LISTS
from communique.errors import BankError

Item = dict[str, Any]
"""An item of a list: its fields as in `schema.LISTS`; words are lists of `[start, end)` in code points."""
Offsets = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Marked:
    """What `reader` marked in the document `document` (an id of the bank); `second` for a blind second reading."""

    document: str
    reader: str
    second: bool = False
    lists: Mapping[str, list[Item]] = field(default_factory=dict)

    def items(self, name: str) -> list[Item]:
        """The items of one list, in the order in which they were marked."""
        return self.lists.get(name, [])


def offsets(value: Any) -> Offsets:
    """The stretches of a field of words; empty for null."""
    return [(int(start), int(end)) for start, end in value or ()]


def to_line(marked: Marked) -> str:
    """One line of JSON, fields in the schema's order: the same marks give the same bytes."""
    head: dict[str, Any] = {"document": marked.document, "reader": marked.reader}
    if marked.second:
        head["second"] = True
    lists = {name: [_ordered(name, item) for item in marked.items(name)] for name in LISTS}
    return json.dumps({**head, **lists}, ensure_ascii=False, separators=(",", ":"))


def _ordered(name: str, item: Item) -> Item:
    known = LISTS[name]
    out = {key: item[key] for key in known if item.get(key) not in (None, [])}
    return {**out, **{key: item[key] for key in sorted(item) if key not in known}}


def from_lines(lines: Iterable[str], called: str) -> Iterable[Marked]:
    """The marked documents of a file; raises BankError, naming the line, where one is no object of that form."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            lists = {name: [dict(item) for item in row.get(name) or []] for name in LISTS}
            yield Marked(str(row["document"]), str(row["reader"]), bool(row.get("second")), lists)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise BankError(f"{called}:{number}: no marked document ({error}); each line is one JSON object") from None
