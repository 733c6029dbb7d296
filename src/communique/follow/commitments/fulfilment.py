"""Which acts tell what became of a commitment: by the wordings of data/fates.csv, and by kind."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.follow.tables import column
from communique.language.wordlist import any_of
from communique.model import Deed
from communique.model.kinds import KINDS
from communique.model.life import State
from communique.vocabulary import alternatives

_COMING_AUXILIARIES = alternatives("follow/data", "coming-auxiliaries")
_COMING = re.compile(rf"\b(?:{_COMING_AUXILIARIES}|plans?|ready|if|until)\b")
_DONE = frozenset({"sign", "aid", "concede", "retreat"})


_TALK = frozenset({"state", "note", "announce", "emphasise", "reaffirm", "inform", "welcome", "praise", "thank"})
_BLAME = frozenset(
    {"accuse", "criticise", "condemn", "express-concern", "demand", "call-for", "warn", "deny", "reject"}
)


def doers_of(deed: Deed) -> tuple[str, ...]:
    """Whose keeping or breaking a deed can tell of: his own, or that of those he speaks of."""
    if deed.act.kind in _BLAME:
        return deed.act.to or tuple(n for n in deed.names if n not in deed.act.by)
    if deed.act.kind in _TALK:
        return (*deed.act.by, *deed.act.to, *deed.names)
    return deed.act.by


def fate_of(deed: Deed) -> State | None:
    """What the act's words tell of an earlier commitment: fulfilled, broken, or nothing.

    What is still to come, or called for, tells of no fate.
    """
    plain = " ".join(deed.words.lower().replace("’", "'").split())
    if deed.act.modality != "actual" or KINDS[deed.act.kind].binding or _COMING.search(plain):
        return None
    found = _wordings().search(plain)
    if found:
        return _fates()[found.group()]
    return "reported-fulfilled" if deed.act.kind in _DONE else None


@lru_cache(maxsize=1)
def _fates() -> dict[str, State]:
    states: dict[str, State] = {"reported-fulfilled": "reported-fulfilled", "reported-broken": "reported-broken"}
    rows = zip(column("fates.csv", "wording"), column("fates.csv", "fate"), strict=True)
    return {wording: states[fate] for wording, fate in rows}


@lru_cache(maxsize=1)
def _wordings() -> re.Pattern[str]:
    return any_of(_fates())
