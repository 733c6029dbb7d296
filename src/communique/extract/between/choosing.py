"""Between whom each contact of a document is: the likeliest of the sets that its place offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from communique.extract.between.candidates import Told, candidates
from communique.extract.between.features import of_contact, rows, words
from communique.extract.between.scene import Scene, scene
from communique.extract.coreference.model import ranker
from communique.extract.parsed import Mentions, Parsed, Places
from communique.model import Contact

_SURE = 0.9
"""From which chance on another set than the rules' stands for a contact that an account reports, or of which somebody
speaks in a transcript; of the others the likeliest set stands.
"""
_TURNS = frozenset({"question", "answer"})


class Between:
    """Chooses between whom contacts are, in one document."""

    def __init__(
        self, parsed: Sequence[Parsed], mentions: Mentions, main: dict[str, tuple[str, ...]], home: Callable[[str], str]
    ) -> None:  # fmt: skip
        """`main`: between whom the contact is that each account's passage reports, as the rules have it."""
        self._places, self._mentions, self._main, self._home = Places(parsed), mentions, main, home
        self._first = next(iter(main.values()), ())

    def place(
        self, contact: Contact, ruled: tuple[str, ...], judged: tuple[str, ...], sure: float
    ) -> tuple[Parsed, Scene, Told] | None:
        """The scene around a contact's first words, and what is told besides."""
        first = min(contact.evidence, default=None)
        one = self._places.at(first.start) if first is not None else None
        here = scene(one, first, self._mentions) if one is not None and first is not None else None
        if one is None or here is None:
            return None
        main = self._main.get(one.passage.id, self._first)
        return one, here, Told(ruled, judged, sure, main, one.passage.voices, self._home)

    def best(
        self, contact: Contact, ruled: tuple[str, ...], judged: tuple[str, ...], sure: float, main: bool
    ) -> tuple[tuple[str, ...], float]:
        """The likeliest set, with its chance; the rules' where nothing is offered, or little speaks against them. What
        is between nobody by the rules stays so: “upcoming meetings” in general.
        """
        found = self.place(contact, ruled, judged, sure) if ruled else None
        if found is None:
            return ruled, 0.0
        one, here, told = found
        sets = candidates(here, told)
        own = of_contact(contact, here, told, main, one.passage.kind)
        best, chance = ranker("parties", "between").best(rows(here, told, sets), own, words(here))
        if best < 0:
            return ruled, 0.0
        chosen = sets[best][0]
        if (main or one.passage.kind in _TURNS) and chance < _SURE and chosen != set(ruled):
            return ruled, 1 - chance
        return tuple(sorted(chosen)), chance
