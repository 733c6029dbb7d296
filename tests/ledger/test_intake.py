from __future__ import annotations

import json
import zipfile
from pathlib import Path

from communique.ledger.intake.input_files import Given, count, intake

TEXT = "President Biden spoke today with President Macron of France."


def test_a_folder_gives_its_documents_in_order(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "b.txt").write_text(TEXT)
    (tmp_path / "deep" / "a.md").write_text(f"---\nurl: https://en.kremlin.ru/1\n---\n{TEXT}")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    items = list(intake([tmp_path], Given()))
    assert [Path(i.name).name for i in items] == ["b.txt", "a.md"]
    assert count([tmp_path]) == 2
    assert items[0].document is not None
    assert items[0].document.source == (tmp_path / "b.txt").resolve().as_uri()
    assert items[1].document is not None
    assert (items[1].document.source, items[1].document.issuer) == ("https://en.kremlin.ru/1", "org:kremlin")


def test_a_corpus_gives_a_document_a_line_and_a_bad_line_costs_itself(tmp_path: Path) -> None:
    file = tmp_path / "corpus.jsonl"
    lines = [json.dumps({"text": TEXT, "url": "https://www.whitehouse.gov/x"}), "{broken", json.dumps({"text": TEXT})]
    file.write_text("\n".join(lines))
    items = list(intake([file], Given()))
    assert [bool(i.document) for i in items] == [True, False, True]
    assert "corpus.jsonl:2" in items[1].fault
    assert items[0].document is not None
    assert items[0].document.issuer == "org:white-house"
    assert items[2].document is not None
    assert items[2].document.source == f"{file.resolve().as_uri()}#3"


def test_an_edited_page_is_two_versions_of_one_address(tmp_path: Path) -> None:
    file = tmp_path / "edits.jsonl"
    file.write_text(
        json.dumps({"url": "https://a.example/1", "seen": "2023-12-29", "before": TEXT, "after": TEXT + " More."})
    )
    before, after = intake([file], Given())
    assert before.document is not None
    assert after.document is not None
    assert before.document.source == after.document.source == "https://a.example/1"
    assert before.seen is not None
    assert after.seen is not None
    assert before.seen < after.seen
    assert count([file]) == 2


def test_each_file_of_an_archive_is_an_item_with_an_address_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    with zipfile.ZipFile(file, "w") as made:
        made.writestr("a.txt", TEXT)
        made.writestr("b.pdf", b"%PDF-1.4 nothing")
        made.writestr("c.md", f"---\nurl: https://en.kremlin.ru/1\n---\n{TEXT}")
    items = list(intake([tmp_path], Given()))
    assert count([tmp_path]) == 3
    assert [i.name.rpartition("#")[2] for i in items] == ["a.txt", "b.pdf", "c.md"]
    assert [bool(i.document) for i in items] == [True, False, True]
    assert items[0].document is not None
    assert items[0].document.source == f"{file.resolve().as_uri()}#a.txt"
    assert items[0].raw == TEXT.encode()
    assert items[2].document is not None
    assert items[2].document.source == "https://en.kremlin.ru/1"
