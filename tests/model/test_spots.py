"""What stands somewhere is looked up as if everything had been searched."""

from __future__ import annotations

import random

from communique.model import Span
from communique.model.spots import Spots


def _span(draw: random.Random) -> Span:
    start = draw.randrange(3_000)
    return Span(start, start + draw.choice((1, 5, 90, 256, 900)))


def test_what_shares_a_character_is_found_in_the_order_in_which_it_was_added() -> None:
    draw = random.Random(7)
    things = [(number, [_span(draw) for _ in range(draw.randrange(3))]) for number in range(300)]
    spots = Spots(things)
    for _ in range(300):
        asked = [_span(draw) for _ in range(draw.randrange(1, 3))]
        found = [n for n, spans in things if any(s.overlaps(a) for s in spans for a in asked)]
        assert spots.over(*asked) == found


def test_what_only_touches_is_not_found() -> None:
    spots = Spots([("before", [Span(0, 256)]), ("after", [Span(300, 310)])])
    assert spots.over(Span(256, 300)) == []
    assert spots.over(Span(255, 301)) == ["before", "after"]
