"""A text's paragraphs, and what each looks like: heading, note, block quotation, official account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model import Mark, Span
from communique.model.span import trimmed
from communique.passages.line_kinds import plain_end
from communique.vocabulary import alternatives

_EDITORS_NOTES = alternatives("passages/data", "editors-notes")
_OFFICIAL_VERBS = alternatives("passages/data", "official-verbs")
_OFFICIAL_PHRASES = alternatives("passages/data", "official-phrases")
_OFFICIAL_WORDS = alternatives("passages/data", "official-words")
_BREAK = re.compile(r"\n[ \t\u00a0]*\n\s*|\Z")
_NOTE = re.compile(
    rf"[\[(](?:[^\[\]()]{{0,40}}\b(?:{_EDITORS_NOTES}|ed\.|note|sic|added|mine)\b[^\[\]()]{{0,60}})[\])]",
    re.I,
)
_HASHES = re.compile(r"#{1,6} \S")
_LINE_ENDS_SENTENCE = re.compile(r"[.!?:…”\"’\])][ \t]*\n")

# The manner of official accounts: third person, past tense, these verbs.
_OFFICIAL = re.compile(
    rf"\b(?:discuss(?:ed|ions?)|exchange of views|exchanged views|held (?:a|talks)|emphasi[sz]ed"
    rf"|{_OFFICIAL_VERBS}|touched (?:up)?on|{_OFFICIAL_PHRASES}|spoke (?:today|by|with)|met with"
    rf"|telephone (?:call|conversation)|the (?:two )?(?:sides|parties|leaders|presidents|ministers)"
    rf"|{_OFFICIAL_WORDS}|called (?:on|for)|raised|conversation)\b",
    re.I,
)


def paragraphs(text: str) -> Iterator[Span]:
    """The stretches between blank lines; single line ends part paragraphs only in texts that
    use them so (most lines end a sentence, and there is no blank line anywhere).
    """
    start = 0
    has_blank = bool(re.search(r"\S[ \t]*\n[ \t\u00a0]*\n\s*\S", text))
    ends = len(_LINE_ENDS_SENTENCE.findall(text))
    lines = not has_blank and ends > 0 and 2 * ends >= text.strip().count("\n")
    breaks = re.compile(r"\n\s*|\Z") if lines else _BREAK
    for match in breaks.finditer(text):
        span = trimmed(Span(start, match.start()), text) if match.start() > start else None
        if span:
            yield span
        start = match.end()


def is_marked_heading(text: str, span: Span, marks: tuple[Mark, ...]) -> bool:
    """A heading by its markup: the source's, or hashes left in a pasted text."""
    line = span.of(text)
    hashes = _HASHES.match(line) is not None and "\n" not in line.strip()
    return hashes or any(m.kind == "heading" and m.span.overlaps(span) for m in marks)


def is_heading(text: str, span: Span, marks: tuple[Mark, ...], following: bool) -> bool:
    """A marked heading, or a short line without a sentence's end that something follows."""
    line = span.of(text)
    return is_marked_heading(text, span, marks) or (
        following
        and "\n" not in line.strip()
        and len(line.split()) <= 25
        and (plain_end(line).rstrip() or line)[-1] not in ".!?:;,…”\"')]"
        and line[:1].isupper()
    )


def notes(text: str, span: Span) -> list[Span]:
    """Editors' insertions such as “[My emphasis]”."""
    return [Span(*m.span()) for m in _NOTE.finditer(text, span.start, span.end)]


def is_quotation(span: Span, marks: tuple[Mark, ...]) -> bool:
    """Whether the source's markup sets the paragraph as a block quotation."""
    return any(m.kind == "quotation" and m.span.overlaps(span) for m in marks)


def official_words(words: str) -> int:
    """How often the wordings of official accounts stand in the words: third person, past tense, their verbs."""
    return len(_OFFICIAL.findall(words))
