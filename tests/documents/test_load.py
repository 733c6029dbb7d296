import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given as every
from hypothesis import strategies as st

from communique.documents import MAX_BYTES, load
from communique.documents.language import language_of
from communique.errors import DocumentError, DocumentTooLarge, EmptyDocument, ImpossibleDate, NotText


@pytest.fixture(scope="module", autouse=True)
def _detectors() -> None:
    """What tells languages is loaded once; that is no part of what a single document costs."""
    language_of("Встреча")
    language_of("Präsident")


PAGE = """<!doctype html><html lang="en"><head><title>Call with the King</title>
<meta property="article:published_time" content="2021-03-04T09:00:00Z"></head><body>
<nav><a href="/">Home</a></nav><article><h1>Call with the King</h1>
<p>The Prime Minister spoke to the King of Norway this morning and <em>warmly</em> thanked him for the
invitation to <a href="https://example.org/oslo">the Oslo talks</a>, which will open in the spring of this year.</p>
<p>They agreed to speak again after the summer, when both governments have formed their delegations.</p>
</article><footer>Imprint</footer></body></html>"""


@every(
    st.text(alphabet=st.characters(exclude_characters="\r\ufeff", exclude_categories=["Cs", "Cc"]), min_size=1).filter(
        str.strip
    )
)
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    text = "x " + text
    assert load(text).text == text


def test_line_ends_of_other_systems_become_one_kind() -> None:
    assert load(b"One.\r\nTwo.\rThree.").text == "One.\nTwo.\nThree."


@pytest.mark.parametrize(
    ("first", "day"),
    [
        (" date 2025-02-12 Here is the readout:", dt.date(2025, 2, 12)),
        ("Date: February 12, 2025\n\nThe ministers met.", dt.date(2025, 2, 12)),
        ("12 February 2025\nThe ministers met.", dt.date(2025, 2, 12)),
    ],
)
def test_a_leading_date_is_the_documents_date(first: str, day: dt.date) -> None:
    document = load(first)
    assert (document.date, document.date_basis) == (day, "text")


@pytest.mark.parametrize("text", ["02/03/2025\nThey met.", "date 2025-02-30 They met.", "They met on 3 May 2025."])
def test_a_doubtful_or_impossible_date_in_the_text_is_no_date(text: str) -> None:
    assert load(text).date is None


def test_what_the_caller_states_outranks_the_front_matter() -> None:
    text = "---\ndate: 2020-01-01\ntitle: Call\nissuer: Kremlin\nurl: https://example.org/1\n---\n\nThey spoke.\n"
    document = load(text, date="2020-01-02")
    assert (document.text, document.date, document.date_basis) == ("They spoke.\n", dt.date(2020, 1, 2), "given")
    assert (document.title, document.issuer, document.url) == ("Call", "Kremlin", "https://example.org/1")


def test_front_matter_that_is_no_yaml_stays_text() -> None:
    assert load("---\na: [1\n---\nThey spoke.").text.startswith("---")


def _doubled(times: int) -> str:
    lines = ["a0: &a0 [They, spoke]", *(f"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]" for i in range(1, times))]
    return "\n".join([*lines, f"title: *a{times - 1}"])


@pytest.mark.parametrize("yaml", [_doubled(40), "[" * 3_000, "{a: " * 3_000, "title: " + "long " * 5_000])
def test_front_matter_that_grows_when_it_is_opened_stays_text(yaml: str) -> None:
    document = load(f"---\n{yaml}\n---\nThey spoke.")
    assert document.text.startswith("---")
    assert document.title is None


def test_a_page_behind_many_comments_is_a_page() -> None:
    assert (
        load("<!-- a -->" * 60 + "<p>The ministers met in Rome and agreed on a treaty.</p>").media_type == "text/html"
    )
    assert load("<!-- a -->" * 20 + "they met").media_type == "text/plain"


def test_markup_becomes_marks_over_unchanged_words(tmp_path: Path) -> None:
    file = tmp_path / "post.md"
    file.write_text("# Two calls\n\n> Quoted words.\n\nHe *stressed* [this](https://example.org/x).\n", "utf-8")
    document = load(file)
    words = {(m.kind, m.span.of(document.text)) for m in document.marks}
    assert document.text == file.read_text("utf-8")
    assert {
        ("heading", "# Two calls"),
        ("quotation", "> Quoted words."),
        ("emphasis", "stressed"),
        ("link", "this"),
    } <= words


def test_a_page_gives_its_main_text_date_links_and_emphasis() -> None:
    document = load(PAGE.encode())
    marks = {(m.kind, m.span.of(document.text), m.target) for m in document.marks}
    assert document.date == dt.date(2021, 3, 4)
    assert "Home" not in document.text
    assert "Imprint" not in document.text
    assert ("emphasis", "warmly") in {(kind, words) for kind, words, _ in marks}
    assert ("link", "the Oslo talks", "https://example.org/oslo") in marks


@pytest.mark.parametrize(
    ("data", "error", "says"),
    [
        (b"", EmptyDocument, "is empty"),
        (b" \n ", EmptyDocument, "is empty"),
        (b"%PDF-1.7 x", NotText, "is a PDF"),
        (b"PK\x03\x04xx", NotText, "ZIP"),
        (bytes(range(32)) * 40, NotText, "control characters"),
        (b"\xff\xfeab\x00\xd8", NotText, "UTF-8"),
        (b"a" * MAX_BYTES, DocumentTooLarge, "split it"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data: bytes, error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says) as caught:
        load(data, name="x.txt")
    assert str(caught.value).startswith("x.txt: ")
    assert "\n" not in str(caught.value)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        load(tmp_path / "none.txt")
    with pytest.raises(DocumentError, match="is a folder"):
        load(tmp_path)


def test_an_impossible_date_names_the_remedy() -> None:
    with pytest.raises(ImpossibleDate, match="use YYYY-MM-DD"):
        load("They met.", date="2025-02-30")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_give_one_text(encoding: str) -> None:
    assert load("Erdoğan said “no”.".encode(encoding)).text == "Erdoğan said “no”."


def test_an_old_single_byte_encoding_is_told_from_its_words() -> None:
    text = (
        "Le président de la République s’est entretenu avec le président égyptien à l’Élysée; ils ont évoqué la paix. "
        * 3
    )
    assert "Élysée" in load(text.encode("cp1252")).text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministers discussed the situation in the region and agreed to meet again.", "en"),
        ("Les ministres ont évoqué la situation dans la région et sont convenus de se revoir.", "fr"),
        ("Министры обсудили положение в регионе и договорились встретиться снова.", "ru"),
        ("Он позвонил президенту.", "ru"),
        ("Встреча", "ru"),
        ("Президент зустрівся з прем’єром.", "uk"),
        ("Biden called Macron and the two of them met.", "en"),
        ("Die Minister sprachen am Telefon über die Lage und wollen sich wieder treffen.", "de"),
        ("习近平同马克龙通电话", "zh"),
        ("대통령은 전화 통화를 했다", "ko"),
        ("პრეზიდენტი შეხვდა", "ka"),
        ("Joe Biden", "und"),
        ("2021 – 12 – 30", "und"),
        ("See https://example.org/der-die-das-und-von", "und"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert load(text).language == language


def test_a_text_whose_address_is_none_is_read_all_the_same() -> None:
    page = b"<html lang=en><body><p>They met on Monday in the city.</p></body></html>"
    assert load(page, name="a.html", url="http://[").text == "They met on Monday in the city."


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_at_the_end_of_the_calendar_is_none_of_publication(day: str) -> None:
    assert load(f"---\ndate: {day}\n---\n\nThey met.\n".encode(), suffix=".md").date is None
    with pytest.raises(ImpossibleDate, match="no day on which anything was published"):
        load("They met.", date=day)
