"""Posts: texts whose author tells what he did without naming himself (“Spoke with N. Thanked him for …”).

Takes an official passage with its parse, gives the parse with the verbs that open such sentences read as verbs,
and whether the passage is such a post. Who its author is the passage's voice tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.lexicon import lexicon
from communique.extract.lexicon.contact_words import contact_words
from communique.vocabulary import word_map

if TYPE_CHECKING:
    from communique.extract.parsed import Parsed
    from communique.language import Doc, Token

_OPENING = re.compile(r"(?:\A|(?<=[.!?…]) |(?<=\n))[ \t]*(?:(?:Just|Also|Earlier|Today|Then),? )?(?P<verb>[A-Za-z]+)\b")
_IRREGULAR = word_map("extract/lexicon", "irregular-verbs")
_OPENING_WORDS = 5
_OWN = frozenset({"i", "we"})
_LONGEST_GLADNESS = 100
"""Words of a sentence before a verb that what opens it (“Happy to …”) can still reach."""


def wanting(text: str, doc: Doc) -> list[int]:
    """Where in a post a sentence begins with a verb and has no subject; empty where the passage is no post."""
    found = [m.start("verb") for m in _OPENING.finditer(text) if _past(m["verb"].lower())]
    out = [at for at in found if not _has_subject(doc, at)]
    first = next(iter(doc.sents)).end_char if out else 0
    return out if out and (out[0] < first or is_post(text, doc)) else []


def is_post(text: str, doc: Doc) -> bool:
    """Whether a paragraph opens with its author's own doing: “I spoke with N.”, “Pleased to meet N.”, “Great call
    with N.”.
    """
    return any(
        _tells_own(s) for s in doc.sents if not text[: s.start_char].strip(" ") or text[s.start_char - 1] == "\n"
    )


def _tells_own(sentence: Sequence[Token]) -> bool:
    first = [t for t in sentence if not t.is_space]
    if not first:
        return False
    if lexicon().operators.get(first[0].lower_) == "done":
        return True
    root = next((t for t in first if t.dep_ == "ROOT"), first[0])
    if any(c.dep_ == "nsubj" and c.lower_ in _OWN for c in root.children):
        return True
    if any(headlined(t) for t in first[:_OPENING_WORDS]):
        return True
    named = root.lemma_.lower() in contact_words().nouns and root.pos_ in ("NOUN", "PROPN")
    if named:
        held = any(c.lower_ in ("with", "between") for c in root.children)
        return held and not any(c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an") for c in root.children)
    return root.tag_ == "VBD" and first.index(root) < 2 and not any(c.dep_ == "nsubj" for c in root.children)


def by_author(parsed: Parsed, verb: Token) -> bool:
    """Whether a verb or noun without a subject in a post tells what its author did."""
    if not parsed.author:
        return False
    if headlined(verb):
        return True
    while verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.i != verb.i:
        verb = verb.head
    return verb.dep_ == "ROOT" and not any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in tree.dependents(verb))


def gladly_told(parsed: Parsed, verb: Token) -> bool:
    """“*Happy* to speak to N. and congratulate him”: a sentence that opens so and has no finite verb tells of its
    author alone, whatever the parse makes of the names.
    """
    if not parsed.author:
        return False
    start = verb.sent.start
    if verb.tag_ != "VB" or verb.i - start > _LONGEST_GLADNESS:
        return False
    before = [t for t in verb.doc[start : verb.i] if not t.is_space]
    glad = bool(before) and lexicon().operators.get(before[0].lower_) == "done"
    return glad and not any(_finite(t) for t in before)


def headlined(noun: Token) -> bool:
    """“Good phone *call* with @name on …”: the noun of a contact that opens a sentence without a finite verb. How
    the parse joins handles to it says nothing.
    """
    if (
        not {noun.lemma_.lower(), noun.lower_} & contact_words().nouns.keys()
        or noun.i - noun.sent.start >= _OPENING_WORDS
    ):
        return False
    before = [t for t in noun.doc[noun.sent.start : noun.i] if not t.is_space]
    if any(t.pos_ not in ("ADJ", "ADV", "NOUN", "PROPN", "VERB") and t.lower_ not in ("a", "an", "my") for t in before):
        return False
    following = [t.lower_ for t in noun.doc[noun.i + 1 : noun.i + 3]]
    return bool({"with", "between"} & set(following)) and not any(_finite(t) for t in noun.sent)


def _finite(token: Token) -> bool:
    return token.tag_ in ("VBD", "VBZ", "VBP", "MD") and token.text[0] not in "@#" and not token.is_space


def _past(word: str) -> bool:
    """Whether a word is the past form of a verb that the tables know."""
    words = lexicon()
    if word in _IRREGULAR:
        return True
    if not word.endswith("ed"):
        return False
    stems = (word[:-1], word[:-2], word[:-3], word[:-3] + "y")
    return any(stem in words.verbs or stem in words.light for stem in stems)


def _has_subject(doc: Doc, at: int) -> bool:
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    if span is None:
        return True
    sentence = span[0].sent
    return any(t.dep_ in ("nsubj", "nsubjpass", "expl") and t.head.dep_ == "ROOT" for t in sentence)
