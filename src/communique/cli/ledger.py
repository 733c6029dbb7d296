"""What the ledger's commands share: where the ledger is, how an answer is printed, what an error costs."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.cli.complaint import complain
from communique.errors import CommuniqueError, InputError, SearchError
from communique.model.prose import listed, spelt

if TYPE_CHECKING:
    from rich.console import Console

    from communique.ledger import Ledger

ENVIRONMENT = "COMMUNIQUE_LEDGER"


def place(named: str | None) -> str:
    """The ledger that is named, else the one of COMMUNIQUE_LEDGER, else the user's own."""
    told = named or os.environ.get(ENVIRONMENT)
    if told:
        return told
    if sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    elif sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return str(base / "communique" / "ledger.db")


def with_ledger(named: str | None, work: Callable[[Ledger], int], create: bool = False) -> int:
    """Open the ledger, do the work, give the exit status: 2 for bad usage, 1 for what cannot be had."""
    from communique.ledger import Ledger

    try:
        with Ledger.open(place(named), create=create) as ledger:
            return work(ledger)
    except (InputError, SearchError) as error:
        return complain(error, 2)
    except CommuniqueError as error:
        return complain(error, 1)
    except KeyboardInterrupt:
        return complain("stopped; what was entered so far is kept", 130)


def bring_up_to_date(ledger: Ledger, comparing: bool = True) -> None:
    """Make anew the views that what was written bears on; a bar on standard error where it takes long.

    `comparing` False leaves out accounts side by side.
    """
    from communique.cli.progress import progress
    from communique.ledger.views.refresh import refresh

    waiting = ledger.pending()
    if waiting:
        kinds = {"documents": "document", "contacts": "contact"} | ({"comparisons": "compared"} if comparing else {})
        with progress(sum(waiting.get(kind, 0) for kind in kinds.values())) as step:

            def tell(stage: str, many: int) -> None:
                for _ in range(many if stage in kinds else 0):
                    step(stage)

            refresh(ledger, step=tell, comparing=comparing)


def console(width: int | None = None) -> Console:
    """Where answers for people are printed; into a pipe or a file lines are not wrapped."""
    from rich.console import Console

    from communique.cli.report import THEME

    return Console(theme=THEME, width=width, highlight=False, soft_wrap=not sys.stdout.isatty())


def plain(value: Any) -> Any:
    """A record as plain lists and objects; a Found keeps its id beside its fields."""
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        made = {f.name: plain(getattr(value, f.name)) for f in fields(value)}
        return {"id": value.id, **made} if type(value).__name__ == "Found" and hasattr(value, "id") else made
    return value


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json.dumps(plain(value), ensure_ascii=False, indent=1) + "\n")


class Names:
    """Actors by name: the ledger's, else the words of the id."""

    def __init__(self, ledger: Ledger, ids: Iterable[str]) -> None:
        self._names = ledger.names([i for i in ids if i])

    def one(self, actor: str | None) -> str:
        """The name of one actor."""
        if not actor:
            return "—"
        return "the author" if actor == "author" else self._names.get(actor) or spelt(actor)

    def all(self, actors: Iterable[str]) -> str:
        """Several names: “A, B and C”."""
        return listed([self.one(a) for a in actors])
