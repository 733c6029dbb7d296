"""Whom a document's title names as taking part: “Telephone conversation with President of Uzbekistan N. N.”.

Takes the title, the registry, the day and the country in whose name the text speaks; gives persons. A
title that tells of no contact gives none.
"""

from __future__ import annotations

import re

from communique.actors import Registry, scan
from communique.actors.linking.named_mentions import named_mentions

_CONTACT = re.compile(r"\b(?:meeting|meets?|met|talks?|conversation|call|spoke|negotiations|received?s?)\b", re.I)
_WITH = re.compile(r"\b(?:with|receives?d?)\b")


def title_parties(title: str, registry: Registry, day: str | None, home: str) -> tuple[str, ...]:
    """The persons whom a title names behind “with” and whom the registry knows, in order."""
    where = _WITH.search(title) if _CONTACT.search(title) else None
    if where is None:
        return ()
    found, _ = named_mentions(scan(title, registry), registry, day, lambda _: home, (), lambda _: "")
    people = [m.actors[0] for m in found if m.span.start >= where.end() and len(m.actors) == 1]
    return tuple(dict.fromkeys(p for p in people if p.startswith("person:")))
