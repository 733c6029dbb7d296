"""Persons whom the registry does not know, where an official text says with whom somebody met or spoke:
“with Chairman of the Board of the Northern Bank Per Dahl”.

Takes a parsed passage and its mentions so far, gives mentions: the role as an office, the name as a
name. A name counts only where a role in the singular stands before it in the same phrase.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.actors.normalization import slug
from communique.actors.word_roles import INSTITUTIONS, PARTICLES
from communique.extract.lexicon.contact_words import contact_words
from communique.extract.parsed import Mentions, Parsed
from communique.model import Actor, Mention, Span
from communique.model.ids import SOMEBODY
from communique.vocabulary import alternatives, word_set

if TYPE_CHECKING:
    from communique.language import Token

_NUMBERS = alternatives("extract/lexicon", "numbers")
_ROLES = word_set("extract/lexicon", "guest-roles")
_NO_NAMES = _ROLES | INSTITUTIONS
_INSIDE = word_set("extract/lexicon", "within-roles")
_BEFORE = frozenset({"with", "to"})
_OBJECTS = word_set("extract/lexicon", "receiving-verbs")
_SHORTEST = 3
"""Letters of a last name that may stand alone."""
_LOOK = 2
"""Sentences in which an official text says with whom the contact was."""
_AGE = re.compile(rf"(?:\d+|{_NUMBERS}) ?- ?year ?- ?old(?= )")
_ALONE = re.compile(r"(?<![\w-])(?P<word>[^\W\d_]+)(?![\w-]| [A-Z])")
_CAPITAL = re.compile(r"[^\W\d_]")


def guests(parsed: Parsed, mentions: Mentions, home: str) -> list[Mention]:
    """The strangers with whom the first sentences say that somebody met or spoke; `home` is their country when
    the words name none.
    """
    found: list[Mention] = []
    words = contact_words()
    for sentence in list(parsed.doc.sents)[:_LOOK]:
        told = False
        for token in sentence:
            lemma = token.lemma_.lower()
            verb = lemma in words.verbs and token.tag_.startswith("VB")
            noun = lemma in words.nouns or token.lower_ in words.nouns
            within = found and parsed.offset(token) < found[-1].span.end  # “with Adviser to the Minister …”
            if not within and ((told and token.lower_ in _BEFORE) or (verb and lemma in _OBJECTS)):
                found += _guest(parsed, token.i + 1, sentence.end, mentions, home)
            told = told or verb or noun
    return found


def named_again(text: str, found: list[Mention], mentions: Mentions) -> list[Mention]:
    """The places behind a guest's name where his last name stands alone: “Dahl said”, “Mr. Dahl said”."""
    named: dict[str, Mention] = {}
    for guest in found:
        words = guest.span.of(text).split()
        if guest.kind == "name" and len(words) > 1 and len(words[-1]) >= _SHORTEST:
            named.setdefault(words[-1], guest)
    again: list[Mention] = []
    for match in _ALONE.finditer(text) if named else ():
        meant, span = named.get(match["word"]), Span(*match.span("word"))
        if meant is not None and span.start > meant.span.end and mentions.at(span.start) is None:
            again.append(Mention(span, "name", meant.actors))
    return again


def _guest(parsed: Parsed, first: int, end: int, mentions: Mentions, home: str) -> list[Mention]:
    after = _without_brackets([t for t in parsed.doc[first:end] if not t.is_space])
    aged = _AGE.match(" ".join(t.text for t in after[:6]))
    after = after[len(aged.group().split()) :] if aged else after
    phrase = _phrase(after)
    place = _of_place(parsed, phrase, mentions)
    if place:
        phrase = phrase[: place[0]]
    name = _name(phrase)
    if name is None:
        return []
    start = phrase.index(name[0])
    role = start if aged else next((i for i, t in enumerate(phrase[:start]) if t.lower_ in _ROLES), None)
    whole = parsed.tokens_span(phrase[0], name[-1])
    span = parsed.tokens_span(name[0], name[-1])
    inside = mentions.within(whole)
    if role is None or any(m.actors[0].startswith(SOMEBODY) for m in inside):
        return []
    if any(m.span.overlaps(span) for m in inside) or mentions.at(span.start) is not None:
        return []
    words = " ".join(t.text for t in name)
    countries = [m.actors[0] for m in inside if m.actors[0].startswith("country:")]
    country = (place[1] if place else next(iter(countries), home)).partition(":")[2]
    actor = f"unknown:{slug(words)}"
    if not slug(words):
        return []
    mentions.strangers.actors.setdefault(actor, Actor(actor, words, "unknown", country))
    named = [Mention(span, "name", (actor,))]
    if role < start:
        named.insert(0, Mention(parsed.tokens_span(phrase[role], phrase[start - 1]), "office", (actor,)))
    return named


def _without_brackets(tokens: list[Token]) -> list[Token]:
    """“President of the Union of Clubs (*UC*) N. N.”: an abbreviation in brackets parts no phrase."""
    out: list[Token] = []
    inside = False
    for token in tokens:
        inside = inside or token.text == "("
        if not inside:
            out.append(token)
        inside = inside and token.text != ")"
    return out


def _phrase(after: list[Token]) -> list[Token]:
    """The words up to where the noun phrase ends: capitalised ones and what joins them."""
    out: list[Token] = []
    for i, token in enumerate(after):
        following = after[i + 1] if i + 1 < len(after) else None
        joined = following is not None and (following.text[:1].isupper() or following.lower_ == "the")
        capital = token.text[:1].isupper() and token.ent_type_ != "DATE"
        role = token.lower_ in _ROLES
        inside = token.lower_ in _INSIDE and joined and out
        if not (capital or role or inside or (token.text in ("-", ".") and out) or (not out and token.lower_ == "the")):
            break
        out.append(token)
    while out and not out[-1].text[:1].isupper():
        out.pop()
    return [t for t in out if t.lower_ != "the" or t is not out[0]]


def _of_place(parsed: Parsed, phrase: list[Token], mentions: Mentions) -> tuple[int, str] | None:
    """“… Per Dahl *of Norway*”: where the country begins, and which it is."""
    for i in range(len(phrase) - 1, 0, -1):
        if phrase[i].lower_ != "of":
            continue
        mention = next(iter(mentions.within(parsed.tokens_span(phrase[i], phrase[-1]))), None)
        last = mention is not None and mention.span.end == parsed.offset(phrase[-1]) + len(phrase[-1])
        if last and mention is not None and mention.actors[0].startswith("country:") and i > 1:
            return i, mention.actors[0]
        return None
    return None


def _name(phrase: list[Token]) -> list[Token] | None:
    """The last two words of the phrase, or the one after a role, where they are no institution's."""
    run: list[Token] = []
    for token in reversed(phrase):
        name = token.text[:1].isupper() and token.lower_ not in _NO_NAMES and _CAPITAL.match(token.text)
        joint = run and (token.text in ("-", ".") or token.lower_ in PARTICLES)
        if not (name or joint):
            break
        run.insert(0, token)
    while run and not run[0].text[:1].isupper():
        run.pop(0)
    capitals = [t for t in run if t.text[:1].isupper()]
    if not capitals or not phrase or capitals[-1] is not phrase[-1]:
        return None
    if len(capitals) == 1:
        at = phrase.index(run[0])
        return run if at and phrase[at - 1].lower_ in _ROLES and len(run) == 1 else None
    hyphen = any(t.text == "-" for t in run)
    middle = len(capitals) > 2 and (hyphen or len(capitals[-2].text.strip(".")) == 1)
    first = run.index(capitals[-3] if middle else capitals[-2])
    return run[first:]
