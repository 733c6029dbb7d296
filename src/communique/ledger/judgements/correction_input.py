"""A correction as a person types it → the changes that the ledger keeps.

Names become actors (of the document first, then of the registry), words become the spans under which
they stand in the text. A name that several bear, or nobody, is an `Unclear` with its candidates:
nothing is chosen for the person. Pure, nothing is written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from communique.actors import Registry
from communique.actors.normalization import key, slug
from communique.errors import InputError
from communique.ledger.judgements.propagation import ACTORS
from communique.ledger.records import JOIN
from communique.model import Reading, Span
from communique.model.contact import Channel, Status
from communique.model.kinds import KINDS
from communique.model.statement import Modality, Mode, Stance

CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "statement": {"stance": get_args(Stance), "mode": get_args(Mode)},
    "act": {"kind": tuple(KINDS), "modality": get_args(Modality)},
    "commitment": {"kind": tuple(k for k, one in KINDS.items() if one.binding)},
    "contact": {"channel": get_args(Channel), "status": get_args(Status)},
}
WORDS: dict[str, tuple[str, ...]] = {
    "statement": ("source", "cue", "content"), "act": ("cue", "object"), "commitment": ("what",),
    "contact": ("evidence",),
}  # fmt: skip
__all__ = ["ACTORS", "CHOICES", "WORDS", "Candidate", "Unclear", "candidates", "changes_of", "named"]
_BETWEEN = re.compile(r"[;\n]")
_RUN = re.compile(r"\s+|\S+")
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})\Z")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that a name may stand for."""

    id: str
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """A name in a field of which it is not clear whom it means."""

    field: str
    name: str
    candidates: tuple[Candidate, ...]


def changes_of(
    reading: Reading, kind: str, record: Any, typed: Mapping[str, Sequence[str]], registry: Registry
) -> tuple[dict[str, Any], list[Unclear]]:
    """The changes that differ from the record, and the names that are unclear.

    `typed`: field → what was typed, names apart by semicolons, stretches of words by “ … ”. A stretch may
    be a place, “12-40”. Raises InputError for words that do not stand in the text and for a kind that is none.
    """
    changes: dict[str, Any] = {}
    unclear: list[Unclear] = []
    for field in (*ACTORS[kind], *CHOICES[kind], *WORDS[kind]):
        if field not in typed:
            continue
        value: Any
        told = [one.strip() for one in typed[field] if one.strip()]
        if field in ACTORS[kind]:
            value, doubts = _actors(reading, field, told, registry)
            unclear += doubts
        elif field in WORDS[kind]:
            value = _spans(reading.text, field, told, getattr(record, field))
        else:
            value = _choice(kind, field, told)
        if value is not None and _plain(getattr(record, field)) != value:
            changes[field] = value
    return _coded(kind, changes), unclear


def candidates(reading: Reading, name: str, registry: Registry) -> tuple[Candidate, ...]:
    """The actors of the document and the registry that a name may stand for; one that it names fully is alone."""
    folded = key(name)
    mine = [a for a in reading.actors if a.id == name or key(a.name) == folded]
    if mine:
        return tuple(Candidate(a.id, a.name, "named in this document") for a in mine)
    found = registry.find(name)
    exact = {k.actor for k in registry.names.get(folded, ()) if k.form in ("name", "full-name")}
    if found and (found == name or found in exact):
        return (_candidate(registry, found),)
    part = [a for a in reading.actors if folded and folded in key(a.name).split() and a.kind != "unknown"]
    if part:
        return tuple(Candidate(a.id, a.name, "named in this document") for a in part)
    known = sorted({k.actor for k in registry.names.get(folded, ())} | exact)
    return tuple(_candidate(registry, one) for one in known[:12])


def named(names: Mapping[str, str], actors: Sequence[str]) -> str:
    """Actors as a field of the form shows them."""
    return "; ".join(names.get(a, a) for a in actors)


def _actors(reading: Reading, field: str, told: Sequence[str], registry: Registry) -> tuple[list[str], list[Unclear]]:
    out: list[str] = []
    unclear: list[Unclear] = []
    for name in [n.strip() for one in told for n in _BETWEEN.split(one) if n.strip()]:
        if name == "author" or re.fullmatch(r"unknown:[\w-]{1,100}", name):
            out.append(name)
            continue
        found = candidates(reading, name, registry)
        if len(found) == 1:
            out.append(found[0].id)
        else:
            stranger = Candidate(f"unknown:{slug(name) or 'somebody'}", name, "nobody whom the registry knows")
            unclear.append(Unclear(field, name, (*found, stranger)))
    return list(dict.fromkeys(out)), unclear


def _spans(text: str, field: str, told: Sequence[str], before: tuple[Span, ...]) -> list[list[int]]:
    """The places of the words typed: after one another in the text, nearest to where the field was."""
    near = before[0].start if before else 0
    out: list[list[int]] = []
    for words in [w.strip() for one in told for w in one.split(JOIN) if w.strip()]:
        place = _PLACE.fullmatch(words)
        span = Span(int(place[1]), int(place[2])) if place else _found(text, words, out[-1][1] if out else None, near)
        if span is None:
            raise InputError(f"{field}: “{words[:80]}” does not stand in the text; copy its words from there")
        if not 0 <= span.start < span.end <= len(text):
            raise InputError(f"{field}: {words} is no place in a text of {len(text):,} characters")
        out.append([span.start, span.end])
    return out


def _found(text: str, words: str, after: int | None, near: int) -> Span | None:
    """Where words stand, white space counting as one; after a place, else nearest to one."""
    places = list(_places(text, " ".join(words.split())))
    if after is not None:
        return next((p for p in places if p.start >= after), None)
    return min(places, key=lambda p: (abs(p.start - near), p.start)) if places else None


def _places(text: str, words: str) -> Iterator[Span]:
    """The places of words that are one blank apart in a text whose white space is whatever it is."""
    shown, began = "", list[int]()  # the text with one blank for each gap, and where each of its characters stands
    parts = []
    for match in _RUN.finditer(text):
        gap = match.group().isspace()
        parts.append(" " if gap else match.group())
        began += [match.start()] if gap else range(match.start(), match.end())
    shown = "".join(parts)
    at = shown.find(words) if words else -1
    while at >= 0:
        yield Span(began[at], began[at + len(words) - 1] + 1)
        at = shown.find(words, at + len(words))


def _choice(kind: str, field: str, told: Sequence[str]) -> str | None:
    if not told:
        return None
    if told[0] not in CHOICES[kind][field]:
        raise InputError(f"{field}: {told[0][:40]} is none of {', '.join(CHOICES[kind][field])}")
    return told[0]


def _coded(kind: str, changes: dict[str, Any]) -> dict[str, Any]:
    """An act of another kind gets that kind's codes."""
    if kind == "act" and "kind" in changes:
        codes = KINDS[changes["kind"]]
        return {**changes, "plover": codes.plover, "cameo": codes.cameo}
    return changes


def _plain(value: Any) -> Any:
    return [list(v) if isinstance(v, Span) else v for v in value] if isinstance(value, tuple) else value


def _candidate(registry: Registry, actor: str) -> Candidate:
    one = registry.actor(actor)
    office = next((t.title for t in reversed(one.offices)), "") if one else ""
    return Candidate(actor, one.name if one else actor, office or (one.kind if one else ""))
