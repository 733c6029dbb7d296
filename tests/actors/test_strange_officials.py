"""Officials whom no table knows: the text itself says who holds which office."""

from __future__ import annotations

import pytest

from communique.reading import Reader

DAY = "2025-02-10"


@pytest.fixture(scope="module")
def quiet() -> Reader:
    made = Reader(learned=False)
    made.tell = lambda message: None
    return made


def meant(reader: Reader, text: str, issuer: str) -> dict[str, set[str]]:
    """Whom each wording means, wherever it stands."""
    found: dict[str, set[str]] = {}
    for mention in reader.read(text, date=DAY, issuer=issuer).mentions:
        found.setdefault(text[mention.span.start : mention.span.end], set()).update(mention.actors)
    return found


@pytest.mark.parametrize(
    ("text", "issuer", "wording", "who"),
    [
        (
            "The President of the Republic, Dr. Nabil Sawaya, met Colonel Bruno Ferrante. The President urged calm.",
            "Lebanon (Presidency)", "The President", "unknown:nabil-sawaya",
        ),
        (
            "Prime Minister Mr. Hamid Kadhim Al-Rawi received General Peter Holt. The Prime Minister welcomed him.",
            "Iraq (Prime Minister)", "The Prime Minister", "unknown:hamid-kadhim-al-rawi",
        ),
        (
            "The Minister of Foreign Affairs and Tourism Abroad, Mr. Tahar Benaissa, thanked Mali. The Minister left.",
            "Ministry of Foreign Affairs of Algeria", "The Minister", "unknown:tahar-benaissa",
        ),
        (
            "Deputy Speaker Dr. Hamad bin Salim Al-Otaiban met a guest. Dr. Al-Otaiban promised help.",
            "Saudi Press Agency", "Al-Otaiban", "unknown:hamad-bin-salim-al-otaiban",
        ),
        (
            "The Secretary General of BIMSTEC, Ambassador Karma Penjor Tobgay, spoke. SG briefed the guest.",
            "BIMSTEC", "SG", "unknown:karma-penjor-tobgay",
        ),
        (
            "The Minister of Foreign Affairs and Moroccans Abroad of the Kingdom, Mr. Anass Lahlou, came. The Minister left.",
            "Ministry of Foreign Affairs of Morocco", "The Minister", "unknown:anass-lahlou",
        ),
        (
            "President Jean Habimana spoke with the Emir of Qatar, Sheikh Sultan bin Rashid Al Kuwari.",
            "Presidency of Rwanda", "Emir of Qatar", "unknown:sultan-bin-rashid-al-kuwari",
        ),
        (
            "His Excellency Dr. Mansour Ba-Sulaib, Chairman of the Presidential Leadership Council, met a guest.",
            "Saba", "Chairman of the Presidential Leadership Council", "unknown:mansour-ba-sulaib",
        ),
        (
            "His Majesty King Rashid bin Khalifa Al Jalahma received a guest. The King thanked him.",
            "Bahrain News Agency", "The King", "unknown:rashid-bin-khalifa-al-jalahma",
        ),
        (
            "Elena Rivas Meets the Foreign Minister of Peru\n\nElena Rivas met Peru’s Foreign Minister, Luis Seixas.",
            "Ministry of Foreign Affairs of Mexico", "the Foreign Minister of Peru",
            "unknown:luis-seixas",
        ),
        (
            "The Minister, Dr. Getachew Mulugeta Abera, met a guest. Dr. Getachew thanked him.",
            "Ministry of Foreign Affairs of Ethiopia", "Dr. Getachew", "unknown:getachew-mulugeta-abera",
        ),
        (
            "The Prime Minister, Mian Tariq Daulat, had a call. The Prime Minister thanked him.",
            "Prime Minister's Office of Pakistan", "The Prime Minister", "unknown:tariq-daulat",
        ),
        (
            "The Honourable Haji Zulkarnain bin Haji Metali, Minister of Foreign Affairs II, met a guest.",
            "Ministry of Foreign Affairs of Brunei", "Minister of Foreign Affairs",
            "unknown:zulkarnain-bin-haji-metali",
        ),
        (
            "The SADC Executive Secretary, H.E. Mr. Carlos Tembe Nhaca, spoke. The Executive Secretary replied.",
            "SADC", "The Executive Secretary", "unknown:carlos-tembe-nhaca",
        ),
        (
            "EXECUTIVE SECRETARY BRIEFS ENVOYS\n\nThe SADC Executive Secretary, Mr. Carlos Tembe Nhaca, spoke.",
            "SADC", "EXECUTIVE SECRETARY", "unknown:carlos-tembe-nhaca",
        ),
    ],
)  # fmt: skip
def test_whom_the_text_names_in_an_office_goes_before_the_registry(
    quiet: Reader, text: str, issuer: str, wording: str, who: str
) -> None:
    assert meant(quiet, text, issuer)[wording] == {who}


@pytest.mark.parametrize(
    ("text", "wording", "who"),
    [
        ("Minister Paul Ekoka Mbida met an envoy. Minister Ekoka replied.", "Minister Ekoka", "unknown:paul-ekoka-mbida"),
        ("He met Deputy Minister Sanjar Yulbarsov. S. Yulbarsov agreed.", "S. Yulbarsov", "unknown:sanjar-yulbarsov"),
        ("Hon. Achta Mahamat Dourbey spoke. Hon. Dourbey agreed.", "Dourbey", "unknown:achta-mahamat-dourbey"),
        (
            "The Honourable Dato’ Seri Zulkifli Haji Osman met Dr. Ahmed Waheed. Dato’ Seri Zulkifli agreed.",
            "Zulkifli", "unknown:zulkifli-haji-osman",
        ),
        ("Prime Minister Ratu Semi Vakalolo offered help.", "Prime Minister Ratu Semi Vakalolo", "unknown:semi-vakalolo"),
        ("Prime Minister Tran Duc Loan met the Lao leader, PM Bounthong Sisavath.", "PM Bounthong Sisavath",
         "unknown:bounthong-sisavath"),
    ],
)  # fmt: skip
def test_a_shortened_name_is_the_person_named_in_full(quiet: Reader, text: str, wording: str, who: str) -> None:
    assert meant(quiet, text, "Ministry of Foreign Affairs of Kenya")[wording] == {who}


def test_words_of_a_heading_are_no_name(quiet: Reader) -> None:
    text = "State Minister Amb. Tesfaye Wolde Briefs Resident Ambassadors\n\nState Minister Tesfaye Wolde met them on Monday."
    found = meant(quiet, text, "Ministry of Foreign Affairs of Ethiopia")
    assert all(who <= {"unknown:tesfaye-wolde"} for words, who in found.items() if "Tesfaye" in words)


def test_his_excellency_in_two_letters_is_no_pronoun(quiet: Reader) -> None:
    found = meant(quiet, "HE the Minister of State met HE Dr. Jassim Al Nuaim.", "Qatar (Ministry of Foreign Affairs)")
    assert "HE" not in found


def test_the_former_and_the_latter_are_the_two_named_last(quiet: Reader) -> None:
    text = (
        "Minister Amina Diallo received Ambassador Joao Pires and Ambassador Rui Mendes. "
        "The former thanked her, while the latter asked for time."
    )
    found = meant(quiet, text, "Ministry of Foreign Affairs of Senegal")
    assert found["The former"] == {"unknown:joao-pires"}
    assert found["the latter"] == {"unknown:rui-mendes"}


def test_she_is_whom_the_honorific_makes_a_woman(quiet: Reader) -> None:
    text = "Mr. Josphat Mutai met Mrs. Ingrid Halvard at the palace. He spoke of trade, and she welcomed the offer."
    found = meant(quiet, text, "Kenya (Presidency)")
    assert found["she"] == {"unknown:ingrid-halvard"}
    assert found["He"] == {"unknown:josphat-mutai"}


def test_a_counterpart_named_beside_is_that_person(quiet: Reader) -> None:
    text = "Minister Abena Boateng called her Ivorian counterpart, H.E. Mr. Lacina Kouame Bamba, on Monday."
    found = meant(quiet, text, "Ministry of Foreign Affairs of Ghana")
    assert found["Lacina Kouame Bamba"] == {"unknown:lacina-kouame-bamba"}
    assert not any("counterpart" in words and who != {"unknown:lacina-kouame-bamba"} for words, who in found.items())


def test_a_last_name_of_two_words_stays_the_person_named_in_full(quiet: Reader) -> None:
    text = (
        "Dr. Lina Khuri-Awadi met the consul. Dr. Khuri-Awadi told him of the camp. "
        "Khuri-Awadi asked for help, and Awadi thanked him."
    )
    found = meant(quiet, text, "Ministry of Foreign Affairs of Jordan")
    assert all(who == {"unknown:lina-khuri-awadi"} for words, who in found.items() if "Awadi" in words)
    assert "Khuri-Awadi" in found


def test_an_office_alone_is_the_issuers_bearer_also_when_the_others_office_was_named_last(quiet: Reader) -> None:
    text = (
        "Foreign Minister Abdul Karim Talukdar had two meetings today. At his meeting with the Deputy Prime Minister and "
        "Foreign Minister of Jordan, Dr. Samer Qadri, the Foreign Minister thanked the Jordanian government."
    )
    found = meant(quiet, text, "Ministry of Foreign Affairs of Bangladesh")
    assert found["the Foreign Minister"] == {"unknown:abdul-karim-talukdar"}


def test_of_two_whom_no_state_tells_apart_the_first_holds_the_office_of_the_text(quiet: Reader) -> None:
    text = (
        "President Hossam Mansur received Vice President of Tanzania, Dr. Neema Kisasi, who conveyed a message from "
        "President Josephat Mwakatika. The President asked her to convey his greetings."
    )
    assert meant(quiet, text, "Egypt (Presidency)")["The President"] == {"unknown:hossam-mansur"}


def test_the_president_of_a_state_is_the_bearer_whom_an_apposition_tells(quiet: Reader) -> None:
    text = (
        "H.E. Abdirashid Warsame Dirie, President of the Federal Republic of Somalia, today spoke with H.E. Hamdi Korkmaz, "
        "President of the Republic of Türkiye. President Korkmaz assured the Somali President of his support. "
        "The Somali President thanked him."
    )
    assert meant(quiet, text, "Presidency of Somalia")["The Somali President"] == {"unknown:abdirashid-warsame-dirie"}


def test_an_office_behind_a_styled_name_is_its_bearers(quiet: Reader) -> None:
    text = (
        "His Excellency Domingos da Cruz Lemo, Prime Minister of the Democratic Republic of Timor-Leste, and His Excellency "
        "Surya Adinata, President of the Republic of Indonesia, met in Dili."
    )
    found = meant(quiet, text, "Government of Timor-Leste")
    assert found["Prime Minister of the Democratic Republic of Timor-Leste"] == {"unknown:domingos-da-cruz-lemo"}
    assert found["President of the Republic of Indonesia"] == {"unknown:surya-adinata"}
