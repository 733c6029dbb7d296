"""Groups: “the heads of state”, “both sides”, “the three ministers”, “the leaders of the G20”.

A group is the parties of what the text tells, or the set named last before, where the number fits; the leaders
of a body are the body. Where nothing fits there is no mention.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.actors.anaphora.discourse import Around
from communique.actors.mentions.group_nouns import NUMBERS, Group, Phrase, group_nouns, group_phrases
from communique.model import Mention, Span
from communique.model.actor import MentionKind
from communique.model.ids import SOMEBODY
from communique.vocabulary import alternatives, word_set

if TYPE_CHECKING:
    from communique.language import Doc, Token

_ALONE = frozenset({"both", "all", "pair", "duo", "trio", "foursome", "quartet", *NUMBERS})
_COUNTED = {"both": 2, "pair": 2, "duo": 2, "trio": 3, "foursome": 4, "quartet": 4, **NUMBERS}
_ROLES = frozenset({"nsubj", "nsubjpass", "pobj", "dobj", "dep", "ROOT", "npadvmod"})
_GOES_ON = frozenset({"of", "and", "or", "to", "-"})
_ASKING = word_set("actors/data", "asking-verbs")
_OF = re.compile(r"\s+(?:of|from)\s+(?:the\s+|our\s+)?")
_OUR_OPENERS = alternatives("actors/data", "our-openers", wrapped=True)
_OURS = re.compile(rf"\s+(?:of|from)\s+(?:{_OUR_OPENERS})\b", re.I)
_AND = " and "
_OPENS = re.compile(r"(?:\A|[.!?:\n•]['”\")]?|[\-*])\s{0,6}\Z")
_HOME = re.compile(r"\bour\s+(?:country|state|nation|homeland)\b", re.I)


def groups(doc: Doc, text: str, span: Span, around: Around) -> list[Mention]:
    """The groups of a passage, whose text is at `span`."""
    found = [Mention(Span(*m.span()), "metonym", (around.home,)) for m in _HOME.finditer(text, *span) if around.home]
    for phrase in group_phrases(text, span):
        actors, kind = _beside(phrase, text, around) or _meant(doc, text, span, phrase, around)
        if actors:
            found.append(Mention(phrase.span, kind, actors))
    taken = [m.span for m in found]
    for mention in _bare(doc, span.start, around):
        if not any(mention.span.overlaps(s) for s in taken):
            found.append(mention)
    return found


def _meant(doc: Doc, text: str, span: Span, phrase: Phrase, around: Around) -> tuple[tuple[str, ...], MentionKind]:
    group, det = group_nouns()[phrase.noun], phrase.det
    body = _body(text, phrase, around)
    if body:
        around.named.bodies[phrase.noun] = body
        return (body,), "metonym"
    count = NUMBERS.get(phrase.number, 2 if det == "both" else 0)
    if not (det or count) and not (group.alone and _opens(text, phrase)):
        return (), "group"
    definite = group.definite and det in ("the", "these")
    if not (group.alone or count or definite or det in ("our", "their")):
        return (), "group"
    if det in ("our", "their") and group.means not in ("states", "sides"):
        return (), "group"
    if det == "all" and not count and group.means != "people":
        return (), "group"  # “all countries”: of the world
    if _OF.match(text, phrase.span.end) and not _OURS.match(text, phrase.span.end):
        return (), "group"  # “the leaders of the opposition” are others
    if group.means in ("sides", "states") and det != "our" and _asked(doc, span.start, phrase):
        return (), "group"  # “urged both sides to …”: others, for one of the parties asks
    found = _resolved(group, count, phrase.span.start, around)
    if not found and not count and phrase.noun in around.named.bodies:  # “met G20 leaders. The leaders …”
        return (around.named.bodies[phrase.noun],), "metonym"
    return found, "group"


def _beside(phrase: Phrase, text: str, around: Around) -> tuple[tuple[str, ...], MentionKind] | None:
    """“the Secretary and (the) *Foreign Ministers*”: the other parties, beside one who is named."""
    before = phrase.span.start - len(_AND)
    if before < 0 or not text.startswith(_AND, before):
        return None
    if group_nouns()[phrase.noun].means != "people" or text[phrase.span.end - 1] != "s":
        return None
    one = around.named.ending(before)
    people = tuple(p for p in around.parties if p.startswith(SOMEBODY))
    if one is None or len(one.actors) != 1 or one.actors[0] not in people:
        return None
    others = tuple(p for p in people if p != one.actors[0])
    return (others, "group") if len(others) > 1 and NUMBERS.get(phrase.number, len(others)) == len(others) else None


def _opens(text: str, phrase: Phrase) -> bool:
    """“Ministers discussed …”: whether the noun opens a sentence and no name goes on from it."""
    after = text[phrase.span.end : phrase.span.end + 2]
    opens = text[phrase.span.start].isupper() and _OPENS.search(text[max(0, phrase.span.start - 6) : phrase.span.start])
    return bool(opens) and after[:1].isspace() and after[1:2].islower()


def _body(text: str, phrase: Phrase, around: Around) -> str:
    """“G20 Leaders”, “the leaders of ASEAN”: the body."""
    if phrase.number:
        return ""
    owner = re.search(r"(?:['’]s)?\s\Z", text[max(0, phrase.span.start - 3) : phrase.span.start])
    before = around.named.ending(phrase.span.start - len(owner.group())) if owner else None
    where = _OF.match(text, phrase.span.end)
    after = around.named.starting(where.end()) or around.named.starting(where.end() - 4) if where else None
    bodies = (m.actors[0] for m in (before, after) if m is not None and m.actors[0].startswith(("org:", "group:")))
    return next(bodies, "")


def _asked(doc: Doc, base: int, phrase: Phrase) -> bool:
    """Whether the group is asked for something: “urged both sides”, “called on the parties”."""
    token = _token(doc, phrase.span.end - 1 - base)
    if token is None or token.dep_ not in ("dobj", "dative", "pobj", "nsubj"):
        return False
    verb = token.head.head if token.dep_ == "pobj" else token.head
    verb = verb.head if token.dep_ == "nsubj" and verb.dep_ in ("ccomp", "xcomp") and verb.tag_ == "VB" else verb
    return verb.lemma_.lower() in _ASKING and token.i > verb.i


def _token(doc: Doc, at: int) -> Token | None:
    found = doc.char_span(at, at + 1, alignment_mode="expand")
    return found[0] if found is not None and len(found) else None


def _bare(doc: Doc, base: int, around: Around) -> list[Mention]:
    """“Both agreed”, “The two also discussed”, “All affirmed”, “the trio”, “each other”."""
    found = []
    for token in doc:
        word = token.lower_
        if word == "other" and token.i and token.nbor(-1).lower_ == "each" and len(around.parties) > 1:
            found.append(Mention(Span(base + token.nbor(-1).idx, base + token.idx + 5), "group", around.parties))
        if word not in _ALONE or token.dep_ not in _ROLES or not _stands_alone(token):
            continue
        actors = _set(_COUNTED.get(word, 0), base + token.idx, around, SOMEBODY) or _set(
            _COUNTED.get(word, 0), base + token.idx, around, ("country:", "org:")
        )
        if actors:
            article = token.i and token.nbor(-1).lower_ in ("the", "all")
            first = token.nbor(-1) if article else token
            found.append(Mention(Span(base + first.idx, base + token.idx + len(token)), "group", actors))
    return found


def _stands_alone(token: Token) -> bool:
    """Whether a number, “both” or “all” is the whole phrase: “the two agreed”, not “two of them”, “all four men”."""
    following = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if (
        following is None
        or following.lower_ in ("of", "and", "or", "to", "-")
        or following.pos_ in ("NOUN", "PROPN", "NUM")
    ):
        return False
    article = token.i > 0 and token.nbor(-1).lower_ in ("the", "all")
    counted = token.lower_ in NUMBERS or token.lower_ not in ("both", "all")
    subject = token.dep_ in ("nsubj", "nsubjpass")
    return (article or not counted) and (subject or token.lower_ not in ("all", "both"))


def _resolved(group: Group, count: int, at: int, around: Around) -> tuple[str, ...]:
    if group.means in ("sides", "states") and around.signers and count in (0, len(around.signers)):
        return tuple(sorted(around.signers))
    if group.means == "sides":
        people = tuple(p for p in around.parties if p.startswith(SOMEBODY))
        if around.firm and len(people) > 1 and count not in (0, len(people)):  # two sides of three people
            return _states(count, at, around)
        return _set(count, at, around, SOMEBODY) or _states(count, at, around)
    if group.means == "states":
        return _states(count, at, around)
    if group.means == "bodies":
        bodies = tuple(s for s in around.states() if s.startswith("org:"))
        fits = len(bodies) > 1 and count in (0, len(bodies))
        return bodies if fits else _named_together(count, at, around, ("org:",))
    return _people(group, count, at, around)


def _set(count: int, at: int, around: Around, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The parties, or the set named last before, whose members are of these kinds."""
    parties = tuple(p for p in around.parties if p.startswith(kinds))
    fits = len(parties) > 1 and count in (0, len(parties))
    if fits and around.firm:
        return parties
    return _named_together(count, at, around, kinds) or (parties if fits else ())


def _states(count: int, at: int, around: Around) -> tuple[str, ...]:
    states = around.states()
    fits = len(states) > 1 and count in (0, len(states))
    if fits and around.firm:
        return states
    named = _named_together(count, at, around, ("country:", "org:")) or around.named.told_before(count, at)
    return named or (states if fits else ())


def _named_together(count: int, at: int, around: Around, kinds: tuple[str, ...]) -> tuple[str, ...]:
    for run in around.named.runs_before(at):
        if all(a.startswith(kinds) for a in run.actors) and count in (0, len(run.actors)):
            return tuple(sorted(run.actors))
    return ()


def _people(group: Group, count: int, at: int, around: Around) -> tuple[str, ...]:
    """The parties where they fit the noun; those who hold such offices where the parties do not."""
    people = _set(count, at, around, SOMEBODY)
    if people and not (group.strict and not any(_holds(p, group, around) for p in people)):
        return people
    if people:
        leaders = [
            p for c in around.states() for p in around.registry.holders(("leader",), c, around.day) if around.day
        ]
        return tuple(sorted(set(leaders))) if len(leaders) > 1 and count in (0, len(leaders)) else ()
    return _holders(group, count or 2, at, around) if group.offices else ()


def _holders(group: Group, count: int, at: int, around: Around) -> tuple[str, ...]:
    """The last `count` people named who hold such an office."""
    last: list[str] = []
    for mention in around.named.before(at):
        one = mention.actors[0]
        if len(mention.actors) == 1 and one.startswith(SOMEBODY) and one not in last and _holds(one, group, around):
            last.append(one)
        if len(last) == count:
            return tuple(sorted(last))
    return ()


def _holds(person: str, group: Group, around: Around) -> bool:
    terms = around.registry.in_office(person, around.day)
    return person.startswith("unknown:") or any(t.office in group.offices for t in terms)
