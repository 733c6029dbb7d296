"""The program as one more reader: its readings held against the bank's marks, as two readers are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from communique.actors import Registry
from communique.bank.agreement import Agreement, Same, agreement, plain
from communique.bank.folder import Bank, Entry
from communique.bank.marks import Item, Marked
from communique.bank.schema import LISTS
from communique.bank.texts import Texts
from communique.model import Reading
from communique.reading import Reader

PROGRAM = "communique"


@dataclass(slots=True)
class Measured:
    """Agreement by issuer and in all; documents without a text, and those whose text is read otherwise."""

    whole: Agreement = field(default_factory=Agreement)
    issuers: dict[str, Agreement] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    differing: list[str] = field(default_factory=list)


def measure(
    bank: Bank, texts: Texts, reader: Reader | None = None, split: str = "", issuers: Iterable[str] = (),
    told: Callable[[Entry, Reading], None] = lambda entry, reading: None,
) -> Measured:  # fmt: skip
    """Read the bank's documents (of one split, or of some issuers) and hold each against its first reading."""
    reader = reader or Reader()
    wanted = frozenset(issuers)
    out = Measured()
    pairs: dict[str, list[tuple[Marked, Marked]]] = {}
    for one in bank.first_readings():
        entry = bank.entries[one.document]
        if (split and bank.split(one.document) != split) or (wanted and entry.issuer not in wanted):
            continue
        text = texts.of(entry.sha256)
        if text is None:
            out.missing.append(entry.id)
            continue
        reading = reader.read(text, date=entry.date or None, issuer=entry.issuer or None)
        if reading.document.text != text:
            out.differing.append(entry.id)
            continue
        told(entry, reading)
        pairs.setdefault(entry.issuer, []).append((one, as_marked(entry, reading)))
    same = same_by(reader)
    out.issuers = {issuer: agreement(found, same) for issuer, found in sorted(pairs.items())}
    out.whole = agreement((pair for found in pairs.values() for pair in found), same)
    return out


def as_marked(entry: Entry, reading: Reading) -> Marked:
    """A reading in the form of a reader's marks."""
    made = reading.to_dict()
    lists = {name: [item_of(name, row) for row in made[name]] for name in LISTS if name != "doubts"}
    return Marked(entry.id, PROGRAM, False, lists)


def item_of(name: str, row: dict[str, Any]) -> Item:
    """One finding of a reading, as `Reading.to_dict` has it, as an item of the list `name`."""
    out: Item = {}
    for key, form in LISTS[name].items():
        value = row.get(key)
        if value is None:
            continue
        if form.form == "words":
            out[key] = [value] if value and isinstance(value[0], int) else value
        elif form.form == "days" and isinstance(value, dict):
            out[key] = value["start"] if value["start"] == value["end"] else [value["start"], value["end"]]
        else:
            out[key] = value
    if name == "passages":
        out["voice"] = row.get("voices") or [row["voice"]]
    if name == "questions":
        out["span"] = [[row["span"][0], row["span"][1]]]
    return out


def same_by(reader: Reader) -> Same:
    """Ids by the registry: another spelling of a person it knows is that person."""
    known: dict[str, str] = {}

    def one(actor: str) -> str:
        if actor not in known:
            known[actor] = known_as(reader.registry, actor)
        return known[actor]

    return lambda ids: plain(one(actor) for actor in ids)


def known_as(registry: Registry, actor: str) -> str:
    """The registry's id of a person whom a reader spelt otherwise; any other id as it is."""
    head, _, words = actor.partition(":")
    found = registry.find(words.replace("-", " ").title()) if head in ("person", "unknown") else None
    return found or actor
