"""A reader whose documents are read in a process apart; who publishes them is looked up here."""

from __future__ import annotations

from communique.actors import Registry
from communique.apart.place import Place
from communique.model import Document, Reading
from communique.reading import Reader


class ReaderApart(Reader):
    """As `Reader`, with the same readings; raises TooCostly and Occupied besides."""

    def __init__(self, place: Place, actors: Registry | None = None) -> None:
        super().__init__(actors)
        self.place = place

    def read_document(self, document: Document, issuer: str | None = None) -> Reading:
        """As `Reader.read_document`."""
        made: Reading = self.place.do("reading", document, issuer)
        return made
