"""What a correction carries with it: all that stands on the same mention or chain of mentions in the document.

`carried` says which records follow a correction and how, `alike` which could be wrong in the same way. Pure, nothing is
written here; `change_anchors` lets a reading have what follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from communique.ledger.judgements.mention_chains import Chain, Mentioned
from communique.ledger.records import JOIN, pieces_of
from communique.model import Contact, Mention, Reading, Span, Statement

HELD = {
    "statement": "statements", "act": "acts", "commitment": "commitments", "contact": "contacts",
    "mention": "mentions", "passage": "passages",
}  # fmt: skip
"""Kinds that can follow a correction, and where a reading holds them."""
ACTORS: dict[str, tuple[str, ...]] = {
    "statement": ("speakers", "addressees"), "act": ("by", "to"), "commitment": ("by", "to"),
    "contact": ("participants",),
}  # fmt: skip
"""Fields of a record that hold actors, by its kind."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A record that follows a correction: its kind, its id (a mention's place), its fields as they then are."""

    kind: str
    record: str
    changes: dict[str, Any]
    words: str


def carried(reading: Reading, shown: Reading, kind: str, record: Any, changes: Mapping[str, Any]) -> list[Carried]:
    """What else follows a correction of actors; `shown` is the reading with the record itself corrected."""
    out: dict[tuple[str, str], Carried] = {}
    mentioned = Mentioned(reading)
    for name in ACTORS.get(kind, ()):
        old = getattr(record, name)
        gone = tuple(a for a in old if name in changes and a not in changes[name])
        came = tuple(a for a in changes.get(name, ()) if a not in old)
        if gone:
            which = _bound_by(reading, record) if kind == "commitment" else record
            chain = mentioned.chain(which, name, frozenset(gone))
            for one in _Swap(shown, mentioned, chain, gone, came, record).records():
                before = out.get((one.kind, one.record))
                out[one.kind, one.record] = replace(one, changes={**before.changes, **one.changes}) if before else one
    return list(out.values())


def alike(reading: Reading, kind: str, record: Any, changes: Mapping[str, Any]) -> list[Carried]:
    """Records of the same kind and passage with the actors that a correction replaces: they may be wrong alike."""
    names = [n for n in ACTORS.get(kind, ()) if n in changes]
    if not names or not hasattr(record, "passage"):
        return []
    own = {n: list(changes[n]) for n in names}
    return [
        Carried(kind, one.id, own, words_of(reading, one)) for one in getattr(reading, HELD[kind])
        if one.id != record.id and one.passage == record.passage
        and all(getattr(one, n) == getattr(record, n) for n in names)
    ]  # fmt: skip


def hanging(reading: Reading, one: Carried) -> Iterator[Carried]:
    """The acts that a carried statement tells of, and the commitments that they make: they have its speakers."""
    said = next((s for s in reading.statements if s.id == one.record), None)
    if said is None or "speakers" not in one.changes:
        return
    acts = [a for a in reading.acts if a.statement == said.id and a.by == said.speakers]
    yield from (Carried("act", a.id, {"by": one.changes["speakers"]}, words_of(reading, a)) for a in acts)
    made = {a.id for a in acts}
    bound = [k for k in reading.commitments if k.act in made and k.by == said.speakers]
    yield from (Carried("commitment", k.id, {"by": one.changes["speakers"]}, words_of(reading, k)) for k in bound)


def _bound_by(reading: Reading, record: Any) -> Any:
    """The act by which a commitment is made: its words name who is bound."""
    return next((a for a in reading.acts if a.id == record.act), record)


class _Swap:
    """The records on a chain, with the actors `gone` from them replaced by those who `came`."""

    def __init__(
        self, reading: Reading, mentioned: Mentioned, chain: Chain, gone: tuple[str, ...], came: tuple[str, ...],
        record: Any,
    ) -> None:  # fmt: skip
        self.reading, self.mentioned, self.chain, self.came = reading, mentioned, chain, came
        self.meant, self.own = frozenset(gone), getattr(record, "id", "")
        self.followed = {record.id} if isinstance(record, Statement) else set[str]()

    def records(self) -> Iterator[Carried]:
        """All that follows, in the order of kinds and of the text."""
        if not (self.chain.mentions or self.chain.passages):
            return
        for passage in self.reading.passages:
            if passage.id in self.chain.passages:
                voices = self._swapped(passage.voices)
                yield self._carried("passage", passage, {"voice": voices[0], "voices": voices} if voices else {})
        for statement in self.reading.statements:
            yield from self._statement(statement)
        yield from self._nested()
        yield from self._acts()
        for contact in self.reading.contacts:
            if contact.id != self.own and self.meant & set(contact.participants) and self._told_of(contact):
                yield self._carried("contact", contact, {"participants": self._swapped(contact.participants)})
        own = self._ownwords_of()
        for mention in self.reading.mentions:
            if self.meant & set(mention.actors) and (mention.span in self.chain.mentions or mention.span in own):
                yield self._carried("mention", mention, {"actors": self._swapped(mention.actors)})

    def _statement(self, one: Statement) -> Iterator[Carried]:
        if one.id == self.own:
            return
        told = {}
        for name in ACTORS["statement"]:
            if self.meant & set(getattr(one, name)) and self._stands(one, name):
                told[name] = self._swapped(getattr(one, name))
        if "speakers" in told:
            self.followed.add(one.id)
        if told:
            yield self._carried("statement", one, told)

    def _nested(self) -> Iterator[Carried]:
        """Statements told within the words of one whose speaker changes: he is a voice of their chain."""
        parents = {s.id: s.parent for s in self.reading.statements}
        for one in self.reading.statements:
            above, seen = one.parent, set[str]()
            while above and above not in seen and above not in self.followed:
                seen.add(above)
                above = parents.get(above)
            if above in self.followed and one.id not in self.followed and self.meant & set(one.voices):
                yield self._carried("statement", one, {"voices": self._swapped(one.voices)})

    def _acts(self) -> Iterator[Carried]:
        acts: dict[str, tuple[str, ...]] = {}
        for act in self.reading.acts:
            told = {}
            for name in ACTORS["act"] if act.id != self.own else ():
                if not self.meant & set(getattr(act, name)):
                    continue
                said = name == "by" and act.statement in self.followed
                if said or self._stands(act, name):
                    told[name] = self._swapped(getattr(act, name))
            if told:
                acts[act.id] = tuple(told)
                yield self._carried("act", act, told)
        for bound in self.reading.commitments:
            named = {n: getattr(bound, n) for n in acts.get(bound.act, ()) if self.meant & set(getattr(bound, n))}
            if named and bound.id != self.own:
                yield self._carried("commitment", bound, {n: self._swapped(v) for n, v in named.items()})

    def _stands(self, record: Any, field: str) -> bool:
        """Whether the record has its actor by the chain: by its mention, or as the voice of its passage."""
        place = self.mentioned.place(record, field, self.meant)
        if place is not None:
            return place.span in self.chain.mentions
        return record.passage in self.chain.passages and field in ("speakers", "by")

    def _told_of(self, contact: Contact) -> bool:
        """Whether all words of a contact that mean the actor are of the chain."""
        named = [m.span for e in contact.evidence for m in self.mentioned.at(e) if self.meant & set(m.actors)]
        return bool(named) and self.chain.mentions.issuperset(named)

    def _ownwords_of(self) -> set[Span]:
        """The “I” and “we” in the words of those who change."""
        inside = [p.span for p in self.reading.passages if p.id in self.chain.passages]
        inside += [c for s in self.reading.statements if s.id in self.followed for c in s.content]
        return {m.span for span in inside for m in self.mentioned.at(span) if self.mentioned.is_first(m)}

    def _swapped(self, actors: Sequence[str]) -> list[str]:
        """The actors with those who came in the place of the first who is gone."""
        out: list[str] = []
        for one in actors:
            out += self.came if one in self.meant else (one,)
        return list(dict.fromkeys(out))

    def _carried(self, kind: str, record: Any, changes: dict[str, Any]) -> Carried:
        return Carried(kind, name_of(record), changes, words_of(self.reading, record))


def name_of(record: Any) -> str:
    """A record's id; a mention's, which has none, is its place."""
    return f"{record.span.start}-{record.span.end}" if isinstance(record, Mention) else str(record.id)


def words_of(reading: Reading, record: Any) -> str:
    return " ".join(JOIN.join(p.of(reading.text) for p in pieces_of(record)).split())
