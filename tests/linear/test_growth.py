"""The time of reading grows with the text: some of the shapes of `make growth`, those that grew fastest once."""

from __future__ import annotations

import sys
import time
from dataclasses import replace

import pytest

from communique.documents import load, load_all
from communique.extract.tree import dependents
from communique.language import parse
from communique.model import Document
from communique.reading import Reader
from tests.linear.files import FILES, File
from tests.linear.shapes import SHAPES, Shape

LEAST, TIMES = 120, 4
GROWTH = 2.3**2
"""For a text four times as long: 4 is in proportion, 16 its square."""
FAST = {
    "short quotations that are told", "paragraphs, official", "strangers in full again", "promises", "of and of",
}  # fmt: skip


@pytest.mark.parametrize("shape", [s for s in SHAPES if s.name in FAST], ids=lambda s: s.name)
def test_a_text_four_times_as_long_takes_four_times_as_long(reader: Reader, shape: Shape) -> None:
    def seconds(units: int) -> float:
        one = replace(load(shape.text(units)), language="en")
        began = time.process_time()
        reader.read_document(one, shape.issuer)
        return time.process_time() - began

    seconds(10)
    few = min(seconds(LEAST), seconds(LEAST + 1))  # another text: what was parsed a moment ago is not parsed again
    many = seconds(LEAST * TIMES)
    if many > GROWTH * few:  # perhaps the machine: once more
        few, many = min(few, seconds(LEAST)), min(many, seconds(LEAST * TIMES))
    assert many <= GROWTH * few, f"{few:.2f} s, {many:.2f} s"


def test_a_text_of_capitals_twice_as_long_takes_twice_the_steps(reader: Reader) -> None:
    (shape,) = [s for s in SHAPES if s.name == "capitals"]

    def steps(units: int) -> int:
        one = replace(load(shape.text(units)), language="en")
        made = 0

        def count(*_: object) -> None:
            nonlocal made
            made += 1

        sys.setprofile(count)
        try:
            reader.read_document(one, shape.issuer)
        finally:
            sys.setprofile(None)
        return made

    steps(10)
    few, many = steps(400), steps(800)
    assert many <= 2.3 * few, f"{few:,}, {many:,}"


def test_of_a_list_without_end_on_one_verb_what_stands_near_is_looked_at() -> None:
    (doc,) = parse(["met " * 1_000])
    assert max(token.n_lefts + token.n_rights for token in doc) > 300
    assert max(len(list(dependents(token))) for token in doc) <= 128
    (doc,) = parse(["The President met the Prime Minister and thanked him for his visit to Oslo."])
    assert all(list(dependents(token)) == list(token.children) for token in doc)


def test_every_shape_has_a_name_of_its_own_and_a_text_that_grows() -> None:
    assert len({shape.name for shape in SHAPES}) == len(SHAPES) > 150
    assert all(len(shape.text(40)) > len(shape.text(20)) > 0 for shape in SHAPES)
    assert {shape.name for shape in SHAPES} >= FAST


@pytest.mark.parametrize("shape", FILES, ids=lambda s: s.name)
def test_every_file_is_one_that_can_be_read(shape: File) -> None:
    found = list(load_all(shape.data(2), name=f"made{shape.kind}"))
    assert [one for one in found if not isinstance(one, Document)] == []
    assert "met" in found[0].text or "spoke" in found[0].text
    assert len(shape.data(4_000)) > len(shape.data(400))
