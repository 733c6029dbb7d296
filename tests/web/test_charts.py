"""Charts: what they draw, that a browser keeps them, and that the network's names never cover each other."""

from __future__ import annotations

import re
from itertools import pairwise

from fastapi.testclient import TestClient

from communique.ledger import Ledger
from communique.ledger.views.contact_network import Tie
from communique.ledger.views.refresh import refresh
from communique.web.drawing.charts import WIDTH, Count, chart, colours
from communique.web.drawing.network_graph import network


def _months(*numbers: tuple[str, int], what: str = "call") -> list[Count]:
    return [Count(month, what, number) for month, number in numbers]


def test_a_chart_draws_months_without_any_too() -> None:
    made = chart("stacked", _months(("2022-01", 3), ("2022-04", 2)), "contacts")
    assert made.months() == ["2022-01", "2022-02", "2022-03", "2022-04"]
    assert made.totals() == {"call": 5}


def test_the_few_that_lie_far_from_all_others_are_left_out_and_counted() -> None:
    told = _months(("2018-10", 1), ("2021-01", 60), ("2021-02", 50), ("2023-12", 1))
    made = chart("stacked", told, "contacts")
    assert made.months() == ["2021-01", "2021-02"]
    assert made.left_out == 2


def test_series_beyond_the_seventh_are_summed_up() -> None:
    told = [Count("2022-01", f"kind {n}", 20 - n) for n in range(9)]
    made = chart("stacked", told, "contacts")
    assert made.series[-1] == "other"
    assert sum(made.totals().values()) == sum(20 - n for n in range(9))


def test_the_same_numbers_give_the_same_picture_and_each_theme_its_own() -> None:
    one, two = (chart("rows", _months(("2022-01", 3)), "statements") for _ in range(2))
    assert one.svg("light") == two.svg("light")
    assert one.etag("light") != one.etag("dark")
    assert colours("light")["quiet"] in one.svg("light")
    assert colours("dark")["quiet"] in one.svg("dark")


def _ends(svg: str) -> list[float]:
    """How far to the right each outline goes."""
    paths = re.findall(r'aria-roledescription="area mark"[^>]* d="([^"]+)"', svg)
    return [max(float(x) for x, _ in re.findall(r"([\d.]+),(-?[\d.]+)", one)) for one in paths]


def test_many_months_are_outlines_that_reach_the_end_of_the_last_month() -> None:
    told = [Count(f"{2000 + n // 12}-{n % 12 + 1:02d}", what, n + 1) for n in range(96) for what in ("call", "visit")]
    few, many = chart("rows", told[:24], "contacts").svg("light"), chart("rows", told, "contacts").svg("light")
    assert few.count('aria-roledescription="bar"') == 24
    assert 'aria-roledescription="bar"' not in many
    assert _ends(many) == [WIDTH - 230] * 2


def test_a_chart_of_nothing_is_drawn_empty(browser: TestClient) -> None:
    assert "<svg" in chart("rows", [], "statements").svg("light")
    assert browser.get("/charts/actors/person:nobody.svg").status_code == 200


def test_a_browser_that_has_a_chart_is_not_sent_it_again(browser: TestClient, ledger: Ledger) -> None:
    refresh(ledger)
    first = browser.get("/charts/contacts.svg")
    assert first.headers["content-type"].startswith("image/svg+xml")
    assert "call" in first.text
    again = browser.get("/charts/contacts.svg", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


def test_a_chart_has_a_text_and_a_table_of_its_numbers(browser: TestClient, ledger: Ledger) -> None:
    refresh(ledger)
    page = browser.get("/contacts").text
    assert 'alt="Contacts by month and channel, January 2022 to January 2022' in page
    assert "<summary>The numbers</summary>" in page


def test_names_of_a_network_stand_each_on_a_line_of_its_own() -> None:
    pairs = [Tie(f"person:{a:02}", f"person:{b:02}", 1 + (a * b) % 7) for a in range(30) for b in range(a + 1, 30)]
    drawn = network(pairs)
    for side in (True, False):
        lines = sorted(n.y for n in drawn.nodes if n.left is side)
        assert all(below - above >= 18 for above, below in pairwise(lines))
    assert drawn.left_out == 30 - len(drawn.nodes)


def test_those_of_most_contacts_are_drawn_and_thickest() -> None:
    drawn = network([Tie("a:1", "b:2", 9), Tie("a:1", "c:3", 1)])
    assert [e.width for e in drawn.edges] == [1.0, 8.0]
    assert drawn == network([Tie("a:1", "b:2", 9), Tie("a:1", "c:3", 1)])


def test_nobody_makes_an_empty_network() -> None:
    assert network([]).nodes == ()
