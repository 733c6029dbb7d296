"""The day of a moment around midnight, in the zone of the site that states it."""

import datetime as dt

import pytest

from communique.documents import Layout, load

TEXT = "The ministers discussed the supply of grain through the strait and agreed to meet again in December."


def day(stated: str, zone: str) -> dt.date | None:
    page = f'<html><head><meta property="article:published_time" content="{stated}"></head><body><h1>Talks</h1><p>{TEXT}</p></body></html>'
    return load(page.encode(), layout=Layout(time_zone=zone)).date


@pytest.mark.parametrize(
    ("stated", "zone", "expected"),
    [
        ("2024-03-04T23:30:00Z", "Asia/Tokyo", 5),
        ("2024-03-04T14:59:00Z", "Asia/Tokyo", 4),
        ("2024-03-04T15:00:00Z", "Asia/Tokyo", 5),
        ("2024-03-05T02:30:00+00:00", "America/New_York", 4),
        ("2024-03-05T05:00:00Z", "America/New_York", 5),
        ("2024-03-05T04:59:59.999Z", "America/New_York", 4),
        ("2024-03-05T00:00:00Z", "America/New_York", 5),
        ("2024-03-05T00:00:00.000Z", "Asia/Tokyo", 5),
        ("2024-03-05T02:30:00", "America/New_York", 5),
        ("2024-03-04T23:30:00", "Asia/Tokyo", 4),
        ("2024-03-04T23:30:00+09:00", "Asia/Tokyo", 4),
        ("2024-03-05T02:30:00-05:00", "America/New_York", 5),
        ("2024-03-04T23:30:00Z", "", 4),
        ("2024-03-05", "America/New_York", 5),
    ],
)
def test_a_moment_in_utc_is_of_the_sites_day_and_anything_else_of_the_day_written(
    stated: str, zone: str, expected: int
) -> None:
    assert day(stated, zone) == dt.date(2024, 3, expected)
