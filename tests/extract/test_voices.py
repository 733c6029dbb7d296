import pytest

from tests.conftest import Read, act, statement

PUTIN, BIDEN = "person:vladimir-putin", "person:joe-biden"
GREETING = (
    "Vladimir Putin congratulated the choir on its anniversary.\n\n"
    'The message reads, in part: "I am confident that you will keep your traditions. I thank the teachers."'
)


@pytest.mark.parametrize("issuer", [None, "Kremlin"])
def test_a_message_speaks_for_whoever_sent_it(read: Read, issuer: str | None) -> None:
    reading = read(GREETING, date="2021-11-09", issuer=issuer)
    assert statement(reading, "am confident").speakers == (PUTIN,)
    assert act(reading, "thank").by == (PUTIN,)
    assert not [a.id for a in reading.actors if a.id == "unknown:message"]


def test_a_message_that_somebody_sends_is_his_and_not_the_last_subjects(read: Read) -> None:
    text = (
        'Vladimir Putin sent a message to the forum. The forum opened today. "I am glad to see you," the message reads.'
    )
    reading = read(text, date="2021-11-09", issuer="Kremlin")
    assert statement(reading, "reads").speakers == (PUTIN,)


def test_who_and_which_are_whom_they_mean(read: Read) -> None:
    text = "The ministry, which said that the road was closed, sent trucks."
    reading = read(text, date="2022-03-30")
    assert statement(reading, "said").voices == ("author", "unknown:ministry")


@pytest.mark.parametrize("word", ["They", "It"])
def test_a_pronoun_that_nothing_resolves_is_no_voice_of_its_own(read: Read, word: str) -> None:
    reading = read(f"{word} said that the road was closed.", date="2022-03-30")
    assert statement(reading, "said").voices == ("author",)


def test_a_speaker_within_his_own_words_is_one_voice(read: Read) -> None:
    text = "Biden and Zelenskyy said that they hope that the talks begin."
    inner = statement(read(text, date="2022-03-30", issuer="White House"), "hope")
    assert len(set(inner.voices)) == len(inner.voices)
