"""Who is source and who is target of an event, as event codebooks have it.

Takes an act with the mentions and contacts of its reading, gives pairs of actors: a joint act is one event a
direction, an act of several towards several one event a pair (CAMEO 1.1b3, “compound actors”, “reciprocal events”).
Where the reading names no addressee, the target is whom the act's own words name, and only where they name one side;
else the other party of the contact that its passage tells of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique.actors import Registry
from communique.model import Act, Contact, Reading
from communique.model.span import Span

JOINT = frozenset({"discuss", "agree", "accept", "sign", "cooperate", "plan"})
"""Kinds that several do with one another."""
MOST = 8
"""Sides of a joint act of which each pair is an event; of more, each is a source without a target."""
_BOTH_WAYS = {"040": "040", "041": "041", "042": "043", "043": "042", "046": "046"}
"""Codes of meetings, and the code of the same meeting seen from the other side."""
_NAMED = frozenset({"support", "aid", "cooperate", "promise", "offer", "threaten", "sanction", "suspend", "attack",
                    "mobilise", "invite", "discuss", "recognise", "thank", "congratulate", "wish"})  # fmt: skip
"""Kinds whose object names the target; that of “condemned the attack on X” does not."""
_MENTIONS = frozenset({"name", "office", "metonym", "group"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A direction of an act. `basis` of the target: stated, joint, named, contact, or None where there is none."""

    source: str | None
    target: str | None
    cameo: str | None
    basis: str | None
    mirrored: bool = False


def pairs(act: Act, reading: Reading, registry: Registry) -> list[Pair]:
    """The directions of an act, in the order of its parties."""
    if act.to:
        return _directed(act, act.to, "stated", registry)
    sides = _by_side(act.by, registry)
    if act.kind in JOINT and 1 < len(sides) <= MOST:
        return [
            Pair(a, b, act.cameo, "joint", mirrored=at > other)
            for at, a in enumerate(act.by)
            for other, b in enumerate(act.by)
            if a != b and side(a, registry) != side(b, registry)
        ]
    if act.kind in JOINT and len(sides) > MOST:
        return [Pair(a, None, act.cameo, None) for a in act.by]
    if named := _named(act, reading, registry):
        return _directed(act, named, "named", registry)
    if met := _met(act, reading, registry):
        return _directed(act, met, "contact", registry)
    return [Pair(a, None, act.cameo, None) for a in act.by or (None,)]


def side(actor: str, registry: Registry) -> str:
    """The country that an actor is or serves, else the actor."""
    return registry.country(actor) or actor


def contact_of(act: Act, reading: Reading, registry: Registry) -> Contact | None:
    """The one contact held that the act's passage tells of and whose parties, or their sides, do the act."""
    told = [c for c in reading.contacts if c.status == "held" and act.passage in c.passages]
    mine = [c for c in told if act.by and _sides(act.by, registry) <= _sides(c.participants, registry)]
    return mine[0] if len(mine) == 1 else None


def _directed(act: Act, to: Iterable[str], basis: str, registry: Registry) -> list[Pair]:
    by: tuple[str | None, ...] = act.by or (None,)
    out = [Pair(a, b, act.cameo, basis) for a in by for b in to if a != b]
    back = _BOTH_WAYS.get(act.cameo or "") if act.kind == "discuss" else None
    if back:
        out += [Pair(p.target, p.source, back, basis, mirrored=True) for p in out if p.source]
    return out


def _named(act: Act, reading: Reading, registry: Registry) -> tuple[str, ...]:
    """Whom the words under an act's object name, if they name one side that is not the doer's."""
    if act.kind not in _NAMED:
        return ()
    mine = _sides(act.by, registry)
    found = dict.fromkeys(
        actor
        for mention in reading.mentions
        if mention.kind in _MENTIONS and any(_within(mention.span, part) for part in act.object)
        for actor in mention.actors
        if side(actor, registry) not in mine and not actor.startswith("unknown:")
    )
    return tuple(found) if len(_sides(found, registry)) == 1 else ()


def _met(act: Act, reading: Reading, registry: Registry) -> tuple[str, ...]:
    """The other parties of the contact, for what is said or undertaken in it."""
    contact = contact_of(act, reading, registry) if act.kind in JOINT else None
    mine = _sides(act.by, registry)
    return tuple(p for p in contact.participants if side(p, registry) not in mine) if contact else ()


def _sides(actors: Iterable[str], registry: Registry) -> set[str]:
    return {side(one, registry) for one in actors}


def _by_side(actors: Iterable[str], registry: Registry) -> list[str]:
    return list(dict.fromkeys(side(one, registry) for one in actors))


def _within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
