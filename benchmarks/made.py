"""A made-up world for benchmarks/pages.py: governments of the registry, what they tell, promise and repeat.

Documents come with made-up readings, because reading a hundred thousand texts takes a night. Words are
invented; actors, offices and countries are the registry's, so that sides, terms and heirs are found. Half
of the documents tell of a contact, a part of these of the same one as their neighbour does; promises are
said again; every issuer has wordings of its own that come and go; some documents are edited.
"""

from __future__ import annotations

import datetime as dt
import random
from itertools import pairwise

from communique.actors import Registry
from communique.model import Act, Commitment, Contact, Document, Flag, Mention, Passage, Reading, Span, Statement, When
from communique.model.ids import record_id

FIRST = dt.date(2006, 1, 1)
DAYS = 7300
ISSUERS = {
    "org:white-house": "US", "org:us-state-department": "US", "org:kremlin": "RU", "org:russia-foreign-ministry": "RU",
    "org:elysee": "FR", "org:quai-dorsay": "FR", "org:bundeskanzleramt": "DE", "org:auswaertiges-amt": "DE",
    "org:ukraine-presidential-office": "UA", "org:china-foreign-ministry": "CN", "org:kantei": "JP",
    "org:pmo-india": "IN", "org:turkey-presidency": "TR", "org:canada-pmo": "CA", "org:nato": "", "org:eeas": "",
}  # fmt: skip
KINDS = ("promise", "agree", "call-for", "criticise", "emphasise", "discuss", "offer", "warn", "state", "welcome")
TOPICS = ("security", "energy", "trade", "health", "climate", "elections", "migration", "food")
CHANNELS = ("call", "call", "meeting", "meeting", "visit", "talks", "letter", "video-call")


class World:
    """Invented words and the governments that use them, some words much more often than others."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        draw = random.Random(11)
        syllables = ["".join((a, b)) for a in "bcdfghklmnprstvz" for b in "aeiou"]
        self.words = ["".join(draw.choices(syllables, k=draw.randint(2, 4))) for _ in range(20_000)]
        self.cumulated = _summed([1 / (n + 1) ** 0.9 for n in range(len(self.words))])
        self.people: dict[str, list[str]] = {c: [] for c in sorted({c for c in ISSUERS.values() if c})}
        for key in sorted(registry.people):
            country = registry.people[key].actor.country
            if country in self.people and len(self.people[country]) < 25:
                self.people[country].append(key)
        self.countries = [c for c in self.people if self.people[c]]
        self.issuers = [i for i in ISSUERS if registry.actor(i)]
        self.formulas = {i: [self._some(draw, 7) for _ in range(60)] for i in self.issuers}
        self.promises = [self._some(draw, 11) for _ in range(6000)]

    def _some(self, draw: random.Random, many: int) -> list[str]:
        return draw.choices(self.words, cum_weights=self.cumulated, k=many)

    def seen(self, number: int) -> dt.datetime:
        """When document `number` was seen: the day after it was published."""
        return dt.datetime.combine(self.day(number), dt.time(7), dt.UTC) + dt.timedelta(days=1, seconds=number % 3600)

    def day(self, number: int) -> dt.date:
        """The day of document `number`; neighbours that tell of one contact share it."""
        return FIRST + dt.timedelta(random.Random(number // 2 * 31 + 5).randrange(DAYS))

    def reading(self, number: int, version: int = 1) -> Reading:
        """The made-up reading of a version of document `number`."""
        return _Maker(self, number, version).reading()


class _Maker:
    def __init__(self, world: World, number: int, version: int) -> None:
        self.world, self.number, self.version = world, number, version
        self.draw, self.pair = random.Random(number * 7919 + 13), random.Random(number // 2 * 104729 + 7)
        self.day = world.day(number)
        shared = self.pair.random() < 0.25
        first, other = self.pair.sample(world.countries, 2)
        self.home = other if shared and number % 2 else first
        own = [i for i in world.issuers if ISSUERS[i] == self.home]
        neutral = self.draw.random() < 0.1
        self.issuer = self.draw.choice([i for i in world.issuers if not ISSUERS[i]] if neutral and not shared else own)
        source = self.pair if shared else self.draw
        abroad = other if self.home == first else first
        self.leader = world.people[self.home][min(self.draw.randrange(6), len(world.people[self.home]) - 1)]
        pair = (first, other) if shared else (self.home, abroad)
        self.parties = tuple(sorted(source.choice(world.people[c][:8]) for c in pair))
        self.channel = source.choice(CHANNELS)
        self.texts: list[str] = []
        self.at = 0

    def reading(self) -> Reading:
        key = f"{self.number}.{self.version}"
        said, done, named, bound = [], [], [], []
        for n in range(10):
            sentence, kind = self._sentence(n)
            start, self.at = self.at, self.at + len(sentence) + 1
            words = sentence.split(" ")
            source = Span(start, start + len(words[0]))
            cue = Span(source.end + 1, source.end + 1 + len(words[1]))
            content = Span(cue.end + 1, start + len(sentence) - 1)
            doubtful = self.draw.random() < 0.05
            speaker = f"unknown:{words[0]}" if doubtful else self.leader
            s = record_id("s", key, n)
            mode = "direct" if n % 4 == 0 else "indirect"
            said.append(
                Statement(s, "p", (speaker,), (self.issuer, speaker), mode, "says", (source,), (cue,), (content,))
            )  # type: ignore[arg-type]
            act = Act(
                record_id("a", key, n), "p", s, kind, (speaker,), self.parties[:1], (cue,), (content,),
                Span(start, start + len(sentence)), (self.draw.choice(TOPICS),), strength=self.draw.randint(1, 3),
            )  # fmt: skip
            done.append(act)
            named.append(Mention(source, "name", (speaker,)))
            if kind in ("promise", "offer") and n == 3:
                due = self._due()
                bound.append(Commitment(record_id("k", key, n), act.id, kind, act.by, act.to, act.object, due))
            self.texts.append(sentence)
        return self._made(key, said, done, named, bound)

    def _sentence(self, n: int) -> tuple[str, str]:
        """A sentence of invented words; the fourth may promise, the sixth may use a wording of the issuer's."""
        draw, world = self.draw, self.world
        if n == 3 and draw.random() < 0.4:
            what = list(world.promises[int(draw.random() ** 2 * len(world.promises))])
            if draw.random() < 0.3:
                what[draw.randrange(len(what))] = draw.choice(world.words)
            return " ".join(["Leader", "will", *what]) + ".", draw.choice(("promise", "offer"))
        words = world._some(draw, 20)
        if n in (5, 7) and draw.random() < 0.6:
            wording = list(world.formulas[self.issuer][int(draw.random() ** 2 * 60)])
            if draw.random() < 0.2:
                wording[3] = "other" + wording[3]
            words[6:13] = wording
        if n == 8 and self.version > 1:
            words[4:6] = ["amended", str(self.version)]
        return " ".join(["Leader", "said", *words]) + ".", draw.choice(KINDS[1:])

    def _due(self) -> When | None:
        if self.draw.random() > 0.2:
            return None
        day = (self.day + dt.timedelta(self.draw.randint(20, 400))).isoformat()
        return When(day, day, "stated")

    def _made(
        self, key: str, said: list[Statement], done: list[Act], named: list[Mention], bound: list[Commitment]
    ) -> Reading:
        text, day = " ".join(self.texts), self.day.isoformat()
        document = Document(
            text, date=self.day, url=f"https://made.example/{self.number}", title=f"Made-up text {self.number}"
        )
        held: tuple[Contact, ...] = ()
        if self.pair.random() < 0.6:
            first = Span(0, len(self.texts[0]))
            held = (Contact(record_id("c", key), self.channel, "held" if self.pair.random() < 0.8 else "planned",  # type: ignore[arg-type]
                            self.parties, (first,), When(day, day, "document"), passages=("p",)),)  # fmt: skip
        passage = Passage("p", Span(0, len(text)), "readout", self.issuer, contact=held[0].id if held else None)
        flags = (Flag(done[6].span, "translation", "a made-up doubt"),) if self.draw.random() < 0.1 else ()
        used = sorted({self.issuer, *self.parties, *(a for one in said for a in one.speakers)})
        actors = tuple(a for one in used if (a := self.world.registry.actor(one)))
        return Reading(
            document, self.issuer, actors, (passage,), tuple(named), tuple(said), tuple(done), held, tuple(bound), (), (),
            flags,
        )  # fmt: skip


def _summed(weights: list[float]) -> list[float]:
    out = [weights[0]]
    for weight in weights[1:]:
        out.append(out[-1] + weight)
    assert all(a < b for a, b in pairwise(out))
    return out
