"""What a claim is about: the topics of data/topics.csv, the most telling first.

A topic is named by the table, in the words that comparers print. Topics that stand earlier in the table are the
more special ones: “Nord Stream 2” in a sentence on Ukraine is energy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from communique.compare.tables import rows
from communique.language.wordlist import any_of

OTHER = "other"
_COLUMNS = ("topic", "name", "words")
BROAD = frozenset({"military", "relations", "next", "ukraine", "sovereignty", "trade", "un", "history"})
"""Topics that are only taken where no other is named as often."""


def topics_of(text: str) -> dict[str, int]:
    """How often a text names each topic."""
    pattern, known = _words()
    found: dict[str, int] = {}
    for match in pattern.finditer(text.replace("’", "'")):
        topic = known[match.group().lower()]
        found[topic] = found.get(topic, 0) + 1 + (" " in match.group())
    return found


def leading(texts: Sequence[str]) -> str:
    """The topic of a point from the texts of its claims: the one that most of them name, special before broad."""
    each = [topics_of(t) for t in texts]
    order = _order()
    names = {t for found in each for t in found}
    if not names:
        return OTHER

    def rank(topic: str) -> tuple[int, bool, int, int]:
        tellers = sum(topic in found for found in each)
        return (-tellers, topic in BROAD, -sum(found.get(topic, 0) for found in each), order[topic])

    return min(names, key=rank)


def topic_name(topic: str) -> str:
    """What a topic is called in print."""
    return _names().get(topic, "Other matters")


@lru_cache(maxsize=1)
def _words() -> tuple[re.Pattern[str], dict[str, str]]:
    known = {w.strip(): row["topic"] for row in rows("topics.csv", _COLUMNS) for w in row["words"].split("|")}
    return any_of(known, re.I), known


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {row["topic"]: row["name"] for row in rows("topics.csv", _COLUMNS)}


@lru_cache(maxsize=1)
def _order() -> dict[str, int]:
    return {row["topic"]: n for n, row in enumerate(rows("topics.csv", _COLUMNS))}
