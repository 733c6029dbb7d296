"""Whose name this is: an issuer or any actor, as people write it.

Takes the registry and a name (“Ministry of Foreign Affairs of the Republic of Korea”, “Jordan (Royal
Court)”, “@NATO”, “White House (NSC spokesperson)”), gives an actor id. A body of a state that has no id of
its own is the state. A name that says no such thing gets no answer, never a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from communique.actors.normalization import WORD, fold, key, slug
from communique.actors.registry.entries import Institution, Known
from communique.actors.registry.gazetteer import Gazetteer
from communique.vocabulary import word_set

_LONGEST = 400
"""Characters of a name from which on it is none."""
_HOST = word_set("actors/data", "host-prepositions")
"""Words before the place where a mission works, which is not whose it is."""
_OF_STATES = frozenset({"name", "adjective", "people"})
"""Forms of a state's name beside which a body's wording may stand; not its capital."""
_ID = re.compile(r"(?:person|org|country|region|group|unknown):")
_SOUND_ID = re.compile(r"(?:country:[A-Z]{2}|(?:person|org|region|group|unknown):[^\W_]+(?:-[^\W_]+)*)\Z")
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?(?:twitter|x|truthsocial)\.com/@?(\w+)/?\Z")


class Issuer(NamedTuple):
    """Who published: an actor id, or None for an author; `known` is False for an `unknown:` id made here."""

    actor: str | None
    known: bool = True


@dataclass(slots=True)
class _Parts:
    """What the words of a name are: states, and bodies of states; `rest` when others are left."""

    states: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    bodies: list[Institution] = field(default_factory=list)
    rest: bool = False


def issuer(registry: Gazetteer, name: str, day: str | None = None) -> Issuer:
    """Who publishes under `name`; an id or a name that the registry lacks is kept as `unknown:`.

    A blog, a newsletter is its author's.
    """
    name = name.strip()
    if name in registry.actors or (name.startswith("unknown:") and _SOUND_ID.match(name)):
        return Issuer(name)
    if not slug(name) or name.casefold() == "author":
        return Issuer(None)
    if _ID.match(name):
        return Issuer(f"unknown:{slug(name.partition(':')[2])[:_LONGEST] or 'issuer'}", known=False)
    if _authored(registry, name):
        return Issuer(None)
    found = find(registry, name, day)
    return Issuer(found) if found else Issuer(f"unknown:{slug(name[:_LONGEST])}", known=False)


def no_id(name: str) -> bool:
    """Whether a name looks like an actor's id and is written as none can be: “person:Joe Biden”."""
    return bool(_ID.match(name.strip())) and not _SOUND_ID.match(name.strip())


def _authored(registry: Gazetteer, name: str) -> bool:
    """“karlof1 (blog)”, “Ana's Substack”, which is no body's (“State Department blog”)."""
    words = {fold(word) for word in WORD.findall(name[:_LONGEST])}
    return any("author" in registry.naming.get(word, ()) for word in words) and find(registry, name) is None


def find(registry: Gazetteer, name: str, day: str | None = None) -> str | None:
    """The id of the actor that a name means; None when it means none, or several."""
    if name in registry.actors:
        return name
    if len(name) > _LONGEST or _ID.match(name):
        return None
    found = _whole(registry, name) or _by_parts(registry, name, day)
    return found or _inside(registry, name) or _titled(registry, name, day)


def _whole(registry: Gazetteer, name: str) -> str | None:
    """A name, a handle or a label that is one actor's as it stands."""
    address = _ADDRESS.match(name.strip())
    handle = f"@{address[1]}" if address else name.strip()
    if handle.startswith("@"):
        return registry.handle(handle[1:])
    words = key(name)
    for folded in (words, words.removeprefix("the "), f"the {words}"):
        found = {k.actor for k in registry.names.get(folded, ()) if k.form in ("name", "full-name")}
        if len(found) == 1:
            return found.pop()
    return registry.labels.get(words) or registry.labels.get(words.removeprefix("the "))


def _by_parts(registry: Gazetteer, name: str, day: str | None) -> str | None:
    """A state's body, in the whole of the name or in one of its parts; else a part that is a name."""
    parts = list(_split(name))
    for part in parts:  # “Chinese Embassy in the US (X post)”: a body with a name of its own
        if name.startswith(part) and (own := _whole(registry, part)) and own in registry.speaks_for:
            return own
    for part in parts:
        words = _words(registry, part)
        if words.bodies and not words.rest and (found := _body(registry, words, day)):
            return found
        if part != name and (found := _whole(registry, part)):
            return _told_closer(registry, found, parts) or found
    return None


def _told_closer(registry: Gazetteer, found: str, parts: list[str]) -> str | None:
    """“Syria (SANA)”: the body of the state that stands in the brackets."""
    if not found.startswith("country:"):
        return None
    others = (_whole(registry, part) for part in parts[2:])
    return next((o for o in others if o and o.startswith("org:") and registry.country(o) == found), None)


def _body(registry: Gazetteer, words: _Parts, day: str | None) -> str | None:
    """The id of the body of a state that the words name: its own, else the state's."""
    special = [one for one in words.bodies if one.kind != "government"] or words.bodies
    body = next((one for one in special if one.country), special[0])
    states = dict.fromkeys([*words.states, *([body.country] if body.country else [])])
    if len(states) != 1:
        return None
    state = next(iter(states))
    if body.by_holder and day:
        held = registry.holders((body.office,), state, day)
        if len(held) == 1:
            return held[0]
    return registry.bodies_of.get((body.kind, state)) or state


def own_body(registry: Gazetteer, name: str) -> tuple[str, str] | None:
    """The kind and the state of a body's name, where it says just that: “French Presidency”."""
    words = _words(registry, name)
    if words.rest or words.hosts or len(words.bodies) != 1 or len(set(words.states)) != 1:
        return None
    return words.bodies[0].kind, words.states[0]


def _words(registry: Gazetteer, name: str) -> _Parts:
    """The words of a name from left to right, the longest state or body first. What follows “in” or “to” is
    where a mission works, until an “of”.
    """
    words, found, at, abroad = [fold(word) for word in WORD.findall(name)], _Parts(), 0, False
    while at < len(words):
        abroad = (abroad or (bool(found.bodies) and words[at] in _HOST)) and words[at] != "of"
        body, state, size = _longest(registry, words, at)
        if abroad:
            found.hosts.append(words[at])
        elif state:
            found.states.append(state)
        elif body is not None:
            found.bodies.append(body)
        elif "filler" not in registry.naming.get(words[at], ()):
            found.rest = True
        at += size
    return found


def _longest(registry: Gazetteer, words: list[str], at: int) -> tuple[Institution | None, str, int]:
    """The body or the state that begins at a word, and how many words it has (1 when it is neither)."""
    reach = max(registry.longest.get(words[at], 0), registry.longest_body.get(words[at], 0))
    for size in range(min(reach, len(words) - at), 0, -1):
        folded = " ".join(words[at : at + size])
        states = {k.actor for k in registry.names.get(folded, ()) if k.form in _OF_STATES}
        states = {one for one in states if one.startswith("country:")}
        if len(states) == 1:
            return None, states.pop(), size
        if folded in registry.institutions:
            return registry.institutions[folded], "", size
    return None, "", 1


def _inside(registry: Gazetteer, name: str) -> str | None:
    """“Office of the Spokesperson, US State Department”: the longest name of a body or person inside; of a
    state only where one is named, and the other words are an office's or say nothing.
    """
    words = [fold(word) for word in WORD.findall(name)]
    found = {(k.actor, size) for k, size in _names_in(registry, words)}
    if not found or (len({a for a, _ in found}) > 1 and all(a.startswith("country:") for a, _ in found)):
        return None
    actor, size = max(found, key=lambda one: (one[0].startswith("org:"), one[1], one[0]))
    others = [w for w in words if "filler" not in registry.naming.get(w, ())]
    official = any("state" in registry.naming.get(w, ()) for w in words)
    return actor if official or actor.startswith("person:") or len(others) <= size else None


def _names_in(registry: Gazetteer, words: list[str]) -> Iterator[tuple[Known, int]]:
    """Every name inside, with how many words it has; not of where a mission works."""
    for at, word in enumerate(words):
        before = words[at - 2 : at] if at > 1 and words[at - 1] == "the" else words[at - 1 : at]
        if not _HOST & set(before):
            for size in range(min(registry.longest.get(word, 0), len(words) - at), 0, -1):
                known = registry.names.get(" ".join(words[at : at + size]), ())
                fitting = [k for k in known if k.form in ("name", "full-name", "adjective")]
                yield from ((k, size) for k in fitting)
                if fitting:
                    break


def _titled(registry: Gazetteer, name: str, day: str | None) -> str | None:
    """“President Macron”, “PM Modi (X)”: a surname behind the title that one of its bearers has on the day."""
    words = key(name.partition("(")[0]).split()
    for at in range(1, len(words)):
        bearers = {k.actor for k in registry.names.get(" ".join(words[at:]), ()) if k.form == "surname"}
        offices = {o for title in registry.titles.get(" ".join(words[:at]), ()) for o in title.offices}
        held = {p for p in bearers if any(t.office in offices for t in registry.in_office(p, day))}
        if len(held) == 1:
            return held.pop()
    return None


def _split(name: str) -> Iterator[str]:
    """`name` itself, then what stands before a bracket, slash, comma or semicolon, then what stands in it."""
    yield name
    for mark in ("(", "/", ",", ";"):
        head, found, tail = name.partition(mark)
        if found:
            yield from (part for part in (head.strip(), tail.strip(" )")) if part)
