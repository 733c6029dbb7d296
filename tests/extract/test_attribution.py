"""Attribution in running prose: what the tagger adds to the lexicon, and how the two are joined."""

from tests.conftest import Read, statement


def said(reading, words: str):  # type: ignore[no-untyped-def]
    """The one statement whose content holds these words and nothing nested in it."""
    found = [s for s in reading.statements if words in reading.quote(s.content)]
    return min(found, key=lambda s: len(reading.quote(s.content)))


def test_a_quotation_parted_by_its_speaker_is_one_statement(read: Read) -> None:
    reading = read("“We will not yield,” said Volodymyr Zelenskyy. “They will win.”", date="2022-05-01")
    one = said(reading, "They will win")
    assert reading.quote(one.content) == "“We will not yield,” … “They will win.”"
    assert (one.mode, one.speakers) == ("direct", ("person:volodymyr-zelenskyy",))


def test_a_quotation_that_runs_over_paragraphs_is_one_statement(read: Read) -> None:
    text = "Vladimir Putin spoke at length.\n\n“We have always wanted peace.\n\n“But nobody listened to us,” he said."
    reading = read(text, date="2022-05-01")
    one = statement(reading, "said")
    assert one.speakers == ("person:vladimir-putin",)
    assert reading.quote(one.content) == "“We have always wanted peace. … “But nobody listened to us,”"


def test_a_content_parted_by_its_source_keeps_both_parts(read: Read) -> None:
    reading = read("The talks, Antony Blinken said, were useful, and the sides would meet again.", date="2022-05-01")
    assert reading.quote(statement(reading, "said").content) == (
        "The talks … were useful, and the sides would meet again"
    )


def test_a_pronoun_goes_back_to_the_speaker_of_the_paragraph_before(read: Read) -> None:
    reading = read("“It is over,” said Emmanuel Macron.\n\n“And it was long,” he added.", date="2022-05-01")
    assert said(reading, "it was long").speakers == ("person:emmanuel-macron",)


def test_the_latter_and_the_former_are_the_two_named_last(read: Read) -> None:
    reading = read(
        "Emmanuel Macron spoke with Olaf Scholz. The latter said that talks should go on. The former agreed that "
        "time was short.",
        date="2022-05-01",
    )
    assert said(reading, "talks should go on").speakers == ("person:olaf-scholz",)


def test_the_former_president_is_not_one_of_two(read: Read) -> None:
    reading = read(
        "Emmanuel Macron met Olaf Scholz. The former president said that nothing had changed.", date="2022-05-01"
    )
    assert said(reading, "nothing had changed").speakers != ("person:emmanuel-macron",)


def test_an_office_alone_is_the_person_last_named_with_it(read: Read) -> None:
    reading = read(
        "The Turkish foreign minister arrived in Kyiv. The minister said that the ports must open.", date="2022-03-17"
    )
    assert said(reading, "ports must open").speakers == ("person:mevlut-cavusoglu",)


def test_the_first_person_of_a_quotation_is_its_speaker_and_not_the_author(read: Read) -> None:
    reading = read("«Nous», said Emmanuel Macron, «we are ready for talks with Moscow».", date="2023-02-17")
    ready = said(reading, "talks with Moscow")
    assert ready.voices == ("author", "person:emmanuel-macron", "country:FR")


def test_two_verbs_of_one_subject_are_two_statements(read: Read) -> None:
    reading = read("Olaf Scholz hopes for a ceasefire and intends to call Moscow.", date="2022-03-17")
    assert [(s.stance, reading.quote(s.content)) for s in reading.statements] == [
        ("wants", "for a ceasefire"),
        ("wants", "to call Moscow"),
    ]


def test_british_single_quotation_marks_quote(read: Read) -> None:
    reading = read("Sergey Lavrov said: 'We are ready for talks.'", date="2022-02-17")
    assert statement(reading, "said").mode == "direct"


def test_a_statement_in_a_statement_names_every_voice(read: Read) -> None:
    reading = read("The Kremlin said Vladimir Putin told Olaf Scholz that Kyiv was not serious.", date="2022-03-17")
    inner = statement(reading, "told")
    assert inner.voices == ("author", "org:kremlin", "person:vladimir-putin")
    assert inner.parent == statement(reading, "said").id


def test_a_source_without_a_name_is_kept_in_its_words(read: Read) -> None:
    reading = read("Officials familiar with the talks said progress was slow.", date="2022-03-17")
    assert statement(reading, "said").speakers == ("unknown:officials",)
    assert reading.quote(statement(reading, "said").source) == "Officials familiar with the talks"


def test_a_name_and_a_colon_introduce_speech(read: Read) -> None:
    reading = read("Peskov: “Moscow has no such plans.”", date="2022-02-17")
    assert said(reading, "no such plans").speakers == ("person:dmitry-peskov",)
