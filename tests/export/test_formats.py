from __future__ import annotations

import csv
import datetime as dt
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import fields
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from communique.documents import load
from communique.errors import InputError
from communique.export import FORMATS, export
from communique.export.rows import COLUMNS, SPANS
from communique.export.standard import alpha3
from communique.ledger import Filter, Ledger
from communique.model import Act, Commitment, Contact, Statement
from communique.reading import Reader

CALL = "President Biden spoke today with President Macron of France. He urged France to send aid. They agreed to meet in March."
BOUND = "President Biden spoke today with President Macron. President Biden promised to deliver grain by 1 March 2022 if France agrees."
SEEN = dt.datetime(2022, 1, 17, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def ledger(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with Ledger.open(tmp_path_factory.mktemp("export") / "ledger.db", reader=reader) as made:
        facts = {
            "url": "https://a.example/1",
            "title": "A {call} & more",
            "date": "2022-01-17",
            "issuer": "White House",
        }
        made.add(load(CALL, **facts), seen_at=SEEN)
        yield made


def _written(ledger: Ledger, form: str, by: Filter | None = None) -> bytes:
    out = io.BytesIO()
    export(ledger, form, out, by)
    return out.getvalue()


def _lines(ledger: Ledger, form: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in _written(ledger, form).splitlines()]


def test_every_line_names_its_words_and_where_they_stand(ledger: Ledger) -> None:
    rows = _lines(ledger, "jsonl")
    assert {r["kind"] for r in rows} == {"statement", "act", "commitment", "contact"}
    text = ledger.reading(str(rows[0]["document"])).text
    for row in rows:
        assert text[row["start"] : row["end"]].startswith(str(row["words"]).split(" … ")[0])


def test_tables_have_a_row_a_finding(ledger: Ledger, tmp_path: Path) -> None:
    wanted = [r["id"] for r in _lines(ledger, "jsonl")]
    table = list(csv.DictReader(io.StringIO(_written(ledger, "csv").decode("utf-8-sig"))))
    assert [r["id"] for r in table] == wanted
    assert list(table[0]) == list(COLUMNS)
    (tmp_path / "f.parquet").write_bytes(_written(ledger, "parquet"))
    assert pq.read_table(tmp_path / "f.parquet").column("id").to_pylist() == wanted


def test_plover_events_bear_type_parties_and_words(ledger: Ledger) -> None:
    request = next(e for e in _lines(ledger, "plover") if e["event"] == "REQUEST")
    assert [(p["actor"], p["code"]) for p in request["source"]] == [("person:joe-biden", "USAGOV")]
    assert [(p["actor"], p["code"]) for p in request["target"]] == [("country:FR", "FRA")]
    assert "urged" in str(request["text"])


def test_followthemoney_has_actors_documents_and_events(ledger: Ledger) -> None:
    entities = {e["id"]: e for e in _lines(ledger, "followthemoney")}
    assert entities["communique-person-joe-biden"]["schema"] == "Person"
    document = next(e for e in entities.values() if e["schema"] == "Document")
    assert document["properties"]["language"] == ["eng"]  # type: ignore[index]
    event = next(e for e in entities.values() if e["schema"] == "Event")
    assert set(event["properties"]["involved"]) <= set(entities)  # type: ignore[index]
    assert set(event["properties"]["proof"]) <= set(entities)  # type: ignore[index]
    assert all(isinstance(v, list) and v for e in entities.values() for v in e["properties"].values())  # type: ignore[attr-defined]


def test_json_ld_refers_to_what_it_holds(ledger: Ledger) -> None:
    nodes = json.loads(_written(ledger, "jsonld"))["@graph"]
    named = {n["id"] for n in nodes}
    assert {n["type"] for n in nodes} == {"Report", "Quotation", "Event", "Person", "Country", "Organization"}
    assert all(n["isPartOf"]["id"] in named for n in nodes if n["type"] == "Quotation")
    referred = [n["publisher"] for n in nodes if "publisher" in n]
    referred += [one for n in nodes for one in (*n.get("attendee", ()), *n.get("spokenByCharacter", ()))]
    assert {one["id"] for one in referred} <= named
    biden = next(n for n in nodes if n["id"] == "urn:communique:person:joe-biden")
    assert (biden["name"], biden["sameAs"]) == ("Joe Biden", "http://www.wikidata.org/entity/Q6279")


def test_graphml_joins_who_was_in_contact(ledger: Ledger) -> None:
    graph = ET.fromstring(_written(ledger, "graphml"))
    spaces = {"g": "http://graphml.graphdrawing.org/xmlns"}
    edges = [(e.get("source"), e.get("target")) for e in graph.findall(".//g:edge", spaces)]
    assert edges == [("person:emmanuel-macron", "person:joe-biden")]
    attributes = {d.get("key"): d.text for d in graph.findall(".//g:node[@id='person:joe-biden']/g:data", spaces)}
    assert attributes == {
        "n-name": "Joe Biden", "n-kind": "person", "n-country": "USA", "n-wikidata": "Q6279", "n-contacts": "1",
    }  # fmt: skip


def test_citations_are_one_item_a_document_with_the_place_of_every_finding(ledger: Ledger) -> None:
    (cited,) = json.loads(_written(ledger, "csl"))
    assert cited["author"] == [{"literal": "White House"}]
    assert cited["issued"] == {"date-parts": [[2022, 1, 17]]}
    assert (cited["URL"], cited["version"]) == ("https://a.example/1", "1")
    places = cited["custom"]["citations"]
    assert [one["id"] for one in places] == [r["id"] for r in _lines(ledger, "jsonl")]
    assert all(one["locator"].startswith("characters ") for one in places)
    entries = _written(ledger, "bibtex").decode()
    assert entries.count("@") == 1
    assert r"title = {{A \{call\} \& more}}" in entries
    assert "date = {2022-01-17}" in entries
    assert f"% \\cite[{places[0]['locator'].replace('–', '--')}]{{{cited['id']}}}" in entries


def test_tables_have_every_field_of_the_contracts_records() -> None:
    under = {
        "speakers": "who", "by": "who", "participants": "who", "addressees": "to", "kind": "sort", "channel": "sort",
        "modality": "status", "parent": "of", "statement": "of", "act": "of", "passage": "passages", "date": "day",
        "span": "start", **{name: f"{name}_at" for name in SPANS},
    }  # fmt: skip
    for record in (Statement, Act, Commitment, Contact):
        assert {under.get(field.name, field.name) for field in fields(record)} <= set(COLUMNS), record


def test_every_language_that_is_told_has_its_three_letters() -> None:
    with (files("communique.documents") / "languages.csv").open(encoding="utf-8") as table:
        assert all(alpha3(row["code"]) for row in csv.DictReader(table))
    assert alpha3("und") is None


@pytest.mark.parametrize("formula", ["=HYPERLINK()", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_in_a_cell_is_not_run(formula: str) -> None:
    from communique.export import csv as findings
    from communique.export import events
    from communique.export.spreadsheet import Sheet, guarded, written

    safe = "'" + formula
    assert guarded(formula) == findings._cell(formula) == safe
    assert findings._cell(["a", "b"]) == guarded("a|b") == "a|b"
    assert _cells(events._line(dict.fromkeys(events.COLUMNS, formula))) == [safe] * len(events.COLUMNS)
    listed = written(Sheet("a list", ("words", "number"), ((formula, -1),)), "csv")
    assert _cells(listed.split(b"\n", 1)[1]) == [safe, "-1"]


def _cells(line: bytes) -> list[str]:
    return next(csv.reader(io.StringIO(line.decode("utf-8"), newline="")))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_ledger_gives_the_same_bytes(ledger: Ledger, form: str) -> None:
    if form != "parquet":
        assert _written(ledger, form) == _written(ledger, form)
    assert _written(ledger, form, Filter(since="2030-01-01")) != b"" or form in ("jsonl", "plover", "bibtex")


def test_an_unknown_format_is_refused(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="is no format"):
        export(ledger, "docx", io.BytesIO())


def test_tables_hold_a_findings_days_and_score_and_what_it_hangs_on(reader: Reader, tmp_path: Path) -> None:
    assert BOUND[slice(*_row(reader, tmp_path, "commitment")["condition"])] == "if France agrees"
    bound, call = _row(reader, tmp_path, "commitment"), _row(reader, tmp_path, "contact")
    assert (bound["due"], bound["due_end"]) == ("2022-03-01", "2022-03-01")
    assert (call["day"], call["day_end"], call["due"]) == ("2022-01-17", "2022-01-17", None)
    assert type(bound["score"]) is type(call["score"]) is float


def _row(reader: Reader, folder: Path, kind: str) -> dict[str, Any]:
    """The first row of a kind in Parquet."""
    with Ledger.open(folder / "bound.db", reader=reader) as made:
        made.add(load(BOUND, date="2022-01-17", issuer="White House"), seen_at=SEEN)
        (folder / "f.parquet").write_bytes(_written(made, "parquet"))
    return next(r for r in pq.read_table(folder / "f.parquet").to_pylist() if r["kind"] == kind)


def test_csv_begins_with_a_byte_order_mark(ledger: Ledger) -> None:
    assert _written(ledger, "csv").startswith(b"\xef\xbb\xbf")


def test_a_citation_gives_no_address_of_ones_own_machine(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "own.txt").write_text(CALL)
    with Ledger.open(tmp_path / "own.db", reader=reader) as made:
        made.add(load(tmp_path / "own.txt", date="2022-01-17"), seen_at=SEEN)
        for form in ("csl", "bibtex"):
            assert str(tmp_path).encode() not in _written(made, form)
