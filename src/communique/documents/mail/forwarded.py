"""Where a message sets another's under its headers: “Von: … Gesendet: … Betreff: …”, in many languages.

Three lines in a row that bear labels of a table, the sender's and the subject's or day's among them, begin another's
message. quotequail knows a few languages of these, and introductions of other kinds.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files

_LABELLED = re.compile(r"[ \t>*]{0,6}(?P<label>[^\W\d_][^:：\n]{0,24}?)[ \t\xa0]?\*?[:：]\*?\s?(?P<value>.*)")
_RULE = re.compile(r"[ \t]*(?:[-_=–—*]{3,}.{0,60}|.{0,60}[-_=–—*]{3,})[ \t]*")
_MOST_LABELS = 9


def introduced_at(text: str) -> tuple[int, int] | None:
    """Where the lines of headers begin and where they end; None where no message is so introduced."""
    place = 0
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if _means(line) == "from" or (_means(line) and _ruled(lines, number)):
            count = _block(lines[number : number + _MOST_LABELS])
            if count:
                begin = place - (len(lines[number - 1]) + 1 if number and _RULE.fullmatch(lines[number - 1]) else 0)
                return begin, place + sum(len(one) + 1 for one in lines[number : number + count])
        place += len(line) + 1
    return None


def _ruled(lines: list[str], number: int) -> bool:
    """Whether a line follows one of dashes (“---- Weitergeleitete Nachricht ----”)."""
    return number > 0 and bool(_RULE.fullmatch(lines[number - 1]))


def _block(lines: list[str]) -> int:
    """How many lines are headers; 0 where they are none of a message."""
    told: list[str] = []
    for line in lines:
        meant = _means(line)
        if not meant and not (told and line[:1] in " \t" and line.strip()):
            break
        told.append(meant)
    named = {one for one in told if one}
    return len(told) if len(told) >= 3 and "from" in named and named & {"sent", "subject"} else 0


def _means(line: str) -> str:
    match = _LABELLED.match(line)
    return _labels().get(" ".join(match["label"].casefold().replace("’", "'").split()), "") if match else ""


@cache
def _labels() -> dict[str, str]:
    with (files("communique.documents") / "mail_labels.csv").open("r", encoding="utf-8") as table:
        return {row["words"]: row["means"] for row in csv.DictReader(table)}
