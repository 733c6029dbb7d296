"""A document: its text tinted by voice, who says what beside it, one record in full, versions and their differences."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from communique.errors import UnknownRecord
from communique.follow.revisions import revise
from communique.follow.weave import weave
from communique.ledger import Filter
from communique.ledger.decided import decided, history
from communique.web.asking import TheLedger
from communique.web.parameters import Words
from communique.web.rendering import render
from communique.web.text.blocks import blocks
from communique.web.text.margin import notes
from communique.web.text.marks import marks_of, voice_class
from communique.web.text.markup import Marked
from communique.web.text.panel import actors_of, find, overview, panel

router = APIRouter()
Number = Annotated[int | None, Query(ge=1, le=1_000_000)]
MANY = 100
"""Judgements and documents of the same text that a page lists."""


@router.get("/documents/{key}")
def document(
    request: Request, ledger: TheLedger, key: str, version: Number = None, record: Words = None
) -> Response:  # fmt: skip
    """The text with its findings; `record` opens one, `version` shows an older text."""
    kept = ledger.document(key)
    versions = ledger.versions(kept.id)
    seen = decided(ledger, kept.id, version)
    reading = seen.reading
    found = find(seen, record) if record else None
    open_panel = None
    if found:
        open_panel = panel(seen, *found, history(ledger, key=kept.id, record=found[1].id, limit=MANY))
    address = f"/documents/{kept.id}"
    shown = blocks(reading)
    marked = Marked(reading.text, marks_of(reading, record or ""), address)
    beside = notes(reading, shown)
    accounts = {a.record.id: a.contact for a in ledger.every("contact", Filter(document=kept.id))}
    same = [d for d in ledger.documents(Filter(text=kept.text), limit=MANY) if d.id != kept.id]
    listed = overview(reading)
    actors = [a.id for a in reading.actors] + (actors_of(open_panel) if open_panel else [])
    actors += (
        [a for n in beside for s in n.said for together in s.voices for a in together]
        + [kept.issuer or ""]
        + [d.issuer or "" for d in same]
    )
    return render(
        request, "document.html", kept=kept, versions=versions, number=version or kept.revision, reading=reading,
        rows=[(b, marked.html(b.words), n) for b, n in zip(shown, beside, strict=True)], panel=open_panel,
        missing=record if record and not found else None, listed=listed, rejected=seen.rejected,
        verdicts=seen.verdicts, accounts=accounts, same=same, address=address, actors=actors, voice_class=voice_class,
        contact=accounts.get(found[1].id) if found else None, onto=f"{address}?record={record or ''}#record",
    )  # fmt: skip


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
