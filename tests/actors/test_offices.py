"""Whom an office means that stands without a name: the issuer's own, the bearer in the text, the holder on the day."""

import pytest

from tests.conftest import Read


def meant(reading, words: str) -> list[tuple[str, ...]]:  # type: ignore[no-untyped-def]
    return [m.actors for m in reading.mentions if reading.quote(m.span) == words]


@pytest.mark.parametrize(
    ("issuer", "date", "text", "words", "actor"),
    [
        (
            "Chinese Foreign Ministry", "2021-05-10",
            "Foreign Minister Wang Yi met Foreign Minister Lavrov. The Foreign Minister thanked Russia.",
            "The Foreign Minister", "person:wang-yi",
        ),
        (
            "African Union", "2014-05-10", "The Chairperson met President Jonathan. The Chairperson left.",
            "The Chairperson", "person:nkosazana-dlamini-zuma",
        ),
        (
            "IAEA", "2021-05-10", "Foreign Minister Zarif came to Vienna. The Director General thanked Iran.",
            "The Director General", "person:rafael-grossi",
        ),
        (
            "European External Action Service", "2021-05-10",
            "The High Representative called Foreign Minister Lavrov. The Foreign Minister declined.",
            "The Foreign Minister", "person:sergey-lavrov",
        ),
        (
            "UK Foreign Office", "2022-10-10",
            "Foreign Secretary Cleverly met Foreign Minister Baerbock. The Foreign Minister left.",
            "The Foreign Minister", "person:annalena-baerbock",
        ),
        (
            "MEA India", "2019-05-10",
            "External Affairs Minister Sushma Swaraj met Foreign Minister Zarif. The Foreign Minister left.",
            "The Foreign Minister", "person:mohammad-javad-zarif",
        ),
        (
            "United Nations", "2016-05-10", "The Secretary-General met President Obama. The President left.",
            "The President", "person:barack-obama",
        ),
        (
            "US State Department", "2022-05-10",
            "Deputy Secretary of State Wendy Sherman met Foreign Minister Bourita. The Deputy Secretary left.",
            "The Deputy Secretary", "person:wendy-sherman",
        ),
        (
            "Saudi Press Agency", "2021-05-10", "King Hamad of Bahrain called. The Crown Prince left.",
            "The Crown Prince", "person:mohammed-bin-salman",
        ),
    ],
)  # fmt: skip
def test_an_office_without_a_country(read: Read, issuer: str, date: str, text: str, words: str, actor: str) -> None:
    assert set(meant(read(text, date=date, issuer=issuer), words)) == {(actor,)}


def test_two_offices_of_one_sentence_are_the_two_parties(read: Read) -> None:
    text = "Secretary Pompeo met Foreign Minister Chrystia Freeland. The Minister and the Secretary left."
    reading = read(text, date="2018-08-01", issuer="Canada (Foreign Ministry)")
    assert meant(reading, "The Minister") == [("person:chrystia-freeland",)]
    assert meant(reading, "the Secretary") == [("person:mike-pompeo",)]


def test_without_a_day_an_office_is_nobody_of_today(read: Read) -> None:
    reading = read("Chancellor Merkel met President Macron. The Chancellor left. The President of Brazil left.")
    assert meant(reading, "The Chancellor") == [("person:angela-merkel",)]
    assert meant(reading, "The President of Brazil") == []


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("King Hamad bin Isa Al Khalifa came. King Hamad left.", "King Hamad", "person:hamad-bin-isa-al-khalifa"),
        ("State Councilor Wang Yi came. State Councilor Wang left.", "State Councilor Wang", "person:wang-yi"),
        ("Vice Minister Song Il-ho came. Vice Minister Song left.", "Vice Minister Song", "unknown:song-il-ho"),
        (
            "Deputy Prime Minister Ana Vidal came. The Deputy Prime Minister left.",
            "The Deputy Prime Minister", "unknown:ana-vidal",
        ),
        (
            "His Excellency the Minister of Health Omar Farid came. His Excellency left.",
            "His Excellency", "unknown:omar-farid",
        ),
        (
            "The Deputy Prime Minister of Malta, Ana Vidal, came. The Deputy Prime Minister left.",
            "Deputy Prime Minister of Malta", "unknown:ana-vidal",
        ),
        ("The French Foreign Minister, Ana Vidal, came.", "French Foreign Minister", "unknown:ana-vidal"),
        (
            "Minister Ana Vidal met Maria Gonzalez, Minister of Agriculture of Spain. The Minister of Agriculture left.",
            "The Minister of Agriculture", "unknown:maria-gonzalez",
        ),
        ("Minister Tallgren came.", "Minister Tallgren", "unknown:tallgren"),
        ("Minister of Defense Benjamin (Benny) Gantz came.", "Minister of Defense Benjamin (Benny) Gantz", "person:benny-gantz"),
    ],
)  # fmt: skip
def test_a_second_mention_is_whom_the_text_named(read: Read, text: str, words: str, actor: str) -> None:
    assert set(meant(read(text, date="2020-12-01"), words)) == {(actor,)}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The NATO Deputy Secretary General left.", "org:nato"),
        ("The NATO Deputy Secretary General left.", "person:jens-stoltenberg"),
        ("The Emergencies Minister left.", "person:sergey-lavrov"),
        ("Minister Johnson left.", "person:boris-johnson"),
        ("They met the opposition leader.", "person:vladimir-putin"),
        ("They praised Russia's leader-level commitments.", "person:vladimir-putin"),
        ("They recalled the Houthi attacks.", "person:abdul-malik-al-houthi"),
    ],
)
def test_who_is_not_meant(read: Read, text: str, actor: str) -> None:
    reading = read(text, date="2021-12-01", issuer="Russian Foreign Ministry")
    assert actor not in {a for m in reading.mentions for a in m.actors}


@pytest.mark.parametrize(
    "text",
    [
        "They praised the Vienna talks.",
        "The Vilnius Group met.",
        "The Warsaw Summit and the Budapest Memorandum were named.",
        "They crossed the Kerch Strait and the Gulf of Aden.",
        "The Treaty of Rome and the Rome Statute hold.",
        "OTTAWA, 3 May (CP) – It rained.",
        "They met in Trump Tower and at Camp David.",
    ],
)
def test_a_place_in_a_name_is_no_party(read: Read, text: str) -> None:
    assert [m.actors for m in read(text, date="2022-05-03").mentions] == []


def test_states_side_by_side_remain_states(read: Read) -> None:
    reading = read("Israel and Egypt agreed. The US-Iran talks went on.", date="2022-05-03")
    assert {a for m in reading.mentions for a in m.actors} >= {"country:IL", "country:EG", "country:US", "country:IR"}


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("The Ministry of Foreign Affairs thanked all.", "The Ministry of Foreign Affairs", "org:turkey-foreign-ministry"),
        ("MOFA thanked all.", "MOFA", "org:turkey-foreign-ministry"),
        ("The Government thanked all.", "The Government", "country:TR"),
        ("The Presidency thanked all.", "The Presidency", "country:TR"),
        ("The Polish Foreign Ministry thanked all.", "The Polish Foreign Ministry", "country:PL"),
        ("The Government of Peru thanked all.", "The Government of Peru", "country:PE"),
    ],
)  # fmt: skip
def test_a_house_without_a_country_is_the_issuers(read: Read, text: str, words: str, actor: str) -> None:
    assert meant(read(text, date="2022-05-03", issuer="Turkish Foreign Ministry"), words) == [(actor,)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He met the President of Ukraine. President Duda came.", "President Duda"),
        ("Office of the Spokesperson\n\nSecretary Blinken came.", "Secretary Blinken"),
        ("Meeting with the Minister\nPresident Duda came to Kyiv to meet with the Prime Minister of\nGeorgia.", "President Duda"),
        ("He spoke with National Security Advisor Ada Lind. Mr. Blinken came.", "Mr. Blinken"),
        ("He spoke at length of many things and, as was said, then to President\nDuda of Poland.", "President\nDuda"),
    ],
)  # fmt: skip
def test_a_name_does_not_reach_over_a_sentence_or_a_heading(read: Read, text: str, words: str) -> None:
    assert len(meant(read(text, date="2022-05-03"), words)) == 1
