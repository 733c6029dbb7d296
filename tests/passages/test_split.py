from tests.conftest import Read

POST = """Here is the Kremlin's readout of the call:

Vladimir Putin and Emmanuel Macron discussed the situation in Libya. The President of Russia emphasised the need for talks. [My emphasis]

I wonder who asked for this. Do you?

Before that, Putin had spoken with Erdogan:

The presidents touched upon trade. It was agreed to continue contacts.
"""


def voices(reading) -> list[tuple[str, str, str]]:  # type: ignore[no-untyped-def]
    return [(p.kind, p.voice, p.basis) for p in reading.passages]


def test_an_announced_readout_has_its_issuers_voice_and_the_next_inherits_it(read: Read) -> None:
    reading = read(POST, date="2020-05-05")
    assert voices(reading) == [
        ("commentary", "author", "default"),
        ("readout", "org:kremlin", "introduced"),
        ("note", "author", "note"),
        ("commentary", "author", "default"),
        ("commentary", "author", "default"),
        ("readout", "org:kremlin", "inherited"),
    ]
    assert reading.quote(reading.passages[1].introduced_by) == "Here is the Kremlin's readout of the call:"


def test_another_issuer_named_in_between_takes_the_voice(read: Read) -> None:
    text = POST.replace("Before that, Putin had spoken with Erdogan:", "The White House's version reads:")
    assert voices(read(text, date="2020-05-05"))[-1] == ("readout", "org:white-house", "introduced")


def test_a_document_with_an_issuer_is_that_issuers_text(read: Read) -> None:
    text = "Call with the King of Jordan\n\nThe President spoke by phone today with King Abdullah II of Jordan."
    reading = read(text, date="2021-03-01", issuer="White House")
    assert voices(reading) == [("heading", "org:white-house", "issuer"), ("readout", "org:white-house", "issuer")]


def test_turns_of_a_transcript_are_told_apart_by_their_labels(read: Read) -> None:
    text = "Question: Will you meet him? Sergey Lavrov: I do not rule it out. Question: When? Sergey Lavrov: In May."
    assert [(k, v) for k, v, _ in voices(read(text, date="2022-01-10"))] == [
        ("question", "unknown:reporter"),
        ("answer", "person:sergey-lavrov"),
        ("question", "unknown:reporter"),
        ("answer", "person:sergey-lavrov"),
    ]


def test_a_briefings_upper_case_labels_name_speakers_and_questions(read: Read) -> None:
    text = "MS. PSAKI:  Good afternoon.\n\nWe have news.\n\nQ  Did he call?\n\nMS. PSAKI:  He did.\n"
    reading = read(text, date="2021-06-01", issuer="White House")
    assert [(p.kind, p.voice, reading.quote(p.span)) for p in reading.passages] == [
        ("statement", "person:jen-psaki", "Good afternoon.\n\nWe have news."),
        ("question", "unknown:reporter", "Did he call?"),
        ("answer", "person:jen-psaki", "He did."),
    ]


def test_a_block_quotation_after_an_announcement_is_the_announced_text(read: Read) -> None:
    text = "---\ndate: 2020-05-05\n---\nThe Élysée said of the call:\n\n> The President thanked the King. They spoke of trade.\n\nI doubt it.\n"
    reading = read(text)
    assert [(p.kind, p.voice) for p in reading.passages][1:] == [("readout", "org:elysee"), ("commentary", "author")]


def test_an_ordinary_colon_announces_nothing(read: Read) -> None:
    reading = read("There are three reasons for this:\n\nMoney, oil and pride.", date="2020-05-05")
    assert {p.kind for p in reading.passages} == {"commentary"}


def test_passages_hold_every_word_in_order(read: Read) -> None:
    reading = read(POST, date="2020-05-05")
    told = " ".join(reading.quote(p.span) for p in reading.passages)
    assert told.split() == reading.text.split()


def test_in_a_transcript_without_issuer_an_answer_goes_on_over_a_paragraph_without_label(read: Read) -> None:
    text = (
        "10:46 A.M.\n\nCHANCELLOR SCHOLZ: So, it is very good to have you here.\n\n"
        "PRESIDENT BIDEN: Well, there is a lot to do, and I want to compliment you.\n\n"
        "We are going to continue working on the challenges that we face.\n\n"
        "CHANCELLOR SCHOLZ: We are.\n"
    )
    reading = read(text, date="2022-06-26")
    voices = {reading.quote(p.span)[:8]: p.voice for p in reading.passages}
    assert voices["Well, th"] == "person:joe-biden"
    assert next(p.voice for p in reading.passages if "challenges" in reading.quote(p.span)) == "person:joe-biden"
    assert voices["We are."] == "person:olaf-scholz"
