"""Posts: pasted texts go on until the author speaks again, and the sentence decides."""

import pytest

from communique.actors import current_registry, scan
from communique.model import Span
from communique.passages import is_author
from communique.passages.introductions import introduction
from tests.conftest import Read

DAY = "2022-09-13"


def told(reading) -> list[tuple[str, str, str]]:  # type: ignore[no-untyped-def]
    return [(p.kind, p.voice, reading.quote(p.span)) for p in reading.passages]


def test_a_pasted_readout_goes_on_over_all_its_paragraphs(read: Read) -> None:
    text = (
        "Here is Tokyo's readout:\n\nForeign Minister Hayashi met Secretary Blinken.\n\nThe ministers concurred.\n\n"
        "Regional matters.\n\nThey touched upon grain.\n\nMy view: little is new."
    )
    pasted = "\n\n".join(text.split("\n\n")[1:5])
    assert told(read(text, date=DAY))[1:] == [
        ("readout", "country:JP", pasted),
        ("commentary", "author", "My view: little is new."),
    ]


@pytest.mark.parametrize(
    "remark",
    [
        "I doubt it.",
        "Will it hold?",
        "Nothing new there.",
        "It isn't much.",
        "Fine words.",
        "Moscow says one thing, Washington another.",
        "The contrast could not be starker.",
        "My comment: nothing on gas.",
    ],
)
def test_a_paragraph_that_holds_the_account_and_then_the_author_is_cut_at_the_sentence(read: Read, remark: str) -> None:
    text = f"Here’s the Kremlin’s readout:\n\nVladimir Putin spoke with Xi Jinping. He thanked him. {remark}"
    assert told(read(text, date=DAY))[1:] == [
        ("readout", "org:kremlin", "Vladimir Putin spoke with Xi Jinping. He thanked him."),
        ("commentary", "author", remark),
    ]


def test_a_hedge_within_an_account_is_the_accounts(read: Read) -> None:
    text = "Here’s the Kremlin’s readout:\n\nThe leaders discussed trade. And, of course, gas. They agreed to meet."
    assert told(read(text, date=DAY))[1][2].endswith("They agreed to meet.")


@pytest.mark.parametrize(
    ("words", "voice"),
    [
        ("And here is the Kremlin’s:", "org:kremlin"),
        ("Now Kyiv's version:", "country:UA"),
        ("From the Élysée:", "org:elysee"),
        ("According to the White House:", "org:white-house"),
        ("The State Department published this readout.", "org:us-state-department"),
        ("Below is Downing Street’s account.", "org:downing-street"),
        ("## The Indian readout", "country:IN"),
    ],
)
def test_an_account_is_introduced_in_many_ways(read: Read, words: str, voice: str) -> None:
    reading = read(f"They talked.\n\n{words}\n\nThe leaders discussed trade.\n\nThey agreed to meet.", date=DAY)
    last = reading.passages[-1]
    assert (last.kind, last.voice) == ("readout", voice)
    assert reading.quote(last.span) == "The leaders discussed trade.\n\nThey agreed to meet."


def test_several_accounts_in_one_page_have_each_its_own_voice(read: Read) -> None:
    text = (
        "Ankara’s account: “The presidents discussed grain. They agreed to meet.”\n\n"
        "The Kremlin’s: “The presidents exchanged views.”\n\nCompare the two."
    )
    assert [(k, v) for k, v, _ in told(read(text, date=DAY))] == [
        ("commentary", "author"),
        ("readout", "country:TR"),
        ("commentary", "author"),
        ("readout", "org:kremlin"),
        ("commentary", "author"),
    ]


def test_a_quotation_after_an_introduction_ends_where_it_closes(read: Read) -> None:
    text = "Macron wrote on X:\n\n“I spoke with President Duda. France is ready.\n\nWe will meet.” That was it."
    assert told(read(text, date=DAY))[1:] == [
        ("statement", "person:emmanuel-macron", "“I spoke with President Duda. France is ready.\n\nWe will meet.”"),
        ("commentary", "author", "That was it."),
    ]


def test_a_pasted_statement_may_speak_in_the_first_person_and_the_present(read: Read) -> None:
    text = (
        "The Turkish Foreign Ministry released this statement.\n\nWe condemn the attack.\n\nThe matter is grave.\n\n"
        "In my opinion, that is weak."
    )
    assert told(read(text, date=DAY))[1:] == [
        ("statement", "org:turkey-foreign-ministry", "We condemn the attack.\n\nThe matter is grave."),
        ("commentary", "author", "In my opinion, that is weak."),
    ]


def test_a_dateline_announces_nothing(read: Read) -> None:
    reading = read("KYIV: The President spoke with President Duda. They discussed grain and agreed to meet.", date=DAY)
    assert {p.voice for p in reading.passages} == {"author"}


def test_a_readout_that_is_only_spoken_of_is_not_pasted(read: Read) -> None:
    reading = read("The State Department published a readout. I have read it.\n\nThey discussed grain.", date=DAY)
    assert {p.voice for p in reading.passages} == {"author"}


@pytest.mark.parametrize("issuer", [None, "unknown:karl-the-great-blog", "unknown:jane-roe"])
def test_a_blogger_is_an_author_though_he_is_given_as_issuer(issuer: str | None) -> None:
    assert is_author(issuer)


@pytest.mark.parametrize(
    "issuer", ["org:kremlin", "person:joe-biden", "unknown:ministry-of-fish", "unknown:un-mission"]
)
def test_an_institution_is_no_author_though_nobody_knows_it(issuer: str) -> None:
    assert not is_author(issuer)


def test_what_a_blogger_says_begins_its_chain_of_voices_with_the_author(read: Read) -> None:
    text = "---\nissuer: Jane Roe (blog)\n---\nVladimir Putin said that Russia was ready."
    assert [s.voices for s in read(text, date=DAY).statements] == [("author", "person:vladimir-putin")]


def test_a_post_of_an_official_is_his_from_end_to_end(read: Read) -> None:
    text = "Spoke with President Duda today 🧵\n\n1/ We agreed on grain\n\n2/2 More soon: stay tuned"
    assert told(read(text, date=DAY, issuer="Emmanuel Macron")) == [("readout", "person:emmanuel-macron", text)]


def test_a_readout_of_two_others_is_not_that_of_the_house_before(read: Read) -> None:
    text = (
        "Here is the Kremlin's readout:\n\nVladimir Putin had a telephone conversation with Emmanuel Macron.\n\n"
        "Who will pay for that?\n\nThe evening before, {} had spoken with Narendra Modi:\n\nThe leaders discussed trade. A plan of mine clearance was touched upon. "
        "It was agreed to stay in touch."
    )
    other = [p for p in read(text.format("Olaf Scholz"), date="2022-02-10").passages if p.kind == "readout"]
    assert [p.voice for p in other] == ["org:kremlin", "unknown:quoted"]
    own = [p for p in read(text.format("Putin"), date="2022-02-10").passages if p.kind == "readout"]
    assert [(p.voice, p.basis) for p in own][1:] == [("org:kremlin", "inherited")]


@pytest.mark.parametrize(("colons", "announces"), [(3, True), (40, False)])
def test_a_sentence_of_many_colons_is_a_list_and_announces_nothing(colons: int, announces: bool) -> None:
    text = "Aid: " * colons + "here is the Kremlin’s readout:"
    registry = current_registry()
    found = introduction(text, Span(0, len(text)), scan(text, registry), registry, None)
    assert (found is not None) == announces
