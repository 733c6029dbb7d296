from __future__ import annotations

from collections.abc import Callable

import pytest

import communique
from communique.model import Comparison, Point
from communique.model.comparison import Claim

Pair = Callable[[str, str], Comparison]
OPENING = "President Biden spoke by phone with President Vladimir Putin of Russia. "


@pytest.fixture(scope="session")
def pair() -> Pair:
    """Two accounts of one invented call, the White House's and the Kremlin's, without their first sentence."""

    def make(ours: str, theirs: str) -> Comparison:
        one = communique.read(OPENING + ours, date="2022-03-30", issuer="White House")
        other = communique.read(OPENING + theirs, date="2022-03-30", issuer="Kremlin")
        return communique.compare([one, other])

    return make


def claims(made: Comparison, account: int) -> list[Claim]:
    """All claims of one account, in the order of its text."""
    found = [c for p in made.points for t in p.accounts if t.account == account for c in t.claims]
    return sorted(found, key=lambda c: c.spans)


def about(made: Comparison, word: str) -> Point:
    """The one point of whose claims one holds this word."""
    found = [p for p in made.points if any(word in c.text for t in p.accounts for c in t.claims)]
    assert len(found) == 1, [c.text for p in found for t in p.accounts for c in t.claims]
    return found[0]
