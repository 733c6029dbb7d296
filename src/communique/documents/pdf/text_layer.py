"""PDF: the text layer by PDFium (pypdfium2), set in reading order by `columns` and made paragraphs by `pages`.

A PDF of images only has no text and is refused with the remedy. Pages, and what they may hold, are limited. PDFium
works for one thread at a time.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Iterator
from typing import Any

from communique.documents.characters import as_seen
from communique.documents.content import Content
from communique.documents.pdf.bullets import with_bullets
from communique.documents.pdf.characters import Box, characters
from communique.documents.pdf.paragraphs import text_of
from communique.documents.pdf.right_to_left import RIGHT_TO_LEFT, Placed, standing
from communique.documents.pdf.typesetting import Piece, closed_up
from communique.errors import DocumentTooLarge, EmptyDocument, NotText

MAX_PAGES = 400
MAX_CHARACTERS = 5_000_000
_PROGRAM = re.compile(r"^(?:microsoft \w+ - |untitled|print|.*\.(?:docx?|pdf|indd|rtf)$)", re.I)
_TURN = threading.Lock()
_HYPHENS = {0x02, 0xAD}
_BULLETS = {0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF0A8, 0xF06E, 0xF071, 0xF0E0, 0xF0D2}
"""Bullets of the fonts Symbol and Wingdings, which files of word processors give no other character."""
_BESIDE = 0.75
"""Of the type's size: how near runs of one line stand."""
_STRIP, _TALLEST = 8.0, 2_000.0
"""Points: how high the strips are in which runs are looked for, and how far a run can reach."""
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
            out.append([])  # a broken page is left out, the others are read
            continue
        total += words.count_chars()
        if total > MAX_CHARACTERS:
            raise DocumentTooLarge(f"{called}: holds more than {MAX_CHARACTERS / 1e6:.0f} million characters; split it")
        out.append(with_bullets(page, list(_pieces(words))))
        pictures = pictures and any(True for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        words.close()
        page.close()
    return out, pictures and bool(out)


def _pieces(words: Any) -> Iterator[Piece]:
    """Runs of characters on one line, in the order of the file: what stands close together and in one size."""
    runs = list(_runs(words))
    if any(run.from_right for run in runs):
        runs = _merged(runs)
    for run in runs:
        yield run.piece()


def _runs(words: Any) -> Iterator[_Run]:
    run = _Run()
    for code, box, height in characters(words):
        character = "-" if code in _HYPHENS else "•" if code in _BULLETS else chr(code)
        if box is None:
            if run.placed and not run.from_right:
                yield run
                run = _Run()
            continue
        if run.placed and not unicodedata.combining(character) and run.is_apart(box, height):
            yield run
            run = _Run()
        run.add(character, box, height)
    if run.placed:
        yield run


def _merged(runs: list[_Run]) -> list[_Run]:
    """The runs, those of words that run from the right joined that stand beside or within one another on a line: files
    jump to and fro among letters with vowel signs.
    """
    kept = _Strips()
    for run in runs:
        while (near := kept.near(run)) is not None:
            kept.remove(near)
            run.absorb(near)
        kept.add(run)
    return kept.all()


class _Strips:
    """Runs by the heights at which they reach: what stands beside one is looked for in its own strips alone."""

    def __init__(self) -> None:
        self.strips: dict[int, dict[int, _Run]] = {}
        self.runs: dict[int, _Run] = {}

    def near(self, run: _Run) -> _Run | None:
        """The first run that takes this one."""
        middle = int((run.bottom + run.top) / 2 // _STRIP)
        return next((one for one in self.strips.get(middle, {}).values() if one.takes(run)), None)

    def add(self, run: _Run) -> None:
        self.runs[id(run)] = run
        for at in self._reached(run):
            self.strips.setdefault(at, {})[id(run)] = run

    def remove(self, run: _Run) -> None:
        del self.runs[id(run)]
        for at in self._reached(run):
            del self.strips[at][id(run)]

    def all(self) -> list[_Run]:
        return list(self.runs.values())

    @staticmethod
    def _reached(run: _Run) -> range:
        most = run.bottom + _TALLEST
        low, high = run.bottom - 0.3 * run.size, min(run.top + 0.3 * run.size, most)
        return range(int(low // _STRIP), int(high // _STRIP) + 1)


class _Run:
    """A run in the making: its characters with their edges, its box, the size of its first."""

    def __init__(self) -> None:
        self.placed: list[Placed] = []
        self.left = self.bottom = self.right = self.top = self.size = 0.0
        self.last: Box = (0.0, 0.0, 0.0, 0.0)
        self.from_right = False
        self.space: Placed | None = None

    def add(self, character: str, box: Box, height: float) -> None:
        """One more character; a space before the first counts where words run from the right."""
        one = (character, box[0], box[2])
        if not self.placed:
            if character.isspace():
                self.space = one
                return
            self.left, self.bottom, self.right, self.top = self.last = box
            self.size = height
            if self.space and RIGHT_TO_LEFT.match(character) and -height < self.space[1] - box[2] < height:
                self.placed.append(self.space)
        self.placed.append(one)
        self.from_right = self.from_right or bool(RIGHT_TO_LEFT.match(character))
        if unicodedata.combining(character):
            return
        self.last = box
        if not character.isspace():
            self.left, self.right = min(self.left, box[0]), max(self.right, box[2])
            self.bottom, self.top = min(self.bottom, box[1]), max(self.top, box[3])

    def is_apart(self, box: Box, height: float) -> bool:
        """Whether a character begins a run of its own: on another line, far from the last one, or in another size."""
        middle = (box[1] + box[3]) / 2
        near = (self.left, 0.0, self.right, 0.0) if self.from_right else self.last
        away = max(box[0] - near[2], near[0] - box[2])
        level = self.bottom - 0.3 * self.size <= middle <= self.top + 0.3 * self.size
        return not level or away > self.size or abs(height - self.size) > 0.6

    def takes(self, other: _Run) -> bool:
        """Whether another run is of the same words from the right: beside this one or within it, or signs alone."""
        if not (self.from_right or other.from_right) or abs(self.size - other.size) > 0.6:
            return False
        if not all(one.from_right or one.is_signs() for one in (self, other)):
            return False
        middle = (other.bottom + other.top) / 2
        level = self.bottom - 0.3 * self.size <= middle <= self.top + 0.3 * self.size
        return level and max(self.left - other.right, other.left - self.right) < _BESIDE * self.size

    def is_signs(self) -> bool:
        """Whether the run holds neither letters nor figures."""
        return not any(character.isalnum() for character, _, _ in self.placed)

    def absorb(self, other: _Run) -> None:
        """Take in the characters of another run."""
        self.placed = [*other.placed, *self.placed]
        self.left, self.right = min(self.left, other.left), max(self.right, other.right)
        self.bottom, self.top = min(self.bottom, other.bottom), max(self.top, other.top)
        self.from_right = True

    def piece(self) -> Piece:
        """The run, its characters in the order of the file; those of words that run from the right, as they stand."""
        words = standing if self.from_right else closed_up
        return Piece(self.left, self.bottom, self.right, self.top, self.size, words(self.placed, self.size))


def _day(made: str | None) -> str | None:
    match = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", made or "")
    return "-".join(match.groups()) if match else None


def _title(title: str | None) -> str | None:
    words = " ".join(as_seen(title or "").split())
    return words if words and not _PROGRAM.match(words) else None


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
