"""Who signs a joint statement whose heading names nobody: those who met, as its heading and first sentence tell.

“JOINT COMMUNIQUÉ … At the invitation of the Minister of A, the Minister of B …”, “Session of the A–B Commission”,
“Meeting between A and B”, “The A delegation was led by …”. Gives states and bodies in the order of their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.actors import Registry, scan
from communique.actors.mentions.gazetteer_matching import Hit
from communique.model import Span
from communique.passages.author import sentences
from communique.vocabulary import alternatives

_SIDE_NOUNS = alternatives("passages/data", "side-nouns")
_FIRST = 2
"""Sentences that tell who met."""
_OFFICE = re.compile(
    r"\b(?:ministers?|secretar(?:y|ies)|presidents?|premiers?|chancellors?|kings?|emirs?|sultans?|heads?"
    r"|leaders?|chiefs?|"
    r"commissioners?|governments?|delegations?|representatives?)\b[^;:.]{0,80}?\b(?:of|for|from)\s+(?:the\s+)?\Z",
    re.I,
)
"""What stands before the state whose office or delegation it is."""
_SIDE = re.compile(rf"\s(?:{_SIDE_NOUNS}|defen[cs]e)\b", re.I)
_PAIR = re.compile(r"\s?[–—-]\s?")
_AND = re.compile(r",? and (?:the )?|, (?:the )?", re.I)
_BETWEEN = re.compile(r"\bbetween (?:the )?\Z", re.I)
_BEFORE, _BETWEEN_BEFORE = 140, 20
"""Characters in which an office is looked for, and “between”."""


def met(front: str, lead: str, registry: Registry, issuer: str) -> tuple[str, ...]:
    """The parties of a meeting, two or more, the one who publishes it among them unless it is a body of them all."""
    told = " ".join(one.of(lead) for _, one in zip(range(_FIRST), sentences(lead, Span(0, len(lead))), strict=False))
    headed = "\n".join(line.title() if line.isupper() else line for line in front.split("\n"))
    for found in (tuple(_joined(headed, registry)), tuple(_holding(told, registry))):
        home = registry.country(issuer)
        parties = tuple(dict.fromkeys((home, *found) if home and home not in found else found))
        if found and len(parties) > 1:
            return parties
    return ()


def _joined(words: str, registry: Registry) -> Iterator[str]:
    """“between A, B and C”, “the A–B Commission”."""
    linked = None
    for before, hit in _after(words, registry):
        gap = words[before.span.end : hit.span.start] if before else ""
        pair = before is not None and _PAIR.fullmatch(gap)
        if before and (pair or (linked is before and _AND.fullmatch(gap))):
            yield from (_party(one) for one in (before, hit))
            linked = hit
        elif _BETWEEN.search(words[max(0, hit.span.start - _BETWEEN_BEFORE) : hit.span.start]):
            linked = hit


def _holding(words: str, registry: Registry) -> Iterator[str]:
    """Those whose office-holders or delegations are told, and who is joined to them: “the Ministers of A, B and C”."""
    linked = None
    for before, hit in _after(words, registry):
        listed = before is not None and linked is before and _AND.fullmatch(words[before.span.end : hit.span.start])
        own = _SIDE.match(words, hit.span.end) if _adjective(hit) else _held(words, hit)
        if own or listed:
            yield _party(hit)
            linked = hit


def _held(words: str, hit: Hit) -> bool:
    return bool(_OFFICE.search(words[max(0, hit.span.start - _BEFORE) : hit.span.start]))


def _after(words: str, registry: Registry) -> Iterator[tuple[Hit | None, Hit]]:
    """The states and bodies named, each with the one before it."""
    before = None
    for hit in scan(words, registry).names:
        if _party(hit):
            yield before, hit
            before = hit


def _party(hit: Hit) -> str:
    found = (k.actor for k in hit.known if k.form in ("name", "adjective"))
    return next((actor for actor in found if actor.startswith(("country:", "org:"))), "")


def _adjective(hit: Hit) -> bool:
    return all(k.form != "name" for k in hit.known)
