"""Lists behind a colon: each item is a commitment of its own."""

import pytest

from tests.conftest import Read


@pytest.mark.parametrize(
    "text",
    [
        "Norway and Peru agreed to:\n\n- open the port;\n- train officers.",
        "Norway and Peru agreed:\n• to open the port\n• to train officers",
        "Norway and Peru will:\n\n1. open the port;\n2. train officers.",
        "Norway and Peru committed to:\n(a) open the port;\n(b) train officers.",
    ],
)
def test_each_item_binds(read: Read, text: str) -> None:
    found = read(text, date="2023-05-02", issuer="Norway").commitments
    assert [(c.by, c.what[0].of(text).removeprefix("to ")) for c in found] == [
        (("country:NO", "country:PE"), "open the port"), (("country:NO", "country:PE"), "train officers"),
    ]  # fmt: skip


def test_views_in_a_list_bind_nobody(read: Read) -> None:
    text = "Norway and Peru agreed on:\n\n- the need for peace;\n- the role of the courts."
    assert not read(text, date="2023-05-02", issuer="Norway").commitments


def test_a_list_binds_also_where_the_text_does_not_say_who_the_sides_are(read: Read) -> None:
    text = "The two sides agreed to:\n\n- open the port;\n- train officers."
    found = read(text, date="2023-05-02", issuer="NATO").commitments
    assert [(c.by, c.what[0].of(text)) for c in found] == [((), "open the port"), ((), "train officers")]
