"""One record in full, as the panel beside the text shows it: who, what, codes, words, what hangs on it, its form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from communique.ledger.judgements.correction_input import ACTORS, CHOICES, WORDS
from communique.ledger.judgements.decision_history import Decided, Past
from communique.ledger.judgements.judged_reading import FIELDS
from communique.ledger.records import JOIN
from communique.model import Reading
from communique.web.text.highlights import Chain, chain, links, words_of

QUICK = 5
"""How many other actors of the document are offered with one click each."""


@dataclass(frozen=True, slots=True)
class Panel:
    """What the panel shows of one record.

    `voices` is the chain of who says so; `people` fields with actors, `facts` with words; `words` the
    source's words by their part; `beside` the records that hang on it, as kind, id and words.
    `quick` are actors who might be the right one; `field` the one of `people` that they would fill.
    """

    kind: str
    record: Any
    rejected: bool
    verdict: str | None
    voices: Chain
    people: tuple[tuple[str, tuple[str, ...]], ...]
    facts: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...]
    beside: tuple[tuple[str, str, str], ...]
    past: tuple[Past, ...]
    quick: tuple[str, ...]
    field: str
    choices: tuple[tuple[str, tuple[str, ...], str], ...]
    typed: tuple[tuple[str, str], ...]


def find(seen: Decided, record: str) -> tuple[str, Any, bool] | None:
    """The kind of a record of a reading, itself, and whether a person rejected it."""
    for kind, held in FIELDS.items():
        for one in getattr(seen.reading, held):
            if one.id == record:
                return kind, one, False
    return next(((kind, one, True) for kind, one in seen.rejected if one.id == record), None)


def panel(seen: Decided, kind: str, record: Any, rejected: bool, past: Iterable[Past]) -> Panel:
    """The panel of one record that `find` gave."""
    reading = seen.reading
    field = ACTORS[kind][0]
    return Panel(
        kind, record, rejected, "rejected" if rejected else seen.verdicts.get(record.id),
        _voices(reading, kind, record),
        tuple((name, tuple(getattr(record, name))) for name in ACTORS[kind]), tuple(_facts(kind, record)),
        tuple((name, _words(reading, getattr(record, name))) for name in WORDS[kind] if getattr(record, name)),
        tuple(_beside(reading, kind, record)), tuple(past), _quick(reading, getattr(record, field), record), field,
        tuple((name, options, str(getattr(record, name))) for name, options in CHOICES[kind].items()),
        tuple((name, _words(reading, getattr(record, name))) for name in WORDS[kind]),
    )  # fmt: skip


def actors_of(one: Panel) -> list[str]:
    """Every actor whose name the panel needs."""
    return [
        *(a for together in one.voices for a in together),
        *one.quick,
        *(a for _, actors in one.people for a in actors),
    ]


def _words(reading: Reading, spans: Any) -> str:
    return JOIN.join(" ".join(s.of(reading.text).split()) for s in spans)


def _voices(reading: Reading, kind: str, record: Any) -> Chain:
    if kind == "statement":
        return chain(record)
    told: str | None = getattr(record, "statement", None)
    if kind == "commitment":
        told = next((a.statement for a in reading.acts if a.id == record.act), None)
    said = next((s for s in reading.statements if s.id == told), None)
    if said:
        return chain(said)
    spans = words_of(record)
    inside = [p for p in reading.passages if spans and p.span.start <= spans[0].start < p.span.end]
    outer = reading.issuer or "author"
    voice = inside[-1].voice if inside else outer
    return ((outer,),) if voice in (outer, "author") else ((outer,), (voice,))


def _facts(kind: str, record: Any) -> Iterable[tuple[str, str]]:
    if kind == "act":
        codes = (("PLOVER", record.plover), ("CAMEO", record.cameo))
        yield from ((name, code) for name, code in codes if code)
        yield "force", f"{record.strength} of 5"
        yield "parties known from", record.basis
    when = getattr(record, "date", None) or getattr(record, "due", None)
    if when:
        days = when.start if when.start == when.end else f"{when.start} to {when.end}"
        yield ("due" if kind == "commitment" else "day"), f"{days} ({when.basis})"
    if getattr(record, "place", None):
        yield "place", record.place
    if getattr(record, "topics", ()):
        yield "topics", ", ".join(record.topics)


def _beside(reading: Reading, kind: str, record: Any) -> Iterable[tuple[str, str, str]]:
    """Records that refer to this one or to which it refers."""
    told = {s.id: s for s in reading.statements}
    acts = {a.id: a for a in reading.acts}
    if kind == "statement":
        if record.parent in told:
            yield "inside", record.parent, _words(reading, told[record.parent].cue)
        yield from (("act", a.id, _words(reading, a.cue)) for a in reading.acts if a.statement == record.id)
        yield from (("holds", s.id, _words(reading, s.cue)) for s in reading.statements if s.parent == record.id)
    if kind == "act":
        if record.statement in told:
            yield "statement", record.statement, _words(reading, told[record.statement].cue)
        bound = (c for c in reading.commitments if c.act == record.id)
        yield from (("commitment", c.id, _words(reading, c.what)) for c in bound)
    if kind == "commitment" and record.act in acts:
        yield "act", record.act, _words(reading, acts[record.act].cue)


def _quick(reading: Reading, now: tuple[str, ...], record: Any) -> tuple[str, ...]:
    """Actors named nearest before the record's words first, then those named most; never those it has."""
    spans = words_of(record)
    place = spans[0].start if spans else 0
    near: Counter[str] = Counter()
    for mention in reading.mentions:
        for actor in mention.actors:
            near[actor] = max(near[actor], 1000 - abs(mention.span.start - place))
    ranked = sorted(near, key=lambda a: (-near[a], a))
    return tuple(a for a in ranked if a not in now)[:QUICK]


def overview(reading: Reading) -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    """The findings by kind, in the order of the text: id, words, actors who come first in them."""
    places = {key: span.start for span, key in links(reading)}
    out: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
    for kind, held in FIELDS.items():
        rows = []
        for one in getattr(reading, held):
            spans = words_of(one)
            words = _words(reading, getattr(one, "cue", ()) or getattr(one, "what", ()) or spans[:1])
            rows.append(
                (places.get(one.id, spans[0].start if spans else 0), one.id, words, getattr(one, ACTORS[kind][0]))
            )
        out[kind] = [(key, words, actors) for _, key, words, actors in sorted(rows, key=lambda r: (r[0], r[1]))]
    return out
