"""Warming up answers every page it asks, and what is written while the workspace runs finds its way into the views."""

from __future__ import annotations

import threading
import time

from communique.actors import registry
from communique.errors import LedgerLocked
from communique.ledger import Ledger
from communique.ledger.views.refresh import refresh
from communique.web import warmup
from communique.web.rendering import environment
from tests.web.conftest import NOW


def test_every_page_is_asked_and_answered_before_the_first_reader(ledger: Ledger) -> None:
    refresh(ledger)
    environment.cache_clear()
    registry.cache_clear()
    assert warmup.warm(ledger) == []
    assert {"today.html", "contact.html", "document.html"} <= set(_templates())
    assert registry.cache_info().currsize == 1


def _templates() -> list[str]:
    cache = environment().cache
    return [name for _, name in cache] if cache else []


def test_warming_leaves_the_ledger_as_it_was(ledger: Ledger) -> None:
    refresh(ledger)
    before = ledger.state(), ledger.counts()
    warmup.warm(ledger)
    assert (ledger.state(), ledger.counts()) == before


def test_the_views_follow_what_is_written_while_the_workspace_runs(ledger: Ledger) -> None:
    refresh(ledger)
    stop = threading.Event()
    thread = threading.Thread(target=warmup.keep_up, args=(ledger, stop, 0.02))
    thread.start()
    try:
        ledger.judge("reject", ledger.acts()[0].id, author="ann", made_at=NOW)
        until = time.monotonic() + 20
        while ledger.pending() and time.monotonic() < until:
            time.sleep(0.02)
        assert ledger.pending() == {}
    finally:
        stop.set()
        thread.join()


def test_a_ledger_that_is_locked_is_tried_again(ledger: Ledger, monkeypatch: object) -> None:
    refresh(ledger)
    ledger.judge("reject", ledger.acts()[0].id, author="ann", made_at=NOW)
    stop, tried = threading.Event(), []

    def locked(_: Ledger) -> None:
        tried.append("again")
        if len(tried) == 2:
            stop.set()
        raise LedgerLocked("another writes")

    monkeypatch.setattr(warmup, "refresh", locked)  # type: ignore[attr-defined]
    warmup.keep_up(ledger, stop, 0.001)
    assert tried == ["again", "again"]
