"""What matters to a reader who compares: undertakings and demands before courtesies."""

from __future__ import annotations

import re

from communique.compare.units import Unit

_WEIGHTS = {
    3.0: "promise plan offer accept agree sign call-for demand ask propose warn threaten reject deny sanction suspend "
    "expel mobilise concede retreat aid accuse condemn",
    2.4: "express-concern criticise support recognise announce emphasise reaffirm state note attack coerce cooperate",
    2.0: "discuss inform",
    1.8: "praise welcome thank",
    1.0: "wish congratulate condole apologise",
}  # fmt: skip
_OF_KIND = {kind: weight for weight, kinds in _WEIGHTS.items() for kind in kinds.split()}
_TONE = re.compile(
    r"\b(?:atmosphere|frank|business-like|candid|constructive|in-depth|pragmatic|friendly|warm|of benefit to)\b", re.I
)  # fmt: skip
_LASTED = re.compile(r"\b(?:lasted|hour|minutes)\b", re.I)


def weight(unit: Unit, text: str) -> float:
    """0 for what every account says of any contact, up to about 4."""
    if unit.lead:
        return 1.0 if unit.fact else 0.4
    words = unit.span.of(text)
    base = _OF_KIND.get(unit.act.kind, 2.0) if unit.act else 2.0
    if len(unit.words | unit.names) < 2:
        base -= 1.2
    if _TONE.search(words) and len(words.split()) < 16:
        base = min(base, 1.0)
    if _LASTED.search(words) and not unit.names:
        base = min(base, 1.0)
    detail = 0.3 * bool(unit.numbers) + 0.2 * bool(unit.topics) + 0.1 * min(len(unit.words), 8) / 8
    return max(base + detail, 0.5)
