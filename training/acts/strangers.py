"""The bank's documents with all persons renamed, so that nobody in them is known: python strangers.py TEXTS OUT

Readers' marks of texts about heads of state teach what a registry knows. Here each name of a person whom a document's
marks mention gives way to an invented one (made of the words of names in `bank/written`), everywhere in the text; marks
move with the words, and a person's id becomes `unknown:` and the longest form of the new name in the text. OUT is the
folder of a bank with its texts (texts.jsonl), split as the first one is; it is made anew and not kept: the texts are
the publishers'.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from communique.actors import registry as made
from communique.actors.normalization import fold
from communique.bank.folder import TRAIN, Bank, digest, load_bank, save_bank
from communique.bank.marks import Marked, offsets
from communique.bank.schema import LISTS
from communique.bank.texts import Texts, texts_of
from communique.model import Mention
from communique.reading import Reader

_WORD = re.compile(r"[^\W\d_]+(?:[-’'](?=[^\W\d_])[^\W\d_]+)*")
_PARTICLES = frozenset(
    ["al", "el", "bin", "ibn", "bint", "abu", "de", "da", "do", "dos", "del", "la", "le", "van", "von", "der", "den", "ter", "of", "the", "and", "ben", "ould", "haj"]
)
_PERSON = ("person:", "unknown:")
_LONGEST = 4
"""Words of a name at most: beyond, an id tells of somebody by other words."""


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("texts", type=Path)
    ap.add_argument("out", type=Path)
    ap.add_argument("--bank", type=Path, default=Path("bank"))
    ap.add_argument("--names", type=Path, default=Path("bank/written"), help="the bank whose persons lend their names")
    ap.add_argument("--seed", type=int, default=7)
    args = ap.parse_args()
    bank, texts = load_bank(args.bank), texts_of([args.texts])
    names = _names(load_bank(args.names), texts_of([args.names]))
    chance = random.Random(args.seed)
    reader = Reader(learned=False)
    reader.tell = lambda message: None
    out, lines = Bank(dev=bank.dev), []
    for entry in sorted(bank.entries.values(), key=lambda e: e.id):
        text = texts.of(entry.sha256)
        readings = [m for m in bank.readings if m.document == entry.id]
        if text is None or not readings:
            continue
        changed = Renamed(text, [i for m in readings for i in _ids(m)], names, chance)
        if not changed.moved:
            continue
        changed.called(reader.read(changed.text, date=entry.date or None, issuer=entry.issuer or None).mentions)
        one = replace(entry, id=f"n-{entry.id}", sha256=digest(changed.text), characters=len(changed.text))
        out.entries[one.id] = one
        out.readings += [replace(m, document=one.id, lists=_moved(m.lists, changed)) for m in readings]
        lines.append(json.dumps({"id": one.id, "text": changed.text}, ensure_ascii=False) + "\n")
    save_bank(out, args.out)
    for name in ("ids.csv", "splits.csv"):
        (args.out / name).write_text((args.bank / name).read_text("utf-8"), "utf-8")
    (args.out / "texts.jsonl").write_text("".join(lines), "utf-8")
    print(f"{len(out.entries)} documents")


class Renamed:
    """A text whose persons have other names; `moved` says whether any has."""

    def __init__(self, old: str, ids: Iterable[str], names: Sequence[tuple[str, ...]], chance: random.Random) -> None:
        self.old = old
        small = {fold(w) for w in _WORD.findall(old) if w[0].islower()}
        people = {i: _parts(i) for i in sorted(set(ids)) if i.startswith(_PERSON)}
        people = {i: parts for i, parts in people.items() if 0 < len(parts) <= _LONGEST and not small & set(parts)}
        said = {fold(w) for w in _WORD.findall(old)}
        self._new: dict[str, str] = {}
        for parts in people.values():
            name = chance.choice(names)
            for place, part in enumerate(parts):
                if part in said:
                    at = len(name) - 1 if place == len(parts) - 1 else min(place, len(name) - 2)
                    self._new.setdefault(part, name[at])
        self._edges: list[tuple[int, int, int]] = []
        self.text = self._changed()
        self.moved = bool(self._edges)
        self._last = {i: fold(self._new[parts[-1]]) for i, parts in people.items() if parts[-1] in self._new}
        self._ids = {i: self._id(people[i]) for i in self._last}

    def _changed(self) -> str:
        out, at, shift = [], 0, 0
        for found in _WORD.finditer(self.old):
            word = self._new.get(fold(found[0])) if found[0][0].isupper() else None
            if word is None:
                continue
            word = word.upper() if found[0].isupper() and len(found[0]) > 1 else word
            out += [self.old[at : found.start()], word]
            at = found.end()
            shift += len(word) - len(found[0])
            self._edges.append((found.start(), found.end(), shift))
        return "".join([*out, self.old[at:]])

    def _id(self, parts: Sequence[str]) -> str:
        """By the longest run of his words in the text, with what stands between them."""
        mine = {fold(self._new[p]) for p in parts if p in self._new}
        best: list[str] = []
        run: list[str] = []
        end = -1
        for found in _WORD.finditer(self.text):
            word = fold(found[0])
            near = run and end >= 0 and re.fullmatch(r"[\s.]{1,3}", self.text[end : found.start()])
            if found[0][0].isupper() and near and (word in mine or len(word) < 3 or word in _PARTICLES):
                run.append(word)
            elif word in mine and found[0][0].isupper():
                run = [word]
            else:
                run = []
            end = found.end()
            kept = run[: max((n + 1 for n, w in enumerate(run) if w in mine), default=0)]
            if len(kept) > len(best):
                best = kept
        return "unknown:" + "-".join(best)

    def called(self, mentions: Iterable[Mention]) -> None:
        """Take the ids that a reading has for the new names."""
        said: dict[str, Counter[str]] = defaultdict(Counter)
        for m in mentions:
            if m.kind == "name" and len(m.actors) == 1 and m.actors[0].startswith(_PERSON):
                for word in {fold(w) for w in _WORD.findall(m.span.of(self.text))}:
                    said[word][m.actors[0]] += 1
        for one, last in self._last.items():
            if said[last]:
                self._ids[one] = min(said[last], key=lambda i: (-said[last][i], i))

    def id(self, one: str) -> str:
        return self._ids.get(one, one)

    def place(self, at: int, end: bool) -> int:
        """Where an edge of a mark stands in the new text."""
        shift = 0
        for start, stop, after in self._edges:
            if at < stop and not (end and at <= start) and at > start:
                return (stop + after) if end else start + shift
            if at <= start:
                break
            shift = after
        return at + shift


def _parts(one: str) -> list[str]:
    words = one.split(":", 1)[1].split("-")
    return [w for w in words if w not in _PARTICLES and len(w) > 1]


def _names(bank: Bank, texts: Texts) -> list[tuple[str, ...]]:
    """Names of two or three words as they stand in the texts that are trained on; no word of them is written small
    anywhere or is a state's.
    """
    registry = made()
    marked = [m for m in bank.first_readings() if bank.split(m.document) == TRAIN]
    known = {m.document: texts.of(bank.entries[m.document].sha256) or "" for m in marked}
    small = {fold(w) for text in known.values() for w in _WORD.findall(text) if w[0].islower()}
    found = set()
    for marks in marked:
        spelt = {fold(w): w for w in re.findall(r"[^\W\d_]+", known[marks.document]) if w[0].isupper()}
        for one in {i for i in _ids(marks) if i.startswith("unknown:")}:
            parts = _parts(one)
            if 1 < len(parts) < _LONGEST and not small & set(parts) and all(p in spelt for p in parts):
                if not any(registry.find(p) for p in parts):
                    found.add(tuple(spelt[p] for p in parts))
    return sorted(found)


def _ids(marks: Marked) -> Iterable[str]:
    for name, items in marks.lists.items():
        for item in items:
            for key in item:
                form = LISTS[name].get(key)
                if form is not None and form.form == "ids":
                    yield from item[key] or []
                elif form is not None and form.form == "id" and item[key]:
                    yield item[key]


def _moved(lists: Mapping[str, Any], changed: Renamed) -> dict[str, list[dict[str, Any]]]:
    out: dict[str, list[dict[str, Any]]] = {}
    for name, items in lists.items():
        out[name] = [
            {key: _value(LISTS[name][key].form, value, changed) for key, value in item.items()} for item in items
        ]
    return out


def _value(form: str, value: Any, changed: Renamed) -> Any:
    if value is None:
        return None
    if form == "words":
        return [[changed.place(a, False), changed.place(b, True)] for a, b in offsets(value)]
    if form == "id":
        return changed.id(value)
    if form == "ids":
        return [changed.id(i) for i in value]
    if form == "sets":
        return [[changed.id(i) for i in each] for each in value]
    return value


if __name__ == "__main__":
    main()
