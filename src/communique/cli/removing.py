"""`communique remove`: a document out of the ledger, with all that stands on it."""

from __future__ import annotations

import datetime as dt
import sys
from typing import TYPE_CHECKING

from communique.cli.ledger import bring_up_to_date, print_json, with_ledger
from communique.model.prose import short

if TYPE_CHECKING:
    from communique.ledger import Ledger


def remove_document(named: str | None, key: str, author: str, reason: str, form: str) -> int:
    """Take one document out; the history says who did and why."""

    def work(ledger: Ledger) -> int:
        one = ledger.document(key)
        made = ledger.judge("remove", one.id, author=author, reason=reason, made_at=dt.datetime.now(dt.UTC))
        bring_up_to_date(ledger)
        if form == "json":
            print_json(made)
        else:
            sys.stdout.write(f"{made.id}: removed “{short(made.words, 100)}” with all that stood on it\n")
        return 0

    return with_ledger(named, work)
