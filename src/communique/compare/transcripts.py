"""A transcript as an account: what a side's reporters asked and were answered, set beside another side's account.

An exchange is a question with the answers up to the next one. Takes the chosen accounts and the clusters of their
units, gives the clusters with each exchange whole: beside what another account tells of it, or alone. Exchanges about
other things than the contact are left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from communique.actors import registry
from communique.compare.accounts import Chosen, is_transcript
from communique.compare.topics import BROAD, topics_of
from communique.compare.units.extraction import Unit
from communique.model import Difference, Span
from communique.model.comparison import Value

MOST = 4
"""Claims of one exchange that are printed."""
_TELLS, _ASKS = "told", "asked"


def about_contact(units: Sequence[Unit], index: int, chosen: Sequence[Chosen], others: Sequence[Unit]) -> list[Unit]:
    """The units of a transcript's exchanges that are about the contact; all units of any other account."""
    one = chosen[index]
    if not is_transcript(one.passages):
        return list(units)
    topics = {t for u in others for t in topics_of(u.text)} - BROAD
    spans = _exchanges(one)
    starts = [span.start for span in spans]
    kept = {n for n, span in enumerate(spans) if _concerns(one, span, topics)}
    return [u for u in units if _number(starts, u) in kept]


def gathered(groups: Sequence[Sequence[Unit]], chosen: Sequence[Chosen]) -> list[list[Unit]]:
    """The clusters with every exchange of a transcript in one of them."""
    out = [list(group) for group in groups]
    for index, one in enumerate(chosen):
        if is_transcript(one.passages):
            out = _whole(out, index, one)
    return out


def asked(told: Mapping[int, Sequence[Unit]]) -> Difference | None:
    """The difference of what one account tells and another only has asked."""
    values = {n: Value(n, _ASKS if units[0].asked else _TELLS, units[0].span) for n, units in told.items()}
    if len({v.words for v in values.values()}) < 2:
        return None
    return Difference("modality", tuple(values[n] for n in sorted(values)))


def _whole(groups: list[list[Unit]], index: int, chosen: Chosen) -> list[list[Unit]]:
    """The clusters with one transcript's units gathered by exchange, at the place of the first cluster of each."""
    starts = [span.start for span in _exchanges(chosen)]
    place: dict[int, int] = {}
    for n, group in enumerate(groups):
        numbers = [_number(starts, u) for u in group if u.account == index]
        for number in numbers if any(u.account != index for u in group) else ():
            place.setdefault(number, n)
    for n, group in enumerate(groups):
        if all(u.account == index for u in group):
            place.setdefault(_number(starts, group[0]), n)
    own: dict[int, list[Unit]] = {}
    for group in groups:
        for unit in group:
            if unit.account == index:
                own.setdefault(_number(starts, unit), []).append(unit)
    out = [[u for u in group if u.account != index] for group in groups]
    for number, n in place.items():
        out[n] += sorted(own[number], key=lambda u: u.number)[:MOST]
    return [group for group in out if group]


def _exchanges(chosen: Chosen) -> list[Span]:
    """The exchanges of a transcript; what stands before the first question is one of its own."""
    opens = [n for n, p in enumerate(chosen.passages) if p.kind == "question"]
    opens = [n for n in opens if n == 0 or chosen.passages[n - 1].kind != "question"]
    bounds = sorted({0, *opens, len(chosen.passages)})
    runs = [chosen.passages[a:b] for a, b in pairwise(bounds)]
    return [Span(run[0].span.start, run[-1].span.end) for run in runs]


def _number(starts: Sequence[int], unit: Unit) -> int:
    """Of which exchange a unit is."""
    return bisect_right(starts, unit.spans[0].start) - 1


def _concerns(chosen: Chosen, span: Span, topics: set[str]) -> bool:
    """Whether an exchange names a party of the other side, or is on a topic of the other accounts."""
    known, side = registry(), chosen.account.side
    away = {p for p in chosen.contact.participants if (known.country(p) or p) != side}
    away |= {known.country(p) for p in away if known.country(p)}
    named = (m for m in chosen.reading.mentions if m.kind == "name" and m.span.within(span))
    return any(away & set(m.actors) for m in named) or bool(set(topics_of(span.of(chosen.reading.text))) & topics)
