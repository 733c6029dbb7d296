"""`communique brief`: the written report of some days about some actors, to a file or to standard output."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from communique.cli.complaint import complain
from communique.cli.ledger import with_ledger

if TYPE_CHECKING:
    from communique.ledger import Ledger

_ENDINGS = {".md": "md", ".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf", ".json": "json"}
_BINARY = ("docx", "pdf")


def write_brief(
    named: str | None, about: Sequence[str], days: tuple[str, str | None], today: dt.date, length: str,
    form: str | None, out: Path | None,
) -> int:  # fmt: skip
    """Write the brief; gives the exit status. The format is the one named, else that of the file's ending."""
    chosen = form or _ENDINGS.get(out.suffix.lower() if out else "", "md")
    if chosen in _BINARY and out is None and sys.stdout.isatty():
        return complain(f"{chosen} is no text for a terminal; name a file: --out brief.{chosen}", 2)

    def work(ledger: Ledger) -> int:
        from communique.actors import registry
        from communique.brief import asked, brief, render

        known = registry()
        made = brief(ledger, asked(about, *days, today, known, length), known)
        content = render(made, chosen)
        if out is None:
            sys.stdout.buffer.write(content)
            return 0
        try:
            _put(out, content)
        except OSError as error:
            return complain(f"{out}: cannot be written ({error.strerror or error})", 1)
        return 0

    return with_ledger(named, work)


def _put(out: Path, content: bytes) -> None:
    """The whole file or none of it."""
    part = out.with_name(f".{out.name}.part")
    part.write_bytes(content)
    part.replace(out)
