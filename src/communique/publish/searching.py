"""The index that a published site's search loads: small, sorted, the same for the same site.

One entry a record: its path, kind, day, line, and the words it is found by. `static/search.js` ranks them.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable

from communique.model.prose import short
from communique.publish import paths
from communique.publish.scope import Scope

Named = Callable[[str | None], str]
LONGEST = 160
"""Characters of a line."""


def index(of: Scope, named: Named) -> bytes:
    """The index as JSON: a list of [path, kind, day, line, words]."""
    rows = [*_contacts(of, named), *_lives(of, named), *_actors(of, named), *_documents(of, named)]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _contacts(of: Scope, named: Named) -> Iterable[list[str]]:
    for c in of.contacts:
        who = " and ".join(named(p) for p in c.participants) or "Parties not named"
        told = " ".join(named(s) for s in c.sides)
        words = _words(f"{c.channel} {c.status} {who} {told} {c.place or ''} {c.start or ''} {_month(c.start)}")
        yield [paths.page("contacts", c.id), c.channel, str(c.start or ""), short(who, LONGEST), words]


def _lives(of: Scope, named: Named) -> Iterable[list[str]]:
    for x in of.lives:
        who = ", ".join(named(d.actor) for d in x.debtors)
        words = _words(f"commitment {x.state} {who} {' '.join(map(named, x.creditors))} {x.what} {' '.join(x.topics)}")
        yield [paths.page("commitments", x.id), "commitment", x.since, short(f"{who}: {x.what}", LONGEST), words]


def _actors(of: Scope, named: Named) -> Iterable[list[str]]:
    for actor, _ in of.actors:
        yield [paths.page("actors", actor), actor.partition(":")[0], "", named(actor), _words(named(actor))]


def _documents(of: Scope, named: Named) -> Iterable[list[str]]:
    for d in of.documents:
        line, who = d.title or d.address, named(d.issuer) if d.issuer else ""
        words = _words(f"{line} {who} {d.date or ''} {_month(d.date)}")
        yield [paths.page("documents", d.id), "document", str(d.date or ""), short(line, LONGEST), words]


def _month(day: object) -> str:
    return f"{day:%B %Y}" if day else ""


def _words(told: str) -> str:
    """Words as they are searched: small letters without accents, each once."""
    plain = unicodedata.normalize("NFKD", told.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(dict.fromkeys(kept.split()))
