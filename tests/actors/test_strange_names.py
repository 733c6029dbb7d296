"""Names of people whom no table knows, beside names and offices that the registry has."""

from __future__ import annotations

import pytest

from communique.reading import Reader
from tests.conftest import Read

DAY = "2024-07-08"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def _named(reader: Reader, text: str, issuer: str) -> dict[str, tuple[str, ...]]:
    reading = reader.read(text, date=DAY, issuer=issuer)
    return {m.span.of(text): m.actors for m in reading.mentions if m.kind in ("name", "office")}


def test_a_last_name_with_an_article_and_a_hyphen_is_part_of_a_name(reader: Reader) -> None:
    text = (
        "The Deputy Minister of Foreign Affairs, Talal al-Mahrouqi, met in Muscat his Iraqi colleague Yahya al-Sabti. "
        "Al-Mahrouqi thanked him for the visit."
    )
    found = _named(reader, text, "Ministry of Foreign Affairs of Oman")
    assert found["Talal al-Mahrouqi"] == found["Al-Mahrouqi"] == ("unknown:talal-al-mahrouqi",)
    assert found["Yahya al-Sabti"] == ("unknown:yahya-al-sabti",)


@pytest.mark.parametrize(
    ("words", "person"),
    [
        ("Ezekiel Fauna-Dowiyogo", "unknown:ezekiel-fauna-dowiyogo"),  # a Dowiyogo led Nauru
        ("Wong Siew Lian", "unknown:wong-siew-lian"),  # no Lawrence Wong
        ("Ma. Consuelo S. Villarta", "unknown:ma-consuelo-s-villarta"),  # no Ma Ying-jeou
        ("Joseph Robinette Biden", "person:joe-biden"),
    ],
)  # fmt: skip
def test_a_longer_name_is_the_registrys_only_where_its_other_words_are(reader: Reader, words: str, person: str) -> None:
    text = f"President Tavita met {words} in the capital on Monday. The two discussed fisheries."
    assert _named(reader, text, "Government of Nauru")[words] == (person,)


def test_a_minister_of_another_state_is_not_the_texts_own_stranger(reader: Reader) -> None:
    text = (
        "The Minister of Foreign Affairs, Drita Malushi, met the Minister of Foreign Affairs of Kosovo, Besnik Hoti. "
        "Her meeting with the Foreign Minister of Italy was put off. The Foreign Minister of Costa Rica asked for a call."
    )
    found = _named(reader, text, "Ministry of Foreign Affairs of Albania")
    assert found["the Foreign Minister of Italy"] == ("person:antonio-tajani",)
    assert found["The Foreign Minister of Costa Rica"] == ("person:arnoldo-andre",)


def test_a_secretary_general_of_a_convention_is_no_general_and_not_who_was_named_before(reader: Reader) -> None:
    text = (
        "Minister Laura Fallas met Wong Siew Lian, Permanent Secretary, on Monday. "
        "The Secretary General of the Wetlands Convention thanked the Minister."
    )
    found = _named(reader, text, "Ministry of Foreign Affairs of Costa Rica")
    assert "General" not in found
    acts = reader.read(text, date=DAY, issuer="Ministry of Foreign Affairs of Costa Rica").acts
    assert "unknown:wong-siew-lian" not in {a for act in acts if act.kind == "thank" for a in act.by}


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("SRSG Torvald met the Prime Minister of Iraq.", "unknown:torvald"),
        ("DG Almeida-Rusk thanked Norway.", "unknown:almeida-rusk"),
        ("PS Maelan thanked Norway.", "unknown:maelan"),
        ("Chargé d'Affaires Castellan thanked Norway.", "unknown:castellan"),
        ("Daniel O'Kieran thanked Norway.", "unknown:daniel-okieran"),
        ("Prime Minister Fakahau Tu'itavo thanked Norway.", "unknown:fakahau-tuitavo"),
        ("Hon. Dr. Asha Kilemo (MP) thanked Norway.", "unknown:asha-kilemo"),
        ("Secretary Rosario “Charo” Villanova-Tan thanked Norway.", "unknown:rosario-villanova-tan"),
    ],
)
def test_a_strangers_id_is_the_name_without_titles_and_nicknames(read: Read, text: str, person: str) -> None:
    assert [a.by for a in read(text, issuer="Norway").acts] == [(person,)]
