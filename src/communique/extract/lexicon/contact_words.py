"""The words that name a contact, and the channel each stands for (contacts.csv)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import cast, get_args

from communique.errors import LexiconError
from communique.extract.lexicon import rows
from communique.model.contact import Channel

_NO_CONTACT = frozenset({"people", "body", "other", "routine"})
_CHANNELS = frozenset(get_args(Channel))


@dataclass(frozen=True, slots=True)
class ContactWords:
    """Nouns (by their words, the longest first for each last word) and verbs, with channels.

    `particles`: what a verb needs with it (“reach *out*”); `company`: nouns for people, and whether one noun
    means several of them (“delegation”); `others`: words before a noun that make it no contact (“*news*
    conference”); `routine`: those of a body's own sittings (“its *weekly* meeting”).
    """

    nouns: dict[str, tuple[tuple[tuple[str, ...], Channel], ...]]
    verbs: dict[str, Channel]
    particles: dict[str, str]
    company: dict[str, bool]
    others: frozenset[tuple[str, str]]
    routine: frozenset[str]

    def means_people(self, lemma: str, tag: str) -> bool:
        """Whether a noun means people: several of one (“officials”), or a body of them (“team”)."""
        return lemma in self.company and (self.company[lemma] or tag in ("NNS", "NNPS"))


@lru_cache(maxsize=1)
def contact_words() -> ContactWords:
    """The table of contact wordings, read at the first call."""
    nouns: dict[str, list[tuple[tuple[str, ...], Channel]]] = {}
    verbs: dict[str, Channel] = {}
    particles: dict[str, str] = {}
    company: dict[str, bool] = {}
    others: set[tuple[str, str]] = set()
    routine: set[str] = set()
    for place, row in rows("contacts.csv", ("wording", "part", "channel")):
        words = tuple(row["wording"].split())
        if row["part"] in _NO_CONTACT and not row["channel"]:
            if row["part"] == "routine":
                routine.add(words[0])
            elif row["part"] == "other":
                others.add((words[-2], words[-1]))
            else:
                company[words[0]] = row["part"] == "body"
            continue
        if row["channel"] not in _CHANNELS or row["part"] not in ("noun", "verb"):
            raise LexiconError(f"{place}: unknown channel or part of speech")
        channel = cast("Channel", row["channel"])
        if row["part"] == "verb":
            verbs[words[0]] = channel
            particles.update({words[0]: words[1]} if len(words) > 1 else {})
        else:
            nouns.setdefault(words[-1] if len(words) < 3 else words[0], []).append((words, channel))
    ordered = {k: tuple(sorted(v, key=lambda pair: -len(pair[0]))) for k, v in nouns.items()}
    return ContactWords(ordered, verbs, particles, company, frozenset(others), frozenset(routine))
