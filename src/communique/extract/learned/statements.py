"""Statements as the network judges them: who speaks, with the chains of voices that follow from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.extract.learned.document import Judgement
from communique.extract.learned.scores import score, unjudged
from communique.extract.parsed import Parsed
from communique.extract.statements.attributions import Told, nested
from communique.model import Statement

_KEPT, _WHO = 0.4, 0.85
"""From which chance on a statement of the rules stays, and the network's speakers stand in the place of the rules'."""


_LONG = 60
"""Characters from which on a quotation in marks behind a colon is told whatever the network says."""
_BACK = 4
"""Characters in which the colon stands."""


def judged_statements(
    judgement: Judgement, told: Sequence[Told], parsed: Sequence[Parsed], outer: tuple[str, ...]
) -> list[Told]:
    """The statements with their speakers as judged, their chains of voices made anew."""
    announced = {one.passage.id: one.parties for one in parsed if one.passage.introduced_by is not None}
    of = {one.passage.id: one for one in parsed}
    made = [
        (t, _judged(judgement, t, announced.get(t.statement.passage, ()), _reads_out(t.statement, of))) for t in told
    ]
    return nested([replace(t, statement=s) for t, s in made if s is not None], parsed, outer)


def _judged(judgement: Judgement, told: Told, parties: tuple[str, ...], stays: bool) -> Statement | None:
    """`parties` are those between whom the talk was of which a pasted text tells: “it was agreed” is theirs. `stays`:
    whatever the network says.
    """
    one = told.statement
    found = judgement.standing(one.cue)
    if found is None:
        return replace(one, score=unjudged("statements"))
    judged, words = found
    stands = judged.chance("statement", words)
    if stands < _KEPT and not stays:
        return None
    speakers, sure = judged.who(judged.head("statement", words), "speakers", [one.speakers])
    if set(speakers) == set(one.speakers):
        speakers = one.speakers
    elif sure < _WHO or not speakers or (set(one.speakers) == set(parties) and _nobodys(told)):
        speakers, sure = one.speakers, 1 - sure
    return replace(one, speakers=speakers, score=score("statements", stands * sure))


def _reads_out(one: Statement, parsed: Mapping[str, Parsed]) -> bool:
    """“The message reads, in part: “…””: a long quotation in marks, behind a colon, of somebody known. The network has
    seen few messages.
    """
    if one.mode != "direct" or not one.speakers or one.passage not in parsed:
        return False
    within, start = parsed[one.passage], one.content[0].start
    before = within.words[max(0, start - within.base - _BACK) : start - within.base]
    return sum(span.end - span.start for span in one.content) >= _LONG and before.rstrip().endswith(":")


def _nobodys(told: Told) -> bool:
    """“it was agreed”: the words name no speaker."""
    return told.frame is not None and told.frame.source is None
