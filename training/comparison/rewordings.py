"""Claims and their rewordings (rewordings.txt), each with the relation in which the claim stands to it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

TEXT = Path(__file__).parent / "rewordings.txt"
RELATIONS = {
    "e": "equal", "w": "entails", "s": "entailed", "f": "contradicts", "d": "contradicts", "c": "charge", "o": "beside",
}  # fmt: skip
"""How a claim stands to what is told of it: it entails it, is entailed, …; `beside`: one matter, none of these."""
APART = "x"
"""The sign of what is told of the same topic and is another point."""


class Reworded(NamedTuple):
    """A claim, its rewordings by sign, and whether it is near to a pair by which the comparison is measured."""

    claim: str
    others: tuple[tuple[str, str], ...]
    near: bool


def reworded() -> list[Reworded]:
    """The claims of the file."""
    out: list[Reworded] = []
    for line in TEXT.read_text("utf-8").splitlines():
        sign, text = line[:1], line[2:]
        if sign in ("=", "~"):
            out.append(Reworded(text, (), sign == "~"))
        elif sign in RELATIONS or sign == APART:
            out[-1] = out[-1]._replace(others=(*out[-1].others, (sign, text)))
    return out
