"""The words that name a contact, and the channel each stands for (contacts.csv)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from communique.errors import LexiconError
from communique.extract.lexicon import rows
from communique.model.contact import Channel

_CHANNELS = frozenset(get_args(Channel))


@dataclass(frozen=True, slots=True)
class ContactWords:
    """Nouns (by their words, the longest first for each last word) and verbs, with channels."""

    nouns: dict[str, tuple[tuple[tuple[str, ...], Channel], ...]]
    verbs: dict[str, Channel]


@lru_cache(maxsize=1)
def contact_words() -> ContactWords:
    """The table of contact wordings, read at the first call."""
    nouns: dict[str, list[tuple[tuple[str, ...], Channel]]] = {}
    verbs: dict[str, Channel] = {}
    for place, row in rows("contacts.csv", ("wording", "part", "channel")):
        if row["channel"] not in _CHANNELS or row["part"] not in ("noun", "verb"):
            raise LexiconError(f"{place}: unknown channel or part of speech")
        channel = cast("Channel", row["channel"])
        words = tuple(row["wording"].split())
        if row["part"] == "verb":
            verbs[words[0]] = channel
        else:
            nouns.setdefault(words[-1] if len(words) < 3 else words[0], []).append((words, channel))
    ordered = {k: tuple(sorted(v, key=lambda pair: -len(pair[0]))) for k, v in nouns.items()}
    return ContactWords(ordered, verbs)
