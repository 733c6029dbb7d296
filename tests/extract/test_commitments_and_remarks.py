from tests.conftest import Read

OPENING = "Vladimir Putin spoke by phone with Emmanuel Macron. "


def test_who_is_bound_to_what(read: Read) -> None:
    text = (
        OPENING
        + "Macron assured that the French side will return the ships by March 1. It was agreed to continue contacts."
    )
    reading = read(text, date="2022-01-12", issuer="Kremlin")
    first, second = reading.commitments
    assert (first.kind, first.by, reading.quote(first.what)) == (
        "promise",
        ("country:FR",),
        "that the French side will return the ships by March 1",
    )
    assert first.due is not None
    assert first.due.end == "2022-03-01"
    assert second.by == ("person:emmanuel-macron", "person:vladimir-putin")


def test_the_state_whose_commitment_is_told_is_bound(read: Read) -> None:
    text = OPENING + "Putin reaffirmed the firm commitment of the Russian Federation to returning the ships."
    (found,) = read(text, date="2022-01-12", issuer="Kremlin").commitments
    assert found.by == ("country:RU",)


def test_of_what_is_announced_the_undertaking_itself_is_kept(read: Read) -> None:
    text = OPENING + "Putin announced that Russia will provide 40 ambulances to the hospitals."
    reading = read(text, date="2022-01-12", issuer="Kremlin")
    (found,) = reading.commitments
    assert (found.by, reading.quote(found.what)) == (("country:RU",), "provide 40 ambulances to the hospitals")


def test_holding_one_opinion_binds_nobody(read: Read) -> None:
    text = OPENING + "Putin agreed with Macron that a settlement can be achieved."
    assert not read(text, date="2022-01-12", issuer="Kremlin").commitments


def test_a_condition_is_kept_with_its_words(read: Read) -> None:
    reading = read(OPENING + "Macron promised to lift the ban if the strikes end.", date="2022-01-12", issuer="Kremlin")
    condition = reading.commitments[0].condition
    assert condition is not None
    assert reading.quote(condition) == "if the strikes end"


def test_an_appointment_names_who_follows_whom(read: Read) -> None:
    reading = read("Hakan Fidan replaced Mevlut Cavusoglu last week.", date="2023-06-10")
    change = reading.appointments[0]
    assert (change.person, change.replaces, change.office) == (
        "person:hakan-fidan",
        "person:mevlut-cavusoglu",
        "Minister of Foreign Affairs",
    )


def test_questions_belong_to_whoever_asks(read: Read) -> None:
    text = "What does Ankara want?\n\nQuestion: Will you come? Sergey Lavrov: Who says that I will?"
    reading = read(text, date="2022-01-12")
    assert [(q.asked_by, reading.quote(q.span)) for q in reading.questions] == [
        ("author", "What does Ankara want?"),
        ("unknown:reporter", "Will you come?"),
        ("person:sergey-lavrov", "Who says that I will?"),
    ]


def test_the_margin_is_marked(read: Read) -> None:
    text = (
        "Here is the Kremlin's readout of the call:\n\nVladimir Putin and Emmanuel Macron discussed a solution to the problem Means. "
        "Held a detailed exchange of views on trade. [Emphasis mine]"
    )
    reading = read(text, date="2022-01-12")
    assert {(f.kind, reading.quote(f.span)) for f in reading.flags} == {
        ("translation", "Means"),
        ("no-subject", "Held"),
        ("emphasis", "[Emphasis mine]"),
    }


def test_a_text_that_breaks_off_is_flagged(read: Read) -> None:
    text = (
        OPENING
        + "They discussed the situation in the region and the steps that both countries intend to take in the coming"
    )
    assert [f.kind for f in read(text, date="2022-01-12", issuer="Kremlin").flags] == ["truncated"]
