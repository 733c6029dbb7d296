"""A watch over servers of the tests: what is new, changed, gone, and what is stored of it."""

import datetime as dt
from pathlib import Path
from types import SimpleNamespace

from communique.documents import Layout
from communique.errors import SourceError
from communique.model import Document
from communique.sources import Source, Version
from communique.sources.into_ledger import IntoLedger
from tests.sources.site import TEXT, Clock, Desk, Site, page, source


def test_a_page_edited_twice_leaves_three_versions_and_two_revisions(site: Site, desk: Desk) -> None:
    watched = source(f"{site.root}/feed")
    site.pages["/feed"] = site.feed("/news/1")
    for words in ("in December", "in January", "in spring"):
        site.pages["/news/1"] = page("Call", TEXT[0], TEXT[1].replace("in December", words))
        desk.run(watched)
        desk.clock.later(hours=2)
    versions = desk.archive.versions(f"{site.root}/news/1")
    assert [v.number for v in versions] == [1, 2, 3]
    assert len({v.document for v in versions}) == 3
    assert sum(e.what == "changed" for e in desk.events) == 1
    assert b"in January" in desk.archive.raw(versions[1].raw)


def test_the_same_joint_statement_on_two_sites_is_two_sources_of_one_text(site: Site, desk: Desk) -> None:
    words = "".join(f"<p>{p}</p>" for p in TEXT)
    site.pages["/a/1"] = page("Joint statement", *TEXT)
    site.pages["/b/1"] = (
        f"<html><body><div class='news'><h2>JOINT STATEMENT of the ministers</h2><span>24 November 2026</span>{words}"
        "<p>Share</p></div></body></html>"
    ).encode()
    for name in "ab":
        site.pages[f"/{name}"] = site.feed(f"/{name}/1")
    desk.run(source(f"{site.root}/a", name="a"), source(f"{site.root}/b", name="b"))
    versions = desk.archive.versions()
    assert len(versions) == 2
    assert len({v.wording for v in versions}) == 1
    assert desk.archive.sources_of(versions[0].wording) == [f"{site.root}/a/1", f"{site.root}/b/1"]


def test_every_kind_of_list_leads_to_its_pages(site: Site, desk: Desk) -> None:
    for n in range(1, 6):
        site.pages[f"/news/{n}"] = page(f"Call {n}", f"Number {n}. {TEXT[0]}", TEXT[1])
    root = site.root
    site.pages["/atom"] = (
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>1</title><link href="{root}/news/1"/>'
        "</entry></feed>"
    ).encode()
    site.pages["/list"] = (
        b"<html><nav><a href='/about'>About</a></nav><ul><li><a href='news/2?utm_source=x'>Two</a></ul></html>"
    )
    site.pages["/map"] = f"<sitemapindex><sitemap><loc>{root}/map2</loc></sitemap></sitemapindex>".encode()
    site.pages["/map2"] = (
        f"<urlset><url><loc>{root}/news/3</loc></url><url><loc>{root}/photo/1</loc></url></urlset>".encode()
    )
    api = "/wp-json/wp/v2/posts?per_page=50&_fields=link,title,date,modified"
    site.pages[api] = (
        f'[{{"link":"{root}/news/4","title":{{"rendered":"Four &amp; more"}},"modified":"2026-11-24"}}]'.encode()
    )
    summary = desk.run(
        source(f"{root}/atom", name="atom"), source(f"{root}/list", "listing", "list"),
        source(f"{root}/map", "sitemap", "map", include=("/news/*",)), source(root, "wordpress", "wp"),
    )  # fmt: skip
    assert not summary.troubles
    assert desk.found() == {f"/news/{n}": "new" for n in range(1, 5)}


def test_what_is_unchanged_costs_a_304_and_is_asked_for_less_and_less_often(site: Site, desk: Desk) -> None:
    def conditional(handler: object) -> None:
        same = handler.headers.get("If-None-Match") == '"1"'  # type: ignore[attr-defined]
        site.pages["/x"] = (304, {"ETag": '"1"'}, b"") if same else (200, {"ETag": '"1"'}, page("Call", *TEXT))
        handler.path = "/x"  # type: ignore[attr-defined]
        site.serve(handler)  # type: ignore[arg-type]

    site.pages["/feed"] = site.feed("/news/1")
    site.pages["/news/1"] = conditional
    watched = source(f"{site.root}/feed")
    assert desk.run(watched).count("new") == 1
    assert desk.run(watched).findings["test"] == {}
    waits = []
    for _ in range(60):
        known = desk.archive.page(f"{site.root}/news/1")
        assert known is not None
        if known.again is None:
            break
        waits.append(known.again - desk.clock.at)
        desk.clock.at = known.again
        assert desk.run(watched).findings["test"] == {"unchanged": 1}
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (dt.timedelta(hours=1), dt.timedelta(days=7))
    assert len(desk.archive.versions()) == 1


def test_a_page_that_is_taken_down_is_gone_and_its_words_stay(site: Site, desk: Desk) -> None:
    site.pages["/feed"] = site.feed("/news/1")
    site.pages["/news/1"] = page("Call", *TEXT)
    watched = source(f"{site.root}/feed")
    desk.run(watched)
    del site.pages["/news/1"]
    desk.clock.later(hours=2)
    desk.run(watched)
    assert desk.found() == {"/news/1": "gone"}
    desk.clock.later(days=2)
    site.pages["/news/1"] = page("Call", *TEXT)
    desk.run(watched)
    assert desk.found() == {"/news/1": "back"}
    assert len(desk.archive.versions()) == 1


def test_a_page_that_the_list_calls_changed_is_asked_for_at_once(site: Site, desk: Desk) -> None:
    site.pages["/news/1"] = page("Call", *TEXT)
    watched = source(f"{site.root}/feed")
    for day in ("Tue, 24 Nov 2026 10:00:00 GMT", "Wed, 25 Nov 2026 08:00:00 GMT"):
        site.pages["/feed"] = site.feed("/news/1", hints={"/news/1": day})
        desk.run(watched)
        desk.run(watched)
    assert site.requests("/news/1") == 2


def test_a_list_is_read_whole_again_until_all_of_it_was_had(site: Site, desk: Desk) -> None:
    site.pages["/feed"] = (200, {"ETag": '"1"'}, site.feed("/news/1", "/news/2"))
    site.pages["/news/1"] = page("Call", *TEXT)
    site.pages["/news/2"] = (500, {}, b"")
    watched = source(f"{site.root}/feed")
    assert desk.run(watched).findings["test"] == {"new": 1, "failed": 1}
    site.pages["/news/2"] = page("Visit", *TEXT[::-1])
    assert desk.run(watched).findings["test"] == {"new": 1}
    assert "if-none-match" not in [h for p, hs in site.asked if p == "/feed" for h in hs]
    desk.run(watched)
    assert site.asked[-1][1]["if-none-match"] == '"1"'


class Picky:
    """A keeper that fails the first time."""

    def __init__(self) -> None:
        self.kept: list[Version] = []
        self.broken = True

    def take(self, source: Source, version: Version, document: object, raw: bytes) -> None:
        if self.broken:
            raise SourceError("the ledger is locked")
        self.kept.append(version)

    def gone(self, source: Source, address: str, seen: dt.datetime) -> None:
        raise SourceError("the ledger is locked")


def test_what_the_ledger_could_not_take_is_offered_again(site: Site, tmp_path: Path) -> None:
    keeper = Picky()
    desk = Desk(tmp_path / "archive", Clock(), keeper=keeper)
    site.pages["/feed"] = site.feed("/news/1")
    site.pages["/news/1"] = page("Call", *TEXT)
    watched = source(f"{site.root}/feed")
    assert "is archived but not in the ledger" in desk.run(watched).failures[0]
    keeper.broken = False
    assert desk.run(watched).failures == []
    assert [v.number for v in keeper.kept] == [1]
    del site.pages["/news/1"]
    desk.clock.later(hours=2)
    assert "could not note" in desk.run(watched).failures[0]
    assert len(keeper.kept) == 1
    desk.close()


def test_a_source_that_is_not_due_is_left_alone(site: Site, desk: Desk) -> None:
    watched = source(f"{site.root}/feed", every=dt.timedelta(minutes=30))
    site.pages["/feed"] = site.feed()
    assert desk.watch.due([watched]) == [watched]
    desk.run(watched)
    assert desk.watch.due([watched]) == []
    desk.clock.later(minutes=30)
    assert desk.watch.due([watched]) == [watched]


def test_the_layout_of_a_source_is_used_on_its_pages(site: Site, desk: Desk) -> None:
    site.pages["/feed"] = site.feed("/news/1")
    site.pages["/news/1"] = f"<html><div class='t'>{TEXT[0]}</div><div class='d'>03.11.2026</div></html>".encode()
    desk.run(source(f"{site.root}/feed", layout=Layout(text=".t", date=".d", day_first=True)))
    (version,) = desk.archive.versions()
    assert version.date == "2026-11-03"


class Books:
    """A ledger that remembers what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []

    def add(self, what: Document, raw: bytes | None = None, source: str | None = None, *, seen_at: dt.datetime) -> None:
        self.told.append(("add", what.issuer, source, what.title, (raw or b"")[:9], seen_at))

    def document(self, key: str) -> SimpleNamespace:
        return SimpleNamespace(id=f"id of {key}")

    def gone(self, document_id: str, *, seen_at: dt.datetime) -> None:
        self.told.append(("gone", document_id, seen_at))


def test_the_ledger_is_told_of_versions_of_pages_that_are_gone_and_of_those_that_are_back(
    site: Site, tmp_path: Path
) -> None:
    books, start = Books(), Clock().at
    desk = Desk(tmp_path / "archive", Clock(), keeper=IntoLedger(books))
    site.pages["/feed"] = site.feed("/news/1")
    for shown in (page("Call", *TEXT), (404, {}, b""), page("Call", *TEXT)):
        site.pages["/news/1"] = shown
        desk.run(source(f"{site.root}/feed"))
        desk.clock.later(days=1)
    address = f"{site.root}/news/1"
    added = ("add", "org:kremlin", address, "Call", b"<!doctype", start)
    assert books.told == [added, ("gone", f"id of {address}", start + dt.timedelta(days=1)), added]
    desk.close()
