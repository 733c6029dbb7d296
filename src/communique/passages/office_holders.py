"""Who is named beside an office: “the Chief Executive, Mr. N. N., at …”, “N. N., Deputy Spokesperson”.

Takes a text, a pattern of the office's words, and who speaks in the document; gives a person, or "".
"""

from __future__ import annotations

import re
from typing import Protocol

from communique.passages.wordings import wordings
from communique.vocabulary import alternatives

_PARTING_WORDS = alternatives("passages/data", "parting-words")
_PARTING_WORDS_OF_OWNERS = alternatives("passages/data", "parting-words-of-owners")
_PARTED = re.compile(rf"[,;:()\n]|\s[–—]\s|\s(?:{_PARTING_WORDS})\s")
_WHOSE = re.compile(rf"[,;:()\n]|\s(?:{_PARTING_WORDS_OF_OWNERS})\s")
_LONGEST = 400
"""Characters of a line on either side of an office."""
SPOKES = re.compile(r"\bspokes(?:person|man|woman)\b|\bpress (?:secretary|officer)\b", re.I)


class Knows(Protocol):
    """Who can tell whom words name."""

    def name_in(self, words: str) -> str: ...


def beside(text: str, office: re.Pattern[str], speakers: Knows) -> str:
    """Whom the part of a line that holds the office names, else the part behind it or before it."""
    for match in office.finditer(text):
        least, most = max(0, match.start() - _LONGEST), match.end() + _LONGEST
        start = max(least, text.rfind("\n", least, match.start()) + 1)
        end = text.find("\n", match.end(), most)
        line = text[start : end if end >= 0 else most]
        whose, held, before, *behind = _around(line, match.start() - start, match.end() - start)
        body = max((m.end() for m in wordings("body").finditer(whose)), default=0)
        for words in (held, *behind, whose[body:], before):
            if words.strip() and (who := speakers.name_in(words.strip())):
                return who
    return ""


def _around(line: str, start: int, end: int) -> tuple[str, str, str, str, str]:
    """The part of a line from an office's words on, with whose it is and without, the one before, the one behind, and
    the one behind whose it is: “Special Envoy for the Lakes, *Ms. N. N.*, after …”.
    """
    cuts = list(_PARTED.finditer(line))
    stop = next((cut for cut in cuts if cut.start() >= end), None)
    first = next((cut for cut in reversed(cuts) if cut.end() <= start), None)
    behind = next((cut.start() for cut in cuts if stop and cut.start() >= stop.end()), len(line))
    ahead = next((cut.end() for cut in reversed(cuts) if first and cut.end() <= first.start()), 0)
    of = _WHOSE.search(line, end)
    owned = next((cut.start() for cut in cuts if of and cut.start() >= of.end()), len(line))
    return (
        line[start : of.start() if of else len(line)],
        line[start : stop.start() if stop else len(line)],
        line[ahead : first.start()] if first and first.group().strip() in (",", "(") else "",
        line[stop.end() : behind] if stop and stop.group().strip() in (",", "(") else "",
        line[of.end() : owned] if of and of.group().strip() == "," else "",
    )
