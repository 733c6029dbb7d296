"""Findings that agree with one another, and wordings that a reader of other governments' texts met."""

from __future__ import annotations

import pytest

from tests.conftest import Read, act

KENYA, DAY = "President of Kenya", "2023-03-10"
RUTO, MACRON = "person:william-ruto", "person:emmanuel-macron"


def told(read: Read, sentences: str) -> object:
    return read(f"President Ruto spoke with President Macron. {sentences}", issuer=KENYA, date=DAY)


def test_a_heading_tells_nothing_again(read: Read) -> None:
    text = "President Ruto thanks President Macron\n\nNairobi, 10 March 2023\n\nPresident Ruto thanked President Macron for the loan."
    reading = read(text, issuer=KENYA, date=DAY)
    headings = {p.id for p in reading.passages if p.kind == "heading"}
    assert headings
    assert not headings & {f.passage for f in (*reading.acts, *reading.statements)}
    assert act(reading, "thanked").to == (MACRON,)


def test_one_cue_has_one_doer(read: Read) -> None:
    reading = told(
        read, "Macron told the President that his country had made offers, stressing that a truce needs time."
    )
    speakers = {s.cue: set(s.speakers) for s in reading.statements}
    assert speakers
    assert all(set(a.by) == speakers[a.cue] for a in reading.acts if a.cue in speakers)


def test_a_concern_that_is_said_is_one_statement(read: Read) -> None:
    reading = told(read, "The President said he was concerned about the ban.")
    assert [reading.quote(s.content) for s in reading.statements] == ["he was concerned about the ban"]
    assert [a.kind for a in reading.acts][1:] == ["express-concern"]


def test_the_call_spoken_of_is_no_other_call(read: Read) -> None:
    reading = told(read, "During the telephone talk, upcoming meetings of May 2023 were reviewed.")
    assert [c.participants for c in reading.contacts] == [(MACRON, RUTO)]


@pytest.mark.parametrize(
    ("sentence", "cue", "to"),
    [
        ("He called on the military forces operating there to leave.", "called on", ("unknown:military-forces",)),
        ("He invited French investors to explore the market.", "invited", ("unknown:french-investors",)),
        ("He requested the French Government for further vaccines.", "requested", ("country:FR",)),
    ],
)
def test_whom_nobody_knows_is_still_addressed(read: Read, sentence: str, cue: str, to: tuple[str, ...]) -> None:
    assert act(told(read, sentence), cue).to == to


def test_whoever_is_called_is_talked_to(read: Read) -> None:
    text = (
        "President Ruto received a telephone call from President Macron today and had a cordial conversation with him."
    )
    reading = read(text, issuer=KENYA, date=DAY)
    assert [{*a.by, *a.to} for a in reading.acts] == [{MACRON, RUTO}] * 2


def test_a_person_behind_the_matter_is_talked_to(read: Read) -> None:
    reading = read("President Ruto discussed trade with President Macron.", issuer=KENYA, date=DAY)
    assert [(a.to, reading.quote(a.object)) for a in reading.acts] == [((MACRON,), "trade")]


def test_reporters_are_addressed_by_nobody(read: Read) -> None:
    reading = read("Minister Karis told reporters that the ports stay open.", issuer="Estonia", date=DAY)
    assert not any(a.startswith("unknown:reporter") for one in reading.acts for a in one.to)


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("He considers it necessary for Uganda to complete the dam.", "call-for"),
        ("The leaders considered trade and energy.", "discuss"),
        ("He undertook an official visit to Cairo from 9 to 12 March 2023.", ""),
        ("He undertook to finish the dam.", "promise"),
        ("He put forward allegations against Uganda.", "accuse"),
        ("The President announced that Uganda would join the naval escort in March.", "announce"),
        ("The two leaders discussed about the issue of the dam.", "discuss"),
    ],
)
def test_what_a_wording_does_hangs_on_what_follows_it(read: Read, sentence: str, kind: str) -> None:
    assert [a.kind for a in told(read, sentence).acts][1:] == ([kind] if kind else [])


def test_a_visit_that_was_undertaken_was_held(read: Read) -> None:
    reading = told(read, "He undertook an official visit to Cairo from 9 to 12 March 2023.")
    (visit,) = [c for c in reading.contacts if c.channel == "visit"]
    assert (visit.status, visit.participants, visit.date and visit.date.start) == (
        "held", ("country:EG", RUTO), "2023-03-09",
    )  # fmt: skip
    assert not reading.commitments


def test_a_remark_on_an_undertaking_is_no_part_of_it(read: Read) -> None:
    reading = told(read, "They agreed to keep the truce, as well as the need for others to help.")
    assert [reading.quote(c.what) for c in reading.commitments] == ["to keep the truce"]


def test_what_an_undertaking_includes_is_part_of_it(read: Read) -> None:
    reading = told(read, "They agreed to keep the truce, including the release of the prisoners.")
    assert [reading.quote(c.what) for c in reading.commitments] == [
        "to keep the truce, including the release of the prisoners"
    ]


def test_a_matter_that_two_agree_on_binds_nobody(read: Read) -> None:
    assert not told(read, "The President agreed on many key issues.").commitments


def test_whoever_posts_gladly_does_it(read: Read) -> None:
    text = "Happy to speak tonight to the 72nd U.S. Secretary of State Marco Rubio and congratulate him on his appointment."
    reading = read(text, issuer="Enrique Manalo", date="2025-01-22")
    doers = [(a.kind, a.by, a.to) for a in reading.acts]
    who = (("person:enrique-manalo",), ("person:marco-rubio",))
    assert doers == [("discuss", *who), ("congratulate", *who)]


def test_the_holder_on_the_day_goes_before_a_leader_of_the_past(read: Read) -> None:
    text = (
        "President Ilham Aliyev recalled National Leader Heydar Aliyev. The President of Azerbaijan thanked the guests."
    )
    assert act(read(text, issuer="President of Azerbaijan", date=DAY), "thanked").by == ("person:ilham-aliyev",)


def test_a_spokeswoman_who_leaves_a_matter_to_others_promises_nothing_and_keeps_silent(read: Read) -> None:
    text = "Q  Is that so?\n\nMS. JEAN-PIERRE:  I will let the Chancellor speak to that. We do not comment on negotiations."
    reading = read(text, issuer="White House", date="2022-10-05")
    assert not reading.commitments
    assert [(a.kind, a.modality) for a in reading.acts if a.by == ("country:US",)] == [("keep-silent", "actual")]


def test_an_officer_whom_the_title_names_speaks(read: Read) -> None:
    title = "Statement by the Tánaiste following the Foreign Affairs Council"
    reading = read("I held talks today. I welcome the review.", issuer="Ireland", date="2025-06-23", title=title)
    assert act(reading, "welcome").by == ("person:simon-harris",)
