"""Actors by the names that the ledger has for them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from communique.model.prose import listed, spelt

if TYPE_CHECKING:
    from communique.ledger import Ledger


class Names:
    """Actors by name: the ledger's, else the words of the id."""

    def __init__(self, ledger: Ledger, ids: Iterable[str]) -> None:
        self._names = ledger.names([i for i in ids if i])

    def one(self, actor: str | None) -> str:
        """The name of one actor."""
        if not actor:
            return "—"
        return "the author" if actor == "author" else self._names.get(actor) or spelt(actor)

    def all(self, actors: Iterable[str]) -> str:
        """Several names: “A, B and C”."""
        return listed([self.one(a) for a in actors])
