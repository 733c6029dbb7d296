"""How a contact went and who sought it, in the account's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.actors import Registry
from communique.extract.parsed import Mentions, Parsed
from communique.model import Span, Tone
from communique.vocabulary import alternatives, word_set

_TONE_ADJECTIVES = alternatives("extract/lexicon", "tone-adjectives")
_TONE_NOUNS = alternatives("extract/lexicon", "tone-nouns")
_TONE = re.compile(
    rf"\b(?:constructive|frank|candid|business[- ]?like|{_TONE_ADJECTIVES})\b",
    re.I,
)
_TONE_SENTENCE = re.compile(rf"\b(?:{_TONE_NOUNS})\b", re.I)
_INITIATIVE = re.compile(
    r"\b(?:at|on|upon)\s++(?:the\s++)?(?P<who>(?!the\s+(?:initiative"
    r"|request))[^.,;]{2,60}?)(?:['’]s?)?\s++(?:initiative|request)\b|"
    r"\b(?:initiative|request)\s+of\s+(?:the\s+)?(?P<of>[^.,;]{2,60})|"
    r"\binitiated by\s+(?:the\s+)?(?P<by>[^.,;]{2,60})",
    re.I,
)


_VIEWED = word_set("extract/lexicon", "viewed-nouns")


def tones(text: str, parsed: Parsed) -> Iterator[Tone]:
    """The words by which a passage characterises its contact (“frank”, “business-like”), in order."""
    for sentence in parsed.doc.sents:
        span = parsed.tokens_span(sentence[0], sentence[-1])
        if not _TONE_SENTENCE.search(span.of(text)):
            continue
        copular = any(
            t.dep_ in ("nsubj", "nsubjpass") and _TONE_SENTENCE.fullmatch(t.text)
            and t.head.lemma_ in ("be", "take", "remain", "hold", "have")
            for t in sentence
        )  # fmt: skip
        manner = any(t.lower_ in ("atmosphere", "manner", "spirit", "tone") for t in sentence)
        viewed = {c.i for t in sentence if t.lower_ in _VIEWED for c in t.subtree if c.dep_ in ("amod", "conj")}
        for match in _TONE.finditer(text, *span):
            token = next((t for t in sentence if parsed.offset(t) <= match.start() < parsed.offset(t) + len(t)), None)
            if token is not None and (copular or manner or token.i in viewed):
                yield Tone(match.group().lower(), Span(*match.span()))


def initiator(text: str, parsed: Parsed, mentions: Mentions, registry: Registry) -> str | None:
    """The actor on whose initiative or at whose request the contact came about, when it is told."""
    match = _INITIATIVE.search(text, *parsed.passage.span)
    if not match:
        return None
    found = mentions.within(Span(*match.span()))
    if found:
        return found[0].actors[0]
    words = match["who"] or match["of"] or match["by"] or ""
    return registry.find(words.removesuffix(" side").strip())
