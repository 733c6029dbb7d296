"""Whom a label means: the person who is named in full somewhere in the text."""

import pytest

from communique.passages.fullnames import FullNames

TITLES = frozenset({"mr", "mrs", "ambassador", "minister", "president", "press", "secretary", "the", "of"})


@pytest.mark.parametrize(
    ("text", "name", "full"),
    [
        ("The Minister Delegate, Mr. Yasin Alaoui Berrada, answered.", ["Berrada"], "Yasin Alaoui Berrada"),
        ("Spokesperson: Ambassador Deng Ajak Malual", ["AJAK"], "Deng Ajak Malual"),
        ("We saw Minister Anneke van den Broek there.", ["Broek"], "Anneke van den Broek"),
        ("Élodie Kanté-Diop's answers", ["Kante", "Diop"], "Élodie Kanté-Diop"),
        ("with Press Secretary Olha Bondar in Kyiv", ["O", "Bondar"], "Olha Bondar"),
        ("with Press Secretary Olha Bondar in Kyiv", ["P", "Bondar"], ""),
        ("Yesterday Rosa Vidal Ferrer spoke.", ["Ferrer"], "Vidal Ferrer"),
        ("Mr. Jan Novak and Mrs. Eva Novak came.", ["Novak"], ""),
        ("He crossed the Ajak Bridge.", ["Ajak"], ""),
        ("He crossed the Nile at Ajak Bridge.", ["Bridge"], "Ajak Bridge"),
        ("Mr. Deng Malual", ["Deng"], ""),
    ],
)
def test_a_full_name_holds_the_words_of_a_label_behind_its_first(text: str, name: list[str], full: str) -> None:
    assert FullNames(text, TITLES).of(name) == full
