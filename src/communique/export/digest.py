"""The daily digest: what came in since a moment, as one mail (RFC 5322) of plain text and HTML.

`gathered` looks into the ledger, `mail` writes; nothing is sent. Every line has the words it stands on and the address
at which they stand in the workspace. The same ledger, moment and names give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING

from communique.actors import Registry
from communique.export import addresses
from communique.ledger.search import saved_searches
from communique.ledger.views import feeds
from communique.model import Life, Revision
from communique.model.prose import listed, short

if TYPE_CHECKING:
    from communique.ledger import Ledger

MOST = 40
"""Lines of one part; the rest is counted."""
_PAGE = 100
_PARTS = (("contacts", "Contacts"), ("commitments", "Commitments"), ("revisions", "Texts changed in substance"))


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that came in: what it is, the words it stands on, where they stand (a path of the workspace)."""

    what: str
    words: str
    path: str


@dataclass(frozen=True, slots=True)
class Part:
    """What came in of one kind, or of one saved search; `more` lines are left out."""

    title: str
    path: str
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Digest:
    """What came in from `since` to `until`."""

    since: dt.datetime
    until: dt.datetime
    parts: tuple[Part, ...]


def gathered(ledger: Ledger, registry: Registry, since: dt.datetime, until: dt.datetime) -> Digest:
    """The saved searches' new hits, then what is new of every kind; parts without any are left out."""
    parts = [_search(ledger, one, since) for one in saved_searches.every(ledger)]
    today = until.date().isoformat()
    for kind, title in _PARTS:
        entries = list(_since(ledger, registry, kind, since, today))
        names = ledger.names([a for one in entries for a in _actors(one)])

        def called(actor: str, names: dict[str, str] = names) -> str:
            return names.get(actor) or (found.name if (found := registry.actor(actor)) else actor)

        lines = tuple(_LINE[kind](one, called) for one in entries[:MOST])
        parts.append(Part(title, f"/{kind}" if kind != "revisions" else "/", lines, max(0, len(entries) - MOST)))
    return Digest(since, until, tuple(part for part in parts if part.lines))


def mail(told: Digest, base: str, sender: str, to: tuple[str, ...]) -> bytes:
    """The digest as a mail; `base` is where the workspace stands (“https://desk.example”)."""
    made = EmailMessage(policy=SMTP)
    many = sum(len(part.lines) + part.more for part in told.parts)
    day = f"{told.until.day} {told.until:%B %Y}"
    made["Subject"] = f"Communiqué, {day}: {many:,} new" if many else f"Communiqué, {day}: nothing new"
    made["From"] = sender
    made["To"] = ", ".join(to) or sender
    made["Date"] = format_datetime(told.until)
    text, page = _text(told, base), _html(told, base)
    mark = hashlib.sha256(f"{told.until.isoformat()}{page}".encode("utf-8", "replace")).hexdigest()[:32]
    made["Message-ID"] = f"<{mark}@communique.internal>"
    made.set_content(text.encode("utf-8", "replace").decode())
    made.add_alternative(page.encode("utf-8", "replace").decode(), subtype="html")
    made.set_boundary(f"part-{mark}")
    return made.as_bytes()


def _since(ledger: Ledger, registry: Registry, kind: str, since: dt.datetime, today: str) -> Iterator[feeds.Entry]:
    cursor: str | None = None
    while True:
        page = feeds.feed(ledger, kind, registry, today, cursor, _PAGE)
        for one in page.entries:
            if one.at < since:
                return
            yield one
        cursor = page.cursor
        if cursor is None:
            return


def _search(ledger: Ledger, one: saved_searches.Saved, since: dt.datetime) -> Part:
    found = saved_searches.newest(ledger, one.asked, saved_searches.LOOKED, since)
    lines = tuple(
        Line(short(hit.found.called, 120), short(hit.found.words, 300),
             addresses.of_hit(hit))
        for _, hit in found[:MOST]
    )  # fmt: skip
    return Part(f"“{one.name}”", addresses.search(one.asked), lines, max(0, len(found) - MOST))


Called = Callable[[str], str]


def _contact(one: feeds.Entry, called: Called) -> Line:
    told = one.record
    who = listed([called(a) for a in told.participants]) or "Parties not named"
    day = told.start.isoformat() if told.start else "no day"
    words = one.accounts[0].words if one.accounts else ""
    return Line(f"{who}: {told.channel} {told.status}, {day}", short(words, 300), f"/contacts/{one.id}")


def _commitment(one: feeds.Entry, called: Called) -> Line:
    told: Life = one.record
    who = listed([called(d.actor) for d in told.debtors])
    onto = f" → {listed([called(a) for a in told.creditors])}" if told.creditors else ""
    return Line(
        f"{who}{onto}: {short(told.what, 140)}", short(told.steps[0].words, 300), f"/commitments/{one.id}"
    )  # fmt: skip


def _revision(one: feeds.Entry, _called: Called) -> Line:
    told: Revision = one.record
    document, _, number = one.id.partition("/")
    edits = "; ".join(f"“{short(e.old, 80)}” → “{short(e.new, 80)}”" for e in told.substantive[:3])
    return Line(
        f"{short(one.title or document, 120)}: version {number}", edits, f"/documents/{document}/revisions/{number}"
    )


_LINE: dict[str, Callable[[feeds.Entry, Called], Line]] = {
    "contacts": _contact, "commitments": _commitment, "revisions": _revision
}  # fmt: skip


def _actors(one: feeds.Entry) -> list[str]:
    if isinstance(one.record, Life):
        return [*(d.actor for d in one.record.debtors), *one.record.creditors]
    return [] if isinstance(one.record, Revision) else list(one.record.participants)


def _span(told: Digest) -> str:
    return f"What came in from {told.since:%Y-%m-%d %H:%M} to {told.until:%Y-%m-%d %H:%M} UTC."


def _text(told: Digest, base: str) -> str:
    out = [_span(told), ""]
    for part in told.parts:
        out += [part.title.upper(), base + part.path, ""]
        for line in part.lines:
            out += [f"- {line.what}", *([f"  “{line.words}”"] if line.words else []), f"  {base}{line.path}", ""]
        out += [f"… and {part.more:,} more", ""] if part.more else []
    return "\n".join(out if told.parts else [*out, "Nothing new."])


def _html(told: Digest, base: str) -> str:
    parts = []
    for part in told.parts:
        lines = "".join(
            f'<li><a href="{escape(base + line.path)}">{escape(line.what)}</a>'
            + (f"<br><q>{escape(line.words)}</q>" if line.words else "") + "</li>"
            for line in part.lines
        )  # fmt: skip
        more = f"<p>… and {part.more:,} more</p>" if part.more else ""
        parts.append(f'<h2><a href="{escape(base + part.path)}">{escape(part.title)}</a></h2><ul>{lines}</ul>{more}')
    inside = "".join(parts) or "<p>Nothing new.</p>"
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Communiqué</title>'
    return f"{head}<p>{_span(told)}</p>{inside}</html>"
