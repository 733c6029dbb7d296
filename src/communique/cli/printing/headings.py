"""The report's own words: headings, and what each kind of act is called (data/acts.csv).
Everything else that the report prints stands in the source.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files

from communique.errors import LexiconError
from communique.model import Act, Contact, Reading
from communique.model.kinds import KINDS
from communique.model.prose import listed, spelt

_COLUMNS = ("heading", "kind", "past")


def _acts() -> Iterator[tuple[str, str, str]]:
    """Each kind of act with the heading under which it stands and its verb in the past (data/acts.csv)."""
    reader = csv.reader((files("communique.cli") / "data" / "acts.csv").read_text("utf-8").splitlines(), strict=True)
    if tuple(next(reader, ())) != _COLUMNS:
        raise LexiconError(f"cli/data/acts.csv: the first line must be {','.join(_COLUMNS)}")
    for cells in reader:
        if len(cells) != len(_COLUMNS) or not all(cells) or cells[1] not in KINDS:
            raise LexiconError(f"cli/data/acts.csv:{reader.line_num}: a heading, a kind of act and its verb")
        heading, kind, past = cells
        yield heading, kind, past


_ACTS = tuple(_acts())
SECTIONS: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (heading, frozenset(kind for other, kind, _ in _ACTS if other == heading))
    for heading in dict.fromkeys(heading for heading, _, _ in _ACTS)
)
PAST = {kind: past for _, kind, past in _ACTS}
MODALITY = {
    "denied": "not so, it says", "possible": "possible", "conditional": "on condition", "intended": "to come",
    "questioned": "asked",
}  # fmt: skip
STATUS = {
    "held": "held", "agreed": "agreed on", "planned": "planned", "offered": "offered", "invited": "invited",
    "possible": "possible", "cancelled": "cancelled",
}  # fmt: skip


class Names:
    """Actors by the names a reader knows."""

    def __init__(self, reading: Reading) -> None:
        self._names = {actor.id: actor.name for actor in reading.actors}

    def one(self, actor: str) -> str:
        """The name of one actor; the words of the source for one that nobody knows."""
        if actor == "author":
            return "the author"
        return self._names.get(actor) or spelt(actor)

    def all(self, actors: tuple[str, ...]) -> str:
        """Several names: “A, B and C”."""
        return listed([self.one(a) for a in actors])

    def chain(self, voices: tuple[str, ...]) -> str:
        """A chain of voices, outermost first."""
        return " › ".join(self.one(v) for v in voices)


def section(act: Act) -> int:
    """The place of an act's heading in `SECTIONS`."""
    return next(i for i, (_, kinds) in enumerate(SECTIONS) if act.kind in kinds)


def day(contact: Contact) -> str:
    """A contact's day, or its days; empty when nothing is known."""
    when = contact.date
    if when is None:
        return ""
    return when.start if when.start == when.end else f"{when.start} – {when.end}"
