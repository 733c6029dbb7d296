"""Contacts with those between whom readers say they are, from banks and their texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
from ranked import Ranked

from communique.bank.agreement import agrees_in_who, matches
from communique.bank.folder import load_bank
from communique.bank.measuring import as_marked, same_by
from communique.bank.texts import texts_of
from communique.extract.between import choosing
from communique.extract.between.candidates import candidates
from communique.extract.between.features import of_contact, rows, words
from communique.language.word_vectors import word_vector
from communique.reading import Reader


@dataclass(frozen=True, slots=True)
class Example(Ranked):
    """One contact and the sets that it may be between."""

    judged: int
    """Which of them the network of acts gives, -1 where none."""


class Material:
    """Reads the documents of a bank."""

    def __init__(self, folder: Path, texts: Path) -> None:
        self.bank, self.texts = load_bank(folder), texts_of([texts])
        self.reader = Reader()
        self.reader.tell = lambda message: None
        self.same = same_by(self.reader)
        self.matched = self.missing = 0

    def examples(self, split: str, every: int = 1, first: int = 0) -> Iterator[Example]:
        """The contacts of one split that readers marked too."""
        for number, one in enumerate(self.bank.first_readings()):
            entry = self.bank.entries[one.document]
            text = self.texts.of(entry.sha256)
            if text is None or (self.bank.split(one.document) == "dev") != (split == "dev") or number % every != first:
                continue
            asked: dict[str, tuple[Any, ...]] = {}
            with mock.patch.object(choosing.Between, "best", _asked(asked)):
                reading = self.reader.read(text, date=entry.date or None, issuer=entry.issuer or None)
            if reading.document.text == text:
                yield from self._of(one, as_marked(entry, reading), reading, asked)

    def _of(self, marks: Any, ours: Any, reading: Any, asked: dict[str, tuple[Any, ...]]) -> Iterator[Example]:
        gold, mine = marks.items("contacts"), ours.items("contacts")
        for a, b in matches("contacts", gold, mine, self.same):
            contact = reading.contacts[b]
            if contact.id not in asked:
                continue
            self.matched += 1
            place, main = asked[contact.id]
            one, here, told = place
            sets = candidates(here, told)
            right = np.array([
                agrees_in_who("contacts", gold[a], {"participants": sorted(s)}, self.same) for s, _ in sets
            ])  # fmt: skip
            if not right.any():
                self.missing += 1
                continue
            ruled = next((i for i, (s, _) in enumerate(sets) if s == set(told.ruled)), -1)
            judged = next((i for i, (s, _) in enumerate(sets) if s == set(told.judged)), -1)
            own = np.array(of_contact(contact, here, told, main, one.passage.kind), dtype=np.float32)
            vectors = tuple(word_vector(w) for w in words(here))
            say = f"{here.anchor.sent.text[:200]!r} [{here.anchor}] {contact.status} ruled {sorted(told.ruled)} right {[sorted(s) for (s, _), r in zip(sets, right) if r][:1]}"
            yield Example(
                marks.document, contact.status, rows(here, told, sets), own, vectors, right, ruled, say, judged
            )


def _asked(kept: dict[str, tuple[Any, ...]]) -> Any:
    def best(self: Any, contact: Any, ruled: Any, judged: Any, sure: float, main: bool) -> Any:
        place = self.place(contact, ruled, judged, sure)
        if place is not None:
            kept[contact.id] = place, main
        return ruled, 0.5

    return best
