"""A brief as a Word document: real headings, a list of sentences, footnotes with links.

Times inside the file are fixed, so that the same brief gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

from docx import Document
from docx.shared import Mm, Pt

from communique.brief.formats.footnotes import Footnotes
from communique.brief.formats.shared_lines import found, nothing
from communique.brief.naming import day_of
from communique.brief.report import Brief, Part, visible

_STAMP = (1980, 1, 1, 0, 0, 0)
_PROPERTY = 255
"""Characters that a property of such a file can hold."""


def to_bytes(brief: Brief) -> bytes:
    """The whole file."""
    made = Document()
    _settle(made, brief)
    notes = Footnotes(made, brief)
    made.add_heading(visible(brief.title), 0)
    made.add_paragraph(f"{visible(brief.basis)} As of {day_of(brief.today)}.")
    for section in brief.sections:
        made.add_heading(section.title, 1)
        if not section.parts:
            made.add_paragraph().add_run(visible(nothing(section))).italic = True
        for part in section.parts:
            _part(made, part, notes)
        if section.parts and found(section):
            made.add_paragraph().add_run(found(section)).italic = True
    notes.close()
    return _packed(made)


def _settle(made: Any, brief: Brief) -> None:
    """Title and times of the file; type that reads well on paper, small and close in a short brief."""
    about = made.core_properties
    about.title, about.author, about.comments, about.revision = visible(brief.title)[:_PROPERTY], "Communiqué", "", 1
    about.created = about.modified = dt.datetime(brief.today.year, brief.today.month, brief.today.day)
    style, short = made.styles["Normal"], brief.length == "short"
    style.font.name, style.font.size = "Georgia", Pt(9.5 if short else 11)
    if not short:
        return
    for name, size, before in (("Title", 16, 0), ("Heading 1", 12, 7), ("Heading 2", 10, 4), ("List Bullet", 9.5, 0)):
        made.styles[name].font.size = Pt(size)
        spacing = made.styles[name].paragraph_format
        spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(2), 1.0
    style.paragraph_format.space_after = Pt(3)
    page = made.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(19)
    page.top_margin = page.bottom_margin = Mm(17)


def _part(made: Any, part: Part, notes: Footnotes) -> None:
    if part.title:
        made.add_heading(visible(part.title), 2)
    label = ""
    for sentence in part.sentences:
        line = made.add_paragraph(style="List Bullet")
        if sentence.label and sentence.label != label:
            line.add_run(f"{sentence.label}. ").bold = True
        label = sentence.label
        line.add_run(visible(sentence.text))
        notes.mark(line, sentence)


def _packed(made: Any) -> bytes:
    """The file with every entry in order and of one time."""
    first, out = io.BytesIO(), io.BytesIO()
    made.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            fixed = zipfile.ZipInfo(entry, _STAMP)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(fixed, source.read(entry))
    return out.getvalue()
