"""Contact wordings in a parse: each with its channel, parties, place and day, as the words say.

Takes one parsed passage, gives `Trace`s. Which of them tell of one contact, and which is the
contact that the passage itself reports, is decided in `contacts.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.frame import Frame
from communique.extract.lexicon.contact_words import ContactWords
from communique.extract.parsed import Mentions, Parsed
from communique.extract.times import Time
from communique.model import Span
from communique.model.contact import Channel, Status

if TYPE_CHECKING:
    from communique.language import Token

_POSSIBLE = frozenset({"possible", "potential", "any", "eventual", "prospective"})
_COMING = frozenset(
    {"future", "upcoming", "planned", "next", "forthcoming", "scheduled", "coming", "subsequent", "further"}
)
_PAST = frozenset({"recent", "last", "previous", "latest", "earlier", "past"})
_BY_KIND: dict[str, Status] = {
    "agree": "agreed", "accept": "agreed", "promise": "planned", "plan": "planned", "offer": "offered",
    "invite": "invited", "propose": "possible", "wish": "possible", "call-for": "possible", "ask": "possible",
}  # fmt: skip
_BY_NOUN: dict[str, Status] = {
    "agreement": "agreed", "accord": "agreed", "decision": "planned", "plan": "planned", "intention": "planned",
    "readiness": "offered", "willingness": "offered", "offer": "offered", "invitation": "invited",
}  # fmt: skip
_TAKING_PLACE = frozenset({"be", "hold", "take", "begin", "start", "continue", "occur", "resume"})
_MAKING = frozenset({"pay", "make", "attend", "chair", "join", "begin", "start", "resume", "continue", "lead"})
_LIGHT = frozenset({"hold", "have", "conduct", "convene"})
_PHONE = re.compile(r"\b(?:by|over the|via) (?:tele)?phone\b|\bon the phone\b", re.I)
_VIDEO = re.compile(
    r"\bvia (?:secure )?video|\bby video|\bvirtual(?:ly)?\b|\bvia videoconference|\bvideo[- ]?link", re.I
)
_GUESTS = frozenset({"host", "receive", "visit", "call", "welcome", "travel", "discuss"})
"""Verbs whose “to” names where, not with whom."""
_VISIT_WORDS = frozenset({"visit", "travel", "receive", "host"})


@dataclass(slots=True)
class Trace:
    """One wording that tells of a contact."""

    token: Token
    evidence: Span
    channel: Channel
    status: Status
    parties: tuple[str, ...] = ()
    place: str | None = None
    time: Time | None = None
    definite: bool = False
    frame: Frame | None = None
    described: bool = False
    is_verb: bool = False
    others: list[Span] = field(default_factory=list)


def traces(text: str, one: Parsed, mentions: Mentions, words: ContactWords, times: list[Time]) -> list[Trace]:
    """Every wording of a contact in the passage, in order."""
    found = []
    for token in one.doc:
        made = _noun(text, one, token, mentions, words, times) or _verb(text, one, token, mentions, words, times)
        if made is not None:
            found.append(made)
    return found


def _noun(
    text: str, one: Parsed, token: Token, mentions: Mentions, words: ContactWords, times: list[Time]
) -> Trace | None:
    if token.pos_ not in ("NOUN", "PROPN") or (token.dep_ == "compound" and token.head.pos_ == "NOUN"):
        return None
    named = words.nouns.get(token.lemma_.lower(), ()) or words.nouns.get(token.lower_, ())
    fitting = ((first, channel) for wording, channel in named if (first := _preceded(token, wording)) is not None)
    first, channel = next(fitting, (None, None))
    if first is None or channel is None:
        return None
    covering = mentions.at(one.offset(token))
    if covering is not None and covering.kind == "name" and token.dep_ == "compound":
        return None  # “Trilateral Contact Group”
    plan = token.head.head if token.head.lower_ == "for" else token
    if plan.lemma_ in ("plan", "date") and any(c.lower_ == "no" for c in plan.children):
        return None  # “no plans for a meeting”
    frame = _governing(one, token)
    parties = _noun_parties(one, token, mentions)
    modifiers = {c.lower_ for c in token.children if c.dep_ in ("amod", "det", "nummod")}
    evidence = _evidence(one, first, token)
    when = _time(one, token, times)
    if when is not None and frame is not None and not when.span.within(evidence):
        when = None  # the day of another verb in the sentence
    place = _place(one, token, mentions)
    status = _noun_status(one, token, frame, modifiers, when)
    return Trace(
        token, evidence, _narrowed(channel, text, one, token, modifiers), status, parties, place, when,
        bool(modifiers & {"the", "this", "these", "that"}), frame,
        bool(modifiers & (_POSSIBLE | _COMING | _PAST)) or token.pos_ == "PROPN",
    )  # fmt: skip


def _evidence(one: Parsed, first: Token, token: Token) -> Span:
    """The noun phrase of a contact; with its verb, where it is what takes place or what is arranged."""
    start = min(
        (c for c in token.children if c.dep_ in ("amod", "compound", "det", "nmod", "nummod", "poss")),
        key=lambda c: c.left_edge.i,
        default=first,
    )
    begin = min(first.i, start.left_edge.i)
    end = max([token.i, *(c.right_edge.i for c in token.children if c.dep_ in ("prep", "acl") and c.i > token.i)])
    verb = token.head
    if verb.tag_ == "VB" and (token.dep_ == "dobj" or token.dep_ == "nsubjpass"):
        begin, end = min(begin, verb.i), max(end, verb.right_edge.i)
    if token.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in _TAKING_PLACE:
        end = max(end, verb.right_edge.i)
    while token.doc[end].is_punct and end > token.i:
        end -= 1
    return one.tokens_span(token.doc[begin], token.doc[end])


def _preceded(token: Token, named: tuple[str, ...]) -> Token | None:
    """The first token of a noun wording that ends (or, of three words, begins) at `token`."""
    if len(named) == 1:
        return token
    doc = token.doc
    if named[0] in (token.lower_, token.lemma_.lower()):
        following = [t.lower_ for t in doc[token.i : token.i + len(named)]]
        return token if tuple(following) == named else None
    before = [t for t in doc[max(0, token.i - len(named) * 2) : token.i] if not t.is_punct and not t.is_space]
    wanted = named[:-1]
    tail = before[-len(wanted) :]
    return tail[0] if tuple(t.lower_ for t in tail) == wanted else None


def _governing(one: Parsed, token: Token) -> Frame | None:
    """The frame in whose content the wording stands (the smallest)."""
    holding = [f for f in one.frames if any(t.i == token.i for t in f.content) and f.head.i != token.i]
    return min(holding, key=lambda f: len(f.content), default=None)


def _noun_parties(one: Parsed, token: Token, mentions: Mentions) -> tuple[str, ...]:
    heads: list[Token] = []
    for c in token.children:
        if c.dep_ == "poss":
            heads += tree.with_conjuncts(c)
        told_by_verb = (
            c.lower_ == "with" and token.dep_ == "pobj" and token.pos_ == "PROPN"
        )  # “spoke at the Summit with X”
        if not told_by_verb and c.dep_ in ("prep", "agent") and c.lower_ in ("between", "with", "by", "among", "of"):
            governed = tree.governed(c)
            heads += tree.with_conjuncts(governed)
    verb = token.head
    if token.dep_ in ("dobj", "attr") and verb.lemma_ in _LIGHT:  # “held a call today with X”
        heads += tree.with_conjuncts(tree.subject(verb))
        heads += [g for c in verb.children if c.lower_ == "with" for g in tree.with_conjuncts(tree.governed(c))]
    found = [a for h in heads for a in one.actors(h, mentions)]
    found += [a for c in token.children if c.dep_ in ("compound", "amod", "nmod") for a in one.actors(c, mentions)]
    return tuple(dict.fromkeys(a for a in found if not a.startswith("region:")))


def _to_come(frame: Frame) -> bool:
    """Whether a frame's content is something to be done, not an opinion in a “that” clause."""
    words = [t for t in frame.content if not t.is_punct]
    if words and words[0].dep_ == "mark" and words[0].lower_ == "that":
        return any(t.lower_ in ("will", "would", "ready", "willing", "prepared") for t in words)
    return True


def _noun_status(one: Parsed, token: Token, frame: Frame | None, modifiers: set[str], when: Time | None) -> Status:
    verb = token.head
    if modifiers & _COMING and verb.tag_ == "VB" and token.dep_ == "dobj" and not modifiers & _POSSIBLE:
        return "planned"  # “to discuss the upcoming visit”
    arranged = verb.tag_ == "VB" and token.dep_ == "dobj" and any(c.lower_ == "to" for c in verb.children)
    if arranged and not (frame is not None and frame.wording.kind in _BY_KIND):
        return _BY_NOUN.get(verb.head.lemma_.lower(), "possible")
    lemmas = {verb.lemma_, *(c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass"))}
    if lemmas & {"cancel", "postpone", "call off"} and token.dep_ in ("dobj", "nsubjpass"):
        return "cancelled"
    if modifiers & _POSSIBLE:
        return "possible"
    if token.dep_ in ("dobj", "attr") and verb.lemma_ in _LIGHT | _MAKING and lemmas & {"will", "would", "'ll"}:
        return "planned"
    if frame is not None and frame.wording.kind in _BY_KIND and not modifiers & _PAST and _to_come(frame):
        return _BY_KIND[frame.wording.kind]
    if (
        token.dep_ in ("nsubj", "nsubjpass")
        and (lemmas & {"will", "would", "are", "is"})
        and verb.lemma_ in ("hold", "take", "be", "continue", "start", "begin")
    ):
        infinitive = any(c.lower_ == "to" for c in verb.children)
        if "will" in lemmas or "would" in lemmas or infinitive:
            return "planned"
    if modifiers & _COMING:
        return "planned"
    return "held"


def _verb(
    text: str, one: Parsed, token: Token, mentions: Mentions, words: ContactWords, times: list[Time]
) -> Trace | None:
    channel = words.verbs.get(token.lemma_.lower())
    if channel is None or not token.tag_.startswith("VB") or token.dep_ in ("amod", "compound"):
        return None
    frame = next((f for f in one.frames if f.head.i == token.i), None)
    doer = tree.subject(token)
    doers = tree.with_conjuncts(doer)
    if doer is not None and len(doers) == 1:  # “N. N., Jr. and N. N. spoke”: joined to what hangs on the first
        doers += [t for t in doer.subtree if t.dep_ == "conj" and t.pos_ == "PROPN" and t.head.dep_ == "appos"]
    partners = _partners(token, len(doers) > 1)
    if partners is None:
        return None
    parties = tuple(dict.fromkeys(a for h in [*doers, *partners] for a in one.actors(h, mentions)))
    governing = _governing(one, token)
    status: Status = "held"
    if governing is not None and governing.wording.kind in _BY_KIND and _to_come(governing):
        status = _BY_KIND[governing.wording.kind]
    elif any(c.lower_ in ("will", "would", "'ll") for c in token.children if c.dep_ == "aux"):
        status = "planned"
    elif any(c.lower_ in ("may", "might", "could", "can") for c in token.children if c.dep_ == "aux"):
        status = "possible"
    elif token.tag_ == "VB" and governing is None:
        return None
    if token.lemma_ in _VISIT_WORDS and status in ("invited", "offered"):
        channel = "visit"
    if governing is not None and governing.wording.kind == "invite":
        parties = tuple(
            dict.fromkeys([*one.all_actors(governing.to, mentions), *one.all_actors(governing.by, mentions)])
        )
    evidence = Span(
        one.offset(token),
        max([one.offset(token) + len(token), *(one.tokens_span(p, p.right_edge).end for p in partners)]),
    )
    if governing is not None and governing.content:
        evidence = one.tokens_span(
            min((governing.head, governing.content[0]), key=lambda t: t.i), governing.content[-1]
        )
    return Trace(
        token, evidence, _narrowed(channel, text, one, token, set()), status, parties, _place(one, token, mentions),
        _time(one, token, times), False, governing or frame, is_verb=True,
    )  # fmt: skip


def _partners(token: Token, several: bool) -> list[Token] | None:
    """With whom: the object or what “with” and “to” govern; None when the verb tells of no contact.

    Of `several` doers none is needed: “the presidents of A and B spoke today”.
    """
    lemma = token.lemma_.lower()
    out: list[Token] = []
    for c in token.children:
        if c.dep_ == "prep" and c.lower_ in ("with", "to") and lemma not in _GUESTS:
            out += tree.with_conjuncts(tree.governed(c))
        if c.dep_ in ("dobj", "nsubjpass") and lemma in (
            "host",
            "receive",
            "visit",
            "call",
            "phone",
            "telephone",
            "meet",
            "welcome",
        ):
            out += tree.with_conjuncts(c)
    if not out and lemma in ("speak", "talk", "meet") and (loose := _loose_partner(token)) is not None:
        out = tree.with_conjuncts(loose)
    if not out and lemma in ("receive", "host") and (guest := _guest(token)) is not None:
        out = [guest]
    if lemma == "welcome" and not (out and any(c.lower_ in ("to", "at", "in") for c in token.children)):
        return None  # what is welcomed is mostly no guest
    if lemma == "call":
        out += [c for c in token.children if c.dep_ == "oprd" and c.pos_ == "PROPN"]
    if lemma in ("speak", "talk", "discuss") and not out and not several:
        return None
    if lemma in ("call", "host", "receive", "welcome") and not any(
        t.pos_ in ("PROPN", "PRON")
        or t.lower_ in ("president", "officials", "minister", "leader", "delegation", "counterpart")
        for t in out
    ):
        return None
    if lemma in ("travel",) or (
        lemma == "meet"
        and not out
        and not several
        and not any(c.lower_ in ("together",) or c.dep_ == "prep" for c in token.children)
    ):
        return None
    return out


def _guest(token: Token) -> Token | None:
    """“received in the Kremlin President of Finland N. N.”: the last name of the run of names."""
    for t in token.doc[token.i + 1 : token.sent.end]:
        if t.is_punct or t.tag_.startswith("VB"):
            return None
        person = t.ent_type_ == "PERSON"
        if person and (t.i + 1 >= len(token.doc) or t.nbor(1).ent_type_ != "PERSON"):
            return t
    return None


def _loose_partner(token: Token) -> Token | None:
    """The name after “with” where the parse has hung it elsewhere: “spoke today with X to offer …”."""
    after = token.doc[token.i + 1 : min(token.i + 14, token.sent.end)]
    start = next((t.i for t in after if t.lower_ == "with"), None)
    if start is None or any(t.tag_.startswith("VB") for t in token.doc[token.i + 1 : start]):
        return None
    for t in token.doc[start + 1 : token.sent.end]:
        if t.pos_ == "PROPN" and (t.i + 1 >= len(token.doc) or t.nbor(1).pos_ != "PROPN"):
            return t
        if t.tag_.startswith("VB"):
            return None
    return None


def _narrowed(channel: Channel, text: str, one: Parsed, token: Token, modifiers: set[str]) -> Channel:
    """The channel as the rest of the sentence narrows it: “by phone”, “via secure video”."""
    if any(c.dep_ == "compound" and c.lower_ in ("phone", "telephone") for c in token.children):
        return "call"
    if channel not in ("contact", "talks", "call", "meeting"):
        return channel
    span, at = one.tokens_span(token.sent[0], token.sent[-1]), one.offset(token)
    video = min((abs(m.start() - at) for m in _VIDEO.finditer(text, *span)), default=None)
    phone = min((abs(m.start() - at) for m in _PHONE.finditer(text, *span)), default=None)
    if video is not None and channel != "talks" and (phone is None or video < phone):
        return "video-call"
    return "call" if phone is not None or modifiers & {"telephone", "phone"} else channel


def _time(one: Parsed, token: Token, times: list[Time]) -> Time | None:
    """The expression of time nearest to the wording in its sentence."""
    span = one.tokens_span(token.sent[0], token.sent[-1])
    at = one.offset(token)
    near = [t for t in times if t.span.within(span)]
    return min(near, key=lambda t: (abs(t.span.start - at), t.span.start), default=None)


def _place(one: Parsed, token: Token, mentions: Mentions) -> str | None:
    """Where: what “in” or “at” governs at the wording or at its verb, when it is a name."""
    for holder in (token, token.head):
        for c in holder.children:
            if c.dep_ == "prep" and c.lower_ in ("in", "at") and abs(c.i - token.i) < 12:
                governed = tree.governed(c)
                if governed is not None and governed.pos_ == "PROPN":
                    words = [t for t in governed.subtree if t.pos_ in ("PROPN", "DET") and t.i <= governed.i]
                    return " ".join(t.text for t in words if t.pos_ == "PROPN")
    return None
