"""What a message quotes and how it is signed, apart from its own words.

Quoted lines lose their `>` and become a marked quotation; so does a message under “Forwarded message” or “Original
Message”. A signature after `-- ` goes. How replies are introduced in other languages is quotequail's knowledge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from communique.documents.mail.forwarded import introduced_at
from communique.model import Mark, Span
from communique.vocabulary import alternatives

_DEVICE_FOOTERS = alternatives("documents", "device-footers")
REPLY = "reply"
"""The target of the mark over what a message quotes: another's words, whoever publishes the message."""
_QUOTED = re.compile(r"[ \t]{0,3}>")
_PREFIX = re.compile(r"\A(?:[ \t]{0,3}>)+ ?")
_SIGNED = re.compile(r"^-- ?$", re.M)
_LONGEST_SIGNATURE = 12
_DEVICE = re.compile(
    rf"\n[ \t]{{0,9}}(?:Sent from my|Sent from Outlook|Get Outlook for|Von meinem .{{2,30}} gesendet"
    rf"|{_DEVICE_FOOTERS})[^\n]{{0,60}}\s*\Z"
)
_LONGEST = 200_000
"""Characters beyond which nobody quotes by hand: the message is a digest or a list."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Words with the marks over them; `quoted` when they are another's."""

    text: str
    marks: list[Mark] | tuple[Mark, ...] = ()
    of_page: bool = False
    quoted: bool = False


def apart(passage: Passage) -> list[Passage]:
    """The passages of a body: own words, quoted ones, without the signature."""
    if passage.of_page:
        return [_page(passage)] if passage.text.strip() else []
    return [part for part in _passages(passage.text) if part.text.strip()]


def written(passages: Iterable[Passage]) -> tuple[str, list[Mark]]:
    """One text of all passages, blank lines between, and the marks over it."""
    parts: list[str] = []
    marks: list[Mark] = []
    length = 0
    for one in passages:
        if parts:
            length += 2
        marks += [replace(m, span=Span(m.span.start + length, m.span.end + length)) for m in one.marks
                  if m.span.end <= len(one.text)]  # fmt: skip
        if one.quoted:
            marks.append(Mark(Span(length, length + len(one.text)), "quotation", REPLY))
        parts.append(one.text)
        length += len(one.text)
    return "\n\n".join(parts), marks


def _page(passage: Passage) -> Passage:
    """A page of a mail without its signature, and a mark over the message that it answers or sends on."""
    text = _unsigned(passage.text)
    begun = introduced_at(text)
    if begun is None:
        return replace(passage, text=text)
    start = begun[1] + len(text[begun[1] :]) - len(text[begun[1] :].lstrip())
    marks = [mark for mark in passage.marks if mark.span.end <= len(text)]
    return replace(
        passage,
        text=text,
        marks=[*marks, *([Mark(Span(start, len(text)), "quotation", REPLY)] if start < len(text) else [])],
    )


def _passages(text: str) -> Iterator[Passage]:
    own, introduced = _forwarded(text)
    yield from _lines(own)
    if introduced:
        yield Passage(_unsigned(introduced).strip("\n"), quoted=True)


def _forwarded(text: str) -> tuple[str, str]:
    """A text up to and with the line that introduces another's message set without `>`, and that message."""
    if len(text) > _LONGEST:
        return text, ""
    from quotequail import quote

    if (begun := introduced_at(text)) and not _QUOTED.match(text[begun[1] :].lstrip("\n")[:4]):
        return text[: begun[1]].rstrip("\n"), text[begun[1] :]
    found = quote(text, limit=100_000, quote_intro_line=False)
    shown = [words for is_own, words in found if is_own]
    hidden = [words for is_own, words in found if not is_own]
    if len(found) != 2 or len(hidden) != 1 or _QUOTED.search(hidden[0].lstrip("\n")[:4]):
        return text, ""
    return shown[0], hidden[0]


def _lines(text: str) -> Iterator[Passage]:
    """Runs of quoted and of own lines."""
    run: list[str] = []
    quoting = False
    for line in [*_unsigned(text).split("\n"), None]:
        is_quoted = line is not None and bool(_QUOTED.match(line))
        if run and (line is None or is_quoted != quoting) and (line is None or line.strip() or not quoting):
            yield Passage("\n".join(run).strip("\n"), quoted=quoting)
            run = []
        if line is not None:
            quoting = is_quoted if not run else quoting
            run.append(_PREFIX.sub("", line) if is_quoted else line)


def _unsigned(text: str) -> str:
    """The text without the signature at its end, and without what a telephone writes there."""
    if told := _DEVICE.search(text[-200:]):
        text = text[: max(0, len(text) - 200) + told.start()].rstrip()
    for match in reversed(list(_SIGNED.finditer(text))):
        after = [line for line in text[match.end() :].split("\n") if line.strip()]
        if len(after) > _LONGEST_SIGNATURE or any(_QUOTED.match(line) for line in after):
            return text
        return text[: match.start()].rstrip()
    return text
