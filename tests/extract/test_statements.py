import pytest

from tests.conftest import Read, statement


def test_who_said_what_with_the_chain_of_voices(read: Read) -> None:
    text = "Here is the Kremlin's readout:\n\nThe President of the United States assured that the American side will keep its word. They discussed trade."
    reading = read(text, date="2021-12-30")
    found = statement(reading, "assured")
    assert reading.quote(found.content) == "that the American side will keep its word"
    assert found.voices == ("author", "org:kremlin", "person:joe-biden")
    assert (found.mode, found.stance) == ("indirect", "says")


def test_a_statement_inside_a_statement_names_its_parent(read: Read) -> None:
    reading = read("Lavrov said that Trump had stated that he was tired.", date="2025-03-01")
    inner, outer = statement(reading, "stated"), statement(reading, "said")
    assert inner.parent == outer.id
    assert inner.voices == ("author", "person:sergey-lavrov", "person:donald-trump")
    assert reading.quote(inner.content) == "that he was tired"


def test_a_quotation_of_several_sentences_is_one_content(read: Read) -> None:
    quote = "“We need peace. It will come when we are strong, and not before,”"
    reading = read(f"They met. {quote} Volodymyr Zelenskyy said.", date="2022-03-30")
    found = statement(reading, "said")
    assert (reading.quote(found.content), found.mode) == (quote, "direct")
    assert found.speakers == ("person:volodymyr-zelenskyy",)


def test_quoted_words_inside_a_sentence_are_mixed_speech(read: Read) -> None:
    reading = read("Peskov said that the plan was “dead on arrival” for Moscow.", date="2022-03-30")
    assert statement(reading, "said").mode == "mixed"


@pytest.mark.parametrize(
    ("text", "cue", "stance"),
    [
        ("Putin believes that the talks failed.", "believes", "believes"),
        ("Putin wants to end the talks.", "wants", "wants"),
        ("Putin knows that the talks failed.", "knows", "knows"),
        ("Putin fears that the talks failed.", "fears", "feels"),
    ],
)
def test_beliefs_and_intentions_are_told_from_assertions(read: Read, text: str, cue: str, stance: str) -> None:
    assert statement(read(text, date="2022-03-30"), cue).stance == stance


def test_a_speaker_nobody_can_name_keeps_his_words(read: Read) -> None:
    reading = read("Senior officials said that the talks had failed.", date="2022-03-30")
    found = statement(reading, "said")
    assert reading.quote(found.source) == "Senior officials"
    assert found.speakers == ("unknown:senior-officials",)


def test_the_first_person_of_an_answer_is_its_speaker(read: Read) -> None:
    reading = read("Question: Well? Sergey Lavrov: I have no doubt that they will come.", date="2022-03-30")
    found = statement(reading, "have no doubt")
    assert found.speakers == ("person:sergey-lavrov",)
    assert found.voices == ("author", "person:sergey-lavrov")


def test_an_agentless_passive_in_a_readout_is_told_of_the_parties(read: Read) -> None:
    text = "Vladimir Putin had a telephone conversation with Emmanuel Macron. It was noted that trade is growing."
    reading = read(text, date="2022-01-12", issuer="Kremlin")
    assert statement(reading, "noted").speakers == ("person:emmanuel-macron", "person:vladimir-putin")


def test_a_name_given_in_quotation_marks_is_said_together_with_what_bears_it(read: Read) -> None:
    reading = read("Lavrov called the West’s demands “criminal and illegal,” as before.", date="2022-03-30")
    assert reading.quote(statement(reading, "called").content) == "the West’s demands “criminal and illegal,”"


def test_courtesies_and_bare_topics_are_acts_and_no_statements(read: Read) -> None:
    text = "President Biden thanked Chancellor Scholz for the grain. The two leaders discussed trade. He said that it rained."
    reading = read(text, date="2022-03-30", issuer="White House")
    assert [reading.quote(s.cue) for s in reading.statements] == ["said"]
    assert {"thank", "discuss"} <= {a.kind for a in reading.acts}


def test_a_turn_is_told_by_whoever_takes_it_and_a_joint_text_by_all_who_sign(read: Read) -> None:
    turns = read(
        "Question: Will you go?\n\nMao Ning: President Macron said that it rained.\n\nQuestion: When?\n\nMao Ning: Soon.",
        date="2023-03-30", issuer="Chinese Foreign Ministry",
    )  # fmt: skip
    assert next(s.voices for s in turns.statements) == ("person:mao-ning", "person:emmanuel-macron")
    joint = read(
        "Joint statement by the foreign ministers of France and Germany\n\nWe believe that the harbour must be open.",
        date="2023-03-30", issuer="French Foreign Ministry",
    )  # fmt: skip
    assert set(joint.statements[0].voices) == {"country:FR", "country:DE"}
