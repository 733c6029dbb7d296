"""Records of the ledger as plain objects for programs: each with the words it stands on and how to cite it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from communique.documents.language import is_read
from communique.export import addresses
from communique.ledger.records import spans_of

if TYPE_CHECKING:
    from communique.ledger import Found, Judgement, Kept, KeptContact, Version
    from communique.ledger.judgements.change_anchors import Change
    from communique.model import Actor, Life

Named = Callable[[str | None], str]
"""Gives the name of an actor id."""


def document(one: Kept, named: Named) -> dict[str, Any]:
    """A document of the ledger, without its text."""
    return {
        "id": one.id, "title": one.title, "date": _day(one.date), "issuer": one.issuer,
        "issuer_name": named(one.issuer) if one.issuer else None, "author": one.author, "address": one.address,
        "language": one.language, "read": is_read(one.language), "words": one.words, "revision": one.revision,
        "text": one.text, "first_seen": one.first_seen.isoformat(), "last_seen": one.last_seen.isoformat(),
        "gone_at": one.gone_at.isoformat() if one.gone_at else None,
    }  # fmt: skip


def version(one: Version) -> dict[str, Any]:
    """One version of a document."""
    return {
        "number": one.number, "text": one.text, "raw": one.raw, "title": one.title, "date": _day(one.date),
        "issuer": one.issuer, "seen_at": one.seen_at.isoformat(), "last_seen": one.last_seen.isoformat(),
        "programs": list(one.programs),
    }  # fmt: skip


def contact(one: KeptContact, named: Named) -> dict[str, Any]:
    """A contact, as all its accounts together have it."""
    return {
        "id": one.id, "channel": one.channel, "status": one.status, "participants": _actors(one.participants, named),
        "start": _day(one.start), "end": _day(one.end), "place": one.place, "sides": _actors(one.sides, named),
        "accounts": one.accounts,
    }  # fmt: skip


def life(one: Life, named: Named) -> dict[str, Any]:
    """A commitment with all that documents tell of it."""
    steps = [
        {"day": s.day, "state": s.state, "document": s.publication.document, "record": s.record, "words": s.words,
         "because": s.because}
        for s in one.steps
    ]  # fmt: skip
    return {
        "id": one.id, "state": one.state, "kind": one.kind, "by": _actors(tuple(d.actor for d in one.debtors), named),
        "to": _actors(one.creditors, named), "what": one.what, "topics": list(one.topics), "since": one.since,
        "last": one.last, "due": one.due.end if one.due else None, "past": one.past, "tellings": one.tellings,
        "steps": steps,
    }  # fmt: skip


def contact_told(one: KeptContact, told: Iterable[Found[Any]], named: Named) -> dict[str, Any]:
    """A contact with every document's telling of it."""
    return {**contact(one, named), "told": [finding(t, named) for t in told]}


def finding(one: Found[Any], named: Named) -> dict[str, Any]:
    """A statement, act, commitment, contact or passage: its record, every span with its words, its citation."""
    return {
        "id": one.id, "kind": one.kind, "document": one.document, "date": _day(one.date), "issuer": one.issuer,
        "verdict": one.verdict, "contact": one.contact, "topics": list(one.topics), "words": one.words,
        "record": _plain(asdict(one.record)),
        "quotes": [{"start": s.start, "end": s.end, "words": one.quote(s)} for s in spans_of(one.record)],
        "citation": citation(one, named), "link": addresses.record(one.document, one.record.id),
    }  # fmt: skip


def citation(one: Found[Any], named: Named) -> dict[str, Any]:
    """Who published the words, under which title, on which day, where; which version; which characters."""
    spans = spans_of(one.record)
    return {
        "publisher": named(one.issuer) if one.issuer else None, "title": one.title, "date": _day(one.date),
        "address": one.address, "document": one.document, "revision": one.revision,
        "characters": [spans[0].start, spans[-1].end],
    }  # fmt: skip


def actor(one: Actor) -> dict[str, Any]:
    """An actor of the registry with its terms of office."""
    return {
        "id": one.id, "name": one.name, "kind": one.kind, "country": one.country or None,
        "offices": [
            {"office": t.office, "of": t.of, "title": t.title, "from": t.start, "to": t.end or None, "basis": t.basis}
            for t in one.offices
        ],
    }  # fmt: skip


def judgement(one: Judgement) -> dict[str, Any]:
    """A person's decision."""
    return {
        "number": one.id, "verb": one.verb, "kind": one.kind, "document": one.document, "record": one.record,
        "words": one.words, "changes": one.changes, "author": one.author, "reason": one.reason,
        "made_at": one.made_at.isoformat(), "undoes": one.undoes, "undone": one.undone,
        "carried": one.carried,
    }  # fmt: skip


def change(one: Change) -> dict[str, Any]:
    """One field that a correction changes."""
    return {
        "kind": one.kind, "record": one.id, "field": one.field, "before": _plain(one.before),
        "after": _plain(one.after), "words": one.words, "how": one.how,
    }  # fmt: skip


def _actors(ids: tuple[str, ...], named: Named) -> list[dict[str, str]]:
    return [{"id": i, "name": named(i)} for i in ids]


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    return _day(value) if isinstance(value, dt.date) else value
