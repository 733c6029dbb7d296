"""Whatever stands in records, a brief is a valid file of its format in which nothing of them is markup."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile
from functools import cache

import pypdf
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from communique.brief import Brief, Part, Reference, Section, Sentence, render
from communique.brief.report import QUOTATION_MARKS
from communique.model import Span
from tests.web.hostile.answers import Parsed
from tests.web.hostile.inputs import words

TODAY = dt.date(2022, 1, 18)
HOSTILE = st.lists(words().map(lambda w: w[:300]), min_size=7, max_size=7)


def made(told: list[str], url: str | None = None) -> Brief:
    """A brief in which each of seven texts stands in a place of its own."""
    words_of, title, publisher, ours, heading, name, basis = told
    text = "Said: " + words_of
    one = Reference.to(text, (Span(0, len(text)),), "d-1", None, publisher, title, TODAY, 1, url)
    bare = "".join(c for c in ours if c not in QUOTATION_MARKS)
    sentences = (Sentence((bare, one, "."), (one,), "Agreed"), Sentence(("Then ", one), (one,), "Agreed"))
    section = Section("new", "What is new", (Part("Part " + heading, sentences),), "everything", 3)
    return Brief("On " + name, ("country:UA",), (name,), TODAY, TODAY, TODAY, "short", (section,), "From " + basis)


PLAIN = made(["words"] * 7)


def many(examples: int) -> settings:
    return settings(
        max_examples=examples, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )


@many(120)
@given(HOSTILE)
def test_a_page_has_the_elements_of_a_plain_one_whatever_stands_in_it(told: list[str]) -> None:
    page, plain = (Parsed(render(one, "html").decode()) for one in (made(told), PLAIN))
    assert page.elements == plain.elements
    assert page.rest == plain.rest


@many(120)
@given(HOSTILE)
def test_markdown_has_the_lines_of_a_plain_one_and_no_mark_that_is_not_escaped(told: list[str]) -> None:
    lines, plain = (render(one, "md").decode().split("\n") for one in (made(told), PLAIN))
    assert len(lines) == len(plain)
    for line, like in zip(lines, plain, strict=True):
        frame = re.match(r"#* ?(- )?(\*\*Agreed\.\*\* )?(\[\^1\]: )?", like)
        assert frame is not None
        assert line.startswith(frame[0])
        rest = re.sub(r"\\.", "", line.removeprefix(frame[0]).removesuffix("[^1]"))
        assert not set(rest) & set("\\`*_[]<>#|~$&"), line


@many(25)
@given(HOSTILE)
def test_a_word_document_is_valid_and_has_the_elements_of_a_plain_one(told: list[str]) -> None:
    assert _elements(made(told)) == _elements(PLAIN)


@cache
def _elements(one: Brief) -> list[str]:
    """The elements of a brief as a Word document but those of its words; every part of it is valid XML."""
    content = render(one, "docx")
    Document(io.BytesIO(content))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {n: etree.fromstring(packed.read(n)) for n in packed.namelist() if n.endswith((".xml", ".rels"))}
    within = ("}t", "}tab", "}br", "}cr", "}noBreakHyphen")  # words, and how Word writes white space among them
    return [str(e.tag) for e in parts["word/document.xml"].iter() if not str(e.tag).endswith(within)]


@many(12)
@given(HOSTILE)
def test_a_pdf_opens_and_does_nothing_by_itself(told: list[str]) -> None:
    opened = pypdf.PdfReader(io.BytesIO(render(made(told), "pdf")))
    assert len(opened.pages) >= 1
    assert not {"/OpenAction", "/AA", "/AcroForm"} & set(opened.trailer["/Root"].get_object())
    assert "/JavaScript" not in str(opened.trailer["/Root"].get_object().get("/Names", ""))


@many(60)
@given(HOSTILE)
def test_json_can_be_read_again(told: list[str]) -> None:
    assert json.loads(render(made(told), "json"))["sections"][0]["left"] == 3


@many(200)
@given(words())
def test_an_address_is_linked_only_where_it_leads_to_the_web(url: str) -> None:
    brief = made(["words"] * 7, url)
    links = [
        v for tag, of in Parsed(render(brief, "html").decode()).elements if tag == "a" for n, v in of if n == "href"
    ]
    assert all(v.startswith(("#", "https://", "http://")) for v in links)
    assert all(a.startswith(("https://", "http://")) for a in re.findall(r"<(.*?)>", render(brief, "md").decode()))
