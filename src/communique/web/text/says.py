"""Who says what, in a line, for whoever points at words or reaches them by keyboard: “Kremlin › Vladimir Putin”."""

from __future__ import annotations

from communique.ledger import Ledger
from communique.model import Reading
from communique.model.prose import listed
from communique.web.names import Names
from communique.web.text.marks import chain


class Says:
    """Gives the line of a record of one reading by its id."""

    def __init__(self, ledger: Ledger, reading: Reading) -> None:
        ids = {a for s in reading.statements for a in (*s.voices, *s.speakers)} | {
            a for x in reading.acts for a in x.by
        }
        self._names = Names(ledger, ids | {a for c in reading.contacts for a in c.participants})
        self._reading = reading
        self._statements = {s.id: s for s in reading.statements}
        self._acts = {a.id: a for a in reading.acts}
        self._contacts = {c.id: c for c in reading.contacts}

    def __call__(self, record: str) -> str:
        """The line of a record; empty for one that has none."""
        if said := self._statements.get(record):
            return " › ".join(listed([self._names(a) for a in together]) for together in chain(said))
        if act := self._acts.get(record):
            who = self._names.all(act.by) or "nobody named"
            onto = f" → {self._names.all(act.to)}" if act.to else ""
            return f"{who}{onto}: {act.kind.replace('-', ' ')}"
        if contact := self._contacts.get(record):
            return f"{contact.channel}: {self._names.all(contact.participants) or 'parties not named'}"
        return ""
