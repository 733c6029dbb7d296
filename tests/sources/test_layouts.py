"""Pages in the manner of twenty ministries give their text and their day, with no selector written for them."""

from __future__ import annotations

import re
from collections import Counter

from communique.documents import load
from tests.sources.layouts import LAYOUTS, pages


def _f1(found: str, wanted: str) -> float:
    ours, theirs = (Counter(re.findall(r"\w+", t.lower())) for t in (found, wanted))
    both = sum((ours & theirs).values())
    return 2 * both / (sum(ours.values()) + sum(theirs.values()))


def test_main_text_and_day_are_found_on_at_least_95_of_100_pages() -> None:
    scores, days, bad = [], [], []
    for layout, address, page, text, day in pages():
        found = load(page.encode(), url=address)
        score = _f1(found.text, text)
        scores.append(score)
        days.append(found.date == day)
        if score < 0.95 or found.date != day:
            bad.append(f"{layout}: text {score:.2f}, day {found.date} for {day}")
    assert len(LAYOUTS) == 20
    assert sum(scores) / len(scores) >= 0.95, "\n".join(bad)
    assert sum(days) / len(days) >= 0.95, "\n".join(bad)
