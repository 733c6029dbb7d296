"""Whom an act is for: the doer of a blamed deed, and in an account of a talk the other party."""

import pytest

from tests.conftest import Read, act

TALK = "President Alar Karis spoke by phone with President Gitanas Nausėda on Monday. "
KARIS, NAUSEDA = "person:alar-karis", "person:gitanas-nauseda"


@pytest.mark.parametrize(
    ("sentence", "cue", "to"),
    [
        ("Macron condemned the strike on Chile.", "condemned", ()),
        ("Macron condemned the strike on Chile by Peru.", "condemned", ("country:PE",)),
        ("Macron denounced the raids carried out by Peru on Chilean towns.", "denounced", ("country:PE",)),
        ("Macron condemned Peruvian aggression.", "condemned", ("country:PE",)),
        ("Macron criticised Peru’s seizure of ships from Chile.", "criticised", ("country:PE",)),
        ("Macron criticised the conduct of the Peruvian authorities.", "criticised", ("country:PE",)),
        ("Macron deplored acts of violence against Chilean farmers.", "deplored", ()),
        ("Macron denounced foreign meddling in the elections of Chile.", "denounced", ()),
        ("Macron voiced concern about the famine in Chile.", "voiced concern", ()),
        ("Macron praised the mediation of Peru and Chile.", "praised", ("country:PE", "country:CL")),
        ("Macron thanked the Government of Peru for its help.", "thanked", ("country:PE",)),
    ],
)
def test_blame_and_praise_are_for_the_doer_of_the_deed(
    read: Read, sentence: str, cue: str, to: tuple[str, ...]
) -> None:
    assert act(read(sentence, date="2022-05-04"), cue).to == to


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Karis stressed the need for grain.", "stressed"),
        ("Karis said that he would send grain.", "said"),
        ("Karis noted the role of the ports, adding that they stay open.", "adding"),
    ],
)
def test_what_is_said_in_a_talk_is_said_to_the_other(read: Read, sentence: str, cue: str) -> None:
    found = act(read(TALK + sentence, date="2023-05-02", issuer="Estonia"), cue)
    assert (found.by, found.to, found.basis) == ((KARIS,), (NAUSEDA,), "addressee")


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Karis had stressed the need for grain.", "stressed"),
        ("Karis told reporters that the ports stay open.", "told"),
        ("Karis stressed the need for grain in an interview.", "stressed"),
        ("Karis condemned the raid.", "condemned"),
        ("The two presidents stressed the need for grain.", "stressed"),
    ],
)
def test_what_is_not_said_there_or_by_both_is_addressed_to_nobody(read: Read, sentence: str, cue: str) -> None:
    assert act(read(TALK + sentence, date="2023-05-02", issuer="Estonia"), cue).to == ()
