"""What typesetters do to words: letters set apart, large first letters, spread lines, tables under columns."""

from communique.documents import load
from communique.documents.pdf.columns import in_order
from communique.documents.pdf.typesetting import Piece, closed_up
from tests.documents.pdf_pages import Set, column, pdf
from tests.documents.test_pdf import LEFT, READ_LEFT, READ_RIGHT, RIGHT, rows


def paragraphs(page: list[Set]) -> list[str]:
    return load(pdf([page])).text.split("\n\n")


def cells(y: float, *words: str) -> list[Set]:
    return [(50.0 + 90 * at, y, 10.0, word) for at, word in enumerate(words)]


def test_letters_set_apart_are_words() -> None:
    run, at = [], 0.0
    for character in "J O I N T  T A L K S":
        wide = 0.0 if character == " " else 7.0
        run.append((character, at, at + wide))
        at += wide or 2.0
    assert closed_up(run, 10) == "JOINT TALKS"
    assert closed_up([(c, 7.0 * at, 7.0 * at + 6) for at, c in enumerate("a b c")], 10) == "a b c"


def test_a_line_spread_to_both_edges_is_no_row_of_a_table() -> None:
    def line(y: float, *words: tuple[float, float, str]) -> list[Piece]:
        return [Piece(left, y, right, y + 10, 10.0, word) for left, right, word in words]

    page = [
        *line(700, (50, 250, "The Minister thanked the ambassador for the")),
        *line(686, (50, 110, "government’s"), (123, 180, "contribution"), (193, 205, "to"), (218, 250, "the")),
        *line(672, (50, 180, "harbour of Aldern.")),
        *line(640, (50, 100, "Norland"), (140, 150, "12"), (230, 250, "2021")),
    ]
    assert [one.text for one in in_order(page)][1:] == [
        "government’s contribution to the", "harbour of Aldern.", "Norland\t12\t2021",
    ]  # fmt: skip


def test_a_large_first_letter_belongs_to_its_line() -> None:
    lines = ["he Minister received the ambassador of the", "neighbouring kingdom, who brought a letter"]
    page = [
        (50.0, 684.0, 32.0, "T"),
        *column(71, 700, lines),
        *column(50, 676, ["of his king and an invitation to talks."]),
    ]
    assert paragraphs(page) == [f"T{' '.join(lines)} of his king and an invitation to talks."]


def test_a_table_under_two_columns_comes_after_both() -> None:
    table = [*cells(600, "Norland", "12 million"), *cells(586, "Aldern", "7 million")]
    assert paragraphs([*rows(column(50, 700, LEFT), column(320, 700, RIGHT)), *table]) == [
        READ_LEFT, READ_RIGHT, "Norland\t12 million", "Aldern\t7 million",
    ]  # fmt: skip


ITEMS = column(70, 700, ["Reopen the strait to all ships", "Supply grain before the end of the year"])


def test_shapes_before_lines_are_bullets() -> None:
    squares = b"55 702 4 4 re f 55 690 4 4 re f"
    assert load(pdf([ITEMS], drawn=squares)).text == (
        "• Reopen the strait to all ships\n\n• Supply grain before the end of the year"
    )


def test_a_rule_a_lone_square_and_a_shape_between_words_are_no_bullets() -> None:
    others = b"50 720 400 1 re f 55 702 4 4 re f 300 690 6 6 re f"
    line: Set = (330, 690, 10, "and fish")
    assert "•" not in load(pdf([[*ITEMS, line]], drawn=others)).text


def test_two_words_spread_over_a_narrow_column_are_a_line() -> None:
    lines = [(50.0, 700.0, 10.0, "The ministers met to talk of")]
    lines += [(50, 688, 10, "extraordinary"), (144.9, 688, 10, "fishing")]
    lines += [(50.0, 676.0, 10.0, "rights in the strait this week.")]
    assert paragraphs(lines) == ["The ministers met to talk of extraordinary fishing rights in the strait this week."]


def test_what_stands_across_a_page_is_not_read_and_a_page_that_is_turned_is() -> None:
    across = b"BT /F1 40 Tf 0.7 0.7 -0.7 0.7 200 300 Tm (DRAFT) Tj ET"
    assert "DRAFT" not in load(pdf([ITEMS], drawn=across)).text
    lines = b"".join(b"/F1 10 Tf 0 1 -1 0 %d 100 Tm (%s) Tj " % (200 + 12 * at, words) for at, words in enumerate(
        (b"The ministers met in Port Aldern on Monday to talk", b"of fishing rights and of the supply of grain."))
    )  # fmt: skip
    turned = pdf([[(50, 700, 10, "7")]], drawn=b"BT " + lines + b"ET")
    assert load(turned).text == (
        "The ministers met in Port Aldern on Monday to talk of fishing rights and of the supply of grain."
    )
