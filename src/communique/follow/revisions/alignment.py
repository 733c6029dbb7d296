"""Two versions of a text → which words correspond: first whole sentences, then words inside those
that changed (edit distance with insertions and deletions, rapidfuzz's bit-parallel form).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Indel

from communique.follow.wording.visible import Visible, sentences


class Block(NamedTuple):
    """Words `[i1, i2)` of the older text against `[j1, j2)` of the newer; equal or changed."""

    same: bool
    i1: int
    i2: int
    j1: int
    j2: int


_GLUE = 1
"""Changed stretches with no more than this many equal words between them are read as one."""


def align(old: Sequence[Visible], new: Sequence[Visible], before: str, after: str) -> list[Block]:
    """Blocks that cover both texts in order."""
    ours, theirs = sentences(list(old), before), sentences(list(new), after)
    numbers: dict[tuple[str, ...], int] = {}

    def numbered(words: Sequence[Visible], cut: Sequence[tuple[int, int]]) -> list[int]:
        return [numbers.setdefault(tuple(w.key for w in words[a:b]), len(numbers)) for a, b in cut]

    out: list[Block] = []
    for same, i1, i2, j1, j2 in _opcodes(numbered(old, ours), numbered(new, theirs)):
        words = Block(
            same, _start(ours, i1, old), _start(ours, i2, old), _start(theirs, j1, new), _start(theirs, j2, new)
        )
        out += [words] if same else _inside(words, old, new)
    return _glued(_joined(out))


def _start(cut: Sequence[tuple[int, int]], i: int, words: Sequence[Visible]) -> int:
    return cut[i][0] if i < len(cut) else len(words)


def _opcodes(ours: Sequence[int], theirs: Sequence[int]) -> list[Block]:
    """Equal and changed stretches of two sequences of numbers; insertions and deletions side by side are one."""
    out: list[Block] = []
    for op in Indel.opcodes(ours, theirs):
        block = Block(op.tag == "equal", op.src_start, op.src_end, op.dest_start, op.dest_end)
        out.append(block)
    return _joined(out)


def _joined(blocks: Sequence[Block]) -> list[Block]:
    out: list[Block] = []
    for one in blocks:
        if one.i1 == one.i2 and one.j1 == one.j2:
            continue
        if out and out[-1].same == one.same:
            out[-1] = Block(one.same, out[-1].i1, one.i2, out[-1].j1, one.j2)
        else:
            out.append(one)
    return out


def _inside(block: Block, old: Sequence[Visible], new: Sequence[Visible]) -> list[Block]:
    """The words of a changed stretch, aligned."""
    keys: dict[str, int] = {}
    ours = [keys.setdefault(w.key, len(keys)) for w in old[block.i1 : block.i2]]
    theirs = [keys.setdefault(w.key, len(keys)) for w in new[block.j1 : block.j2]]
    return [
        Block(b.same, b.i1 + block.i1, b.i2 + block.i1, b.j1 + block.j1, b.j2 + block.j1)
        for b in _opcodes(ours, theirs)
    ]


def _glued(blocks: Sequence[Block]) -> list[Block]:
    """Joins two changes over a lone equal word, so that a rewritten phrase is one edit."""
    out: list[Block] = []
    for one in blocks:
        lone = len(out) > 1 and out[-1].same and out[-1].i2 - out[-1].i1 <= _GLUE and not one.same
        if lone and _both(out[-2]) and _both(one):
            out.pop()
            out[-1] = Block(False, out[-1].i1, one.i2, out[-1].j1, one.j2)
        else:
            out.append(one)
    return out


def _both(block: Block) -> bool:
    return block.i2 > block.i1 and block.j2 > block.j1
