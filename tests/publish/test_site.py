"""A published site is whole: every link of it leads to a place that there is, texts stand there only as their licence allows."""

from __future__ import annotations

import csv
import datetime as dt
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from lxml import html

from communique.documents import load
from communique.errors import InputError
from communique.ledger import Ledger
from communique.ledger.views.refresh import refresh
from communique.publish import Site, publish
from communique.publish.folder import MARK, Folder
from communique.publish.quoted import LONGEST
from communique.reading import Reader

NOW = dt.datetime(2022, 1, 18, 9, tzinfo=dt.UTC)
WHITE_HOUSE = (
    "President Biden spoke today with President Putin of Russia. He urged Russia to de-escalate tensions with Ukraine. "
    "The Presidents agreed to continue their dialogue. President Biden said the United States would respond decisively."
)
KREMLIN = (
    "Vladimir Putin had a telephone conversation with President of the United States Joseph Biden. "
    "Mr Putin stressed the importance of security guarantees. It was agreed to continue personal contacts."
)
SECRET = (
    "Olaf Scholz spoke by telephone with Emmanuel Macron today. He promised to send generators to Kyiv by March. "
    "It was the third call of the week, after a long night in the chancellery where lamps burnt until the morning. "
    "Snow had fallen over the river, the bridges were empty, and the first trams of the day came late to the square."
)
SITE = Site("Calls of a winter", address="https://tracker.example/calls", today=dt.date(2022, 2, 1))


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Ledger]:
    texts = (
        (WHITE_HOUSE, "https://www.whitehouse.gov/call", "White House", "2022-01-17", "Readout of a call"),
        (KREMLIN, "http://en.kremlin.ru/call", "Kremlin", "2022-01-17", "Telephone conversation"),
        (SECRET, "https://press.test/1", "Federal Chancellery", "2022-01-10", "A call <b>& more</b>"),
    )
    with Ledger.open(tmp_path_factory.mktemp("publish") / "ledger.db", reader=reader) as made:
        for text, url, issuer, day, title in texts:
            made.add(load(text, url=url, date=day, issuer=issuer, title=title), seen_at=NOW)
        refresh(made)
        yield made


@pytest.fixture(scope="module")
def site(ledger: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "out"
    publish(ledger, folder, SITE)
    return folder


def pages(folder: Path) -> dict[str, html.HtmlElement]:
    return {p.relative_to(folder).as_posix(): html.parse(p).getroot() for p in sorted(folder.rglob("*.html"))}


def dead(folder: Path) -> list[str]:
    """Links and pictures that lead nowhere."""
    found, out = pages(folder), []
    names = {path: set(root.xpath("//@id")) for path, root in found.items()}
    for path, root in found.items():
        for target in root.xpath("//@href | //@src"):
            if target.startswith(("http://", "https://")):
                continue
            file, _, name = str(target).partition("#")
            at = normpath(join(dirname(path), file)) if file else path
            if not (folder / at).is_file() or (name and name not in names.get(at, ())):
                out.append(f"{path}: {target}")
    return out


def test_every_link_of_the_site_leads_to_a_place_that_there_is(site: Path) -> None:
    assert dead(site) == []
    assert len(pages(site)) > 12


def test_nothing_in_it_asks_for_a_script_or_a_form_to_be_read(site: Path) -> None:
    for path, root in pages(site).items():
        assert len(root.xpath("//h1")) == 1, path
        assert root.xpath("//form | //button | //input | //*[@style]") == [], path
        assert len(root.xpath("//script")) == (path == "search.html"), path


def test_a_contact_shows_both_accounts_and_leads_into_the_texts(site: Path) -> None:
    both = [
        r
        for p, r in pages(site).items()
        if p.startswith("contacts/c-") and len(r.xpath("//table[contains(@class, 'compare')]//th")) >= 2
    ]
    (root,) = both
    words = root.text_content()
    assert "Kremlin" in words
    assert "White House" in words
    leads = root.xpath("//main//a[contains(@href, '../documents/') and contains(@href, '#')]/@href")
    assert leads


def test_source_and_licence_stand_beside_every_text(site: Path) -> None:
    told = {
        r.xpath("string(//h1)"): r.xpath("string(//*[@class='licence'])")
        for p, r in pages(site).items()
        if p.startswith("documents/d-")
    }
    assert told["Readout of a call"] == (
        "Source: https://www.whitehouse.gov/call. Licence: Public domain (works of the United States government)."
    )
    assert "CC BY 4.0" in told["Telephone conversation"]
    assert "No licence known" in told["A call <b>& more</b>"]


def test_a_text_without_a_licence_is_only_quoted(site: Path, ledger: Ledger) -> None:
    secret = next(d for d in ledger.documents() if d.address == "https://press.test/1")
    whole = next(d for d in ledger.documents() if "kremlin" in d.address)
    found = pages(site)
    page = found[f"documents/{secret.id}.html"]
    words = [q.text_content() for q in page.xpath("//blockquote")]
    assert any("generators" in one for one in words)
    assert all(len(one) <= LONGEST + 4 for one in words)
    assert [p for p, r in found.items() if "the bridges were empty" in r.text_content()] == []
    assert KREMLIN.split(". ")[1] in found[f"documents/{whole.id}.html"].text_content()
    reading = ledger.reading(secret.id)
    names = {r.id for r in (*reading.statements, *reading.acts, *reading.commitments, *reading.contacts)}
    assert names <= set(page.xpath("//@id"))  # every address of words has its place


def test_the_same_ledger_gives_the_same_bytes_and_takes_away_what_is_gone(
    ledger: Ledger, site: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "again"
    publish(ledger, folder, SITE)
    files = {p.relative_to(site): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    assert {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()} == files
    made = publish(ledger, folder, Site("Part", about=("country:DE",), today=SITE.today))
    assert made.documents == 1
    assert not any("kremlin" in p.read_text("utf-8").lower() for p in folder.rglob("d-*.html"))
    assert dead(folder) == []


def test_a_folder_that_holds_something_else_is_left_alone(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(InputError, match="holds something that is no published site"):
        publish(ledger, tmp_path, SITE)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_folder_whose_run_was_killed_is_published_again_and_keeps_nothing_of_it(tmp_path: Path) -> None:
    def files() -> dict[str, bytes]:
        return {str(p.relative_to(tmp_path)): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}

    killed = Folder(tmp_path).__enter__()  # what never ends is what a kill leaves
    killed.put("documents/first.html", b"one")
    with Folder(tmp_path) as out:
        out.put("index.html", b"two")
    assert files() == {"index.html": b"two", MARK: b"index.html\n"}
    killed = Folder(tmp_path).__enter__()
    killed.put("documents/second.html", b"three")
    (tmp_path / MARK).write_bytes((tmp_path / MARK).read_bytes() + b"documents/cut of")  # killed within a line
    with Folder(tmp_path) as out:
        out.put("index.html", b"two")
    assert files() == {"index.html": b"two", MARK: b"index.html\n"}
    killed = Folder(tmp_path / "new")
    killed.place.mkdir()
    (killed.place / f"{MARK}.next").write_text("")  # killed before the list had its name
    with killed as out:
        out.put("index.html", b"two")
    assert (tmp_path / "new" / MARK).read_text() == "index.html\n"


def test_feeds_and_tables_lead_into_the_site(site: Path) -> None:
    root = ET.parse(site / "feeds/contacts.atom").getroot()
    pages_of = [e.attrib["href"] for e in root.iterfind("{*}entry/{*}link")]
    assert pages_of
    for address in pages_of:
        assert (site / address.removeprefix("https://tracker.example/calls/")).is_file()
    assert "https://tracker.example/calls/documents/d-" in " ".join(
        e.text or "" for e in root.iterfind("{*}entry/{*}content")
    )
    with (site / "data/commitments.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        path, _, name = row["link"].removeprefix("https://tracker.example/calls/").partition("#")
        assert name in html.parse(site / path).getroot().xpath("//@id")


def test_the_index_finds_a_call_by_its_parties(site: Path) -> None:
    rows = json.loads((site / "search-index.json").read_text("utf-8"))
    found = [r for r in rows if {"biden", "putin", "call"} <= set(r[4].split()) and r[1] == "call"]
    assert found
    assert (site / found[0][0]).is_file()


def test_what_the_workspace_alone_can_open_is_words_set_apart_and_files_are_links(site: Path) -> None:
    both = next(r for p, r in pages(site).items() if p.startswith("contacts/c-") and r.xpath("//nav[@class='tally']"))
    told = [one.text_content() for one in both.xpath("//nav[@class='tally']/*")]
    assert len(told) > 1
    assert all(one[-1].isdigit() or one.endswith("points") for one in told)
    files = pages(site)["about.html"].xpath(
        "//main//a[starts-with(@href, 'data/') or starts-with(@href, 'feeds/')]/@href"
    )
    assert len(files) == 6


def test_coverage_says_what_the_site_rests_on(site: Path) -> None:
    rows = [" ".join(td.text_content().strip() for td in r) for r in pages(site)["about.html"].xpath("//tbody/tr")]
    assert any(r.startswith("Kremlin 1 17 January 2022 17 January 2022") and "CC BY 4.0" in r for r in rows)


def test_ones_own_table_of_licences_outranks_the_shipped_one(ledger: Ledger, tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text("host,licence,link,text\npress.test,By agreement,,whole\nen.kremlin.ru,No more,,quoted\n", "utf-8")
    made = publish(ledger, tmp_path / "out", Site("Own", licences=table, today=SITE.today))
    assert made.quoted == 1
    assert "the bridges were empty" in "".join(
        p.read_text("utf-8") for p in (tmp_path / "out/documents").glob("*.html")
    )
    table.write_text("host,licence,link,text\npress.test,By agreement,,perhaps\n", "utf-8")
    with pytest.raises(InputError, match="line 2"):
        publish(ledger, tmp_path / "other", Site("Own", licences=table, today=SITE.today))
