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
    found = [(a.by, reading.quote(a.object)) for a in reading.acts if a.by == (MACRON,)]
    assert found == [((MACRON,), first), ((MACRON,), second)]


def test_a_quotation_is_said_by_the_verb_next_to_it(read: Read) -> None:
    reading = told(read, "“France is a true friend,” President Biden said, thanking President Macron for the welcome.")
    assert reading.quote(statement(reading, "said").content) == "“France is a true friend,”"
    assert reading.quote(act(reading, "thanking").object) == "for the welcome"


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


def test_the_later_items_of_a_list_belong_to_what_is_discussed(read: Read) -> None:
    content = (
        "ways to speed relief toward a flooded valley, the urgency of mending bridges across the north, and the need "
        "to address the fears of all displaced farmers"
    )
    reading = told(read, f"President Biden praised the mayors, and the two leaders discussed {content}.")
    assert reading.quote(act(reading, "discussed").object) == content


def test_what_should_not_be_done_keeps_its_negation(read: Read) -> None:
    reading = told(read, "President Macron said that the government should not close the harbour.")
    one = next(a for a in reading.acts if a.kind == "call-for")
    assert (reading.quote(one.cue), reading.quote(one.object)) == ("should not close", "not close the harbour")


def test_a_sentence_after_an_office_is_not_the_name_of_its_holder(read: Read) -> None:
    reading = read(
        "The talks went well. \"We have passed the law,\" said the President of France. According to Emmanuel Macron, "
        "the law is good.", date="2022-03-30", issuer="Élysée",
    )  # fmt: skip
    assert {s.speakers for s in reading.statements} == {(MACRON,)}
    assert not any(a.id.startswith("unknown:") for a in reading.actors)


def test_a_term_in_plain_marks_does_not_end_the_quotation_around_it(read: Read) -> None:
    reading = told(read, '"It is worth noting that the word "political" is used on purpose," said President Macron. '
                         "President Biden agreed with the text.")  # fmt: skip
    said = statement(reading, "said")
    assert reading.quote(said.content) == '"It is worth noting that the word "political" is used on purpose,"'


def test_an_office_of_many_words_is_whoever_was_named_with_it(read: Read) -> None:
    reading = read(
        "Deputy Head of the Presidential Administration Gustavo Reyes met with Emmanuel Macron. "
        "The Deputy Head of the Presidential Administration stressed that the harbour is open.", date="2022-03-30",
        issuer="Élysée",
    )  # fmt: skip
    assert statement(reading, "stressed").speakers == ("unknown:gustavo-reyes",)


def test_an_audience_is_a_meeting(read: Read) -> None:
    reading = read("In his audience with Pope Francis today, President Biden thanked the Pope for his work.",
                   date="2021-10-29", issuer="White House")  # fmt: skip
    assert [(c.channel, c.status, set(c.participants)) for c in reading.contacts] == [
        ("meeting", "held", {BIDEN, "person:pope-francis"})
    ]
