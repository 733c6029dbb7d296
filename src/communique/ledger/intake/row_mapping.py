"""A reading as rows: pure, nothing is written here.

`rows_of` takes a reading (people's judgements applied) and gives one row for every statement, act,
commitment, contact and passage, with who has which part in it and the labels it is found by.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from communique.ledger.queries.affiliation import with_served
from communique.ledger.records import JOIN, pieces_of
from communique.ledger.search.index_labels import day_labels, label
from communique.ledger.storage.serialization import dumped, plain, storable
from communique.model import Act, Commitment, Contact, Passage, Reading, Span, Statement

Parts = dict[str, tuple[str, ...]]


@dataclass(slots=True)
class Rows:
    """The rows of one reading; ids are given when they are written."""

    findings: list[dict[str, Any]] = field(default_factory=list)
    parts: list[Parts] = field(default_factory=list)
    mentions: dict[str, int] = field(default_factory=dict)
    day: str | None = None


def rows_of(reading: Reading, verdicts: Mapping[str, str] | None = None) -> Rows:
    """The rows of a reading. `verdicts`: record id → accepted or corrected."""
    return _Projection(reading, verdicts or {}).rows()


def of_draft(rows: Rows) -> Rows:
    """The rows of a draft: its passages, so that it is found by its words; nothing that is counted or compared."""
    kept = [n for n, row in enumerate(rows.findings) if row["kind"] == "passage"]
    return Rows([rows.findings[n] for n in kept], [rows.parts[n] for n in kept], {}, rows.day)


def involved(rows: Rows) -> set[str]:
    """All who have a part in a finding or are mentioned, as they are stored."""
    parts = {a for roles in rows.parts for actors in roles.values() for a in actors}
    return {storable(a) for a in parts | rows.mentions.keys()}


def parts_of(roles: Parts, served: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each role of a finding with who has it, and with whom these serve (`affiliation.countries`)."""
    return [(role, a) for role, actors in roles.items() for a in with_served(map(storable, actors), served)]


def mentioned(rows: Rows, served: Mapping[str, str]) -> list[tuple[str, int]]:
    """Who is mentioned how often, and whom these serve as often as all of them are."""
    many = Counter({storable(a): n for a, n in rows.mentions.items()})
    states: Counter[str] = Counter()
    for one, n in many.items():
        if one in served:
            states[served[one]] += n
    return [*many.items(), *sorted(states.items())]


class _Projection:
    def __init__(self, reading: Reading, verdicts: Mapping[str, str]) -> None:
        self.day = reading.document.date.isoformat() if reading.document.date else None
        self.reading, self.verdicts, self.out = reading, verdicts, Rows(day=self.day)
        self.passages = {p.id: p for p in reading.passages}
        self.statements = {s.id: s for s in reading.statements}
        self.acts = {a.id: a for a in reading.acts}
        self.of_statement: dict[str, list[Act]] = {}
        for act in reading.acts:
            if act.statement:
                self.of_statement.setdefault(act.statement, []).append(act)

    def rows(self) -> Rows:
        for passage in self.reading.passages:
            self._passage(passage)
        for statement in self.reading.statements:
            self._statement(statement)
        for act in self.reading.acts:
            self._act(act)
        for commitment in self.reading.commitments:
            self._commitment(commitment)
        for contact in self.reading.contacts:
            self._contact(contact)
        self.out.mentions = dict(sorted(Counter(a for m in self.reading.mentions for a in m.actors).items()))
        return self.out

    def _passage(self, one: Passage) -> None:
        inside = [c for c in self.reading.contacts if one.id in c.passages]
        topics = sorted({t for a in self.reading.acts if a.passage == one.id for t in a.topics})
        topics = topics or sorted({t for c in inside for t in c.topics})
        self._row("passage", one, one.kind, one.voice, one, {"voice": one.voices}, topics, (), 1)

    def _statement(self, one: Statement) -> None:
        acts = self.of_statement.get(one.id, [])
        parts = {"speaker": one.speakers, "voice": one.voices, "addressee": one.addressees}
        topics, kinds = sorted({t for a in acts for t in a.topics}), sorted({a.kind for a in acts})
        passage = self.passages.get(one.passage)
        self._row("statement", one, one.mode, one.stance, passage, parts, topics, kinds, len(one.voices))

    def _act(self, one: Act) -> None:
        said = self.statements.get(one.statement) if one.statement else None
        passage = self.passages.get(one.passage)
        depth = len(said.voices) if said else 1
        parts = {"by": one.by, "to": one.to}
        self._row("act", one, one.kind, one.modality, passage, parts, one.topics, (one.kind,), depth)

    def _commitment(self, one: Commitment) -> None:
        act = self.acts.get(one.act)
        passage = self.passages.get(act.passage) if act else None
        topics = act.topics if act else ()
        parts = {"by": one.by, "to": one.to}
        self._row("commitment", one, one.kind, "", passage, parts, topics, (one.kind,), 1)

    def _contact(self, one: Contact) -> None:
        passage = next((self.passages[p] for p in one.passages if p in self.passages), None)
        parts = {"participant": one.participants, "initiator": (one.initiator,) if one.initiator else ()}
        day = one.date.start if one.date else self.day
        self._row("contact", one, one.channel, one.status, passage, parts, one.topics, (), 1, day)

    def _row(
        self, kind: str, one: Any, sort: str, status: str, passage: Passage | None, parts: Parts,
        topics: Iterable[str], kinds: Iterable[str], depth: int, day: str | None = None,
    ) -> None:  # fmt: skip
        pieces = pieces_of(one)
        if not pieces:
            return
        text, day, issuer = self.reading.text, day or self.day, self.reading.issuer_of(passage)
        named = self._named(pieces)
        involved = {a for role in parts.values() for a in role} | named
        speakers = parts.get("speaker") or parts.get("by") or parts.get("voice") or parts.get("participant") or ()
        tags = [label("k", kind), label("d", str(depth)), *day_labels(day)]
        tags += [label("i", issuer)] if issuer else []
        tags += [label("s", a) for a in sorted(set(speakers))] + [label("a", a) for a in sorted(involved)]
        tags += [label("t", t) for t in topics] + [label("c", k) for k in kinds]
        body = {"record": plain(one), "topics": list(topics)}
        self.out.findings.append({
            "kind": kind, "record": one.id, "sort": sort, "status": status,
            "words": storable(JOIN.join(piece.of(text) for piece in pieces)), "tags": " ".join(tags), "date": day,
            "issuer": issuer, "verdict": self.verdicts.get(one.id), "body": dumped(body), "contact": None,
        })  # fmt: skip
        self.out.parts.append({role: tuple(sorted(set(actors))) for role, actors in parts.items()})

    def _named(self, pieces: tuple[Span, ...]) -> set[str]:
        found = (m for m in self.reading.mentions if any(m.span.within(p) for p in pieces))
        return {a for m in found for a in m.actors}
