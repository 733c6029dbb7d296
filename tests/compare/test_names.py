"""What people and accounts are called where readers see them."""

from __future__ import annotations

from communique.compare.names import actor_name


def test_a_stranger_is_printed_with_capitals() -> None:
    assert actor_name("unknown:halvard-lindqvor") == "Halvard Lindqvor"
    assert actor_name("unknown:office-of-the-herald") == "Office of the Herald"
