"""A hundred scripted cases: what is known of a page, what comes, what the finding is."""

import datetime as dt
from itertools import pairwise, product

import pytest

from communique.sources import Came, Page, decide, due
from communique.sources.lists.entry import Entry
from tests.sources.site import NOW

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
AT = "https://example.org/en/news/one"
# What a page's server sends, look by look: a text by its letter, = for 304, - for 404 or 410, ! for an error,
# > for a redirect to the front page; and the finding of each look.
SCRIPTS = [
    ("A", "new"), ("-", "absent"), ("!", "failed"), ("=", "absent"), (">", "new"),
    ("AA", "new unchanged"), ("A=", "new unchanged"), ("AB", "new changed"), ("A-", "new gone"), ("A!", "new failed"),
    ("A>", "new gone"), ("-A", "absent new"), ("!A", "failed new"), ("--", "absent absent"), ("!!", "failed failed"),
    ("ABC", "new changed changed"), ("ABA", "new changed changed"), ("ABB", "new changed unchanged"),
    ("AB=", "new changed unchanged"), ("AAB", "new unchanged changed"), ("A=B", "new unchanged changed"),
    ("A-A", "new gone back"), ("A-B", "new gone back"), ("A--", "new gone unchanged"), ("A-=", "new gone back"),
    ("A!A", "new failed unchanged"), ("A!B", "new failed changed"), ("A!-", "new failed gone"), ("A!=", "new failed unchanged"),
    ("A!!", "new failed failed"), ("A-!", "new gone failed"), ("A>A", "new gone back"), ("A>>", "new gone unchanged"),
    ("A>-", "new gone unchanged"), ("A->", "new gone unchanged"), ("-AB", "absent new changed"), ("!AB", "failed new changed"),
    ("!-A", "failed absent new"), ("AB-", "new changed gone"), ("AB!", "new changed failed"),
]  # fmt: skip
FOUR = [
    ("A-!A", "new gone failed back"), ("A-A-", "new gone back gone"), ("A-AA", "new gone back unchanged"),
    ("A-BB", "new gone back unchanged"), ("A-BA", "new gone back changed"), ("AB-B", "new changed gone back"),
    ("A!-A", "new failed gone back"), ("ABCA", "new changed changed changed"), ("A===", "new unchanged unchanged unchanged"),
    ("A=B=", "new unchanged changed unchanged"), ("!!!A", "failed failed failed new"), ("A!!B", "new failed failed changed"),
]  # fmt: skip
# Every order of two looks after a page is known, by the rules written out: 6 × 8 cases.
_KNOWN = {"A": "unchanged", "=": "unchanged", "B": "changed", "-": "gone", ">": "gone", "!": "failed"}
_AFTER_GONE = {
    "A": "back",
    "B": "back",
    "C": "back",
    "=": "back",
    "-": "unchanged",
    ">": "unchanged",
    "!": "failed",
    "D": "back",
}
_AFTER_B = {
    "A": "changed",
    "B": "unchanged",
    "C": "changed",
    "D": "changed",
    "=": "unchanged",
    "-": "gone",
    ">": "gone",
    "!": "failed",
}
_AFTER_A = {
    "A": "unchanged",
    "B": "changed",
    "C": "changed",
    "D": "changed",
    "=": "unchanged",
    "-": "gone",
    ">": "gone",
    "!": "failed",
}
PAIRS = [
    (f"A{one}{two}", f"new {_KNOWN[one]} {(_AFTER_GONE if one in '->' else _AFTER_B if one == 'B' else _AFTER_A)[two]}")
    for one, two in product("A=B->!", "ABCD=->!")
]
CASES = [*SCRIPTS, *FOUR, *PAIRS]


def came(letter: str, now: dt.datetime) -> Came:
    if letter == ">":
        return Came(AT, "text", now, "https://example.org/", text="front")
    if letter in "=-!":
        return Came(AT, {"=": "same", "-": "missing", "!": "error"}[letter], now)  # type: ignore[arg-type]
    return Came(AT, "text", now, AT, text=letter, raw=f"raw {letter}")


def test_there_are_a_hundred_cases() -> None:
    assert len(CASES) == 100


@pytest.mark.parametrize(("script", "findings"), CASES)
def test_each_look_at_a_page_finds_what_happened_to_it(script: str, findings: str) -> None:
    page: Page | None = None
    found, versions, now = [], [], NOW
    for letter in script:
        intent = decide(page, came(letter, now), "test", 60 * DAY)
        page = intent.page or page
        found.append(intent.what)
        if intent.version and intent.page:
            versions.append(intent.page.text)
        now += 6 * HOUR
    assert found == findings.split()
    assert all(a != b for a, b in pairwise(versions))
    assert (page is None) == (not versions)


def test_an_error_never_changes_what_is_known_of_a_page() -> None:
    page = decide(None, came("A", NOW), "test", 60 * DAY).page
    failed = decide(page, came("!", NOW + HOUR), "test", 60 * DAY).page
    assert page is not None
    assert failed is not None
    assert (failed.text, failed.raw, failed.changed) == (page.text, page.raw, page.changed)


def test_failing_pages_are_asked_for_less_and_less_and_never_before_the_server_wishes() -> None:
    page = decide(None, came("A", NOW), "test", 60 * DAY).page
    waits = []
    for _ in range(10):
        page = decide(page, came("!", NOW), "test", 60 * DAY).page
        assert page is not None
        assert page.again is not None
        waits.append(page.again - NOW)
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (HOUR / 2, 2 * DAY)
    asked = decide(page, Came(AT, "error", NOW, wait=3 * 86_400), "test", 60 * DAY).page
    assert asked is not None
    assert asked.again == NOW + 3 * DAY


def test_what_is_due_is_the_new_then_the_listed_as_changed_then_the_overdue() -> None:
    def known(path: str, again: dt.datetime | None, hint: str = "") -> Page:
        return Page(f"https://example.org/{path}", "test", NOW, NOW, NOW, "x", "y", hint=hint, again=again)

    pages = {p.address: p for p in (
        known("old", NOW - DAY), known("older", NOW - 2 * DAY), known("later", NOW + DAY), known("never", None),
        known("hinted", NOW + DAY, "1"),
    )}  # fmt: skip
    entries = [
        Entry(f"https://example.org/{p}", hint=h)
        for p, h in (("n1", ""), ("hinted", "2"), ("n2", ""), ("n1", ""), ("n3", ""))
    ]
    todo = due(entries, pages, NOW, most=2)
    assert [(d.address.rsplit("/", 1)[1], d.why) for d in todo] == [
        ("n1", "new"), ("n2", "new"), ("hinted", "listed as changed"), ("older", "again"), ("old", "again"),
    ]  # fmt: skip
