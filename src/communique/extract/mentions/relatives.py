"""Relatives of somebody whom the text names by him: “the President's wife”, “the son of King N.”.

Whoever stands inside such words is not the one who speaks or acts. Takes the mentions found so far, gives them with the
whole phrase in the place of the person inside it: the person whose name stands beside, a First Lady of the text, else a
stranger by these words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from communique.actors.normalization import slug
from communique.model import Actor, Mention, Span
from communique.model.ids import SOMEBODY
from communique.vocabulary import alternatives

_KIN = alternatives("extract/lexicon", "relatives")
_BEHIND = re.compile(rf"['’]s? (?:late |eldest |younger |elder )?({_KIN})\b")
_BEFORE = re.compile(rf"\b(?:the )?({_KIN}) of (?:the )?\Z", re.I)
_BESIDE = (", ", " ", " (")
_LADY = re.compile(r"\A(?:the )?first (?:lady|gentleman)\b", re.I)
_NEAR = 24
"""Characters before a mention in which “the wife of the” stands."""


def with_relatives(text: str, found: Sequence[Mention], made: dict[str, Actor]) -> list[Mention]:
    """The mentions with relatives told apart; `made` takes the strangers."""
    out: list[Mention] = []
    lady = next((m.actors for m in found if m.kind == "name" and _LADY.match(m.span.of(text))), ())
    names = {m.span.start: m for m in found if m.kind == "name"}
    for one in found:
        kin = _kin(text, one)
        if kin is None or len(one.actors) != 1 or not one.actors[0].startswith(SOMEBODY):
            out.append(one)
            continue
        span, noun = kin
        beside = next((names[span.end + len(gap)] for gap in _BESIDE if _names(text, span.end, gap, names)), None)
        known = beside.actors if beside else lady if noun in ("wife", "husband", "spouse") else ()
        out.append(replace(one, span=span, kind="office", actors=known or (_stranger(one.actors[0], noun, made),)))
    return out


def _names(text: str, end: int, gap: str, names: dict[int, Mention]) -> bool:
    return text.startswith(gap, end) and end + len(gap) in names


def _kin(text: str, one: Mention) -> tuple[Span, str] | None:
    """The whole phrase and its noun, where a mention is whose relative is meant."""
    if one.kind not in ("name", "office"):
        return None
    if behind := _BEHIND.match(text, one.span.end):
        return Span(one.span.start, behind.end()), behind[1].lower()
    before = _BEFORE.search(text, max(0, one.span.start - _NEAR), one.span.start)
    return (Span(before.start(), one.span.end), before[1].lower()) if before else None


def _stranger(of: str, noun: str, made: dict[str, Actor]) -> str:
    whose = of.partition(":")[2].replace("-", " ")
    number = f"unknown:{slug(f'{noun} of {whose}')}"
    made.setdefault(number, Actor(number, f"{noun} of {whose.title()}", "unknown"))
    return number
