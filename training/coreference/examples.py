"""Anaphors with whom readers say they mean, from banks and their texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from ranked import Ranked

from communique.actors import scan
from communique.bank.folder import load_bank
from communique.bank.marks import offsets
from communique.bank.measuring import same_by
from communique.bank.texts import texts_of
from communique.documents import load
from communique.extract.coreference.anaphors import Anaphor
from communique.extract.coreference.document import Known, Referents
from communique.extract.coreference.features import of_anaphor, row
from communique.extract.coreference.several import Several, of_several
from communique.extract.coreference.several import row as row_of_set
from communique.extract.mentions.assembly import Referring
from communique.extract.tagger import find_attributions
from communique.language.word_vectors import word_vector
from communique.model import Span
from communique.passages import find_passages
from communique.passages.size_limits import read_part
from communique.reading import Reader

_MARKED = (("acts", "by_words", "by"), ("acts", "to_words", "to"), ("statements", "source", "speakers"),
           ("contacts", "participants_words", "participants"))  # fmt: skip
Wanted = Mapping[tuple[int, int], frozenset[str]]


class Material:
    """Reads the documents of a bank."""

    def __init__(self, folder: Path, texts: Path) -> None:
        self.bank, self.texts = load_bank(folder), texts_of([texts])
        self.reader = Reader(learned=False)
        self.reader.tell = lambda message: None
        self.same = same_by(self.reader)
        self.missing = {"one": 0, "several": 0}

    def examples(self, split: str) -> Iterator[tuple[str, Ranked]]:
        """The anaphors of one split, each with `one` or `several`."""
        for one in self.bank.first_readings():
            entry = self.bank.entries[one.document]
            text = self.texts.of(entry.sha256)
            if text is None or (self.bank.split(one.document) == "dev") != (split == "dev"):
                continue
            document = load(text, date=entry.date or None, issuer=entry.issuer or None)
            if document.text == text:
                yield from self._of(one.document, document, one)

    def _of(self, name: str, document: Any, marks: Any) -> Iterator[tuple[str, Ranked]]:
        referents = referents_of(self.reader, document)
        heads = self._heads(referents, self._wanted(marks))
        found: dict[int, tuple[Anaphor | Several, frozenset[str] | None]] = {}
        for _, one in (*referents.anaphors(), *referents.groups()):
            found[one.at] = one, heads.get(one.at)
        for at, meant in heads.items():
            passage = referents.passage(at)
            head = passage.token_at(at) if passage is not None else None
            if passage is None or head is None or head.pos_ not in ("NOUN", "PROPN") or len(meant) != 1:
                continue
            if at not in found and referents.mentions.at(at) is None:
                found[at] = referents.noun(passage, head, referents.mentions.strangers.named(passage, head)), meant
        for _, (one, meant) in sorted(found.items()):
            if isinstance(one, Several):
                made = self._several(name, referents, one, meant)
                if made is not None:
                    yield "several", made
            elif meant is None:
                referents.places.moved(one, one.ruled)
            elif (only := self._one(name, referents, one, meant)) is not None:
                yield "one", only

    def _one(self, name: str, referents: Referents, one: Anaphor, meant: frozenset[str]) -> Ranked | None:
        around = referents.places.around(one)
        right = np.array([self.same([e.actor]) == meant for e, _ in around])
        ruled = next((i for i, (e, _) in enumerate(around) if e.actor == one.ruled), -1)
        if not right.any():
            self.missing["one"] += 1
            return None
        rows = np.array([row(one, e, p) for e, p in around], dtype=np.float32)
        own = np.array(of_anaphor(one), dtype=np.float32)
        told = f"{' '.join(one.words)} @{one.at} ruled {one.ruled} meant {sorted(meant)}"
        actor = one.ruled if ruled >= 0 and right[ruled] else around[int(right.argmax())][0].actor
        referents.places.moved(one, actor)
        return Ranked(name, one.kind, rows, own, (word_vector(one.word),), right, ruled, told)

    def _several(self, name: str, referents: Referents, one: Several, meant: frozenset[str] | None) -> Ranked | None:
        here = referents.places.here(one.at)
        offered = referents.sets.at(here, one.ruled, one.speaker, one.voices)
        sets = [self.same(s.actors) for s in offered]
        if meant is None:
            referents.sets.means(one.at, frozenset(one.ruled))
            return None
        right = np.array([s == meant for s in sets])
        ruled = next((i for i, s in enumerate(offered) if s.actors == set(one.ruled)), -1)
        if not right.any():
            self.missing["several"] += 1
            return None
        rows = np.array([row_of_set(one, s, here) for s in offered], dtype=np.float32)
        own = np.array(of_several(one), dtype=np.float32)
        referents.sets.means(one.at, offered[int(right.argmax())].actors)
        told = f"{one.word} ({one.verb}) @{one.at} ruled {sorted(one.ruled)} meant {sorted(meant)}"
        return Ranked(name, one.kind, rows, own, (word_vector(one.word), word_vector(one.verb)), right, ruled, told)

    def _wanted(self, marks: Any) -> Wanted:
        out: dict[tuple[int, int], frozenset[str]] = {}
        for name, words, ids in _MARKED:
            for item in marks.items(name):
                spans = offsets(item.get(words))
                if len(spans) == 1 and item.get(ids):
                    out.setdefault(tuple(spans[0]), self.same(item[ids]))
        return out

    def _heads(self, referents: Referents, wanted: Wanted) -> dict[int, frozenset[str]]:
        """Whom each marked stretch means, by the place of its head."""
        out: dict[int, frozenset[str]] = {}
        for (start, end), meant in wanted.items():
            passage = referents.passage(start)
            head = referents.head(passage, Span(start, end)) if passage is not None else None
            if head is not None and passage is not None and not any(c.dep_ == "conj" for c in head.children):
                out.setdefault(passage.offset(head), meant)
        return out


def referents_of(reader: Reader, document: Any) -> Referents:
    """The anaphors of a document, by the rules alone."""
    day = document.date.isoformat() if document.date else None
    issuer = reader._published(document.issuer, day) if document.issuer else None
    part = read_part(document)
    found = scan(part.text, reader.registry, day)
    passages = find_passages(part, found, reader.registry, issuer)
    parsed, _ = reader._parsed(part.text, passages)
    referring = Referring(part, issuer, reader.registry, passages, found)
    mentions = referring.mentions(parsed, find_attributions(part.text, parsed) or ())
    known = Known(reader.registry, day, referring.country, referring.home)
    return Referents(part.text, parsed, mentions, known)
