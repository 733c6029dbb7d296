"""A document: its text tinted by voice, who says what beside it, one record in full, versions and their differences."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from communique.errors import UnknownRecord
from communique.export import addresses
from communique.follow.revisions.merged_text import weave
from communique.follow.revisions.versions import revise
from communique.ledger import Filter, Kept, Ledger, Version
from communique.ledger.judgements.decision_history import Decided, decided, history
from communique.model import Reading
from communique.model.prose import listed
from communique.web.actor_names import Names
from communique.web.dependencies import TheLedger
from communique.web.parameters import Words
from communique.web.rendering import base_of, render
from communique.web.result_cache import while_it_holds
from communique.web.text.blocks import blocks
from communique.web.text.highlights import chain, marks_of, voice_class
from communique.web.text.margin import notes
from communique.web.text.markup import Marked
from communique.web.text.record_panel import actors_of, find, overview, panel
from communique.web.text.selection import Opened, opened, quotation
from communique.web.text.turns import kinds, speakers, turns

router = APIRouter()
Number = Annotated[int | None, Query(ge=1, le=1_000_000)]
MANY = 100
"""Judgements and documents of the same text that a page lists."""
LOOKED_BACK = 5
"""Earlier versions in which a record is looked for that the one on show lacks."""


@router.get("/documents/{key}")
def document(
    request: Request, ledger: TheLedger, key: str, version: Number = None, record: Words = None, at: Words = None,
    part: Annotated[Literal["", "record"], Query()] = "", speaker: Words = None,
    only: Annotated[Literal["", "statement", "act", "commitment", "contact"], Query()] = "",
) -> Response:  # fmt: skip
    """The text; `record` or `at` opens words of it, `version` shows an older one, `part` gives the record alone.

    `speaker` brings one speaker's turns forward, `only` one kind of finding.
    """
    kept = ledger.document(key)
    versions = ledger.versions(kept.id)
    seen = decided(ledger, kept.id, version)
    shown = version if version and version != kept.revision else None
    one = opened(seen, kept.id, shown, record, at)
    beside = _beside(request, ledger, kept, versions, seen, one, shown)
    if part:
        return render(request, "opened.html", **beside)
    whole = _whole(ledger, kept, versions, seen, one, shown, beside)
    return render(request, "document.html", speaker=speaker, only=only, **whole, **_contents(seen.reading, speaker))


def _beside(
    request: Request, ledger: Ledger, kept: Kept, versions: list[Version], seen: Decided, one: Opened, shown: int | None
) -> dict[str, Any]:  # fmt: skip
    """What the panel beside the text needs."""
    past = history(ledger, key=kept.id, record=one.record.id, limit=MANY) if one.record else []
    made = panel(seen, one.kind, one.record, one.rejected, past) if one.record else None
    accounts = {a.record.id: a.contact for a in ledger.every("contact", Filter(document=kept.id))}
    publisher = Names(ledger, [kept.issuer])(kept.issuer) if kept.issuer else None
    quoted = None
    if one.told:
        quoted = quotation(one, kept, seen.reading, shown or kept.revision, publisher, base_of(request))
    return {
        "kept": kept, "reading": seen.reading, "opened": one, "panel": made, "quoted": quoted, "accounts": accounts,
        "address": _address(kept, shown), "document": addresses.document(kept.id, shown),
        "elsewhere": _earlier(ledger, kept, versions, one, shown), "onto": one.link or addresses.document(kept.id),
        "contact": accounts.get(one.record.id) if one.record else None,
        "actors": [*(a.id for a in seen.reading.actors), *(actors_of(made) if made else []), kept.issuer or "",
                   *(one.passage.voices if one.passage else ())],
    }  # fmt: skip


def _address(kept: Kept, shown: int | None) -> Any:
    """Where a record of the version on show is opened."""
    return lambda name: addresses.record(kept.id, name, shown)


def _whole(
    ledger: Ledger, kept: Kept, versions: list[Version], seen: Decided, one: Opened, shown: int | None,
    beside: dict[str, Any],
) -> dict[str, Any]:  # fmt: skip
    """What the page needs besides."""
    reading = seen.reading

    def made() -> tuple[list[Any], list[Any], dict[str, Any]]:
        cut = blocks(reading)
        marks = marks_of(reading, one.marked, one.name)
        marked = Marked(reading.text, marks, _address(kept, shown), SpeakerLines(ledger, reading))
        margin = notes(reading, cut)
        rows = [(b, marked.html(b.words), n) for b, n in zip(cut, margin, strict=True)]
        return rows, [a for n in margin for s in n.said for together in s.voices for a in together], overview(reading)

    # What most readers open first, the text with nothing marked, is made once.
    rows, said, listed = while_it_holds(ledger, ("text", kept.id, shown), made) if not one.marked else made()
    same = [d for d in ledger.documents(Filter(text=kept.text), limit=MANY) if d.id != kept.id]
    return {
        **beside, "versions": versions, "number": shown or kept.revision, "listed": listed, "rows": rows, "same": same,
        "actors": [*beside.pop("actors"), *said, *(d.issuer or "" for d in same)],
        "rejected": seen.rejected, "verdicts": seen.verdicts, "voice_class": voice_class,
        "at": lambda span: addresses.words(kept.id, [span], shown),
        "chosen": one.passage.span if one.passage and one.what == "passage" else None,
    }  # fmt: skip


def _contents(reading: Reading, speaker: str | None) -> dict[str, Any]:
    """The contents of the text, and which blocks are whose where one speaker is asked for."""
    every = turns(reading)
    mine = [t.span for t in every if speaker in t.voices] if speaker else []
    return {
        "turns": [t for t in every if not speaker or speaker in t.voices], "speakers": speakers(every),
        "kinds": kinds(),
        "dimmed": (lambda span: not any(span.overlaps(m) for m in mine)) if mine else (lambda _: False),
    }  # fmt: skip


def _earlier(ledger: Ledger, kept: Kept, versions: list[Version], one: Opened, shown: int | None) -> str:
    """Where a record stands that the version on show lacks: an earlier version, the current one; else empty."""
    if one.what != "missing":
        return ""
    others = [v.number for v in reversed(versions) if v.number != (shown or kept.revision)][:LOOKED_BACK]
    for number in others:
        seen = decided(ledger, kept.id, number)
        if find(seen, one.name) or any(p.id == one.name for p in seen.reading.passages):
            return addresses.record(kept.id, one.name, number if number != kept.revision else None)
    return ""


@router.get("/documents/{key}/revisions/{number}")
def revision(request: Request, ledger: TheLedger, key: str, number: int, whole: bool = False) -> Response:
    """What was edited between a version and the one before it."""
    kept = ledger.document(key)
    versions = {v.number: v for v in ledger.versions(kept.id)}
    if number not in versions or number - 1 not in versions:
        raise UnknownRecord(f"{kept.id}: has no version {number} with one before it")
    before, after = ledger.reading(kept.id, number - 1), ledger.reading(kept.id, number)
    made = revise(before, after)
    return render(
        request, "revision.html", kept=kept, old=versions[number - 1], new=versions[number], last=max(versions),
        revision=made, pieces=weave(before.text, after.text), whole=whole, actors=[kept.issuer],
    )  # fmt: skip


@router.get("/documents/{key}/versions/{number}/raw")
def raw(ledger: TheLedger, key: str, number: int) -> Response:
    """The bytes a version was read from, as a file to keep; no browser shows them as a page."""
    kept = ledger.document(key)
    one = next((v for v in ledger.versions(kept.id) if v.number == number), None)
    if one is None or one.raw is None:
        raise UnknownRecord(f"{kept.id}: of version {number} the ledger keeps no bytes")
    name = f"{kept.id}-{number}.bin"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(ledger.raw(one.raw), media_type="application/octet-stream", headers=headers)


class SpeakerLines:
    """Gives who says what in a record of one reading, by its id, in a line: “Kremlin › Vladimir Putin”."""

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
