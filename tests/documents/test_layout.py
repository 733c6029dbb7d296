import datetime as dt

import pytest

from communique.documents import Layout, load
from communique.documents.days.written import written_date
from communique.documents.web.selectors import xpath
from communique.errors import InputError

PAGE = b"""<html><head><title>Site</title></head><body><h1 class="t">Call with the King</h1><span id="when">03.02.2025</span>
<div class="body news"><p>They <b>agreed</b> to meet in Oslo.</p><p class="share">Share this</p><script>alert(1)</script></div>
<div class="more"><p>Another long piece of news that is not about the call and that is much longer than the call.</p></div>
</body></html>"""


def test_a_layout_names_text_title_and_date_and_what_is_neither() -> None:
    layout = Layout(text="div.body", title="h1.t", date="#when", drop=".share", day_first=True)
    document = load(PAGE, layout=layout)
    assert (document.text, document.title, document.date) == (
        "They agreed to meet in Oslo.", "Call with the King", dt.date(2025, 2, 3),
    )  # fmt: skip
    assert [(m.kind, m.span.of(document.text)) for m in document.marks] == [("emphasis", "agreed")]


def test_a_layout_that_a_page_does_not_have_leaves_it_to_the_general_finder() -> None:
    assert "Another long piece" in load(PAGE, layout=Layout(text="div.elsewhere")).text


@pytest.mark.parametrize("selector", ["div:has(p)", "a >", "p + p", "[x=y", "", "div, ,p"])
def test_a_selector_that_is_not_understood_is_refused(selector: str) -> None:
    with pytest.raises(InputError, match="is not understood"):
        xpath(selector)


@pytest.mark.parametrize(
    ("words", "order", "day"),
    [
        ("December 30, 2021, 23:50", None, dt.date(2021, 12, 30)),
        ("30 de dezembro de 2021", None, dt.date(2021, 12, 30)),
        ("le 1er février 2025", None, dt.date(2025, 2, 1)),
        ("12. Februar 2025", None, dt.date(2025, 2, 12)),
        ("12 лютого 2025 року - 19:00", None, dt.date(2025, 2, 12)),
        ("12 Şubat 2025, Çarşamba", None, dt.date(2025, 2, 12)),
        ("2025年2月12日", None, dt.date(2025, 2, 12)),
        ("2025-02-12T23:30:00Z", None, dt.date(2025, 2, 12)),
        ("02/03/2025", None, None),
        ("02/03/2025", True, dt.date(2025, 3, 2)),
        ("02/03/2025", False, dt.date(2025, 2, 3)),
        ("31.12.2025", None, dt.date(2025, 12, 31)),
        ("No. 2025-99-99", None, None),
    ],
)
def test_a_date_is_read_in_the_languages_of_ministries_and_figures_are_not_guessed(
    words: str, order: bool | None, day: dt.date | None
) -> None:
    assert written_date(words, order) == day
