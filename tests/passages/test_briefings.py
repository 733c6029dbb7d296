"""Briefings of houses that write their labels each in their own way."""

import pytest

from tests.conftest import Read

OFFICE = """Briefing by the Deputy Spokesperson
Riga, 4 May 2024

LIGA ABOLA-KRUM, DEPUTY SPOKESPERSON: Good afternoon. I have one announcement.

Q: Will the talks go on?

A: They will.

MODERATOR: Thank you."""
DASHES = """At the end of the Council the Spokesperson, Mr. Yasin Alaoui Berrada, answered the questions of the press.

– Portugal has changed its position. How do you see this?

Mr. Berrada: We welcome it.

– Will you go to Lisbon?

Mr. Berrada: I shall."""
LISTED = """Ministry of Foreign Affairs
Transcript of the briefing, Juba, 4 May 2024
Spokesperson: Ambassador Deng Ajak Malual

AMB. AJAK: Good morning.

RADIO WAU: Who did it?

AMB. AJAK: We have accused nobody.

JUBA OBSERVER: Did Uganda ask?

AMB. AJAK: It did not.

JUBA OBSERVER: Will you?

AMB. AJAK: We will not."""
BRACKETS = """Press conference of the Foreign Ministers

Q (El Mercurio): Minister, what came of it?

A (Foreign Minister Pablo Rojas Vera): A plan. Minister Anneke van den Broek signed it.

Q: And did you?

A (Minister van den Broek): I did."""
INITIALS = """Answers of the Press Secretary of the Foreign Ministry, Alina Bondar, to questions from the media
4 May 2024, Minsk

BelTA agency: How would you comment on that?

A. Bondar: We reject it.

ONT TV channel: Will there be talks?

A. Bondar: There will."""


def said(read: Read, text: str) -> list[tuple[str, str]]:
    return [(p.kind, p.voice) for p in read(text, date="2024-05-04", issuer="Latvia").passages]


def test_a_name_and_an_office_label_him_who_answers_and_no_moderator_does(read: Read) -> None:
    assert said(read, OFFICE)[1:] == [
        ("statement", "unknown:liga-abola-krum"),
        ("question", "unknown:reporter"),
        ("answer", "unknown:liga-abola-krum"),
        ("answer", "unknown:moderator"),
    ]


def test_paragraphs_with_a_dash_before_labelled_turns_are_questions(read: Read) -> None:
    turn = [("question", "unknown:reporter"), ("answer", "unknown:yasin-alaoui-berrada")]
    assert said(read, DASHES)[-4:] == [*turn, *turn]


def test_one_dash_is_a_dash(read: Read) -> None:
    text = "Mr. Berrada: We welcome it. I do.\n\n– Why?\n\nMr. Berrada: I shall go.\n\nMr. Vidal: So shall I."
    assert all(kind == "statement" for kind, _ in said(read, text))


def test_a_label_among_lines_over_a_briefing_is_no_turn_and_outlets_ask(read: Read) -> None:
    answer = ("answer", "unknown:deng-ajak-malual")
    asked = [("question", "unknown:radio-wau"), answer, ("question", "unknown:juba-observer"), answer]
    opening = ("statement", "unknown:deng-ajak-malual")
    assert said(read, LISTED)[1:] == [opening, *asked, ("question", "unknown:juba-observer"), answer]


def test_brackets_name_who_answers_and_the_paper_that_asks(read: Read) -> None:
    assert said(read, BRACKETS)[1:] == [
        ("question", "unknown:el-mercurio"),
        ("answer", "unknown:pablo-rojas-vera"),
        ("question", "unknown:reporter"),
        ("answer", "unknown:anneke-van-den-broek"),
    ]


def test_an_initial_before_a_name_is_no_letter_for_an_answer(read: Read) -> None:
    assert said(read, INITIALS)[-4:] == [
        ("question", "unknown:belta-agency"),
        ("answer", "unknown:alina-bondar"),
        ("question", "unknown:ont-tv-channel"),
        ("answer", "unknown:alina-bondar"),
    ]


@pytest.mark.parametrize(("asks", "answers"), [("[Q]", "[A]"), ("Q –", "A –"), ("Q.", "A.")])
def test_letters_label_turns_whatever_marks_them(read: Read, asks: str, answers: str) -> None:
    text = f"{asks} Will you go?\n{answers} I will.\n\n{asks} When?\n{answers} Soon."
    assert [kind for kind, _ in said(read, text)] == ["question", "answer", "question", "answer"]


def test_points_and_dashes_label_turns_where_two_speak_so_and_one_again(read: Read) -> None:
    turns = [("question", "Radio Wau", "Did they agree?"), ("answer", "PM Ozols", "They did. I asked them to.")]
    for mark in (".", " –"):
        said_so = [f"{who}{mark} {words}" for _, who, words in (*turns, *turns)]
        text = "\n\n".join(["Transcript: Hon. Karlis Ozols, Prime Minister, speaks with the media", *said_so])
        turn = [("question", "unknown:radio-wau"), ("answer", "unknown:karlis-ozols")]
        assert said(read, text)[1:] == [*turn, *turn]


@pytest.mark.parametrize(
    ("over", "label"),
    [
        ("Excerpts of questions and answers with Liga Abola, Deputy Spokesperson", "Deputy Spokesperson"),
        ("Remarks by the Chief Executive, Ms Liga Abola, at a media session", "Chief Executive"),
        ("The Spokesperson answers", "Answer by Liga Abola, MFA Spokesperson"),
        ("Oral questions", "Deputy Prime Minister and Minister of Trade (Deputy Liga Abola)"),
        ("Press Secretary Liga Abola Holds a Press Briefing", "MS. ABOLA"),
    ],
)
def test_an_office_before_a_colon_is_whom_the_text_names_beside_it(read: Read, over: str, label: str) -> None:
    text = f"{over}\n\nQuestion (RTX): Who did it?\n\n{label}: We have accused nobody."
    assert said(read, text)[1:] == [("question", "unknown:rtx"), ("answer", "unknown:liga-abola")]


def test_a_question_may_be_retold_in_brackets_and_a_line_tells_its_topic(read: Read) -> None:
    text = (
        "Government press conference\n\nSUPPLEMENTARY QUESTION: And then?\n\nABOLA: Nothing.\n\nSituation in Georgia\n\n"
        "QUESTION (on the arrest of a journalist): What do you say?\n\nABOLA: We protested."
    )
    reading = read(text, date="2024-05-04", issuer="Latvia")
    assert [p.kind for p in reading.passages] == ["heading", "question", "answer", "heading", "question", "answer"]
    assert reading.quote(reading.passages[4].span).startswith("(on the arrest")


def test_a_courtesy_cut_short_begins_a_sentence_and_no_turn(read: Read) -> None:
    text = (
        "The mayor met Mr. Paul Novak and Mrs. Eva Lind.\n\nMr. Novak called the plan dear.\n\nMrs. Lind praised it.\n\n"
        "Mr. Novak asked for more time.\n\nMrs. Lind agreed to wait."
    )
    reading = read(text)
    assert {p.kind for p in reading.passages} == {"commentary"}
