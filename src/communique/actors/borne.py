"""Who bears an office that the registry has no kind for: “the Deputy Head of the Office of the President”.

Takes the office's words, where they stand and the mentions made so far; gives the person who was named with
those very words before them, or who holds an office of that title on the day.
"""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.fold import key
from communique.actors.registry import Registry
from communique.model import Mention
from communique.model.ids import SOMEBODY

_FEWEST = 3
"""Words that tell an office by themselves: “the Deputy Head of …”, not “the deputy”."""


def bearer(
    wording: str, text: str, start: int, made: Iterable[Mention], registry: Registry, day: str | None
) -> str | None:
    """The one whom the office's words before `start` meant last; None where nobody is known to bear it."""
    words = key(wording)
    if len(words.split()) < _FEWEST:
        return None
    before = (m for m in made if m.span.end <= start and m.kind in ("name", "office") and len(m.actors) == 1)
    for mention in sorted(before, key=lambda m: m.span, reverse=True):
        actor = mention.actors[0]
        if not actor.startswith(SOMEBODY):
            continue
        if words in key(mention.span.of(text)) or any(key(t.title) == words for t in registry.in_office(actor, day)):
            return actor
    return None
