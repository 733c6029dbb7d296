"""Word documents (.docx) by python-docx: paragraphs and table cells in their order, with headings and lists marked."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from communique.documents.content import Content
from communique.documents.zipped import opened
from communique.errors import EmptyDocument, NotText
from communique.model import Mark, Span
from communique.model.document import MarkKind, MediaType

_MEDIA_TYPE: MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, called: str) -> Content:
    """The text of a Word document with its title, author and day. Raises NotText, EmptyDocument, DocumentTooLarge."""
    opened(data, called).close()  # the archive's limits hold before anything of it is unpacked
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        text, marks = _written(document)
        about = document.core_properties
        made = about.modified if about.created is None else about.created
        day = made.date().isoformat() if made is not None else None
        title, author = about.title, about.author
    except Exception as error:  # python-docx fails in many ways on broken files
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise NotText(
            f"{called}: is a Word document that cannot be read ({reason}); save it again or as text"
        ) from None
    if not text.strip():
        raise EmptyDocument(f"{called}: is a Word document without text")
    return Content(text, _MEDIA_TYPE, tuple(marks), day, title or None, author or None)


def _written(document: Any) -> tuple[str, list[Mark]]:
    parts: list[str] = []
    marks: list[Mark] = []
    length = 0
    for words, kind, level in _blocks(document):
        if kind:
            marks.append(Mark(Span(length, length + len(words)), kind, level))
        parts.append(words)
        length += len(words) + 2
    return "\n\n".join(parts), marks


def _blocks(document: Any) -> Iterator[tuple[str, MarkKind | None, str]]:
    from docx.table import Table

    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
                words = " ".join(cell for cell in cells if cell)
                if words:
                    yield words, None, ""
        elif words := " ".join(block.text.split()):
            yield words, *_manner(block.style.name if block.style is not None else "")


def _manner(style: str) -> tuple[MarkKind | None, str]:
    if style.startswith("Heading"):
        return "heading", style.removeprefix("Heading").strip()
    if style == "Title":
        return "heading", "1"
    if style.startswith("List"):
        return "list-item", ""
    return ("quotation", "") if "Quote" in style else (None, "")
