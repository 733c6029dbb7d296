"""Tables, JSON and feeds: corpora by their names, never prose."""

import json
from pathlib import Path

import pytest

from communique.documents import load
from communique.documents.lines import is_corpus, read_corpus
from communique.errors import DocumentError, ImpossibleDate

RSS = (
    '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>Talks</title><link>https://mfa.example/1</link>'
    "<pubDate>Fri, 04 Mar 2022 10:00:00 GMT</pubDate><description>&lt;p&gt;They met.&lt;/p&gt;&lt;p&gt;They left.&lt;/p&gt;</description></item></channel></rss>"
)
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><title>Talks</title><link href="https://mfa.example/1"/>'
    '<published>2022-03-04T10:00:00Z</published><content type="html">&lt;p&gt;They met.&lt;/p&gt;&lt;p&gt;They left.&lt;/p&gt;</content></entry></feed>'
)
ITEM = {
    "title": "Talks",
    "url": "https://mfa.example/1",
    "date_published": "2022-03-04T10:00:00Z",
    "content_html": "<p>They met.</p><p>They left.</p>",
}
ROW = {"text": "They met.\n\nThey left.", "title": "Talks", "url": "https://mfa.example/1", "date": "2022-03-04"}


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.csv", 'Text,title,url,date\n"They met.\n\nThey left.",Talks,https://mfa.example/1,2022-03-04\n'),
        ("a.csv", 'date;text;title;url\n2022-03-04;"They met.\n\nThey left.";Talks;https://mfa.example/1\n'),
        ("a.tsv", 'text\ttitle\turl\tdate\n"They met.\n\nThey left."\tTalks\thttps://mfa.example/1\t2022-03-04\n'),
        ("a.json", json.dumps(ROW)), ("a.json", json.dumps([ROW])),
        ("a.json", json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [ITEM]})),
        ("a.rss", RSS), ("a.xml", RSS), ("a.atom", ATOM),
    ],
)  # fmt: skip
def test_a_row_an_object_and_an_entry_are_documents(tmp_path: Path, name: str, written: str) -> None:
    file = tmp_path / name
    file.write_text(written, "utf-8")
    assert is_corpus(file)
    (document,) = [record.load() for record in read_corpus(file)]
    assert (document.text, document.title, document.url) == (ROW["text"], "Talks", "https://mfa.example/1")
    assert str(document.date) == "2022-03-04"


def test_a_parquet_table_is_read_by_its_columns(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.table({name: [value] for name, value in ROW.items()}), tmp_path / "a.parquet")
    (document,) = [record.load() for record in read_corpus(tmp_path / "a.parquet")]
    assert (document.text, str(document.date)) == (ROW["text"], "2022-03-04")


@pytest.mark.parametrize(
    ("name", "written", "says"),
    [
        ("a.csv", b"when,what\n1,2\n", "no column “text”"), ("a.json", b"{", "is not JSON"), ("a.json", b"[1, 2]", "list without objects"), ("a.csv", b" ", "is empty"), ("a.csv", b"text,date\n", "has no rows"), ("a.json", b'{"a": 1}', "no “text”"),
        ("a.xml", b"<?xml version='1.0'?><root/>", "no feed"), ("a.parquet", b"PAR1", "not a Parquet file"),
        ("a.rss", b"<!DOCTYPE x [<!ENTITY a 'b'>]><rss></rss>", "no feed"), ("a.rss", b"<rss version='2.0'></rss>", "without entries"),
    ],
)  # fmt: skip
def test_a_broken_table_costs_one_line(tmp_path: Path, name: str, written: bytes, says: str) -> None:
    file = tmp_path / name
    file.write_bytes(written)
    (record,) = read_corpus(file)
    with pytest.raises(DocumentError, match=says) as caught:
        record.load()
    assert str(caught.value).startswith(str(file))


@pytest.mark.parametrize(
    ("data", "says"), [(RSS.encode(), "is a feed"), (ATOM.encode(), "is a feed"), (b'{"text": "They met."}', "is JSON")]
)
def test_a_feed_and_json_are_never_prose(data: bytes, says: str) -> None:
    with pytest.raises(DocumentError, match=says):
        load(data, name="it")


def test_a_table_in_an_archive_is_never_prose() -> None:
    with pytest.raises(DocumentError, match="is a table"):
        load(b"text,date\nThey met.,2022-03-04\n", name="all.zip#a.csv", suffix=".csv")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("a.csv", b"sep=;\r\n\"Text\";\"Date\"\r\n\"They met.\";\"07.06.2022\"\r\n"),
        ("a.csv", b'title;"text";date\n"a, b, c, d";"They met.";7 June 2022\n'),
        ("a.csv", "text\tdate\r\nThey met.\t2022-06-07\r\n".encode("utf-16")),
        ("a.csv", b"text,date\nThey met.,07/06/2022\nThey left.,13/06/2022\n"),
        ("a.json", b'{"text": "They met.", "date": "2022-06-07"}\n{"text": "They left."}\n'),
        ("a.jsonl", b'\xef\xbb\xbf{"text": "They met.", "date": "Tue, 7 June 2022"}\n'),
        ("a.rss", RSS.replace("Fri, 04 Mar 2022 10:00:00 GMT", "Tue, 07 Jun 2022 01:30:00 +0900")
         .replace("&lt;p&gt;They left.&lt;/p&gt;", "").encode()),
    ],
)  # fmt: skip
def test_a_table_is_read_as_its_program_wrote_it(tmp_path: Path, name: str, written: bytes) -> None:
    (tmp_path / name).write_bytes(written)
    document = next(iter(read_corpus(tmp_path / name))).load()
    assert (document.text, str(document.date)) == ("They met.", "2022-06-07")


def test_a_date_of_two_readings_is_refused_by_its_row(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,date\nThey met.,06/07/2022\n")
    (record,) = read_corpus(tmp_path / "a.csv")
    with pytest.raises(ImpossibleDate, match=r"a\.csv:2: '06/07/2022'"):
        record.load()


def test_columns_of_parquet_are_known_in_any_case(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    pq.write_table(pa.table({"Text": ["They met."], "Date": ["2022-06-07"]}), tmp_path / "a.parquet")
    (document,) = [record.load() for record in read_corpus(tmp_path / "a.parquet")]
    assert (document.text, str(document.date)) == ("They met.", "2022-06-07")


def test_a_title_in_a_feed_is_read_as_it_is_shown(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(
        RSS.replace("<title>Talks</title>", "<title>Talks &amp;amp; &lt;i&gt;more&lt;/i&gt;</title>")
    )
    assert next(iter(read_corpus(tmp_path / "a.rss"))).load().title == "Talks & more"
