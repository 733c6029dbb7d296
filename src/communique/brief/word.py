"""A brief as a Word document: real headings, a list of sentences, numbered references with links.

Times inside the file are fixed, so that the same brief gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from communique.brief.html import address
from communique.brief.lines import description, found, nothing
from communique.brief.naming import day_of
from communique.brief.report import Brief, Part, Reference, visible

_STAMP = (1980, 1, 1, 0, 0, 0)
_PROPERTY = 255
"""Characters that a property of such a file can hold."""


def to_bytes(brief: Brief) -> bytes:
    """The whole file."""
    made = Document()
    _settle(made, brief)
    numbers = brief.numbers()
    made.add_heading(visible(brief.title), 0)
    made.add_paragraph(f"{visible(brief.basis)} As of {day_of(brief.today)}.")
    for section in brief.sections:
        made.add_heading(section.title, 1)
        if not section.parts:
            made.add_paragraph().add_run(visible(nothing(section))).italic = True
        for part in section.parts:
            _part(made, part, numbers)
        if section.parts and found(section):
            made.add_paragraph().add_run(found(section)).italic = True
    made.add_heading("References", 1)
    for reference, number in numbers.items():
        _reference(made, reference, number)
    return _packed(made)


def _settle(made: Any, brief: Brief) -> None:
    """Title and times of the file; type that reads well on paper."""
    about = made.core_properties
    about.title, about.author, about.comments, about.revision = visible(brief.title)[:_PROPERTY], "Communiqué", "", 1
    about.created = about.modified = dt.datetime(brief.today.year, brief.today.month, brief.today.day)
    style = made.styles["Normal"]
    style.font.name, style.font.size = "Georgia", Pt(11)


def _part(made: Any, part: Part, numbers: dict[Reference, int]) -> None:
    if part.title:
        made.add_heading(visible(part.title), 2)
    label = ""
    for sentence in part.sentences:
        line = made.add_paragraph(style="List Bullet")
        if sentence.label and sentence.label != label:
            line.add_run(f"{sentence.label}. ").bold = True
        label = sentence.label
        line.add_run(visible(sentence.text))
        for place, reference in enumerate(sentence.references):
            _mark(line, numbers[reference], " " if place else "")


def _mark(line: Any, number: int, before: str) -> None:
    """A raised number that leads to its reference."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), f"reference_{number}")
    run = line.add_run(f"{before}{number}")
    run.font.superscript = True
    link.append(run._r)
    line._p.append(link)


def _reference(made: Any, reference: Reference, number: int) -> None:
    line = made.add_paragraph()
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for mark in (start, end):
        mark.set(qn("w:id"), str(number))
    start.set(qn("w:name"), f"reference_{number}")
    line._p.append(start)
    line.add_run(f"{number}. ").bold = True
    line._p.append(end)
    line.add_run(visible(f"{description(reference)}: “{reference.shown}” "))
    url = address(reference.url)
    if url:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), made.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        run = line.add_run(visible(url))
        run.font.underline = True
        link.append(run._r)
        line._p.append(link)


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
