"""Marks that break the rules: what is wrong, in which document, list and item.

Without the texts it checks what can be checked: fields, vocabularies, ids, offsets within the text's length,
passages in order that cover it. With a text it also checks the hash and that no mark begins or ends in white space.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from communique.bank.folder import Bank, Entry, digest
from communique.bank.marks import Item, Marked, offsets
from communique.bank.schema import DAY, DOUBTED, ID, LISTS, Field
from communique.bank.texts import Texts


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong (`problem`) where: reader, document, and the item (`acts[3].cue`)."""

    reader: str
    document: str
    where: str
    problem: str


def faults(bank: Bank, texts: Texts | None = None) -> Iterator[Fault]:
    """All that is wrong with a bank's marks, in the order of its files."""
    seen: set[tuple[str, str]] = set()
    first: set[str] = set()
    for one in bank.readings:
        entry = bank.entries.get(one.document)
        if entry is None:
            yield Fault(one.reader, one.document, "document", "no such document in documents.csv")
            continue
        if (one.reader, one.document) in seen:
            yield Fault(one.reader, one.document, "document", "marked twice by the same reader")
        seen.add((one.reader, one.document))
        if not one.second:
            if one.document in first:
                yield Fault(one.reader, one.document, "document", "has a first reading; mark this one as second")
            first.add(one.document)
        text = texts.of(entry.sha256) if texts is not None else None
        yield from document_faults(one, entry, text)


def document_faults(one: Marked, entry: Entry, text: str | None) -> Iterator[Fault]:
    """What is wrong with one reader's marks of one document."""
    if text is not None and digest(text) != entry.sha256:
        yield Fault(one.reader, one.document, "text", "is not the text that was marked: its hash differs")
        text = None
    for name in LISTS:
        for i, item in enumerate(one.items(name)):
            for where, problem in _item(name, item, entry.characters, text):
                yield Fault(one.reader, one.document, f"{name}[{i}]{where}", problem)
    for where, problem in _cover(one, entry.characters):
        yield Fault(one.reader, one.document, where, problem)


def _item(name: str, item: Item, length: int, text: str | None) -> Iterator[tuple[str, str]]:
    known = LISTS[name]
    for key in item:
        if key not in known:
            yield f".{key}", "is no field of this list"
    for key, field in known.items():
        value = item.get(key)
        if value in (None, []):
            if field.needed:
                yield f".{key}", "is missing"
            continue
        problem = _value(field, value, length, text)
        if problem:
            yield f".{key}", problem


def _value(field: Field, value: Any, length: int, text: str | None) -> str:
    """What is wrong with one value; empty when nothing is."""
    if field.form == "words":
        return _words(value, length, text)
    if field.form in ("id", "ids", "sets"):
        ids = [value] if field.form == "id" else value if field.form == "ids" else [i for one in value for i in one]
        bad = next((i for i in ids if not isinstance(i, str) or not ID.match(i)), None)
        return f"{bad!r} is no actor id" if bad is not None else ""
    if field.form == "days":
        days = [value] if isinstance(value, str) else value
        good = (
            0 < len(days) <= 2 and all(isinstance(d, str) and DAY.match(d) for d in days) and list(days) == sorted(days)
        )
        return "" if good else f"{value!r} is no day, nor two in order"
    chosen = [value] if field.form == "choice" else value
    bad = next((c for c in chosen if c not in (field.of or DOUBTED)), None)
    return f"{bad!r} is not in the vocabulary" if bad is not None else ""


def _words(value: Any, length: int, text: str | None) -> str:
    try:
        spans = offsets(value)
    except (TypeError, ValueError):
        return "is no list of [start, end] offsets"
    for start, end in spans:
        if not 0 <= start < end <= length:
            return f"[{start}, {end}] is outside the text of {length} characters"
        if text is not None and (text[start].isspace() or text[end - 1].isspace()):
            return f"[{start}, {end}] begins or ends in white space"
    return "" if spans == sorted(spans) else "is out of order"


def _cover(one: Marked, length: int) -> Iterator[tuple[str, str]]:
    last = 0
    for i, item in enumerate(one.items("passages")):
        spans = offsets(item.get("span"))
        if len(spans) != 1 or spans[0][0] < last:
            yield f"passages[{i}].span", "passages stand in order, each one stretch"
            return
        last = spans[0][1]
    if not one.items("passages"):
        yield "passages", "a document has at least one passage"
