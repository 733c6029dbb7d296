"""Judgements: a person's decision comes in from a form, is signed and kept, and can be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import RedirectResponse, Response

from communique.errors import InputError, UnknownRecord
from communique.ledger.judgements.change_anchors import Change
from communique.ledger.judgements.correction_input import ACTORS, CHOICES, WORDS, Unclear, changes_of
from communique.ledger.judgements.decision_history import decided
from communique.web.dependencies import Reviewer, TheLedger, TheSettings
from communique.web.pages.workspace.sign_in import onward
from communique.web.parameters import Field
from communique.web.rendering import render
from communique.web.text.record_panel import find

router = APIRouter()
FIELDS = sorted({name for table in (ACTORS, CHOICES, WORDS) for fields in table.values() for name in fields})
"""What a correction may name; which of them a record has, its kind says."""
LONGEST, MOST = 20_000, 200
"""Characters of one field of a correction; values that one field may have, and records that are shown one by one."""
_BESIDE = frozenset({"mention", "passage"})
"""What follows without being a record of its own: one tick is for all of it."""


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
    reason: Field = None, shown: Annotated[bool, Form()] = False, also: Annotated[list[str] | None, Form()] = None,
    next: Field = None,  # noqa: A002 - the form's own name for it
) -> Response:  # fmt: skip
    """Keep a decision; a correction that leaves open whom it means comes back with the candidates.

    One that is carried to other records is shown first, with what it changes; `shown` says that it was.
    """
    key, _, record = (target or "").partition("/")
    kept = ledger.document(key)
    changes: dict[str, Any] = {}
    carry: set[str] = set()
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
        changed = ledger.spread(f"{kept.id}/{record}", changes)
        if verb == "preview" or (not shown and any(c.how == "follows" for c in changed)):
            return _spread(request, typed, changed, target or "", reason, next)
        carry = _ticked(changed, also or [])
    ledger.judge(
        "correct" if verb == "preview" else verb, f"{kept.id}/{record}", author=viewer.name, made_at=settings.now(),
        reason=reason or "", changes=changes, carry=carry,
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
    request: Request, typed: dict[str, list[str]], changed: list[Change], target: str, reason: str | None,
    onto: str | None,
) -> Response:  # fmt: skip
    """The page that shows what a correction changes, before anything is kept."""
    told = [v for c in changed for value in (c.before, c.after) if isinstance(value, tuple | list) for v in value]
    follows = _by_record(c for c in changed if c.how == "follows" and c.kind not in _BESIDE)
    return render(
        request, "spread.html", changed=[c for c in changed if c.how == "itself"], follows=follows[:MOST],
        more=len(follows) - MOST, mentions=len({c.id for c in changed if c.kind in _BESIDE}), target=target,
        alike=_by_record(c for c in changed if c.how == "alike")[:MOST],
        kept=[(field, v) for field, values in typed.items() for v in values], reason=reason or "", next=onward(onto),
        actors=[one for one in told if isinstance(one, str)],
    )  # fmt: skip


def _ticked(changed: Sequence[Change], also: Sequence[str]) -> set[str]:
    """The records that are to be carried along: those ticked, and what one tick stands for."""
    follows = list(dict.fromkeys(c.id for c in changed if c.how == "follows" and c.kind not in _BESIDE))
    several = {"mentions": {c.id for c in changed if c.kind in _BESIDE}, "more": set(follows[MOST:])}
    return {c.id for c in changed if c.id in also}.union(*(several[name] for name in several if name in also))


def _by_record(changed: Iterable[Change]) -> list[list[Change]]:
    """The changes of each record together; whom it has as voices follows from who speaks, and is not told twice."""
    out: dict[str, list[Change]] = {}
    for one in changed:
        out.setdefault(one.id, []).append(one)
    return [[c for c in of if c.field != "voices"] or of for of in out.values()]


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
