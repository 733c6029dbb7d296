"""The day a document was published: as given, as its metadata say, as its first lines say."""

from __future__ import annotations

import datetime as dt
import re

from communique.documents.days.date_labels import label_of
from communique.documents.days.written import dates_in
from communique.errors import ImpossibleDate
from communique.vocabulary import alternatives, word_set

_MONTHS = alternatives("documents", "months")
_WEEKDAY_STEMS = alternatives("documents", "weekday-stems")
_ISO = r"\d{4}-\d{2}-\d{2}"
_WRITTEN = rf"(?:(?:{_MONTHS})\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}\s+(?:{_MONTHS})\s+\d{{4}})"
_ISO_FIRST = re.compile(rf"({_ISO})(?:[T ]\d|\Z)")
_LEADING = re.compile(rf"\A\s*date:?\s+(?P<day>{_ISO}|{_WRITTEN})(?![\w-])", re.I)
_LINE = re.compile(
    rf"\A\s*(?:(?:{_WEEKDAY_STEMS})day,?\s+)?(?P<day>{_ISO}|{_WRITTEN})(?:,?\s+\d{{1,2}}:\d{{2}}.{{0,20}})?\s*\Z",
    re.I,
)
_FIRST_LINES = 3
_HEAD_LINES, _LONGEST_HEAD = 6, 120
"""Lines of a letter's head that are looked at; a longer line is its text."""
_PLACE = re.compile(r"[^\W\d_][\w .'’()-]{1,40}[,:|·–—-]")
_BEFORE_DAYS = alternatives("documents", "before-days")
_BEFORE = re.compile(rf"(?:(?:{_BEFORE_DAYS}) )?[^\W\d_]{{0,14}}[,.]?", re.I)
_OF_EVENTS = word_set("documents", "event-prepositions")
_AFTER = re.compile(
    r"[\s,.;|·–—-]{0,9}+(?:г\.?|года|р\.?|року|год)?[\s,.;|·–—-]{0,9}+(?:(?:at )?\d{1,2}[:.]\d{2}.{0,20})?", re.I
)


def given(value: str | dt.date) -> dt.date:
    """The date a caller states; raises ImpossibleDate when it is none."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    found = parsed(value)
    if found is None:
        raise ImpossibleDate(f"{value!r} is not a calendar date; use YYYY-MM-DD, for example 2025-02-12")
    return found


def parsed(words: str) -> dt.date | None:
    """A date written out in full, in ISO form or in English; None when it is none.

    Day and month in figures alone (02/03/2025) are not guessed.
    """
    words = words.strip()
    iso = _ISO_FIRST.match(words)
    if iso:
        try:
            return dt.date.fromisoformat(iso[1])
        except ValueError:
            return None
    plain = re.sub(r",", "", words)
    for form in ("%B %d %Y", "%d %B %Y", "%b %d %Y", "%d %b %Y", "%A %B %d %Y", "%A %d %B %Y"):
        try:
            return dt.datetime.strptime(plain, form).date()
        except ValueError:
            continue
    return None


def from_text(text: str) -> dt.date | None:
    """The date that a text's first words or one of its first lines state, None when they do not."""
    match = _LEADING.match(text)
    if match:
        return parsed(match["day"])
    lines = [line for line in text.splitlines() if line.strip()][:_FIRST_LINES]
    for line in lines:
        match = _LINE.match(line)
        if match and (found := parsed(match["day"])):
            return found
    return _of_head(text)


def _of_head(text: str) -> dt.date | None:
    """The date of a letter's head: with its place (“Oslo, 3 March 2022”), a label or a weekday."""
    for line in [line.strip() for line in text[:2000].splitlines() if line.strip()][:_HEAD_LINES]:
        if len(line) > _LONGEST_HEAD:
            return None
        found = dates_in(line)
        if len(found) != 1 or found[0].other is not None or not _AFTER.fullmatch(line[found[0].end :]):
            continue
        before = line[: found[0].start].strip()
        if _is_head(before):
            return found[0].day
    return None


def _is_head(before: str) -> bool:
    """Whether what stands before a date says that it is the day of the document."""
    label = label_of(before)
    if not before or label == "published":
        return True
    if label or before.split()[-1].casefold() in _OF_EVENTS:
        return False
    return bool(_BEFORE.fullmatch(before) or (_PLACE.fullmatch(before) and len(before.split()) <= 5))
