"""What people and accounts are called where readers see them."""

from __future__ import annotations

from collections.abc import Sequence

from communique.actors import registry
from communique.model import Account
from communique.model.prose import spelt

_WITH_ARTICLE = frozenset({"kremlin", "elysee", "élysée", "pentagon", "vatican", "white house", "state department"})


def actor_name(actor: str) -> str:
    """The name that readers know an actor by."""
    found = registry().actor(actor)
    return found.name.replace("-", " ") if found else spelt(actor)


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
        name = actor.name.replace("-", " ") if actor else "an unnamed issuer"
        article = actor is not None and actor.kind == "organisation" and (" " in name or name.lower() in _WITH_ARTICLE)
        side = actor_name(one.side) if one.side else name
        name = f"the {name}" if article and not name.lower().startswith("the ") else name
        names.append(name if len(name.split()) <= 3 else side)
    return [n if names.count(n) == 1 else f"{n} ({chr(65 + i)})" for i, n in enumerate(names)]
