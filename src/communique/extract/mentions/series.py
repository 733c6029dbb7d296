"""Actors named one after the other: “A, B and C met with the leader of D, E”.

Takes a place in the text and the mentions around it, gives the actors of the run of mentions that ends or
begins there. The words alone decide, for titles before names mislead the parse.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.actors.anaphora.discourse import JOINER, LONGEST
from communique.extract import tree
from communique.extract.accounts.attendees import is_role
from communique.extract.parsed import Mentions, Parsed
from communique.model import Mention, Span
from communique.model.ids import SOMEBODY
from communique.vocabulary import alternatives

if TYPE_CHECKING:
    from communique.language import Token

_WITHIN_TITLES = alternatives("extract/lexicon", "within-titles")
_BEFORE_VERBS = alternatives("extract/lexicon", "before-verbs")
_AND = r"(?:\s*+,\s*+|\s*+,?\s*+(?:and|as\s++well\s++as|together\s++with|along\s++with)\s++)"
_JOINT = re.compile(rf"{_AND}(?:the\s++|both\s++)?|\s++")
_OF_PLACE = re.compile(r"\s+(?:of|from)\s+")
_WITH = frozenset({"with", "between"})
_LEAD = re.compile(r"\s*(?:the\s+|both\s+)?")
_TITLE = re.compile(rf"\s*+(?:(?:[A-Z][\w.'’&\-]*+|{_WITHIN_TITLES}|\([^()]{{1,20}}\))\s++)+")
_POSSESSIVE = re.compile(r"['’]s?\s+")
_OWNERS = frozenset({"his", "her", "their", "its"})
_WHOSE = 3
_AND_WORD = re.compile(r"\b(?:and|with|as)\b")
_HANDLE_NEXT = re.compile(r" @\w")
_VERB_NEAR = re.compile(rf"\s*+,?\s*+(?:(?:{_BEFORE_VERBS}|this\s++(?:morning|afternoon))\s++)*")


def with_whom(text: str, parsed: Parsed, token: Token, mentions: Mentions) -> tuple[str, ...]:
    """The run of actors behind the “with” or “between” of a contact's verb or noun; where a long title parts them
    from it, whom it leads to.
    """
    near = (c for holder in (token, token.head) for c in holder.children)
    word = next((c for c in near if c.lower_ in _WITH and c.i > token.i), None)
    if word is None:
        return ()
    end = parsed.tokens_span(token.sent[0], token.sent[-1]).end
    run = _run(text, Span(parsed.offset(word) + len(word), end), mentions)
    if len(run) > 1 and _acts_next(parsed, run[-1]):
        run.pop()
    governed = tree.governed(word)
    if len(run) == 1 and governed is not None and is_role(governed) and parsed.offset(governed) >= run[0].span.end:
        run = run if run[0].actors[0].startswith(SOMEBODY) else []  # “with *Fund* Member and Director N. N.”
    if not run and all(not parsed.actors(head, mentions) for head in tree.with_conjuncts(tree.governed(word))):
        return _led_to(text, Span(parsed.offset(word) + len(word), end), mentions)
    return _actors(run)


def _led_to(text: str, span: Span, mentions: Mentions) -> tuple[str, ...]:
    """Whom a long title leads to: “with Director General of the Northern Fund (NF) *N. N.*”."""
    people = (m for m in mentions.within(span) if m.kind == "name" and m.actors[0].startswith(SOMEBODY))
    first = next(people, None)
    return first.actors if first is not None and _TITLE.fullmatch(text[span.start : first.span.start]) else ()


def _run(text: str, span: Span, mentions: Mentions) -> list[Mention]:
    """The run of mentions that begins where `span` begins; empty when none stands there."""
    run: list[Mention] = []
    at = span.start
    for mention in sorted(mentions.within(span), key=lambda m: (m.span.start, -m.span.end)):
        if mention.span.start < at:
            continue
        gap = text[at : mention.span.start]
        if run and _of_place(run[-1], gap, mention):
            at = mention.span.end
            continue
        if mention.kind == "pronoun" and mention.span.of(text).lower() in _OWNERS:
            at = mention.span.end
            continue  # “*his* Kenyan counterpart”
        if mention.kind == "office" and _HANDLE_NEXT.match(text, mention.span.end):
            if not (_joined(gap, mention) if run else _LEAD.fullmatch(gap)):
                break
            at = mention.span.end
            continue  # “PM @name”: the handle says who it is
        if run and _is_counterpart(run[-1], text, gap, mention):
            run.pop()  # “his Kenyan counterpart, Minister N. N.”
        elif run and _POSSESSIVE.fullmatch(gap):
            run.pop()  # “the President's adviser N. N.”
        elif not (_joined(gap, mention) if run else _LEAD.fullmatch(gap)):
            break
        run.append(mention)
        at = mention.span.end
    return run


def _of_place(last: Mention, gap: str, mention: Mention) -> bool:
    """“N. N. *of Norway*, N. N. of Chile”: a person's country is no party beside him."""
    place = mention.actors[0].startswith(("country:", "org:"))
    return place and last.actors[0].startswith(SOMEBODY) and _OF_PLACE.fullmatch(gap) is not None


def _is_counterpart(last: Mention, text: str, gap: str, mention: Mention) -> bool:
    """Whether a name says who the counterpart before it is."""
    before, _, after = gap.rpartition("counterpart")
    told = not before.strip() and gap != after
    named = mention.actors[0].startswith(SOMEBODY) and (told or last.span.of(text).endswith("counterpart"))
    return named and _AND_WORD.search(gap) is None and _joined(after, mention)


def _joined(gap: str, mention: Mention) -> bool:
    """Whether a mention goes on from the one before; before a person a title may stand that is no mention."""
    before, word, after = gap.rpartition("counterpart")
    if word and len(before.split()) <= _WHOSE and mention.actors[0].startswith(SOMEBODY):
        gap = after  # “and *his Kenyan counterpart*, N. N.”
    titled = mention.actors[0].startswith(SOMEBODY) and len(gap) <= LONGEST and JOINER.fullmatch(gap)
    return bool(titled or _JOINT.fullmatch(gap))


def _acts_next(parsed: Parsed, mention: Mention) -> bool:
    """“spoke with N., and *the President* said”: he begins the next clause."""
    last = parsed.tokens_in(Span(mention.span.end - 1, mention.span.end)) or parsed.tokens_in(mention.span)
    return bool(last) and last[-1].dep_ in ("nsubj", "nsubjpass")


def before(text: str, span: Span, mentions: Mentions) -> tuple[str, ...]:
    """The actors of the run that ends where `span` ends; of several in a row only those joined to the last."""
    run: list[Mention] = []
    joined = False  # a comma alone joins nobody: “before talking with A, B called C”
    start = span.end
    for mention in sorted(mentions.within(span), key=lambda m: (-m.span.end, m.span.start)):
        if mention.span.end > start or (run and mention.span.overlaps(run[0].span)):
            continue
        gap = text[mention.span.end : start]
        if not (_JOINT if run else _VERB_NEAR).fullmatch(gap) or (run and gap.strip() == "," and not joined):
            break
        joined = joined or (bool(run) and gap.strip(" ,\n\u00a0") != "")
        run.insert(0, mention)
        start = mention.span.start
    return _actors(run)


def _actors(run: list[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a for mention in run for a in mention.actors if not a.startswith("region:")))
