"""Where the entities of a document are meant, and how near one is to a place in the text.

Goes along with the text: what an anaphor turns out to mean is a place of that entity from there on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from communique.extract.coreference.anaphors import Anaphor
from communique.extract.coreference.entities import Entity
from communique.model.ids import SOMEBODY

_NEAREST, _LATER, _SEARCHED = 10, 2, 300
"""Entities before a place, and after it, that it may mean; places searched for them."""
_RANKED, _FAR = 6, 40
"""Persons, and states, that have a rank; sentences that stand for never."""
_PARAGRAPH = 4000
"""Characters in which the end of a paragraph is looked for."""
_AHEAD = 600
"""Characters ahead in which a name may stand that a word before it means."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One place of an entity: how it stands there."""

    at: int
    actor: str
    subject: bool = False
    object: bool = False
    pronoun: bool = False
    several: bool = False
    clause: int = -1
    """Where the verb stands whose doer, object or addressee it is."""


@dataclass(frozen=True, slots=True)
class Place:
    """How an entity stands to an anaphor. `rank` counts the persons meant since; `home` is `same`, `other` or “”."""

    sentences: int
    rank: int
    subject: bool
    object: bool
    pronoun: bool
    several: bool
    count: int
    speaks: bool
    home: str
    later: bool
    paragraph: bool
    quoted: bool
    beside: bool
    """Another part of the same verb: “the Minister received *the envoy*”."""


@dataclass(frozen=True, slots=True)
class Near:
    """How near an entity is: sentences since, persons meant since, whether in the same paragraph, how often meant."""

    sentences: int
    rank: int
    paragraph: bool
    count: int
    home: str


@dataclass(slots=True)
class Here:
    """A place: the persons and the states meant last before it, the person meant most, whose text it is."""

    places: Places
    at: int
    people: list[str]
    states: list[str]
    main: str
    home: str
    _near: dict[str, Near] = field(default_factory=dict)

    def near(self, actor: str) -> Near:
        """How near an entity is."""
        if actor not in self._near:
            self._near[actor] = self.places.near(actor, self)
        return self._near[actor]


class Places:
    """The places of all entities, in the order of the text."""

    def __init__(
        self, text: str, sentences: Sequence[int], found: dict[str, Entity], seen: Sequence[Seen],
        voices: Callable[[int], Sequence[str]], home: Callable[[int], str], quoted: Callable[[int], bool],
    ) -> None:  # fmt: skip
        self._text, self._sentences, self.entities = text, sentences, found
        self._voices, self._home, self._quoted = voices, home, quoted
        self._seen = sorted((s for s in seen if s.actor in found), key=lambda s: (s.at, s.actor))
        for one in self._seen:
            found[one.actor].places.append(one.at)
        self._people = {a: e for a, e in found.items() if a.startswith(SOMEBODY) and e.named}
        self._clauses: dict[int, set[str]] = {}
        self._verbs: list[int] = []
        for one in self._seen:
            if one.clause >= 0 and not one.pronoun:
                self._joins(one.clause, one.actor)

    def _joins(self, clause: int, actor: str) -> None:
        """Somebody is a part of a clause."""
        if clause not in self._clauses:
            self._clauses[clause] = set()
            insort(self._verbs, clause)
        self._clauses[clause].add(actor)

    def moved(self, one: Anaphor, actor: str) -> None:
        """An anaphor means `actor`, whatever the rules took it for."""
        if one.clause >= 0 and actor:
            self._joins(one.clause, actor)
        if actor == one.ruled:
            return
        i = bisect_left(self._seen, (one.at,), key=lambda s: (s.at,))
        while i < len(self._seen) and self._seen[i].at == one.at:
            if one.ruled and self._seen[i].actor == one.ruled:
                del self._seen[i]
                self.entities[one.ruled].places.remove(one.at)
                break
            i += 1
        if actor in self.entities:
            insort(self._seen, Seen(one.at, actor, one.subject, one.object, True), key=lambda s: (s.at, s.actor))
            insort(self.entities[actor].places, one.at)

    def around(self, one: Anaphor) -> list[tuple[Entity, Place]]:
        """The entities that an anaphor may mean, nearest first."""
        voices, home, quoted = self._voices(one.at), self._home(one.at), self._quoted(one.at)
        last = bisect_left(self._seen, one.at, key=lambda s: s.at)
        nearest: dict[str, Seen] = {}
        for seen in reversed(self._seen[max(0, last - _SEARCHED) : last]):
            if len(nearest) < _NEAREST:
                nearest.setdefault(seen.actor, seen)
        out: list[tuple[Entity, Place]] = []
        rank = 0
        for actor, seen in nearest.items():
            out.append((self.entities[actor], self._place(one, seen, rank, voices, home, quoted, False)))
            rank += actor.startswith(SOMEBODY)
        first = bisect_right(self._seen, one.at, key=lambda s: s.at)
        later: dict[str, Seen] = {}
        for seen in self._seen[first : first + _SEARCHED]:
            if seen.at - one.at > _AHEAD or len(later) >= _LATER:
                break
            if seen.actor not in nearest and self.entities[seen.actor].places[0] > one.at:
                later.setdefault(seen.actor, seen)
        others = [
            a for a in (one.ruled, *voices, home) if a and a in self.entities and a not in nearest and a not in later
        ]
        for actor in dict.fromkeys(others):
            entity = self.entities[actor]
            later[actor] = Seen(entity.places[max(entity.last(one.at), 0)] if entity.places else 0, actor)
        for actor, seen in later.items():
            out.append((self.entities[actor], self._place(one, seen, rank, voices, home, quoted, seen.at > one.at)))
        return out

    def several(self, at: int, most: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """The `most` last clauses before `at` of which two or more persons are parts, or states: where each stands, and
        who.
        """
        last = bisect_left(self._verbs, at)
        for verb in reversed(self._verbs[max(0, last - most) : last]):
            actors = self._clauses[verb]
            people = tuple(sorted(a for a in actors if a.startswith(SOMEBODY)))
            states = tuple(sorted(a for a in actors if a.startswith(("country:", "org:"))))
            yield from ((verb, some) for some in (states, people) if len(some) > 1)

    def parts(self, clause: int) -> set[str]:
        """Who else is a part of a clause."""
        return self._clauses.get(clause, set())

    def latest(self, at: int, people: int, states: int) -> tuple[list[str], list[str]]:
        """The persons, and the states and bodies, meant last before `at`, the last first."""
        last = bisect_left(self._seen, at, key=lambda s: s.at)
        persons: dict[str, None] = {}
        others: dict[str, None] = {}
        for seen in reversed(self._seen[max(0, last - _SEARCHED) : last]):
            if seen.actor.startswith(SOMEBODY) and len(persons) < people:
                persons.setdefault(seen.actor)
            elif seen.actor.startswith(("country:", "org:")) and len(others) < states:
                others.setdefault(seen.actor)
        return list(persons), list(others)

    def here(self, at: int) -> Here:
        """What is near a place."""
        counts = ((bisect_left(e.places, at), -e.places[0], a) for a, e in self._people.items() if e.places)
        best = max(counts, default=(0, 0, ""))
        people, states = self.latest(at, _RANKED, _RANKED)
        return Here(self, at, people, states, best[2] if best[0] else "", self._home(at))

    def near(self, actor: str, here: Here) -> Near:
        """How near an entity is to a place."""
        entity = self.entities.get(actor)
        i = entity.last(here.at) if entity is not None else -1
        if entity is None or i < 0:
            return Near(_FAR, _RANKED, False, 0, "")
        last = entity.places[i]
        return Near(
            self.sentences_between(last, here.at), here.people.index(actor) if actor in here.people else _RANKED,
            self._one_paragraph(last, here.at), i + 1, _whose(entity, here.home),
        )  # fmt: skip

    def sentences_between(self, first: int, last: int) -> int:
        """How many sentences begin between two places."""
        return bisect_right(self._sentences, last) - bisect_right(self._sentences, first)

    def _place(
        self, one: Anaphor, seen: Seen, rank: int, voices: Sequence[str], home: str, quoted: bool, later: bool
    ) -> Place:
        entity = self.entities[seen.actor]
        return Place(
            max(0, self.sentences_between(seen.at, one.at)), rank, seen.subject, seen.object, seen.pronoun,
            seen.several, bisect_left(entity.places, one.at), seen.actor in voices, _whose(entity, home), later,
            self._one_paragraph(*sorted((one.at, seen.at))), quoted,
            seen.actor != one.ruled and seen.actor in self.parts(one.clause),
        )  # fmt: skip

    def _one_paragraph(self, first: int, last: int) -> bool:
        return self._text.find("\n", first, min(last, first + _PARAGRAPH)) < 0


def _whose(entity: Entity, home: str) -> str:
    """Whether somebody serves whom the text speaks for: `same`, `other`, or “” where nobody tells."""
    return "" if not entity.country else "same" if entity.country == home else "other"
