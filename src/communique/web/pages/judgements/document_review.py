"""Review of one document: its findings in the text, the doubtful ones marked, decided many at a time and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from communique.errors import InputError
from communique.export import addresses
from communique.ledger.judgements.correction_input import ACTORS
from communique.ledger.judgements.decision_history import decided
from communique.ledger.judgements.document_review import doubtful
from communique.ledger.judgements.judged_reading import FIELDS
from communique.web.dependencies import Reviewer, TheLedger, TheSettings, TheViewer
from communique.web.parameters import Words
from communique.web.rendering import render
from communique.web.text.blocks import blocks
from communique.web.text.highlights import marks_of, words_of
from communique.web.text.markup import Marked

router = APIRouter()
MOST = 40
"""Decisions that one form may make."""


@dataclass(frozen=True, slots=True)
class Open:
    """A finding that nobody decided: who, its words, why it is doubtful where it is, whether it is ticked first."""

    id: str
    kind: str
    who: tuple[str, ...]
    words: str
    reasons: tuple[str, ...]
    ticked: bool


@router.get("/review/{key}")
def review(request: Request, ledger: TheLedger, viewer: TheViewer, key: str, done: Words = None) -> Response:
    """The document with what waits in it; `done` are the numbers of the decisions just made."""
    kept = ledger.document(key)
    seen = decided(ledger, kept.id)
    doubts = doubtful(ledger, kept.id)
    reading, shown = seen.reading, blocks(seen.reading)
    waiting: list[list[Open]] = [[] for _ in shown]
    total = ticked = 0
    for kind, held in FIELDS.items():
        for one in getattr(reading, held):
            total += 1
            spans = words_of(one)
            if one.id in seen.verdicts or not spans:
                continue
            place = next((n for n, b in enumerate(shown) if spans[0].start < b.span.end), 0)
            reasons = doubts[one.id].reasons if one.id in doubts else ()
            ticked += bool(reasons)
            words = " ".join(reading.quote(spans).split())
            who, first = tuple(getattr(one, ACTORS[kind][0])), bool(reasons) and ticked <= MOST
            waiting[place].append(Open(one.id, kind, who, words, reasons, first))
    marked = Marked(reading.text, marks_of(reading), lambda name: addresses.record(kept.id, name))
    left = sum(map(len, waiting))
    numbers = [n for n in (done or "").split(",") if n.isdigit()][:MOST]
    return render(
        request, "reviewing.html", kept=kept, left=left, total=total + len(seen.rejected), numbers=numbers,
        rows=[(marked.html(b.words), sorted(theirs, key=lambda o: not o.reasons))
              for b, theirs in zip(shown, waiting, strict=True)],
        doubtful=sum(bool(o.reasons) for theirs in waiting for o in theirs),
        actors=[kept.issuer or "", *(a for theirs in waiting for o in theirs for a in o.who)],
    )  # fmt: skip


@router.post("/review/{key}")
def decide(
    ledger: TheLedger, settings: TheSettings, viewer: Reviewer, key: str,
    verb: Annotated[Literal["accept", "reject", "undo"], Form()], record: Annotated[list[str] | None, Form()] = None,
) -> Response:  # fmt: skip
    """Decide on all the findings that were ticked, or take all the decisions back that are named."""
    kept = ledger.document(key)
    chosen = list(dict.fromkeys(record or []))
    if not chosen:
        raise InputError("tick the findings to decide on; go back and choose some")
    if len(chosen) > MOST:
        raise InputError(f"{len(chosen)} at once are too many; choose {MOST} at most")
    made = [
        ledger.judge(verb, one if verb == "undo" else f"{kept.id}/{one}", author=viewer.name, made_at=settings.now())
        for one in chosen
    ]
    done = ",".join(str(j.id) for j in made)
    return RedirectResponse(f"/review/{kept.id}" + (f"?done={done}" if verb != "undo" else ""), 303)
