"""Pages that are ZIP archives or mailboxes: each document in one is watched by itself."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.ledger import Ledger
from communique.sources import IntoLedger
from tests.sources.site import TEXT, Clock, Desk, Site, page, source


def zipped(**files: str | bytes) -> tuple[int, dict[str, str], bytes]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, words in files.items():
            archive.writestr(zipfile.ZipInfo(f"{name}.md"), words)
    return 200, {"Content-Type": "application/zip"}, out.getvalue()


def told(title: str, *words: str) -> str:
    return f"---\ntitle: {title}\ndate: 2026-11-24\n---\n\n" + "\n\n".join(words or TEXT)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(str(tmp_path / "ledger.db"), create=True) as opened:
        yield opened


@pytest.fixture
def desk(tmp_path: Path, ledger: Ledger, site: Site) -> Iterator[Desk]:
    site.pages["/feed"] = site.feed("/november.zip")
    made = Desk(tmp_path / "archive", Clock(), keeper=IntoLedger(ledger))
    yield made
    made.close()


def look(desk: Desk, site: Site) -> dict[str, str]:
    desk.run(source(f"{site.root}/feed"))
    desk.clock.later(days=1)
    return desk.found()


def test_each_document_of_an_archive_is_a_page_of_its_own(desk: Desk, site: Site, ledger: Ledger) -> None:
    site.pages["/november.zip"] = zipped(
        call=told("Call"), talks=told("Talks", *TEXT, "They spoke of trade at length.")
    )
    assert look(desk, site) == {"/november.zip#call.md": "new", "/november.zip#talks.md": "new"}
    assert ledger.document(f"{site.root}/november.zip#talks.md").title == "Talks"
    assert look(desk, site) == {"/november.zip#call.md": "unchanged", "/november.zip#talks.md": "unchanged"}


def test_an_edit_within_an_archive_is_an_edit_of_one_document(desk: Desk, site: Site, ledger: Ledger) -> None:
    site.pages["/november.zip"] = zipped(call=told("Call"), talks=told("Talks"))
    look(desk, site)
    site.pages["/november.zip"] = zipped(call=told("Call", TEXT[0]), talks=told("Talks"))
    assert look(desk, site) == {"/november.zip#call.md": "changed", "/november.zip#talks.md": "unchanged"}
    assert len(ledger.versions(ledger.document(f"{site.root}/november.zip#call.md").id)) == 2


def test_a_document_taken_out_of_an_archive_is_gone_and_so_are_all_with_the_archive(desk: Desk, site: Site) -> None:
    site.pages["/november.zip"] = zipped(call=told("Call"), talks=told("Talks"), visit=told("Visit"))
    look(desk, site)
    site.pages["/november.zip"] = zipped(call=told("Call"), talks=told("Talks"))
    assert look(desk, site)["/november.zip#visit.md"] == "gone"
    site.pages["/november.zip"] = (404, {}, b"")
    found = look(desk, site)
    assert {name: found[name] for name in sorted(found)} == dict.fromkeys(
        ["/november.zip", "/november.zip#call.md", "/november.zip#talks.md"], "gone"
    )


def test_a_bad_document_of_an_archive_costs_itself(desk: Desk, site: Site) -> None:
    site.pages["/november.zip"] = zipped(call=told("Call"), bad=b"\x00\x01\x02" * 40, talks=told("Talks"))
    found = look(desk, site)
    assert (found["/november.zip#call.md"], found["/november.zip#talks.md"]) == ("new", "new")
    assert found["/november.zip#bad.md"] == "failed"


def test_the_documents_of_an_archive_are_never_asked_for_by_themselves(desk: Desk, site: Site) -> None:
    site.pages["/november.zip"] = zipped(call=told("Call"), talks=told("Talks"))
    look(desk, site)
    before = site.requests("/november.zip")
    look(desk, site)
    assert site.requests("/november.zip") == before + 1


def test_what_the_ledger_could_not_take_of_an_archive_is_offered_again(
    tmp_path: Path, desk: Desk, site: Site, ledger: Ledger
) -> None:
    site.pages["/november.zip"] = zipped(call=told("Call"), talks=told("Talks"))
    first = Desk(tmp_path / "other", Clock())
    first.run(source(f"{site.root}/feed"))
    for version in first.archive.versions():
        first.archive.db.execute("UPDATE version SET taken = 0 WHERE address = ?", (version.address,))
    first.close()
    again = Desk(tmp_path / "other", Clock(), keeper=IntoLedger(ledger))
    again.run(source(f"{site.root}/feed"))
    again.close()
    assert ledger.document(f"{site.root}/november.zip#call.md").title == "Call"


def test_a_page_beside_an_archive_is_read_as_before(desk: Desk, site: Site) -> None:
    site.pages["/feed"] = site.feed("/november.zip", "/news/1")
    site.pages["/november.zip"] = zipped(call=told("Call"), talks=told("Talks"))
    site.pages["/news/1"] = page("Call", *TEXT)
    assert look(desk, site)["/news/1"] == "new"
