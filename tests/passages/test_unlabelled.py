"""Questions and answers without labels, under a line that announces them."""

from tests.conftest import Read

ANSWER = ("answer", "unknown:liga-abola")
ASKED = ("question", "unknown:reporter")


def said(read: Read, text: str) -> list[tuple[str, str]]:
    return [(p.kind, p.voice) for p in read(text, date="2024-05-04", issuer="Latvia").passages]


def test_dashes_part_questions_from_answers(read: Read) -> None:
    text = (
        "Answers of the Spokesperson of the MFA of Latvia Liga Abola to questions from the media\n\n"
        "– Will the visit take place? – Yes. We invited him. – Will they sign? – We hope so."
    )
    assert said(read, text)[1:] == [ASKED, ANSWER, ASKED, ANSWER]


def test_paragraphs_that_ask_are_questions_and_short_lines_are_topics(read: Read) -> None:
    text = (
        "Daily Press Briefing by Spokesperson Liga Abola\n\nWhat do you say of the arrest?\n\nWe regret it.\n\n2. Iran\n\n"
        "The Minister said that we had agreed. Is that so?\n\nWe agreed to nothing."
    )
    assert said(read, text)[1:] == [ASKED, ANSWER, ("heading", "country:LV"), ASKED, ANSWER]


def test_brackets_retell_what_was_asked(read: Read) -> None:
    text = (
        "Press Conference by Prime Minister Liga Abola\n\n(On the outcomes of the summit meeting in Riga)\n\n"
        "I told them that we would help.\n\n(On the shooting in Tartu)\n\nI extend my condolences to the family."
    )
    assert said(read, text)[1:] == [ASKED, ANSWER, ASKED, ANSWER]


def test_questions_in_a_statement_that_announces_none_are_the_speakers_own(read: Read) -> None:
    text = "Remarks by Minister Liga Abola\n\nWhat can we do?\n\nWe can help.\n\nWho else will?\n\nNobody."
    assert {kind for kind, _ in said(read, text)} == {"heading", "statement"}
