"""The margin of a text: for every block, whose passage begins there and who is said to say what in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from communique.model import Contact, Passage, Reading
from communique.web.text.blocks import Block
from communique.web.text.highlights import Chain, chain, words_of


@dataclass(frozen=True, slots=True)
class Said:
    """One chain of voices in a block, with the statements of it: their ids and cues."""

    voices: Chain
    cues: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What stands beside a block. `passage` only where it begins, `contacts` where they are first told."""

    passage: Passage | None
    outer: tuple[str, ...]
    said: tuple[Said, ...]
    contacts: tuple[Contact, ...]


def notes(reading: Reading, shown: list[Block]) -> list[Note]:
    """One note for each block, in the same order."""
    at_block = _Places(shown)
    said: list[dict[Chain, list[tuple[str, str]]]] = [{} for _ in shown]
    for one in reading.statements:
        cue = one.cue or one.content
        if not cue or not shown:
            continue
        words = " ".join(reading.quote(cue).split())
        short = words if len(words) <= 40 else words[:38].rsplit(" ", 1)[0] + " …"
        said[at_block(cue[0].start)].setdefault(chain(one), []).append((one.id, short))
    told: list[list[Contact]] = [[] for _ in shown]
    for contact in reading.contacts:
        spans = words_of(contact)
        if spans and shown:
            told[at_block(spans[0].start)].append(contact)
    outer = (reading.issuer or "author",)
    return [
        Note(
            block.passage if block.first else None, _outer(block, outer),
            tuple(Said(voices, tuple(cues)) for voices, cues in said[i].items()), tuple(told[i]),
        )
        for i, block in enumerate(shown)
    ]  # fmt: skip


def _outer(block: Block, outer: tuple[str, ...]) -> tuple[str, ...]:
    """The chain of voices of the block itself: who published, and whose passage it is."""
    voice = block.passage.voice if block.passage else outer[0]
    return outer if voice == outer[0] or voice == "author" else (*outer, voice)


class _Places:
    """Which block holds a place of the text."""

    def __init__(self, shown: list[Block]) -> None:
        self._ends = [b.span.end for b in shown]

    def __call__(self, place: int) -> int:
        return min(bisect_right(self._ends, place), len(self._ends) - 1)
