import pytest

from tests.conftest import Read


def mention(reading, words: str):  # type: ignore[no-untyped-def]
    found = [m for m in reading.mentions if reading.quote(m.span) == words]
    assert found, [reading.quote(m.span) for m in reading.mentions]
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "kind", "actor"),
    [
        ("The President of Russia left.", "The President of Russia", "office", "person:vladimir-putin"),
        ("He quoted the head of the American state.", "the head of the American state", "office", "person:joe-biden"),
        ("The Turkish Foreign Minister left.", "The Turkish Foreign Minister", "office", "person:mevlut-cavusoglu"),
        ("The American side agreed.", "The American side", "metonym", "country:US"),
        ("The Chinese government agreed.", "The Chinese government", "metonym", "country:CN"),
        ("Moscow agreed.", "Moscow", "metonym", "country:RU"),
        ("US President Biden left.", "US President Biden", "name", "person:joe-biden"),
        ("President Joseph R. Biden, Jr. left.", "President Joseph R. Biden, Jr.", "name", "person:joe-biden"),
        ("Volodymyr Zelensky left.", "Volodymyr Zelensky", "name", "person:volodymyr-zelenskyy"),
        ("China's Foreign Minister Wang Yi left.", "China's Foreign Minister Wang Yi", "name", "person:wang-yi"),
        ("President Macron of France left.", "President Macron", "name", "person:emmanuel-macron"),
        ("The US left.", "The US", "name", "country:US"),
    ],
)
def test_a_mention_is_resolved(read: Read, text: str, words: str, kind: str, actor: str) -> None:
    found = mention(read(text, date="2022-01-15"), words)
    assert (found.kind, found.actors) == (kind, (actor,))


def test_the_same_office_is_another_person_on_another_day(read: Read) -> None:
    words = "The President of the United States"
    assert mention(read(f"{words} left.", date="2016-06-01"), words).actors == ("person:barack-obama",)
    assert mention(read(f"{words} left.", date="2025-06-01"), words).actors == ("person:donald-trump",)


def test_a_capital_as_a_place_is_no_actor(read: Read) -> None:
    reading = read("They met in Moscow.", date="2022-01-15")
    assert "Moscow" not in {reading.quote(m.span) for m in reading.mentions}


def test_somebody_unknown_is_kept_and_not_guessed(read: Read) -> None:
    reading = read("Foreign Minister Aldo Berenguer of Peru thanked the Secretary.", date="2022-01-15")
    found = mention(reading, "Foreign Minister Aldo Berenguer")
    assert found.actors == ("unknown:aldo-berenguer",)
    assert next(a for a in reading.actors if a.id == found.actors[0]).country == "PE"


def test_a_surname_alone_means_the_person_the_document_named(read: Read) -> None:
    reading = read("Anna Rossi spoke first. Later Rossi left.", date="2022-01-15")
    assert mention(reading, "Anna Rossi").actors == ("unknown:anna-rossi",)


def test_a_pronoun_goes_to_the_last_fitting_subject(read: Read) -> None:
    text = "Angela Merkel met Emmanuel Macron. She thanked France. He left."
    reading = read(text, date="2020-01-15")
    assert mention(reading, "She").actors == ("person:angela-merkel",)
    assert mention(reading, "He").actors == ("person:emmanuel-macron",)


def test_a_group_is_the_parties_of_the_passages_contact(read: Read) -> None:
    text = "President Biden spoke today with President Macron of France. The leaders discussed Mali. Both sides agreed."
    reading = read(text, date="2022-01-15", issuer="White House")
    parties = ("person:emmanuel-macron", "person:joe-biden")
    assert mention(reading, "The leaders").actors == parties
    assert mention(reading, "Both sides").actors == parties


def test_the_leaders_of_a_body_are_the_body_and_not_the_parties(read: Read) -> None:
    text = "President Biden spoke today with President Macron. He will host the leaders of ASEAN."
    reading = read(text, date="2022-01-15", issuer="White House")
    assert mention(reading, "the leaders").actors == ("org:asean",)


def test_the_president_without_a_country_is_the_issuers(read: Read) -> None:
    reading = read("The President spoke today with Chancellor Scholz.", date="2022-01-15", issuer="White House")
    assert mention(reading, "The President").actors == ("person:joe-biden",)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Montenegro's prime minister resigned.", "person:luis-montenegro"),
        ("The Congress of Local Authorities met in Kyiv.", "org:us-congress"),
        ("They fought in West Darfur State.", "group:west"),
        ("Kenya's Supreme Court ruled.", "org:us-supreme-court"),
    ],
)
def test_a_word_of_another_name_is_nobody(read: Read, text: str, actor: str) -> None:
    assert actor not in {a for m in read(text, date="2022-01-15").mentions for a in m.actors}


@pytest.mark.parametrize(
    "text",
    [
        "They wrote to the Deputy Minister of Foreign Affairs of Turkey.",
        "Turkey's Deputy Foreign Minister left.",
        "The former Turkish Foreign Minister left.",
        "The Turkish Foreign Minister-designate left.",
        "The Turkish shadow foreign minister left.",
    ],
)
def test_a_deputy_a_predecessor_and_a_designate_are_not_the_holder(read: Read, text: str) -> None:
    reading = read(text, date="2022-01-15")
    assert "person:mevlut-cavusoglu" not in {a for m in reading.mentions for a in m.actors}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Austria rejoiced. May came and Price rose.", "person:theresa-may"),
        ("Ireland sang. Afterwards Martin O'Malley left.", "person:micheal-martin"),
        ("They met Pavel Zarubin in the Czech Republic.", "person:petr-pavel"),
        ("In Lisbon, Portugal, they spoke of Montenegro.", "person:luis-montenegro"),
        ("Ireland sang. They thanked Juliet V. Martin for it.", "person:micheal-martin"),
        ("The English text counts.", "person:bill-english"),
        ("The Leader of the Choir sang in Washington.", "person:joe-biden"),
    ],
)
def test_everyday_words_given_names_and_places_are_no_surnames(read: Read, text: str, actor: str) -> None:
    reading = read(text, date="2025-06-15" if "Lisbon" in text else "2022-01-15", issuer="White House")
    assert actor not in {a for m in reading.mentions for a in m.actors}


def test_a_title_makes_an_everyday_word_a_surname(read: Read) -> None:
    reading = read("Prime Minister May left.", date="2018-01-15")
    assert mention(reading, "Prime Minister May").actors == ("person:theresa-may",)


def test_the_countrys_top_diplomat_is_that_of_the_country_named_before(read: Read) -> None:
    reading = read("Turkey agreed. The country's top diplomat left.", date="2022-01-15")
    assert mention(reading, "The country's top diplomat").actors == ("person:mevlut-cavusoglu",)


def test_initials_and_given_names_of_the_bearer_do_not_hide_the_person(read: Read) -> None:
    reading = read(
        "They informed A. Blinken about it. The Biden-Harris administration agreed.",
        date="2022-01-15",
        issuer="White House",
    )
    assert mention(reading, "Blinken").actors == ("person:antony-blinken",)
    assert mention(reading, "Harris administration").actors == ("country:US",)


def test_the_president_of_an_official_transcript_is_the_one_at_home_whoever_was_named_before(read: Read) -> None:
    text = (
        "MS. PSAKI:  President Putin has made his choice.\n\n"
        "Q    Will the President travel?\n\n"
        "MS. PSAKI:  The President will host the governors tomorrow."
    )
    reading = read(text, date="2022-03-24", issuer="White House")
    assert mention(reading, "the President").actors == ("person:joe-biden",)
    assert mention(reading, "The President").actors == ("person:joe-biden",)


def test_a_president_who_speaks_of_the_president_means_the_other_one(read: Read) -> None:
    text = (
        "PRESIDENT BIDEN:  I am glad to have President Macron here.  The President and I spoke of trade.\n\n"
        "PRESIDENT MACRON:  Thank you."
    )
    reading = read(text, date="2022-12-01", issuer="White House")
    assert mention(reading, "The President").actors == ("person:emmanuel-macron",)
