"""How the time of matching contacts and of finding formulas grows with the documents, on made-up ones.

    python benchmarks/growth.py [--most 1000000] [--formulas 1000000] [--speaker 100000]

Each size has ten times the documents of the one before, spread over as many more days and speakers, as a longer and
wider collection has. Formulas are found speaker by speaker, as a ledger does it, so that the pieces of one speaker
are in memory; and once more with all documents by one speaker. Printed are seconds of the processor, microseconds a
document and, beside the size before, how many times the time grew for ten times the documents: 10 is straight, 100
would be quadratic.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import time
from collections.abc import Callable, Iterator
from typing import Any

from communique.actors import registry
from communique.follow.matching import Telling, match
from communique.ledger.views.document_digest import pieces_of
from communique.ledger.views.recurring_phrases import found_in
from communique.model import Contact, Piece, Publication, Span, When, Wording

FIRST = dt.date(1900, 1, 1)
LENGTH = 5
"""Pieces of a phrase."""
VOCABULARY, PHRASES = 20_000, 10_000_000

Packed = tuple[bytes, bytes, Publication]


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


def packed(first: int, many: int) -> list[Packed]:
    """So many documents of one speaker, from document `first` on, as a ledger keeps them: in each some of the speaker's
    phrases and as much that is said once.

    Phrases are as unequal as words are (number n is used n times as rarely as the first: Zipf's law), so ten times the
    documents have ten times the phrases that recur, and more of them share words.
    """
    draw = random.Random(first)
    speaker = f"org:made-{first}"
    made = []
    for number in range(first, first + many):
        day = (FIRST + dt.timedelta(draw.randrange(40_000))).isoformat()
        at = Publication(f"d{number}", day, speaker)
        runs = [_phrase(int(PHRASES ** draw.random()), draw) for _ in range(4)]
        runs += [_words(draw, LENGTH + 4) for _ in range(8)]
        found, place = [], 0
        for run in runs:
            for start in range(LENGTH):
                words = " ".join(run[start : start + 3])
                span = Span(10 * place, 10 * place + 9)
                found.append(Wording(at, Piece(words, speaker, "p", place, span), words))
                place += 1
            place += 1
        made.append((*pieces_of(found), at))
    made.sort(key=lambda one: (one[2].day, one[2].document))
    return made


def _phrase(number: int, draw: random.Random) -> list[str]:
    """A phrase of seven words; one use in five has another word in it."""
    words = _words(random.Random(number), LENGTH + 2)
    if draw.random() < 0.2:
        words[draw.randrange(len(words))] = f"v{draw.randrange(3)}"
    return words


def _words(draw: random.Random, many: int) -> list[str]:
    return [f"w{int(VOCABULARY ** draw.random())}" for _ in range(many)]


def speakers(many: int) -> Iterator[list[Packed]]:
    """The documents of one speaker after the other."""
    return (packed(first, 1000) for first in range(0, many, 1000))


def found(documents: list[Packed]) -> int:
    """The formulas of one speaker's documents, as a ledger finds them."""
    return len(found_in(documents[0][2].issuer or "", documents))


def timed(parts: Iterator[list[Any]], work: Callable[[list[Any]], object]) -> float:
    """Seconds of the work on the parts, their making left out."""
    took = 0.0
    for given in parts:
        began = time.process_time()
        work(given)
        took += time.process_time() - began
    return took


def rows(name: str, most: int, took: Callable[[int], float]) -> None:
    """Print a line for each size up to `most`, by the seconds that it took."""
    before, many = 0.0, 1000
    while many <= most:
        spent = took(many)
        times = f"{spent / before:6.1f} times" if before else ""
        print(f"{name:<32} {many:>10,} {spent:9.2f} s {spent / many * 1e6:8.0f} µs each {times}", flush=True)
        before, many = spent, many * 10


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("--formulas", type=int, default=1_000_000)
    parser.add_argument("--speaker", type=int, default=100_000)
    told = parser.parse_args()
    known = registry()
    rows("matching contacts", told.most, lambda n: timed(iter([tellings(n)]), lambda given: match(given, known)))
    rows("formulas, 1,000 a speaker", told.formulas, lambda n: timed(speakers(n), found))
    rows("formulas, one speaker", told.speaker, lambda n: timed(iter([packed(0, n)]), found))


if __name__ == "__main__":
    main()
