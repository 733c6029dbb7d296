"""The day of a page, on pages that make it hard."""

import datetime as dt
from collections.abc import Callable

import pytest

from communique.documents import load
from communique.documents.written import dates_in, written_date
from tests.documents import day_layouts

DAYS = (dt.date(2023, 7, 11), dt.date(2022, 3, 4), dt.date(2021, 12, 30))


@pytest.mark.parametrize("layout", day_layouts.LAYOUTS, ids=lambda one: one.__name__)
def test_the_day_is_found_in_every_layout(layout: Callable[[dt.date], day_layouts.Laid]) -> None:
    for day in DAYS:
        page, url = layout(day)
        assert load(page.encode(), url=url).date == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("24 May 2565", dt.date(2022, 5, 24)), ("4 มีนาคม พ.ศ. 2565", dt.date(2022, 3, 4)),
        ("令和4年3月4日", dt.date(2022, 3, 4)), ("民國111年3月4日", dt.date(2022, 3, 4)),
        ("ngày 4 tháng 3 năm 2022", dt.date(2022, 3, 4)), ("2022. március 4.", dt.date(2022, 3, 4)),
        ("4 במרץ 2022", dt.date(2022, 3, 4)), ("4. maaliskuuta 2022", dt.date(2022, 3, 4)),
        ("Fri, 03/04/2022 - 10:00", dt.date(2022, 3, 4)), ("04-MAR-2022", dt.date(2022, 3, 4)),
    ],
)  # fmt: skip
def test_a_date_is_read_in_other_tongues_and_eras(words: str, day: dt.date) -> None:
    assert written_date(words) == day


def test_a_date_of_figures_has_two_readings_until_somebody_says_which() -> None:
    (one,) = dates_in("07/03/2022")
    assert {one.day, one.other} == {dt.date(2022, 3, 7), dt.date(2022, 7, 3)}


def page(head: str, body: str) -> bytes:
    words = (
        "<p>The ministers spoke about grain and agreed to meet again in December, once both have their delegations.</p>"
    )
    return f"<html><head><title>Talks</title>{head}</head><body><main><h1>Talks</h1>{body}{words}</main></body></html>".encode()


def test_a_doubtful_date_is_settled_by_another_that_agrees() -> None:
    meta = '<meta name="date" content="2022-07-03">'
    assert load(page(meta, "<p>07/03/2022</p>")).date == dt.date(2022, 7, 3)


@pytest.mark.parametrize("stamp", ["1970-01-01T00:00:00Z", "0001-01-01"])
def test_a_day_that_a_program_writes_for_want_of_one_is_none(stamp: str) -> None:
    meta = f'<meta property="article:published_time" content="{stamp}">'
    assert load(page(meta, "<p>4 March 2022</p>")).date == dt.date(2022, 3, 4)


def test_a_day_of_change_counts_only_alone() -> None:
    assert load(page("", "<p>Last updated: 9 March 2023</p>")).date == dt.date(2023, 3, 9)


def test_a_copyright_is_no_day() -> None:
    assert load(page("", "") + b"<footer>Copyright 2019</footer>").date is None
