"""What the queries of pages cost in a large ledger of made-up documents (made.py).

    python benchmarks/pages.py LEDGER [--documents 100000] [--rounds 20]

LEDGER is a file or URL; documents that it lacks are added first and the views made, which takes a while.
Then every query runs many times, each time with other filters; printed are median, p95 and the slowest in
milliseconds. A page makes one to four of them.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import statistics
import time
from collections.abc import Callable, Iterator

from made import KINDS, TOPICS, World

from communique.actors import registry
from communique.ledger import Asked, Filter, Ledger
from communique.ledger.intake.document_writer import put
from communique.ledger.judgements import review_queue
from communique.ledger.queries import document_list
from communique.ledger.queries.document_list import DocumentFilter
from communique.ledger.views import (
    aggregates,
    commitment_lifecycles,
    contact_network,
    contact_register,
    feeds,
    recurring_phrases,
    revision_history,
    silent_sides,
)
from communique.ledger.views.contact_register import ContactFilter
from communique.ledger.views.daily_summary import today
from communique.ledger.views.refresh import refresh

KNOWN = registry()
DAY = "2025-06-01"
Ask = Callable[[], object]


def fill(ledger: Ledger, world: World, until: int) -> None:
    """Add documents that are not there yet, some of them in two versions; then make the views."""
    start = ledger.counts()["documents"]
    while start < until:
        with ledger.changing() as connection:
            for number in range(start, min(start + 500, until)):
                for version in (1, 2) if number % 40 == 3 else (1,):
                    made = world.reading(number, version)
                    seen = world.seen(number) + dt.timedelta(days=(version - 1) * (number % 30 + 1))
                    put(connection, ledger.backend, made, made.document, None, None, seen)
        start += 500
    refresh(ledger)


def asks(ledger: Ledger, world: World, draw: random.Random) -> Iterator[tuple[str, Ask]]:
    """One of each query, with filters drawn anew."""
    countries = [f"country:{c}" for c in world.countries]
    person = draw.choice(world.people[draw.choice(world.countries)][:8])
    pair = tuple(draw.sample(countries, 2))
    year = draw.randint(2007, 2024)
    since, until = f"{year}-03-01", f"{year + 1}-02-28"
    issuer, words = draw.choice(world.issuers), draw.choice(world.words[50:2000])
    now = dt.datetime(year, 6, draw.randint(1, 28), tzinfo=dt.UTC)
    yield "today, a week", lambda: today(ledger, KNOWN, now, now + dt.timedelta(7))
    yield "documents", lambda: document_list.page(ledger, DocumentFilter(), offset=draw.randrange(2000))
    yield "documents of an issuer, a year", lambda: document_list.page(ledger, DocumentFilter(issuer, since=since, until=until))
    yield "documents naming an actor", lambda: document_list.page(ledger, DocumentFilter(actor=person))
    yield "documents by title", lambda: document_list.page(ledger, DocumentFilter(words=str(draw.randrange(1000))))
    yield "documents naming a country", lambda: document_list.page(ledger, DocumentFilter(actor=pair[0]))
    yield "statements of a country", lambda: ledger.statements(Filter(actor=pair[0]), 50)
    yield "acts of a country towards another", lambda: ledger.acts(Filter(actor=pair[0], other=pair[1]), 50)
    yield "how many statements of a country", lambda: ledger.many("statement", Filter(actor=pair[0]))
    yield "contacts of a country, by filter", lambda: ledger.contacts(Filter(actor=pair[0]), 50)
    yield "actors", lambda: ledger.actors(None, 50)
    yield "actors by words", lambda: ledger.actors(words[:4], 50)
    yield "contacts", lambda: contact_register.page(ledger, ContactFilter(), offset=draw.randrange(2000))
    yield "contacts of a country", lambda: contact_register.page(ledger, ContactFilter(pair[:1]))
    yield (
        "contacts of two countries",
        lambda: contact_register.page(ledger, ContactFilter(pair, channel="call", status="held")),
    )
    yield "contacts told by a side, a year", lambda: contact_register.page(ledger, ContactFilter(told_by=issuer, since=since))
    yield "contacts by words", lambda: contact_register.page(ledger, ContactFilter(words=words))
    yield "timeline", lambda: contact_register.timeline(ledger, ContactFilter(pair[:1]))
    yield "timeline, filtered", lambda: contact_register.timeline(ledger, ContactFilter(pair[:1], status="held"))
    yield "network", lambda: contact_network.ties(ledger)
    yield "network of people, a year", lambda: contact_network.ties(ledger, "actor", since, until)
    yield "whom he meets", lambda: contact_network.met(ledger, person)
    yield "statements by topic", lambda: _said(ledger, draw.choice([person, pair[0]]))
    yield "commitments", lambda: commitment_lifecycles.page(ledger, KNOWN, DAY)
    yield (
        "commitments, a state",
        lambda: commitment_lifecycles.page(ledger, KNOWN, DAY, draw.choice(("open", "lapsed", "restated"))),
    )
    yield "board", lambda: commitment_lifecycles.counts(ledger, DAY)
    yield (
        "commitments of an actor",
        lambda: commitment_lifecycles.page(ledger, KNOWN, DAY, actor=draw.choice([person, pair[0]])),
    )
    yield "track record", lambda: commitment_lifecycles.counts(ledger, DAY, actor=draw.choice([person, pair[0]]))
    yield "phrases", lambda: recurring_phrases.page(ledger)
    yield "phrases of a speaker, with words", lambda: recurring_phrases.page(ledger, issuer, words)
    yield "silences", lambda: silent_sides.untold(ledger, since=since)
    yield "queue of review", lambda: review_queue.queue(ledger, draw.choice([None, "commitment", "contact", "act"]))
    yield "editions", lambda: revision_history.page(ledger)
    for kind in feeds.KINDS:
        yield f"feed of {kind}", lambda kind=kind: feeds.feed(ledger, kind, KNOWN, DAY)  # type: ignore[misc]
    narrowed = Asked(words, "statement", issuer=issuer, topic=draw.choice(TOPICS), act=draw.choice(KINDS))
    yield "search with filters", lambda: ledger.search(narrowed)
    yield "state", ledger.state


def _said(ledger: Ledger, actor: str) -> object:
    with ledger.reading_from() as connection:
        return aggregates.months(connection, "said", actor)


def single(ledger: Ledger, draw: random.Random) -> Iterator[tuple[str, Ask]]:
    """One thing of each kind."""
    for name, found in (("contact", contact_register.page(ledger, ContactFilter(sides=2), 20).contacts),
                        ("document", document_list.page(ledger, DocumentFilter(edited=True), 20)[0])):  # fmt: skip
        key = draw.choice(found).id
        if name == "contact":
            yield "a contact's accounts", lambda key=key: ledger.accounts(key)  # type: ignore[misc]
        else:
            yield "a document's reading", lambda key=key: (ledger.reading(key), ledger.versions(key))  # type: ignore[misc]
    some, _ = recurring_phrases.page(ledger, limit=200)
    if some:
        key = draw.choice(some).id
        yield "a phrase's curve", lambda: recurring_phrases.curve(recurring_phrases.one(ledger, key))


def main() -> None:
    """Fill, ask, print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("ledger")
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=20)
    told = parser.parse_args()
    world, draw, times = World(KNOWN), random.Random(3), dict[str, list[float]]()
    with Ledger.open(told.ledger) as ledger:
        fill(ledger, world, told.documents)
        print(json.dumps(ledger.counts()), flush=True)
        for _ in range(told.rounds):
            for name, ask in (*asks(ledger, world, draw), *single(ledger, draw)):
                start = time.perf_counter()
                ask()
                times.setdefault(name, []).append((time.perf_counter() - start) * 1000)
    for name, found in times.items():
        found.sort()
        p95 = found[min(len(found) - 1, int(len(found) * 0.95))]
        print(f"{name:36} median {statistics.median(found):7.1f}  p95 {p95:7.1f}  slowest {found[-1]:7.1f}")


if __name__ == "__main__":
    main()
