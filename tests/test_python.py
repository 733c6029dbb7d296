"""What a Python programmer meets first: names, representations, tables, errors."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import communique
from communique.documents.arguments import each
from communique.errors import DocumentError, FileGiven, InputError, LeftOut, NotAReading
from communique.model import Reading
from communique.model.frame import KINDS, table_of
from communique.reading import Reader

CALL = "President Biden spoke today with President Macron of France. He urged France to send <aid>. They agreed to meet in March."


@pytest.fixture(scope="module")
def reading(reader: Reader) -> Reading:
    return reader.read(CALL, date="2022-01-17", issuer="White House", title="A call")


def test_what_is_public_is_listed_before_it_is_loaded() -> None:
    code = "import communique; print(' '.join(dir(communique)))"
    listed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert set(communique.__all__) <= set(listed)
    assert {"read", "read_many", "compare", "Reader", "Ledger"} <= set(listed)
    assert all(getattr(communique, name) for name in communique.__all__)


def test_a_reading_says_in_one_line_what_it_is(reading: Reading) -> None:
    assert repr(reading).startswith("<Reading 'A call' 2022-01-17 org:white-house: ")
    assert f"{len(reading.acts)} acts" in repr(reading)
    assert len(repr(reading)) < 200


def test_a_notebook_shows_the_text_with_its_findings(reading: Reading) -> None:
    drawn = reading._repr_html_()
    assert 'title="Joe Biden → France: ' in drawn
    assert "&lt;aid&gt;" in drawn
    assert "<script" not in drawn
    assert 'class="passage issuer"' in drawn


def test_the_drawn_words_are_the_texts_words(reading: Reading) -> None:
    from lxml import html

    made = html.fromstring(reading._repr_html_())
    for who in made.xpath('//p[@class="who"]'):
        who.drop_tree()
    words = [one.text_content() for one in made.find_class("passage")]
    assert words == [p.span.of(reading.text) for p in reading.passages]


def test_a_table_has_names_and_words_beside_ids(reading: Reading) -> None:
    columns, rows = table_of(reading, "acts")
    urged = next(row for row in rows if "urged" in row["cue_words"])
    assert (urged["by"], urged["by_names"]) == (["person:joe-biden"], ["Joe Biden"])
    assert (urged["to"], urged["to_names"]) == (["country:FR"], ["France"])
    assert reading.text[slice(*urged["span"])] == urged["words"]
    assert columns.index("by_names") == columns.index("by") + 1


@pytest.mark.parametrize("kind", KINDS)
def test_every_list_becomes_a_table_also_when_it_is_empty(reading: Reading, reader: Reader, kind: str) -> None:
    empty = reader.read("It rained.", date="2022-01-17")
    assert table_of(empty, kind)[0] == table_of(reading, kind)[0]
    assert reading.to_frame(kind).shape[0] == len(getattr(reading, kind))


def test_an_unknown_list_is_refused_by_name(reading: Reading) -> None:
    with pytest.raises(InputError, match="use actors, passages"):
        reading.to_frame("act")


def test_an_actor_is_found_by_id(reading: Reading) -> None:
    found = reading.actor("person:joe-biden")
    assert found is not None
    assert found.name == "Joe Biden"
    assert reading.actor("person:nobody") is None


def test_a_reading_comes_back_from_its_object(reading: Reading) -> None:
    back = Reading.from_dict(json.loads(json.dumps(reading.to_dict())))
    assert back.to_dict() == reading.to_dict()
    assert pickle.loads(pickle.dumps(reading)) == reading


@pytest.mark.parametrize(
    ("given", "says"),
    [({}, "no version"), ({"version": "0"}, "version '0'"), ({"version": "1"}, "missing"), ([], "no version")],
)
def test_what_is_no_reading_says_what_is_wrong(given: dict[str, str], says: str) -> None:
    with pytest.raises(NotAReading, match=says):
        Reading.from_dict(given)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"source": 3}, "a text .str., a page .bytes. or a file .Path. is read, not int"),
        ({"source": None}, "not NoneType"),
        ({"source": CALL, "date": 2022}, "date: give “YYYY-MM-DD” or a datetime.date, not int"),
        ({"source": CALL, "issuer": 7}, "issuer: give a text"),
    ],
)
def test_an_argument_of_a_wrong_type_is_named(reader: Reader, arguments: dict[str, object], says: str) -> None:
    with pytest.raises(TypeError, match=says):
        reader.read(**arguments)  # type: ignore[arg-type] # that is what is tested


def test_a_text_that_is_a_files_name_warns(reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "post.txt").write_text(CALL)
    monkeypatch.chdir(tmp_path)
    with pytest.warns(FileGiven, match=r"give Path\('post.txt'\)"):
        assert reader.read("post.txt").text == "post.txt"


def test_one_bad_document_of_many_is_left_out_with_a_warning(reader: Reader, tmp_path: Path) -> None:
    gone = tmp_path / "gone.txt"
    with pytest.raises(DocumentError, match="no such file"):
        list(reader.read_many([CALL, gone]))
    told: list[tuple[int, int | None]] = []
    with pytest.warns(LeftOut, match=r"left out: .*gone\.txt: no such file"):
        found = list(reader.read_many([CALL, gone], on_error="skip", progress=lambda *n: told.append(n)))
    assert [one.text for one in found] == [CALL]
    assert told == [(1, 2), (2, 2)]


def test_one_source_is_not_several_and_no_other_manner_is_known() -> None:
    with pytest.raises(TypeError, match="give a list, not one str"):
        each(len, CALL, "raise", False)
    with pytest.raises(InputError, match="give “raise” or “skip”"):
        each(len, [CALL], "ignore", False)  # type: ignore[arg-type] # that is what is tested


def test_progress_is_counted_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(each(len, ["a", "b"], "raise", True)) == [1, 1]
    assert capsys.readouterr().err == "\r1 of 2 read\r2 of 2 read\n"


HOST = """
import spacy, communique
communique.read("President Biden spoke with President Macron.", date="2022-01-17")
assert callable(spacy.cli.download) and "communique" not in spacy.cli.download.__module__
assert "spacy_version" in spacy.info(silent=True)
"""


def test_nothing_of_the_host_is_altered_by_a_reading() -> None:
    done = subprocess.run([sys.executable, "-c", HOST], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
