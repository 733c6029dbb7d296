"""Who signs a joint statement, and who speaks in a text that his office publishes.

Takes the title, the first lines and the registry's hits in them, gives the signers in the order in
which they are named: states for their governments, the people themselves where leaders sign by name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.actors import Registry, scan
from communique.actors.fold import key
from communique.actors.names import Hit
from communique.model import Span
from communique.passages.labels import Label
from communique.passages.speakers import Speakers
from communique.passages.words import wordings

_JOINT = re.compile(
    r"\b(?:joint(?:ly)?|common|trilateral|quadrilateral)\b[^.\n]{0,60}?\b(?:statement|declaration|communiqu[eé]|vision)"
    r"|\b(?:statement|declaration|communiqu[eé])\b[^.\n]{0,80}?\b(?:by|of|from)\s+(?:the\s+)?(?:\w+\s+){0,6}?"
    r"(?:governments|foreign ministers|ministers|leaders|presidents|heads of|e3|g7|g20|quad)\b"
    r"|\bgovernments? of\b|\bwe, the (?:\w+ ){0,5}(?:ministers|leaders|presidents|heads|governments)\b",
    re.I,
)
_SIGNED = re.compile(
    r"\b(?:governments|(?:foreign |defen[cs]e |finance |prime )?ministers(?: of foreign affairs| for foreign affairs)?|"
    r"leaders|presidents|heads of (?:state|government|state and government)|countries|ambassadors|"
    r"foreign secretaries|secretaries|delegations|representatives)\s+of\s+|\b(?:statement|declaration|communiqu[eé])s?"
    r"[^.\n]{0,80}?\b(?:by|of|from|between)\s+|\bon behalf of\s+|\breleased by\s+|\bissued by\s+",
    re.I,
)
_BETWEEN = frozenset({
    "and", "as", "well", "the", "government", "governments", "of", "president", "prime", "minister", "ministers",
    "foreign", "chancellor", "leader", "leaders", "republic", "kingdom", "state", "federal", "secretary", "for",
    "affairs", "high", "representative", "union", "on", "behalf", "his", "her", "excellency", "h", "e", "mr",
    "mrs", "ms", "dr", "jr", "european", "external", "s", "commonwealth", "development", "cooperation", "europe",
})  # fmt: skip
_PARTS = re.compile(r"[!?:]|\n\s*\n|[a-z]{3}\. ")
_OWN = re.compile(r"\b(?:by|of|from)\s+(?:the\s+)?(?P<who>[^\n]{2,120})", re.I)
_FOR_OTHERS = re.compile(r"\bspokes(?:person|man|woman)\b|\bpress (?:secretary|officer)\b", re.I)
"""Who speaks for his office, not for himself."""
_UNTIL = re.compile(
    r"\s+(?:on|at|upon|to|during|before|after|regarding|concerning|about|following|for the|in|with|and|as|ahead)\b"
    r"|[,:;–—(]|[’']s?\s|\bRemarks\b|\bOpening\b|\bJoint\b|\bInterview\b|\bPress\b",
    re.I,
)


def signers(title: str, lead: str, registry: Registry) -> tuple[str, ...]:
    """Who signs, if the title or the first lines announce a joint statement and name two or more, or a group."""
    for words in (title, lead):
        if not _JOINT.search(words):
            continue
        found = _listed(words, registry) or (_paired(words, registry) if words is title else ())
        if len(found) > 1 or any(a.startswith("group:") for a in found):
            return found
    return ()


def _listed(words: str, registry: Registry) -> tuple[str, ...]:
    """The longest run of states, bodies and people after words of signing."""
    hits = scan(words, registry).names
    runs = [_run(words, m.end(), hits, registry) for m in _SIGNED.finditer(words)]
    return max(runs, key=len, default=())


def _run(words: str, at: int, hits: Sequence[Hit], registry: Registry) -> tuple[str, ...]:
    found: list[str] = []
    end = at
    for hit in hits:
        if hit.span.start < at:
            continue
        gap = words[end : hit.span.start]
        actor = _party(hit)
        if actor is None or len(gap) > 90 or _PARTS.search(gap) or not set(key(gap).split()) <= _BETWEEN:
            break
        found.append(actor)
        end = hit.span.end
    return _people_or_states(found, registry)


def _paired(words: str, registry: Registry) -> tuple[str, ...]:
    """“U.S.-Japan Joint Statement”: the states before the noun."""
    joint = _JOINT.search(words)
    before = words[: joint.end()] if joint else ""
    found = [a for hit in scan(before, registry).names if (a := _party(hit))]
    return _people_or_states(found, registry)


def _party(hit: Hit) -> str | None:
    for form in ("name", "full-name", "adjective"):
        for known in hit.known:
            if known.form == form:
                return known.actor
    return None


def _people_or_states(found: Sequence[str], registry: Registry) -> tuple[str, ...]:
    """A person beside his own state stands for it: the leaders sign by name."""
    people = {registry.country(a) for a in found if a.startswith("person:")}
    return tuple(dict.fromkeys(a for a in found if a.startswith("person:") or a not in people))


def own_words(title: str, speakers: Speakers) -> str:
    """The person whose remarks the title announces: “Remarks by N.”, “Secretary N. at a press availability”."""
    told = wordings("told").search(title) or wordings("speech").search(title)
    if not told or _FOR_OTHERS.search(title):
        return ""
    by = _OWN.search(title, told.end())
    near = by is not None and by.start() - told.end() < 3
    for words in (by["who"] if by and near else "", title):
        stop = _UNTIL.search(words)
        who = words[: stop.start()] if stop else words
        person = _person(who.strip(), speakers) if who.strip() else ""
        if person:
            return person
        if by and near:
            return ""
    return ""


def _person(words: str, speakers: Speakers) -> str:
    named = speakers.named(Label(Span(0, 1), words, (), True, ":"))
    if named is None and words[:1].islower():
        named = speakers.named(Label(Span(0, 1), f"The {words}", (), True, ":"))
    return named.voice if named and named.role == "speaks" and named.voice.startswith("person:") else ""
