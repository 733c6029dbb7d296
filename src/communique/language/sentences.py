"""Where sentences begin: rules over tokens, so that the same text always splits alike."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.vocabulary import word_set

_TERMINAL = {".", "!", "?", "…", "...", "?!", "!?"}
_CLOSING = {'"', "'", ")", "]", "''"}
# Words that open a sentence, for telling “the U.S. He said” from “the U.S. President”.
_OPENERS = word_set("language", "openers")
_ABBREVIATIONS = word_set("language", "abbreviations")

_MONTHS = word_set("language", "short-months")
"""Shortened months; before a word that is no number they are something else at a sentence's end: “Dong Jun. He”."""

# “LIMA, 3 May (Agency) – ”: where and when a text was written, before its first sentence.
_DATELINE = re.compile(
    r"(?:\A|\n)[ \t]*(?P<place>[A-Z][\w.'’-]{1,20}(?: [\w.'’-]{1,20}){0,3})"
    r"(?P<more>(?:,[^\n–—:(]{2,30})?(?: ?\([^()\n]{2,40}\))?)\s?(?P<end>[–—:]|--?(?=\s))\s?(?=[A-Z“\"])"
)


_AGENCY = re.compile(r"\b[A-Z]{3,}\b")
_DASH = re.compile(r"[–—]|\s--?\s")
_SENTENCE = 160
"""Characters in which a second dash tells that the first opens an insertion: “Norway – N. N.'s home – …”."""

_MOST_TOKENS = 800
"""Of one sentence; the longest lists of a communiqué have half as many."""

# A line that is no part of the sentence in the next: “Statement by the Spokesperson”, “Lima, May 3, AGENCY”.
_HEADING = re.compile(
    r"(?:\A|\n)[ \t]*(?:[A-Z][a-z]+ ){0,2}(?:[Ss]tatement|[Rr]eadout|[Rr]emarks|[Rr]elease|[Cc]ommuniqu[eé]|[Mm]essage"
    r"|[Tt]ranscript|[Bb]riefing|[Aa]ddress|[Ss]peech)\b(?P<rest>[^\n.!?:,;]{0,90})\n(?=[A-Z“\"])"
)
_PLACE_LINE = re.compile(r"(?:\A|\n)[ \t]*(?P<line>[A-Z][^\n.!?:;–—]{2,20},[^\n!?:;–—]{2,40})\n(?=[A-Z“\"])")
_SMALL = re.compile(r"\b[a-z]{3,}\b")
_WHOLE = re.compile(r"[A-Z0-9][\w'’-]{0,90}\s{0,90}\Z")


def _after_datelines(text: str) -> set[int]:
    """Where the first sentence behind a dateline or a heading begins."""
    found = {m.end() for m in _DATELINE.finditer(text) if _is_dateline(m, text)}
    found |= {m.end() for m in _HEADING.finditer(text) if not m["rest"] or _WHOLE.search(m["rest"])}
    lines = ((m.end(), m["line"]) for m in _PLACE_LINE.finditer(text))
    return found | {end for end, line in lines if any(c.isdigit() for c in line) and not _SMALL.search(line)}


def _is_dateline(match: re.Match[str], text: str) -> bool:
    """Whether what stands before a dash or a colon tells a day, an agency, or a place alone at the very start."""
    more = match["more"]
    if any(c.isdigit() or c == "(" for c in more) or (match["place"].isupper() and match["end"] != ":"):
        return True
    if match["end"] == ":":
        return False
    if _AGENCY.search(more):
        return True
    sentence = text[match.end() : match.end() + _SENTENCE].split(". ", 1)[0]
    alone = not more and " " not in match["place"] and match.start() == 0
    return alone and not _DASH.search(sentence)


def sentence_starts(words: Sequence[str], offsets: Sequence[int], text: str) -> list[bool]:
    """For each token whether it begins a sentence.

    `offsets` are the tokens' first characters in `text`; a blank line in `text` always ends
    a sentence, whatever stands before it.
    """
    starts = [False] * len(words)
    opened = _after_datelines(text)
    ended = True
    previous_end = 0
    previous = ""
    for i, word in enumerate(words):
        if word.isspace():
            continue
        gap = text[previous_end : offsets[i]]
        blank_line = gap.count("\n") > 1
        closes = word in _CLOSING and not gap and bool(previous)  # a mark that touches the word before it closes
        if blank_line or offsets[i] in opened or (ended and not closes and _may_open(word, previous)):
            starts[i] = True
            ended = False
        elif ended and not closes:
            ended = False
        if word in _TERMINAL or _abbreviates(word):
            ended = True
            previous = word
        elif not (ended and closes):
            previous = word
        previous_end = offsets[i] + len(word)
    if words:
        starts[0] = True
    return _bounded(starts)


def _bounded(starts: list[bool]) -> list[bool]:
    """No sentence longer than any that is written: what looks at a sentence for each of its words stays cheap."""
    since = 0
    for i, start in enumerate(starts):
        since = 0 if start else since + 1
        if since == _MOST_TOKENS:
            starts[i], since = True, 0
    return starts


def _may_open(word: str, previous: str) -> bool:
    """Whether `word` can be the first of a sentence after `previous` ended the last one."""
    if previous.lower() in _MONTHS:
        return word[:1].isupper()
    if _abbreviates(previous) and previous not in _TERMINAL:
        return word.lower() in _OPENERS and word[:1].isupper()
    return word[:1].isupper() or word[:1].isdigit() or word[:1] in "\"'“‘([—–•*-$€£¿"


def _abbreviates(word: str) -> bool:
    known = word.lower() in _ABBREVIATIONS and word.lower() not in _MONTHS
    return len(word) > 1 and word.endswith(".") and not known and word[0].isalpha()
