"""PDF: the text layer by pypdf, its lines joined into paragraphs.

Running heads and page numbers go, words broken at a line's end are mended. A PDF of images only
has no text and is refused with the remedy. Pages, and what a page may unpack to, are limited.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from communique.documents.content import Content
from communique.errors import DocumentTooLarge, EmptyDocument, NotText

MAX_PAGES = 400
MAX_CHARACTERS = 5_000_000
_NUMBER = re.compile(r"\s*+(?:page\s++)?[-–—]?\s*+\d{1,4}\s*+(?:[-–—]|of\s++\d{1,4}|/\s*+\d{1,4})?\s*+", re.I)
_ENDS = re.compile(r"[.!?:;…][\"'”’»)\]]*\s*$")
_BULLET = re.compile(r"\s*(?:[•·▪‣–—*-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_PROGRAM = re.compile(r"^(?:microsoft \w+ - |untitled|print|.*\.(?:docx?|pdf|indd|rtf)$)", re.I)


def is_pdf(data: bytes) -> bool:
    """Whether bytes begin as a PDF does (a little before the mark is tolerated)."""
    return b"%PDF-" in data[:1024] and data.lstrip()[:1] != b"<"


def read_pdf(data: bytes, called: str) -> Content:
    """The text of a PDF with its title, author and day of creation.

    Raises NotText (broken, or locked by a password), DocumentTooLarge and EmptyDocument (no text
    layer), naming `called`.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on bad files are not the user's business
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotText(f"{called}: is a PDF locked by a password; save an open copy")
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise DocumentTooLarge(
                f"{called}: {count} pages are more than one document may have ({MAX_PAGES}); split it"
            )
        pages = list(_pages(reader.pages, called))
        meta = reader.metadata
        title, author = (meta.title, meta.author) if meta else (None, None)
        made = meta.get("/CreationDate") if meta else None
    except (NotText, DocumentTooLarge):
        raise
    except (PyPdfError, Exception) as error:  # pypdf fails in many ways on broken files
        raise NotText(f"{called}: is a PDF that cannot be read ({_short(error)}); save it again or as text") from None
    text = _text(pages)
    if not text.strip():
        raise EmptyDocument(
            f"{called}: is a PDF without text, of images only; run text recognition (OCR) over it first"
        )
    return Content(
        text, "application/pdf", (), _day(made), _title(title), str(author).strip() or None if author else None
    )


def _pages(pages: Iterable[object], called: str) -> Iterable[list[str]]:
    total = 0
    for page in pages:
        text = str(page.extract_text() or "")  # type: ignore[attr-defined] # pypdf's page
        total += len(text)
        if total > MAX_CHARACTERS:
            raise DocumentTooLarge(f"{called}: holds more than {MAX_CHARACTERS / 1e6:.0f} million characters; split it")
        yield [re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in text.splitlines()]


def _text(pages: Sequence[list[str]]) -> str:
    edges = Counter(line for page in pages for line in {*_edge(page)} if line)
    running = {line for line, n in edges.items() if len(pages) > 2 and n > len(pages) / 2}
    lines: list[str] = []
    for page in pages:
        kept = [line for line in page if line not in running]
        while kept and (not kept[-1] or _NUMBER.fullmatch(kept[-1])):
            kept.pop()
        while kept and (not kept[0] or _NUMBER.fullmatch(kept[0])):
            kept.pop(0)
        lines += kept
    return "\n\n".join(_paragraphs(lines))


def _edge(page: list[str]) -> list[str]:
    lines = [line for line in page if line]
    return [*lines[:2], *lines[-2:]]


def _paragraphs(lines: Sequence[str]) -> list[str]:
    widths = sorted(len(line) for line in lines if line)
    full = widths[int(len(widths) * 0.8)] if widths else 0
    out: list[str] = []
    before = ""
    for line in lines:
        if not line:
            before = ""
            continue
        if not before or not out or _BULLET.match(line) or _closed(before, full):
            out.append(line)
        else:
            out[-1] = _joined(out[-1], line)
        before = line
    return out


def _closed(line: str, full: int) -> bool:
    """Whether a line is the last of its paragraph: it ends a sentence short of the margin, or is far too short."""
    if line.endswith(("-", ",")):
        return False
    return len(line) < full * 0.55 or (len(line) < full * 0.9 and bool(_ENDS.search(line)))


def _joined(before: str, line: str) -> str:
    if re.search(r"[a-z]-$", before) and line[:1].islower():
        return before[:-1] + line
    return f"{before} {line}"


def _day(made: object) -> str | None:
    match = re.match(r"(?:D:)?(\d{4})(\d{2})(\d{2})", str(made or ""))
    return "-".join(match.groups()) if match else None


def _title(title: object) -> str | None:
    words = " ".join(str(title or "").split())
    return words if words and not _PROGRAM.match(words) else None


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:80] or type(error).__name__
