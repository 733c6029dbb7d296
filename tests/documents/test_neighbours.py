"""The classes of a page's short paragraphs are those that justext gives, found in one pass each way."""

from __future__ import annotations

import random
import time
from types import SimpleNamespace

from justext.core import revise_paragraph_classification

from communique.documents import load
from communique.documents.web.neighbours import revised


def _paragraphs(classes: list[str]) -> list[SimpleNamespace]:
    return [SimpleNamespace(cf_class=one, class_type="", heading=False, text="x") for one in classes]


def test_every_order_of_classes_gives_what_justext_gives() -> None:
    chance = random.Random(7)
    for _ in range(4_000):
        kinds = chance.sample(("short", "neargood", "good", "bad"), chance.randint(1, 4))
        classes = chance.choices(kinds, k=chance.randint(0, 9))
        ours, theirs = _paragraphs(classes), _paragraphs(classes)
        revised(ours)
        revise_paragraph_classification(theirs, 150)
        assert [one.class_type for one in ours] == [one.class_type for one in theirs], classes


def test_a_page_of_many_short_cells_is_taken_in_within_seconds() -> None:
    page = f"<html><body>{'<table><tr><td>a</td></tr></table>' * 12_000}</body></html>".encode()
    began = time.process_time()
    assert load(page, name="page.html").text.count("a") == 12_000
    assert time.process_time() - began < 12  # the neighbours alone took twice that
