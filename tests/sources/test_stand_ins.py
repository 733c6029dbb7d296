"""What stands in for a page under its address, and addresses that are one page."""

import pytest

from communique.sources.lists.entry import canonical
from communique.sources.page import stands_in
from tests.sources.site import TEXT, Desk, Site, page, source

BOT = page(
    "Pardon Our Interruption", "Something about your browser made us think you might be a bot. Complete the puzzle."
)
CONSENT = page(
    "News", "This website uses cookies. By clicking accept you agree to our use of cookies and similar technologies."
)
SHELL = b"<html><head><title></title></head><body><noscript>You need to enable JavaScript to run this app.</noscript><div id='root'></div></body></html>"
UNKNOWN = page(
    "Welcome", "Kindly choose the language in which you would like to continue reading, then press the button below."
)


@pytest.mark.parametrize("other", [BOT, CONSENT, SHELL, UNKNOWN])
def test_what_stands_in_for_a_page_is_a_failed_look_and_no_version(site: Site, desk: Desk, other: bytes) -> None:
    watched = source(f"{site.root}/feed")
    site.pages["/feed"] = site.feed("/news/1")
    site.pages["/news/1"] = page("Call", *TEXT)
    desk.run(watched)
    desk.clock.later(hours=3)
    site.pages["/news/1"] = other
    desk.run(watched)
    assert [e.what for e in desk.events if e.address.endswith("/news/1")][-1] == "failed"
    assert len(desk.archive.versions(f"{site.root}/news/1")) == 1


@pytest.mark.parametrize("other", [BOT, CONSENT, SHELL])
def test_a_stand_in_that_comes_first_is_no_page(site: Site, desk: Desk, other: bytes) -> None:
    site.pages["/feed"] = site.feed("/news/1")
    site.pages["/news/1"] = other
    desk.run(source(f"{site.root}/feed"))
    assert desk.archive.versions() == []


def test_a_page_that_stays_another_is_taken_at_its_word_in_the_end(site: Site, desk: Desk) -> None:
    watched = source(f"{site.root}/feed")
    site.pages["/feed"] = site.feed("/news/1")
    site.pages["/news/1"] = page("Call", *TEXT)
    desk.run(watched)
    site.pages["/news/1"] = UNKNOWN
    for _ in range(5):
        desk.clock.later(days=2)
        desk.run(watched)
    assert len(desk.archive.versions(f"{site.root}/news/1")) == 2


def test_an_edit_is_no_stand_in() -> None:
    whole = " ".join(TEXT)
    assert not stands_in(TEXT[0], whole)
    assert not stands_in(whole.replace("December", "January"), whole)
    assert stands_in("Kindly choose the language in which you would like to continue reading.", whole)


def test_parameters_that_follow_readers_make_no_new_page(site: Site, desk: Desk) -> None:
    watched = source(f"{site.root}/feed")
    site.pages["/news/1"] = site.pages["/news/1?zz=9"] = page("Call", *TEXT)
    for query in ("", "?at_medium=rss&cmp=feed1", "?zz=9"):
        site.pages["/feed"] = site.feed(f"/news/1{query}")
        desk.run(watched)
        desk.clock.later(hours=2)
    assert len(desk.archive.versions()) == 1


@pytest.mark.parametrize("query", ["utm_source=x", "at_medium=rss", "cmp=1", "fbclid=2", "xtor=RSS-1"])
def test_known_parameters_of_that_kind_are_no_part_of_an_address(query: str) -> None:
    assert canonical(f"https://mfa.example/a?id=4&{query}") == "https://mfa.example/a?id=4"


@pytest.mark.parametrize(
    "words",
    [
        "Please enable JS and disable any ad blocker", "Verifying you are human. This may take a few seconds.",
        "The requested URL was rejected. Your support ID is: 123", "Sorry, but this site works only with JavaScript.",
        "Пожалуйста, подтвердите, что вы не робот.", "请完成安全验证后继续访问", "Questo sito utilizza i cookie.",
        "Veuillez confirmer que vous n’êtes pas un robot",
    ],
)  # fmt: skip
def test_a_stand_in_is_told_by_its_words_at_the_first_look(site: Site, desk: Desk, words: str) -> None:
    site.pages["/feed"] = site.feed("/news/1")
    site.pages["/news/1"] = page("Ministry", words)
    desk.run(source(f"{site.root}/feed"))
    assert desk.archive.versions() == []
