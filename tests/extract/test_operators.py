"""What verbs above an act make of it, whose deed is received, and what binds nobody."""

import pytest

from tests.conftest import Read

DAY = "2023-05-02"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels are committing murder in the hills.", "promise"),
        ("“We had a fair exchange,” the note concluded.", "sign"),
        ("The presidents of Peru and Chile spoke for two hours.", "support"),
    ],
)
def test_what_only_looks_like_an_act_is_none(read: Read, text: str, kind: str) -> None:
    assert kind not in [a.kind for a in read(text, date=DAY, issuer="Estonia").acts]


@pytest.mark.parametrize(
    "text",
    [
        "That does not mean that Norway will give up its claims, he said.",
        "Chile ceased rejecting the proposals of Peru.",
        "Chile stopped blocking the loan.",
    ],
)
def test_what_is_ended_or_not_meant_is_denied(read: Read, text: str) -> None:
    reading = read(text, date=DAY)
    assert not reading.commitments
    assert all(a.modality == "denied" for a in reading.acts if a.kind in ("reject", "promise"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru received assurances from Chile that the port would stay open.", "promise"),
        ("Peru obtained a pledge from Chile to send ships.", "promise"),
        ("Peru received an invitation from Chile to attend the fair.", "invite"),
        ("Peru received a warning from Chile that the port would be closed.", "warn"),
    ],
)
def test_who_is_named_behind_from_does_what_is_received(read: Read, text: str, kind: str) -> None:
    acts = [a for a in read(text, date=DAY).acts if a.kind == kind]
    assert [(a.by, a.to) for a in acts] == [(("country:CL",), ("country:PE",))]


@pytest.mark.parametrize(
    ("text", "initiator"),
    [
        ("President Alar Karis received a call from President Gitanas Nausėda.", "person:gitanas-nauseda"),
        ("President Alar Karis took a call from President Gitanas Nausėda.", "person:gitanas-nauseda"),
        ("President Alar Karis phoned President Gitanas Nausėda.", "person:alar-karis"),
    ],
)
def test_who_calls_sought_the_call(read: Read, text: str, initiator: str) -> None:
    (found,) = read(text, date=DAY, issuer="Estonia").contacts
    assert (found.channel, found.status, found.initiator) == ("call", "held", initiator)


@pytest.mark.parametrize(
    ("words", "status"),
    [("would like to visit", "possible"), ("hopes to visit", "possible"), ("is due to visit", "planned")],
)
def test_a_visit_that_is_wished_or_due_is_not_held(read: Read, words: str, status: str) -> None:
    found = read(f"President Alar Karis {words} Lithuania.", date=DAY, issuer="Estonia").contacts
    assert [c.status for c in found] == [status]


def test_what_is_hoped_of_another_binds_nobody(read: Read) -> None:
    text = "I hope that the President of Lithuania will accept our plan, President Karis said."
    assert not read(text, date=DAY).commitments


def test_each_step_that_a_state_announces_is_a_commitment_of_its_own(read: Read) -> None:
    text = "Norway will summon the Ambassador of Peru and will lodge a note of protest."
    found = [c.what for c in read(text, date=DAY, issuer="Norway").commitments]
    assert [[s.of(text) for s in spans] for spans in found] == [
        ["summon the Ambassador of Peru"], ["lodge a note of protest"],
    ]  # fmt: skip
