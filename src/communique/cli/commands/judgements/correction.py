"""`communique judge correct`: a finding with other values, what it carries to, and the same shown before it is kept."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from communique.cli.ledger_session import bring_up_to_date, with_ledger
from communique.cli.printing.output import console, print_json
from communique.errors import InputError

if TYPE_CHECKING:
    from communique.cli.printing.actor_names import Names
    from communique.ledger import Judgement, Ledger
    from communique.ledger.judgements.change_anchors import Change


_HOW = {
    "itself": "Changed",
    "follows": "Carried to what stands on the same words",
    "alike": "Left as it is, though alike",
}


def preview_correction(named: str | None, target: str, changes: Sequence[str], form: str) -> int:
    """What a correction would change; nothing is kept."""

    def work(ledger: Ledger) -> int:
        found = ledger.spread(target, parsed(changes))
        if form == "json":
            print_json(found)
        else:
            _print(ledger, found)
        return 0

    return with_ledger(named, work)


def keep_correction(
    named: str | None, target: str, author: str, reason: str, changes: Sequence[str], only: bool, form: str
) -> int:
    """Keep a correction: carried along unless `only`; one decision, undone as one."""

    def work(ledger: Ledger) -> int:
        made = ledger.judge(
            "correct", target, author=author, reason=reason, changes=parsed(changes), carry=not only,
            made_at=dt.datetime.now(dt.UTC),
        )  # fmt: skip
        bring_up_to_date(ledger)
        print_judgement(made, form)
        return 0

    return with_ledger(named, work)


def print_judgement(made: Judgement, form: str) -> None:
    """A decision that was kept, how far it was carried, and how it is taken back."""
    from communique.model.prose import short

    if form == "json":
        print_json(made)
        return
    carried = f", carried to {made.carried:,} more on the same words" if made.carried else ""
    sys.stdout.write(
        f"{made.id}: {made.verb} “{short(made.words, 100)}”{carried}; undo with communique judge undo {made.id}\n"
    )


def parsed(changes: Sequence[str]) -> dict[str, Any]:
    """FIELD=VALUE as fields: JSON where the value is JSON, actors by commas, else the words."""
    out: dict[str, Any] = {}
    for change in changes:
        name, sign, value = change.partition("=")
        if not sign:
            raise InputError(f"{change}: is no change; write FIELD=VALUE, as in speakers=person:joe-biden")
        try:
            out[name] = json.loads(value)
        except ValueError:
            several = name in ("speakers", "addressees", "voices", "by", "to", "participants", "topics")
            out[name] = [v.strip() for v in value.split(",") if v.strip()] if several else value
    return out


def _print(ledger: Ledger, found: Sequence[Change]) -> None:
    from rich.text import Text

    from communique.cli.printing.actor_names import Names
    from communique.model.prose import short

    shown = [c for c in found if c.field != "voices" or c.kind == "passage"]
    actors = [a for c in shown for value in (c.before, c.after) if isinstance(value, tuple | list) for a in value]
    names = Names(ledger, [a for a in actors if isinstance(a, str)])
    for how, title in _HOW.items():
        mine = [c for c in shown if c.how == how]
        if not mine:
            continue
        console().print(Text(f"{title}: {len({(c.kind, c.id) for c in mine}):,}", style="head"))
        for one in mine:
            before, after = (_value(names, v) for v in (one.before, one.after))
            line = Text.assemble((f"  {one.kind} ", "quiet"), f"“{short(one.words, 90)}” {one.field}: ")
            console().print(line.append(f"{before} → {after}", "who"))
    console().print(Text("Nothing has been kept.", style="quiet"))


def _value(names: Names, value: Any) -> str:
    if isinstance(value, tuple | list):
        return names.all([v for v in value if isinstance(v, str)]) or "other words"
    return names.one(value) if isinstance(value, str) and ":" in value else str(value or "none")
