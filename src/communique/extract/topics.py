"""Topics: what a stretch of text is about, by the words of lexicon/topics.csv."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from communique.extract.lexicon import rows
from communique.language.wordlist import any_of
from communique.model import Span


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], dict[str, str]]:
    topic_of = {
        word.strip(): row["topic"]
        for _, row in rows("topics.csv", ("topic", "words"))
        for word in row["words"].split("|")
    }
    return any_of(topic_of, re.I), topic_of


def known_topics() -> tuple[str, ...]:
    """Every topic there is, in the order of the alphabet."""
    return tuple(sorted(set(_patterns()[1].values())))


def topics(text: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """The topics that these words touch, each once, in the order of their first words."""
    pattern, topic_of = _patterns()
    found: dict[str, None] = {}
    for span in spans:
        for match in pattern.finditer(text.replace("’", "'"), *span):
            found[topic_of[match.group().lower()]] = None
    return tuple(found)
