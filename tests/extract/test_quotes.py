"""Where quotations begin and end, and who signs them."""

import time

import pytest

from communique.extract.statements.quotation_marks import quotations
from communique.model import Span
from tests.conftest import Read


def quoted(text: str) -> list[str]:
    return [span.of(text) for span in quotations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "quotation",
    ["“We go on.”", "”We go on.”", "„We go on.”", "„We go on.“", "»We go on.«", "«We go on.»", "‚We go on.‘", "‹We go on.›",
     "「We go on.」", "『We go on.』", "❝We go on.❞", "'We go on.'", '"We go on."', "‘We go on.’", "“We go “on” now.”"],
)  # fmt: skip
def test_every_pair_of_marks_holds_a_quotation(quotation: str) -> None:
    assert quoted(f"He said: {quotation} Then he left.") == [quotation]


def test_a_mark_within_or_behind_a_word_opens_nothing() -> None:
    assert quoted("the 1990s’ end, it's his friends' and 5” wide") == []


def test_marks_without_a_partner_cost_no_more_than_their_number() -> None:
    for mark in ("“a ", "‘a ", "'a ", "„a ", "‹a ", "”a "):
        began = time.process_time()
        quotations(mark * 30_000, Span(0, len(mark) * 30_000))
        assert time.process_time() - began < 3


@pytest.mark.parametrize(
    "signature",
    ["– President Alar Karis", "— Alar Karis, President of Estonia", "- President Karis", "(President Alar Karis)",
     "\n– President Alar Karis", "– President Alar Karis. The presidents left."],
)  # fmt: skip
def test_a_signature_tells_who_says_a_quotation(read: Read, signature: str) -> None:
    text = f"“We will never accept this plan.” {signature}"
    found = [
        s for s in read(text, date="2023-05-02").statements if s.mode == "direct" and "never" in s.content[0].of(text)
    ]
    assert [s.speakers for s in found] == [("person:alar-karis",)]


def test_each_of_several_quotations_has_its_own_signature(read: Read) -> None:
    text = (
        "“We stand with you” — Gitanas Nausėda, President of Lithuania\n\n"
        "“I thank our friends” — President Alar Karis\n\n“Peace will come” – António Guterres"
    )
    reading = read(text, date="2023-05-02")
    assert [s.speakers[0] for s in reading.statements if s.mode == "direct"] == [
        "person:gitanas-nauseda", "person:alar-karis", "person:antonio-guterres",
    ]  # fmt: skip
    assert [a.by for a in reading.acts if a.kind == "thank"] == [("person:alar-karis",)]


@pytest.mark.parametrize("gesture", ["nodded", "smiled", "shrugged"])
def test_who_only_makes_a_gesture_has_said_nothing(read: Read, gesture: str) -> None:
    reading = read(f"“This was a hard day for us all.” President Alar Karis {gesture}.", date="2023-05-02")
    assert all("person:alar-karis" not in s.speakers for s in reading.statements)


def test_a_message_that_is_read_out_is_its_senders(read: Read) -> None:
    words = "“The theatre has shown what patience can do. " + "We have managed to hold a thousand evenings. " * 6 + "”"
    text = f"Vladimir Putin sent greetings to the theatre's company.\n\nThe message reads in part:\n\n{words}"
    reading = read(text, date="2021-11-26", issuer="Kremlin")
    told = [s for s in reading.statements if s.content[0].of(text).startswith("“The theatre")]
    assert [s.speakers for s in told] == [("person:vladimir-putin",)]
