"""Who signs a joint text whose heading does not say it, and whose its heading is."""

import pytest

from tests.conftest import Read

DAY = "2024-05-04"
INVITED = """JOINT COMMUNIQUÉ

At the invitation of the Minister of Foreign Affairs and Cooperation, Mr. Said Lahlou, the Minister of Foreign Affairs of the
Republic of Senegal, Ms. Awa Thiam, and the Minister of Foreign Affairs of the Republic of Mali, Mr. Issa Coulibaly, met in Fez
on 3 May 2024."""
VISIT = """JOINT COMMUNIQUÉ ISSUED AT THE END OF THE STATE VISIT

1. At the invitation of H.E. Kojo Baah, President of the Republic of Ghana, H.E. Dr. Aminata Sow, President of the Republic of
Benin, paid a State Visit to Ghana."""
PAIR = """JOINT PRESS STATEMENT
3rd Session of the Peru–Chile Joint Commission

Lima, 4 May 2024

The Commission held its session in Lima. The two delegations reviewed its work."""
BETWEEN = """JOINT STATEMENT OF THE BORDER COMMITTEE BETWEEN LATVIA AND ESTONIA

At the invitation of the Prime Minister of Finland, the Committee met in Turku. Both sides thanked Finland."""
SIDES = """JOINT STATEMENT

The Committee met in Turku. The Latvian delegation was led by Ms. Anna Kalniņa, and the Estonian delegation by Mr. Jaan Tamm."""
LISTED = """JOINT COMMUNIQUÉ

The Ministers of Foreign Affairs of Chile, Peru and Ecuador met in this city. They thanked Brazil."""
WE = """Amman, 4 May 2024

We, the Minister of State of Jordan, Mr. Omar Haddad, the Minister of Trade of Sweden, Ms. Eva Lind, and the State Minister at
the Palestinian Foreign Ministry, Dr. Hala Nasser, met today. We heard our envoys."""
PASSED_ON = """Office of the Spokesperson

The following joint statement was released by the Governments of the United States and Chile:

The two countries met in Santiago."""


@pytest.mark.parametrize(
    ("issuer", "text", "signers"),
    [
        ("Ministry of Foreign Affairs of Morocco", INVITED, "MA SN ML"),
        ("Presidency of Ghana", VISIT, "GH BJ"),
        ("Ministry of Foreign Affairs of Peru", PAIR, "PE CL"),
        ("Ministry of Foreign Affairs of Latvia", BETWEEN, "LV EE"),
        ("Ministry of Foreign Affairs of Estonia", SIDES, "LV EE"),
        ("Ministry of Foreign Affairs of Chile", LISTED, "CL PE EC"),
        ("Ministry of Foreign Affairs of Jordan", WE, "JO SE PS"),
    ],
)
def test_those_who_met_sign_a_joint_text_and_its_heading(read: Read, issuer: str, text: str, signers: str) -> None:
    voices = tuple(f"country:{code}" for code in signers.split())
    found = [(p.kind, p.voices) for p in read(text, date=DAY, issuer=issuer).passages]
    assert found == [("heading", voices), ("statement", voices)]


def test_the_heading_over_a_joint_statement_that_is_passed_on_is_the_publishers(read: Read) -> None:
    found = [(p.kind, p.voices) for p in read(PASSED_ON, date=DAY, issuer="US State Department").passages]
    assert found == [("heading", ("org:us-state-department",)), ("statement", ("country:US", "country:CL"))]


def test_a_meeting_under_another_heading_is_signed_by_nobody_else(read: Read) -> None:
    text = VISIT.replace("JOINT COMMUNIQUÉ ISSUED AT", "COMMUNIQUÉ AT")
    assert read(text, date=DAY, issuer="Presidency of Ghana").passages[-1].voices == ("country:GH",)
