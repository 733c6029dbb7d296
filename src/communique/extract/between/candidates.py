"""The sets of actors between whom a contact may be.

Takes the scene around its words, what the rules and the network say and the contact of the account, gives each set
once, with what tells of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from communique.extract.between.scene import Scene
from communique.model.ids import SOMEBODY

RULED, JUDGED, MAIN, HOMES_RULED, HOMES_MAIN, LESS, MORE = (1 << n for n in range(7))
PAIR, WITH_MAIN, ALONE, EXCHANGED, SPEAKER, PEOPLE, EARLIER = (1 << n for n in range(7, 14))
"""What tells of a set: the rules; the network; it is that of the account's own contact; the states of either; the
rules' less one, or with one more; named in the sentence; with one of the account's; one actor alone; one of the rules'
exchanged for his state; with who speaks; the persons of a set, or its states; with who was named before.
"""
_UNITS, _MOST = 9, 110
_SURE = 0.4
"""From which chance on the network may bring in somebody whom nothing near the contact's words names."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a contact besides its sentence; `homes` gives an actor's state or body, “” where unknown."""

    ruled: tuple[str, ...]
    judged: tuple[str, ...]
    sure: float
    main: tuple[str, ...]
    voices: tuple[str, ...]
    home: Callable[[str], str]


def candidates(here: Scene, told: Told) -> list[tuple[frozenset[str], int]]:
    """The sets, in the order in which they were thought of, with their bits."""
    found: dict[frozenset[str], int] = {}

    def tell(actors: Iterable[str], bit: int) -> None:
        key = frozenset(a for a in actors if a and not a.startswith("region:"))
        if key in found or (key and len(found) < _MOST):
            found[key] = found.get(key, 0) | bit

    bases: tuple[tuple[str, ...], ...]
    tell(told.ruled, RULED)
    near = {*here.actors, *here.before, *told.ruled, *told.main}
    if told.sure >= _SURE or set(told.judged) <= near | {told.home(a) for a in near}:
        tell(told.judged, JUDGED)
        bases = told.ruled, told.judged
    else:
        bases = (told.ruled,)
    tell(told.main, MAIN)
    _altered(told, bases, tell)
    for some in (here.actors, [a for unit in here.units for a in unit]):
        if len(people := _people(some)) > 1:
            tell(people, PEOPLE)
    units = _units(here)
    for unit in units:
        tell([*told.ruled, *unit], MORE)
        tell(unit, ALONE)
    for first, second in combinations(units, 2):
        tell([*first, *second], PAIR)
    _with_others(here, told, units, tell)
    return list(found.items())


def _altered(
    told: Told, bases: Sequence[tuple[str, ...]], tell: Callable[[Iterable[str], int], None]
) -> None:  # fmt: skip
    """The states of the rules' and the account's parties; each of `bases` with one left out or exchanged for his state,
    and their persons or states alone.
    """
    for actors, bit in ((told.ruled, HOMES_RULED), (told.main, HOMES_MAIN)):
        homes = [told.home(a) for a in actors]
        if all(homes) and len(set(homes)) == len(homes):
            tell(homes, bit)
    for base in bases:
        for one in base:
            tell([a for a in base if a != one], LESS)
            if home := told.home(one):
                tell([home if a == one else a for a in base], EXCHANGED)
        people = _people(base)
        for some in (people, [a for a in base if a not in people]):
            if some and len(some) < len(base):
                tell(some, PEOPLE)


def _with_others(
    here: Scene, told: Told, units: Sequence[tuple[str, ...]], tell: Callable[[Iterable[str], int], None]
) -> None:  # fmt: skip
    """Whom the sentence names, with one of the account's parties, with who speaks, or with who was named before."""
    main = [*told.main, *(told.home(a) for a in told.main)]
    speakers = [*told.voices, *(told.home(v) for v in told.voices)]
    for unit in units[:4]:
        for actor in main:
            tell([actor, *unit], WITH_MAIN)
        for actor in speakers:
            tell([actor, *unit], SPEAKER)
    before = [*here.before[:5], *(h for a in here.before[:3] if (h := told.home(a)))]
    for one, other in combinations(before, 2):
        tell([one, other], EARLIER)
    for unit in units[:3]:
        for actor in before:
            tell([actor, *unit], EARLIER)


def _people(actors: Iterable[str]) -> list[str]:
    return [a for a in actors if a.startswith(SOMEBODY)]


def _units(here: Scene) -> Sequence[tuple[str, ...]]:
    """The sets named in the sentence, nearest first, and the runs of single ones."""
    out = dict.fromkeys(tuple(dict.fromkeys(u)) for u in here.units)
    return list(out)[:_UNITS]
