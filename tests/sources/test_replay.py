"""WARC files taken in as versions: order of files, the same file twice, an import broken off."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from communique.errors import ArchiveError
from communique.sources import Archive, Response
from communique.sources.storage.replay import STRANGER, import_warc
from communique.sources.storage.warc import export_warc
from tests.sources.site import NOW, TEXT, page, source

AT = "https://press.example/news/1"
DAY = dt.timedelta(days=1)


def warc(folder: Path, name: str, *answers: tuple[str, bytes, dt.datetime], of: str = "test") -> Path:
    """A WARC file of these answers: address, body, time seen."""
    with Archive(folder / f"{name}-made") as made:
        for address, body, seen in answers:
            made.put(body)
            made.log(Response(address, address, 200, (("content-type", "text/html"),), body, seen), of)
        export_warc(made, folder / f"{name}.warc.gz")
    return folder / f"{name}.warc.gz"


def state(archive: Archive) -> tuple[object, ...]:
    return archive.pages(), archive.versions(), list(archive.answers())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return warc(tmp_path, "old", (AT, page("Call", *TEXT), NOW))


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return warc(tmp_path, "new", (AT, page("Call", TEXT[0], "They agreed on nothing at all this time."), NOW + DAY))


@pytest.mark.parametrize("turned", [False, True])
def test_an_edited_page_in_two_files_named_together_is_two_versions_in_either_order(
    turned: bool, old: Path, new: Path, tmp_path: Path
) -> None:
    with Archive(tmp_path / "archive") as archive:
        tally = import_warc(archive, [new, old] if turned else [old, new])
        assert (tally["new"], tally["changed"]) == (1, 1)
        assert [(v.number, v.seen) for v in archive.versions(AT)] == [(1, NOW), (2, NOW + DAY)]


def test_two_files_one_after_the_other_are_two_versions(old: Path, new: Path, tmp_path: Path) -> None:
    with Archive(tmp_path / "archive") as archive:
        assert import_warc(archive, [old])["new"] == 1
        assert import_warc(archive, [new])["changed"] == 1
        assert len(archive.versions(AT)) == 2


def test_an_older_file_that_comes_later_changes_no_version_and_is_kept_as_an_answer(
    old: Path, new: Path, tmp_path: Path
) -> None:
    with Archive(tmp_path / "archive") as archive:
        import_warc(archive, [new])
        before = archive.versions(), archive.pages()
        tally = import_warc(archive, [old])
        assert (tally["older"], tally["changed"]) == (1, 0)
        assert (archive.versions(), archive.pages()) == before
        assert len(list(archive.answers())) == 2


def test_the_same_file_twice_changes_nothing(old: Path, new: Path, tmp_path: Path) -> None:
    with Archive(tmp_path / "archive") as archive:
        import_warc(archive, [old, new])
        before = state(archive)
        tally = import_warc(archive, [old, new])
        assert (tally["new"], tally["changed"]) == (0, 0)
        assert state(archive) == before


def test_an_import_that_was_broken_off_is_gone_on_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [(f"{AT}{n}", page(f"Call {n}", *TEXT), NOW + n * DAY) for n in range(4)]
    file = warc(tmp_path, "four", *pages)
    with Archive(tmp_path / "whole") as whole:
        import_warc(whole, [file])
        expected = state(whole)
    carry_out, done = Archive.carry_out, list[int]()

    def broken(self: Archive, *told: object) -> object:
        done.append(1)
        if len(done) == 3:
            raise ArchiveError("the disk is full")
        return carry_out(self, *told)  # type: ignore[arg-type]

    with Archive(tmp_path / "broken") as archive:
        with monkeypatch.context() as patch:
            patch.setattr(Archive, "carry_out", broken)
            with pytest.raises(ArchiveError, match="disk is full"):
                import_warc(archive, [file])
        assert len(archive.versions()) == 2
        import_warc(archive, [file])
        assert state(archive) == expected


def test_a_page_of_another_crawler_belongs_to_the_source_that_takes_its_address(tmp_path: Path) -> None:
    file = warc(
        tmp_path, "crawl", (AT, page("Call", *TEXT), NOW), ("https://else.example/1", page("Visit", *TEXT), NOW), of=""
    )
    mine = source("https://press.example/feed", name="press")
    with Archive(tmp_path / "archive") as archive:
        import_warc(archive, [file], {"press": mine})
        assert {v.address: v.source for v in archive.versions()} == {AT: "press", "https://else.example/1": STRANGER}


def test_what_is_no_page_costs_itself(tmp_path: Path) -> None:
    file = warc(tmp_path, "mixed", (AT, b"%PDF-1.4 nothing", NOW), (f"{AT}2", page("Visit", *TEXT), NOW))
    with Archive(tmp_path / "archive") as archive:
        tally = import_warc(archive, [file])
        assert (tally["failed"], tally["new"]) == (1, 1)


def test_a_broken_answer_of_a_known_page_leaves_the_page_as_it_was(old: Path, tmp_path: Path) -> None:
    broken = warc(tmp_path, "broken-page", (AT, b"%PDF-1.4 nothing", NOW + DAY))
    with Archive(tmp_path / "archive") as archive:
        import_warc(archive, [old])
        before = archive.pages()
        assert import_warc(archive, [broken])["failed"] == 1
        assert archive.pages() == before


def test_imported_versions_of_a_watched_source_wait_for_the_ledger(old: Path, tmp_path: Path) -> None:
    with Archive(tmp_path / "archive") as archive:
        import_warc(archive, [old])
        assert [v.address for v in archive.versions(waiting=True)] == [AT]


def test_a_document_of_an_archive_is_not_asked_for_by_itself(tmp_path: Path) -> None:
    member = warc(tmp_path, "member", (f"{AT}.zip#call.html", page("Call", *TEXT), NOW), (AT, page("Call", *TEXT), NOW))
    with Archive(tmp_path / "archive") as archive:
        assert import_warc(archive, [member])["new"] == 2
        asked = {address: one.again for address, one in archive.pages().items()}
        assert asked[f"{AT}.zip#call.html"] is None
        assert asked[AT] is not None


def test_an_archive_in_a_crawl_is_taken_apart_and_a_bad_document_costs_itself(tmp_path: Path) -> None:
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w") as made:
        for name, words in {"call.md": " ".join(TEXT), "in.zip": "PK\x03\x04", "visit.md": f"Visit. {TEXT[0]}"}.items():
            made.writestr(zipfile.ZipInfo(name), words)
    file = warc(tmp_path, "crawl", (f"{AT}.zip", body.getvalue(), NOW), of="")
    with Archive(tmp_path / "archive") as archive:
        tally = import_warc(archive, [file])
        assert (tally["new"], tally["failed"]) == (2, 1)
        assert [v.address for v in archive.versions()] == [f"{AT}.zip#call.md", f"{AT}.zip#visit.md"]
        before = state(archive)
        assert import_warc(archive, [file])["new"] == 0
        assert state(archive) == before
