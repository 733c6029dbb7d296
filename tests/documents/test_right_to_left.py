"""PDFs and lines whose words run from right to left."""

import pytest

from communique.documents.pdf.columns import in_order
from communique.documents.pdf.right_to_left import as_read, standing
from communique.documents.pdf.text_layer import _merged, _Run
from communique.documents.pdf.typesetting import Piece

WORDS = "قال الوزير"


def placed(shown: str, order: str = "left") -> list[tuple[str, float, float]]:
    """Characters as they stand, each ten points wide, in the order in which a program wrote them."""
    made = [(character, 10.0 * at, 10.0 * at + 9) for at, character in enumerate(shown)]
    return made if order == "left" else made[::-1]


@pytest.mark.parametrize("order", ["left", "right"])
def test_letters_are_read_by_their_places_in_whatever_order_they_were_written(order: str) -> None:
    assert as_read(standing(placed(WORDS[::-1], order), 16)) == WORDS


def test_letters_that_a_program_wrote_in_both_orders_are_one_word() -> None:
    made = placed(WORDS[::-1])
    assert as_read(standing([*made[:4], *made[4:][::-1]], 16)) == WORDS


def test_a_mark_over_a_letter_stays_behind_it() -> None:
    letters = [("ب", 10.0, 19.0), ("\u064e", 12.0, 16.0), ("ك", 0.0, 9.0)]
    assert as_read(standing(letters, 16)) == "ب\u064eك"


def test_letters_of_which_only_the_vowel_signs_places_are_known_stay_one_word() -> None:
    marked = [("\u0650", 30.0, 33.0), ("ز", 30.0, 33.0), ("\u064f", 16.5, 23.5), ("ر", 16.5, 23.5)]
    assert as_read(standing([("و", 36.0, 42.0), *marked], 16)) == "وز\u0650ر\u064f"


def test_a_gap_as_wide_as_a_space_parts_words_where_vowel_signs_hide_the_space() -> None:
    alef_with_sign = [("إ", 2.5, 6.0), ("\u0650", 2.5, 6.0)]
    assert as_read(standing([("ر", 9.5, 16.5), *alef_with_sign], 16)) == "ر إ\u0650"


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        (f"2022 {'ביום'[::-1]}", "ביום 2022"), (f"25% {'של'[::-1]}", "של 25%"), (f"%25 {'من'[::-1]}", "من 25%"),
        (f"1,250.50 {'שלום'[::-1]}", "שלום 1,250.50"), (f"(NATO Summit) {'אמר'[::-1]}", "אמר (NATO Summit)"),
        (f")NATO Summit( {'אמר'[::-1]}", "אמר (NATO Summit)"), ("The talks (in Oslo)", "The talks (in Oslo)"),
        (f"٢٠٢٢ {'عام'[::-1]}", "عام ٢٠٢٢"),
    ],
)  # fmt: skip
def test_what_runs_from_the_left_is_turned_back(shown: str, read: str) -> None:
    assert as_read(shown) == read


def test_the_right_column_is_read_first() -> None:
    words = "הרבה מילים של שורה"[::-1]
    pieces = [
        Piece(x, 700.0 - 14 * at, x + 200, 710.0 - 14 * at, 10.0, f"{words} {side[::-1]}")
        for at in range(4)
        for x, side in ((50.0, "שמאל"), (300.0, "ימין"))
    ]
    assert [line.text.split()[0] for line in in_order(pieces)] == ["ימין"] * 4 + ["שמאל"] * 4


def test_letters_that_a_program_wrote_apart_stand_where_they_are_seen() -> None:
    def run(words: str, left: float) -> _Run:
        made = _Run()
        for at, character in enumerate(words):
            made.add(character, (left + 10 * at, 0.0, left + 10 * at + 9, 12.0), 16.0)
        return made

    (one,) = _merged([run("ן", 30), run("מל", 10), run("ם", 40), run(".", 0)])
    assert as_read(one.piece().text) == "םןלמ."
