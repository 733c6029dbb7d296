"""Judgements: a person's decision comes in from a form, is signed and kept, and can be taken back."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from communique.errors import InputError, UnknownRecord
from communique.ledger.correcting import ACTORS, CHOICES, WORDS, Unclear, changes_of
from communique.ledger.decided import decided
from communique.ledger.judging import corrected
from communique.model import Reading
from communique.web.asking import Reviewer, TheLedger, TheSettings
from communique.web.pages.entrance import onward
from communique.web.parameters import Field
from communique.web.rendering import render
from communique.web.text.panel import find
from communique.web.text.spread import alike, spread

router = APIRouter()
FIELDS = sorted({name for table in (ACTORS, CHOICES, WORDS) for fields in table.values() for name in fields})
"""What a correction may name; which of them a record has, its kind says."""
LONGEST, MOST = 20_000, 40
"""Characters of one field of a correction, values that one field may have."""


async def _typed(request: Request) -> dict[str, list[str]]:
    """The fields of a correction as they were typed; a field may come several times."""
    form = await request.form()
    out: dict[str, list[str]] = {}
    for name in FIELDS:
        values = [v for v in form.getlist(name) if isinstance(v, str)]
        if len(values) > MOST or any(len(v) > LONGEST for v in values):
            raise InputError(f"{name}: is longer than a correction may be")
        if values:
            out[name] = values
    return out


Typed = Annotated[dict[str, list[str]], Depends(_typed)]


@router.post("/judgements")
def judge(
    request: Request, ledger: TheLedger, settings: TheSettings, viewer: Reviewer, typed: Typed,
    verb: Annotated[Literal["accept", "reject", "correct", "preview"], Form()], target: Field = None,
    reason: Field = None, also: Annotated[list[str] | None, Form()] = None,
    next: Field = None,  # noqa: A002 - the form's own name for it
) -> Response:  # fmt: skip
    """Keep a decision; a correction that leaves open whom it means comes back with the candidates."""
    key, _, record = (target or "").partition("/")
    kept = ledger.document(key)
    changes: dict[str, Any] = {}
    if verb in ("correct", "preview"):
        seen = decided(ledger, kept.id)
        found = find(seen, record)
        if found is None:
            raise UnknownRecord(f"{target}: the ledger holds no such record")
        changes, unclear = changes_of(seen.reading, found[0], found[1], typed, ledger.reader.registry)
        if unclear:
            return _which(request, typed, unclear, target or "", reason, next)
        if not changes:
            raise InputError("nothing differs from what is recorded; go back and change a field")
        if verb == "preview":
            return _spread(request, typed, seen.reading, found, changes, target or "", reason, next)
    own = {n: v for n, v in changes.items() if n in {f for fields in ACTORS.values() for f in fields}}
    for number, one in enumerate((record, *(also or [])[:MOST])):
        ledger.judge(
            verb, f"{kept.id}/{one}", author=viewer.name, made_at=settings.now(), reason=reason or "",
            changes=own if number else changes,
        )  # fmt: skip
    return RedirectResponse(onward(next), 303)


@router.post("/judgements/{number}/undo")
def undo(
    ledger: TheLedger,
    settings: TheSettings,
    viewer: Reviewer,
    number: int,
    next: Field = None,  # noqa: A002
) -> Response:
    """Take a decision back; both stay in the history."""
    ledger.judge("undo", str(number), author=viewer.name, made_at=settings.now())
    return RedirectResponse(onward(next), 303)


def _spread(
    request: Request, typed: dict[str, list[str]], reading: Reading, found: tuple[str, Any, bool],
    changes: dict[str, Any], target: str, reason: str | None, onto: str | None,
) -> Response:  # fmt: skip
    """The page that shows what a correction changes, before anything is kept."""
    kind, record, _ = found
    changed = spread(reading, corrected(reading, kind, record, changes))
    told = [v for c in changed for value in (c.before, c.after) if isinstance(value, tuple | list) for v in value]
    return render(
        request, "spread.html", changed=changed, alike=alike(reading, kind, record, changes), target=target,
        kept=[(field, v) for field, values in typed.items() for v in values], reason=reason or "", next=onward(onto),
        actors=[one for one in told if isinstance(one, str)],
    )  # fmt: skip


def _which(
    request: Request, typed: dict[str, list[str]], unclear: list[Unclear], target: str, reason: str | None,
    onto: str | None,
) -> Response:  # fmt: skip
    """The page that asks whom a name means; it carries all that was typed."""
    open_names = {(u.field, u.name) for u in unclear}
    kept: list[tuple[str, str]] = []
    for field, values in typed.items():
        if field not in {name for fields in ACTORS.values() for name in fields}:
            kept += [(field, v) for v in values]
            continue
        names = [n.strip() for v in values for n in v.replace("\n", ";").split(";") if n.strip()]
        kept += [(field, n) for n in names if (field, n) not in open_names]
    return render(
        request, "which.html", 422, unclear=unclear, kept=kept, target=target, reason=reason or "", next=onward(onto)
    )
