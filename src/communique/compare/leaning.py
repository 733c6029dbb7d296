"""Claims that cannot be read without the one before them: “Their return will be made by rail”, “its realisation”.

Takes the points found so far, gives them with each such claim in the row of the claim that it goes on from. An editor
would print neither alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.compare.accounts import Chosen
from communique.compare.units.extraction import Unit
from communique.vocabulary import alternatives

MOST_WORDS = 60
"""Words that one side may have in a row to which another claim is added."""
_REACH = 8
"""Words from the beginning of a claim among which the one that points back stands."""
_BACK = re.compile(
    rf"\b(?:{alternatives('compare/data', 'pointing-back')})\b"
    rf"(?! (?:{alternatives('compare/data', 'pointing-at-days')}|(?:who|whose|which)\b))", re.I,
)  # fmt: skip
_POSSESSIVE = frozenset({"its", "their"})
_OPENS = re.compile(r"(?:\A|\bthat |\bsaid )\Z", re.I)
"""What stands before a possessive that cannot be the subject's own: “conveyed *their* disappointment” can."""
_WORD = re.compile(r"\S+")


def leant(groups: Sequence[list[Unit]], chosen: Sequence[Chosen]) -> list[list[Unit]]:
    """The groups, what points back to the claim before it moved to where that stands; the order is kept."""
    where = {(u.account, u.number): n for n, group in enumerate(groups) for u in group}
    out = [list(group) for group in groups]
    for place in sorted(where):
        at = where[place]
        if len(out[at]) != 1 or out[at][0].asked or out[at][0].lead:
            continue
        unit = out[at][0]
        target = where.get((unit.account, unit.number - 1))
        if target is None or target == at or not _points_back(unit, chosen[unit.account]):
            continue
        before = next(u for u in out[target] if (u.account, u.number) == (unit.account, unit.number - 1))
        if "\n\n" in chosen[unit.account].reading.text[before.span.end : unit.span.start]:
            continue
        said = sum(len(u.text.split()) for u in (*out[target], unit) if u.account == unit.account)
        if said <= MOST_WORDS:
            out[target].append(unit)
            where[place] = target
            out[at] = []
    return [group for group in out if group]


def _points_back(unit: Unit, chosen: Chosen) -> bool:
    """Whether one of its first words stands for what was told before, and for no actor whom the reading knows."""
    text, start = chosen.reading.text, unit.spans[0].start
    first = unit.spans[0].of(text)
    reach = [m.end() for m in _WORD.finditer(first)][:_REACH]
    for found in _BACK.finditer(first[: reach[-1]] if reach else ""):
        at = start + found.start()
        own = found.group().lower() in _POSSESSIVE and not _OPENS.search(first[: found.start()])
        known = any(m.span.start <= at < m.span.end for m in chosen.reading.mentions)
        if not known and not own:
            return True
    return False
