"""Questions and answers without labels, under words that announce them: “Answers of the Spokesperson to questions”.

A paragraph that ends in a question is asked, what stands behind it answers; in a paragraph of dashes each dash begins
another's words; brackets that say what a question was about are a question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.model import Span
from communique.passages.wordings import wordings
from communique.vocabulary import alternatives

_RETOLD_QUESTIONS = alternatives("passages/data", "retold-questions")
_DASH = re.compile(r"(?:\A|(?<=[.!?…] ))[–—-] (?=[A-Z“\"])")
_RETOLD = re.compile(rf"[(\[](?:{_RETOLD_QUESTIONS})\b[^()\n]{{10,}}[)\]]\Z")
_TOPIC = re.compile(r"(?:\d{1,2}[.)]\s+)?[A-Z][^.?!:;,…]{1,60}\Z")
_QUOTES = '”"’ '


def asked_and_answered(text: str, spans: Sequence[Span]) -> list[tuple[Span, bool]]:
    """The stretches of the paragraphs with whether each asks; empty where they are no questions and answers."""
    found = [part for span in spans for part in _parts(text, span)]
    first = next((i for i, (_, asked) in enumerate(found) if asked), len(found))
    answers = any(not asked for _, asked in found[first:])
    return found if answers else []


def announces(words: str) -> bool:
    """Whether the lines over a text say that questions follow."""
    return bool(wordings("asked").search(words))


def is_topic(words: str) -> bool:
    """A line that says what the next question is about: “2. Cameroon”."""
    return bool(_TOPIC.match(words.strip()))


def _parts(text: str, span: Span) -> list[tuple[Span, bool]]:
    words = span.of(text)
    starts = [m.start() for m in _DASH.finditer(words)]
    if len(starts) > 1 and starts[0] == 0:
        ends = [*starts[1:], len(words)]
        pairs = zip(starts, ends, strict=True)
        parts = [Span(span.start + a, span.start + a + len(words[a:b].rstrip())) for a, b in pairs]
        return [(part, asks(part.of(text))) for part in parts]
    lines = words.split("\n")
    if len(lines) > 1 and asks(lines[0]):
        head = Span(span.start, span.start + len(lines[0].rstrip()))
        return [(head, True), (Span(span.start + len(lines[0]) + 1, span.end), False)]
    return [(span, asks(words))]


def asks(words: str) -> bool:
    """Whether words end in a question, or retell one in brackets."""
    plain = words.rstrip().rstrip(_QUOTES)
    return plain.endswith("?") or bool(_RETOLD.match(words.strip()))
