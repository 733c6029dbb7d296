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

_NEVER_ALONE = frozenset({"month", "weekday", "place"})
_SPEAKS = 2
_LEADS = 3
"""Ranks of the table of offices: who speaks to other states, who leads one."""


class People:
    """The persons of one document, by id and by last name."""

    def __init__(self, registry: Registry, day: str | None, near: frozenset[str] = frozenset()) -> None:
        """`near` are the countries that the document names or speaks for."""
        self.registry = registry
        self.day = day
        self.near = near
        self.unknown: dict[str, Actor] = {}
        self._by_last: dict[str, list[str]] = {}

    def remember(self, person: str, last_word: str) -> None:
        """`person` has been named in full; from now on `last_word` alone may mean him."""
        known = self._by_last.setdefault(fold(last_word), [])
        if person in known:
            known.remove(person)
        known.append(person)

    def named(self, word: str) -> bool:
        """Whether somebody whose last word this is has been named in full."""
        return bool(self._by_last.get(fold(word)))

    def full(self, hit: Hit) -> str | None:
        """The person a full name means: on a tie the one in office on the day, else None.

        A name of one word that is an everyday word or a place too is no full name.
        """
        if hit.last - hit.first == 1 and self.kind(hit):
            return None
        return self._one({k.actor for k in hit.known if k.form == "full-name"})

    def kind(self, hit: Hit) -> str:
        """What else a name can be: `word`, `given`, `place`, `month`, `weekday`, or empty."""
        return self.registry.words.get(fold(hit.known[0].surface), "")

    def surname(
        self, hit: Hit, of: str = "", offices: Iterable[str] = (), title: str = "", starts: bool = False
    ) -> str | None:
        """The person a surname means.

        A person of the document comes first; then whoever holds one of `offices` of `of`; then
        the one bearer in office on the day, those whose country the document names and the more
        prominent first. `starts`: the name opens a sentence, so that its capital says nothing.
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
                return self._one(served, wanted)
            if of and not offices:
                return self._one({p for p in bearers if self.registry.country(p) == of})
            if of:
                return None
        return self._unaided(hit, bearers, starts)

    def _unaided(self, hit: Hit, bearers: set[str], starts: bool) -> str | None:
        """A surname alone: only somebody in office on the day, or one who has led a state that the document
        names.

        A surname that is an everyday word or a given name too, or one that several people bear,
        needs a bearer who leads a state that the document names; so does any other below a leader.
        """
        kind = self.kind(hit)
        if kind in _NEVER_ALONE or (kind and starts):
            return None
        active = {p for p in bearers if self._rank(p) >= (_LEADS if kind else 1)}
        close = {p for p in active if self.registry.country(p) in self.near or self.serves_near(p)}
        if close:
            return self._one(close)
        if kind:
            return None
        leading = {p for p in active if self._rank(p) >= _SPEAKS}
        if active:
            return leading.pop() if len(leading) == 1 and len(bearers) == 1 else None
        led = {p for p in bearers if any(t.office in LEADING for t in self._terms(p))}
        return self._one({p for p in led if self.registry.country(p) in self.near})

    def serves_near(self, person: str) -> bool:
        """Whether he serves a body, or another country than his own, that the document names."""
        return any(t.of in self.near for t in self.registry.in_office(person, self.day))

    def _one(self, candidates: set[str], offices: set[str] | None = None) -> str | None:
        """The one who stands out: by the office meant, the countries named, the rank; None on a tie."""
        if len(candidates) <= 1:
            return next(iter(candidates), None)
        ranked = sorted(((self._standing(p, offices), p) for p in candidates), reverse=True)
        return ranked[0][1] if ranked[0][0] > ranked[1][0] else None

    def _standing(self, person: str, offices: set[str] | None) -> tuple[bool, bool, int]:
        terms = self.registry.in_office(person, self.day)
        holds = offices is not None and any(t.office in offices for t in terms)
        return holds, self.registry.country(person) in self.near or self.serves_near(person), self._rank(person)

    def _rank(self, person: str) -> int:
        terms = self.registry.in_office(person, self.day)
        return max((self.registry.rank(t.office) for t in terms), default=0)

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
