"""A draft: a sentence before it is put into words, so that what it weighs can be known before who is
named first. `worded` fills the slots of its row in phrases.csv and gives a Sentence.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from communique.brief.naming import Names, day_of, days_of
from communique.brief.report import Piece, Reference, Sentence
from communique.brief.tables import SLOT, phrases
from communique.errors import BriefError
from communique.model.prose import listed


@dataclass(frozen=True, slots=True)
class Who:
    """Actors, named in prose with the offices of that day."""

    actors: tuple[str, ...]
    day: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who tells it: the issuer, and whose document gives the issuer's words where that is another."""

    issuer: str | None
    given_by: str | None = None


SOMETIME = "sometime"
"""The word of several days on one of which something happened."""


@dataclass(frozen=True, slots=True)
class On:
    """A day, or several, as “ on 2 January 2022”, with a blank before; None is nothing."""

    day: dt.date | None
    end: dt.date | None = None
    word: str = "on"


_AGREE = {"say": ("tellers", "says", "say"), "tell": ("tellers", "tells", "tell"), "is": ("who", "is", "are")}
"""Verbs that agree with another slot: with one, with several."""
Slot = str | int | Who | On | Reference | tuple[Reference, ...] | tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """`phrase` is a row of phrases.csv, `slots` fill it, `references` are what it stands on besides those
    it quotes. `label` and `weight` as in Sentence; `part` is the heading under which it comes; `day` and
    `key` settle the order of what weighs the same.
    """

    phrase: str
    slots: Mapping[str, Any]
    references: tuple[Reference, ...] = ()
    label: str = ""
    weight: float = 0.0
    part: str = ""
    day: str = ""
    key: str = ""
    also: str = field(default="", compare=False)

    def actors(self) -> Iterable[str]:
        """Everybody whom it names."""
        for slot in self.slots.values():
            if isinstance(slot, Who):
                yield from slot.actors


def ordered(drafts: Iterable[Draft]) -> list[Draft]:
    """The weightiest first, of equals the earlier."""
    return sorted(drafts, key=lambda d: (-d.weight, d.day, d.key, d.phrase))


def worded(draft: Draft, names: Names, otherwise: bool = False) -> Sentence:
    """The draft as a sentence; `otherwise` takes the phrase's other wording where it has one.

    Raises BriefError where it stands on nothing.
    """
    phrase = phrases()[draft.also if otherwise and draft.also else draft.phrase]
    slots = {**{verb: _agreeing(verb, draft.slots) for verb in phrase.slots if verb in _AGREE}, **draft.slots}
    if set(phrase.slots) - set(slots):
        raise BriefError(f"{phrase.name}: lacks {sorted(set(phrase.slots) - set(slots))}")
    pieces: list[Piece] = []
    for number, text in enumerate(SLOT.split(phrase.text)):
        pieces += _filled(slots[text], names) if number % 2 else [text]
    made = _tidy(pieces)
    quoted = tuple(p for p in made if isinstance(p, Reference))
    references = tuple(dict.fromkeys((*quoted, *draft.references)))
    return Sentence(made, references, draft.label, draft.weight)


def _agreeing(verb: str, slots: Mapping[str, Any]) -> str:
    """The form of a verb that goes with as many as its subject's slot names."""
    subject, one, several = _AGREE[verb]
    slot = slots.get(subject, ())
    named = slot.actors if isinstance(slot, Who) else slot
    return several if isinstance(named, tuple) and len(named) > 1 else one


def _filled(slot: Slot, names: Names) -> list[Piece]:
    if isinstance(slot, Reference):
        return [slot]
    if isinstance(slot, Who):
        return [names.all(slot.actors, slot.day)]
    if isinstance(slot, On):
        return [_when(slot)]
    if isinstance(slot, tuple):
        sources = [s for s in slot if isinstance(s, Source)]
        return [told_by(sources, names)] if sources else _listed([r for r in slot if isinstance(r, Reference)])
    return [f"{slot:,}" if isinstance(slot, int) else slot]


def told_by(sources: Iterable[Source], names: Names) -> str:
    """“the Kremlin and the White House”; “the Kremlin as given by TASS”."""
    return listed(list(dict.fromkeys(
        names.plain(s.issuer) + (f" as given by {names.plain(s.given_by)}" if s.given_by != s.issuer else "")
        for s in (replace(s, given_by=s.given_by or s.issuer) for s in sources)
    )))  # fmt: skip


def _when(on: On) -> str:
    if on.day is None:
        return ""
    told = days_of(on.day, on.end) if on.end and on.end != on.day else day_of(on.day)
    word = on.word
    if word in ("on", SOMETIME):
        several, wide = " to " in told, len(told) == 4 or not told[:2].strip().isdigit()
        span = "at some time from" if word == SOMETIME else "from"
        word = span if several else "in" if wide else "on"
    return f"{'' if word[0] in ',;' else ' '}{word} {told}"


def _listed(quotes: list[Reference]) -> list[Piece]:
    """“a”, “b” and “c”."""
    out: list[Piece] = []
    for number, quote in enumerate(quotes):
        if number:
            out.append(" and " if number == len(quotes) - 1 else ", ")
        out.append(quote)
    return out


def _tidy(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Neighbouring words of ours as one piece, the first letter large, no full stop after a quoted one."""
    out: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and out and isinstance(out[-1], str):
            out[-1] += piece
        elif piece:
            out.append(piece)
    if out and isinstance(out[0], str):
        first = out[0].lstrip()
        out[0] = first[:1].upper() + first[1:]
    last = out[-2] if len(out) > 1 else None
    if out and out[-1] == "." and isinstance(last, Reference) and last.shown.rstrip('”’»")')[-1:] in tuple(".!?"):
        out.pop()
    return tuple(out)
