"""Who speaks in transcripts of many houses: labels, askers, answerers, and what is no label."""

import pytest

from tests.conftest import Read


def spoken(reading) -> list[tuple[str, str, str]]:  # type: ignore[no-untyped-def]
    return [(p.kind, p.voice, reading.quote(p.span)) for p in reading.passages]


def test_indented_labels_of_a_press_office_are_turns(read: Read) -> None:
    text = "     Q    Will you call him?\n\n     PRESIDENT BIDEN:  I will.\n\n     Q    When?\n\n     THE PRESIDENT:  Soon."
    assert spoken(read(text, date="2022-06-30", issuer="White House")) == [
        ("question", "unknown:reporter", "Will you call him?"),
        ("answer", "person:joe-biden", "I will."),
        ("question", "unknown:reporter", "When?"),
        ("answer", "person:joe-biden", "Soon."),
    ]


@pytest.mark.parametrize(
    ("label", "voice"),
    [
        ("Q.", "unknown:reporter"),
        ("Q:", "unknown:reporter"),
        ("QUESTION:", "unknown:reporter"),
        ("Question (retranslated):", "unknown:reporter"),
        ("Question (via interpreter):", "unknown:reporter"),
        ("**Question:**", "unknown:reporter"),
        ("Journalist:", "unknown:reporter"),
        ("Question 2:", "unknown:reporter"),
        ("Reuters:", "org:reuters"),
        ("AP (Jane Roe):", "org:ap"),
        ("Question (Bloomberg):", "org:bloomberg"),
        ("Jiji Press, Sato:", "org:jiji"),
        ("Kyodo, Tanaka:", "org:kyodo"),
        ("Zhejiang Satellite TV:", "unknown:zhejiang-satellite-tv"),
        ("Reporter from Lusaka Times:", "unknown:lusaka-times"),
        ("Phoenix TV Reporter:", "org:phoenix-tv"),
    ],
)
def test_whoever_asks_is_a_reporter_or_his_outlet(read: Read, label: str, voice: str) -> None:
    reading = read(f"{label} Will China answer?\n\nMao Ning: China has answered.", date="2023-05-02", issuer="China")
    assert [(p.kind, p.voice) for p in reading.passages] == [("question", voice), ("answer", "person:mao-ning")]
    assert reading.quote(reading.passages[0].span) == "Will China answer?"


@pytest.mark.parametrize(
    ("label", "issuer", "voice"),
    [
        ("Spokesperson Lu Wen:", "Ministry of Foreign Affairs of China", "unknown:lu-wen"),
        ("MR PRICE:", "US State Department", "person:ned-price"),
        ("MS. ADEYEMI:", "US State Department", "unknown:adeyemi"),
        ("SG:", "United Nations", "person:antonio-guterres"),
        ("FM Hayashi:", "Ministry of Foreign Affairs of Japan", "person:yoshimasa-hayashi"),
        ("Minister Baerbock:", "German Foreign Office", "person:annalena-baerbock"),
        ("High Representative:", "European External Action Service", "person:josep-borrell"),
        ("Prime Minister Sunak (continuing):", "Downing Street", "person:rishi-sunak"),
        ("Sergey Lavrov (in English):", "Russian Foreign Ministry", "person:sergey-lavrov"),
        ("A:", "NATO", "org:nato"),
        ("Answer:", "Kremlin", "org:kremlin"),
        ("Secretary BLINKEN.", "US State Department", "person:antony-blinken"),
        ("SENIOR OFFICIAL:", "White House", "unknown:senior-official"),
    ],
)
def test_whoever_answers_is_named_by_his_label(read: Read, label: str, issuer: str, voice: str) -> None:
    reading = read(f"Question: Will you go?\n\n{label} We will go.\n\nWe will speak.", date="2023-01-10", issuer=issuer)
    assert [(p.kind, p.voice) for p in reading.passages] == [("question", "unknown:reporter"), ("answer", voice)]
    assert reading.quote(reading.passages[1].span) == "We will go.\n\nWe will speak."


def test_one_question_and_one_answer_make_a_transcript_without_an_issuer(read: Read) -> None:
    reading = read("Reporter: Is it true?\n\nPresident Duda: It is.", date="2023-01-10")
    assert [(p.kind, p.voice) for p in reading.passages] == [
        ("question", "unknown:reporter"),
        ("answer", "person:andrzej-duda"),
    ]


def test_turns_inside_a_paragraph_are_told_apart(read: Read) -> None:
    reading = read("Both sides were asked. Question: And then? Answer: We met again.", date="2022-01-10", issuer="NATO")
    assert [(p.kind, reading.quote(p.span)) for p in reading.passages] == [
        ("statement", "Both sides were asked."),
        ("question", "And then?"),
        ("answer", "We met again."),
    ]


def test_in_the_council_the_bracket_tells_the_state_and_the_president_is_no_states(read: Read) -> None:
    text = (
        "Mr. Okoro (Nigeria) (spoke in French): We reject the draft.\n\nThe President: I thank the representative.\n\n"
        "Ms. Thomas-Greenfield (United States of America): We support it."
    )
    reading = read(text, date="2022-03-10", issuer="UN Security Council")
    assert [p.voice for p in reading.passages] == [
        "country:NG",
        "unknown:president",
        "person:linda-thomas-greenfield",
    ]


def test_who_was_named_in_full_is_the_same_by_surname(read: Read) -> None:
    text = "Press Secretary Ada Lund took questions.\n\nQUESTION: Any news?\n\nMS. LUND: None."
    assert read(text, date="2022-03-10", issuer="White House").passages[-1].voice == "unknown:ada-lund"


def test_a_stranger_who_only_asks_is_the_asker(read: Read) -> None:
    text = "Ada Lund: Will you go?\n\nSecretary Blinken: I will.\n\nAda Lund: When?\n\nSecretary Blinken: In May."
    reading = read(text, date="2022-03-10", issuer="US State Department")
    assert [(p.kind, p.voice) for p in reading.passages][:2] == [
        ("question", "unknown:ada-lund"),
        ("answer", "person:antony-blinken"),
    ]


def test_questions_without_labelled_answers_are_answered_by_whose_remarks_the_title_announces(read: Read) -> None:
    text = "Q. Will you go to Kyiv?\n\nNot this week.\n\nQ. And next week?\n\nPerhaps."
    title = "Remarks by High Representative Josep Borrell upon arrival"
    reading = read(text, date="2022-03-10", issuer="European External Action Service", title=title)
    assert [(p.kind, p.voice) for p in reading.passages] == [
        ("question", "unknown:reporter"),
        ("answer", "person:josep-borrell"),
    ] * 2


@pytest.mark.parametrize(
    "text",
    [
        "NEOM: The Crown Prince received a phone call from President Duda.",
        "RIYADH: The Minister met the Ambassador.\n\nJEDDAH: They discussed trade.",
        "Note: all times are local.\n\nSubject: talks in Geneva\n\nThe Minister met Ambassador Roe.",
        "Washington, DC: Secretary Blinken met Foreign Minister Joly.",
        "PM Netanyahu: Israel is ready\n\nPrime Minister Netanyahu said today that Israel was ready.",
        "The sides agreed on three points: trade, grain and gas.",
        "Sergey Lavrov said: 'We are ready.'",
    ],
)
def test_what_only_looks_like_a_label_is_none(read: Read, text: str) -> None:
    reading = read(text, date="2022-03-10", issuer="Saudi Press Agency")
    assert {p.kind for p in reading.passages} <= {"heading", "readout", "statement"}
    assert {p.voice for p in reading.passages} == {"org:saudi-press-agency"}


def test_a_hearings_labels_end_in_a_full_stop(read: Read) -> None:
    text = (
        "Chairman ROWE. The committee will come to order.\n\nMr. McALLEN. We must act.\n\nSecretary BLINKEN. I agree."
    )
    reading = read(text, date="2022-04-28")
    assert [p.voice for p in reading.passages] == ["unknown:rowe", "unknown:mcallen", "person:antony-blinken"]


def test_where_nobody_asks_what_is_said_is_a_statement(read: Read) -> None:
    text = "President Macron: We stand together.\n\nPresident Zelenskyy (in Ukrainian): We do."
    assert [(p.kind, p.voice) for p in read(text, date="2022-06-16").passages] == [
        ("statement", "person:emmanuel-macron"),
        ("statement", "person:volodymyr-zelenskyy"),
    ]


def test_labels_take_no_more_time_than_their_text_has_characters(read: Read) -> None:
    read("A: " * 3000 + "“" * 3000 + "\n\n" + "Mr. X (Y) (Z): a. " * 1500, date="2022-03-10", issuer="White House")


HEARING = (
    "Senator Rowe. Welcome, Mr. Secretary.\n\nSecretary Blinken. Thank you for the invitation.\n\n"
    "Senator Rowe. Will you condemn it?\n\nSecretary Blinken. We condemn it."
)


def test_a_hearing_labels_with_a_title_a_name_and_a_point(read: Read) -> None:
    voices = [p.voice for p in read(HEARING, date="2022-04-26", issuer="US Senate").passages]
    assert voices.count("person:antony-blinken") == 2


def test_a_short_sentence_of_a_title_and_a_name_is_no_label(read: Read) -> None:
    text = "We heard Senator Rowe.\n\nSenator Rowe. That was a name to remember. We thank him."
    assert {p.voice for p in read(text, date="2022-04-26", issuer="White House").passages} == {"org:white-house"}


def test_initials_in_capitals_are_speakers_and_mean_whom_the_heading_names(read: Read) -> None:
    text = (
        "Interview of Spokesperson Petr Horvat with Ivan Novak of Radio North\n\n"
        "I. NOVAK: Good morning. What is the position on the ban?\n\nP. HORVAT: I want to note that it stays.\n\n"
        "I. NOVAK: And the embassy?\n\nP. HORVAT: It stays open."
    )
    spoken = [(p.kind, p.voice) for p in read(text, issuer="Ministry of Foreign Affairs of Greece").passages][1:]
    asked, answered = ("question", "unknown:ivan-novak"), ("answer", "unknown:petr-horvat")
    assert spoken == [asked, answered, asked, answered]


def test_a_spokesman_whom_the_heading_names_speaks_in_a_transcript_without_labels(read: Read) -> None:
    text = (
        "The following is a near-verbatim transcript of today’s noon briefing by Stéphane Dujarric, Spokesman for the "
        "Secretary-General.\n\nGood afternoon. I will be joined by a guest. The Secretary-General is in Oslo."
    )
    passages = read(text, issuer="United Nations", date="2015-05-07").passages
    assert passages[-1].voice == "person:stephane-dujarric"


def test_labels_with_nothing_said_behind_them_are_kept_as_a_heading(read: Read) -> None:
    reading = read("Q: \nQ: \n")
    assert [(p.kind, reading.text[p.span.start : p.span.end]) for p in reading.passages] == [("heading", "Q: \nQ:")]


@pytest.mark.parametrize(
    ("front", "label", "voice"),
    [
        ("Press stakeout by the Special Envoy for the Lakes, Ms. Ingrid Torvald, after the talks", "Special Envoy",
         "unknown:ingrid-torvald"),
        ("Remarks by the Chief Executive, Mr Raymond Kwan Shing-fai, at a media session", "Chief Executive",
         "unknown:raymond-kwan-shing-fai"),
    ],
)  # fmt: skip
def test_an_office_that_labels_turns_is_whom_the_first_lines_name(
    read: Read, front: str, label: str, voice: str
) -> None:
    text = f"{front}\n\n{label}: Thank you. I was there.\n\nQuestion: Will they come?\n\n{label}: I have asked them."
    assert [p.voice for p in read(text, issuer="Hong Kong").passages if p.kind == "answer"] == [voice]
