"""Labels: the words before a colon (or a point, or a gap) that may name who speaks next.

Takes a paragraph, gives the places that look like labels, each with its words and what stands in
brackets. Whether a label names a speaker is decided elsewhere (`speakers.py`, `turns.py`), with
the whole document at hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.actors.normalization import fold
from communique.actors.word_roles import SHORTENED
from communique.model import Span
from communique.vocabulary import alternatives

_LABEL_TITLES = alternatives("passages/data", "label-titles")
LONGEST = 120
"""Characters beyond which words before a colon are no label."""

_LEAD = re.compile(r"[ \t\u00a0>*_#–—-]{0,40}")
_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{1,60})[)\]]")
_COLON = re.compile(r"[*_ \t\u00a0]{0,4}:[*_]{0,3}(?=[\s“\"«„(\[]|\Z)")
_AFTER_SENTENCE = re.compile(r"(?:[.!?…][”\"’)>\]*_]{0,4}|\* ?\*)[ \t\u00a0]{1,4}(?=[A-Z])")
# “Q”, “Q.”, “Q:”, “Q1.”, “A)”, “Q –”, “[Q]”, and “Q” before a gap; “A. Novak:” is a name.
_LETTER = re.compile(
    r"[*_]{0,3}(?:\[(?=[QA]\d{0,2}\]))?(?P<label>[QA])(?P<number>\d{0,2})"
    r"(?:[*_]{0,3}(?:[.:)\]]|[ \u00a0][–—-])[*_]{0,3}(?=\s)(?!(?<=\.)\s[A-Z][\w’'\-]+:)"
    r"|[*_]{0,3}(?=[ \u00a0]{2,}\S|\t))"
)
# “Mr. McCAUL.”, “Chairman MEEKS.”, “The PRESIDENT.”: a title, capitals, a point.
_POINTED = re.compile(
    r"(?P<label>(?:[A-Z][a-z]+\.?[ \u00a0]){1,4}(?:[A-Z][a-z]{1,2}|[A-Z][’'])?[A-Z][A-Z’'\-]+"
    r"(?:[ \u00a0][A-Z][A-Z’'\-]+){0,2})"
    r"(?P<brackets>[ \u00a0]\([^()\n]{1,60}\))?\.(?=\s)"
)
# “Secretary Blinken.”, “Senator Risch.”: as in hearings, a title and a name, a point, a sentence.
_TITLED = re.compile(rf"(?P<label>(?:{_LABEL_TITLES})\.?[ \u00a0][A-Z][\w’'\-]{{1,24}})\.(?=[ \u00a0]{{1,2}}[A-Z])")


# “PM Novak. First of all …”, “DAILY POST – Will you …”: a few words in capitals, a point or a dash.
_WEAK = re.compile(
    r"(?P<label>[A-Z][\w’'\-]*(?:[ \u00a0](?:[A-Z][\w’'\-]*|\d{1,2})){0,3})(?:\.|[ \u00a0][–—])(?=[ \u00a0][A-Z\[“\"])"
)
_RETOLD = re.compile(r"[(\[](?=[a-z])(?:[^()\[\]\s]+\s){3}")


@dataclass(frozen=True, slots=True)
class Label:
    """One such place: `span` with its colon, where the speech begins, the words, and what stands in
    brackets; `opens` when it begins a line, `mark` what ends it (`:`, `.`, or `` for a gap); `firm` unless many a
    sentence begins so; `retold` where a question begins that brackets retell: “Q (on the elections):”, else 0.
    """

    span: Span
    words: str
    brackets: tuple[str, ...]
    opens: bool
    mark: str
    firm: bool = True
    retold: int = 0

    @property
    def body(self) -> int:
        """Where the speech begins."""
        return self.span.end


def find_labels(text: str, paragraph: Span) -> Iterator[Label]:
    """What looks like a label in one paragraph, in order, none inside another."""
    done = paragraph.start
    for at, opens in _places(text, paragraph):
        label = _label(text, at, paragraph.end, opens) if at >= done else None
        if label:
            yield label
            done = label.span.end


def _places(text: str, paragraph: Span) -> list[tuple[int, bool]]:
    """Where a label can begin: lines (True) and sentences within them (False)."""
    lines = [paragraph.start, *(m.end() for m in re.finditer("\n", text[paragraph.start : paragraph.end]))]
    starts = {lines[0]: True} | {paragraph.start + at: True for at in lines[1:]}
    for match in _AFTER_SENTENCE.finditer(text, paragraph.start, paragraph.end):
        starts.setdefault(match.end(), match.group()[0] == "*")
    return sorted(starts.items())


def _label(text: str, at: int, end: int, opens: bool) -> Label | None:
    lead = _LEAD.match(text, at, end)
    start = lead.end() if lead and opens else at
    marked = start - (len(lead.group()) - len(lead.group().rstrip("*_"))) if lead and opens else start
    letter = _LETTER.match(text, start, end)
    if letter and (opens or text[letter.end() - 1] == ":"):
        return Label(Span(marked, letter.end()), letter["label"], (), opens, text[letter.end() - 1].strip(" \u00a0"))
    colon = _COLON.search(text, start, min(end, start + LONGEST))
    words = text[start : colon.start()] if colon else ""
    if colon and _may_name(words):
        retold = _RETOLD.search(words)
        return Label(
            Span(marked, colon.end()), *_taken_apart(words), opens, ":", retold=start + retold.start() if retold else 0
        )
    pointed = _POINTED.match(text, start, end) if opens else None
    if pointed:
        return Label(Span(marked, pointed.end()), *_taken_apart(pointed.group().rstrip(".")), opens, ".")
    weak = (_TITLED.match(text, start, end) or _WEAK.match(text, start, end)) if opens else None
    if weak and fold(weak["label"].split()[-1]) not in SHORTENED:  # “But *Mr.* Novak”
        mark = text[weak.end() - 1]
        return Label(Span(marked, weak.end()), *_taken_apart(weak["label"]), opens, mark, firm=False)
    return None


def _may_name(words: str) -> bool:
    """One line without a sentence's end, in capitals at its beginning, of a dozen words."""
    plain = _BRACKETS.sub(" ", words).strip("*_ \t\u00a0")
    return (
        bool(plain)
        and "\n" not in words
        and (plain[0].isupper() or plain[0].isdigit())
        and not re.search(r"[?!;:“”\"«»…]|[a-z]{4}\.\s", plain)
        and len(plain.split()) <= 12
    )


def _taken_apart(words: str) -> tuple[str, tuple[str, ...]]:
    """The words without brackets and emphasis, and what the brackets hold."""
    held = tuple(m.group(1).strip() for m in _BRACKETS.finditer(words))
    return " ".join(_BRACKETS.sub(" ", words).replace("*", "").strip("_ \t\u00a0").split()), held
