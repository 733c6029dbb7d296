from pathlib import Path

import pytest

from communique.errors import ArchiveError
from communique.sources import Archive, Response
from communique.sources.storage.replay import import_warc
from communique.sources.storage.warc import export_warc
from tests.sources.site import NOW, TEXT, Desk, Site, page, source


@pytest.fixture
def filled(site: Site, desk: Desk) -> Archive:
    site.pages["/feed"] = site.feed("/1", "/2")
    site.pages["/1"] = page("Call", *TEXT)
    site.pages["/2"] = page("Visit", *TEXT[::-1])
    desk.run(source(f"{site.root}/feed"))
    return desk.archive


@pytest.mark.parametrize("name", ["all.warc", "all.warc.gz"])
def test_an_archive_goes_into_a_warc_file_and_back_byte_for_byte(name: str, filled: Archive, tmp_path: Path) -> None:
    assert export_warc(filled, tmp_path / name) == 2
    with Archive(tmp_path / "second") as second:
        assert import_warc(second, [tmp_path / name])["answers"] == 2
        assert import_warc(second, [tmp_path / name])["answers"] == 2
        assert list(second.answers()) == list(filled.answers())


def test_a_file_that_is_no_warc_is_refused(filled: Archive, tmp_path: Path) -> None:
    (tmp_path / "x.warc").write_bytes(b"nothing of the kind\n" * 20)
    with pytest.raises(ArchiveError, match="is not a WARC file"):
        import_warc(filled, [tmp_path / "x.warc"])
    with pytest.raises(ArchiveError, match="cannot be read"):
        import_warc(filled, [tmp_path / "none.warc"])


def test_an_object_that_was_changed_or_lost_is_found(filled: Archive) -> None:
    assert filled.check() == []
    one, two = sorted(v.raw for v in filled.versions())
    (filled.objects / one[:2] / one).write_bytes(b"other words")
    (filled.objects / two[:2] / two).unlink()
    assert [("another hash" in line, "is missing" in line) for line in filled.check()] == [(True, False), (False, True)]


def test_what_an_archive_holds_outlives_the_program(filled: Archive) -> None:
    with Archive(filled.folder) as again:
        assert again.pages() == filled.pages()
        assert again.versions() == filled.versions()


def test_the_same_bytes_are_kept_once_and_the_same_answer_is_noted_once(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive:
        answer = Response("https://example.org/1", "https://example.org/1", 200, (), b"x", NOW)
        for _ in range(2):
            archive.put(answer.body)
            archive.log(answer, "test")
        assert len(list(archive.answers())) == 1
        assert sum(p.is_file() for p in archive.objects.rglob("*")) == 1


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.sqlite").write_bytes(b"something else entirely" * 100)
    with pytest.raises(ArchiveError, match="cannot be used as an archive"):
        Archive(tmp_path)
