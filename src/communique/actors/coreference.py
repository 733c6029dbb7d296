"""Pronouns and groups: “he”, “its”, “the heads of state”, “both sides”, “our country”.

Takes the parse of one passage, the mentions found by name and office, and the parties of the
contact the passage tells of. A pronoun goes to the last fitting subject, a group to the
parties; where nothing fits there is no mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.actors.fold import key
from communique.actors.registry import LEADING, Registry
from communique.model import Mention, Span
from communique.model.ids import SOMEBODY

if TYPE_CHECKING:
    from communique.language import Doc, Token

_PEOPLE = re.compile(
    r"\b(?:(?:the|both|these|our)\s+)?(?:two\s+|three\s+|four\s+)?(?:heads?\s+of\s+(?:the\s+two\s+)?(?:state|government|delegation)s?(?:\s+and\s+government)?|"
    r"leaders|presidents|prime\s+ministers|(?:foreign\s+|defen[cs]e\s+)?ministers|interlocutors|secretaries|"
    r"counterparts|officials|diplomats|chancellors|national\s+security\s+advis[eo]rs)\b",
    re.I,
)
_SIDES = re.compile(
    r"\b(?:the\s+two|both|the)\s+(?:sides|parties)\b|\bboth\b(?=\s+(?:look|agree|express|said|emphasi|stress|note))|\beach\s+other\b|\bthe\s+(?:two|pair)\b(?=\s+(?:also\s+)?(?:discuss|agree|spoke|talk|exchang|emphasi|review|underscor|reaffirm|express|pledg|committ))",
    re.I,
)
_COUNTRIES = re.compile(
    r"\b(?:(?:the|our)\s+two|both|our|the\s+two\s+sides['’])\s+(?:countries|nations|states|governments|teams|delegations|peoples)\b"
    r"|\b(?:the\s+two)\s+(?:countries|nations|states|governments|teams|delegations|peoples)\b",
    re.I,
)
_HOME = re.compile(r"\bour\s+(?:country|state|nation|homeland)\b", re.I)
_GENDERED = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURAL = {"they", "them", "their", "themselves"}
_SUBJECTS = ("nsubj", "nsubjpass")
_REMEMBERED = 4
"""Subjects of earlier sentences that a pronoun may go back to where its own passage names nobody."""


def groups(
    text: str, span: Span, parties: Sequence[str], home: str, registry: Registry, day: str | None,
    named: Sequence[Mention],
) -> list[Mention]:  # fmt: skip
    """The group wordings of a passage: its parties, where the noun fits their offices; else the
    two holders of such an office named last before. Without two actors a group is nobody.
    """
    found = []
    if home:
        found += [Mention(Span(*m.span()), "metonym", (home,)) for m in _HOME.finditer(text, *span)]
    countries = tuple(sorted({c for p in parties if (c := registry.country(p))}))
    for pattern in (_COUNTRIES, _PEOPLE, _SIDES):
        for match in pattern.finditer(text, *span):
            if not _plural(match.group()) or _qualified(text, match.end()):
                continue
            if pattern is _COUNTRIES:
                actors = countries
            elif pattern is _SIDES:
                actors = tuple(parties)
            else:
                actors = _holders(match.group(), match.start(), parties, countries, registry, day, named)
            if len(actors) > 1:
                found.append(Mention(Span(*match.span()), "group", actors))
    return found


_OFFICES: dict[str, tuple[str, ...]] = {
    "president": LEADING, "leader": LEADING, "head": LEADING,
    "prime minister": ("head-of-government", "head-of-state-and-government"), "chancellor": ("head-of-government",),
    "minister": ("foreign-minister", "defence-minister", "head-of-government"),
    "secretar": ("foreign-minister", "defence-minister"),
}  # fmt: skip


def _holders(
    words: str, start: int, parties: Sequence[str], countries: Sequence[str], registry: Registry, day: str | None,
    named: Sequence[Mention],
) -> tuple[str, ...]:  # fmt: skip
    """Who “the presidents”, “the ministers” are, by the offices that people hold on the day."""
    offices = next((o for noun, o in _OFFICES.items() if noun in words.lower()), ())
    if not offices:
        return tuple(parties)

    def holds(person: str) -> bool:
        return person.startswith("unknown:") or any(t.office in offices for t in registry.in_office(person, day))

    if len(parties) > 1:
        if "president" in words.lower() and not any(holds(p) for p in parties):
            leaders = [p for c in countries for p in registry.holders(("leader",), c, day)]
            return tuple(sorted(set(leaders))) if len(leaders) > 1 else ()
        return tuple(parties)
    last: list[str] = []
    for mention in sorted(named, key=lambda m: m.span, reverse=True):
        if (
            mention.span.start < start
            and len(mention.actors) == 1
            and mention.actors[0] not in last
            and holds(mention.actors[0])
        ):
            last.append(mention.actors[0])
        if len(last) == 2:
            return tuple(sorted(last))
    return ()


_COUNTERPART = re.compile(r"\b(?:his|her|their|its)\s+(?P<whose>\w+(?:\s\w+)?)\s+counterpart\b", re.I)


def counterparts(
    text: str, span: Span, parties: Sequence[str], registry: Registry, day: str | None, named: Sequence[Mention]
) -> list[Mention]:
    """“his French counterpart”: the party of that country, else whoever holds there the office of the one named
    last before.
    """
    found = []
    for match in _COUNTERPART.finditer(text, *span):
        countries = {k.actor for k in registry.names.get(key(match["whose"]), ()) if k.form in ("adjective", "name")}
        fitting = [p for p in parties if registry.country(p) in countries]
        if not fitting:
            fitting = _same_office(match.start(), sorted(countries), registry, day, named)
        if len(fitting) == 1:
            found.append(Mention(Span(*match.span()), "office", (fitting[0],)))
    return found


def _same_office(
    start: int, countries: Sequence[str], registry: Registry, day: str | None, named: Sequence[Mention]
) -> list[str]:
    """Who holds in `countries` the office of the last person named before `start`."""
    before = [m.actors[0] for m in named if m.span.end <= start and m.kind in ("name", "office") and len(m.actors) == 1]
    whose = next((p for p in reversed(before) if p.startswith("person:")), None)
    offices = [t.office for t in registry.in_office(whose, day) if t.office != "other"] if whose and day else []
    if {"head-of-state", "head-of-state-and-government"} & set(offices):
        offices = ["leader"]
    return list(dict.fromkeys(p for c in countries for p in registry.holders(offices, c, day)))


def _plural(words: str) -> bool:
    folded = words.lower()
    definite = folded.startswith(("the", "both", "our", "these", "two", "each"))
    return definite and folded.rstrip().endswith(("s", "both", "other", "two", "pair", "state", "government"))


def _qualified(text: str, end: int) -> bool:
    """“the leaders of ASEAN” are others than the parties."""
    return bool(re.match(r"\s+(?:of|from)\s+(?!the\s+two|both|our)", text[end : end + 20]))


Subject = tuple[int, Mention]
"""Where a clause's subject stands, and whom it mentions."""


def pronouns(
    doc: Doc, base: int, mentions: Sequence[Mention], parties: Sequence[str], registry: Registry,
    before: Sequence[Subject] = (),
) -> tuple[list[Mention], list[Subject]]:  # fmt: skip
    """He, she, they and their forms, and “its”, outside the first person; and the subjects, the
    last last. `before` are the subjects of the passage before, where the same voice goes on.
    """
    known = {m.span.start: m for m in mentions}
    ends = sorted(mentions, key=lambda m: m.span)
    subjects: list[Subject] = list(before)
    made: list[Mention] = []
    covered = [m for m in ends if m.span.start >= base]
    for token in doc:
        offset = base + token.idx
        word = token.lower_
        mention: Mention | None = None
        if word in _GENDERED:
            mention = _person(token, offset, word, subjects, ends + made, base, registry)
        elif word in _PLURAL:
            actors = _joined(token, offset, covered) or (tuple(parties) if len(parties) > 1 else ())
            mention = Mention(Span(offset, offset + len(token)), "pronoun", actors) if actors else None
        elif word == "its":
            mention = _state(offset, len(token), ends, base)
        if mention is not None:
            made.append(mention)
            known[offset] = mention
        here = mention or _covering(covered, offset)
        if here is not None and token.dep_ in _SUBJECTS:
            subjects.append((offset, here))
    return made, subjects


def _joined(token: Token, offset: int, mentions: Sequence[Mention]) -> tuple[str, ...]:
    """“by President A and President B in their statement”: the pair joined before, in the same sentence."""
    if token.dep_ in _SUBJECTS:
        return ()
    start = offset - (token.idx - token.sent[0].idx)
    text = token.doc.text
    base = offset - token.idx
    here = [m for m in mentions if start <= m.span.start and m.span.end <= offset and m.kind in ("name", "office")]
    for first, second in reversed(list(pairwise(here))):
        between = text[first.span.end - base : second.span.start - base]
        if (
            " and " in between
            and len(between) < 40
            and all(len(m.actors) == 1 and m.actors[0].startswith("person:") for m in (first, second))
        ):
            return tuple(sorted((*first.actors, *second.actors)))
    return ()


def _covering(mentions: Sequence[Mention], offset: int) -> Mention | None:
    return next((m for m in mentions if m.span.start <= offset < m.span.end), None)


def _person(
    token: Token, offset: int, word: str, subjects: Sequence[tuple[int, Mention]],
    mentions: Sequence[Mention], base: int, registry: Registry,
) -> Mention | None:  # fmt: skip
    gender = _GENDERED[word]
    span = Span(offset, offset + len(token))
    possessive = token.dep_ == "poss"
    own = -1
    if token.dep_ in ("dobj", "dative", "pobj"):  # an object is somebody else than its own verb's subject
        verb = token.head if token.dep_ != "pobj" else token.head.head
        own = next((base + c.idx for c in verb.children if c.dep_ in _SUBJECTS), -1)
    elif not possessive:
        for _, subject in reversed(subjects):
            if _fits(subject, gender, registry):
                return Mention(span, "pronoun", subject.actors)
    before = sorted((m for m in mentions if base <= m.span.start and m.span.end <= offset), key=lambda m: m.span)
    doer = next((m.actors for m in before if m.span.start <= own < m.span.end), ())
    for mention in reversed(before[-12:]):
        if mention.actors == doer:
            continue
        if mention.kind in ("name", "office", "pronoun") and _fits(mention, gender, registry):
            return Mention(span, "pronoun", mention.actors)
    earlier = (m for _, m in reversed(subjects[-_REMEMBERED:]) if m.actors != doer and _fits(m, gender, registry))
    return next((Mention(span, "pronoun", m.actors) for m in earlier), None)


def _fits(mention: Mention, gender: str, registry: Registry) -> bool:
    if len(mention.actors) != 1:
        return False
    actor = mention.actors[0]
    known = registry.gender(actor)
    return known == gender or (not known and actor.startswith("unknown:"))


def _state(offset: int, length: int, mentions: Sequence[Mention], base: int) -> Mention | None:
    for mention in reversed(mentions):
        if base <= mention.span.start and mention.span.end <= offset:
            if offset - mention.span.end > 200:
                return None
            if len(mention.actors) == 1 and mention.actors[0].startswith(("country:", "org:")):
                return Mention(Span(offset, offset + length), "pronoun", mention.actors)
    return None


def first_person(
    doc: Doc, base: int, speakers: Iterable[tuple[Span, tuple[str, ...]]], home: str, registry: Registry
) -> list[Mention]:
    """“I”, “my”, “we”, “our”: the speaker of the innermost of `speakers` that covers the word.

    `speakers` pairs a stretch (a quotation, a turn) with who speaks in it; “we” is the
    speaker's country, or `home`.
    """
    stretches = sorted(speakers, key=lambda pair: pair[0].end - pair[0].start)
    made = []
    for token in doc:
        word = token.lower_
        if word not in ("i", "me", "my", "we", "us", "our") or (word == "us" and token.text == "US"):
            continue
        offset = base + token.idx
        actors = next((who for span, who in stretches if span.start <= offset < span.end), ())
        if not actors or actors[0] == "author":
            continue
        if word in ("i", "me", "my"):
            if len(actors) == 1 and actors[0].startswith(SOMEBODY):
                made.append(Mention(Span(offset, offset + len(token)), "pronoun", actors))
        else:
            country = registry.country(actors[0]) or home
            if country:
                made.append(Mention(Span(offset, offset + len(token)), "pronoun", (country,)))
    return made
