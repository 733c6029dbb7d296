"""Years and days of other calendars and digits of other scripts, turned into those of the common era.

The Buddhist era, Taiwan's and Japan's years count from other beginnings; the solar calendar of Iran and Afghanistan has
months of its own (by the rule of 33 years, which holds for those that are written).
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from communique.vocabulary import word_map

ERAS = {word: int(meaning) for word, meaning in word_map("documents", "eras").items()}
"""What is added to a year of such an era."""
BUDDHIST = 543
_PERSIAN = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
_LATIN = "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand"
SOLAR = {name: number for names in (_PERSIAN, _LATIN) for number, name in enumerate(names.split(), 1)}
"""Months of the solar year from spring."""
_FIRST_SOLAR, _LAST_SOLAR = 1300, 1412
"""Years of that calendar that are written; later ones are those of the moon's (1445 is 2023)."""
_SPRING = dt.date(1921, 3, 21)
"""The first day of 1300."""
_LEAP = frozenset((1, 5, 9, 13, 17, 22, 26, 30))
"""Leap years within 33."""
_CHINESE = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_WRITTEN_OUT = re.compile(
    r"(?P<year>[〇○零一二三四五六七八九]{4})年(?P<month>[一二三四五六七八九十]{1,2})月(?P<day>[一二三四五六七八九十]{1,3})日"
)


def in_figures(words: str) -> str:
    """The words with digits of any script as 0 to 9, character for character."""
    if words.isascii():
        return words
    return "".join(str(unicodedata.decimal(c)) if not c.isascii() and c.isdecimal() else c for c in words)


def of_solar(year: int, month: int, day: int) -> dt.date | None:
    """The day of the common era of one of the solar calendar; None where there is none such."""
    if not (_FIRST_SOLAR <= year <= _LAST_SOLAR and 1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        return None
    years = sum(366 if one % 33 in _LEAP else 365 for one in range(_FIRST_SOLAR, year))
    return _SPRING + dt.timedelta(days=years + 31 * min(month - 1, 6) + 30 * max(0, month - 7) + day - 1)


def written_out(words: str) -> list[tuple[int, int, int, int, int]]:
    """Dates in Chinese figures (二〇二二年六月七日): start, end, year, month, day."""
    return [(*match.span(), int(match["year"].translate(_CHINESE)), _number(match["month"]), _number(match["day"]))
            for match in _WRITTEN_OUT.finditer(words)]  # fmt: skip


def _number(words: str) -> int:
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return int(words.translate(_CHINESE))
    return 10 * (int(tens.translate(_CHINESE)) if tens else 1) + (int(ones.translate(_CHINESE)) if ones else 0)
