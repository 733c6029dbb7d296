"""A workspace with accounts over a ledger that already holds what a hostile publisher would publish."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from communique.documents import load
from communique.ledger import Ledger
from communique.ledger.user_accounts import Accounts
from communique.reading import Reader
from communique.web import Settings, application
from tests.web.conftest import NOW
from tests.web.hostile.inputs import MARK
from tests.web.hostile.sending import Browser

PEOPLE = (("ada", "admin"), ("rev", "reviewer"), ("rea", "reader"))
SCRIPT = f"\"'></title></textarea><script>{MARK}()</script><{MARK} onload={MARK}()>"
PUBLISHED = tuple(
    (
        f"https://h.example/{n}?a=\"><{MARK}>&b='{MARK}", f"{SCRIPT} {{{{7*7}}}} #panic({MARK}) [x](javascript:{MARK}())",
        f"2022-01-{10 + n}",
        (f"President Biden spoke today with President Putin of Russia. He told {SCRIPT} that the United States will send "
        f"<b onclick={MARK}()>ten</b> aircraft to <{MARK}> by February {n}, 2022. The Presidents agreed to continue their "
        f"dialogue on the {SCRIPT} agreements. “Jan <img src=x onerror={MARK}()> Novák will come,” said Putin. "
        f"Mr {MARK}<i> said: \"We <svg onload={MARK}()> will respond.\" Would <script>{MARK}()</script> Russia agree? "
        "The parties discussed the implementation of the Minsk agreements and the security of Ukraine."),
    )
    for n in range(1, 5)
)  # fmt: skip
"""Address, title, day and text of documents whose publisher means harm."""


def published(place: Path, filled: Path, reader: Reader) -> Path:
    """A ledger at a place: what `filled` holds, hostile documents, a later version of one, a judgement, accounts."""
    shutil.copy(filled, place)
    with Ledger.open(place, reader=reader) as ledger:
        for url, title, day, text in PUBLISHED:
            ledger.add(load(text, url=url, date=day, issuer="White House", title=title), seen_at=NOW)
        url, title, day, text = PUBLISHED[0]
        later = load(text.replace("ten", "two"), url=url, date=day, issuer="White House", title=title + "!")
        key = ledger.add(later, seen_at=NOW + dt.timedelta(hours=1)).document
        record = ledger.reading(key).statements[0].id
        ledger.judge("accept", f"{key}/{record}", author="rev", made_at=NOW, reason=SCRIPT)
        for name, role in PEOPLE:
            Accounts(ledger).add(name, role, None, NOW)
            Accounts(ledger).open_session(session(name), name, NOW, NOW + dt.timedelta(days=900))
    return place


def session(name: str) -> str:
    """The mark by which a person's session is known here."""
    return name * 10


@contextmanager
def staged(place: Path, reader: Reader) -> Iterator[tuple[Ledger, Browser]]:
    """A workspace over a copy of a ledger, and the admin's browser on it. A minute goes by at every look at the clock,
    so that no limit on how often is met.
    """
    copy = place.with_name("copy.db")
    shutil.copy(place, copy)
    clock = itertools.count()
    settings = Settings(
        accounts=True, now=lambda: NOW + dt.timedelta(minutes=next(clock)), hosts=("testserver",),
        sources=str(place.with_name("sources")), archive=str(place.with_name("archive")),
    )  # fmt: skip
    with (
        Ledger.open(copy, reader=reader) as ledger,
        Browser(application(ledger, settings), session("ada")) as browser,
    ):
        yield ledger, browser
    copy.unlink()


def come_back(ledger: Ledger, browser: Browser) -> None:
    """The browser's session again, whatever an answer did to it."""
    if Accounts(ledger).by_session(browser.session, NOW) is None:
        Accounts(ledger).open_session(browser.session, browser.session[:3], NOW, NOW + dt.timedelta(days=900))


def beside(browser: Browser, name: str = "") -> Browser:
    """Another browser on the same workspace: somebody's, or nobody's."""
    return Browser(browser.app, session(name) if name else "")
