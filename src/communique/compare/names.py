"""What people and accounts are called where readers see them."""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors import registry
from communique.model import Account
from communique.model.prose import spelt
from communique.vocabulary import word_set

_WITH_ARTICLE = word_set("compare/data", "heads-with-article")
"""Last words of the names that bear an article in a sentence."""


_SMALL = word_set("compare/data", "small-name-words")
"""Words of a stranger's name or a body's that begin with a small letter."""
_SHORT = 3
"""Words of an issuer's name up to which a sentence has it; else it has the side's."""


def actor_name(actor: str) -> str:
    """The name that readers know an actor by."""
    found = registry().actor(actor)
    name = found.name.replace("-", " ") if found else spelt(actor)
    if not name.islower():
        return name
    return " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in name.split())


def called(accounts: Sequence[Account]) -> list[str]:
    """The accounts by their issuers; a letter besides where two share one."""
    names = [actor_name(a.issuer) if a.issuer else "No issuer named" for a in accounts]
    return [n if names.count(n) == 1 else f"{n} ({chr(65 + i)})" for i, n in enumerate(names)]


def in_sentences(accounts: Sequence[Account]) -> list[str]:
    """The accounts as they stand inside a sentence: “the White House”, “Ukraine”; short enough to be read."""
    known = registry()
    names = []
    for one in accounts:
        actor = known.actor(one.issuer) if one.issuer else None
        name = actor_name(actor.id) if actor else "an unnamed issuer"
        short = name if len(name.split()) <= _SHORT or not one.side else actor_name(one.side)
        article = short.split()[-1].lower() in _WITH_ARTICLE and not short.lower().startswith("the ")
        names.append(f"the {short}" if article else short)
    return [n if names.count(n) == 1 else f"{n} ({chr(65 + i)})" for i, n in enumerate(names)]
