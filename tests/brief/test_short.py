"""A short brief: two pages at most, notes once a document, real footnotes in Word, a head that says only what is sure."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pypdf
import pytest
from docx import Document
from lxml import etree

from communique.actors import registry
from communique.brief import Brief, Part, Reference, Section, Sentence, asked, brief, render
from communique.brief.fitting import LINES, fitted, lines
from communique.ledger import Ledger
from communique.model import Span
from tests.brief.conftest import TODAY

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def crowded(length: str) -> Brief:
    """Far more than fits on two pages: nine sections, each of forty sentences out of thirty documents."""
    sections = []
    for number in range(9):
        told = []
        for n in range(40):
            text = f"urged the other side to keep what was agreed at round {n} of the talks and to send word before winter {number}"
            one = Reference.to(
                text, (Span(0, len(text)),), f"d-{n % 30}", None, "The Chancellery", f"Readout of call {n % 30}", TODAY, 1,
                f"https://chancellery.test/{n % 30}",
            )  # fmt: skip
            told.append(Sentence(("The Chancellor ", one, "."), (one,), "Asked for" if n % 2 else "Agreed", n / 10))
        sections.append(Section(f"s{number}", f"Section {number}", (Part("", tuple(told)),), "all", 0))
    return Brief("Brief", ("country:DE",), ("Germany",), TODAY, TODAY, TODAY, length, tuple(sections), "Made from 30.")


def test_a_short_brief_is_never_longer_than_two_pages() -> None:
    made = fitted(crowded("short"))
    assert LINES * 0.85 < lines(made) <= LINES  # the two pages are used
    assert len(pypdf.PdfReader(io.BytesIO(render(made, "pdf"))).pages) <= 2
    assert all(s.sentences for s in made.sections)
    assert sum(s.left + len(s.sentences) for s in made.sections) == 9 * 40
    kept = [x.weight for s in made.sections for x in s.sentences]
    assert min(kept) >= 3.0  # what weighs least has gone


def test_a_document_is_one_note_of_a_short_brief_and_each_place_one_of_a_full_one() -> None:
    short, full = crowded("short"), crowded("full")
    assert len(short.notes()) == 30
    assert len(full.notes()) == len(full.references) == 360
    assert render(short, "md").decode().count("[^1]: ") == 1
    assert "characters" not in render(short, "md").decode()
    assert "characters 0–" in render(full, "md").decode()


def test_a_word_file_has_real_footnotes(made: Brief, tmp_path: Path) -> None:
    for one in (made, fitted(crowded("short"))):
        content = render(one, "docx")
        Document(io.BytesIO(content))
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            body, notes = (etree.fromstring(packed.read(f"word/{n}.xml")) for n in ("document", "footnotes"))
            types = packed.read("[Content_Types].xml").decode()
        assert "wordprocessingml.footnotes+xml" in types
        numbers = [n.number for n in one.notes()]
        held = [int(n.get(f"{W}id")) for n in notes if int(n.get(f"{W}id")) > 0]
        assert held == numbers
        assert [int(r.get(f"{W}id")) for r in body.iter(f"{W}footnoteReference")] == numbers  # each at its first place
        marks = {b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")}
        again = [f.get(f"{W}instr") for f in body.iter(f"{W}fldSimple")]
        assert {re.search(r"note_\d+", i)[0] for i in again} <= marks  # type: ignore[index]
        assert all("".join(n.itertext()).strip() for n in notes if int(n.get(f"{W}id")) > 0)
        assert not [p for p in body.iter(f"{W}pStyle") if p.get(f"{W}val") == "FootnoteText"]


def test_the_head_of_a_brief_says_what_was_told_and_is_not_said_twice(filled: Ledger) -> None:
    short = brief(filled, asked(["FR"], "2022-01-15", None, TODAY, registry()))
    head = next(s for s in short.sections if s.key == "summary")
    assert 1 <= len(head.sentences) <= 3
    below = [s.text for section in short.sections if section is not head for s in section.sentences]
    assert not [s.text for s in head.sentences if s.text in below]
    assert not [s.text for s in head.sentences if re.search(r"no document|not found|contradiction", s.text)]


@pytest.mark.parametrize("form", ["md", "html", "pdf", "docx"])
def test_a_crowded_brief_gives_the_same_bytes_again(form: str) -> None:
    assert render(fitted(crowded("short")), form) == render(fitted(crowded("short")), form)
