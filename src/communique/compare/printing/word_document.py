"""A comparison as a Word document: real headings, a table a topic. The same comparison gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

from docx import Document
from docx.shared import Pt

from communique.compare.names import called
from communique.compare.printing.sheet import SILENT, VERDICTS, Line, facts, head, sections, silent, tally, title
from communique.model import Comparison

_STAMP = (1980, 1, 1, 0, 0, 0)
_PROPERTY = 255
"""Characters that a property of such a file can hold."""
_CONTROL = {n: None for n in range(32) if n not in (9, 10)} | dict.fromkeys(range(0xD800, 0xE000))


def to_bytes(comparison: Comparison) -> bytes:
    """The whole file."""
    made = Document()
    _settle(made, title(comparison))
    made.add_heading(_clean(title(comparison)), 0)
    for line in head(comparison):
        made.add_paragraph(_clean(line), style="List Number")
    made.add_paragraph(_clean(tally(comparison) + ". " + " ".join(silent(comparison))).strip())
    names = called(comparison.accounts)
    rows = [[name, *(c or SILENT for c in cells)] for name, _, cells in facts(comparison)]
    _table(made, ["The contact", *names], rows)
    for section in sections(comparison):
        made.add_heading(_clean(section.name), 1)
        table = _table(made, names, [])
        for row in section.rows:
            cells = table.add_row().cells
            for place, lines in zip(cells, row.cells, strict=True):
                _write_lines(place, lines)
            told = f"{VERDICTS[row.verdict]}. {row.explanation}".strip()
            note = table.add_row().cells
            note[0].merge(note[-1]).paragraphs[0].add_run(_clean(told)).italic = True
    return _packed(made)


def _settle(made: Any, name: str) -> None:
    about = made.core_properties
    about.title, about.author, about.comments, about.revision = _clean(name)[:_PROPERTY], "Communiqué", "", 1
    about.created = about.modified = dt.datetime(1980, 1, 1)
    style = made.styles["Normal"]
    style.font.name, style.font.size = "Georgia", Pt(10.5)


def _table(made: Any, head_row: list[str], rows: list[list[str]]) -> Any:
    table = made.add_table(rows=1, cols=len(head_row))
    table.style = "Table Grid"
    for cell, words in zip(table.rows[0].cells, head_row, strict=True):
        cell.paragraphs[0].add_run(_clean(words)).bold = True
    for row in rows:
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = _clean(words)
    return table


def _write_lines(cell: Any, lines: tuple[Line, ...]) -> None:
    """The claims of one cell, a paragraph each; what differs in bold."""
    if not lines:
        cell.paragraphs[0].add_run(SILENT).italic = True
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        for piece in line.pieces:
            paragraph.add_run(_clean(piece.words)).bold = piece.marked or None


def _clean(words: str) -> str:
    """Without the characters that such a file cannot hold."""
    return words.translate(_CONTROL)


def _packed(made: Any) -> bytes:
    """The file with fixed times inside."""
    raw, out = io.BytesIO(), io.BytesIO()
    made.save(raw)
    with zipfile.ZipFile(raw) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for item in given.infolist():
            packed.writestr(zipfile.ZipInfo(item.filename, _STAMP), given.read(item), zipfile.ZIP_DEFLATED)
    return out.getvalue()
