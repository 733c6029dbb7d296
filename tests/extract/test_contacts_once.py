"""A contact is told once, whatever repeats it; who only attends and a body by itself are no parties."""

import pytest

from tests.conftest import Read

KARIS, NAUSEDA = "person:alar-karis", "person:gitanas-nauseda"
MET = "President Alar Karis spoke by telephone with President Gitanas Nausėda."


@pytest.mark.parametrize(
    "text",
    [
        f"RIGA, 2 May (ETA) – {MET}",
        f"RIGA — {MET}",
        f"Riga, 2 May: {MET} During the call, they discussed timber.",
        f"Telephone call with President Gitanas Nausėda\n\n{MET} The call lasted an hour.",
        "President Alar Karis spoke by telephone with the President of Lithuania, Gitanas Nausėda.",
        f"{MET} Also present was Foreign Minister Margus Tsahkna.",
        f"{MET} The call was also attended by Foreign Minister Margus Tsahkna.",
        "President Alar Karis, accompanied by Minister Margus Tsahkna, spoke by telephone with President Gitanas Nausėda.",
    ],
)
def test_one_contact_of_two(read: Read, text: str) -> None:
    found = read(text, date="2023-05-02", issuer="Estonia").contacts
    assert [(c.status, set(c.participants)) for c in found] == [("held", {KARIS, NAUSEDA})]


@pytest.mark.parametrize(
    "text",
    ["The Security Council held its 9123rd meeting on Tuesday.", "The assembly held its weekly session on Monday."],
)
def test_a_body_that_sits_by_itself_meets_nobody(read: Read, text: str) -> None:
    assert not read(text, date="2023-05-02", issuer="Estonia").contacts
