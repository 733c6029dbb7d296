"""From a reader's marks, which quote the words, to the bank's, which hold offsets alone.

A quote is a string, `["words", n]` for the n-th occurrence counted from 0, or a list of such pairs for words that
do not stand together. A passage is given by its first words and ends where the next begins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from communique.bank.folder import Entry, digest
from communique.bank.marks import Item, Marked
from communique.bank.schema import JUDGED, LISTS
from communique.errors import BankError
from communique.model.passage import AUTHOR

Settle = Callable[[str], str]
"""Gives the registry's id for an id that a reader wrote."""


def entered(record: Mapping[str, Any], settle: Settle = lambda one: one) -> tuple[Entry, Marked]:
    """The document's entry and the marks with offsets; raises BankError where a quote is not in the text."""
    text = str(record["text"])
    document = str(record["id"])
    lists = {name: [_item(document, name, item, text, settle) for item in record.get(name) or []] for name in JUDGED}
    lists["passages"] = _closed(lists["passages"], text)
    lists["doubts"] = [_doubt(document, one, text) for one in record.get("doubts") or []]
    entry = Entry(
        document, str(record.get("url") or ""), str(record.get("date") or ""), str(record.get("issuer") or ""),
        str(record.get("genre") or genre(lists["passages"])), str(record.get("licence") or ""), digest(text), len(text),
    )  # fmt: skip
    return entry, Marked(document, str(record["reader"]), bool(record.get("second")), lists)


def genre(passages: Sequence[Item]) -> str:
    """What kind of text a document is, by its passages: transcript, joint-statement, post, readout or statement."""
    kinds = {one["kind"] for one in passages}
    if kinds & {"question", "answer"}:
        return "transcript"
    if any(len(one["voice"]) > 1 for one in passages):
        return "joint-statement"
    if any(AUTHOR in one["voice"] for one in passages):
        return "post"
    return "readout" if "readout" in kinds else "statement"


def _item(document: str, name: str, item: Mapping[str, Any], text: str, settle: Settle) -> Item:
    out: Item = {}
    for key, field in LISTS[name].items():
        value = item.get(key)
        if value is None:
            continue
        if field.form == "words":
            out[key] = located(document, f"{name}.{key}", value, text)
        elif field.form == "ids":
            out[key] = [settle(one) for one in ([value] if isinstance(value, str) else value)]
        elif field.form == "sets":
            out[key] = [[settle(one) for one in each] for each in value]
        else:
            out[key] = settle(value) if field.form == "id" else value
    return out


def located(document: str, where: str, quote: Any, text: str) -> list[list[int]]:
    """The stretches that a quote stands on, in order; raises BankError when the text lacks it."""
    spans = []
    for words, nth in _parts(quote):
        at = -1
        for _ in range(nth + 1):
            at = text.find(words, at + 1) if words else -1
            if at < 0:
                raise BankError(f"{document}: {where}: the text has no occurrence {nth} of {words[:60]!r}")
        stripped = words.strip()
        at += len(words) - len(words.lstrip())
        spans.append([at, at + len(stripped)])
    return sorted(spans)


def _parts(quote: Any) -> list[tuple[str, int]]:
    if isinstance(quote, str):
        return [(quote, 0)]
    if len(quote) == 2 and isinstance(quote[0], str) and isinstance(quote[1], int):
        return [(quote[0], quote[1])]
    return [part for one in quote for part in _parts(one)]


def _closed(passages: list[Item], text: str) -> list[Item]:
    """Passages from their first words to where the next begins, white space at the end left out."""
    starts = [one["span"][0][0] for one in passages]
    for one, start, end in zip(passages, starts, [*starts[1:], len(text)], strict=True):
        one["span"] = [[start, start + len(text[start:end].rstrip())]]
    return passages


def _doubt(document: str, doubt: Any, text: str) -> Item:
    words = doubt.get("words") if isinstance(doubt, Mapping) else doubt
    out: Item = {"words": located(document, "doubts", words, text)}
    named = doubt.get("list") if isinstance(doubt, Mapping) else None
    return {**out, "list": named} if named in JUDGED else out
