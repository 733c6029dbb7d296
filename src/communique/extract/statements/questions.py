"""Questions that a text asks, and flags for a careful reader's margin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.actors import Scan
from communique.extract import tree
from communique.extract.parsed import Mentions, Parsed
from communique.model import Flag, Question, Span
from communique.vocabulary import word_set

_EMPHASIS = re.compile(
    r"[\[(](?:(?:my|our|author['’]s|the author['’]s)\s+emphasis|"
    r"emphasis\s+(?:mine|added|ours|in (?:the )?original)|italics\s+(?:mine|added))[\])]",
    re.I,
)
_CAPITAL_WORDS = re.compile(r"(?<=[a-z] )([A-Z][a-z]{3,})\b")
_OFFICIAL = frozenset({"readout", "statement"})
_DATE_WORDS = word_set("extract/lexicon", "date-words")


def find_questions(text: str, parsed: Sequence[Parsed], mentions: Mentions) -> list[Question]:
    """Every sentence that ends in a question mark, asked by the voice of its passage."""
    out = []
    for one in parsed:
        for sentence in one.doc.sents:
            words = [t for t in sentence if not t.is_space]
            if not words or not sentence.text.rstrip(" \n\"'”’)").endswith("?"):
                continue
            span = one.tokens_span(words[0], words[-1])
            about = dict.fromkeys(a for m in mentions.within(span) for a in m.actors)
            out.append(Question(span, one.passage.voice, tuple(about)))
    return out


def find_flags(text: str, parsed: Sequence[Parsed], mentions: Mentions, scan: Scan) -> list[Flag]:
    """Marked emphasis, wording that looks machine-translated, sentences without a subject, a
    text that breaks off.
    """
    found = [
        Flag(Span(*m.span()), "emphasis", "the author marks words of the source") for m in _EMPHASIS.finditer(text)
    ]
    named = {h.first for h in scan.names} | {i for h in scan.titles for i in range(h.first, h.last)}
    starts = {scan.words[i].start for i in named}
    for one in parsed:
        if one.passage.kind in _OFFICIAL | {"quotation"}:
            found += _translated(text, one, mentions, starts)
            found += _subjectless(one)
    if parsed and parsed[-1].passage.kind in _OFFICIAL and _breaks_off(text, parsed[-1]):
        last = parsed[-1]
        words = [t for t in last.doc if not t.is_space]
        found.append(Flag(one.span(words[-1]), "truncated", "the text ends within a sentence"))
    return sorted(found, key=lambda f: (f.span, f.kind))


def _translated(text: str, parsed: Parsed, mentions: Mentions, named: set[int]) -> Iterator[Flag]:
    """A capital in the middle of a sentence on a word that is no name, as machine translation
    leaves them: “a solution to the problem Means”.
    """
    by_offset = {parsed.offset(t): t for t in parsed.doc}
    for match in _CAPITAL_WORDS.finditer(text, *parsed.passage.span):
        token = by_offset.get(match.start(1))
        if token is None or token.pos_ == "PROPN" or token.lower_ in _DATE_WORDS or match.start(1) in named:
            continue
        if mentions.at(match.start(1)) or token.i == 0 or token.nbor(-1).pos_ not in ("NOUN", "ADJ", "VERB"):
            continue
        following = token.nbor(1) if token.i + 1 < len(token.doc) else None
        if following is not None and following.text[:1].isupper():
            continue
        yield Flag(Span(*match.span(1)), "translation", "a capital where English has none")


def _subjectless(parsed: Parsed) -> Iterator[Flag]:
    """“Held a detailed exchange of views”: a past tense that nobody is said to do."""
    for sentence in parsed.doc.sents:
        first = next((t for t in sentence if not t.is_space), None)
        if first is None or first.dep_ != "ROOT" or first.tag_ not in ("VBD", "VBN"):
            continue
        if (
            tree.own_subject(first) is None
            and not tree.is_passive(first)
            and tree.child(first, "dobj", "prep") is not None
        ):
            yield Flag(parsed.span(first), "no-subject", "the sentence names nobody who acts")


def _breaks_off(text: str, parsed: Parsed) -> bool:
    words = parsed.passage.span.of(text).rstrip()
    return len(words.split()) > 20 and words[-1] not in ".!?…\"”’')]:#*_|"
