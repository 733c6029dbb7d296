"""Shapes of files that are not text: Word documents, PDFs and archives, a unit each, repeated as often as is asked.

Written by hand, since a library would take longer than what is measured. `packed` Word files are compressed, so that few
bytes hold much.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from tests.documents.pdf_pages import column, pdf

_SAID = "The President of Norway spoke with the Prime Minister on %d matters."
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_KINDS = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)


@dataclass(frozen=True, slots=True)
class File:
    """A shape: its name, the suffix under which it is handed in, and its bytes of so many units."""

    name: str
    kind: str
    data: Callable[[int], bytes]
    issuer: None = None


def archive(members: dict[str, str | bytes], *, packed: bool = False) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as made:
        for name, content in members.items():
            made.writestr(zipfile.ZipInfo(name), content, made.compression)
    return out.getvalue()


def word(body: str, *, packed: bool = False) -> bytes:
    document = f'<?xml version="1.0"?><w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return archive(
        {"[Content_Types].xml": _KINDS, "_rels/.rels": _RELATIONS, "word/document.xml": document}, packed=packed
    )


def _run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def _paragraph(words: str) -> str:
    return f"<w:p>{_run(words)}</w:p>"


def _cell(inner: str) -> str:
    return f"<w:tc>{inner}</w:tc>"


def _table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def _tables_within(many: int) -> bytes:
    opening, closing = "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"
    return word(opening * many + _paragraph("They met.") + closing * many)


FILES: tuple[File, ...] = (
    File("Word paragraphs", ".docx", lambda n: word("".join(_paragraph(_SAID % i) for i in range(n)))),
    File("Word paragraphs, packed", ".docx", lambda n: word("".join(_paragraph(_SAID % i) for i in range(n)), packed=True)),
    File("Word empty paragraphs, packed", ".docx", lambda n: word("<w:p/>" * n + _paragraph("They met."), packed=True)),
    File("Word runs of one paragraph", ".docx", lambda n: word(f"<w:p>{_run('met ') * n}</w:p>")),
    File("Word cells of one row", ".docx", lambda n: word(_table(_cell(_paragraph("met")) * n))),
    File("Word rows of one cell", ".docx", lambda n: word(_table(*[_cell(_paragraph("met"))] * n))),
    File("Word tables", ".docx", lambda n: word(_table(_cell(_paragraph("met")) * 2) * n)),
    File("Word tables within each other", ".docx", _tables_within),
    File("Word insertions within each other", ".docx", lambda n: word(f"<w:p>{'<w:ins>' * n}{_run('met')}{'</w:ins>' * n}</w:p>")),
    File("pages of a PDF", ".pdf", lambda n: pdf([column(50, 700, [_SAID % i] * 9) for i in range(n)])),
    File("lines of a page of a PDF", ".pdf", lambda n: pdf([column(50, 700, [_SAID % i for i in range(n)], lead=0.5)])),
    File("words of a line of a PDF", ".pdf", lambda n: pdf([[(50 + i, 700, 10, "met") for i in range(n)]])),
    File("words on each other in a PDF", ".pdf", lambda n: pdf([[(50, 700, 10, "met")] * n])),
    File("drawings of a PDF", ".pdf", lambda n: pdf([column(50, 700, ["They met."])], drawn=b"50 700 4 4 re f\n" * n)),
    File("members of an archive", ".zip", lambda n: archive({f"{i}.txt": _SAID % i for i in range(n)}, packed=True)),
    File("members in folders", ".zip", lambda n: archive({f"{'a/' * (i % 50)}{i}.html": "<p>They met.</p>" for i in range(n)})),
)  # fmt: skip
