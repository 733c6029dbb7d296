"""Statements and acts: what somebody is said to say, and what is done by saying it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.span import Span

Mode = Literal["direct", "indirect", "mixed"]
Stance = Literal["says", "believes", "wants", "knows", "feels"]
Modality = Literal["actual", "denied", "possible", "conditional", "intended", "questioned"]


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody is said to say, believe, want, know or feel something.

    `source`, `cue` and `content` follow the PolNeAR guidelines (Newell, Margolin, Ruths,
    LREC 2018). `voices` is the chain of who says that who says, outermost first, ending in
    the speaker. `parent` is the id of the statement in whose content this one stands. `score`
    is how many of a hundred such findings are right, over a hundred.
    """

    id: str
    passage: str
    speakers: tuple[str, ...]
    voices: tuple[str, ...]
    mode: Mode
    stance: Stance
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    addressees: tuple[str, ...] = ()
    parent: str | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does by saying something, or is reported to do.

    `kind` is one of `communique.model.kinds.KINDS`; `strength` orders wordings that differ
    only in force, from 0 (noted) to 5 (signed). `statement` is the statement that reports
    the act, or that the act makes. `basis` says where parties come from that the words do
    not name. `cameo` is the CAMEO code, `plover` its PLOVER 0.8 event type. `score` as in Statement.
    """

    id: str
    passage: str
    statement: str | None
    kind: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    cue: tuple[Span, ...]
    object: tuple[Span, ...]
    span: Span
    topics: tuple[str, ...] = ()
    modality: Modality = "actual"
    strength: int = 1
    plover: str | None = None
    cameo: str | None = None
    basis: str = "stated"
    score: float = 1.0
