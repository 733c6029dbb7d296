"""An act with what it was made from, for the stages that build on acts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.extract.acts.frame import Frame
from communique.extract.lexicon.cameo import plover_of
from communique.extract.parsed import Parsed
from communique.extract.statements.attributions import Told
from communique.extract.topics import topics
from communique.model import Act, Span, Statement
from communique.model.ids import record_id
from communique.model.kinds import KINDS
from communique.model.span import cover
from communique.model.statement import Modality

if TYPE_CHECKING:
    from communique.language import Token


@dataclass(frozen=True, slots=True)
class Done:
    """An act with what it was made from: its passage's parse and its frame (None: a clause). `listed`: its
    object is a list of items.
    """

    act: Act
    one: Parsed
    frame: Frame | None
    verb: Token
    listed: bool = False


def sourced(
    text: str, parsed: Parsed, frame: Frame | None, verb: Token, kind: str, by: tuple[str, ...], to: tuple[str, ...],
    cue: tuple[Span, ...], objects: tuple[Span, ...], modality: Modality, strength: int, cameo: str,
    statement: Statement | None, basis: str,
) -> Done:  # fmt: skip
    """An act on the words of its cue and objects, with the code of its wording (else of its kind) and its type."""
    whole, code = cover([*cue, *objects]), cameo or KINDS[kind].cameo
    act = Act(
        record_id("a", parsed.passage.id, kind, cue), parsed.passage.id, statement.id if statement else None, kind,
        by, to,
        cue, objects, whole, topics(text, objects or (parsed.tokens_span(verb.sent[0], verb.sent[-1]),)),
        modality, strength, plover_of(code, kind), code, basis,
    )  # fmt: skip
    return Done(act, parsed, frame, verb, frame is not None and frame.listed)


def around_of(parsed: Parsed, token: Token, told: Sequence[Told], frame: Frame | None) -> Statement | None:
    """The smallest statement in whose content the token stands."""
    at = parsed.offset(token)
    holding = [
        t.statement for t in told
        if t.frame is not frame and any(c.start <= at < c.end for c in t.statement.content)
    ]  # fmt: skip
    return min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
