"""`communique reread`: documents read again with this version, and what changed in the findings."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.ledger_session import bring_up_to_date, with_ledger
from communique.cli.options import As, At, Form, Text
from communique.cli.printing.output import print_json

if TYPE_CHECKING:
    from communique.ledger import Ledger
    from communique.model import Reading


def reread(
    document: Annotated[Text, typer.Argument(help="One document's id or address (default: all).")] = None,
    every: Annotated[bool, typer.Option("--all", help="Also what this version has read already.")] = False,
    ledger: At = None,
    form: As = Form.text,
) -> None:
    """Read documents again with this version, and tell what changed in the findings."""
    raise typer.Exit(reread_documents(ledger, document, every, form.value))


def reread_documents(named: str | None, key: str | None, every: bool, form: str) -> int:
    """Read documents again with this version of the program, and tell what changed in the findings."""
    from communique.model.prose import short

    def work(ledger: Ledger) -> int:
        from communique.ledger.storage.serialization import program

        keys = [ledger.document(key).id] if key else _older(ledger, None if every else program())
        told = []
        for one in keys:
            before, after = ledger.reread(one, made_at=dt.datetime.now(dt.UTC))
            told.append({"document": one, **differences(before, after)})
        bring_up_to_date(ledger)
        if form == "json":
            print_json(told)
            return 0
        changed = [t for t in told if t["added"] or t["removed"]]
        sys.stdout.write(f"{len(told):,} read again, {len(changed):,} with other findings\n")
        for t in changed:
            sys.stdout.write(f"{t['document']}\n")
            for sign, name in (("+", "added"), ("-", "removed")):
                for kind, words in t[name]:
                    sys.stdout.write(f"  {sign} {kind}: {short(words, 120)}\n")
        return 0

    return with_ledger(named, work)


def differences(before: Reading, after: Reading) -> dict[str, list[tuple[str, str]]]:
    """The findings that one reading has and the other lacks, each as its kind and words."""
    old, new = _told(before), _told(after)
    return {"added": sorted((new - old).elements()), "removed": sorted((old - new).elements())}


def _told(reading: Reading) -> Counter[tuple[str, str]]:
    out: Counter[tuple[str, str]] = Counter()
    for s in reading.statements:
        out["statement", f"{', '.join(s.speakers)}: {reading.quote(s.content or s.cue)}"] += 1
    for a in reading.acts:
        who = f"{', '.join(a.by)} {a.kind}" + (f" → {', '.join(a.to)}" if a.to else "")
        out["act", f"{who} [{a.modality}]: {a.span.of(reading.text)}"] += 1
    for c in reading.contacts:
        out["contact", f"{c.channel} {c.status}: {', '.join(c.participants)}"] += 1
    for k in reading.commitments:
        out["commitment", f"{', '.join(k.by)} {k.kind}: {reading.quote(k.what)}"] += 1
    return out


def _older(ledger: Ledger, program: str | None) -> list[str]:
    out, at = [], 0
    while page := ledger.documents(limit=500, offset=at):
        out += [d.id for d in page if d.program != program]
        at += len(page)
    return out


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(reread)
