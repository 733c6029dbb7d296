"""Two versions of a text woven into one: what stayed, what was taken out, what was put in, in reading order.

The pieces that stayed or came, joined, are the newer text; those that stayed or went are the older one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.follow.revisions.alignment import align
from communique.follow.wording.visible import Visible, visible


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both texts: its words in each. One of them may be empty where it is not the same."""

    same: bool
    old: str
    new: str


def weave(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces of two versions."""
    ours, theirs = visible(before), visible(after)
    old, new = _cells(ours, before), _cells(theirs, after)
    out: list[Piece] = []
    done = [0, 0]
    for block in align(ours, theirs, before, after):
        piece = Piece(block.same, before[done[0] : old[block.i2]], after[done[1] : new[block.j2]])
        done = [old[block.i2], new[block.j2]]
        out.append(piece)
    if done != [len(before), len(after)]:
        rest = Piece(before[done[0] :] == after[done[1] :], before[done[0] :], after[done[1] :])
        out.append(rest)
    return tuple(p for p in out if p.old or p.new)


def _cells(words: Sequence[Visible], text: str) -> list[int]:
    """Where the cell of each word begins: at the word itself, the first at the beginning; and the end of the text."""
    return [0 if at == 0 else word.span.start for at, word in enumerate(words)] + [len(text)]
