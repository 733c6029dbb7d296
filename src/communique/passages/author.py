"""Where the author speaks again after a text that he has pasted: the sentence decides.

Takes a stretch, gives its sentences and the place of the first that an account would not say. An
account tells in the past tense and the third person what parties did; an author speaks in the
first person, in contractions, asks, judges (wordings `personal` and `author`), or, where no
account goes on after it, hedges or says in the present tense how things are. Of 680 sentences of
readouts by 40 issuers the present tense alone misleads in 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from communique.model import Span
from communique.passages.paragraphs import official_words
from communique.passages.wordings import wordings
from communique.vocabulary import alternatives, word_set

_AUTHOR_LABELS = alternatives("passages/data", "author-labels")
_PAST_VERBS = alternatives("passages/data", "past-verbs")
_PRESENT_VERBS = alternatives("passages/data", "present-verbs")
_MODALS = alternatives("passages/data", "modals")
_ENDS = re.compile(r"(?<![.!?…])(?P<stop>[.!?…]++[”\"’)\]*_]{0,4})[ \t\n\u00a0]++(?=[A-Z“\"‘(\[*_])")
_WORDS_PARTED = re.compile(r"[\s.!?…]")
_LONG = 24
"""Characters; no abbreviation is as long."""
_NEAR, _LONGEST = 400, 1_600
"""Characters back from its end in which a sentence's beginning is looked for."""
_ABBREVIATED = word_set("passages/data", "abbreviated")
_QUOTED = re.compile(r"[“\"«„][^”\"»“«„]{0,4000}[”\"»“]")
_NOTED = re.compile(r"[(\[][^()\[\]\n]{0,80}[)\]]")
_LABEL = re.compile(
    rf"(?:My|Our) [a-z]{{2,14}}(?: [a-z]{{2,10}})?:|(?:{_AUTHOR_LABELS}|P\.S\.)\s*:",
    re.I,
)
_PAST = re.compile(
    rf"\b(?:\w{{3,}}ed|{_PAST_VERBS})\b",
    re.I,
)
_PRESENT = re.compile(
    rf"\b(?:{_PRESENT_VERBS}|seems?|remains?|says?|means?|{_MODALS}|wants?|needs?|knows?|claims?|differs?"
    rf"|reads|sounds|shows?)\b",
    re.I,
)
_VERBLESS = 5
"""Words up to which a sentence with no verb of an account is an author's remark: “Fine words.”"""


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of a stretch, in order."""
    start = span.start
    for match in _ENDS.finditer(text, span.start, span.end):
        before = text[max(span.start, match.start() - _LONG) : match.start()]
        word = _WORDS_PARTED.split(before)[-1].lower().strip('“"(‘')
        if match["stop"] == "." and (word in _ABBREVIATED or len(word) == 1):
            continue
        yield Span(start, match.end("stop"))
        start = match.end()
    if start < span.end:
        yield Span(start, span.end)


def last_sentence(text: str, span: Span) -> int:
    """Where the last sentence of a stretch begins; of one that is longer than any sentence, its last words."""
    start = span.start
    for reach in (_NEAR, _LONGEST):
        start = max(span.start, span.end - reach)
        *_, last = sentences(text, Span(start, span.end))
        if start == span.start or last.start > start + 2 * _LONG:
            return last.start
    return start


def speaks(words: str, in_person: bool = False) -> bool:
    """Whether a sentence is an author's. In a text whose voice is a person (`in_person`) the first person,
    questions and the present tense are that person's, so only judgements on the text count.
    """
    if _LABEL.match(words.lstrip(' *_“"(')):
        return True
    plain = _NOTED.sub(" ", _QUOTED.sub(" “” ", words)).strip()
    judges = bool(wordings("author").search(plain))
    if in_person:
        return judges and not wordings("personal").search(plain)
    return judges or "?" in plain or bool(wordings("personal").search(plain))


def _may_speak(words: str) -> bool:
    """Whether a sentence tells nothing that happened, or hedges: an author's, if no account goes on after it."""
    plain = _NOTED.sub(" ", _QUOTED.sub(" “” ", words)).strip()
    if wordings("hedge").search(plain):
        return True
    if not any(c.isalpha() for c in plain) or official_words(plain) or _PAST.search(plain):
        return False
    return bool(_PRESENT.search(plain)) or len(plain.split()) <= _VERBLESS


def _tells(words: str) -> bool:
    """Whether a sentence is an account's: it tells what was done, and is no author's."""
    plain = _QUOTED.sub(" “” ", words)
    return (
        bool(official_words(plain) or _PAST.search(plain)) and not speaks(words) and not wordings("hedge").search(plain)
    )


def author_returns(
    text: str, span: Span, narrates: bool, in_person: bool, opens: bool = False, after: Span | None = None
) -> int:
    """Where in a pasted stretch the author speaks again, quotations apart; its end if he does not.

    What does not narrate (a statement) may speak in the present tense itself. The first sentence of a stretch that
    `opens` the pasted text is no author's; `after` is the paragraph after it.
    """
    quotations = _QUOTED.finditer(text, span.start, span.end)
    quoted = next(quotations, None)
    following = next(sentences(text, after), None) if after else None
    for one, then in pairwise(chain(sentences(text, span), (following,))):
        assert one is not None
        while quoted is not None and quoted.end() <= one.start:
            quoted = next(quotations, None)
        if (quoted is not None and quoted.start() < one.start) or (opens and one.start == span.start):
            continue
        if speaks(one.of(text), in_person):
            return one.start
        if narrates and _may_speak(one.of(text)) and (then is None or not _tells(then.of(text))):
            return one.start
    return span.end
