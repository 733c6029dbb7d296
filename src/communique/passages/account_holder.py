"""Whose account a post stands on: the name beside a handle or a platform, or over an office, in the lines before it;
the name under it, behind a dash.

Takes such lines and who speaks in the document; gives a person, or "".
"""

from __future__ import annotations

import re

from communique.passages.line_kinds import plain_end
from communique.passages.speakers import Speakers
from communique.passages.wordings import wordings

_HANDLE = re.compile(r"[(\[]?(?<!\w)@\w+")
_PARTED = re.compile(r",\s|\s[–—-]\s|\s?[|·•(]\s?|\n")
_LONGEST = 20
"""Words of a line that is a name and an office or a handle."""
_LONGEST_NAME = 8
_CLOSING = ("”", '"', "»")
_SIGNATURE = 3
"""Lines of a signature."""
_SIGNED = re.compile(r"\s*[–—-]{1,2}\s{0,2}(?=[A-Z])")


def byline(front: str, speakers: Speakers) -> str:
    """The person whose name and office are the first lines before a text, or whose account it says it is."""
    first = front.strip().split("\n\n")[0]
    return bearer(first, speakers) or _in_office(first, speakers)


def bearer(words: str, speakers: Speakers) -> str:
    """“President N. N. on X”, “N. N., Prime Minister of Y (@nn)”: whom the line names before the account."""
    cut = _cut(words) if len(words.split()) <= _LONGEST else None
    if cut is None:
        return ""
    return _named(_PARTED.split(words[: cut.start()])[0], speakers)


def signed_by(words: str, speakers: Speakers) -> str:
    """“— President N. N.”: whose name closes a text."""
    dash = _SIGNED.match(words)
    line = words[dash.end() :].strip() if dash else ""
    if not line or "\n" in line or len(line.split()) > _LONGEST_NAME or line[-1] in ".!?":
        return ""
    return _named(line, speakers)


def closed_by(words: str, speakers: Speakers) -> str:
    """“N. N.” over “President of the Republic”, or alone, or with the office behind a comma: whose name the last lines
    of a letter or a speech are.
    """
    if words.rstrip()[-1:] in _CLOSING:
        return ""  # the end of something quoted: of another's letter
    lines = [line.strip() for line in words.strip().split("\n")]
    if not 0 < len(lines) <= _SIGNATURE or any(len(x.split()) > _LONGEST or x[-1:] in ".!?:" for x in lines):
        return ""
    name, *office = [part for line in lines for part in re.split(r",\s", line)]
    name = name[dash.end() :] if (dash := _SIGNED.match(name)) else name
    if len(name.split()) > _LONGEST_NAME or (office and not speakers.is_office(office[0])):
        return ""
    return "" if speakers.holds_office(name) and not office and len(lines) > 1 else _named(name, speakers)


def _in_office(first: str, speakers: Speakers) -> str:
    """“N. N., Secretary of State”, “Dr. N. N.” over “President of the Republic”."""
    name, *office = _PARTED.split(first)
    if not office or len(first.split()) > _LONGEST or not speakers.is_office(office[0]):
        return ""
    return _named(name, speakers) if not speakers.holds_office(name) else ""


def _cut(words: str) -> re.Match[str] | None:
    """Where the account is told, behind a name: within a sentence nobody is."""
    found = min(filter(None, (_HANDLE.search(words), wordings("account").search(words))), key=lambda m: m.start(),
                default=None)  # fmt: skip
    return found if found and not re.search(r"[.!?…]\s+\S+\s+\S+\s", words[: found.start()]) else None


def _named(words: str, speakers: Speakers) -> str:
    """The name, unless it is a body's: “MFA Austria”."""
    name = plain_end(words).strip(" ,–—-")
    body = wordings("body").search(name) and not speakers.is_office(name)
    return "" if body else speakers.name_in(name)
