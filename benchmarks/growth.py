"""How the time of matching contacts and of finding formulas grows with the documents, on made-up ones.

    python benchmarks/growth.py [--most 1000000] [--formulas 100000]

Each size has ten times the documents of the one before, spread over as many more days and speakers, as a longer and
wider collection has. Printed are seconds, microseconds a document and, beside the size before, how many times the time
grew for ten times the documents: 10 is straight, 100 would be quadratic.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import time
from collections.abc import Callable

from communique.actors import registry
from communique.follow.formulas import formulas, recurring
from communique.follow.matching import Telling, match
from communique.model import Contact, Piece, Publication, Span, When, Wording

FIRST = dt.date(1900, 1, 1)


def tellings(many: int) -> list[Telling]:
    """Accounts of calls: two of 400 people on one of so many days that ten fall on a day; most told by two sides."""
    draw = random.Random(many)
    made = []
    while len(made) < many:
        one, other = draw.sample(range(400), 2)
        day = (FIRST + dt.timedelta(draw.randrange(max(1, min(many // 10, 80_000))))).isoformat()
        parties = (f"person:made-a{one}", f"person:made-a{other}")
        for side in (one, other):
            held = Contact("c", "call", "held", parties, (Span(0, 1),), When(day, day, "stated"))
            made.append(Telling(f"{len(made)}", held, f"org:made-o{side}", day))
    return made[:many]


def wordings(many: int) -> list[Wording]:
    """Twenty pieces a document of speakers with 1,000 documents each: some recur, most stand once."""
    draw = random.Random(many)
    made = []
    for number in range(many):
        speaker = f"org:made-{number // 1000}"
        day = (FIRST + dt.timedelta(draw.randrange(40_000))).isoformat()
        at = Publication(f"d{number}", day, speaker)
        start = draw.randrange(200) * 5
        for place in range(20):
            words = [f"w{start + place + k}" if place < 5 else f"x{draw.randrange(10**9)}" for k in range(3)]
            span = Span(place * 20, place * 20 + 15)
            made.append(Wording(at, Piece(" ".join(words), speaker, "p", place, span), " ".join(words)))
    return made


def found(pieces: list[Wording]) -> int:
    """The formulas of the pieces, those that recur picked first, as a ledger does."""
    kept = recurring(pieces)
    return len(formulas([w for w in pieces if (w.piece.speaker, w.piece.key) in kept], {}))


def rows(name: str, make: Callable[[int], list], work: Callable[[list], object], most: int) -> list[str]:  # type: ignore[type-arg]
    """A line for each size up to `most`."""
    out, before, many = [], 0.0, 1000
    while many <= most:
        given = make(many)
        began = time.perf_counter()
        work(given)
        took = time.perf_counter() - began
        times = f"{took / before:6.1f} times" if before else ""
        out.append(f"{name:<20} {many:>10,} {took:9.2f} s {took / many * 1e6:8.0f} µs each {times}")
        print(out[-1], flush=True)
        before, many = took, many * 10
    return out


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("--formulas", type=int, default=100_000)
    told = parser.parse_args()
    known = registry()
    rows("matching contacts", tellings, lambda given: match(given, known), told.most)
    rows("finding formulas", wordings, found, told.formulas)


if __name__ == "__main__":
    main()
