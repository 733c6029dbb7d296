"""Wordings of one speaker → families of variants: those that differ by a word or two.

A wording joins the family whose most used form it is likest; candidates come from an index of
neighbouring words, so that no wording is held against all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from communique.follow.wording.trigrams import NAME
from communique.model import Use

_LIKE = 0.6
_CANDIDATES = 40
"""Families that one pair of neighbouring words may propose; pairs in more say nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """A wording (its content words) with its uses, one a document, in order of time."""

    key: tuple[str, ...]
    uses: tuple[Use, ...]


@dataclass(slots=True)
class Family:
    """Like wordings; the first is the most used, `plain` are its words, slots for names left out."""

    members: list[Found]
    plain: frozenset[str]


def families(found: Sequence[Found], least: int) -> list[Family]:
    """Families whose members together stand in at least `least` documents."""
    index: dict[tuple[str, str], list[Family]] = defaultdict(list)
    made: list[Family] = []
    for one in sorted(found, key=lambda f: (-len(f.uses), -len(f.key), f.key)):
        plain, pairs = frozenset(one.key) - {NAME}, _pairs(one.key)
        near = enumerate(_candidates(pairs, index))
        best = max(((likeness(plain, f.plain), -i, f) for i, f in near), default=None, key=lambda c: c[:2])
        if best is not None and best[0] >= _LIKE:
            best[2].members.append(one)
            continue
        family = Family([one], plain)
        made.append(family)
        for pair in pairs:
            index[pair].append(family)
    return [f for f in made if len({u.publication.document for m in f.members for u in m.uses}) >= least]


def likeness(ours: frozenset[str], theirs: frozenset[str]) -> float:
    """Shared words over all words (Jaccard)."""
    shared = len(ours & theirs)
    return shared / (len(ours) + len(theirs) - shared) if shared else 0.0


def _candidates(pairs: Sequence[tuple[str, str]], index: dict[tuple[str, str], list[Family]]) -> Iterable[Family]:
    """Families that share one of the pairs, in the order of the pairs."""
    seen: dict[int, Family] = {}
    for pair in pairs:
        proposed = index.get(pair, ())
        if len(proposed) <= _CANDIDATES:
            seen |= {id(family): family for family in proposed}
    return seen.values()


def _pairs(key: Sequence[str]) -> list[tuple[str, str]]:
    """Neighbouring words, also over one word between, in alphabetical order within the pair."""
    plain = [word for word in key if word != NAME]
    near = [*pairwise(plain), *zip(plain, plain[2:], strict=False)]
    return sorted({(min(pair), max(pair)) for pair in near})
