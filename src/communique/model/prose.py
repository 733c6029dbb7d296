"""How ids, names and words are put where people read them: one way for every page, report and sentence."""

from __future__ import annotations

from collections.abc import Sequence


def spelt(actor_id: str) -> str:
    """The words of an id, for an actor whom nothing names: “person:joe-biden” gives “joe biden”."""
    return actor_id.partition(":")[2].replace("-", " ")


def listed(names: Sequence[str]) -> str:
    """Several names: “A, B and C”."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def ending(words: str, longest: int = 240) -> str:
    """The end of words on one line, from a word on with “[…]” before it where they are longer."""
    one = " ".join(words.split())
    return one if len(one) <= longest else "[…] " + one[-longest:].split(" ", 1)[-1]


def short(words: str, longest: int = 240) -> str:
    """Words on one line, cut at a word with “[…]” where they are longer."""
    one = " ".join(words.split())
    return one if len(one) <= longest else one[:longest].rsplit(" ", 1)[0] + " […]"
