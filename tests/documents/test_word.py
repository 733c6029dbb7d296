"""Word documents as offices make them: tracked changes, controls, boxes, notes, fields, templates."""

import datetime as dt
import io
import time
import zipfile

import docx
import pytest

from communique.documents import load
from communique.documents.docx import MAX_TAGS
from communique.errors import DocumentTooLarge

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
)
_BY = 'w:id="1" w:author="a" w:date="2022-01-01T00:00:00Z"'
_NOTES = f'<w:footnotes {_NAMES}><w:footnote w:id="2"><w:p><w:r><w:t>Signed in two copies.</w:t></w:r></w:p></w:footnote></w:footnotes>'


def word(body: str, created: dt.datetime | None = None, modified: dt.datetime | None = None) -> bytes:
    """A document with this body, made by python-docx of its own template."""
    document = docx.Document()
    if created:
        document.core_properties.created = created
    if modified:
        document.core_properties.modified = modified
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old:
        parts = {name: old.read(name).decode("utf-8", "surrogateescape") for name in old.namelist()}
    whole = parts["word/document.xml"]
    tail = whole[whole.rindex("<w:sectPr") :]
    parts["word/document.xml"] = f"<w:document {_NAMES}><w:body>{body}{tail}"
    parts["word/footnotes.xml"] = _NOTES
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    )
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        "</Relationships>", f'<Relationship Id="rN" Type="{link}" Target="footnotes.xml"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, part in parts.items():
            new.writestr(name, part.encode("utf-8", "surrogateescape"))
    return out.getvalue()


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def r(words: str, manner: str = "") -> str:
    return f'<w:r>{manner}<w:t xml:space="preserve">{words}</w:t></w:r>'


def within(tag: str, inner: str, told: str = "") -> str:
    return f"<w:{tag} {told}>{inner}</w:{tag}>"


_BOX = f"<w:txbxContent>{p(r('Box words.'))}</w:txbxContent>"


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (p(r("She "), within("del", "<w:r><w:delText>demanded</w:delText></w:r>", _BY), within("ins", r("urged"), _BY), r(" it.")),
         "She urged it."),
        (p(r("A. "), within("moveFrom", r("B. "), _BY), r("C. "), within("moveTo", r("B."), _BY)), "A. C. B."),
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("They met ") + "</w:p>" + p(r("in Oslo.")), "They met in Oslo."),
        (within("sdt", within("sdtContent", p(r("Controlled.")))) + p(r("After.")), "Controlled.\n\nAfter."),
        (p(r("On "), within("sdt", within("sdtContent", r("4 March"))), r(" they met.")), "On 4 March they met."),
        (p(r("In "), within("smartTag", within("smartTag", r("Oslo"))), r(".")), "In Oslo."),
        (p(r("Body."), f"<w:r><w:pict><v:shape><v:textbox>{_BOX}</v:textbox></v:shape></w:pict></w:r>"), "Body.\n\nBox words."),
        (p(r("Body."), '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>' + _BOX + "</wps:txbx></w:drawing>"
           "</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>" + _BOX + "</v:textbox></v:shape></w:pict></mc:Fallback>"
           "</mc:AlternateContent></w:r>"), "Body.\n\nBox words."),
        (p(r("Signed"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" in Oslo.")), "Signed in Oslo.\n\n1. Signed in two copies."),
        (within("tbl", within("tr", within("tc", p(r("Norland"))) + within("tc", p(r("12 million"))))
                + within("tr", within("tc", p(r("Aldern"))) + within("tc", p(r("12 million"))))),
         "Norland\t12 million\nAldern\t12 million"),
        (p(within("fldSimple", r("4 March"), 'w:instr="DATE"'), r(" they met.")), "4 March they met."),
        (p(r("Seen. "), r("Hidden. ", "<w:rPr><w:vanish/></w:rPr>"), r("Seen.")), "Seen. Seen."),
        (p("<w:r><w:t>A</w:t><w:br/><w:t>B</w:t><w:noBreakHyphen/><w:t>C</w:t><w:softHyphen/><w:t>D</w:t></w:r>"), "A\nB-CD"),
    ],
)  # fmt: skip
def test_a_document_is_read_as_it_would_be_printed(body: str, read: str) -> None:
    assert load(word(body)).text == read


TEMPLATE = dt.datetime(2013, 12, 23, 23, 15)


@pytest.mark.parametrize(
    ("words", "created", "modified", "day"),
    [
        ("They met.", TEMPLATE, TEMPLATE, None),
        ("They met.", TEMPLATE, dt.datetime(2022, 3, 5), dt.date(2022, 3, 5)),
        ("They met.", dt.datetime(2022, 3, 4), dt.datetime(2022, 3, 5), dt.date(2022, 3, 4)),
        ("They met.", dt.datetime(2019, 1, 1), dt.datetime(2022, 3, 5), dt.date(2022, 3, 5)),
        ("7 March 2022", dt.datetime(2022, 3, 4), dt.datetime(2022, 3, 5), dt.date(2022, 3, 7)),
    ],
)
def test_the_day_is_not_that_of_a_template(
    words: str, created: dt.datetime, modified: dt.datetime, day: dt.date | None
) -> None:
    assert load(word(p(r(words)), created, modified)).date == day


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (p(r("A "), within("dir", r("Oslo"), 'w:val="ltr"'), within("bdo", r(" B"), 'w:val="ltr"')), "A Oslo B"),
        (p("<w:r><w:t>To Oslo</w:t><w:cr/><w:t>By sea</w:t></w:r>"), "To Oslo\nBy sea"),
        (p(r("One."), '<w:r><w:br w:type="page"/></w:r>', r("Two.")), "One.\n\nTwo."),
        (p(r("State: "), within("sdt", "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>" + within("sdtContent", r("Click here.")))), "State:"),
        (p("<w:r><w:ruby><w:rt><w:r><w:t>おすろ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>奥斯陸</w:t></w:r></w:rubyBase></w:ruby></w:r>", r("で会談。")),
         "奥斯陸で会談。"),
    ],
)  # fmt: skip
def test_what_is_set_around_words_takes_none_away(body: str, read: str) -> None:
    assert load(word(body)).text == read


@pytest.mark.parametrize("made", [dt.datetime(2006, 9, 16), dt.datetime(1970, 1, 1), dt.datetime(1980, 1, 1)])
def test_a_moment_that_a_program_writes_is_no_day(made: dt.datetime) -> None:
    assert load(word(p(r("They met.")), made, made)).date is None


def packed(body: str) -> bytes:
    """A document that takes little room for much."""
    with zipfile.ZipFile(io.BytesIO(word(body))) as old:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                new.writestr(name, old.read(name))
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "told"),
    [("<w:p/>" * (MAX_TAGS + 1) + p(r("They met.")), r"5\d\d,\d{3} tags, more than one may have .*; split it"),
     (p(r("They met. " * 100_000)) * 6, r"more than 5 million characters; split it")],
    ids=["tags", "words"],
)  # fmt: skip
def test_a_small_file_that_holds_much_is_refused_before_it_costs(body: str, told: str) -> None:
    made = packed(body)
    assert len(made) < 100_000
    began = time.process_time()
    with pytest.raises(DocumentTooLarge, match=told):
        load(made, name="made.docx")
    assert time.process_time() - began < 4  # read to its end, it would take a minute and a gigabyte
