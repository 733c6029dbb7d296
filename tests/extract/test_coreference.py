"""Whom words without a name mean: offices, nouns, pronouns and groups, in texts of people whom nobody knows."""

from __future__ import annotations

import pytest

from communique.model import Reading
from communique.reading import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    made = Reader()
    made.tell = lambda message: None
    return made


def _read(reader: Reader, text: str) -> Reading:
    return reader.read(text, date="2024-05-14", issuer="Ministry of Foreign Affairs of Togo")


def _doers(reading: Reading, words: str) -> set[str]:
    at = reading.document.text.index(words)
    found = [a for a in reading.acts if any(c.start <= at < c.end for c in a.cue)]
    assert found, f"no act on {words!r}"
    return {actor for act in found for actor in act.by}


MET = (
    "The Minister of Foreign Affairs, Mrs. Aba Kponton, received on Monday the Ambassador of Mongolia, Mr. Tserendorj"
    " Batsukh. "
)


@pytest.mark.parametrize(
    ("sentence", "cue", "who"),
    [
        ("The diplomat thanked the Minister for her time.", "thanked", {"unknown:tserendorj-batsukh"}),
        ("The Ambassador invited her to Ulaanbaatar.", "invited", {"unknown:tserendorj-batsukh"}),
        ("She welcomed the opening of an embassy.", "welcomed", {"unknown:aba-kponton"}),
        (
            "They agreed to open direct flights.", "agreed",
            {"unknown:aba-kponton", "unknown:tserendorj-batsukh"},
        ),
    ],
)  # fmt: skip
def test_words_without_a_name_mean_whom_the_text_named(reader: Reader, sentence: str, cue: str, who: set[str]) -> None:
    assert _doers(_read(reader, MET + sentence), cue) == who


def test_a_group_is_the_pair_of_the_talk_told_last(reader: Reader) -> None:
    text = MET + (
        "\n\nLater Mrs. Kponton met with the Minister of Trade of Estonia, Mr. Rein Tammsalu. The two ministers signed an"
        " agreement on port services."
    )
    assert _doers(_read(reader, text), "signed") == {"unknown:aba-kponton", "unknown:rein-tammsalu"}


@pytest.mark.parametrize(
    ("sentence", "cue", "who"),
    [
        ("The two signed a programme of cooperation.", "signed", {"unknown:aba-kponton", "unknown:tserendorj-batsukh"}),
        ("Both thanked the Government of Ghana.", "thanked", {"unknown:aba-kponton", "unknown:tserendorj-batsukh"}),
        ("Both officials condemned the coup.", "condemned", {"unknown:aba-kponton", "unknown:tserendorj-batsukh"}),
        ("Her Excellency thanked him for the visit.", "thanked", {"unknown:aba-kponton"}),
    ],
)  # fmt: skip
def test_numbers_and_styles_mean_whom_the_text_named(reader: Reader, sentence: str, cue: str, who: set[str]) -> None:
    assert _doers(_read(reader, MET + sentence), cue) == who


def test_initials_of_an_office_mean_whoever_holds_it(reader: Reader) -> None:
    text = (
        "The Cabinet Secretary for Trade, Hon. Wairimu Gathoni, received Ambassador Tesfaye Bekele of Ethiopia on Monday. "
        "The CS thanked him for the new road."
    )
    assert _doers(_read(reader, text), "thanked") == {"unknown:wairimu-gathoni"}


def test_a_noun_that_fits_nobody_stays_a_stranger(reader: Reader) -> None:
    reading = _read(reader, MET + "Fishermen of Lomé welcomed the agreement on Tuesday.")
    assert not _doers(reading, "welcomed") & {"unknown:aba-kponton", "unknown:tserendorj-batsukh"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Prime Minister Gen. Thawat Sirikhan met with Mr. Teburo Tekee on Friday.", "unknown:thawat-sirikhan"),
        (
            "The Minister spoke by phone with his Hungarian and Czech counterparts, Zoltán Mezőfi and Hedvika Lounová.",
            "unknown:zoltan-mezofi",
        ),
        ("She spoke with the Mayor of Kara, Elisa Zaffera, about the harbour.", "unknown:elisa-zaffera"),
    ],
)  # fmt: skip
def test_names_from_everywhere_are_found(reader: Reader, text: str, name: str) -> None:
    named = {actor for m in _read(reader, text).mentions if m.kind == "name" for actor in m.actors}
    assert name in named


def test_the_day_of_the_week_and_a_council_are_no_names(reader: Reader) -> None:
    reading = _read(reader, "On Tuesday the Regional Fisheries Council welcomed the Lomé Declaration on Clean Ports.")
    named = {actor for m in reading.mentions if m.kind == "name" for actor in m.actors}
    assert not {a for a in named if a.startswith("unknown:")}
