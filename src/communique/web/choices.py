"""What readers choose by: actors by name, lists for the fields of forms."""

from __future__ import annotations

from typing import get_args

from communique.actors import registry
from communique.errors import InputError
from communique.ledger import Ledger
from communique.model.contact import Channel, Status
from communique.web.actor_names import Names

CHANNELS: tuple[str, ...] = get_args(Channel)
STATUSES: tuple[str, ...] = get_args(Status)
_OFFERED = 6
"""Bearers of a surname that are named."""


def actor_named(ledger: Ledger, words: str | None) -> str | None:
    """The id of the actor that these words name: an id, a name of the registry, else a part of a name.

    Of several actors the one that most documents mention, but a surname that several of them bear offers them. Raises
    InputError where there is none, or several.
    """
    if not words:
        return None
    found = registry().find(words)
    if found:
        return found
    if ":" in words and ledger.names([words]):
        return words
    bearing = registry().bearers(words)
    if bearing:
        mentioned = ledger.names(bearing)
        if len(mentioned) > 1:
            offered = "; ".join(f"{name} ({one})" for one, name in sorted(mentioned.items())[:_OFFERED])
            raise InputError(f"“{words}”: {len(mentioned)} in the ledger bear that name: {offered}; name one in full")
        return registry().identified(next(iter(mentioned)) if mentioned else words)
    known = ledger.actors(words, 1)
    if not known:
        raise InputError(f"“{words}”: neither the ledger nor the registry knows an actor of that name")
    return known[0].id


def shown(ledger: Ledger, actor: str | None) -> str:
    """What stands in a field for a chosen actor: its name, if that leads back to it, else its id."""
    if not actor:
        return ""
    name = Names(ledger, [actor])(actor)
    return name if registry().find(name) == actor else actor


def one_of(what: str, told: str | None, options: tuple[str, ...]) -> str | None:
    """One of the options, or None. Raises InputError for anything else."""
    if told and told not in options:
        raise InputError(f"{what} “{told}” is none of {', '.join(options)}")
    return told or None
