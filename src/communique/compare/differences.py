"""In what two tellings of one point differ: the aspects of the comparison format.

Takes two units, gives differences whose `before` and `after` are words of the source, or what
the records say (who acts). Nothing found means: told alike.
"""

from __future__ import annotations

import re

from communique.compare.units import Unit
from communique.model import Difference, Reading

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
_MODAL = re.compile(
    r"\b(?:will|would|may|might|could|possib\w+|intend\w*|ready|readiness|willing\w*|should|must)\b", re.I
)
_ORDER = re.compile(r"\b(?:first|in response|in turn|before|after|then)\b", re.I)


def differences(a: Unit, b: Unit, one: Reading, other: Reading) -> list[Difference]:
    """All aspects in which `b` differs from `a`, those of the act first."""
    here, there = a.span.of(one.text), b.span.of(other.text)
    if " ".join(here.split()) == " ".join(there.split()):
        return []
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
    return out + _scope(a, b)


def _worded(aspect: str, pattern: re.Pattern[str], here: str, there: str) -> list[Difference]:
    before, after = (sorted({" ".join(m.group().split()).lower() for m in pattern.finditer(t)}) for t in (here, there))
    if before == after:
        return []
    return [Difference(aspect, ", ".join(before), ", ".join(after))]  # type: ignore[arg-type]


def _scope(a: Unit, b: Unit) -> list[Difference]:
    """What only one of them names; where names fail, the words that only one has."""
    mine, yours = sorted(a.names - b.names - b.words), sorted(b.names - a.names - a.words)
    if mine and yours and not a.names & b.names:
        return [Difference("naming", " ".join(mine), " ".join(yours))]
    if mine or yours:
        return [Difference("scope", ", ".join(mine), ", ".join(yours))]
    only_a, only_b = sorted(a.words - b.words), sorted(b.words - a.words)
    if len(only_a) + len(only_b) > 2:
        return [Difference("scope", ", ".join(only_a), ", ".join(only_b))]
    return []


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group() if found else ""


def _cue(unit: Unit, reading: Reading) -> str:
    return reading.quote(unit.act.cue) if unit.act and unit.act.cue else ""


def _actors(ids: tuple[str, ...], reading: Reading) -> str:
    names = {a.id: a.name for a in reading.actors}
    return ", ".join(names.get(i, i.partition(":")[2].replace("-", " ")) for i in ids)
