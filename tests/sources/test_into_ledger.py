"""What a watch hands on, with a real ledger behind it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.ledger import Ledger
from communique.sources import IntoLedger
from tests.sources.site import TEXT, Clock, Desk, Site, page, source


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(str(tmp_path / "ledger.db"), create=True) as opened:
        yield opened


def test_a_page_edited_twice_is_one_document_of_three_versions(site: Site, tmp_path: Path, ledger: Ledger) -> None:
    desk = Desk(tmp_path / "archive", Clock(), keeper=IntoLedger(ledger))
    site.pages["/feed"] = site.feed("/news/1")
    for words in ("in December", "in January", "in spring"):
        site.pages["/news/1"] = page("Call", TEXT[0], TEXT[1].replace("in December", words))
        assert not desk.run(source(f"{site.root}/feed")).failures
        desk.clock.later(hours=2)
    desk.close()
    kept = ledger.document(f"{site.root}/news/1")
    assert len(ledger.versions(kept.id)) == 3
    assert "in spring" in ledger.reading(kept.id).text


def test_a_page_that_is_gone_and_back_stays_one_document_of_one_version(
    site: Site, tmp_path: Path, ledger: Ledger
) -> None:
    desk = Desk(tmp_path / "archive", Clock(), keeper=IntoLedger(ledger))
    site.pages["/feed"] = site.feed("/news/1")
    for shown in (page("Call", *TEXT), (404, {}, b""), page("Call", *TEXT)):
        site.pages["/news/1"] = shown
        assert not desk.run(source(f"{site.root}/feed")).failures
        desk.clock.later(days=1)
    desk.close()
    assert len(ledger.versions(ledger.document(f"{site.root}/news/1").id)) == 1


def test_a_joint_statement_on_two_sites_is_two_documents(site: Site, tmp_path: Path, ledger: Ledger) -> None:
    desk = Desk(tmp_path / "archive", Clock(), keeper=IntoLedger(ledger))
    for name in "ab":
        site.pages[f"/{name}/1"] = page("Joint statement", *TEXT)
        site.pages[f"/{name}"] = site.feed(f"/{name}/1")
    assert not desk.run(source(f"{site.root}/a", name="a"), source(f"{site.root}/b", name="b")).failures
    desk.close()
    kept = [ledger.document(f"{site.root}/{name}/1") for name in "ab"]
    assert kept[0].id != kept[1].id
    assert ledger.reading(kept[0].id).text == ledger.reading(kept[1].id).text
