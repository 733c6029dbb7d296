import json
from pathlib import Path

import pytest

from communique.documents.lines import is_corpus, read_corpus
from communique.errors import DocumentError


def written(folder: Path, *lines: str) -> Path:
    file = folder / "corpus.jsonl"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def test_each_line_is_a_document_with_what_the_line_says_of_it(tmp_path: Path) -> None:
    line = json.dumps({"text": "They met.", "title": "Talks", "date": "2020-01-02", "issuer": "Kremlin", "url": "x:1"})
    (record,) = read_corpus(written(tmp_path, line, ""))
    document = record.load()
    assert (document.text, document.title, str(document.date)) == ("They met.", "Talks", "2020-01-02")
    assert (document.issuer, document.url, document.source) == ("Kremlin", "x:1", record.place)
    assert record.place.endswith("corpus.jsonl:1")


def test_what_the_caller_states_outranks_the_line(tmp_path: Path) -> None:
    (record,) = read_corpus(written(tmp_path, json.dumps({"text": "They met.", "date": "2020-01-02"})))
    assert str(record.load(date="2021-05-06").date) == "2021-05-06"


@pytest.mark.parametrize("line", ["{", "[1]", '{"title": "no text"}', '{"text": 5}', '{"text": " "}'])
def test_a_bad_line_costs_itself_and_names_its_place(tmp_path: Path, line: str) -> None:
    bad, good = read_corpus(written(tmp_path, line, '{"text": "They met."}'))
    with pytest.raises(DocumentError, match=r"corpus\.jsonl:1: "):
        bad.load()
    assert good.load().text == "They met."


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no such file"):
        list(read_corpus(tmp_path / "none.jsonl"))


def test_a_corpus_is_known_by_its_name() -> None:
    assert is_corpus(Path("a.JSONL"))
    assert is_corpus(Path("a.ndjson"))
    assert is_corpus(Path("a.json"))
    assert not is_corpus(Path("a.txt"))
