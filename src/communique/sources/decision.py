"""What is new, changed, gone or unchanged: decided from what is known and what came, nothing else.

`due` turns what a source lists and what is known into the pages to ask for; `decide` turns one
answer into an intent, which the archive's writer carries out. Both are pure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit

from communique.sources.lists.entry import Entry
from communique.sources.schedule import failed_again, page_again

What = Literal["new", "changed", "unchanged", "gone", "back", "absent", "failed"]
Outcome = Literal["text", "same", "missing", "error"]
MEMBER = "#"
"""What stands between the address of an archive and the name of a document in it; no address of a list has it."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of an address. `text` is the fingerprint of its latest version; times are in UTC.

    `gone` is when it was first found missing; `failures` counts tries in vain since the last answer;
    `again` is when to look next, None when it is not looked at any more.
    """

    address: str
    source: str
    first: dt.datetime
    seen: dt.datetime
    changed: dt.datetime
    text: str
    raw: str
    etag: str | None = None
    modified: str | None = None
    hint: str = ""
    gone: dt.datetime | None = None
    failures: int = 0
    again: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """What came of asking: a text with its fingerprint, the same as before (304), nothing there, or an error.

    `address` is where the answer came from, after redirects; `wait` is what the server asks for in seconds.
    """

    asked: str
    outcome: Outcome
    now: dt.datetime
    address: str = ""
    text: str = ""
    raw: str = ""
    etag: str | None = None
    modified: str | None = None
    hint: str = ""
    wait: float | None = None


@dataclass(frozen=True, slots=True)
class Intent:
    """What to record: the finding, and the page as it is known from now on (None: nothing is kept of it)."""

    what: What
    page: Page | None
    version: bool = False
    """Whether the text is to be stored as a version."""


@dataclass(frozen=True, slots=True)
class Due:
    """A page to ask for, and why."""

    address: str
    why: Literal["new", "listed as changed", "again"]
    hint: str = ""


def due(entries: Sequence[Entry], known: Mapping[str, Page], now: dt.datetime, most: int) -> list[Due]:
    """The pages of a source to ask for: at most `most` new ones in the order of the list, then those that the
    list says have changed, then those whose time has come, the longest overdue first.
    """
    listed = {entry.address: entry for entry in reversed(entries)}
    fresh = [Due(e.address, "new", e.hint) for e in dict.fromkeys(entries) if e.address not in known]
    fresh = list({one.address: one for one in reversed(fresh)}.values())[::-1][:most]
    hinted, later = [], []
    for address, page in sorted(known.items()):
        entry = listed.get(address)
        hint = entry.hint if entry else page.hint
        if page.failures and page.again and page.again > now:
            continue
        if hint != page.hint:
            hinted.append(Due(address, "listed as changed", hint))
        elif page.again is not None and page.again <= now:
            later.append((page.again, Due(address, "again", hint)))
    return [*fresh, *hinted, *(one for _, one in sorted(later, key=lambda one: (one[0], one[1].address)))]


def decide(page: Page | None, came: Came, source: str, recheck: dt.timedelta) -> Intent:
    """The finding for one answer. A page once known is never forgotten; an error is never taken for a change.
    A document of an archive is never asked for by itself: it comes with its archive.
    """
    intent = _decided(page, came, source, recheck)
    if intent.page is None or MEMBER not in came.asked:
        return intent
    return replace(intent, page=replace(intent.page, again=None))


def _decided(page: Page | None, came: Came, source: str, recheck: dt.timedelta) -> Intent:
    if came.outcome == "error":
        return _failed(page, came)
    if came.outcome == "missing" or (came.outcome == "text" and page and _sent_home(came)):
        return _missing(page, came, recheck)
    if page is None:
        return _first(came, source, recheck) if came.outcome == "text" else Intent("absent", None)
    same = came.outcome == "same" or came.text == page.text
    what: What = "back" if page.gone else "unchanged" if same else "changed"
    changed = page.changed if same and not page.gone else came.now
    told = came.outcome == "text"
    after = replace(
        page, seen=came.now, changed=changed, gone=None, failures=0, hint=came.hint or page.hint,
        text=page.text if same else came.text, raw=page.raw if same else came.raw,
        etag=came.etag if told else came.etag or page.etag,
        modified=came.modified if told else came.modified or page.modified,
        again=page_again(changed, came.now, recheck),
    )  # fmt: skip
    return Intent(what, after, version=not same)


def _first(came: Came, source: str, recheck: dt.timedelta) -> Intent:
    again = page_again(came.now, came.now, recheck)
    page = Page(
        came.asked, source, came.now, came.now, came.now, came.text, came.raw, came.etag, came.modified, came.hint,
        again=again,
    )  # fmt: skip
    return Intent("new", page, version=True)


def _missing(page: Page | None, came: Came, recheck: dt.timedelta) -> Intent:
    if page is None:
        return Intent("absent", None)
    gone = page.gone or came.now
    after = replace(
        page, seen=came.now, gone=gone, failures=0, etag=None, modified=None, hint=came.hint or page.hint,
        again=page_again(gone, came.now, recheck, gone=True),
    )  # fmt: skip
    return Intent("unchanged" if page.gone else "gone", after)


def _failed(page: Page | None, came: Came) -> Intent:
    if page is None:
        return Intent("failed", None)
    failures = page.failures + 1
    return Intent("failed", replace(page, failures=failures, again=failed_again(failures, came.now, came.wait)))


def _sent_home(came: Came) -> bool:
    """Whether a page's address now leads to the front of a site: so many sites take pages down."""
    asked, got = urlsplit(came.asked), urlsplit(came.address or came.asked)
    deep = asked.path.strip("/").count("/") >= 1 or len(asked.path) > 12
    return deep and asked != got and not got.query and got.path.strip("/") in ("", "en", "index.html", "home", "404")
