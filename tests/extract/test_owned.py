"""Nouns that stand for whose they are, and texts that say something for whoever wrote them."""

import pytest

from tests.conftest import Read, act

CASES = [
    ("President Joe Biden's administration rejected the proposal.", "reject", ("country:US",)),
    ("President Macron thanked Peru. His administration rejected the proposal.", "reject", ("country:FR",)),
    ("The working groups of the Peruvian and Chilean governments agreed on a text.", "agree", ("CL", "PE")),
    ("The Peruvian and Chilean governments condemned the attack.", "condemn", ("CL", "PE")),
    ("President Macron's letter condemned the attack.", "condemn", ("person:emmanuel-macron",)),
    ("Peru issued a statement. The statement condemned the attack.", "condemn", ("country:PE",)),
]


@pytest.mark.parametrize(("text", "kind", "by"), CASES)
def test_what_is_somebodys_acts_for_him(read: Read, text: str, kind: str, by: tuple[str, ...]) -> None:
    wanted = tuple(a if ":" in a else f"country:{a}" for a in by)
    assert tuple(sorted(act(read(text, date="2022-05-03"), kind).by)) == wanted


def test_this_government_is_the_speakers(read: Read) -> None:
    reading = read("This Government condemned the attack.", date="2022-05-03", issuer="US State Department")
    assert act(reading, "condemn").by == ("country:US",)


def test_a_text_that_nobody_is_told_to_have_written_is_nobody(read: Read) -> None:
    reading = read("The bridge is closed. The statement criticised the closing.", date="2022-05-03")
    assert not [a.id for a in reading.actors if a.id == "unknown:statement"]


@pytest.mark.parametrize("words", ["The two top diplomats", "The officials", "The interlocutors"])
def test_they_are_the_two_just_spoken_of(read: Read, words: str) -> None:
    text = f"Foreign Minister Sergey Lavrov met Foreign Minister Wang Yi. {words} condemned the attack."
    reading = read(text, date="2022-05-03", issuer="Russian Foreign Ministry")
    assert sorted(act(reading, "condemn").by) == ["person:sergey-lavrov", "person:wang-yi"]


def test_a_style_alone_is_the_person_in_focus(read: Read) -> None:
    text = "President Macron received the Minister of Peru. His Excellency condemned the attack."
    assert act(read(text, date="2022-05-03"), "condemn").by == ("person:emmanuel-macron",)


@pytest.mark.parametrize("words", ["The French and Russian presidents", "Russian and French Presidents"])
def test_an_office_of_two_countries_is_both_holders(read: Read, words: str) -> None:
    reading = read(f"{words} condemned the attack.", date="2021-05-03")
    assert sorted(act(reading, "condemn").by) == ["person:emmanuel-macron", "person:vladimir-putin"]


@pytest.mark.parametrize(
    ("issuer", "head"),
    [("European Council", "person:charles-michel"), ("NATO", "person:jens-stoltenberg")],
)
def test_a_body_says_i_for_its_head(read: Read, issuer: str, head: str) -> None:
    reading = read("In Lima I met with President Boluarte. We welcome the agreement.", date="2023-03-03", issuer=issuer)
    assert act(reading, "met").by == (head,)
    assert act(reading, "welcome").by[0].startswith("org:")


def test_a_name_that_the_parse_takes_for_an_adverb_still_acts(read: Read) -> None:
    reading = read("Baerbock condemned Russia’s attack on Odesa.", date="2022-05-10")
    assert (act(reading, "condemned").by, act(reading, "condemned").to) == (
        ("person:annalena-baerbock",),
        ("country:RU",),
    )
