"""A brief as Markdown: headings, a list of sentences, the references as footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.brief.formats.html import address
from communique.brief.formats.shared_lines import description, found, nothing
from communique.brief.report import Brief, Sentence, line, visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&!^])")
_OPENING = re.compile(r"^([^\S\n]*)([-+=]|\d+[.)])", re.M)


def to_bytes(brief: Brief) -> bytes:
    """The whole text in UTF-8."""
    return "\n".join(visible(told) for told in _lines(brief)).encode("utf-8") + b"\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield from (f"# {_plain(brief.title)}", "", _plain(brief.basis), "")
    for section in brief.sections:
        yield from (f"## {_plain(section.title)}", "")
        if not section.parts:
            yield from (_plain(nothing(section)), "")
        for part in section.parts:
            yield from (f"### {_plain(part.title)}", "") if part.title else ()
            label = ""
            for sentence in part.sentences:
                yield f"- {_labelled(sentence, label)}{_sentence(sentence)}{_marks(brief, sentence)}"
                label = sentence.label
            yield ""
        if section.parts and found(section):
            yield from (_plain(found(section)), "")
    for note in brief.notes():
        first = note.references[0]
        linked = address(first.url)
        url = f" <{linked}>" if linked and "<" not in linked and ">" not in linked else ""
        yield f"[^{note.number}]: {_plain(description(first, brief.length))}{url}"


def _labelled(sentence: Sentence, before: str) -> str:
    return f"**{_plain(sentence.label)}.** " if sentence.label and sentence.label != before else ""


def _sentence(sentence: Sentence) -> str:
    return "".join(_plain(p) if isinstance(p, str) else f"“{_plain(p.shown)}”" for p in sentence.pieces)


def _marks(brief: Brief, sentence: Sentence) -> str:
    return "".join(f"[^{number}]" for number in brief.marks(sentence))


def _plain(words: str) -> str:
    """Words that no Markdown reader takes for markup; they stand within a line, never open one."""
    return _OPENING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line(words) if "\n" in words or "\r" in words else words))
