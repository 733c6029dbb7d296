import datetime as dt

import pytest

from communique.extract.times import times
from communique.model import Span

DAY = dt.date(2021, 12, 31)  # a Friday


@pytest.mark.parametrize(
    ("words", "start", "end", "basis"),
    [
        ("on January 9–10", "2022-01-09", "2022-01-10", "stated"),
        ("on 5 December", "2021-12-05", "2021-12-05", "stated"),
        ("on March 3, 2019", "2019-03-03", "2019-03-03", "stated"),
        ("today", "2021-12-31", "2021-12-31", "relative"),
        ("yesterday", "2021-12-30", "2021-12-30", "relative"),
        ("on Tuesday", "2021-12-28", "2021-12-28", "relative"),
        ("next week", "2022-01-03", "2022-01-09", "relative"),
        ("last month", "2021-11-01", "2021-11-30", "relative"),
        ("planned for January 2022", "2022-01-01", "2022-01-31", "stated"),
    ],
)
def test_an_expression_of_time_means_days(words: str, start: str, end: str, basis: str) -> None:
    (found,) = times(words, Span(0, len(words)), DAY)
    assert (found.when.start, found.when.end, found.when.basis) == (start, end, basis)


@pytest.mark.parametrize("words", ["on February 30", "in the year 1999", "he may 5 times"])
def test_what_is_no_day_is_left_alone(words: str) -> None:
    assert not times(words, Span(0, len(words)), DAY)


def test_without_a_document_date_only_full_dates_are_known() -> None:
    words = "today, on 3 May and on 4 May 2020"
    assert [t.when.start for t in times(words, Span(0, len(words)), None)] == ["2020-05-04"]


@pytest.mark.parametrize("day", [dt.date.min, dt.date.max])
def test_nothing_leaves_the_calendar(day: dt.date) -> None:
    words = (
        "yesterday, tomorrow, on Friday, next Friday, last month, next week, next year, December 9999, 31 December 9999"
    )
    assert times(words, Span(0, len(words)), day) == []
