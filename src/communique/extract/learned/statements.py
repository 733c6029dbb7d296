"""Statements as the network judges them: who speaks, with the chains of voices that follow from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from communique.extract.learned.document import Judgement
from communique.extract.learned.scores import score, unjudged
from communique.extract.parsed import Parsed
from communique.extract.statements.attributions import Told, nested
from communique.model import Statement

_KEPT, _WHO = 0.4, 0.85
"""From which chance on a statement of the rules stays, and the network's speakers stand in the place of the rules'."""


def judged_statements(
    judgement: Judgement, told: Sequence[Told], parsed: Sequence[Parsed], outer: tuple[str, ...]
) -> list[Told]:
    """The statements with their speakers as judged, their chains of voices made anew."""
    announced = {one.passage.id: one.parties for one in parsed if one.passage.introduced_by is not None}
    made = [(t, _judged(judgement, t, announced.get(t.statement.passage, ()))) for t in told]
    return nested([replace(t, statement=s) for t, s in made if s is not None], parsed, outer)


def _judged(judgement: Judgement, told: Told, parties: tuple[str, ...]) -> Statement | None:
    """`parties` are those between whom the talk was of which a pasted text tells: “it was agreed” is theirs."""
    one = told.statement
    found = judgement.standing(one.cue)
    if found is None:
        return replace(one, score=unjudged("statements"))
    judged, words = found
    stands = judged.chance("statement", words)
    if stands < _KEPT:
        return None
    speakers, sure = judged.who(judged.head("statement", words), "speakers", [one.speakers])
    if set(speakers) == set(one.speakers):
        speakers = one.speakers
    elif sure < _WHO or not speakers or (set(one.speakers) == set(parties) and _nobodys(told)):
        speakers, sure = one.speakers, 1 - sure
    return replace(one, speakers=speakers, score=score("statements", stands * sure))


def _nobodys(told: Told) -> bool:
    """“it was agreed”: the words name no speaker."""
    return told.frame is not None and told.frame.source is None
