"""The day of a page, on pages that make it hard."""

import datetime as dt
from collections.abc import Callable

import pytest

from communique.documents import load
from communique.documents.days.written import dates_in, written_date
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
        ("4. mars 2022", dt.date(2022, 3, 4)), ("৪ মার্চ ২০২২", dt.date(2022, 3, 4)), ("4 მარტი 2022", dt.date(2022, 3, 4)),
        ("4 մարտի, 2022", dt.date(2022, 3, 4)), ("2022 жылғы 4 наурыз", dt.date(2022, 3, 4)),
        ("2022 оны 3-р сарын 4", dt.date(2022, 3, 4)), ("2022. gada 4. martā", dt.date(2022, 3, 4)),
        ("4 de març de 2022", dt.date(2022, 3, 4)), ("Marso 4, 2022", dt.date(2022, 3, 4)),
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


@pytest.mark.parametrize(
    ("head", "foot", "day"),
    [
        ("", "<footer>Copyright 2012-2019</footer>", dt.date(2019, 1, 1)),
        ('<script src="/js/api.js?2017-02-27"></script>', "<footer>© 2017</footer>", dt.date(2017, 2, 27)),
        ("", '<img src="/wp-content/uploads/2016/07/boats.jpg">', dt.date(2016, 7, 1)),
        ("", '<form><input name="day" value="07.09.2017"></form>', dt.date(2017, 9, 7)),
        ("", '<a href="https://example.org/2017/08/11/other-story">Other story</a>', dt.date(2017, 8, 11)),
        ("", '<a href="/2999/01/01/next">Next</a><footer>© 2016</footer>', dt.date(2016, 1, 1)),
        ('<meta name="date" content="2022-07-03">', "<footer>Copyright 2023</footer>", None),
    ],
)
def test_a_page_that_tells_no_day_is_no_older_than_what_it_holds(head: str, foot: str, day: dt.date | None) -> None:
    one = load(page(head, foot))
    assert (one.not_before, one.date is None) == (day, day is not None)


def test_days_in_examples_of_programs_are_none_of_the_page() -> None:
    shown = "<pre><code>&gt;&gt;&gt; find_date('x') <span class='entry-date'>July 12th, 2016</span></code></pre>"
    assert load(page("", shown)).date is None


@pytest.mark.parametrize("headline", ["Termine 2016", "Events", "Calendrier"])
def test_the_days_of_a_calendar_are_those_of_what_it_lists(headline: str) -> None:
    rows = "<p>3. Dezember 2016</p><p>Prüfung</p><p>4. Dezember 2016</p><p>Versammlung im Vereinsheim</p>"
    one = load(f"<html><body><h1>{headline}</h1>{rows}</body></html>".encode())
    assert (one.date, one.not_before) == (None, dt.date(2016, 12, 4))


def test_a_labelled_day_may_have_a_year_of_two_figures() -> None:
    foot = "<p>Wort um Wort.</p>" * 30 + "<p>Letzte Aktualisierung: 06.04.19</p>"
    assert load(page("", foot)).date == dt.date(2019, 4, 6)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("๗ มิถุนายน ๒๕๖๕", dt.date(2022, 6, 7)), ("٧ يونيو ٢٠٢٢", dt.date(2022, 6, 7)),
        ("7 حزيران/يونيو 2022", dt.date(2022, 6, 7)), ("۱۷ خرداد ۱۴۰۱", dt.date(2022, 6, 7)),
        ("۱۴۰۱/۰۳/۱۷", dt.date(2022, 6, 7)), ("1 farvardin 1400", dt.date(2021, 3, 21)),
        ("30 اسفند 1399", dt.date(2021, 3, 20)), ("二〇二二年六月七日", dt.date(2022, 6, 7)),
        ("二〇二一年十二月三十一日", dt.date(2021, 12, 31)), ("1445/05/10", None),
    ],
)  # fmt: skip
def test_a_date_is_read_in_other_digits_and_calendars(words: str, day: dt.date | None) -> None:
    assert written_date(words) == day


def test_a_drupal_moment_has_its_month_first_whatever_the_language() -> None:
    assert written_date("Tue, 07/11/2023 - 17:57", day_first=True) == dt.date(2023, 7, 11)


@pytest.mark.parametrize("count", ["1646388000", "1646388000000"])
def test_a_moment_counted_since_1970_is_a_day(count: str) -> None:
    assert load(page(f'<meta name="publish-date" content="{count}">', "")).date == dt.date(2022, 3, 4)


@pytest.mark.parametrize(
    "behind",
    [
        "4 Mart 2022 tarihinde yayınlandı",
        "Dieser Beitrag wurde am Freitag, 4. März 2022 um 10:00 Uhr veröffentlicht und unter Presse abgelegt.",
    ],
)
def test_what_is_said_behind_a_date_counts(behind: str) -> None:
    assert load(page("", "").replace(b"</main>", f"<p>{behind}</p></main>".encode())).date == dt.date(2022, 3, 4)


def test_todays_day_in_the_head_of_a_site_is_none_of_the_page() -> None:
    head = b'<body><header><div class="date">Sunday, 29 November 2026</div></header>'
    assert load(page("", "<p>4 March 2022</p>").replace(b"<body>", head)).date == dt.date(2022, 3, 4)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Port Aldern, 4 March 2022", dt.date(2022, 3, 4)), ("le vendredi 4 mars 2022", dt.date(2022, 3, 4)),
        ("FOR IMMEDIATE RELEASE: March 4, 2022", dt.date(2022, 3, 4)), ("04.03.2022", dt.date(2022, 3, 4)),
        ("Friday, 4th March 2022", dt.date(2022, 3, 4)), ("Київ, 4 березня 2022 року", dt.date(2022, 3, 4)),
        ("Minutes of the meeting of 4 March 2022", None), ("Since 4 March 2022", None), ("03/04/2022", None),
        ("They met on 4 March 2022 in Port Aldern.", None),
    ],
)  # fmt: skip
def test_the_head_of_a_letter_tells_its_day(line: str, day: dt.date | None) -> None:
    text = f"Ministry of Foreign Affairs\nPress Office\n\n{line}\n\nThe ministers spoke about grain."
    assert load(text.encode()).date == day


def test_a_day_before_links_to_topics_is_the_pages_and_one_before_another_headline_is_not() -> None:
    own = "<p>4 March 2022 at 08:45 | filed under <a href='/t'>Grain</a></p>"
    other = "<p>9 March 2022 <a href='/n'>The Minister’s programme for the coming week</a></p>"
    assert load(page("", own + other)).date == dt.date(2022, 3, 4)


def test_what_a_sentence_says_was_released_is_another_thing() -> None:
    assert load(page("", "<p>4 March 2022</p><p>Version 5.2 was released on November 5, 2019.</p>")).date == dt.date(
        2022, 3, 4
    )
    assert load(page("", "<p>This statement was released on November 5, 2019.</p>")).date == dt.date(2019, 11, 5)


def test_a_page_behind_a_servers_warnings_is_a_page() -> None:
    warned = b"<br />\n<b>Warning</b>: Use of an undefined constant in <b>/srv/l10n.php</b> on line <b>9</b><br />\n"
    assert load(warned * 9 + b"<!DOCTYPE html>" + page("", "<p>4 March 2022</p>")).date == dt.date(2022, 3, 4)


def test_day_month_and_year_that_stand_in_elements_of_their_own_are_a_date() -> None:
    split = "<div class='date'><span>March</span><span>4</span><span>2022</span></div>"
    assert load(page("", split)).date == dt.date(2022, 3, 4)
