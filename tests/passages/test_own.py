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
