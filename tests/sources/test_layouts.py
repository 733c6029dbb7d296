"""Pages in the manner of twenty ministries give their text and their day, with no selector written for them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from communique.documents import load
from tests.sources import layouts, more_layouts, second_look


def _f1(found: str, wanted: str) -> float:
    ours, theirs = (Counter(re.findall(r"\w+", t.lower())) for t in (found, wanted))
    both = sum((ours & theirs).values())
    return 2 * both / (sum(ours.values()) + sum(theirs.values()))


@pytest.mark.parametrize(("manner", "many"), [(layouts, 20), (more_layouts, 10), (second_look, 5)])
def test_main_text_and_day_are_found_on_at_least_95_of_100_pages(manner: Any, many: int) -> None:
    scores, days, bad = [], [], []
    for layout, address, page, text, day in manner.pages():
        found = load(page.encode(), url=address)
        score = _f1(found.text, text)
        scores.append(score)
        days.append(found.date == day)
        if score < 0.95 or found.date != day:
            bad.append(f"{layout}: text {score:.2f}, day {found.date} for {day}")
    assert len(manner.LAYOUTS) == many
    assert sum(scores) / len(scores) >= 0.95, "\n".join(bad)
    assert sum(days) / len(days) >= 0.95, "\n".join(bad)
