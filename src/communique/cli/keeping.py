"""`communique judge`, `reread`, `export`, `backup`, `check`: decisions, and the care of the ledger."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from communique.cli.complaint import complain
from communique.cli.correcting import parsed, print_made
from communique.cli.ledger import bring_up_to_date, console, print_json, with_ledger
from communique.errors import InputError
from communique.model.prose import short

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger
    from communique.model import Reading


def judge(
    named: str | None, verb: str, target: str, author: str, reason: str, changes: Sequence[str], form: str
) -> int:
    """Record a person's decision; `changes` are FIELD=VALUE."""

    def work(ledger: Ledger) -> int:
        made = ledger.judge(
            verb, target, author=author, reason=reason, changes=parsed(changes), made_at=dt.datetime.now(dt.UTC)
        )
        bring_up_to_date(ledger)
        print_made(made, form)
        return 0

    return with_ledger(named, work)


def write_marks(named: str | None, folder: Path) -> int:
    """Write all decisions as a bank with its texts; status 1 where there are none."""

    def work(ledger: Ledger) -> int:
        from communique.bank.reviewed import bank_of
        from communique.bank.writing import save_with_texts
        from communique.ledger.judgements.document_review import reviewed

        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise InputError(f"{folder}: is not empty; name a new folder")
        bank, texts = bank_of(reviewed(ledger))
        if not bank.readings:
            return complain("nobody has decided anything in this ledger; see communique judge", 1)
        save_with_texts(bank, texts, folder)
        readers = len({one.reader for one in bank.readings})
        sys.stdout.write(
            f"{len(bank.entries)} documents, {len(bank.readings)} readings by {readers} reviewers in {folder}; "
            f"see communique bank check --bank {folder} --texts {folder}\n"
        )
        return 0

    return with_ledger(named, work)


def reread(named: str | None, key: str | None, every: bool, form: str) -> int:
    """Read documents again with this version of the program, and tell what changed in the findings."""

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


def export_ledger(named: str | None, form: str, out: str, by: Filter) -> int:
    """Write the ledger's findings in another format, to a file or standard output."""

    def work(ledger: Ledger) -> int:
        from communique.errors import LedgerReadOnly
        from communique.export import export, formats

        if form not in formats():
            raise InputError(f"{form}: is no format; use {', '.join(formats())}")
        if out == "-":
            export(ledger, form, sys.stdout.buffer, by)
            return 0
        path, part = Path(out), Path(out + ".part")
        try:
            with part.open("wb") as handle:
                export(ledger, form, handle, by)
            part.replace(path)
        except OSError as error:
            raise LedgerReadOnly(f"{out}: cannot be written: {error.strerror or error}") from None
        finally:
            part.unlink(missing_ok=True)
        sys.stdout.write(f"{out}\n")
        return 0

    return with_ledger(named, work)


def backup(named: str | None, target: str) -> int:
    """Copy the whole ledger to a new file."""

    def work(ledger: Ledger) -> int:
        faults = ledger.backup(target)
        for fault in faults:
            complain(f"{fault} (in the ledger as in its copy)", 1)
        sys.stdout.write(f"{target}\n")
        return 1 if faults else 0

    return with_ledger(named, work)


def check(named: str | None, form: str, mend: bool = False) -> int:
    """Hold spans against texts, rows against readings, views against records; status 1 when something is wrong.

    `mend` first makes again what can be made from texts, readings and judgements, which are never touched, and says
    what it did.
    """

    def work(ledger: Ledger) -> int:
        done: list[str] = []
        if mend:
            from communique.ledger.integrity.repair import mend as made_again

            done = made_again(ledger)
            bring_up_to_date(ledger)
        faults = list(ledger.check())
        counts = ledger.counts()
        if form == "json":
            print_json({"ledger": ledger.place, "faults": faults, **({"mended": done} if mend else {}), **counts})
            return 1 if faults else 0
        for line in done:
            console().print(line, markup=False, highlight=False)
        for fault in faults:
            complain(fault, 1)
        told = ", ".join(f"{number:,} {name}" for name, number in counts.items())
        console().print(f"{told} · {'sound' if not faults else f'{len(faults):,} faults'}")
        return 1 if faults else 0

    return with_ledger(named, work)
