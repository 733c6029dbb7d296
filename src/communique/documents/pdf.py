"""PDF: the text layer by PDFium (pypdfium2), set in reading order by `columns` and made paragraphs by `pages`.

A PDF of images only has no text and is refused with the remedy. Pages, and what they may hold, are limited. PDFium
works for one thread at a time.
"""

from __future__ import annotations

import ctypes
import re
import threading
import unicodedata
from collections.abc import Iterator
from typing import Any

from communique.documents.characters import as_seen
from communique.documents.content import Content
from communique.documents.pages import text_of
from communique.documents.typeset import Piece, closed_up
from communique.documents.visual import RIGHT_TO_LEFT, Placed, standing
from communique.errors import DocumentTooLarge, EmptyDocument, NotText

MAX_PAGES = 400
MAX_CHARACTERS = 5_000_000
_PROGRAM = re.compile(r"^(?:microsoft \w+ - |untitled|print|.*\.(?:docx?|pdf|indd|rtf)$)", re.I)
_TURN = threading.Lock()
_NO_CHARACTER = {0, 0xFFFE, 0xFFFF}
_HYPHENS = {0x02, 0xAD}
_SCANNED = 20
"""Letters of a page of pictures below which what it says is a stamp or a page number."""


def is_pdf(data: bytes) -> bool:
    """Whether bytes begin as a PDF does (a little before the mark is tolerated)."""
    return b"%PDF-" in data[:1024] and data.lstrip()[:1] != b"<"


def read_pdf(data: bytes, called: str) -> Content:
    """The text of a PDF with its title and author, and the day it was made.

    Raises NotText (broken, or locked by a password), DocumentTooLarge and EmptyDocument (no text
    layer), naming `called`.
    """
    import pypdfium2

    with _TURN:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise NotText(f"{called}: is a PDF locked by a password; save an open copy") from None
            raise NotText(
                f"{called}: is a PDF that cannot be read ({_short(error)}); save it again or as text"
            ) from None
        try:
            count = len(document)
            if count > MAX_PAGES:
                raise DocumentTooLarge(
                    f"{called}: {count} pages are more than one document may have ({MAX_PAGES}); split it"
                )
            pages, pictures = _pages(document, called)
            meta = document.get_metadata_dict(skip_empty=True)
        finally:
            document.close()
    text = as_seen(text_of(pages))
    if len(re.findall(r"\w", text)) < (_SCANNED * len(pages) if pictures else 1):
        raise EmptyDocument(f"{called}: is a PDF of images only, with no text: it needs OCR (text recognition) first")
    author = " ".join(as_seen(meta.get("Author", "")).split())
    return Content(
        text,
        "application/pdf",
        (),
        None,
        _title(meta.get("Title")),
        author or None,
        made=_day(meta.get("CreationDate")),
    )


def _pages(document: Any, called: str) -> tuple[list[list[Piece]], bool]:
    """The pieces of text of each page, and whether every page is a picture."""
    import pypdfium2
    import pypdfium2.raw as raw

    out: list[list[Piece]] = []
    total, pictures = 0, True
    for number in range(len(document)):
        try:
            page = document[number]
            words = page.get_textpage()
        except pypdfium2.PdfiumError:
            out.append([])  # a broken page costs itself
            continue
        total += words.count_chars()
        if total > MAX_CHARACTERS:
            raise DocumentTooLarge(f"{called}: holds more than {MAX_CHARACTERS / 1e6:.0f} million characters; split it")
        out.append(list(_pieces(words)))
        pictures = pictures and any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        words.close()
        page.close()
    return out, pictures and bool(out)


def _pieces(words: Any) -> Iterator[Piece]:
    """Runs of characters on one line, in the order of the file: what stands close together and in one size."""
    run: list[Placed] = []
    left = bottom = right = top = size = 0.0
    last = (0.0, 0.0, 0.0, 0.0)
    for code, box, height in _characters(words):
        character = "-" if code in _HYPHENS else chr(code)
        if box is not None and run and unicodedata.combining(character):
            run.append((character, box[0], box[2]))
            continue
        if box is None or (run and _apart(box, height, last, bottom, top, size)):
            if run:
                yield Piece(left, bottom, right, top, size, _written(run, size))
            run = []
        if box is None:
            continue
        if not run:
            if character.isspace():
                continue
            left, bottom, right, top = box
            size = height
        run.append((character, box[0], box[2]))
        last = box
        if not character.isspace():
            left, right, bottom, top = min(left, box[0]), max(right, box[2]), min(bottom, box[1]), max(top, box[3])
    if run:
        yield Piece(left, bottom, right, top, size, _written(run, size))


def _written(run: list[Placed], size: float) -> str:
    """The characters of a run in the order of the file; of words that run from the right, as they stand."""
    words = "".join(character for character, _, _ in run)
    return standing(run, size) if RIGHT_TO_LEFT.search(words) else closed_up(run, size)


def _apart(
    box: tuple[float, float, float, float], height: float, last: tuple[float, float, float, float], bottom: float,
    top: float, size: float,
) -> bool:  # fmt: skip
    """Whether a character begins a run of its own: on another line, far from the last one, or in another size."""
    middle = (box[1] + box[3]) / 2
    away = max(box[0] - last[2], last[0] - box[2])
    return not bottom - 0.3 * size <= middle <= top + 0.3 * size or away > size or abs(height - size) > 0.6


def _characters(words: Any) -> Iterator[tuple[int, tuple[float, float, float, float] | None, float]]:
    """Each character with its box (left, bottom, right, top) and size; None for the box where a line ends."""
    import pypdfium2.raw as raw

    edges = [ctypes.c_double() for _ in range(4)]
    left, right, bottom, top = edges
    page = words.raw
    before: tuple[float, float, float, float] | None = None
    size = 0.0
    for at in range(words.count_chars()):
        code = raw.FPDFText_GetUnicode(page, at)
        if code in (10, 13):
            before = None
            yield code, None, 0.0
        elif code in _NO_CHARACTER:
            continue
        elif raw.FPDFText_IsGenerated(page, at) == 1:
            if before is not None:
                yield code, (before[2], before[1], before[2], before[3]), size
        else:
            raw.FPDFText_GetCharBox(page, at, left, right, bottom, top)
            size = raw.FPDFText_GetFontSize(page, at) or 1.0
            before = (left.value, bottom.value, right.value, top.value)
            yield code, before, size


def _day(made: str | None) -> str | None:
    match = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", made or "")
    return "-".join(match.groups()) if match else None


def _title(title: str | None) -> str | None:
    words = " ".join(as_seen(title or "").split())
    return words if words and not _PROGRAM.match(words) else None


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
