"""Which person a name means, given the day and who else the document names.

`People` is the memory of one document: persons named in full, also those the registry does
not know. Ties stay unresolved; nobody is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.fold import WORD, fold, slug
from communique.actors.names import Hit
from communique.actors.registry import LEADING, Registry, covers
from communique.model import Actor

# Surnames that are also everyday words: alone and without a title they name nobody.
_EVERYDAY = frozenset(
    [
        "may",
        "brown",
        "price",
        "rice",
        "burns",
        "cook",
        "green",
        "white",
        "black",
        "young",
        "bush",
        "hunt",
        "power",
        "dean",
        "may",
        "bean",
        "bell",
        "king",
        "pope",
        "major",
        "banks",
        "field",
        "park",
        "best",
        "ball",
        "little",
        "long",
        "short",
        "day",
        "moon",
        "sun",
        "win",
        "min",
        "li",
        "lee",
        "so",
        "van",
        "ban",
        "he",
        "she",
        "su",
        "an",
        "no",
        "will",
        "mark",
        "grant",
        "ford",
        "wood",
        "stone",
        "rivers",
        "state",
        "crown",
        "marshal",
        "good",
    ]
)
_PROMINENCE = {
    "head-of-state": 3, "head-of-government": 3, "head-of-state-and-government": 3,
    "de-facto-leader": 3, "head-of-body": 2, "foreign-minister": 2, "vice-president": 2,
}  # fmt: skip


class People:
    """The persons of one document, by id and by last name."""

    def __init__(self, registry: Registry, day: str | None) -> None:
        self.registry = registry
        self.day = day
        self.unknown: dict[str, Actor] = {}
        self._by_last: dict[str, list[str]] = {}

    def remember(self, person: str, last_word: str) -> None:
        """`person` has been named in full; from now on `last_word` alone may mean him."""
        known = self._by_last.setdefault(fold(last_word), [])
        if person in known:
            known.remove(person)
        known.append(person)

    def full(self, hit: Hit) -> str | None:
        """The person a full name means: on a tie the one in office on the day, else None."""
        return self._one({k.actor for k in hit.known if k.form == "full-name"})

    def surname(self, hit: Hit, of: str = "", offices: Iterable[str] = (), title: str = "") -> str | None:
        """The person a surname means.

        A person of the document comes first; then whoever holds one of `offices` of `of`; then
        the one bearer in office on the day, the more prominent first.
        """
        bearers = {k.actor for k in hit.known if k.form in ("surname", "full-name")}
        named = self._by_last.get(fold(hit.known[0].surface.split()[-1]), [])
        here = [p for p in named if p in bearers or p in self.unknown]
        if here:
            fitting = [p for p in here if not of or self.registry.country(p) in ("", of)]
            return (fitting or here)[-1]
        if of or offices:
            wanted = set(offices) or None
            served = {p for p in bearers if self._served(p, of, wanted, title)}
            if served:
                return self._one(served)
            if of and not offices:
                return self._one({p for p in bearers if self.registry.country(p) == of})
            if of:
                return None
        return self._unaided(hit, bearers)

    def _unaided(self, hit: Hit, bearers: set[str]) -> str | None:
        """A surname alone: only somebody in office on the day, or one who has led a state."""
        if fold(hit.known[0].surface) in _EVERYDAY:
            return None
        active = {p for p in bearers if self.registry.in_office(p, self.day)}
        if active:
            return self._one(active)
        led = {p for p in bearers if any(t.office in LEADING for t in self._terms(p))}
        return led.pop() if len(led) == 1 else None

    def _one(self, candidates: set[str]) -> str | None:
        if len(candidates) <= 1:
            return next(iter(candidates), None)
        ranked = sorted(((self._rank(p), p) for p in candidates), reverse=True)
        return ranked[0][1] if ranked[0][0] > ranked[1][0] else None

    def _rank(self, person: str) -> int:
        terms = self.registry.in_office(person, self.day)
        return max((_PROMINENCE.get(t.office, 1) for t in terms), default=0)

    def _served(self, person: str, of: str, offices: set[str] | None, title: str) -> bool:
        """Whether he held the office on the day; without a day, or before it, ever."""
        terms = [
            t for t in self._terms(person)
            if (not of or t.of == of or self.registry.country(person) == of)
            and (offices is None or t.office in offices or "leader" in offices)
        ]  # fmt: skip
        current = [t for t in terms if self.day is None or covers(t, self.day)]
        return bool(current or terms)

    def _terms(self, person: str) -> tuple:  # type: ignore[type-arg]
        actor = self.registry.actors.get(person)
        return actor.offices if actor else ()

    def stranger(self, words: str, country: str = "") -> str:
        """The `unknown:` id for a person nobody here knows; the same last name is the same person."""
        parts = WORD.findall(words)
        last = fold(parts[-1])
        for person in self._by_last.get(last, ()):
            if person in self.unknown and (len(parts) == 1 or person.endswith(slug(words))):
                return person
        made = f"unknown:{slug(words)}"
        if made not in self.unknown or (country and not self.unknown[made].country):
            self.unknown[made] = Actor(made, words, "unknown", country.partition(":")[2])
        if len(parts) > 1:
            self.remember(made, parts[-1])
        return made
