"""Actors' names on pages: as the registry and the ledger have them, else the words of the id."""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors import registry
from communique.ledger import Ledger
from communique.model.prose import listed, spelt


class Names:
    """Looks up the names of the actors of one page at once. `names(id)` gives a name."""

    def __init__(self, ledger: Ledger, ids: Iterable[str | None]) -> None:
        wanted = sorted({i for i in ids if i})
        self._names = ledger.names(wanted) if wanted else {}

    def __call__(self, actor: str | None) -> str:
        """The name of one actor."""
        if not actor:
            return "—"
        if actor == "author":
            return "the author"
        if told := self._names.get(actor):
            return told
        known = registry().actor(actor)
        return known.name if known else spelt(actor) or actor

    def all(self, actors: Iterable[str]) -> str:
        """Several names: “A, B and C”."""
        return listed([self(a) for a in actors])
