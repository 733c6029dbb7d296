"""`communique explain`: why a text is read so, for people or as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from communique.cli.complaint import complain
from communique.cli.config import published
from communique.errors import CommuniqueError, InputError, RegistryError
from communique.model.prose import short

if TYPE_CHECKING:
    from communique.explain import Explanation, Reason
    from communique.model import Given

_WIDTH = 100


def explain_text(named: str, given: Given, words: str, form: str, strict: bool) -> int:
    """Print why a text, or the text of a file, is read so; gives the exit status (1 where something failed inside)."""
    from communique.documents import load
    from communique.explain import explain
    from communique.reading import Reader

    try:
        reader = Reader(strict=strict or None)
        if given.issuer:
            reader.issuer(given.issuer)
        source: str | bytes | Path = sys.stdin.buffer.read() if named == "-" else _file(named) or named
        document = load(source, date=given.date, title=given.title, issuer=given.issuer, url=given.url)
        told = explain(published(document), reader=reader)
    except (InputError, RegistryError) as error:
        return complain(error, 2)
    except CommuniqueError as error:
        return complain(error, 1)
    told = told.at(words)
    if form == "json":
        sys.stdout.write(json.dumps(told.to_dict(), ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write("\n".join(_lines(told)) + "\n")
    return 1 if told.failures else 0


def _file(named: str) -> Path | None:
    try:
        return Path(named) if Path(named).is_file() else None
    except (OSError, ValueError):  # a text longer than any name
        return None


def _lines(told: Explanation) -> list[str]:
    out = [line for part in (told.passages, told.findings) for one in part for line in _reason(one)]
    if told.left_out:
        out += ["Left out", ""]
        out += [line for one in told.left_out for line in _reason(one)]
    for failure in told.failures:
        out += ["Failed inside a passage", "", *failure.trace.rstrip().split("\n"), ""]
    return out[:-1] if out else ["nothing is found in this text"]


def _reason(one: Reason) -> list[str]:
    head = f"{one.what} {one.span.start}–{one.span.end}: {one.told}"
    return [head, f"    “{short(one.words, _WIDTH)}”", *(f"    · {why}" for why in one.because), ""]
