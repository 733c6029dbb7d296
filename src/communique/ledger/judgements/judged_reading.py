"""People's decisions on records, and a reading with them applied.

A judgement names its record by words: the record's words, its cue and what stands around them.
When the document is read again, by a newer program or after an edit, the record is found again by
these. What a person accepted or corrected stays even where the program no longer finds it, as long
as its words stand in the text. What a correction carries along (`propagation`) stands in its anchor.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, get_type_hints

from rapidfuzz.fuzz import ratio
from sqlalchemy import Connection, select

from communique.errors import InputError
from communique.ledger.judgements import actor_identity
from communique.ledger.judgements.change_anchors import on_same_words
from communique.ledger.judgements.propagation import ACTORS
from communique.ledger.queries.stored_readings import machine_reading, stored
from communique.ledger.records import JOIN, pieces_of, spans_of
from communique.ledger.storage.schema import judgement
from communique.ledger.storage.serialization import plain
from communique.model import Reading, Span
from communique.model.restore import restored

FIELDS = {"statement": "statements", "act": "acts", "commitment": "commitments", "contact": "contacts"}
"""Kinds that can be judged, and where a reading holds them."""
_NEAR, _ALIKE = 40, 80
"""Characters kept on each side of the words; likeness in percent from which words are the same."""
_FIXED = frozenset({"id", "passage"})


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement in force: what was decided on which words."""

    id: int
    verb: str
    kind: str
    anchor: dict[str, Any]
    changes: dict[str, Any]


def judged(connection: Connection, key: str, made: Reading) -> tuple[Reading, dict[str, str]]:
    """A document's reading with the judgements that are in force, and what was decided on which record."""
    return applied(actor_identity.applied(made, actor_identity.decided(connection)), in_force(connection, key))


def current_reading(connection: Connection, key: str, number: int | None = None) -> Reading:
    """The newest reading of a document's version (default: the current one) as people have decided it."""
    return judged(connection, key, machine_reading(connection, stored(connection, key, number)))[0]


def in_force(connection: Connection, key: str) -> list[Decision]:
    """The judgements on a document's records that nobody has taken back, oldest first."""
    rows = connection.execute(select(judgement).where(judgement.c.document == key).order_by(judgement.c.id)).all()
    undone = {r.undoes for r in rows if r.verb == "undo"}
    return [
        Decision(r.id, r.verb, r.kind, json.loads(r.anchor), json.loads(r.changes))
        for r in rows if r.verb in ("accept", "reject", "correct") and r.id not in undone
    ]  # fmt: skip


def applied(made: Reading, decisions: Sequence[Decision]) -> tuple[Reading, dict[str, str]]:
    """The reading as people have decided it; verdicts by record id. Later decisions outrank earlier ones."""
    verdicts: dict[str, str] = {}
    shown = made
    rejected: list[tuple[str, str]] = []
    for decision in decisions:
        record = found_again(shown, decision)
        kept = _kept(shown, decision) if record is None and decision.verb != "reject" else record
        if kept is None:
            continue
        if record is None:
            shown = _with(shown, decision.kind, (*getattr(shown, FIELDS[decision.kind]), kept))
        rejected = [pair for pair in rejected if pair != (decision.kind, kept.id)]
        if decision.verb == "reject":
            rejected.append((decision.kind, kept.id))
            verdicts.pop(kept.id, None)
        elif decision.verb == "accept":
            verdicts.setdefault(kept.id, "accepted")
        else:
            shown = corrected(shown, decision.kind, kept, decision.changes)
            shown, along = on_same_words(shown, decision.anchor["text"], decision.anchor.get("carried", ()))
            verdicts |= dict.fromkeys((kept.id, *along), "corrected")
    for kind, record_id in rejected:
        shown = _without(shown, kind, record_id)
    told = {a for d in decisions for name in ACTORS[d.kind] for a in d.changes.get(name, ())}
    return actor_identity.with_actors(shown, told), verdicts


def anchor(made: Reading, record: Any) -> dict[str, Any]:
    """What a record is found again by: its words, its cue, what stands around it, and itself."""
    pieces = pieces_of(record)
    start, end = pieces[0].start, pieces[-1].end
    return {
        "words": JOIN.join(p.of(made.text) for p in pieces), "cue": _cue(made, record),
        "before": made.text[max(0, start - _NEAR) : start], "after": made.text[end : end + _NEAR],
        "text": made.document.id, "record": plain(record),
        "quotes": [[s.start, s.end, s.of(made.text)] for s in spans_of(record)],
    }  # fmt: skip


def found_again(made: Reading, decision: Decision) -> Any | None:
    """The record of a reading that a decision is about: same kind, same words, the place most alike."""
    told = decision.anchor
    best: tuple[float, Any] | None = None
    for record in getattr(made, FIELDS[decision.kind]):
        pieces = pieces_of(record)
        if not pieces:
            continue
        same_text = told["text"] == made.document.id
        if same_text and record.id == told["record"]["id"]:
            return record
        words = JOIN.join(p.of(made.text) for p in pieces)
        alike = ratio(words, told["words"])
        if _cue(made, record) != told["cue"] or alike < _ALIKE:
            continue
        around = ratio(made.text[max(0, pieces[0].start - _NEAR) : pieces[0].start], told["before"])
        around += ratio(made.text[pieces[-1].end : pieces[-1].end + _NEAR], told["after"])
        score = alike * 4 + around
        if best is None or score > best[0]:
            best = (score, record)
    return best[1] if best else None


def corrected(made: Reading, kind: str, record: Any, changes: dict[str, Any]) -> Reading:
    """The reading with some fields of a record replaced; what hangs on them follows."""
    checked_changes(kind, type(record), changes)
    hints = get_type_hints(type(record))
    values = {name: restored(hints[name], value) for name, value in changes.items()}
    if kind == "statement" and "speakers" in values and "voices" not in values:
        outer = tuple(v for v in record.voices if v not in record.speakers)
        values["voices"] = (*outer, *values["speakers"])
    new = replace(record, **values)
    one_by_one = tuple(new if r.id == record.id else r for r in getattr(made, FIELDS[kind]))
    shown = _with(made, kind, one_by_one)
    if kind == "statement" and new.speakers != record.speakers:
        acts = tuple(
            replace(a, by=new.speakers) if a.statement == record.id and a.by == record.speakers else a
            for a in shown.acts
        )
        shown = _with(shown, "act", acts)
    if kind == "act" and (new.by, new.to, new.kind) != (record.by, record.to, record.kind):
        bound = tuple(
            replace(
                c, kind=new.kind, to=new.to if c.to == record.to else c.to, by=new.by if c.by == record.by else c.by
            ) if c.act == record.id else c
            for c in shown.commitments
        )  # fmt: skip
        shown = _with(shown, "commitment", bound)
    return shown


def checked_changes(kind: str, record: type, changes: dict[str, Any]) -> None:
    """Raise InputError for a field that a record of this kind lacks or that may not be changed."""
    known = {f.name for f in fields(record)} - _FIXED
    for name in changes:
        if name not in known:
            raise InputError(f"{name}: a {kind} has no such field to correct; it has {', '.join(sorted(known))}")
    if not changes:
        raise InputError("a correction needs a field and its value: speakers=person:joe-biden")


def _kept(made: Reading, decision: Decision) -> Any | None:
    """The judged record itself, where the program finds it no more but its words still stand."""
    told = decision.anchor
    moved: dict[tuple[int, int], Span] = {}
    for start, end, words in told["quotes"]:
        at = start if made.text[start:end] == words else made.text.find(words)
        if at < 0 or not words:
            return None
        moved[(start, end)] = Span(at, at + len(words))
    kind = {"statements": "Statement", "acts": "Act", "commitments": "Commitment", "contacts": "Contact"}
    import communique.model as model

    record = restored(getattr(model, kind[FIELDS[decision.kind]]), told["record"])
    return _moved(record, moved)


def _moved(record: Any, moved: dict[tuple[int, int], Span]) -> Any:
    values: dict[str, Any] = {}
    for f in fields(record):
        value = getattr(record, f.name)
        if isinstance(value, Span):
            values[f.name] = moved[value.start, value.end]
        elif isinstance(value, tuple):
            values[f.name] = tuple(
                moved[item.start, item.end] if isinstance(item, Span)
                else replace(item, span=moved[item.span.start, item.span.end]) if hasattr(item, "span") else item
                for item in value
            )  # fmt: skip
    return replace(record, **values)


def _cue(made: Reading, record: Any) -> str:
    cue = getattr(record, "cue", ())
    return JOIN.join(span.of(made.text) for span in cue)


def _with(made: Reading, kind: str, records: Iterable[Any]) -> Reading:
    changed: dict[str, Any] = {FIELDS[kind]: tuple(records)}
    return replace(made, **changed)


def _without(made: Reading, kind: str, gone: str) -> Reading:
    """The reading without one record; nothing refers to it any more."""
    shown = _with(made, kind, (r for r in getattr(made, FIELDS[kind]) if r.id != gone))
    if kind == "statement":
        shown = _with(shown, "act", (replace(a, statement=None) if a.statement == gone else a for a in shown.acts))
        told = (replace(s, parent=None) if s.parent == gone else s for s in shown.statements)
        return _with(shown, "statement", told)
    if kind == "act":
        return _with(shown, "commitment", (c for c in shown.commitments if c.act != gone))
    if kind == "contact":
        passages = tuple(replace(p, contact=None) if p.contact == gone else p for p in shown.passages)
        contacts = tuple(replace(c, before=tuple(b for b in c.before if b != gone)) for c in shown.contacts)
        return replace(shown, passages=passages, contacts=contacts)
    return shown
