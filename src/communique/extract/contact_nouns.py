"""Contacts told by a noun: “a telephone conversation with …”, “the upcoming visit”.

Takes a token of a parsed passage, gives a `Trace` when the noun (contacts.csv) names a contact.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.accounts import visits
from communique.extract.accounts.attendees import actors_of, unnamed
from communique.extract.accounts.evidence import (
    Trace,
    governing_frame,
    narrowed,
    place_of,
    time_beside,
    time_of,
)
from communique.extract.accounts.status import COMING, LIGHT, PAST, POSSIBLE, not_planned, noun_status
from communique.extract.lexicon import lexicon
from communique.extract.lexicon.contact_words import ContactWords
from communique.extract.mentions import series
from communique.extract.parsed import Mentions, Parsed
from communique.extract.posts import by_author, headlined
from communique.extract.times import Time
from communique.model import Span
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

_BEING = word_set("extract/lexicon", "being-verbs")
_TAKING_PLACE = word_set("extract/lexicon", "taking-place-short")
_TAKING_PART = frozenset({"take", "participate", "engage"})
_BEFORE = 6
_DASH = re.compile("[-–—]")
_PLACES = frozenset({"GPE", "LOC"})
_ATTACHED = ("amod", "compound", "nmod")


def from_noun(
    text: str, one: Parsed, token: Token, mentions: Mentions, words: ContactWords, times: list[Time]
) -> Trace | None:
    if (token.pos_ not in ("NOUN", "PROPN") and not _used_as_noun(token)) or (
        token.dep_ == "compound" and token.head.pos_ == "NOUN"
    ):
        return None
    if token.tag_ == "NN" and token.head.lower_ in ("at", "level", "levels") and not any(token.lefts):
        return None  # “exchanges at summit and working level”
    if _in_passing(token):
        return None
    named = words.nouns.get(token.lemma_.lower(), ()) or words.nouns.get(token.lower_, ())
    if named and _of_another_kind(token, words):
        return None
    fitting = ((first, channel) for wording, channel in named if (first := _preceded(token, wording)) is not None)
    first, channel = next(fitting, (None, None))
    if first is None or channel is None:
        return None
    covering = mentions.at(one.offset(token))
    if covering is not None and covering.kind == "name" and token.dep_ == "compound":
        return None  # “Trilateral Contact Group”
    if not_planned(token):
        return None
    frame = None if (beside := time_beside(token)) else governing_frame(one, token)
    heads = _heads(token)
    company = unnamed(one, heads, mentions, words)
    parties = _parties(text, one, token, heads, company, mentions)
    if channel == "visit":
        parties = _of_visit(one, token, parties, mentions)
    modifiers = {c.lower_ for c in token.children if c.dep_ in ("amod", "det", "nummod")}
    evidence = _evidence(one, first, token)
    when = time_of(one, token, times)
    near = when is not None and (when.span.within(evidence) or text[evidence.end : when.span.start].isspace())
    if when is not None and frame is not None and not near:
        when = None  # the day of another verb in the sentence
    place = place_of(one, token, mentions)
    status = noun_status(one, token, frame, modifiers, when)
    if beside == "ahead" and status == "held":
        status = "planned"
    city = _city(one, token, mentions)
    return Trace(
        token, evidence, narrowed(channel, text, one, token, modifiers), status, parties, place or city, when,
        bool(modifiers & {"the", "this", "these", "that"}), frame,
        bool(modifiers & (POSSIBLE | COMING | PAST) or token.pos_ == "PROPN" or city or _had(token)),
        company=company, initiator=next(iter(one.all_actors(_givers(token), mentions)), None),
    )  # fmt: skip


def _of_visit(one: Parsed, token: Token, parties: tuple[str, ...], mentions: Mentions) -> tuple[str, ...]:
    """The visitor and the state of the place, where the words tell both."""
    holder = visits.paying(token)
    who = tuple(dict.fromkeys([*parties, *visits.visitors(one, token, mentions)]))
    where = visits.destination(one, token, mentions)
    where = where or (visits.destination(one, holder, mentions) if holder is not None else ())
    return tuple(dict.fromkeys([*who, *visits.abroad(who, where, mentions)]))


def _joint(one: Parsed, token: Token, mentions: Mentions) -> list[str]:
    """“*Kenyan-Polish* talks”, “the *Kenya-Poland* Dialogue”: two states joined by a dash before the noun."""
    before = token.doc[max(token.sent.start, token.i - _BEFORE) : token.i]
    dash = next((t for t in before if _DASH.search(t.text) and t.i + 1 < token.i), None)
    if dash is None:
        dash = next((t for t in before if len(t) > 3 and _DASH.search(t.text[1:-1])), None)
    if dash is None:
        return []
    first = token.doc[max(token.sent.start, dash.i - 2)]
    found = mentions.strangers.countries(one.tokens_span(first, token))
    return found if len(found) == 2 else []


def _used_as_noun(token: Token) -> bool:
    """“since the *meeting* between”, “*Call* with N.”: a noun to the reader, a verb to the parse."""
    determined = any(c.dep_ in ("det", "amod") for c in token.children) and any(
        c.dep_ == "prep" for c in token.children
    )
    return headlined(token) or (token.tag_ == "VBG" and token.dep_ in ("pobj", "pcomp", "dobj", "nsubj") and determined)


def _in_passing(token: Token) -> bool:
    """“decided *in close consultation* with N.”: how something is done."""
    bare = token.tag_ == "NN" and token.dep_ == "pobj" and token.head.lower_ == "in" and token.head.dep_ == "prep"
    if not bare or any(c.dep_ in ("det", "poss") for c in token.children):
        return False
    return token.lemma_.lower() in ("consultation", "dialogue", "discussion") and token.head.head.lemma_ not in _BEING


def _city(one: Parsed, token: Token, mentions: Mentions) -> str | None:
    """“the *Oslo* meeting between …”: a city before the noun of a contact tells where; a state, between whom."""
    if token.pos_ == "PROPN":
        return None
    names = [c for c in token.children if c.dep_ == "compound" and c.pos_ == "PROPN"]
    if len(names) != 1 or any(t.dep_ == "punct" for t in names[0].children):
        return None
    mention = mentions.at(one.offset(names[0]))
    between = any(c.lower_ in ("between", "among") for c in token.children)
    known = names[0].ent_type_ in _PLACES or (between and names[0].ent_type_ in ("", "PERSON"))
    told = mention.kind == "metonym" if mention is not None else known
    if not told:
        return None
    if not any(c.dep_ == "det" and c.lower_ == "the" for c in token.children):
        return None
    first = names[0].left_edge
    return str(token.doc[first.i : names[0].i + 1].text) if first.i + 3 > names[0].i else None


def _givers(token: Token) -> list[Token]:
    """“received a call *from X*”: whoever sought it."""
    turned = lexicon().converse.get(token.head.lemma_.lower(), "") if token.dep_ in ("dobj", "nsubjpass") else ""
    word = (tree.preposition(token, turned) or tree.preposition(token.head, turned)) if turned else None
    return tree.with_conjuncts(tree.governed(word)) if word is not None else []


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


def _of_another_kind(token: Token, words: ContactWords) -> bool:
    """“his annual *news conference*” is no meeting."""
    return any((c.lower_, token.lemma_.lower()) in words.others for c in token.children if c.dep_ in _ATTACHED)


def _heads(token: Token) -> list[Token]:
    """The nouns of those whom a contact's noun or its verb names as taking part."""
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
    heads += _givers(token)
    had = _had(token)
    if had is not None:
        heads += [h for c in had.children if c.lower_ == "with" for h in tree.with_conjuncts(tree.governed(c))]
        heads += tree.with_conjuncts(tree.own_subject(had))
    verb = token.head
    if token.dep_ in ("dobj", "attr") and verb.lemma_ in LIGHT:  # “held a call today with X”
        heads += [g for c in verb.children if c.lower_ == "with" for g in tree.with_conjuncts(tree.governed(c))]
    return heads


def _had(token: Token) -> Token | None:
    """“the calls that she *has had* with N.”: the verb of the clause that tells who held it."""
    holders = [token, *islice(token.ancestors, 3)]  # the parse may hang the clause on “in the context of …”
    clauses = [c for h in holders for c in h.children if c.dep_ == "relcl" and c.left_edge.i == token.i + 1]
    return next((c for c in clauses if c.lemma_ in LIGHT and not tree.is_passive(c)), None)


def _holding(token: Token) -> Token | None:
    """The verb by which somebody holds a contact or takes part in it: “held a call”, “took part in a meeting”."""
    if token.dep_ in ("dobj", "attr") and (token.head.lemma_ in LIGHT or _givers(token)):
        return token.head
    part = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "in" else None
    part = part.head if part is not None and part.lower_ == "part" else part
    return part if part is not None and part.lemma_ in _TAKING_PART else None


def _parties(
    text: str, one: Parsed, token: Token, heads: list[Token], company: tuple[Token, ...], mentions: Mentions
) -> tuple[str, ...]:
    """The actors of the nouns; where a run of names stands before the verb or behind “with”, those."""
    behind = [h for h in heads if h.i > token.i]
    whom = series.with_whom(text, one, token, mentions) if behind and not company else ()
    between = any(c.lower_ in ("between", "among") for c in token.children)
    verb = None if between else _holding(token)  # “the palace hosted talks between A and B”
    doers = tree.with_conjuncts(tree.subject(verb)) if verb is not None else []
    who = [a for h in doers for a in one.actors(h, mentions)]
    if not doers and by_author(one, verb if verb is not None else token):
        who = list(one.author)
    if verb is not None and (doers or verb.tag_ in ("VBD", "VBZ", "VBP")):
        run = series.before(text, Span(one.tokens_span(token.sent[0], token).start, one.offset(verb)), mentions)
        who = list(run) if not who or (len(run) > 1 and set(who) & set(run)) else who
    found = [*who, *(a for h in heads if not (whom and h.i > token.i) for a in actors_of(one, h, mentions)), *whom]
    attached = [c for c in token.children if c.dep_ in ("compound", "amod", "nmod")]
    attached = [] if _city(one, token, mentions) else attached
    found += [a for c in attached for a in one.actors(c, mentions)]
    found += _joint(one, token, mentions)
    return tuple(dict.fromkeys(a for a in found if not a.startswith("region:")))
