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
from communique.passages.words import groups, wordings

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
_OBJECT = re.compile(r"\b(?:an?|the|on|to|of|in)\s+\Z", re.I)
_OF_GROUP = re.compile(
    r"\b(?:statement|declaration|communiqu[eé])s? (?:by|of|from) [^.\n]{0,60}"
    r"|\A[^.\n:]{0,60}\b(?:statement|declaration|communiqu[eé])\b",
    re.I,
)
_PARTS = re.compile(r"[!?:]|\n\s*\n|[a-z]{3}\. ")
_OWN = re.compile(r"\b(?:by|of|from)\s+(?:the\s+)?(?P<who>[^\n]{2,120})", re.I)
_FOR_OTHERS = re.compile(r"\bspokes(?:person|man|woman)\b|\bpress (?:secretary|officer)\b", re.I)
"""Who speaks for his office, not for himself."""
_UNTIL = re.compile(
    r"(?<!\s)\s+(?:on|at|upon|to|during|before|after|regarding|concerning|about|following|for the|in|with|and|as|ahead|"
    r"answers?|answered|responds?)\b"
    r"|[,:;–—(]|[’']s?\s|\bRemarks\b|\bOpening\b|\bJoint\b|\bInterview\b|\bPress\b",
    re.I,
)


def signers(title: str, front: str, lead: str, registry: Registry, issuer: str) -> tuple[str, ...]:
    """Who signs, if the title, the lines before the text or its first lines announce a joint statement and name two
    or more, or a group.

    Whoever publishes it signs it, unless the lines before the text say otherwise: a government's word on a joint
    statement of others is its own.
    """
    found = max(_announced(title, registry, True), _announced(lead, registry, False), key=len)
    home = registry.country(issuer)
    ours = any(a == issuer or registry.country(a) in (home, "") for a in found)
    return _announced(front, registry, False) or (found if ours else ())


def _announced(words: str, registry: Registry, is_title: bool) -> tuple[str, ...]:
    joint = _JOINT.search(words)
    if joint and not (is_title and _OBJECT.search(words[: joint.start()])):
        found = _listed(words, registry) or (_paired(words, registry) if is_title else ())
        if len(found) > 1:
            return found
    return _group(words)


def _group(words: str) -> tuple[str, ...]:
    """“Statement by the E3”, “G7 Foreign Ministers’ Statement on …”: the states of the group."""
    for match in _OF_GROUP.finditer(words):
        for name, states in groups().items():
            if re.search(rf"\b{name}\b", key(match.group())):
                return states
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
        if actor is None or len(gap) > 90 or _PARTS.search(gap) or not _joins(gap):
            break
        found.append(actor)
        end = hit.span.end
    return _people_or_states(found, registry)


def _joins(gap: str) -> bool:
    """Whether the words between two names are such as stand in a list of signers."""
    words = key(gap)
    return set(words.split()) <= _BETWEEN and "on" not in words.replace("on behalf", "").split()


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


def own_words(title: str, speakers: Speakers, for_others: bool = False) -> str:
    """The person whose remarks the title announces: “Remarks by N.”, “Secretary N. at a press availability”.

    Who speaks for his office is only given where asked for (`for_others`), and then also a stranger.
    """
    told = wordings("told").search(title) or wordings("speech").search(title)
    if not told or (_FOR_OTHERS.search(title) and not for_others):
        return ""
    by = _OWN.search(title, told.end())
    near = by is not None and by.start() - told.end() < 3
    for words in (by["who"] if by and near else "", title):
        stop = _UNTIL.search(words)
        who = words[: stop.start()] if stop else words
        person = _person(who.strip(), speakers, for_others) if who.strip() else ""
        if person:
            return person
        if by and near:
            return ""
    return ""


def _person(words: str, speakers: Speakers, stranger: bool) -> str:
    named = speakers.named(Label(Span(0, 1), words, (), True, ":"))
    if named is None and words[:1].islower():
        named = speakers.named(Label(Span(0, 1), f"The {words}", (), True, ":"))
    if named is None or named.role != "speaks":
        return ""
    known = named.voice.startswith("person:") or (stranger and named.trust > 2 and "-" in named.voice)
    return named.voice if known else ""
