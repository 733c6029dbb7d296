"""In what two tellings of one point differ: the aspects of the comparison format.

Takes two units, gives differences whose `before` and `after` are words of the source, or what
the records say (who acts). Nothing found means: told alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.compare.units import Unit
from communique.model import Difference, Reading
from communique.model.comparison import Aspect
from communique.model.prose import spelt

_CONDITION = re.compile(
    r"\b(?:if|unless|provided that|in the event of|in case of|only (?:in|when|if)|as long as|subject to)\b[^,.;]*", re.I
)
_NOT = re.compile(r"\b(?:not|no|never|neither|nor|without|n't|cannot|refus\w+|reject\w*|rul\w+ out|oppos\w+)\b", re.I)
_FORCE = re.compile(
    r"\b(?:unwavering|deep(?:ly)?|strong(?:ly)?|severe(?:ly)?|full(?:y)?|resolute(?:ly)?|decisive(?:ly)?|serious(?:ly)?|"
    r"firm(?:ly)?|brutal|painful|active(?:ly)?|immediate(?:ly)?|very|ironclad|unprovoked)\b", re.I
)  # fmt: skip
_DAY = re.compile(
    r"\b(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d{1,2}"
    r"|(?:next|last|this|coming)\s+(?:day|week|month|year)s?|early next year|coming days|today|tomorrow|yesterday)\b",
    re.I,
)  # fmt: skip
_DAY_NAMED = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d{1,2}", re.I
)
_WORD = re.compile(r"[\w-]+")
_NO_NAME = frozenset({
    "united", "states", "u.s.", "america", "jr.", "mr.", "ms.", "mrs.", "january", "february", "march",
    "april", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday",
})  # fmt: skip
_MODAL = re.compile(
    r"\b(?:will|would|may|might|could|possib\w+|intend\w*|ready|readiness|willing\w*|should|must)\b", re.I
)
_ORDER = re.compile(r"\b(?:first|in response|in turn|before|after|then)\b", re.I)


def differences(a: Unit, b: Unit, one: Reading, other: Reading) -> list[Difference]:
    """All aspects in which `b` differs from `a`, those of the act first."""
    here, there = a.span.of(one.text), b.span.of(other.text)
    if " ".join(here.split()) == " ".join(there.split()):
        return []
    if a.lead:  # who is the subject of “spoke with”, and what titles they bear, is no difference
        return _worded("date", _DAY_NAMED, here, there) if _DAY_NAMED.search(here) and _DAY_NAMED.search(there) else []
    out: list[Difference] = []
    if a.act and b.act:
        if a.act.kind != b.act.kind:
            out.append(Difference("kind", _cue(a, one), _cue(b, other)))
        elif a.act.strength != b.act.strength:
            out.append(Difference("strength", _cue(a, one), _cue(b, other)))
        if a.act.modality != b.act.modality:
            out.append(Difference("modality", a.act.modality, b.act.modality))
    if a.by != b.by and a.by and b.by:
        out.append(Difference("actors", _actors(a.by, one), _actors(b.by, other)))
    if bool(_NOT.search(here)) != bool(_NOT.search(there)):
        out.append(Difference("polarity", _first(_NOT, here), _first(_NOT, there)))
    out += _worded("condition", _CONDITION, here, there)
    out += _worded("date", _DAY, here, there)
    if a.numbers != b.numbers and not any(d.aspect == "date" for d in out):
        out.append(
            Difference("number", ", ".join(sorted(a.numbers - b.numbers)), ", ".join(sorted(b.numbers - a.numbers)))
        )
    if not any(d.aspect in ("strength", "kind") for d in out):
        out += _worded("strength", _FORCE, here, there)
    if not any(d.aspect == "modality" for d in out):
        out += _worded("modality", _MODAL, here, there)
    out += _worded("order", _ORDER, here, there)
    return out + _scope(a, b, here, there)


def _worded(aspect: Aspect, pattern: re.Pattern[str], here: str, there: str) -> list[Difference]:
    before, after = (
        {" ".join(m.group().split()).lower(): m.group() for m in pattern.finditer(t)} for t in (here, there)
    )
    if before.keys() == after.keys():
        return []
    mine, yours = ([" ".join(x[k].split()) for k in x if k not in y] for x, y in ((before, after), (after, before)))
    return [Difference(aspect, ", ".join(mine), ", ".join(yours))]


def _scope(a: Unit, b: Unit, here: str, there: str) -> list[Difference]:
    """What only one of them names; where names fail, the words that only one has."""
    mine, yours = sorted(a.names - b.names - b.words - _NO_NAME), sorted(b.names - a.names - a.words - _NO_NAME)
    if mine and yours and not a.names & b.names:
        return [Difference("naming", _surfaces(mine, here), _surfaces(yours, there))]
    if mine or yours:
        return [Difference("scope", _surfaces(mine, here), _surfaces(yours, there))]
    only_a, only_b = sorted(a.words - b.words - _NO_NAME), sorted(b.words - a.words - _NO_NAME)
    if len(only_a) + len(only_b) > 2:
        return [Difference("scope", _surfaces(only_a, here), _surfaces(only_b, there))]
    return []


def _surfaces(lemmas: Sequence[str], text: str) -> str:
    """The words of the source that begin like these lemmas, in the order of the text."""
    found = [m.group() for m in _WORD.finditer(text) if any(m.group().lower().startswith(x[:-1] or x) for x in lemmas)]
    return ", ".join(dict.fromkeys(found))


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""


def _cue(unit: Unit, reading: Reading) -> str:
    return reading.quote(unit.act.cue) if unit.act and unit.act.cue else ""


def _actors(ids: tuple[str, ...], reading: Reading) -> str:
    names = {a.id: a.name for a in reading.actors}
    return ", ".join(names.get(i, spelt(i)) for i in ids)
