"""Whom “we”, “they”, “the two sides”, “the ministers” and “the Alliance” mean, on any issuer's text."""

from __future__ import annotations

import pytest

from tests.conftest import Read, act

NATO, EU, UN = "org:nato", "org:eu", "org:un"


def meant(reading: object, words: str) -> tuple[str, ...]:
    """The actors of the last mention in exactly these words; empty where there is none."""
    found = [m for m in reading.mentions if reading.quote(m.span) == words]  # type: ignore[attr-defined]
    return found[-1].actors if found else ()


@pytest.mark.parametrize(
    ("text", "day", "who"),
    [
        ("NATO Secretary General Mark Rutte told reporters: “We urge Belarus to stop.”", "2025-03-10", NATO),
        ("“We urge Belarus to stop,” said Secretary-General Ban Ki-moon.", "2014-03-10", UN),
        ("High Representative Kaja Kallas said: “We urge Belarus to stop.”", "2025-03-10", EU),
        ("European Council President Charles Michel said: “We urge Belarus to stop.”", "2021-03-10", EU),
        ("Prime Minister Justin Trudeau told reporters: “We urge Belarus to stop.”", "2021-03-10", "country:CA"),
        ("President Paul Kagame said: “We urge Burundi to stop.”", "2018-03-10", "country:RW"),
    ],
)
def test_we_is_the_body_of_an_international_official_and_the_country_of_a_states(
    read: Read, text: str, day: str, who: str
) -> None:
    assert act(read(text, date=day), "urge").by == (who,)


def test_we_of_two_who_speak_together_is_both(read: Read) -> None:
    text = "Emmanuel Macron and Olaf Scholz said in Paris: “We urge Belarus to stop.”"
    assert act(read(text, date="2022-03-10"), "urge").by == ("person:emmanuel-macron", "person:olaf-scholz")


@pytest.mark.parametrize(
    "opening",
    [
        "We, the Foreign Ministers of Canada and Japan, met today.",
        "The Government of Canada and the Government of Japan issue the following statement.",
        "Representatives of Canada and Japan met in Tokyo on March 9.",
        "Canada, together with Japan, regrets what has happened.",
    ],
)
def test_we_of_a_joint_statement_is_all_who_sign_it(read: Read, opening: str) -> None:
    text = f"{opening}\n\nWe condemn the coup in Myanmar. We urge the army to release our friends."
    reading = read(text, date="2022-03-10", issuer="Ministry of Foreign Affairs of Japan")
    signers = {"country:CA", "country:JP"}
    assert set(act(reading, "condemn").by) == set(act(reading, "urge").by) == signers
    assert all(set(p.voices) == signers for p in reading.passages)


def test_a_group_whose_members_are_told_signs_as_its_members(read: Read) -> None:
    text = (
        "The following statement was released by the G7 foreign ministers of Canada, France, Germany, Italy, Japan, the "
        "United Kingdom, and the United States, and the High Representative of the European Union.\n\n"
        "Begin text:\n\nWe condemn the launch."
    )
    reading = read(text, date="2022-03-10", issuer="US State Department")
    states = [f"country:{code}" for code in ("CA", "DE", "FR", "GB", "IT", "JP", "US")]
    assert list(act(reading, "condemn").by) == [*states, "org:eu"]


def test_we_of_those_who_call_themselves_so(read: Read) -> None:
    text = "Minister Joly and Minister Hayashi spoke.\n\n“We, the ministers of Canada and Japan, condemn the coup.”"
    assert len(act(read(text, date="2022-03-10", issuer="Government of Kenya"), "condemn").by) == 2


def test_the_sides_of_a_joint_statement_are_its_signers(read: Read) -> None:
    text = (
        "The following statement was released by the Governments of Canada and Japan.\n\nBegin text:\n\n"
        "Minister Joly and Minister Hayashi met in Tokyo.\n\nBoth sides condemned the coup."
    )
    reading = read(text, date="2022-03-10", issuer="Ministry of Foreign Affairs of Japan")
    assert act(reading, "condemned").by == ("country:CA", "country:JP")


def test_a_readout_that_speaks_of_a_joint_declaration_is_none(read: Read) -> None:
    text = "The President spoke with President Macron. He proposed to renew the Joint Declaration between Canada and Kenya."
    reading = read(text, date="2023-03-10", issuer="President of Kenya")
    assert [p.voices for p in reading.passages] == [("country:KE",)]


def test_the_secretary_and_foreign_ministers_are_all_three(read: Read) -> None:
    text = (
        "Secretary Blinken met with Japanese Foreign Minister Hayashi Yoshimasa and Canadian Foreign Minister Mélanie "
        "Joly. The Secretary and Foreign Ministers condemned the coup."
    )
    who = {"person:antony-blinken", "person:yoshimasa-hayashi", "person:melanie-joly"}
    assert set(act(read(text, date="2022-03-10", issuer="US State Department"), "condemned").by) == who


def test_the_president_beside_a_vice_president_is_the_guest(read: Read) -> None:
    text = "Vice President Harris met with President Macron. The Vice President and the President condemned the coup."
    who = {"person:kamala-harris", "person:emmanuel-macron"}
    assert set(act(read(text, date="2022-03-10", issuer="White House"), "condemned").by) == who


@pytest.mark.parametrize("joint", ["together with", "along with", "as well as", "and"])
def test_whoever_is_joined_to_a_group_is_of_it(read: Read, joint: str) -> None:
    text = (
        f"The Foreign Ministers of Canada and Japan, {joint} the High Representative of the European Union, met with "
        "their Turkish counterpart. They condemned the coup."
    )
    reading = read(text, date="2023-03-10", issuer="Ministry of Foreign Affairs of Japan")
    who = {"person:melanie-joly", "person:yoshimasa-hayashi", "person:josep-borrell"}
    assert set(act(reading, "met").by) == set(act(reading, "condemned").by) == who
    assert act(reading, "met").to == ("person:mevlut-cavusoglu",)


@pytest.mark.parametrize(
    "words", ["The head of Turkish diplomacy", "The top Turkish diplomat", "The Turkish chief diplomat"]
)
def test_who_leads_a_states_diplomacy_is_its_minister(read: Read, words: str) -> None:
    reading = read(f"{words} condemned the coup.", date="2023-03-10", issuer="Ministry of Foreign Affairs of Japan")
    assert act(reading, "condemned").by == ("person:mevlut-cavusoglu",)


def test_his_country_is_that_of_whoever_tells_it(read: Read) -> None:
    text = "President Aoun received President Macron. President Macron told President Aoun that his country regrets it."
    reading = read(text, date="2025-06-20", issuer="President of Lebanon")
    assert meant(reading, "his") == ("person:emmanuel-macron",)


def test_he_of_a_nested_clause_is_the_subject_of_the_clause_it_hangs_on(read: Read) -> None:
    text = (
        "President Macron said that President Ruto had crossed a line by lying when he had said that the ban was over."
    )
    assert meant(read(text, date="2023-03-10", issuer="President of France"), "he") == ("person:william-ruto",)


def test_a_family_name_that_stands_first_means_its_bearer(read: Read) -> None:
    text = "Deputy Prime Minister Teo Chee Hean met Prime Minister Mahathir. DPM Teo thanked him."
    reading = read(text, date="2018-09-04", issuer="Ministry of Foreign Affairs of Singapore")
    assert act(reading, "thanked").by == ("person:teo-chee-hean",)


def test_an_authors_we_is_nobody(read: Read) -> None:
    assert meant(read("We condemn the attack on Odesa, and our readers know it.", date="2022-03-10"), "We") == ()


@pytest.mark.parametrize("words", ["The Ministers", "They", "The three ministers", "All three", "The sides"])
def test_three_are_three(read: Read, words: str) -> None:
    text = (
        "Foreign Secretary James Cleverly held a trilateral meeting with Polish Foreign Minister, Zbigniew Rau, and "
        f"Ukrainian Foreign Minister Dmytro Kuleba. {words} discussed the supply of arms."
    )
    reading = read(text, date="2022-09-22", issuer="UK Foreign Office")
    wanted = {"person:dmytro-kuleba", "person:james-cleverly", "person:zbigniew-rau"}
    assert set(act(reading, "discussed").by) == wanted


def test_the_two_are_never_three(read: Read) -> None:
    text = (
        "Foreign Secretary James Cleverly held a trilateral meeting with Polish Foreign Minister Zbigniew Rau and "
        "Ukrainian Foreign Minister Dmytro Kuleba. The two countries stand by one another."
    )
    reading = read(text, date="2022-09-22", issuer="UK Foreign Office")
    assert len(meant(reading, "The two countries")) != 3


def test_the_two_countries_are_those_named_together_before(read: Read) -> None:
    text = (
        "Australia and Germany held talks on security on March 26. The meeting was the first of its kind. "
        "The two countries condemned the coup in Mali."
    )
    reading = read(text, date="2026-03-28", issuer="Ministry of Foreign Affairs of Japan")
    assert act(reading, "condemned").by == ("country:AU", "country:DE")


@pytest.mark.parametrize("words", ["The leaders of the G20", "G20 Leaders", "The G20 leaders"])
def test_the_leaders_of_a_body_are_the_body(read: Read, words: str) -> None:
    reading = read(f"{words} condemned the coup in Mali.", date="2021-10-12", issuer="White House")
    assert act(reading, "condemned").by == ("org:g20",)


@pytest.mark.parametrize("words", ["leaders", "sides", "countries", "parties", "foreign ministers", "participants"])
def test_a_group_that_is_nobody_known_is_no_stranger(read: Read, words: str) -> None:
    reading = read(f"The {words} said that the road was closed.", date="2021-10-12", issuer="White House")
    assert not [a.id for a in reading.actors if a.id.startswith("unknown:")]


def test_those_present_are_not_among_them(read: Read) -> None:
    text = (
        "President Xi Jinping met with President Emmanuel Macron in Beijing. They discussed trade. "
        "The meeting was attended by Wang Yi. They agreed to meet again."
    )
    reading = read(text, date="2023-04-06", issuer="Chinese Foreign Ministry")
    assert act(reading, "agreed").by == ("person:emmanuel-macron", "person:xi-jinping")


@pytest.mark.parametrize(
    ("text", "issuer", "words", "who"),
    [
        ("The Alliance condemned the strike.", "NATO", "The Alliance", NATO),
        ("The Kingdom condemned the strike.", "Ministry of Foreign Affairs of Bahrain", "The Kingdom", "country:BH"),
        ("Jordan recalled its envoy. The Kingdom condemned the strike.", "White House", "The Kingdom", "country:JO"),
        ("The Union condemned the strike.", "European External Action Service", "The Union", EU),
        ("The African Union met. The Union condemned the strike.", "White House", "The Union", "org:au"),
        ("The Government condemned the strike.", "Foreign Minister of Australia", "The Government", "country:AU"),
        ("The Agency condemned the strike.", "IAEA", "The Agency", "org:iaea"),
    ],
)
def test_what_bodies_and_states_call_themselves(read: Read, text: str, issuer: str, words: str, who: str) -> None:
    try:
        reading = read(text, date="2022-03-10", issuer=issuer)
    except ValueError:
        pytest.skip("issuer not in the registry")
    assert meant(reading, words) == (who,)


def test_her_counterparts_are_the_others(read: Read) -> None:
    text = (
        "Deputy Secretary of State Wendy Sherman spoke with Foreign Minister Antonio Tajani and Foreign Secretary "
        "James Cleverly. Sherman and her counterparts condemned the strike."
    )
    reading = read(text, date="2023-02-10", issuer="US State Department")
    assert set(act(reading, "condemned").by) == {
        "person:wendy-sherman", "person:antonio-tajani", "person:james-cleverly",
    }  # fmt: skip


def test_what_the_sides_are_urged_to_do_is_not_the_parties_to(read: Read) -> None:
    text = "Secretary Antony Blinken spoke with Foreign Minister Yoshimasa Hayashi. He urged both sides to hold fire."
    reading = read(text, date="2022-03-10", issuer="US State Department")
    assert act(reading, "urged").to == ()


@pytest.mark.parametrize(
    ("text", "cue", "who"),
    [
        ("President Biden spoke with Prime Minister Kishida to thank him for the aid.", "thank", "to"),
        ("Lloyd Austin rang Yoav Gallant to tell what Hamas did. He condemned the coup in Mali.", "condemned", "by"),
        ("Lloyd Austin met Sergey Lavrov, who had asked for it. He condemned the coup in Mali.", "condemned", "by"),
    ],
)  # fmt: skip
def test_he_is_the_subject_before_and_him_somebody_else(read: Read, text: str, cue: str, who: str) -> None:
    found = act(read(text, date="2023-10-07", issuer="White House"), cue)
    wanted = {"thank": "person:fumio-kishida"}.get(cue)
    meant_by = found.to if who == "to" else found.by
    assert meant_by == (
        (wanted,) if wanted else ("person:lloyd-austin" if "Austin" in text else "person:antony-blinken",)
    )


def test_you_in_a_question_is_who_answers(read: Read) -> None:
    text = "QUESTION: You said that the road was closed. Is it?\n\nSECRETARY BLINKEN: It is open."
    reading = read(text, date="2022-03-30", issuer="US State Department")
    assert ("person:antony-blinken",) in [s.speakers for s in reading.statements]


@pytest.mark.parametrize("joined", ["and", "as well as", "together with"])
def test_a_list_loses_nobody(read: Read, joined: str) -> None:
    text = (
        "President Biden spoke today with President Emmanuel Macron of France, Chancellor Olaf Scholz of Germany, Prime "
        f"Minister Mario Draghi of Italy, {joined} Prime Minister Boris Johnson of the United Kingdom. The leaders "
        "condemned the strike."
    )
    assert len(act(read(text, date="2022-03-29", issuer="White House"), "condemned").by) == 5


def test_presidents_are_not_the_ministers_who_talk(read: Read) -> None:
    text = "Secretary Antony Blinken spoke with Foreign Minister Wang Yi. They prepared the call of the two presidents."
    reading = read(text, date="2022-03-10", issuer="US State Department")
    assert meant(reading, "the two presidents") == ("person:joe-biden", "person:xi-jinping")
