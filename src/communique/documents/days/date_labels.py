"""What is said of a date before or behind it: published, updated, or of something else. A table, in many languages."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from communique.vocabulary import alternatives, word_set

_PAGE_NOUNS_FOREIGN = alternatives("documents", "page-nouns-foreign")
_PUBLISHED_PARTICIPLES = alternatives("documents", "published-participles")
Label = Literal["published", "updated", "other", ""]
_WORD = re.compile(r"[^\W\d_]+(?:['’\u200c][^\W\d_]+)?")


def label_of(before: str) -> Label:
    """What stands right before a date says of it."""
    words = _WORD.findall(before.casefold())[-5:]
    if before.rstrip().endswith(("©", "(c)")):
        return "other"
    while words and words[-1] in _FILLERS:
        words.pop()
    for length in range(min(4, len(words)), 0, -1):
        if found := _labels().get(" ".join(words[-length:])):
            return found
    return ""


def is_label(words: str) -> Label:
    """What words say of the dates under them, where they say nothing else: “Events 2024”."""
    return _labels().get(" ".join(_WORD.findall(words.casefold())), "")


_FILLERS = word_set("documents", "fillers-before-dates")


def label_behind(after: str, before: str) -> Label:
    """What is said of a date behind it, in languages whose verbs stand last or where a passive goes around it."""
    if _TOLD_AFTER.match(after):
        return "published"
    return "published" if _TOLD_AROUND.search(before) and _PUT.match(after) else ""


_TOLD_AFTER = re.compile(
    r"[\s,]*(?:tarihinde )?(?:yayınlan|yayımlan|közzétéve|に(?:公開|掲載|発表)|发布|發布|发表|게시|등록)",
    re.I,
)
_TOLD_AROUND = re.compile(rf"(?:{_PAGE_NOUNS_FOREIGN})\s+(?:wurde|blev|ble|werd|is)\b", re.I)
_PUT = re.compile(rf"[^.]{{0,40}}?\b(?:{_PUBLISHED_PARTICIPLES})", re.I)


@cache
def _labels() -> dict[str, Label]:
    with (files("communique.documents") / "date_labels.csv").open("r", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    return {" ".join(_WORD.findall(row["words"].casefold())): cast("Label", row["means"]) for row in rows}
