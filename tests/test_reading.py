import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import communique
from communique import language
from communique.errors import LanguageError, UnknownIssuer, UnregisteredIssuer
from communique.reading import Reader

EXAMPLES = Path(__file__).parent.parent / "examples"
SCHEMA = json.loads((Path(communique.__file__).parent / "schema" / "reading.schema.json").read_text("utf-8"))
SAMPLES = sorted(p for p in EXAMPLES.iterdir() if p.suffix in (".md", ".txt", ".html"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_sample_reads_into_the_published_format(path: Path, reader: Reader) -> None:
    reading = reader.read(path)
    Draft202012Validator(SCHEMA).validate(reading.to_dict())
    assert reading.acts
    assert reading.contacts
    assert "written for this project" in path.read_text("utf-8").lower()


def test_the_same_text_gives_the_same_bytes_in_another_process(reader: Reader) -> None:
    path = SAMPLES[0]
    here = json.dumps(reader.read(path).to_dict())
    code = (
        f"import communique, json, pathlib; print(json.dumps(communique.read(pathlib.Path({str(path)!r})).to_dict()))"
    )
    there = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"}
    )
    assert there.stdout.strip() == here


def test_several_documents_read_as_each_alone(reader: Reader) -> None:
    assert [r.to_dict() for r in reader.read_many(SAMPLES)] == [reader.read(p).to_dict() for p in SAMPLES]


@pytest.fixture(scope="module")
def lenient() -> Reader:
    """A reader as people have it; the tests' own is strict."""
    return Reader(strict=False)


def test_one_bad_passage_costs_one_passage_and_is_recorded(lenient: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    parse = language.parse

    def choking(texts, pipeline):  # type: ignore[no-untyped-def]
        if any("poison" in text for text in texts):
            raise LanguageError("the parser failed: ValueError: poison")
        return parse(texts, pipeline)

    monkeypatch.setattr(language, "parse", choking)
    reading = lenient.read("Putin thanked Macron.\n\nThis is poison.\n\nMacron thanked Putin.", date="2022-01-12")
    assert [reading.quote(f.span) for f in reading.flags if f.kind == "unread"] == ["This is poison."]
    assert len(reading.acts) == 2


def _breaking(monkeypatch: pytest.MonkeyPatch) -> None:
    from communique import reading as module

    find = module.find_questions

    def breaking(text, parsed, mentions):  # type: ignore[no-untyped-def]
        if any("poison" in one.doc.text for one in parsed):
            raise ValueError("poison")
        return find(text, parsed, mentions)

    monkeypatch.setattr(module, "find_questions", breaking)


def test_a_passage_that_breaks_an_extractor_is_left_out_recorded_and_logged_with_its_traceback(
    lenient: Reader, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _breaking(monkeypatch)
    with caplog.at_level("WARNING", "communique.reading"):
        reading = lenient.read("Putin thanked Macron.\n\nThis is poison.", date="2022-01-12")
    assert [(f.kind, f.note) for f in reading.flags] == [("unread", "ValueError: poison")]
    assert len(reading.acts) == 1
    (record,) = caplog.records
    assert "passage 23 to 38 is left out" in record.getMessage()
    assert record.exc_info is not None
    assert record.exc_info[0] is ValueError


def test_a_strict_reader_raises_what_fails_inside_a_passage(monkeypatch: pytest.MonkeyPatch) -> None:
    _breaking(monkeypatch)
    with pytest.raises(ValueError, match="poison"):
        Reader(strict=True).read("This is poison.", date="2022-01-12")


def test_the_environment_makes_readers_strict_and_does_so_in_these_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Reader().strict
    monkeypatch.delenv("COMMUNIQUE_STRICT")
    assert not Reader().strict


def test_an_unknown_issuer_is_kept_with_one_warning(reader: Reader) -> None:
    silly = "Ministry of Silly Walks"
    with pytest.warns(UnregisteredIssuer, match=f"{silly}: .*unknown:ministry-of-silly-walks"):
        first = reader.read("They met.", issuer=silly)
    again = reader.read("They met.", issuer=silly)  # a second warning would be an error
    assert first.issuer == again.issuer == "unknown:ministry-of-silly-walks"


def test_what_can_be_no_id_is_refused_with_the_remedy(reader: Reader) -> None:
    with pytest.raises(UnknownIssuer, match="give one"):
        reader.read("They met.", issuer="person:Ana Ruiz")


def test_an_unknown_issuer_in_the_front_matter_is_kept_as_unknown(reader: Reader) -> None:
    with pytest.warns(UnregisteredIssuer, match="Bureau of Tides"):
        reading = reader.read("---\nissuer: Bureau of Tides\ndate: 2020-01-01\n---\nThe minister met the king.\n")
    assert reading.issuer == "unknown:bureau-of-tides"


def test_a_blog_in_the_front_matter_is_its_authors(reader: Reader) -> None:
    reading = reader.read("---\nissuer: tidewatcher (blog)\ndate: 2020-01-01\n---\nThe minister met the king.\n")
    assert reading.issuer is None


def test_an_empty_argument_states_nothing(reader: Reader) -> None:
    reading = reader.read("---\nissuer: NATO\ndate: 2020-01-01\n---\nThey met.\n", date="", issuer="", url="")
    assert (reading.issuer, str(reading.document.date)) == ("org:nato", "2020-01-01")


def test_the_minister_who_publishes_is_the_one_of_the_day(reader: Reader) -> None:
    text = "I spoke with my counterpart."
    assert reader.read(text, issuer="Foreign Minister of Australia", date="2023-02-01").issuer == "person:penny-wong"


@pytest.mark.parametrize(
    "text", ["“We never said “that", '""" " he said', "((((", "•••", "A" * 5000, "😀 said “no” 😀."]
)
def test_odd_texts_are_read_without_complaint(reader: Reader, text: str) -> None:
    reading = reader.read(text, date="2022-01-12")
    assert not [f for f in reading.flags if f.kind == "unread"]


def test_what_is_public_is_listed() -> None:
    assert communique.__all__ == [
        "CommuniqueError",
        "Comparison",
        "Filter",
        "Ledger",
        "Reader",
        "Reading",
        "__version__",
        "compare",
        "read",
        "read_many",
    ]
    assert all(hasattr(communique, name) for name in communique.__all__)


def test_half_a_character_costs_no_document(reader: Reader) -> None:
    assert reader.read("Putin said that “talks \ud83d go on”.").statements
