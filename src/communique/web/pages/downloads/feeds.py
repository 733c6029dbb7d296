"""Feeds of what is new in the ledger: contacts, commitments, revisions, each entry with the words it stands on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from html import escape
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Header, Query, Request
from starlette.responses import Response

from communique.actors import registry
from communique.export import addresses
from communique.ledger import Ledger
from communique.ledger.views import feeds
from communique.model import Life, Revision
from communique.model.prose import short
from communique.web import atom
from communique.web.actor_names import Names
from communique.web.dependencies import TheLedger, TheSettings
from communique.web.parameters import Words
from communique.web.rendering import base_of, day, days
from communique.web.result_cache import has, while_it_holds

router = APIRouter()
Kind = Literal["contacts", "commitments", "revisions"]
Limit = Annotated[int, Query(ge=1, le=200)]
Held = Annotated[str | None, Header(alias="If-None-Match")]
EDITS = 12
"""Edits that an entry shows of a revision; the page has all."""
_ABOUT = {
    "contacts": ("Contacts", "Calls, meetings and visits that documents tell of, the newest in the ledger first.",
                 "/contacts"),
    "commitments": ("Commitments", "What actors are told to have undertaken, the newest in the ledger first.",
                    "/commitments"),
    "revisions": ("Revisions", "Texts that were changed in substance after publication, the newest first.", "/"),
}  # fmt: skip


@router.get("/feeds/{kind}.atom")
def feed(
    request: Request, ledger: TheLedger, settings: TheSettings, kind: Kind, after: Words = None, limit: Limit = 50,
    held: Held = None,
) -> Response:  # fmt: skip
    """The newest of a kind; `after` is the place at which the page before ended. 304 for a reader who has it."""
    base, today = base_of(request), settings.now().date().isoformat()
    key = ("feed", base, kind, after, limit, today)
    body, tag = while_it_holds(ledger, key, lambda: _made(ledger, base, kind, after, limit, today))
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    if has(held, tag):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=f"{atom.MEDIA_TYPE}; charset=utf-8")


def _made(ledger: Ledger, base: str, kind: Kind, after: str | None, limit: int, today: str) -> tuple[bytes, str]:
    found = feeds.feed(ledger, kind, registry(), today, after, limit)
    names = Names(ledger, [a for one in found.entries for a in _actors(one)])
    title, subtitle, page = _ABOUT[kind]
    start = f"{base}/feeds/{kind}.atom"

    def at(place: str | None) -> str:
        told = {**({"after": place} if place else {}), **({"limit": limit} if limit != 50 else {})}
        return f"{start}?{urlencode(told)}" if told else start

    links = [("self", at(after)), ("alternate", base + page), ("first", at(None))]
    links += [("next", at(found.cursor))] if found.cursor else []
    entries = tuple(_ENTRY[kind](base, one, names) for one in found.entries)
    body = atom.written(atom.Feed(f"feeds/{kind}", f"{title} · Communiqué", subtitle, tuple(links), entries))
    return body, f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _actors(one: feeds.Entry) -> list[str]:
    if isinstance(one.record, Life):
        side = one.record.steps[0].publication.side
        return [*(d.actor for d in one.record.debtors), *one.record.creditors, side or ""]
    if isinstance(one.record, Revision):
        return []
    return [*one.record.participants, *one.record.sides, *(a.issuer for a in one.accounts if a.issuer)]


def _contact(base: str, one: feeds.Entry, names: Names) -> atom.Entry:
    told = one.record
    facts = f"{told.channel.replace('-', ' ')} {told.status.replace('-', ' ')}, {days(told.start, told.end)}"
    quoted = "".join(
        _quoted(a.words, names(a.issuer) if a.issuer else "", base + addresses.record(a.document, a.record.id))
        for a in one.accounts
    )
    who = names.all(told.participants) or "Parties not named"
    return atom.Entry(
        f"contacts/{one.id}", f"{who}: {facts}", one.at, f"{base}/contacts/{one.id}",
        f"<p>{escape(facts)}</p>{quoted}", tuple(names(side) for side in told.sides), (told.channel, told.status),
    )  # fmt: skip


def _commitment(base: str, one: feeds.Entry, names: Names) -> atom.Entry:
    told: Life = one.record
    first, onto = told.steps[0], f" → {names.all(told.creditors)}" if told.creditors else ""
    side = first.publication.side
    who = names.all([d.actor for d in told.debtors])
    said = f"<p>{escape(told.state.replace('-', ' '))}, first told {escape(day(told.since))}</p>"
    source = base + addresses.record(first.publication.document, first.record)
    return atom.Entry(
        f"commitments/{one.id}", f"{who}{onto}: {short(told.what, 140)}", one.at, f"{base}/commitments/{one.id}",
        said + _quoted(first.words, names(side) if side else "", source), (who,), (told.kind, told.state, *told.topics),
    )  # fmt: skip


def _revision(base: str, one: feeds.Entry, _names: Names) -> atom.Entry:
    told: Revision = one.record
    document, _, number = one.id.partition("/")
    lines = "".join(
        f"<li>{escape(e.kind)}: “{escape(short(e.old, 300))}” → “{escape(short(e.new, 300))}”. {escape(e.because)}</li>"
        for e in told.substantive[:EDITS]
    )
    title = f"{short(one.title or document, 140)}: version {number}"
    return atom.Entry(
        f"revisions/{one.id}", title, one.at, f"{base}/documents/{document}/revisions/{number}", f"<ul>{lines}</ul>",
        about=tuple(dict.fromkeys(e.kind for e in told.substantive)),
    )  # fmt: skip


def _quoted(words: str, who: str, address: str) -> str:
    source = f'<p><a href="{escape(address)}">{escape(who or "source")}</a></p>'
    return f'<blockquote cite="{escape(address)}">{escape(short(words, 600))}</blockquote>{source}'


_ENTRY: dict[str, Callable[[str, feeds.Entry, Names], atom.Entry]] = {
    "contacts": _contact, "commitments": _commitment, "revisions": _revision
}  # fmt: skip
