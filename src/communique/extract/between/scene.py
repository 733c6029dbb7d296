"""What a text says around the words of a contact: who is named there, and how.

Takes the words' place in the parse, gives each actor named near it with numbers between 0 and 1 (`SIGNS`).
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.accounts.attendees import actors_of, is_role
from communique.extract.accounts.visits import states
from communique.extract.lexicon import lexicon
from communique.extract.lexicon.contact_words import contact_words
from communique.extract.parsed import Mentions, Parsed
from communique.model import Mention, Span

if TYPE_CHECKING:
    from communique.language import Token

SIGNS = (
    "in the words", "before", "after", "subject", "object", "with", "owner", "place", "beside the noun", "of another",
    "by", "joined", "path", "distance", "first before", "first after", "sentence before", "subject before", "told by",
    "doer above", "addressee above", "name", "office", "pronoun", "group", "metonym", "from", "named for others",
    "apposition", "accompanying",
)  # fmt: skip
_NUMBER = {name: n for n, name in enumerate(SIGNS)}
_WITH = frozenset({"with", "between", "among", "alongside"})
_WHERE = frozenset({"to", "in", "at", "into"})
_TELLING = frozenset({"say", "tell", "announce", "report", "add"})
_ACCOMPANYING = frozenset({"accompany", "join", "attend"})
_FAR, _STEPS = 200, 8
_REACH, _LONGEST = 700, 40
"""Characters of a sentence on either side, and mentions in them, that are looked at."""
_BACK = 3


@dataclass(slots=True)
class Scene:
    """The words of a contact, and who is named around them. `units` are the sets named at once in the sentence."""

    anchor: Token
    verb: Token
    actors: dict[str, list[float]] = field(default_factory=dict)
    """The numbers of `SIGNS` of each."""
    units: list[tuple[str, ...]] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    """Who is named in the `_BACK` sentences before, nearest first."""

    def tell(self, actor: str, **signs: float) -> None:
        """An actor is named, with these signs."""
        seen = self.actors.setdefault(actor, [0.0] * len(SIGNS))
        for name, value in signs.items():
            number = _NUMBER[name.replace("_", " ")]
            seen[number] = max(seen[number], float(value))


def scene(one: Parsed, evidence: Span, mentions: Mentions) -> Scene | None:
    """What stands around the words of a contact; None where the passage has none of them."""
    anchor = _anchor(one.tokens_in(evidence))
    if anchor is None:
        return None
    verb = next((t for t in (anchor, *islice(anchor.ancestors, 4)) if t.pos_ in ("VERB", "AUX")), anchor)
    made = Scene(anchor, verb)
    at = one.offset(anchor)
    sentence = near(one, anchor)
    inside = sorted(mentions.within(sentence), key=lambda m: abs(m.span.start - at))[:_LONGEST]
    for mention in sorted(inside, key=lambda m: m.span):
        _mention(made, one, mention, evidence, at)
    _nearest(made, inside, at)
    _unnamed(made, one, mentions)
    _places(made, one, mentions)
    _above(made, one, mentions)
    _earlier(made, one, mentions)
    return made


def near(one: Parsed, anchor: Token) -> Span:
    """The sentence of a word, as far as it is near."""
    sentence, at = one.tokens_span(anchor.sent[0], anchor.sent[-1]), one.offset(anchor)
    return Span(max(sentence.start, at - _REACH), min(sentence.end, at + _REACH))


def _anchor(tokens: Sequence[Token]) -> Token | None:
    """The noun or verb that tells of the contact."""
    words = contact_words()
    tables: dict[str, Container[str]] = {"VERB": words.verbs, "NOUN": words.nouns, "PROPN": words.nouns}
    known = (t for t in tokens if t.lemma_.lower() in tables.get(t.pos_, ()))
    return next(known, next((t for t in tokens if not t.is_punct), None))


def _mention(made: Scene, one: Parsed, mention: Mention, evidence: Span, at: int) -> None:
    tokens = one.tokens_in(mention.span)
    if not tokens or not mention.actors:
        return
    head = next((t for t in tokens if t.head.i < tokens[0].i or t.head.i > tokens[-1].i or t.head.i == t.i), tokens[-1])
    signs = dict(_relation(made, head))
    far = abs(mention.span.start - at)
    signs |= {
        "in_the_words": mention.span.overlaps(evidence), mention.kind: 1.0, "distance": 1 - min(1.0, far / _FAR),
        "before": mention.span.start < at, "after": mention.span.start > at,
    }  # fmt: skip
    made.units.append(mention.actors)
    for actor in mention.actors:
        made.tell(actor, **signs)


def _relation(made: Scene, head: Token) -> Iterator[tuple[str, float]]:
    """How a name hangs on the noun or verb of the contact."""
    steps, at = 0, head
    joined = head.dep_ in ("conj", "appos")
    if joined:
        yield ("joined" if head.dep_ == "conj" else "apposition"), 1.0
    while at.dep_ in ("conj", "appos", "compound", "flat", "nmod") and at.head.i != at.i and steps < _STEPS:
        at, steps = at.head, steps + 1
    if at.dep_ in ("nsubj", "nsubjpass") and at.head.i in (made.anchor.i, made.verb.i):
        yield "subject", 1.0
    elif at.dep_ == "nsubj" and at.head.lemma_ in _TELLING:
        yield "told_by", 1.0
    if at.dep_ in ("dobj", "dative") and at.head.i in (made.anchor.i, made.verb.i):
        yield "object", 1.0
    if at.dep_ == "poss":
        yield ("owner" if at.head.i == made.anchor.i else "of_another"), 1.0
    if at.head.i == made.anchor.i and head.dep_ in ("compound", "amod", "nmod"):
        yield "beside_the_noun", 1.0
    if at.dep_ == "pobj":
        yield from _governed(made, at.head)
    if any(a.lemma_ in _ACCOMPANYING for a in islice(at.ancestors, 3)):
        yield "accompanying", 1.0
    path = 0
    for up in islice((at, *at.ancestors), _STEPS):
        if up.i in (made.anchor.i, made.verb.i):
            break
        path += 1
    yield "path", 1 - path / _STEPS


def _governed(made: Scene, word: Token) -> Iterator[tuple[str, float]]:
    """What a preposition before a name says, by what it hangs on."""
    own = word.head.i in (made.anchor.i, made.verb.i)
    if word.lower_ in _WITH:
        yield "with", 1.0 if own else 0.5
    elif word.lower_ == "by":
        yield "by", 1.0 if own else 0.5
    elif word.lower_ in _WHERE:
        yield "place", 1.0 if own else 0.5
    elif word.lower_ == "from":
        yield "from", 1.0
    elif word.lower_ == "of":
        yield ("owner" if word.head.i == made.anchor.i else "of_another"), 1.0
    elif word.lower_ in ("for", "on", "about"):
        yield "named_for_others", 1.0


def _nearest(made: Scene, inside: Sequence[Mention], at: int) -> None:
    """The last named before the contact's words, and the first after."""
    before = max((m for m in inside if m.span.end <= at), key=lambda m: m.span, default=None)
    after = min((m for m in inside if m.span.start > at), key=lambda m: m.span, default=None)
    for mention, sign in ((before, "first_before"), (after, "first_after")):
        for actor in mention.actors if mention is not None else ():
            made.tell(actor, **{sign: 1.0})


def _unnamed(made: Scene, one: Parsed, mentions: Mentions) -> None:
    """Whom the nouns of parties mean that no mention covers: “the foreign ministers of A and B”, “union leaders”."""
    holders = [made.anchor, made.verb]
    heads = [tree.governed(c) for h in holders for c in h.children if c.lower_ in (*_WITH, "by")]
    heads += [c for h in holders for c in h.children if c.dep_ in ("dobj", "nsubj", "nsubjpass")]
    for head in [t for one_of in heads for t in tree.with_conjuncts(one_of)][:_LONGEST]:
        if head.i == made.anchor.i or head.pos_ not in ("NOUN", "PROPN"):
            continue
        meant = actors_of(one, head, mentions)
        if not meant and _is_person(head):
            meant = (mentions.strangers.named(one, head),)
        if meant:
            made.units.append(meant)
        how = {"dobj": "object", "nsubj": "subject", "nsubjpass": "subject"}.get(head.dep_, "with")
        for actor in meant:
            made.tell(actor, **{"after" if head.i > made.anchor.i else "before": 1.0, how: 1.0})


def _places(made: Scene, one: Parsed, mentions: Mentions) -> None:
    """The states that cities and countries under “to” and “in” tell."""
    for holder in (made.anchor, made.verb):
        for word in [t for c in holder.children for t in _where(c)]:
            found = states(one, word, mentions)
            if found:
                made.units.append(found)
            for actor in found:
                made.tell(actor, place=1.0)


def _where(child: Token) -> list[Token]:
    """The names that may tell a place: “to *Lima*”, “visit *Lima*”."""
    if child.dep_ == "prep" and child.lower_ in _WHERE:
        return tree.with_conjuncts(tree.governed(child))
    return tree.with_conjuncts(child) if child.dep_ == "dobj" else []


def _above(made: Scene, one: Parsed, mentions: Mentions) -> None:
    """Who does, and to whom, the act in whose content the contact stands: “invited *N.* to visit”."""
    around = [f for f in one.frames_around(made.anchor) if f.head.i != made.anchor.i]
    frame = min(around, key=lambda f: len(f.content), default=None)
    if frame is None:
        return
    for heads, sign in ((frame.by, "doer_above"), (frame.to, "addressee_above")):
        found = one.all_actors(heads, mentions)
        found = found or tuple(mentions.strangers.named(one, head) for head in heads if _is_person(head))
        if found:
            made.units.append(found)
        for actor in found:
            made.tell(actor, **{sign: 1.0})


def _is_person(head: Token) -> bool:
    """Whether a noun means people by what they are: “his *host*”, “the *ministers*”."""
    known = is_role(head) or head.lemma_.lower() in lexicon().people
    return known or contact_words().means_people(head.lemma_.lower(), head.tag_)


def _earlier(made: Scene, one: Parsed, mentions: Mentions) -> None:
    """Who is named in the sentences before."""
    first = made.anchor.sent[0]
    for back in range(_BACK):
        if first.i == 0:
            return
        last = one.doc[first.i - 1].sent
        span = one.tokens_span(last[0], last[-1])
        for mention in mentions.within(Span(max(span.start, span.end - _REACH), span.end)):
            subject = any(t.dep_ in ("nsubj", "nsubjpass") for t in one.tokens_in(mention.span))
            for actor in mention.actors:
                if not back:
                    made.tell(actor, sentence_before=1.0, subject_before=subject)
                if actor not in made.before:
                    made.before.append(actor)
        first = last[0]
