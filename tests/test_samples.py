"""The samples that `make demo` shows: whose voice each passage has, which contacts, who is bound to what."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.model import Reading
from communique.reading import Reader

EXAMPLES = Path(__file__).parents[1] / "examples"
ERDOGAN, MACRON, ZELENSKYY = "person:recep-tayyip-erdogan", "person:emmanuel-macron", "person:volodymyr-zelenskyy"
BLINKEN, JAISHANKAR = "person:antony-blinken", "person:subrahmanyam-jaishankar"
BIDEN, SCHOLZ, KISHIDA = "person:joe-biden", "person:olaf-scholz", "person:fumio-kishida"
CONTROLS = "that the United States would respond with further export controls if Iran transfers more drones to Russia"
CONTACTS = {
    "1-post-with-readouts.md": [
        ("call", "held", {MACRON, ERDOGAN}, "2024-03-13"),
        ("meeting", "agreed", {"country:FR", "country:TR"}, None),
        ("visit", "invited", {MACRON, "country:TR"}, None),
        ("call", "held", {ERDOGAN, ZELENSKYY}, "2024-03-12"),
        ("meeting", "agreed", {"country:TR", "country:UA"}, "2024-03-18"),
    ],
    "2-readout.md": [
        ("meeting", "held", {BLINKEN, JAISHANKAR}, "2023-06-08"),
        ("meeting", "offered", {"country:IN", "org:quad"}, None),
    ],
    "3-transcript.txt": [
        ("contact", "held", {BIDEN, SCHOLZ}, "2022-10-05"),
        ("talks", "planned", {"country:US"}, None),
    ],
    "4-page.html": [
        ("call", "held", {SCHOLZ, KISHIDA}, "2024-01-18"),
        ("talks", "agreed", set(), "2024-05-14"),
    ],
}
BOUND = {
    "1-post-with-readouts.md": [
        ({"country:TR"}, "that Ankara would keep the straits open to grain ships"),
        ({MACRON, ERDOGAN}, "to convene their foreign ministers in Istanbul before the end of the month"),
        ({ERDOGAN}, "to visit Ankara"),
        ({ERDOGAN, ZELENSKYY}, "to hold a meeting of experts in Odesa next week"),
        ({"country:TR"}, "to discuss it with all parties"),
        ({"person:vladimir-putin"}, "that he is prepared to look at our proposal"),
    ],
    "2-readout.md": [
        ({"country:IN"}, "to host the next meeting of the Quad foreign ministers"),
        ({"country:US"}, CONTROLS),
        ({BLINKEN, JAISHANKAR}, "to launch a working group on semiconductors by September 2023"),
    ],
    "3-transcript.txt": [({"country:US"}, "to consult closely with our allies")],
    "4-page.html": [
        ({SCHOLZ}, "Germany's help with the reconstruction of the port"),
        ({"country:JP"}, "join the naval escort in March"),
    ],
}  # fmt: skip


def _read(reader: Reader, name: str) -> Reading:
    return reader.read(EXAMPLES / name)


@pytest.mark.parametrize("name", CONTACTS)
def test_a_sample_tells_of_the_contacts_that_its_words_tell_of(reader: Reader, name: str) -> None:
    found = _read(reader, name).contacts
    told = [(c.channel, c.status, set(c.participants), c.date.start if c.date else None) for c in found]
    assert told == CONTACTS[name]


@pytest.mark.parametrize("name", BOUND)
def test_whoever_undertakes_something_in_a_sample_is_bound_once(reader: Reader, name: str) -> None:
    reading = _read(reader, name)
    assert [(set(one.by), reading.quote(one.what)) for one in reading.commitments] == BOUND[name]


def test_a_pasted_text_on_two_others_is_not_the_house_s_before_it(reader: Reader) -> None:
    reading = _read(reader, "1-post-with-readouts.md")
    readouts = [one for one in reading.passages if one.kind == "readout"]
    assert [(one.voice, one.span.of(reading.text)[:32]) for one in readouts] == [
        ("org:elysee", "The President of the French Repu"), ("unknown:quoted", "The President of Ukraine thanked"),
    ]  # fmt: skip
    assert readouts[1].span.of(reading.text).endswith("in Odesa next week.")


def test_nobody_threatens_in_the_samples_but_who_warns(reader: Reader) -> None:
    warned = [
        (act.kind, act.by, _read(reader, name).quote(act.cue))
        for name in CONTACTS
        for act in _read(reader, name).acts
        if act.kind in ("threaten", "warn")
    ]
    assert warned == [("warn", ("country:US",), "would respond"), ("warn", ("person:jake-sullivan",), "warned")]
