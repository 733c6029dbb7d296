"""The ledger of a command: where it is, opened for the work, its views made anew; what an error costs."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from communique.cli.error_messages import complain
from communique.cli.printing.progress_bar import progress
from communique.errors import CommuniqueError, InputError, SearchError

if TYPE_CHECKING:
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
    from communique.ledger.views.refresh import refresh

    waiting = ledger.pending()
    if waiting:
        kinds = {"documents": "document", "contacts": "contact"} | ({"comparisons": "compared"} if comparing else {})
        with progress(sum(waiting.get(kind, 0) for kind in kinds.values())) as step:

            def tell(stage: str, many: int) -> None:
                for _ in range(many if stage in kinds else 0):
                    step(stage)

            refresh(ledger, step=tell, comparing=comparing)
