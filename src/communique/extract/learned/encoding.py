"""What the network of acts and contacts sees of a document: windows of words, each with what is known of it.

A window has at most `MOST_PIECES` word pieces of one document: whole lines, or sentences of a long one. Every
window but the first begins with the document's first words and the words just before it (`fresh` says where its own
begin), so that a pronoun finds its name. Besides its pieces each word carries seven numbers (`SIZES`): its look, the
mention that it stands in, which actor that is, whether that actor speaks here, the kind of passage, and what the
rules found on it. Training and reading use this one module.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from communique.extract.tagger.words import Word, words_of
from communique.language.pieces import Vocabulary
from communique.model.kinds import KINDS

MOST_PIECES = 382
_OPENING, _BEFORE = 56, 64
_CONTACTS = 4
"""Contacts of a document whose parties are candidates everywhere in it."""
_SENTENCE = re.compile(r"[.!?][”\"’)]*\s+(?=[A-Z“\"(])")

ACT_KINDS = tuple(KINDS)
MENTION_KINDS = ("name", "office", "metonym", "group", "pronoun")
ACTOR_KINDS = ("person", "country", "org", "region", "unknown", "group", "author")
PASSAGE_KINDS = ("readout", "statement", "question", "answer", "commentary", "quotation", "heading", "note")
SLOTS = 32
"""Numbers by which a window's words know that they mean the same actor; 0 for none, the last for all beyond."""
SIZES = (12, 1 + len(MENTION_KINDS) * len(ACTOR_KINDS), SLOTS, 32, 1 + len(PASSAGE_KINDS), 1 + 2 * len(ACT_KINDS), 32)
"""How many values each of a word's numbers has."""
_RULES_AT = 5
"""From here on a word's numbers say what the rules found."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention: where, of what kind, and whom it means."""

    start: int
    end: int
    kind: str
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A passage: where, of what kind, and who speaks in it."""

    start: int
    end: int
    kind: str
    voices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules found on some words: an act of a kind with its actors, or a contact, commitment or statement."""

    spans: tuple[tuple[int, int], ...]
    what: str
    kind: str = ""
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Given:
    """A document as the network gets it. `homes` gives an actor's state or body, "" where none is known."""

    text: str
    turns: Sequence[Turn]
    named: Sequence[Named]
    ruled: Sequence[Ruled] = ()
    homes: Mapping[str, str] = field(default_factory=dict)
    issuer: str = ""

    @cached_property
    def between(self) -> tuple[tuple[str, ...], ...]:
        """Whom the first contacts that the rules found are between."""
        return tuple(one.by for one in self.ruled if one.what == "contact" and len(one.by) > 1)[:_CONTACTS]


@dataclass(slots=True)
class Window:
    """Words with their numbers; those before `fresh` are there to be read, not to be judged."""

    words: list[Word]
    numbers: list[tuple[int, ...]]
    named: list[Named]
    places: list[tuple[int, ...]]
    """For each of `named` the words that stand in it."""
    turns: list[Turn | None]
    """The passage of each word."""
    fresh: int


def windows(given: Given, vocabulary: Vocabulary, skip: int = 0) -> list[Window]:
    """The windows of a document; `skip` makes the first of them shorter by so many sentences."""
    parts = list(_sentences(given.text, vocabulary))
    every = [word for part in parts for word in part]
    out: list[Window] = []
    marks = _Marks(given)
    for start, end in _cuts(parts, skip):
        opening = _within(every[: min(start, _OPENING)], _OPENING)
        before = _within(every[max(len(opening), start - _BEFORE) : start][::-1], _BEFORE)[::-1]
        words = [*opening, *before, *every[start:end]]
        near = marks.near(opening, [*before, *every[start:end]])
        out.append(_window(words, len(opening) + len(before), near, marks))
    return out


def _sentences(text: str, vocabulary: Vocabulary) -> Iterable[list[Word]]:
    at = 0
    for line in text.split("\n"):
        words = words_of(text, at, at + len(line), vocabulary)
        ends = [at + m.end() for m in _SENTENCE.finditer(line)]
        at += len(line) + 1
        part: list[Word] = []
        place = 0
        for word in words:
            if place < len(ends) and word.start >= ends[place]:
                place = bisect_right(ends, word.start)
                if part:
                    yield part
                part = []
            part.append(word)
        if part:
            yield part


def _cuts(parts: Sequence[Sequence[Word]], skip: int) -> list[tuple[int, int]]:
    """Where windows begin and end, in words of the whole document."""
    out: list[tuple[int, int]] = []
    start = at = size = 0
    for number, part in enumerate(parts):
        room = MOST_PIECES - (_OPENING + _BEFORE if start else 0)
        need = sum(len(w.pieces) for w in part)
        if at > start and (size + need > room or (skip and number == skip)):
            out.append((start, at))
            start, size = at, 0
            room = MOST_PIECES - _OPENING - _BEFORE
        for word in part:  # a sentence longer than a window is cut between words
            if size + len(word.pieces) > room and at > start:
                out.append((start, at))
                start, size = at, 0
                room = MOST_PIECES - _OPENING - _BEFORE
            size += len(word.pieces)
            at += 1
    if at > start:
        out.append((start, at))
    return out


def _within(words: Sequence[Word], most: int) -> list[Word]:
    out: list[Word] = []
    for word in words:
        most -= len(word.pieces)
        if most < 0:
            break
        out.append(word)
    return out


class _Marks:
    """What is known at each place of a document, looked up by offset."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.turns = sorted(given.turns, key=lambda t: t.start)
        self.starts = [t.start for t in self.turns]
        self.named = sorted(given.named, key=lambda m: (m.start, -m.end))
        self._begins = [m.start for m in self.named]
        self._longest = max((m.end - m.start for m in self.named), default=0)
        self.ruled: dict[int, int] = {}
        self.flags: dict[int, int] = {}
        bits = {"contact": 1, "commitment": 2, "statement": 4, "content": 8}
        for one in given.ruled:
            for start, end in one.spans:
                for place in range(start, end):
                    if one.what == "act":
                        begins = place == one.spans[0][0]
                        self.ruled.setdefault(place, 1 + 2 * ACT_KINDS.index(one.kind) + (not begins))
                    else:
                        self.flags[place] = self.flags.get(place, 0) | bits[one.what]

    def near(self, *stretches: Sequence[Word]) -> list[Named]:
        """The mentions that may stand in stretches of text that follow one another, each once, in order."""
        out: list[Named] = []
        last = 0
        for words in filter(None, stretches):
            first = max(last, bisect_left(self._begins, words[0].start - self._longest))
            last = max(last, bisect_left(self._begins, words[-1].end))
            out += self.named[first:last]
        return out

    def turn(self, at: int) -> Turn | None:
        place = bisect_right(self.starts, at) - 1
        return self.turns[place] if place >= 0 and at < self.turns[place].end else None


def _window(words: list[Word], fresh: int, near: Sequence[Named], marks: _Marks) -> Window:
    named, places = _standing(words, near)
    holder: dict[int, Named] = {}
    for mention, inside in zip(named, places, strict=True):
        for place in inside:
            holder.setdefault(place, mention)
    slots: dict[str, int] = {}
    turns = [marks.turn(w.start) for w in words]
    numbers: list[tuple[int, ...]] = []
    for i, word in enumerate(words):
        turn, held = turns[i], holder.get(i)
        kind = slot = flags = 0
        if held is not None and held.actors:
            actor = held.actors[0]
            kind = 1 + MENTION_KINDS.index(held.kind) * len(ACTOR_KINDS) + ACTOR_KINDS.index(actor.partition(":")[0])
            slot = slots.setdefault(actor, min(len(slots) + 1, SLOTS - 1))
            flags = _standing_of(actor, held, turn, marks.given)
        numbers.append(
            (
                word.feature, kind, slot, flags, 1 + PASSAGE_KINDS.index(turn.kind) if turn else 0,
                marks.ruled.get(word.start, 0), marks.flags.get(word.start, 0),
            )
        )  # fmt: skip
    return Window(words, numbers, named, places, turns, fresh)


def _standing_of(actor: str, mention: Named, turn: Turn | None, given: Given) -> int:
    """Five bits: speaks here; is the speaker's state; is the issuer; means several; begins with a small letter."""
    voices = turn.voices if turn else ()
    homes = {given.homes.get(v, "") for v in voices}
    small = given.text[mention.start : mention.start + 1].islower()
    return (
        (actor in voices) + 2 * (actor in homes) + 4 * (actor == given.issuer) + 8 * (len(mention.actors) > 1)
        + 16 * small
    )  # fmt: skip


def _standing(words: Sequence[Word], named: Sequence[Named]) -> tuple[list[Named], list[tuple[int, ...]]]:
    """The mentions that have words here, longest first at a place, and the words of each."""
    found: list[Named] = []
    places: list[tuple[int, ...]] = []
    starts = [word.start for word in words]
    for mention in named:
        first = bisect_right(starts, mention.start - 1)
        last = bisect_right(starts, mention.end - 1)
        if last > first and mention.actors:
            found.append(mention)
            places.append(tuple(range(first, last)))
    return found, places
