from pathlib import Path

import pytest

from communique.actors import registry
from communique.errors import BadSource, UnknownSource
from communique.sources import add, named, read_source, remove, shipped, watched
from communique.sources.lists.entry import canonical

GOOD = 'name = "Test"\nissuer = "org:kremlin"\nkind = "feed"\naddress = "https://example.org/feed"\n'


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ("kind2 = 1", "kind2 is not a word of this schema"),
        ('every = "soon"', "every 'soon' is not a span of time"),
        ('recheck = "0d"', "recheck '0d' is not a span"),
        ('language = "English"', "two-letter code"),
        ('time_zone = "Mars/Phobos"', "time_zone 'Mars/Phobos' is not known"),
        ("time_zone = 3", "time_zone must be a text"),
        ('tried = "yesterday"', "is not a day"),
        ("most = 0", "most must be a number"),
        ('include = "/news/*"', "include must be a list"),
        ("[layout]\ntext = 'div:has(p)'", "layout.text: selector 'div:has(p)' is not understood"),
        ("[layout]\nbody = 'p'", "layout.body is not a word"),
        ("[layout", "is not TOML"),
    ],
)
def test_what_is_wrong_in_a_source_file_is_said_in_one_line(more: str, says: str) -> None:
    with pytest.raises(BadSource) as caught:
        read_source(GOOD + more, "test")
    assert says in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_each_missing_or_bad_thing_has_a_line_of_its_own() -> None:
    with pytest.raises(BadSource) as caught:
        read_source('name = "x"\nkind = "radio"\naddress = "ftp://example.org/"', "test")
    assert str(caught.value).splitlines() == [
        "test: issuer is missing",
        "test: kind 'radio' is none of feed, listing, sitemap, wordpress",
        "test: address 'ftp://example.org/' is not an http or https address",
    ]


@pytest.mark.parametrize("name", ["../x", "A", "", "x" * 65])
def test_a_file_name_is_never_a_path(name: str) -> None:
    with pytest.raises(BadSource):
        read_source(GOOD, name)


def test_a_source_takes_the_pages_it_includes_and_not_those_it_excludes() -> None:
    one = read_source(GOOD + 'include = ["/en/news/*"]\nexclude = ["*/photos/*"]', "test")
    assert [one.takes(f"https://example.org{p}") for p in ("/en/news/1", "/en/news/photos/1", "/fr/news/1")] == [
        True, False, False,
    ]  # fmt: skip


def test_the_starting_set_is_sound_and_marked_as_untried() -> None:
    sources = [read_source(text, name) for name, text in shipped().items()]
    assert len(sources) >= 36
    assert all(registry().actor(one.issuer) for one in sources)
    assert all(not one.tried and one.note == "not tried from here" for one in sources)


def test_sources_are_added_found_and_removed_and_a_bad_file_costs_itself(tmp_path: Path) -> None:
    add(tmp_path / "sources", "kremlin")
    add(tmp_path / "sources", "kremlin")
    (tmp_path / "mine.toml").write_text(GOOD, "utf-8")
    add(tmp_path / "sources", str(tmp_path / "mine.toml"))
    (tmp_path / "sources" / "bad.toml").write_text("x", "utf-8")
    good, bad = watched(tmp_path / "sources")
    assert [one.id for one in good] == ["kremlin", "mine"]
    assert len(bad) == 1
    assert named(tmp_path / "sources", "mine").name == "Test"
    remove(tmp_path / "sources", "mine")
    with pytest.raises(UnknownSource, match="is not watched"):
        remove(tmp_path / "sources", "../mine")
    with pytest.raises(UnknownSource, match="neither a shipped source nor"):
        named(tmp_path / "sources", "nowhere")


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("HTTPS://Example.ORG:443/a?utm_source=x&b=1#top", "https://example.org/a?b=1"),
        ("news/1", "https://example.org/news/1"),
        ("javascript:alert(1)", ""),
        ("mailto:a@example.org", ""),
        ("http://[broken", ""),
    ],
)
def test_one_page_has_one_address(address: str, same: str) -> None:
    assert canonical(address, "https://example.org/") == same
