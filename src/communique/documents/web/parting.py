"""Paragraphs that a finder of main text glued together, parted again where the page parts them.

Of short pages trafilatura gives, as a last resort, all words of an article as one paragraph. Takes what was found and
the page's tree, cuts such paragraphs at the borders of the page's own blocks, and drops what stands in form fields.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from communique.vocabulary import word_list

_LEAVES = word_list("documents", "leaf-elements")
_BLOCKS = {*_LEAVES, "ul", "ol", "table", "tr", "dl", "main", "body"}
_FIELDS = ("textarea", "option", "button")
_SHORTEST = 3
"""Characters of a block that can be looked for; shorter ones stand anywhere."""


def part(found: Any, tree: Any) -> None:
    """Part the glued paragraphs of `found`, a tree as trafilatura gives it."""
    bare = [one for one in found.iter("p") if not len(one) and one.text and one.getparent() is not None]
    if not bare:
        return
    blocks = [words for node in tree.iter(*_LEAVES) if _is_leaf(node) and (words := _squeezed(node.text_content()))]
    whole = set(blocks)
    fields = {_squeezed(node.text_content()) for node in tree.iter(*_FIELDS)}
    for one in bare:
        if _squeezed(one.text) not in whole:
            pieces = _pieces(one.text, blocks)
            if len(pieces) > 1:
                _replace(one, [piece for piece in pieces if _squeezed(piece) not in fields])


def _is_leaf(node: Any) -> bool:
    return not any(child.tag in _BLOCKS for child in node.iterdescendants())


def _squeezed(words: str | None) -> str:
    return re.sub(r"\s+", "", words or "")


def _pieces(words: str, blocks: Sequence[str]) -> list[str]:
    """The words cut at the borders of the blocks that stand in them, in the page's order; whole, where it is one."""
    places = [at for at, character in enumerate(words) if not character.isspace()]
    squeezed = _squeezed(words)
    cuts: set[int] = set()
    at = held = 0
    for block in blocks:
        start = squeezed.find(block, at) if len(block) >= _SHORTEST else -1
        if start < 0:
            continue
        at = start + len(block)
        held += 1
        cuts |= {start, at}
    if held < 2:
        return [words]
    edges = [0, *(places[cut] for cut in sorted(cuts) if 0 < cut < len(places)), len(words)]
    return [piece for a, b in pairwise(edges) if (piece := words[a:b].strip())]


def _replace(one: Any, pieces: Sequence[str]) -> None:
    parent, tail = one.getparent(), one.tail
    at = parent.index(one)
    parent.remove(one)
    for number, piece in enumerate(pieces):
        made = one.makeelement("p")
        made.text = piece
        parent.insert(at + number, made)
    if tail and pieces:
        parent[at + len(pieces) - 1].tail = tail
