"""A brief as Markdown: headings, a list of sentences, the references as footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.brief.html import address
from communique.brief.lines import description, found, nothing
from communique.brief.report import Brief, Reference, Sentence, line, visible

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$&!^])")
_OPENING = re.compile(r"^([^\S\n]*)([-+=]|\d+[.)])", re.M)


def to_bytes(brief: Brief) -> bytes:
    """The whole text in UTF-8."""
    return "\n".join(visible(told) for told in _lines(brief)).encode("utf-8") + b"\n"


def _lines(brief: Brief) -> Iterator[str]:
    numbers = brief.numbers()
    yield from (f"# {_plain(brief.title)}", "", _plain(brief.basis), "")
    for section in brief.sections:
        yield from (f"## {_plain(section.title)}", "")
        if not section.parts:
            yield from (_plain(nothing(section)), "")
        for part in section.parts:
            yield from (f"### {_plain(part.title)}", "") if part.title else ()
            label = ""
            for sentence in part.sentences:
                yield f"- {_labelled(sentence, label)}{_sentence(sentence)}{_marks(sentence, numbers)}"
                label = sentence.label
            yield ""
        if section.parts and found(section):
            yield from (_plain(found(section)), "")
    for reference, number in numbers.items():
        linked = address(reference.url)
        url = f" <{linked}>" if linked and "<" not in linked and ">" not in linked else ""
        yield f"[^{number}]: {_plain(description(reference))}: “{_plain(reference.shown)}”{url}"


def _labelled(sentence: Sentence, before: str) -> str:
    return f"**{_plain(sentence.label)}.** " if sentence.label and sentence.label != before else ""


def _sentence(sentence: Sentence) -> str:
    return "".join(_plain(p) if isinstance(p, str) else f"“{_plain(p.shown)}”" for p in sentence.pieces)


def _marks(sentence: Sentence, numbers: dict[Reference, int]) -> str:
    return "".join(f"[^{numbers[r]}]" for r in sentence.references)


def _plain(words: str) -> str:
    """Words that no Markdown reader takes for markup; they stand within a line, never open one."""
    return _OPENING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line(words) if "\n" in words or "\r" in words else words))
