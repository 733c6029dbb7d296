"""Facts of the contact itself, typed and compared by value: they are no points.

Takes the chosen accounts and their units, gives the facts (data/facts.csv, data/tones.csv, the reading's contact)
and the units that hold nothing but a fact: those are left out of the points. “They spoke” is neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from communique.compare.accounts import Chosen, is_transcript
from communique.compare.tables import pattern, rows
from communique.compare.units.extraction import Unit
from communique.language.wordlist import any_of
from communique.model import Span
from communique.model.comparison import Fact, Value, Verdict

ORDER = ("channel", "date", "asked", "place", "length", "series", "others", "tone", "next")
_NAMES = {"channel": "Channel", "date": "Date", "place": "Place", "tone": "Tone"}
_MOST_WORDS = 12
_COLUMNS = ("fact", "name", "where", "pattern")


def facts(chosen: Sequence[Chosen], told: Sequence[Sequence[Unit]]) -> tuple[Fact, ...]:
    """The facts that at least one account tells, in the order to print."""
    found: dict[str, list[Value]] = {}
    for index, (one, units) in enumerate(zip(chosen, told, strict=True)):
        if is_transcript(one.passages):
            continue
        for fact, value in _all(one, index, units):
            if value.account not in {v.account for v in found.get(fact, [])}:
                found.setdefault(fact, []).append(value)
    return tuple(Fact(f, _verdict(f, found[f], len(chosen)), tuple(found[f])) for f in ORDER if f in found)


def fact_name(fact: str) -> str:
    """What a fact is called in print."""
    table = {row["fact"]: row["name"] for row in rows("facts.csv", _COLUMNS)}
    return _NAMES.get(fact) or table.get(fact, fact)


def is_fact(unit: Unit, chosen: Chosen) -> bool:
    """Whether a unit tells a fact of the contact and nothing else."""
    text = unit.of(chosen.reading.text)
    if unit.lead:
        return True
    rest = text
    for _, wording in _patterns():
        rest = wording.sub("", rest)
    told = rest != text
    if _tone(text) and pattern("talk").search(text):
        rest, told = _tones().sub("", rest), True
    return told and not pattern("filling").sub("", rest).strip(" ,.;:!-–—“”\"'’s")


def is_next(unit: Unit, chosen: Chosen) -> bool:
    """Whether a unit tells only that the contact will go on: a fact where no other account sets a point beside it."""
    return bool(pattern("next").search(unit.of(chosen.reading.text))) and len(unit.words) < _MOST_WORDS


def next_value(unit: Unit, chosen: Chosen) -> Value:
    """What comes next, as one account tells it."""
    return Value(unit.account, unit.text.rstrip("."), unit.span)


def _all(chosen: Chosen, index: int, units: Sequence[Unit]) -> Iterator[tuple[str, Value]]:
    text, lead = chosen.reading.text, next((u for u in units if u.lead), None)
    if chosen.contact.channel != "contact":
        yield "channel", Value(index, chosen.contact.channel.replace("-", " "), lead.span if lead else None)
    yield from _date(chosen, index, lead)
    if chosen.contact.place and lead is not None and chosen.contact.place in lead.of(text):
        yield "place", Value(index, chosen.contact.place, lead.span)
    first = chosen.passages[0].span.start
    for name, wording in _patterns():
        for match in wording.finditer(text, first, chosen.passages[-1].span.end):
            yield name, Value(index, " ".join(match.group().split()), Span(*match.span()))
            break
    tones = [(w, s) for u in units for w, s in _tones_of(u, chosen)]
    if tones:
        spans = [s for _, s in tones]
        unit = next((u for u in units if not u.lead and is_fact(u, chosen) and _tone(u.of(text))), None)
        span = unit.span if unit else Span(spans[0].start, spans[0].end)
        yield "tone", Value(index, ", ".join(dict.fromkeys(w for w, _ in tones)), span)


def _date(chosen: Chosen, index: int, lead: Unit | None) -> Iterator[tuple[str, Value]]:
    if chosen.contact.date is None:
        return
    span = None
    if lead is not None:
        match = pattern("day").search(chosen.reading.text, *lead.span) or pattern("hour").search(
            chosen.reading.text, *lead.span
        )
        span = Span(*match.span()) if match else None
    yield "date", Value(index, chosen.contact.date.start, span)


def _tones_of(unit: Unit, chosen: Chosen) -> Iterator[tuple[str, Span]]:
    """The words by which a unit tells of what manner the talk was."""
    text = chosen.reading.text
    if not (unit.lead or is_fact(unit, chosen) or pattern("manner").search(unit.of(text))):
        return
    for span in unit.spans:
        for match in _tones().finditer(text, *span):
            if (
                unit.lead
                or is_fact(unit, chosen)
                or pattern("manner").search(text, max(0, match.start() - 40), match.end() + 40)
            ):
                yield " ".join(match.group().split()).lower(), Span(*match.span())


def _tone(text: str) -> bool:
    return bool(_tones().search(text))


@lru_cache(maxsize=1)
def _tones() -> re.Pattern[str]:
    return any_of((w.strip() for row in rows("tones.csv", ("as", "words")) for w in row["words"].split("|")), re.I)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["fact"], re.compile(row["pattern"])) for row in rows("facts.csv", _COLUMNS))


def _verdict(fact: str, values: Sequence[Value], accounts: int) -> Verdict:
    """Compared by value; a tone by its words."""
    if len({v.account for v in values}) < 2:
        return "only"
    same = len({frozenset(v.words.lower().split(", ")) if fact == "tone" else v.words.lower() for v in values}) == 1
    return "shared" if same else "differs"
