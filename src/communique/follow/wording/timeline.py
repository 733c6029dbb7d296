"""A family of wordings → a formula with its course: when it entered, grew, changed, and was dropped.

Whether a wording is new or gone is decided by how often the speaker used it and how much the speaker
published without it: if each document had used it at its usual rate, so long an absence would
have had a chance below `NEW` or `GONE`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from communique.follow.wording.tokens import function_words, words
from communique.follow.wording.trigrams import NAME
from communique.follow.wording.variants import Family
from communique.model import Change, Formula, Publication, Use, Variant
from communique.model.ids import record_id

NEW = 0.02
GONE = 0.005
_LEAST_SWITCH = 2


def calendar_of(published: Iterable[Publication]) -> tuple[str, ...]:
    """The days of what a speaker published, in order; made once for all the speaker's families."""
    return tuple(sorted(p.day for p in published if p.day))


def course(speaker: str, family: Family, calendar: Sequence[str]) -> Formula:
    """The formula that a family makes, against the days of all that the speaker published, in order."""
    variants = tuple(Variant(m.key, _usual(m.uses), m.uses) for m in family.members)
    days = {use.publication.document: use.publication.day for v in variants for use in v.uses}
    used = sorted(days.values())
    first, last = used[0], used[-1]
    before = bisect_left(calendar, first)
    after = len(calendar) - bisect_right(calendar, last)
    since, until = len(calendar) - before, len(calendar) - after
    gone = _absence(len(used), max(until - before, len(used)), after) < GONE
    return Formula(
        record_id("f", speaker, *family.members[0].key), speaker, variants[0].words, variants, len(used), first, last,
        tuple(sorted(Counter(day[:7] for day in used).items())),
        entered=_absence(len(used), max(since, len(used)), before) < NEW,
        dropped=last if gone else None, growth=_growth(used, calendar),
        proper=_proper(variants[0].words), changes=_changes(variants),
    )  # fmt: skip


def _usual(uses: Sequence[Use]) -> str:
    """The form most often written; of equals the earliest."""
    counted = Counter(use.words for use in uses)
    return max(counted, key=lambda form: counted[form])


def _absence(uses: int, of: int, without: int) -> float:
    """The chance of `without` documents in a row that lack what `uses` of `of` documents have.

    Rule of succession: (of - uses + 1) / (of + 2) is the chance that one lacks it.
    """
    return float(((of - uses + 1) / (of + 2)) ** without)


def _proper(form: str) -> bool:
    """Whether every content word is written with a capital or in figures."""
    return all(
        form[w.span.start].isupper() or form[w.span.start].isdigit()
        for w in words(form) if w.folded not in function_words()
    )  # fmt: skip


def _growth(used: Sequence[str], calendar: Sequence[str]) -> float:
    """How many times as often a document uses it in the later half of the speaker's documents."""
    if len(calendar) < 2:
        return 1.0
    middle = calendar[len(calendar) // 2]
    early = bisect_left(used, middle)
    early_all = max(bisect_left(calendar, middle), 1)
    late_all = max(len(calendar) - early_all, 1)
    return round(((len(used) - early + 0.5) / late_all) / ((early + 0.5) / early_all), 2)


def _changes(variants: Sequence[Variant]) -> tuple[Change, ...]:
    """Goings-over: one variant's last use before another's first, each used at least twice."""
    out = []
    steady = sorted((v for v in variants if len(v.uses) >= _LEAST_SWITCH), key=lambda v: v.first)
    firsts = [v.first for v in steady]
    for old in steady:
        for new in steady[bisect_right(firsts, old.last) :]:
            lost, gained = _less(old.key, new.key), _less(new.key, old.key)
            if lost or gained:
                out.append(Change(new.first, old.words, new.words, lost, gained))
    return tuple(sorted(out, key=lambda c: (c.day, c.before, c.after)))


def _less(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    return tuple(word for word in one if word not in other and word != NAME)
