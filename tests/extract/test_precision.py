"""What a careful reader would strike out of a reading: each kind seen in real readouts, told in invented words."""

import pytest

from tests.conftest import Read, act, statement

BIDEN, MACRON = "person:joe-biden", "person:emmanuel-macron"
OPENING = "President Biden met with President Emmanuel Macron of France. "


def told(read: Read, sentence: str):  # type: ignore[no-untyped-def]
    return read(OPENING + sentence, date="2022-03-30", issuer="White House")


def test_an_invitation_goes_to_the_guest_and_not_to_whom_it_is_made_for(read: Read) -> None:
    reading = told(
        read, "President Biden extended an invitation on behalf of the people for President Macron to visit."
    )
    assert act(reading, "extended an invitation").to == (MACRON,)


def test_what_is_only_agreed_is_not_done_yet(read: Read) -> None:
    reading = told(read, "The two leaders agreed to continue discussing the treaty.")
    assert [a.kind for a in reading.acts] == ["discuss", "agree"]


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        ("said that France is open for trade, and stressed the readiness to buy grain",
         "that France is open for trade", "to buy grain"),
        ("discussed attempts to annex the valley and expressed his commitment to peace",
         "attempts to annex the valley", "peace"),
    ],
)  # fmt: skip
def test_a_finite_verb_goes_on_from_the_finite_verb_before(read: Read, sentence: str, first: str, second: str) -> None:
    reading = told(read, f"President Macron {sentence}.")
    found = [(s.speakers, reading.quote(s.content)) for s in reading.statements]
    assert found == [((MACRON,), first), ((MACRON,), second)]


def test_a_quotation_is_said_by_the_verb_next_to_it(read: Read) -> None:
    reading = told(read, "“France is a true friend,” President Biden said, thanking President Macron for the welcome.")
    assert reading.quote(statement(reading, "said").content) == "“France is a true friend,”"
    assert reading.quote(statement(reading, "thanking").content) == "for the welcome"


def test_of_after_a_title_is_no_content(read: Read) -> None:
    reading = told(read, "President Biden informed the Prime Minister of Canada about the flood.")
    assert reading.quote(statement(reading, "informed").content) == "about the flood"


@pytest.mark.parametrize(
    "sentence",
    [
        "The operation was badly prepared.",
        "France received the icebreaker.",
        "This work requires patience and skill.",
        "The trip focused on farms.",
        "Meet and welcome our ship!",
        "Earlier, the mayor gave a speech: the girl saw the play.",
    ],
)
def test_what_is_no_act_and_no_saying_makes_none(read: Read, sentence: str) -> None:
    reading = told(read, sentence)
    assert [reading.quote(a.cue) for a in reading.acts] == ["met with"]
    assert not reading.statements


def test_agreeing_on_a_need_binds_nobody_and_agreeing_to_meet_does(read: Read) -> None:
    reading = told(read, "They agreed on the need for closer ties. They agreed to meet again in May.")
    assert [reading.quote(c.what) for c in reading.commitments] == ["to meet again in May"]


@pytest.mark.parametrize(
    "sentence",
    [
        "President Macron expressed confidence that France will see progress.",
        "President Biden said that the United States will continue to be a force for good.",
    ],
)
def test_what_is_believed_or_will_be_so_is_no_promise(read: Read, sentence: str) -> None:
    assert not told(read, sentence).commitments


def test_talks_to_come_are_no_statement_yet(read: Read) -> None:
    assert not told(read, "The leaders will discuss trade next week.").statements


@pytest.mark.parametrize("verb", ["announced", "emphasized", "noted"])
def test_what_is_said_of_others_is_not_said_to_them(read: Read, verb: str) -> None:
    assert act(read(f"Biden {verb} a plan for Japan.", date="2022-03-30"), verb).to == ()


def test_praise_of_ones_own_country_is_not_given_to_it(read: Read) -> None:
    reading = told(read, "President Biden praised the U.S. agenda for the summit.")
    assert act(reading, "praised").to == ()


def test_a_content_ends_where_another_speaks(read: Read) -> None:
    text = (
        "Remarks in Paris\n\nPRESIDENT BIDEN: You know that we will work on the challenges we face —\n\n"
        "PRESIDENT MACRON: Yes.\n\nPRESIDENT BIDEN: — and come out stronger."
    )
    reading = read(text, date="2022-06-26", issuer="White House")
    assert not [s for s in reading.statements if "MACRON" in reading.quote(s.content)]


def test_all_of_a_list_of_names_do_what_is_done(read: Read) -> None:
    text = "President Biden, Chancellor Scholz, President Macron, and Prime Minister Trudeau discussed the harvest."
    found = act(read(text, date="2022-03-30", issuer="White House"), "discussed")
    assert set(found.by) == {BIDEN, "person:olaf-scholz", MACRON, "person:justin-trudeau"}
