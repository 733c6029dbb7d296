"""Footnotes of a Word document: notes at the foot of the page on which their number stands.

The first place that refers to a note carries it; later ones repeat its number as a cross-reference to the first, as
Word itself does. The part that holds the notes is made here, for the library that writes the rest has none.
"""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt
from lxml import etree

from communique.brief.formats.html import address
from communique.brief.formats.shared_lines import description
from communique.brief.report import Brief, Note, Sentence, visible

_NUMBER, _TEXT = "Footnote Reference", "Footnote Text"
_FRAME = (
    "<w:footnotes {names}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)


class Footnotes:
    """The footnotes of one document: `mark` puts numbers behind a sentence, `close` adds the part that holds them."""

    def __init__(self, made: Any, brief: Brief) -> None:
        self._made, self._brief = made, brief
        self._notes = {note.number: note for note in brief.notes()}
        self._placed: set[int] = set()
        self._root = parse_xml(_FRAME.format(names=nsdecls("w", "r")))
        self._part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, b"", made.part.package)
        number = made.styles.add_style(_NUMBER, WD_STYLE_TYPE.CHARACTER)
        number.font.superscript = True
        text = made.styles.add_style(_TEXT, WD_STYLE_TYPE.PARAGRAPH)
        text.font.size = Pt(7.5 if brief.length == "short" else 8.5)
        text.paragraph_format.space_after, text.paragraph_format.line_spacing = Pt(0), 1.0

    def mark(self, line: Any, sentence: Sentence) -> None:
        """The numbers of what a sentence stands on."""
        for place, number in enumerate(self._brief.marks(sentence)):
            if place:
                line.add_run(" ", style=_NUMBER)
            if number in self._placed:
                self._again(line, number)
            else:
                self._first(line, number)

    def close(self) -> None:
        """Add the notes to the document."""
        self._part._blob = etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self._made.part.relate_to(self._part, RELATIONSHIP_TYPE.FOOTNOTES)

    def _first(self, line: Any, number: int) -> None:
        self._placed.add(number)
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for one in (start, end):
            one.set(qn("w:id"), str(number))
        start.set(qn("w:name"), f"note_{number}")
        reference = OxmlElement("w:footnoteReference")
        reference.set(qn("w:id"), str(number))
        line._p.append(start)
        line.add_run(style=_NUMBER)._r.append(reference)
        line._p.append(end)
        self._root.append(self._note(self._notes[number]))

    def _again(self, line: Any, number: int) -> None:
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f" NOTEREF note_{number} \\f \\h ")
        run = line.add_run(str(number), style=_NUMBER)
        field.append(run._r)
        line._p.append(field)

    def _note(self, note: Note) -> Any:
        made = OxmlElement("w:footnote")
        made.set(qn("w:id"), str(note.number))
        line = self._made.add_paragraph(style=_TEXT)  # made as a paragraph of the text, then moved into the note
        line.add_run(style=_NUMBER)._r.append(OxmlElement("w:footnoteRef"))
        first = note.references[0]
        line.add_run(visible(f" {description(first, self._brief.length)}"))
        url = address(first.url)
        if url:
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), self._part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            run = line.add_run(visible("source" if self._brief.length == "short" else url))
            run.font.underline = True
            link.append(run._r)
            line.add_run(" ")
            line._p.append(link)
        made.append(line._p)
        return made
