"""What a browser shows of a page: paragraphs, lines, lists, tables, and nothing that it hides."""

import pytest

from communique.documents import load

ONE = "The ministers met in Port Aldern on Monday and agreed to open talks on grain in the spring of next year."
TWO = "They also discussed the supply of gas and decided that their deputies will meet again within a month."


def text(body: str) -> str:
    return load(f"<html><head><title>T</title></head><body>{body}</body></html>".encode()).text


@pytest.mark.parametrize(
    "body",
    [
        f"<article><p>{ONE}<br><br>{TWO}</p></article>",
        f'<div class="post-body">{ONE}<br />\n <br />{TWO}</div>',
        f"<article><p>{ONE}</p><p>&nbsp;</p><p>{TWO}</p></article>",
        f"<article><pre>{ONE}\n  \n{TWO}\n</pre></article>",
        f'<article><div style="white-space: pre-line">{ONE}\n\n{TWO}</div></article>',
        f"<table><tr><td>{ONE}<br><br>{TWO}</td></tr></table>",
        f"<div>{ONE}<p>{TWO}</div>",
        f"<table><tr><td>{ONE}<p>&nbsp;</p>{TWO}</td></tr></table>",
    ],
)
def test_what_looks_like_two_paragraphs_is_two(body: str) -> None:
    assert text(body) == f"{ONE}\n\n{TWO}"


@pytest.mark.parametrize("body", [f"<p>{ONE}<br>{TWO}</p>", f"<pre>{ONE}\n   {TWO}</pre>"])
def test_a_line_stays_a_line(body: str) -> None:
    assert text(f"<article>{body}</article>") == f"{ONE}\n{TWO}"


@pytest.mark.parametrize(
    ("made", "lines"),
    [
        ("<ul><li>Grain</li><li><p>Gas</p></li></ul>", ["• Grain", "• Gas"]),
        ('<ol start="3"><li>Grain</li><li><b>Gas</b> too</li></ol>', ["3. Grain", "4. Gas too"]),
        ('<ol type="a"><li>Grain</li><li value="5">Gas</li></ol>', ["a. Grain", "e. Gas"]),
        ("<ol reversed><li>Grain</li><li>Gas</li></ol>", ["2. Grain", "1. Gas"]),
        ('<ol type="i"><li>Grain</li><li>Gas</li></ol>', ["i. Grain", "ii. Gas"]),
        ("<ul><li>1) Grain</li><li>– Gas</li></ul>", ["1) Grain", "– Gas"]),
        ('<ul style="list-style-type: none"><li>Grain</li></ul>', ["Grain"]),
    ],
)
def test_items_have_their_numbers_and_bullets(made: str, lines: list[str]) -> None:
    assert text(f"<article><p>{ONE}</p>{made}<p>{TWO}</p></article>").split("\n\n") == [ONE, *lines, TWO]


def test_a_table_is_read_row_by_row() -> None:
    rows = "<tr><th>State</th><th>Sum</th></tr><tr><td><p>Norland</p></td><td>12 <b>million</b></td></tr>"
    shown = text(f"<article><p>{ONE}</p><table>{rows}</table><p>{TWO}</p></article>")
    assert shown.split("\n\n") == [ONE, "State\tSum\nNorland\t12 million", TWO]


def test_a_block_quotation_is_marked_and_preformatted_words_are_none() -> None:
    body = f"<article><p>{ONE}</p><blockquote>{TWO}</blockquote><pre>{ONE} Again.</pre></article>"
    document = load(body.encode())
    assert [m.span.of(document.text) for m in document.marks if m.kind == "quotation"] == [TWO]


@pytest.mark.parametrize("hidden", ['style="display: none"', "hidden", 'style="color:red;visibility:hidden"'])
def test_what_a_page_hides_is_not_read(hidden: str) -> None:
    assert (
        text(f"<article><p>{ONE}</p><div {hidden}><p>Secret words.</p></div><p>{TWO}</p></article>")
        == f"{ONE}\n\n{TWO}"
    )


def test_marks_stand_on_their_words_exactly() -> None:
    body = f'<article><p>{ONE} <a href="/x"> <b>Both sides</b>&shy; </a>told it.<br>{TWO}</p></article>'
    document = load(body.encode())
    assert {(m.kind, m.span.of(document.text)) for m in document.marks} == {
        ("link", "Both sides"), ("emphasis", "Both sides"),
    }  # fmt: skip


def test_a_deeply_nested_page_is_read() -> None:
    assert ONE in text("<div>" * 1500 + ONE + "</div>" * 1500)


def test_a_quotation_within_a_line_has_its_marks_and_a_footnotes_figure_goes() -> None:
    body = f'<article><p>{ONE} She said <q>we <b>will</b> stay</q> and left.<sup><a href="#n1">[1]</a></sup></p><p>{TWO}</p></article>'
    assert text(body) == f"{ONE} She said “we will stay” and left.\n\n{TWO}"


def test_who_said_a_quotation_is_a_line_of_its_own_with_all_its_spaces() -> None:
    cited = f'<article><p>{ONE}</p><blockquote><p>Welcome!</p>— Ministry (@mfa) <a href="x">1 March</a></blockquote><p>{TWO}</p></article>'
    assert text(cited) == f"{ONE}\n\nWelcome!\n\n— Ministry (@mfa) 1 March\n\n{TWO}"


def test_tabs_of_preformatted_words_stay() -> None:
    assert text(f"<article><p>{ONE}</p><pre>Grain\t5\nGas\t6</pre></article>") == f"{ONE}\n\nGrain\t5\nGas\t6"


def test_a_shell_of_scripts_has_the_text_that_it_states_and_a_page_what_it_shows() -> None:
    stated = f'<script type="application/ld+json">{{"@type": "Article", "articleBody": "{ONE}\\n\\n{TWO}"}}</script>'
    assert text(f'{stated}<div id="root"></div>') == f"{ONE}\n\n{TWO}"
    assert text(f"{stated}<article><p>{ONE}</p></article>") == ONE


@pytest.mark.parametrize(
    "part", ["<q>a\x02b</q>", "<br>a\x02b", "<ol><li>a\x02b</ol>", "<pre>c\na\x02b</pre>", "<q>c<!-- -->a\x02b</q>"]
)
def test_a_control_character_beside_what_is_written_into_the_tree_is_a_blank(part: str) -> None:
    page = (
        f"<html><body><div>The President met the Prime Minister on Monday and they agreed. {part}</div></body></html>"
    )
    text = load(page.encode(), name="page.html").text
    assert "a b" in text
    assert "\x02" not in text
