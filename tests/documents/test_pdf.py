"""PDFs in reading order: columns, heads and feet, footnotes, broken words, tables, scans."""

import pytest

from communique.documents import load
from communique.errors import EmptyDocument
from tests.documents.pdf_pages import Set, column, pdf

LEFT = [
    "The Prime Minister spoke to the King",
    "of Norland this morning. They agreed",
    "to meet again in Paris in two weeks,",
    "when both delegations are named.",
]
RIGHT = [
    "The government will deliver a full",
    "thousand anti-tank weapons, the",
    "Prime Minister said, and will nego-",
    "tiate further aid in the spring.",
]
LONG = [
    "The Prime Minister spoke to the King of Norland this morning and warmly thanked him for the invitation",
    "to the talks, which will open in the spring of the coming year.",
    "They agreed to speak again after the summer, when both governments have formed their delegations",
    "and named their negotiators.",
]
READ_LEFT = "The Prime Minister spoke to the King of Norland this morning. They agreed to meet again in Paris in two weeks, when both delegations are named."
READ_RIGHT = "The government will deliver a full thousand anti-tank weapons, the Prime Minister said, and will negotiate further aid in the spring."


def paragraphs(*pages: list[Set]) -> list[str]:
    return load(pdf(list(pages))).text.split("\n\n")


def rows(*columns: list[Set]) -> list[Set]:
    """As typesetters often write them: line by line across the columns."""
    return [one for row in zip(*columns, strict=True) for one in row]


@pytest.mark.parametrize("by_rows", [True, False])
def test_columns_are_read_one_after_the_other(by_rows: bool) -> None:
    columns = column(50, 700, LEFT), column(320, 694, RIGHT)
    page = rows(*columns) if by_rows else [*columns[0], *columns[1]]
    assert paragraphs(page) == [READ_LEFT, READ_RIGHT]


def test_a_headline_over_two_columns_stands_before_both() -> None:
    page = [
        (50.0, 740.0, 16.0, "Joint statement of the two governments on the talks"),
        *rows(column(50, 700, LEFT), column(320, 700, RIGHT)),
    ]
    assert paragraphs(page) == ["Joint statement of the two governments on the talks", READ_LEFT, READ_RIGHT]


def test_three_columns_are_three() -> None:
    page = rows(
        *(
            column(x, 700, [f"{name} column, line number {n}," for n in range(5)], 9)
            for x, name in ((40, "left"), (225, "middle"), (410, "right"))
        )
    )
    told = " ".join(paragraphs(page))
    assert told.index("left column, line number 4") < told.index("middle column, line number 0")
    assert told.index("middle column, line number 4") < told.index("right column, line number 0")


def test_short_cells_in_rows_are_a_table() -> None:
    cells = [(50.0, 720 - 14 * n, 10.0, name) for n, name in enumerate(("Norland", "Aldern", "Sudmark"))]
    sums = [(200.0, 720 - 14 * n, 10.0, words) for n, words in enumerate(("12 million", "7 million", "3 million"))]
    assert paragraphs([*cells, *sums, *column(50, 640, LONG)])[:3] == [
        "Norland\t12 million",
        "Aldern\t7 million",
        "Sudmark\t3 million",
    ]


def test_heads_and_feet_are_not_text() -> None:
    pages = [
        [(50.0, 770.0, 8.0, "Ministry of Foreign Affairs"), (500.0, 770.0, 8.0, "12 March 2025"),
         *column(50, 700, [f"Paragraph {n} of the text begins here and goes on for a while on this page of the", "release, until it ends."]),
         (290.0, 30.0, 8.0, f"Page {n} of 4"), (50.0, 30.0, 8.0, "www.mfa.example")] for n in range(1, 5)
    ]  # fmt: skip
    assert paragraphs(*pages) == [
        f"Paragraph {n} of the text begins here and goes on for a while on this page of the release, until it ends."
        for n in range(1, 5)
    ]


def test_a_footnote_parts_no_sentence() -> None:
    first = [
        *column(
            50,
            700,
            [
                "The ministers signed the agreement on grain in the hall of the ministry and agreed to meet again in",
                "the spring, when both governments have named their",
            ],
        ),
        (50.0, 80.0, 7.0, "1 Published in the Official Journal, no. 12."),
    ]
    second = column(
        50, 700, ["delegations to the talks on fishing rights in the northern waters of the two kingdoms there."]
    )
    told = paragraphs(first, second)
    assert told[0].endswith(
        "when both governments have named their delegations to the talks on fishing rights in the northern waters of the two kingdoms there."
    )
    assert told[1] == "1 Published in the Official Journal, no. 12."


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (["They will nego-", "tiate."], "They will negotiate."), (["on the self-", "governing isle"], "on the self-governing isle"),
        (["a grain-for-", "oil deal; the grain-for-oil"], "a grain-for-oil deal; the grain-for-oil"), (["by the EURO-", "PEAN Union"], "by the EUROPEAN Union"),
    ],
)  # fmt: skip
def test_a_word_broken_at_a_lines_end_is_mended(lines: list[str], read: str) -> None:
    assert paragraphs(column(50, 700, lines)) == [read]


def test_space_between_lines_parts_paragraphs() -> None:
    assert len(paragraphs([*column(50, 700, LONG[:2]), *column(50, 650, LONG[2:])])) == 2


def test_bullets_begin_paragraphs() -> None:
    page = [
        *column(50, 700, ["They agreed on three things:"]),
        *column(60, 684, ["• to open the port of Aldern to ships of both states in spring;", "• to name envoys;"]),
    ]
    assert paragraphs(page) == [
        "They agreed on three things:",
        "• to open the port of Aldern to ships of both states in spring;",
        "• to name envoys;",
    ]


def test_a_scan_is_told_to_need_recognition() -> None:
    with pytest.raises(EmptyDocument, match="needs OCR"):
        load(pdf([[]]), name="scan.pdf")


def test_the_day_at_the_top_outranks_that_of_the_file() -> None:
    page = [(50.0, 740.0, 10.0, "4 March 2022"), *column(50, 700, LONG)]
    assert str(load(pdf([page])).date) == "2022-03-04"
    assert str(load(pdf([column(50, 700, LONG)])).date) == "2025-02-12"
