"""Whose words a text is: titles, first lines and “I”."""

import pytest

from tests.conftest import Read

DAY = "2024-05-04"


@pytest.mark.parametrize(
    ("front", "voice"),
    [
        (
            "Statement to the press by the Head of Government, Ms. Rania Ben Slimane-Trabelsi",
            "rania-ben-slimane-trabelsi",
        ),
        (
            "Speech of the Deputy Prime Minister and Minister of Trade, Mr. Dler Aziz Kani, at the iftar",
            "dler-aziz-kani",
        ),
        ("TRADE SECRETARIAT\nStatement by the Secretary General, Hon. Grace Mukasa, to the Council", "grace-mukasa"),
        ("Remarks by Minister Paloma Reyes Duarte on her return from Geneva", "paloma-reyes-duarte"),
        ("Remarks by H.E. Mr. Somphone Keola, Minister of Trade, to the press\nRiga, 4 May 2024", "somphone-keola"),
        ("Karlis Ozols, Minister of Trade", "karlis-ozols"),
        ("President Karlis Ozols – official account", "karlis-ozols"),
        ("Karlis Ozols, President of Latvia\n@KOzols · 4 May 2024", "karlis-ozols"),
    ],
)
def test_a_text_under_a_name_is_spoken_by_its_bearer(read: Read, front: str, voice: str) -> None:
    text = f"{front}\n\nWe met our friends today.\n\nI told them that we would help."
    reading = read(text, date=DAY, issuer="Latvia")
    assert [(p.kind, p.voice) for p in reading.passages][1:] == [("statement", f"unknown:{voice}")]


def test_who_says_i_by_name_is_the_speaker_whoever_holds_the_office(read: Read) -> None:
    text = "Address of the Secretary General\n\nSince we met I, Aylin Demirbas, have visited all members. My thanks to you."
    assert read(text, date=DAY, issuer="United Nations").passages[-1].voice == "unknown:aylin-demirbas"


@pytest.mark.parametrize("front", ["Meeting of the Council", "Office of the Spokesperson", "Riga, Latvia"])
def test_a_text_under_an_office_or_a_place_is_its_issuers(read: Read, front: str) -> None:
    text = f"{front}\n\nThe Ministry condemns the attack on the port."
    assert {p.voice for p in read(text, date=DAY, issuer="Latvia").passages} == {"country:LV"}


@pytest.mark.parametrize(
    ("closing", "voice"),
    [
        ("Karlis Ozols", "unknown:karlis-ozols"),
        ("Karlis Ozols\nMinister of Trade", "unknown:karlis-ozols"),
        ("Karlis Ozols, Minister of Trade", "unknown:karlis-ozols"),
        ("Press Service", "country:LV"),
        ("Ministry of Trade\nRiga", "country:LV"),
        ("We thank all who came.", "country:LV"),
    ],
)
def test_who_says_i_is_whose_name_closes_the_text(read: Read, closing: str, voice: str) -> None:
    text = f"Today I met our friends from Estonia.\n\nI told them that we would help.\n\n{closing}"
    assert read(text, date=DAY, issuer="Latvia").passages[0].voice == voice


def test_a_letter_that_is_quoted_is_not_the_whole_texts(read: Read) -> None:
    text = (
        "The President received a letter from the Prime Minister of Malta.\n\n“Excellency,\n\nI thank you for the ship."
        "\n\nMario Zammit\nPrime Minister of Malta”"
    )
    assert read(text, date=DAY, issuer="Latvia").passages[0].voice == "country:LV"
