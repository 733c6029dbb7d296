"""Contacts told by a verb: “spoke by phone with …”, “received … in the Kremlin”.

Takes a token of a parsed passage, gives a `Trace` when the verb (contacts.csv) tells of a contact.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.accounts import visits
from communique.extract.accounts.attendees import actors_of, unnamed
from communique.extract.accounts.evidence import Trace, arranged, governing_frame, narrowed, place_of, time_of
from communique.extract.accounts.partners import partners_of
from communique.extract.acts.frame import CARRIERS, Frame
from communique.extract.acts.operators import gladly_done, hoped_for
from communique.extract.lexicon.contact_words import ContactWords
from communique.extract.mentions import series
from communique.extract.parsed import Mentions, Parsed
from communique.extract.posts import by_author
from communique.extract.times import Time
from communique.model import Span
from communique.model.contact import Status
from communique.model.ids import SOMEBODY
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

_CALLING = frozenset({"call", "phone", "telephone", "ring"})
_OF_PEOPLE = frozenset({"meet", "visit"})
_GOING = frozenset({"visit", "travel"})
_ON_THE_WAY = word_set("extract/lexicon", "travel-verbs")
_VISIT_WORDS = frozenset({"visit", "travel", "receive", "host"})


def from_verb(
    text: str, one: Parsed, token: Token, mentions: Mentions, words: ContactWords, times: list[Time]
) -> Trace | None:
    """The trace of a verb that tells of a contact, or None."""
    if token.lemma_ == "invite":
        return _invited(one, token, mentions, words, times)
    channel = words.verbs.get(token.lemma_.lower())
    if channel is None or not _tells(one, token, mentions, words):
        return None
    frame = next((f for f in one.frames if f.head.i == token.i), None)
    doer = _doer(token)
    doers = tree.with_conjuncts(doer)
    if doer is not None and len(doers) == 1:  # “N. N., Jr. and N. N. spoke”: joined to what hangs on the first
        doers += [t for t in doer.subtree if t.dep_ == "conj" and t.pos_ == "PROPN" and t.head.dep_ == "appos"]
    hoped = hoped_for(token)
    again = any(c.lower_ == "again" for c in token.children) or hoped is not None
    partners = partners_of(token, len(doers) > 1 or (again and len(one.all_actors(doers, mentions)) > 1))
    if token.lemma_ == "welcome" and hoped is not None:
        return None  # “I would like to welcome N.” is said to him who is there
    where = _abroad(one, token, doers, mentions)
    if partners is None and not where:
        return None
    partners = partners or []
    if token.lemma_ in _OF_PEOPLE and not where and _only_things(one, token, mentions, words):
        return None
    company = unnamed(one, partners, mentions, words)
    parties = _parties(text, one, token, doers, partners, bool(company), mentions)
    parties = tuple(dict.fromkeys([*parties, *where]))
    governing = governing_frame(one, token)
    status = hoped or _status(token, governing)
    if status is None:
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
        told = sorted((governing.head, governing.content[0], governing.content[-1]), key=lambda t: t.i)
        evidence = one.tokens_span(told[0], told[-1])
    return Trace(
        token, evidence, narrowed(channel, text, one, token, set()), status, parties, place_of(one, token, mentions),
        time_of(one, token, times), False, governing or frame, is_verb=True,
        company=company, initiator=_caller(one, token, doers, mentions),
    )  # fmt: skip


def _tells(one: Parsed, token: Token, mentions: Mentions, words: ContactWords) -> bool:
    """Whether a word of the table stands there as a verb that may tell of a contact."""
    if not token.tag_.startswith("VB") or token.dep_ in ("amod", "compound"):
        return False
    particle = words.particles.get(token.lemma_.lower())
    if particle and not any(c.lower_ == particle for c in token.children):
        return False
    # “good to see N.” is a meeting, “saw progress” none
    return token.lemma_ != "see" or (gladly_done(token) and _somebody(one, token, mentions))


def _status(token: Token, governing: Frame | None) -> Status | None:
    """How far the contact is of which a verb tells; None where it is only named (“the need to meet”)."""
    if (told := arranged(governing)) is not None:
        return told
    if _will(token) or (token.dep_ == "xcomp" and token.head.lemma_ == "continue" and _will(token.head)):
        return "planned"
    if any(c.lower_ in ("may", "might", "could", "can") for c in token.children if c.dep_ == "aux"):
        return "possible"
    if (purpose := _travelled(token)) is not None:
        return purpose
    named = token.tag_ == "VB" and not gladly_done(token) and (governing is None or _only_named(token))
    return None if named else "held"


def _invited(one: Parsed, token: Token, mentions: Mentions, words: ContactWords, times: list[Time]) -> Trace | None:
    """“invited N. *to Oslo*”: a visit; where more is said (“to visit”, “to the summit”), those words tell it."""
    told = token.tag_ in ("VBD", "VBZ", "VBP") or any(c.lower_ in ("has", "have", "had") for c in token.children)
    guest = tree.child(token, "dobj")
    who = one.all_actors(tree.with_conjuncts(guest), mentions)
    ways = [c for holder in (token, guest) if holder is not None for c in holder.children if c.lower_ == "to"]
    place = next((p for c in ways if c.dep_ == "prep" and (p := tree.governed(c)) is not None), None)
    if not told or not who or place is None or place.pos_ != "PROPN" or place.lemma_.lower() in words.nouns:
        return None
    hosts = one.all_actors(tree.with_conjuncts(tree.subject(token)), mentions)
    parties = tuple(dict.fromkeys([*who, *hosts]))
    return Trace(
        token, one.tokens_span(token, place), "visit", "invited", parties, place.text, time_of(one, token, times),
        is_verb=True, initiator=next(iter(hosts), None),
    )  # fmt: skip


def _will(verb: Token) -> bool:
    return any(c.lower_ in ("will", "would", "'ll") for c in verb.children if c.dep_ == "aux")


def _only_things(one: Parsed, token: Token, mentions: Mentions, words: ContactWords) -> bool:
    """“meet *their commitments*”, “visited *the port*”: what somebody does to a thing."""
    things = [t for c in token.children if c.dep_ in ("dobj", "nsubjpass") for t in tree.with_conjuncts(c)]
    return bool(things) and all(
        t.pos_ == "NOUN" and t.lemma_.lower() not in words.company and not one.actors(t, mentions)
        and not one.people_after(t, mentions)
        for t in things
    )  # fmt: skip


def _doer(token: Token) -> Token | None:
    """Who meets or speaks; of “had *the opportunity to meet*” whoever had it."""
    noun = token.head if token.dep_ == "acl" else token.head.head if token.dep_ == "pcomp" else None
    if noun is not None and noun.dep_ in ("dobj", "attr") and gladly_done(token) and tree.own_subject(token) is None:
        return tree.subject(noun.head)
    return tree.subject(token)


def _somebody(one: Parsed, token: Token, mentions: Mentions) -> bool:
    met = [c for c in token.children if c.dep_ == "dobj"]
    return any(a.startswith(SOMEBODY) for a in one.all_actors(met, mentions))


def _abroad(one: Parsed, token: Token, doers: list[Token], mentions: Mentions) -> tuple[str, ...]:
    """The states to which the doers of “visited N.” and “travelled to N.” went."""
    if token.lemma_ not in _GOING or any(_travelled(c) for c in token.children):
        return ()  # “travelled there to meet N.” is their meeting
    where = list(visits.destination(one, token, mentions))
    for c in token.children:
        if c.dep_ in ("dobj", "nsubjpass") and token.lemma_ == "visit":
            where += [a for place in tree.with_conjuncts(c) for a in visits.states(one, place, mentions)]
    return visits.abroad(one.all_actors(doers, mentions) or one.author, tuple(where), mentions)


def _travelled(token: Token) -> Status | None:
    """“travelled to the city *to meet* N.”: an aim of somebody's way, reached where the way is told as past."""
    going = token.head
    if token.tag_ != "VB" or token.dep_ not in ("advcl", "xcomp") or going.lemma_ not in _ON_THE_WAY:
        return None
    words = {c.lower_ for c in going.children if c.dep_ in ("aux", "neg")}
    if words & {"will", "would", "'ll"} or going.tag_ == "VBG":
        return "planned"
    return "held" if going.tag_ in ("VBD", "VBN") and not words - {"has", "have", "had"} else None


def _only_named(token: Token) -> bool:
    """“the need to meet”: an infinitive that another word only names."""
    return token.dep_ in ("xcomp", "acl") and token.head.lemma_ not in CARRIERS


def _caller(one: Parsed, token: Token, doers: list[Token], mentions: Mentions) -> str | None:
    """“X phoned Y”: X sought the talk."""
    if token.lemma_ not in _CALLING or tree.is_passive(token) or tree.child(token, "dobj", "oprd") is None:
        return None
    return next(iter(one.all_actors(doers, mentions)), None)


def _parties(
    text: str, one: Parsed, token: Token, doers: list[Token], partners: list[Token], unnamed_too: bool,
    mentions: Mentions,
) -> tuple[str, ...]:  # fmt: skip
    """The actors of doers and partners; where a run of names stands before the verb or behind “with”, those."""
    who = [a for h in doers for a in actors_of(one, h, mentions)]
    who = who or list(one.author if not doers and by_author(one, token) else ())
    sentence = one.tokens_span(token.sent[0], token.sent[-1])
    if doers or token.tag_ in ("VBD", "VBZ", "VBP"):
        run = series.before(text, Span(sentence.start, one.offset(token)), mentions)
        who = list(run) if len(run) > 1 and (not who or set(who) & set(run)) else who
    whom = series.with_whom(text, one, token, mentions) if partners and not unnamed_too else ()
    named = whom or tuple(a for h in partners for a in actors_of(one, h, mentions))
    if not named and not unnamed_too:  # “met the Assistant to the President, N. N.”
        named = tuple(a for h in partners for a in one.people_after(h, mentions)[:1])
    found = [*who, *named]
    return tuple(dict.fromkeys(found))
