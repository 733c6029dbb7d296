"""What adding and searching cost as the ledger grows, on made-up documents with made-up readings.

    python benchmarks/ledger.py FOLDER [--documents 100000] [--only-search]

Two ledgers are filled, one with 1,000 documents, one with 100,000 (ten statements each). Then the same
further documents are added to both by turns, so that a noisy machine slows both alike; printed is the
median time of one `add` (its commit synced to the disk) and their ratio. Then searches with and
without filters run over the large one; printed are median, p95 and the slowest. No document is read:
reading takes some hundred milliseconds and would hide what is measured.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import statistics
import time
from pathlib import Path

from communique.ledger import Asked, Ledger
from communique.ledger.intake.document_writer import put
from communique.model import Act, Commitment, Contact, Document, Mention, Passage, Reading, Span, Statement, When

SEEN = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
KINDS = ("promise", "agree", "call-for", "criticise", "emphasise", "discuss", "offer", "warn")
TOPICS = ("security", "energy", "trade", "health", "climate", "elections", "migration", "food")
STATEMENTS = 10


class World:
    """Invented words, actors and issuers, some used much more often than others."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        letters = random.Random(1)
        syllables = ["".join((a, b)) for a in "bcdfghklmnprstvz" for b in "aeiou"]
        self.words = ["".join(letters.choices(syllables, k=letters.randint(1, 4))) for _ in range(20_000)]
        self.words[:6] = ["the", "of", "and", "to", "president", "minister"]
        self.weights = [1 / (n + 1) ** 0.9 for n in range(len(self.words))]
        self.actors = [f"person:{a}-{b}" for a in self.words[100:140] for b in self.words[200:225]]
        self.actor_weights = [1 / (n + 1) ** 0.8 for n in range(len(self.actors))]
        self.issuers = [f"org:{w}" for w in self.words[300:340]]

    def reading(self, number: int) -> Reading:
        """The made-up reading of document `number`."""
        draw = random.Random(number * 7919 + 13)
        day = dt.date(2005, 1, 1) + dt.timedelta(draw.randrange(7600))
        issuer = draw.choice(self.issuers)
        sentences = [draw.choices(self.words, self.weights, k=22) for _ in range(STATEMENTS)]
        text = ". ".join(" ".join(s) for s in sentences) + f". Number {number}."
        document = Document(text, date=day, url=f"https://made.example/{number}", title=f"Made-up text {number}")
        parties = tuple(sorted(set(draw.choices(self.actors, self.actor_weights, k=2))))
        statements, acts, mentions, at = [], [], [], 0
        for n, sentence in enumerate(sentences):
            speaker = draw.choices(self.actors, self.actor_weights)[0]
            end = at + len(" ".join(sentence))
            source, cue = (
                Span(at, at + len(sentence[0])),
                Span(at + len(sentence[0]) + 1, at + len(sentence[0]) + 1 + len(sentence[1])),
            )
            content = Span(cue.end + 1, end)
            statements.append(
                Statement(
                    f"s-{n}", "p-0", (speaker,), (issuer, speaker), "indirect", "says", (source,), (cue,), (content,)
                )
            )
            kind = draw.choice(KINDS)
            acts.append(
                Act(
                    f"a-{n}",
                    "p-0",
                    f"s-{n}",
                    kind,
                    (speaker,),
                    parties[:1],
                    (cue,),
                    (content,),
                    Span(at, end),
                    (draw.choice(TOPICS),),
                )
            )
            mentions.append(Mention(source, "name", (speaker,)))
            at = end + 2
        whole = Span(0, len(text))
        held = Contact(
            "c-0",
            "call",
            "held",
            parties,
            (Span(0, statements[0].content[0].end),),
            When(day.isoformat(), day.isoformat(), "document"),
            passages=("p-0",),
        )
        bound = Commitment("k-0", "a-0", acts[0].kind, acts[0].by, acts[0].to, acts[0].object)
        passage = Passage("p-0", whole, "readout", issuer, contact="c-0")
        return Reading(
            document, issuer, (), (passage,), tuple(mentions), tuple(statements), tuple(acts), (held,), (bound,)
        )


def fill(ledger: Ledger, world: World, until: int) -> None:
    """Add documents 0 to `until` that are not there yet, a thousand a transaction."""
    start = ledger.counts()["documents"]
    while start < until:
        with ledger.writing() as connection:
            for number in range(start, min(start + 1000, until)):
                made = world.reading(number)
                put(connection, ledger.backend, made, made.document, None, None, SEEN)
        start += 1000
        if start % 10_000 == 0:
            print(f"{start:,} documents", flush=True)


def adding(small: Ledger, large: Ledger, world: World, first: int, many: int) -> dict[str, float]:
    """Milliseconds of one `add` to each, by turns, and the ratio of their medians."""
    times: dict[str, list[float]] = {"small": [], "large": []}
    for number in range(first, first + many):
        made = world.reading(number)
        for name, ledger in (("small", small), ("large", large)):
            start = time.perf_counter()
            ledger.add(made, seen_at=SEEN)
            times[name].append((time.perf_counter() - start) * 1000)
    medians = {name: statistics.median(found) for name, found in times.items()}
    return {
        **{f"{name}_ms": round(m, 2) for name, m in medians.items()},
        "ratio": round(medians["large"] / medians["small"], 3),
    }


def searching(ledger: Ledger, world: World, many: int) -> dict[str, float]:
    """Milliseconds of a search over statements: one to three words of any frequency, half with filters."""
    draw = random.Random(5)
    times = []
    for number in range(many):
        words = " ".join(draw.choices(world.words, world.weights, k=draw.randint(1, 3)))
        filters: dict[str, str] = {}
        if number % 2:
            options = {
                "speaker": draw.choices(world.actors, world.actor_weights)[0], "issuer": draw.choice(world.issuers),
                "topic": draw.choice(TOPICS), "act": draw.choice(KINDS), "since": f"{draw.randint(2006, 2024)}-03-01",
            }  # fmt: skip
            filters = {name: options[name] for name in draw.sample(sorted(options), draw.randint(1, 3))}
        start = time.perf_counter()
        ledger.search(Asked(words, within="statement", **filters), limit=20)  # type: ignore[arg-type]
        times.append(((time.perf_counter() - start) * 1000, words, filters))
    times.sort(key=lambda t: t[0])
    for slow in times[-5:]:
        print(f"slow: {slow[0]:.0f} ms {slow[1]!r} {slow[2]}", flush=True)
    told = [t[0] for t in times]
    return {
        "median_ms": round(statistics.median(told), 1),
        "p95_ms": round(told[int(len(told) * 0.95)], 1),
        "max_ms": round(told[-1], 1),
    }


def main() -> None:
    """Fill, measure, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--only-search", action="store_true")
    told = parser.parse_args()
    told.folder.mkdir(parents=True, exist_ok=True)
    world = World(0)
    with Ledger.open(told.folder / "large.db") as large:
        fill(large, world, told.documents)
        found: dict[str, object] = {"documents": told.documents, "statements": told.documents * STATEMENTS}
        if not told.only_search:
            with Ledger.open(told.folder / "small.db") as small:
                fill(small, world, 1000)
                first = 10_000_000 + time.time_ns() // 1000 % 1_000_000_000
                found["adding"] = adding(small, large, world, first, 200)
        found["searching"] = searching(large, world, 400)
    print(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
