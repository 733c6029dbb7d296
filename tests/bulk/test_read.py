"""A bulk reading gives the same bytes however it is run, and a ledger the same contents as adding by hand."""

from __future__ import annotations

import datetime as dt
import gzip
import importlib.util
import io
import json
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import select

from communique.bulk.inputs import items
from communique.bulk.kept import format_of
from communique.bulk.load import into_ledger
from communique.bulk.processes import _Pool
from communique.bulk.run import Progress, read
from communique.bulk.shards import Seen, shards
from communique.bulk.tables import PLAIN, RECORDS, columns
from communique.bulk.task import Task
from communique.documents import load
from communique.errors import BulkError, InputError
from communique.ledger import Ledger
from communique.ledger.intake.input_files import intake
from communique.ledger.storage.schema import metadata
from communique.model import Given
from communique.reading import Reader
from communique.sources import Archive, Response
from communique.sources.storage.warc import export_warc

SEEN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
TEXT = "President Biden spoke today with {}. He urged France to send {} trucks. “We agree,” {} said."
NAMES = ("Macron", "Scholz", "Draghi")


def corpus(path: Path, many: int = 12) -> Path:
    lines = (
        {"url": f"https://made.example/{n}", "date": f"2022-01-{n + 1:02d}", "issuer": "White House", "title": f"Call {n}",
         "text": TEXT.format(NAMES[n % 3], n, NAMES[n % 3])}
        for n in range(many)
    )  # fmt: skip
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def tables(place: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything in a ledger but the moments, the seals of what has them, and the count of transactions by which views
    know what is stale.
    """
    apart = {"meta", "judgement", "stale", "counter"}
    dated = apart | {t.name for t in metadata.sorted_tables if "made_at" in t.c}
    with Ledger.open(place) as ledger, ledger.reading_from() as connection:
        found = {
            t.name: sorted(tuple(row) for row in connection.execute(select(*(c for c in t.c if c.name != "made_at"))))
            for t in metadata.sorted_tables if t.name not in apart
        }  # fmt: skip
    return {**found, "seal": [row for row in found["seal"] if row[0] not in dated]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    corpus(made / "a.jsonl")
    (made / "b.md").write_text(
        "---\ntitle: A page\ndate: 2022-02-03\n---\n\nPutin promised Macron to withdraw.", "utf-8"
    )
    with zipfile.ZipFile(made / "all of it.zip", "w") as archive:
        archive.writestr(
            zipfile.ZipInfo("notes/a call.md"), "---\ndate: 2022-03-01\n---\n\nScholz urged Putin to leave."
        )
        archive.writestr(zipfile.ZipInfo("talks.txt"), "March 2, 2022\n\nMacron met Draghi in Rome.")
    (made / "box.mbox").write_bytes(
        b"".join(
            b"From press Thu Mar 03 10:00:00 2022\nFrom: press@made.example\nSubject: Call %d\nMessage-ID: <%d@made.example>\n"
            b"Date: Thu, 03 Mar 2022 10:00:00 +0000\n\nDraghi spoke with Scholz on trade, for the time no. %d.\n\n"
            % (n, n, n)
            for n in (1, 2)
        )
    )
    return made


def test_a_text_that_an_earlier_shard_held_is_read_again(tmp_path: Path) -> None:
    lines = [
        {"url": f"https://made.example/{n}", "date": "2022-01-03", "issuer": "White House", "title": f"Call {n}",
         "text": "President Zorbanov thanked Minister Quillaby for the grain that Ostrovia had sent."}
        for n in range(4)
    ]  # fmt: skip
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), "utf-8")
    made = read(tmp_path / "in.jsonl", tmp_path / "out", workers=1, form="jsonl", size_of_shard=1)
    assert (made.documents, made.failures) == (4, 0)


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_a_ledger_filled_in_bulk_holds_what_one_filled_by_hand_holds(
    tmp_path: Path, folder: Path, form: str, reader: Reader
) -> None:
    made = read(folder, tmp_path / "out", workers=1, form=form, size_of_shard=5)  # type: ignore[arg-type]
    assert (made.documents, made.failures) == (17, 0)
    with Ledger.open(tmp_path / "bulk.db") as ledger:
        assert into_ledger(ledger, tmp_path / "out", seen_at=SEEN) == {"new": 17, "failed": 0}
        assert into_ledger(ledger, tmp_path / "out", seen_at=SEEN) == {"same": 17, "failed": 0}
        assert list(ledger.check()) == []
    with Ledger.open(tmp_path / "hand.db", reader=reader) as ledger:
        for item in intake([folder], Given()):
            assert item.document is not None
            ledger.add(item.document, item.raw, item.document.source, seen_at=SEEN)
    assert tables(tmp_path / "bulk.db") == tables(tmp_path / "hand.db")


def test_two_processes_give_the_bytes_of_one_and_the_order_of_the_inputs_does_not_matter(tmp_path: Path) -> None:
    one, other = corpus(tmp_path / "a.jsonl", 4), corpus(tmp_path / "b.jsonl", 6)
    read([one, other], tmp_path / "one", workers=1, size_of_shard=3)
    read([other, one, other], tmp_path / "two", workers=2, size_of_shard=3)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_run_that_is_done_again_reads_nothing_and_one_with_more_reads_what_is_new(tmp_path: Path) -> None:
    one = corpus(tmp_path / "a.jsonl", 8)
    read(one, tmp_path / "out", workers=1, size_of_shard=2)
    before = contents(tmp_path / "out")
    assert read(one, tmp_path / "out", workers=1, size_of_shard=2).before == 8
    assert contents(tmp_path / "out") == before
    corpus(one, 10)
    assert 0 < read(one, tmp_path / "out", workers=1, size_of_shard=2).before <= 8
    read(one, tmp_path / "anew", workers=1, size_of_shard=2)
    assert contents(tmp_path / "out") == contents(tmp_path / "anew")


def test_a_file_that_is_missing_or_cut_short_is_made_again(tmp_path: Path) -> None:
    one = corpus(tmp_path / "a.jsonl", 4)
    read(one, tmp_path / "out", workers=1, size_of_shard=2)
    before = contents(tmp_path / "out")
    acts = sorted((tmp_path / "out" / "acts").iterdir())
    acts[0].unlink()
    acts[1].write_bytes(b"PAR1")
    (tmp_path / "out" / "acts" / ".half.part").write_bytes(b"x")
    read(one, tmp_path / "out", workers=1, size_of_shard=2)
    assert contents(tmp_path / "out") == before


def test_a_bad_document_costs_itself_and_says_why(tmp_path: Path) -> None:
    one = tmp_path / "a.jsonl"
    one.write_text(
        '{"text": "Putin met Macron."}\nnot json\n{"text": ""}\n{"text": "Scholz met Draghi.", "date": "soon"}\n'
    )
    steps: list[Progress] = []
    made = read(one, tmp_path / "out", workers=1, form="jsonl", step=steps.append)
    assert (made.documents, made.failures) == (1, 3)
    (file,) = (tmp_path / "out" / "failures").iterdir()
    told = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [t["kind"] for t in told] == ["DocumentError", "EmptyDocument", "ImpossibleDate"]
    assert told[0]["reason"].endswith("a.jsonl#2: is not JSON")
    assert steps[-1].upto == steps[-1].total
    assert steps[-1].left == 0


def test_a_folder_of_other_inputs_or_of_another_format_is_not_written_over_unasked(tmp_path: Path) -> None:
    one, other = corpus(tmp_path / "a.jsonl", 1), corpus(tmp_path / "b.jsonl", 1)
    read(one, tmp_path / "out", workers=1)
    with pytest.raises(BulkError, match="was read from other inputs too"):
        read(other, tmp_path / "out", workers=1)
    with pytest.raises(BulkError, match="holds parquet"):
        read(one, tmp_path / "out", workers=1, form="jsonl")
    read(one, tmp_path / "out", workers=1, form="jsonl", replace=True)
    assert not list((tmp_path / "out" / "acts").iterdir())
    with pytest.raises(BulkError, match="holds other files"):
        read(one, tmp_path, workers=1)
    with pytest.raises(InputError, match="no such file"):
        read(tmp_path / "none.jsonl", tmp_path / "new", workers=1)


def test_both_formats_give_back_the_readings_they_were_given(tmp_path: Path, reader: Reader) -> None:
    from communique.bulk.kept import Kept

    text = "The Kremlin said: “we may meet.” President Putin promised Macron on Monday to withdraw if asked.\n\n> Why?"
    reading = reader.read_document(
        load(text, date="2022-01-17", title="T", issuer="Kremlin", url="https://a.example/1")
    )
    kept = [Kept("k", "https://a.example/1", reading, "2022-01-17T00:00:00+00:00", "h")]
    for name in ("parquet", "jsonl"):
        form = format_of(name)
        files = {one.table: one.data for one in form.written(kept, [], {"h": b"\0raw"})}
        assert form.restored(files.__getitem__) == (kept, {"h": b"\0raw"}), name


def test_parquet_inputs_packed_corpora_edited_pages_and_warc_are_read(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [{"text": "Putin met Macron.", "date": dt.date(2022, 1, 2)}, {"text": None, "date": None}]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "t.parquet")
    with gzip.open(tmp_path / "c.jsonl.gz", "wt") as out:
        out.write(
            '{"before": "Old words.", "after": "New words.", "seen": "2022-01-03", "url": "https://a.example/2"}\n'
        )
    page = b"<html><body><p>President Putin met President Macron in Moscow today.</p></body></html>"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/3\r\nWARC-Date: 2022-01-04T00:00:00Z\r\n"
        b"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: application/http; msgtype=response\r\n"
    )
    (tmp_path / "w.warc").write_bytes(head + b"Content-Length: %d\r\n\r\n" % len(http) + http + b"\r\n\r\n")
    made = [item for item, _ in items([str(tmp_path / n) for n in ("t.parquet", "c.jsonl.gz", "w.warc")])]
    assert [i.date for i in made[:1]] == ["2022-01-02"]
    assert "has no “text”" in made[1].fault
    assert [(i.text, (i.seen or "")[:10]) for i in made[2:4]] == [
        ("Old words.", "2022-01-02"),
        ("New words.", "2022-01-03"),
    ]
    assert (made[4].address, made[4].body, made[4].kind) == ("https://a.example/3", page, "page")
    assert len(made) == 5


def test_an_archive_in_a_crawl_is_each_of_its_documents_and_a_bad_one_costs_itself(tmp_path: Path) -> None:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as archive:
        for name, words in {"a.md": "Putin met Macron.", "b.zip": "PK\x03\x04", "c.md": "Scholz met Draghi."}.items():
            archive.writestr(zipfile.ZipInfo(name), words)
    with Archive(tmp_path / "made") as made:
        made.put(body.getvalue())
        at = "https://a.example/november.zip"
        made.log(Response(at, at, 200, (("content-type", "application/zip"),), body.getvalue(), SEEN), "")
        export_warc(made, tmp_path / "crawl.warc.gz")
    told = read(tmp_path / "crawl.warc.gz", tmp_path / "out", workers=1, form="jsonl")
    assert (told.documents, told.failures) == (2, 1)
    (failed,) = (tmp_path / "out" / "failures").iterdir()
    assert "november.zip#b.zip: is an archive within an archive" in failed.read_text("utf-8")


def test_an_address_of_fsspec_is_read_and_written(tmp_path: Path) -> None:
    import fsspec

    files = fsspec.filesystem("memory")
    files.pipe_file("/in/a.jsonl", corpus(tmp_path / "a.jsonl", 2).read_bytes())
    made = read("memory://in/*.jsonl", "memory://out", workers=1)
    assert made.documents == 2
    with Ledger.open(tmp_path / "l.db") as ledger:
        assert into_ledger(ledger, "memory://out", seen_at=SEEN)["new"] == 2


def test_a_document_more_moves_only_the_borders_near_it(tmp_path: Path) -> None:
    made = [item for item, _ in items([str(corpus(tmp_path / "a.jsonl", 28))])]
    before = [s.name for s in shards(((i, 0) for i in made), 4, "")]
    after = [s.name for s in shards(((i, 0) for i in made[1:]), 4, "")]
    assert len(before) > 4
    assert len(set(after) - set(before)) < len(after) / 2
    assert [len(list(shards(((i, 0) for i in (*made, *made)), 4, "")))] == [len(before)]


def test_keys_that_came_before_are_known_after_they_were_put_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.bulk.shards._RECENT", 4)
    seen = Seen()
    keys = [f"{n * 7919:030x}{'00' if n % 2 else 'ff'}" for n in range(40)]
    assert [seen.first(k) for k in keys] == [True] * 40
    assert [seen.first(k) for k in keys] == [False] * 40


def test_a_document_over_which_two_processes_die_is_set_aside(tmp_path: Path) -> None:
    (shard,) = shards(items([str(corpus(tmp_path / "a.jsonl", 2))]), 9, "")
    pool = _Pool(Task("out"))
    assert pool._blamed(shard, 1).skip == {}
    assert list(pool._blamed(shard, 1).skip) == [1]


def test_every_column_says_what_it_means() -> None:
    from communique.bulk.parquet import meanings

    told = meanings()
    assert [(t, c) for t in (*PLAIN, *RECORDS) for c in columns(t) if not told[t, c]] == []


def test_the_killed_run_ends_with_the_same_bytes(tmp_path: Path) -> None:
    path = Path(__file__).parents[2] / "benchmarks" / "bulk_kills.py"
    spec = importlib.util.spec_from_file_location("bulk_kills", path)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert script.trial(tmp_path, kills=2, documents=40, seed=3) == []
