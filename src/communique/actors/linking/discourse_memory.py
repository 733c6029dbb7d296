"""The memory of one document: who has been named so far, with which office, in which order.

Takes names and offices in the order of the text, gives the persons last named first. What it is asked costs
no more than the number of persons it looks back to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from communique.actors.linking.office_wording import Wording, same_office

_BACK = 60
"""Persons that an office looks back to."""
_MOST = 24
"""Wordings that are remembered of one person."""


@dataclass(slots=True)
class Bearer:
    """One person of the document, with the wordings that the text gave him and the styles (“highness”)."""

    person: str
    wordings: list[Wording] = field(default_factory=list)
    styles: set[str] = field(default_factory=set)

    def bears(self, asked: Wording) -> bool:
        """Whether the text has named the person with the office that the words mean."""
        return any(same_office(asked, borne) for borne in self.wordings)


@dataclass(slots=True)
class Memory:
    """The persons named up to a place of the text."""

    _bearers: dict[str, Bearer] = field(default_factory=dict)

    def name(self, person: str, wordings: Iterable[Wording] = (), styles: Iterable[str] = ()) -> None:
        """`person` is named here, with these offices."""
        bearer = self._bearers.pop(person, None) or Bearer(person)
        bearer.wordings += [w for w in wordings if w not in bearer.wordings][: _MOST - len(bearer.wordings)]
        bearer.styles.update(styles)
        self._bearers[person] = bearer

    def last(self) -> Iterator[Bearer]:
        """The persons named, the last first."""
        return islice(reversed(self._bearers.values()), _BACK)

    def get(self, person: str) -> Bearer | None:
        """What the text has said of a person so far."""
        return self._bearers.get(person)
