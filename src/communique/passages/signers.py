"""Who signs a joint statement.

Takes the title, the first lines and the registry's hits in them, gives the signers in the order in
which they are named: states for their governments, the people themselves where leaders sign by name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.actors import Registry, scan
from communique.actors.mentions.gazetteer_matching import Hit
from communique.actors.normalization import key
from communique.model import Span
from communique.passages.author import sentences
from communique.passages.meeting_signers import met
from communique.passages.wordings import groups
from communique.vocabulary import alternatives, word_set

_JOINT_SIGNERS = alternatives("passages/data", "joint-signers")
_SIGNERS = alternatives("passages/data", "signers")
_JOINT = re.compile(
    r"\b(?:joint(?:ly)?|common|trilateral|quadrilateral)\b[^.\n]{0,60}?\b(?:statement|declaration|communiqu[eé]|vision"
    r"|press release)"
    r"|\b(?:statement|declaration|communiqu[eé])\b[^.\n]{0,80}?\b(?:by|of|from)\s+(?:the\s+)?(?:\w+\s+){0,6}?"
    rf"(?:{_JOINT_SIGNERS})\b"
    r"|\b(?:statement|declaration|communiqu[eé]|press release)\s+(?:is|was|were|has been)\s+"
    r"(?:released|issued|made|given)\s+by\b"
    r"|\b(?:released|issued|made|adopted)\s+(?:the\s+following|this|a|the)\s+(?:\w+\s+)?"
    r"(?:statement|declaration|communiqu[eé])"
    r"|\bgovernments? of\b|\bwe, the (?:\w+ ){0,5}(?:ministers|leaders|presidents|heads|governments)\b",
    re.I,
)
_ANNOUNCES = re.compile(
    r"\b(?:following\s+(?:joint\s+)?(?:statement|declaration|communiqu[eé])|(?:released|issued|made|adopted)\s+the\s+following"
    r"|(?:statement|declaration|communiqu[eé]|release)\s+(?:is|was|were|has been)\s+(?:released|issued|made|given)\s+by"
    r"|we, the)\b|\A\W{0,4}joint\b",
    re.I,
)
"""What makes first words announce a joint statement; a readout may speak of one."""
_HEADED = re.compile(
    r"^\W{0,4}(?:joint|trilateral|common)\b[^.\n]{0,40}?\b(?:statement|declaration|communiqu[eé]|press release)",
    re.I | re.M,
)
"""A heading that calls the text under it a joint one."""
_PASSED_ON = re.compile(r"\b(?:office of|spokes\w+|following|text of|released|issued by)\b", re.I)
"""What tells that the lines over a joint statement are those of one who passes it on."""
_SIGNED = re.compile(
    r"\b(?:governments|(?:foreign |defen[cs]e |finance |prime )?ministers(?: of foreign affairs| for foreign affairs)?|"
    rf"leaders|presidents|heads of (?:state|government|state and government)|{_SIGNERS})\s+of\s+"
    r"|\b(?:statement|declaration|communiqu[eé])s?[^.\n]{0,80}?\b(?:by|of|from|between)\s+"
    r"|\bon behalf of\s+|\breleased by\s+|\bissued by\s+",
    re.I,
)
_BETWEEN = word_set("passages/data", "between-signers")
"""Words between two signers, besides those of titles and names, which have capitals."""
_JOINERS = frozenset({"and", "with", "by", "of", "for"})
_COMMA = re.compile(r"[,;&]")
_LONGEST_GAP = 120
_OPENING_GAP = 60
"""Characters before the first of those who open a statement together: “The members of the Troika (…”."""
_OBJECT = re.compile(r"\b(?:an?|the|on|to|of|in)\s+\Z", re.I)
_OF_GROUP = re.compile(
    r"\b(?:statement|declaration|communiqu[eé])s? (?:by|of|from) [^.\n]{0,60}"
    r"|\A[^.\n:]{0,60}\b(?:statement|declaration|communiqu[eé])\b",
    re.I,
)
_PARTS = re.compile(r"[!?:]|\n\s*\n|[a-z]{3}\. ")


def signers(
    title: str, front: str, lead: str, registry: Registry, issuer: str, together: bool = False
) -> tuple[str, ...]:
    """Who signs, if the title, the lines before the text or its first lines announce a joint statement and name two
    or more, or a group; where the text says “we” and nobody says “I” (`together`), those whom it opens with.

    Whoever publishes it signs it, unless the lines before the text say otherwise: a government's word on a joint
    statement of others is its own.
    """
    here = _announced(lead, registry, False) if together or _ANNOUNCES.search(lead) else ()
    found = max(_announced(title, registry, True), here, key=len)
    home = registry.country(issuer)

    def ours(them: tuple[str, ...]) -> bool:
        return any(a == issuer or registry.country(a) in (home, "") for a in them)

    opened = _opened(lead, registry, together)
    before = _announced(front, registry, False) or (_opened(_last(front), registry, True) if together else ())
    signed = before or next((them for them in (found, opened) if them and ours(them)), ())
    return signed or (met(front, lead, registry, issuer) if _HEADED.search(f"{title}\n{front}") else ())


def is_passed_on(front: str) -> bool:
    """Whether the lines before a joint statement are those of one who passes it on, not of those who sign it."""
    return bool(_PASSED_ON.search(front))


def _last(front: str) -> str:
    """The longest paragraph before the text: the account of the occasion, not its headings."""
    return max((p.strip(" *_\n") for p in front.split("\n\n")), key=len, default="")


def _announced(words: str, registry: Registry, is_title: bool) -> tuple[str, ...]:
    joint = _JOINT.search(words)
    if joint and not (is_title and _OBJECT.search(words[: joint.start()])):
        found = _listed(words, registry) or (_paired(words, registry) if is_title else ())
        if len(found) > 1:
            return found
    return _group(words)


def _opened(words: str, registry: Registry, together: bool) -> tuple[str, ...]:
    """“A, B and C issue the following joint statement”, “Representatives of A, B and C met …”, then “we”."""
    sentence = next((one.of(words) for one in sentences(words, Span(0, len(words)))), words).split(": ")[0]
    if not together and not _JOINT.search(sentence):
        return ()
    hits = scan(words, registry).names
    if not hits or hits[0].span.start > _OPENING_GAP or not _joins(words[: hits[0].span.start], opening=True):
        return ()
    found = _run(words, hits[0].span.start, hits, registry)
    return found if len(found) > 1 else ()


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
    found: list[Hit] = []
    end = at
    for hit in hits:
        if hit.span.start < at or all(known.form == "surname" for known in hit.known):
            continue
        gap = words[end : hit.span.start]
        if _party(hit) is None or len(gap) > _LONGEST_GAP or _PARTS.search(gap) or not _joins(gap, not found):
            break
        if found and not gap.strip() and _party(hit, "person:"):
            found.pop()  # “the Office of the President of A N. N.”: whose he is, not another
        found.append(hit)
        end = hit.span.end
    return _people_or_states([a for hit in _without_groups(found, words) if (a := _party(hit))], registry)


def _without_groups(found: Sequence[Hit], words: str) -> list[Hit]:
    """“the G7 foreign ministers of A, B and C”: the states that are told stand for their group."""
    states = sum(_party(hit, "country:") is not None for hit in found)
    return [hit for hit in found if states < 2 or key(hit.span.of(words)) not in groups()]


def _joins(gap: str, opening: bool = False) -> bool:
    """Whether the words between two names are such as stand in a list of signers: titles, and what joins them."""
    said = gap.replace("’", "'").replace("'s", " ").replace("/", " ")
    inner = [w.strip(".,;()&–-'") for w in said.split()]
    small = {w for w in inner if w[:1].islower()}
    if not small <= _BETWEEN or ("on" in small and "behalf" not in small) or ("as" in small and "well" not in small):
        return False
    return opening or bool(small & _JOINERS) or bool(_COMMA.search(gap)) or "(" in gap or not said.strip()


def _paired(words: str, registry: Registry) -> tuple[str, ...]:
    """“U.S.-Japan Joint Statement”: the states before the noun."""
    joint = _JOINT.search(words)
    before = words[: joint.end()] if joint else ""
    found = [a for hit in scan(before, registry).names if (a := _party(hit))]
    return _people_or_states(found, registry)


def _party(hit: Hit, kind: str = "") -> str | None:
    for form in ("name", "full-name", "adjective"):
        for known in hit.known:
            if known.form == form and known.actor.startswith(kind):
                return known.actor
    return None


def _people_or_states(found: Sequence[str], registry: Registry) -> tuple[str, ...]:
    """Where two or more sign by name the states and bodies beside them are those that they serve; a person beside
    his own state stands for it.
    """
    named = tuple(dict.fromkeys(a for a in found if a.startswith("person:")))
    if len(named) > 1:
        return named
    people = {registry.country(a) for a in named}
    return tuple(dict.fromkeys(a for a in found if a.startswith("person:") or a not in people))
