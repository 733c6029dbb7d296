"""Whom a document names, and what it says of them: titles beside their names, countries, gender, places.

Takes a text and its mentions, gives one entity an actor that is named alone somewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from communique.actors.normalization import fold
from communique.model import Mention, Span
from communique.model.ids import SOMEBODY

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_BESIDE = 110
"""Characters before and behind a name in which its titles stand."""
_ENDS = re.compile(r"\n|[.!?][”\"’)]*\s+(?=[A-Z“\"(])|[;:“”\"]")
_APPOSED = re.compile(r"\s*[,(]\s*")
_MOST_PLACES = 400
"""Places of one entity in which its titles are looked for."""


@dataclass(slots=True)
class Entity:
    """Somebody, or a state or body: where it is meant, and the words that tell who it is."""

    actor: str
    country: str = ""
    gender: str = ""
    named: list[Span] = field(default_factory=list)
    """Where its name stands, in order."""
    places: list[int] = field(default_factory=list)
    """Where anything means it, in order."""
    before: set[str] = field(default_factory=set)
    """Words of the titles before its name."""
    behind: set[str] = field(default_factory=set)
    """Words of what is said in apposition behind it."""
    initials: set[str] = field(default_factory=set)
    """The first letters of its titles: “PS” of a Principal Secretary."""
    name: set[str] = field(default_factory=set)
    """Words of its name in its id."""
    offices: frozenset[str] = frozenset()
    """Words of the offices that the registry knows it to hold."""

    def __post_init__(self) -> None:
        if self.actor.startswith(SOMEBODY):
            self.name = set(self.actor.partition(":")[2].split("-"))

    def last(self, at: int) -> int:
        """Which of its places is the last before `at`; -1 where there is none."""
        return bisect_left(self.places, at) - 1


def entities(
    text: str, mentions: Iterable[Mention], country: Callable[[str], str], gender: Callable[[str], str],
    offices: Callable[[str], frozenset[str]],
) -> dict[str, Entity]:  # fmt: skip
    """The entities of a document. `country`, `gender` and `offices` tell what is known of an actor."""
    found: dict[str, Entity] = {}
    for mention in mentions:
        if mention.kind not in ("name", "metonym", "office") or len(mention.actors) != 1:
            continue
        actor = mention.actors[0]
        if mention.kind == "office" and actor.startswith("unknown:"):
            continue
        one = found.get(actor)
        if one is None:
            one = found[actor] = Entity(actor, country(actor), gender(actor), offices=offices(actor))
        if mention.kind == "name":
            one.named.append(mention.span)
            if len(one.named) < _MOST_PLACES and actor.startswith(SOMEBODY):
                _titles(text, mention.span, one)
    return found


def words_of(text: str) -> list[str]:
    """Words as they are compared: small letters, no accents, no possessive endings."""
    return [fold(w).removesuffix("'s").removesuffix("’s") for w in _WORD.findall(text)]


def _titles(text: str, span: Span, one: Entity) -> None:
    before = text[max(0, span.start - _BESIDE) : span.start]
    cut = max((m.end() for m in _ENDS.finditer(before)), default=0)
    said = before[cut:] + span.of(text)
    one.before.update(words_of(said))
    one.initials.update(_initials(said))
    after = text[span.end : span.end + _BESIDE]
    opened = _APPOSED.match(after)
    if opened:
        stop = _ENDS.search(after)
        more = after[opened.end() : stop.start() if stop else None]
        one.behind.update(words_of(more))
        one.initials.update(_initials(more))


def _initials(said: str) -> Sequence[str]:
    """The initials of each run of capitalised words, and of its beginnings."""
    letters = [w[0] for w in _WORD.findall(said) if w[0].isupper()]
    return ["".join(letters[a:b]) for a in range(len(letters)) for b in range(a + 2, min(len(letters), a + 5) + 1)]
