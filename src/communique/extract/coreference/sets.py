"""The sets of actors that “they”, “both ministers” or “we” may mean at a place.

Takes the runs that a text names together, the clauses that tell of several, who was meant last; gives each set once,
with what tells of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice

from communique.actors.anaphora.discourse import Run
from communique.extract.coreference.places import Here, Places
from communique.model.ids import SOMEBODY

RUN, CLAUSE, BEFORE, NEAREST, MAIN, SPEAKER, RULED, VOICES, HOMES, STATES, ALONE = (1 << n for n in range(11))
"""What tells of a set: named together; parts of one clause; meant by such a word before; the persons, or the states,
meant last; with the person spoken of most; with who speaks; by the rules; all who speak; the states of another set; one
actor alone.
"""
_RUNS, _CLAUSES, _PEOPLE, _PLACES = 5, 5, 4, 3
_SEARCHED = 12
"""Clauses before a place that are looked at."""
_NEAR = 2500
"""Characters before a place in which its set is told."""
_MOST = 60


@dataclass(slots=True)
class Offered:
    """A set of actors: what tells of it, and of each kind of sign how many sets of that kind were told since."""

    actors: frozenset[str]
    bits: int = 0
    ranks: dict[int, int] = field(default_factory=dict)
    told: int = -1
    """Where it was last told together."""


class Sets:
    """The sets that a document offers, for any place of it."""

    def __init__(self, places: Places, runs: Sequence[Run], country: Callable[[str], str]) -> None:
        self._country = country
        self._runs = sorted(runs, key=lambda r: r.span.end)
        self._ends = [r.span.end for r in self._runs]
        self._places = places
        self._meant: list[tuple[int, frozenset[str]]] = []

    def means(self, at: int, actors: frozenset[str]) -> None:
        """Words at `at` were found to mean a set."""
        if len(actors) > 1:
            self._meant.append((at, actors))

    def at(self, here: Here, ruled: Sequence[str], speaker: str, voices: Sequence[str]) -> list[Offered]:
        """The sets that words at `at` may mean, those told nearest first."""
        out: dict[frozenset[str], Offered] = {}
        at = here.at

        def tell(actors: Sequence[str] | frozenset[str], bit: int, rank: int = 0, told: int = -1) -> None:
            key = frozenset(actors)
            if not key or (len(out) >= _MOST and key not in out and bit != RULED):
                return
            one = out.setdefault(key, Offered(key))
            one.bits |= bit
            one.ranks.setdefault(bit, rank)
            one.told = max(one.told, told)

        tell(ruled, RULED)
        last = bisect_right(self._ends, at)
        near = [r for r in reversed(self._runs[max(0, last - _RUNS) : last]) if at - r.span.end < _NEAR]
        for rank, run in enumerate(near):
            tell(run.actors, RUN, rank, run.span.end)
        clauses = (c for c in self._places.several(at, _SEARCHED) if at - c[0] < _NEAR)
        for rank, (place, actors) in enumerate(islice(clauses, _CLAUSES)):
            tell(actors, CLAUSE, rank, place)
        before = [m for m in reversed(self._meant[-3:]) if at - m[0] < _NEAR]
        for rank, (place, some) in enumerate(before):
            tell(some, BEFORE, rank, place)
        self._of_people(here, speaker, voices, tell)
        for one in list(out.values()):
            homes = [self._country(a) for a in one.actors if a.startswith((*SOMEBODY, "org:"))]
            if len(one.actors) > 1 and len(homes) == len(one.actors) and all(homes):
                tell(frozenset(homes), HOMES, 0, one.told)
        return list(out.values())

    def _of_people(self, here: Here, speaker: str, voices: Sequence[str], tell: Callable[..., None]) -> None:
        people, states, main = here.people[:_PEOPLE], here.states[:_PLACES], here.main
        for i, j in combinations(range(len(people)), 2):
            tell((people[i], people[j]), NEAREST, j)
        if len(people) > 2:
            tell(people[:3], NEAREST, 2)
        for i, j in combinations(range(len(states)), 2):
            tell((states[i], states[j]), STATES, j)
        if len(states) > 2:
            tell(states[:3], STATES, 2)
        for rank, one in enumerate(people):
            if main and one != main:
                tell((main, one), MAIN, rank)
            if speaker and one != speaker:
                tell((speaker, one), SPEAKER, rank)
        if len(voices) > 1:
            tell(voices, VOICES)
        home = self._country(speaker) if speaker else ""
        for rank, state in enumerate(states):
            if home and state != home:
                tell((home, state), SPEAKER, rank)
        for one in (speaker, home, *people[:2], *states[:2]):
            if one:
                tell((one,), ALONE)
