"""Wordings of one speaker → families of variants: those that differ by a word or two.

A wording joins the family whose most used form it is likest; candidates come from an index of
neighbouring words, so that no wording is held against all others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from communique.follow.pieces import NAME
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
    """Like wordings; the first is the most used."""

    members: list[Found] = field(default_factory=list)


def families(found: Sequence[Found], least: int) -> list[Family]:
    """Families whose members together stand in at least `least` documents."""
    index: dict[tuple[str, str], list[Family]] = defaultdict(list)
    made: list[Family] = []
    for one in sorted(found, key=lambda f: (-len(f.uses), -len(f.key), f.key)):
        best = max(
            ((likeness(one.key, family.members[0].key), -i, family) for i, family in _candidates(one, index)),
            default=None, key=lambda c: c[:2],
        )  # fmt: skip
        if best is not None and best[0] >= _LIKE:
            best[2].members.append(one)
            continue
        family = Family([one])
        made.append(family)
        for pair in _pairs(one.key):
            index[pair].append(family)
    return [f for f in made if len({u.publication.document for m in f.members for u in m.uses}) >= least]


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Shared words over all words (Jaccard), slots for names left out."""
    ours, theirs = set(one) - {NAME}, set(other) - {NAME}
    return len(ours & theirs) / len(ours | theirs) if ours | theirs else 0.0


def _candidates(one: Found, index: dict[tuple[str, str], list[Family]]) -> Iterator[tuple[int, Family]]:
    seen: dict[int, Family] = {}
    for pair in _pairs(one.key):
        proposed = index.get(pair, ())
        if len(proposed) <= _CANDIDATES:
            seen |= {id(family): family for family in proposed}
    yield from enumerate(seen.values())


def _pairs(key: Sequence[str]) -> list[tuple[str, str]]:
    """Neighbouring words, also over one word between, in alphabetical order within the pair."""
    plain = [word for word in key if word != NAME]
    near = [*pairwise(plain), *zip(plain, plain[2:], strict=False)]
    return sorted({(min(pair), max(pair)) for pair in near})
