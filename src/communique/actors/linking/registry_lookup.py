"""Who held an office on a day, and which office somebody held: answers with their doubts.

Takes the registry, words as people write them (“the Turkish foreign minister”, “Hakan Fidan”) and
a day or none, gives candidates with the term each rests on and what is in doubt about it. Nothing
is chosen among several; a marked gap is an answer too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from communique.actors.mentions.gazetteer_matching import scan
from communique.actors.mentions.office_phrases import Phrase
from communique.actors.mentions.phrase_detection import Phrases
from communique.actors.normalization import key
from communique.actors.registry.partial_dates import first_day, last_day, precision
from communique.actors.registry.registry import Registry
from communique.actors.registry.timeline import SHARED
from communique.model import Term


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody (`person`: id) in a term of office. `certain` is False when `doubt` says why it may be another."""

    person: str
    name: str
    term: Term
    certain: bool
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked for (`office`, `person`, or `nothing` when the words say neither), and the candidates.

    `note` says why there are none, or which gap the registry marks.
    """

    asked: Literal["office", "person", "nothing"]
    candidates: tuple[Candidate, ...] = ()
    note: str = ""


def find(registry: Registry, words: str, day: str | None) -> Answer:
    """Answer `words`: an office with its state or body (who held it), or a person's name (what he held)."""
    found = scan(words if words[:1].isupper() else words[:1].upper() + words[1:], registry)
    phrases = Phrases(found, registry).find()
    people = _people(registry, words)
    if people and not phrases:
        return _of_people(registry, people, day)
    for phrase in sorted(phrases, key=lambda p: p.first - p.last):
        if not phrase.scope and all(not title.scope for title in phrase.title.titles):
            continue
        return _of_office(registry, phrase, day)
    if phrases:
        return Answer("nothing", note="an office needs its state or body: “the Turkish foreign minister”")
    return Answer("nothing", note=f"the registry knows no person and no office by the words “{words}”")


def certainty(term: Term, day: str) -> str:
    """Empty when the term certainly covers the day; else the doubt, in words."""
    if not last_day(term.start) <= day:
        return f"the registry knows the beginning ({term.start}) to the {precision(term.start)} only"
    if term.end and not day <= first_day(term.end):
        return f"the registry knows the end ({term.end}) to the {precision(term.end)} only"
    if day == term.start:
        return "the office changed hands on this day"
    if day == term.end:
        return "the office changed hands on this day"
    if term.basis.startswith(SHARED):
        return f"one of several at once: {term.basis}"
    return ""


def _people(registry: Registry, words: str) -> list[str]:
    if words in registry.people:
        return [words]
    known = registry.names.get(key(words), ())
    full = {k.actor for k in known if k.form == "full-name" and k.actor in registry.people}
    return sorted(full or {k.actor for k in known if k.form == "surname"})


def _of_people(registry: Registry, people: Iterable[str], day: str | None) -> Answer:
    found: list[Candidate] = []
    for person in people:
        for term in registry.people[person].actor.offices:
            if day is None or _may_cover(term, day):
                found.append(_candidate(registry, person, term, day))
    names = sorted({c.person for c in found})
    note = ""
    if not found:
        note = "the registry knows no office of theirs on that day"
    elif len(names) > 1:
        note = f"{len(names)} people bear the name"
    return Answer("person", tuple(found), note)


def _of_office(registry: Registry, phrase: Phrase, day: str | None) -> Answer:
    """The holders on the day; of “former” those before it; of a deputy nobody but deputies."""
    if phrase.deputy:
        return Answer("office", note="the registry resolves a deputy only by a title of its own")
    found: list[Candidate] = []
    gaps: list[str] = []
    for title in phrase.title.titles:
        for of in [phrase.scope] if phrase.scope else title.scope:
            if phrase.scope and title.scope and of not in title.scope:
                continue
            for person, term in registry.terms_of(title.offices, of, title.title):
                if phrase.former:
                    if term.end and (day is None or last_day(term.end) <= day):
                        found.append(Candidate(person, _name(registry, person), term, False, "held it before"))
                elif (day is None and not term.end) or (day is not None and _may_cover(term, day)):
                    found.append(_candidate(registry, person, term, day))
            if day:
                gaps += [g.basis for office in title.offices if (g := registry.gap(office, of, day))]
    unique = tuple(dict.fromkeys(found))
    note = "" if unique else "the registry knows no holder on that day"
    if gaps and not unique:
        note = f"the registry marks a gap on that day: {gaps[0]}"
    elif len({c.person for c in unique}) > 1:
        note = f"{len({c.person for c in unique})} candidates"
    return Answer("office", unique, note)


def _candidate(registry: Registry, person: str, term: Term, day: str | None) -> Candidate:
    doubt = certainty(term, day) if day else ""
    return Candidate(person, _name(registry, person), term, not doubt, doubt)


def _may_cover(term: Term, day: str) -> bool:
    return first_day(term.start) <= day <= last_day(term.end)


def _name(registry: Registry, person: str) -> str:
    return registry.people[person].actor.name
