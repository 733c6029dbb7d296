"""Names that only begin, or end, like one of the registry's: “Ezekiel Adeang-*Dowiyogo*”, “*Wong* Siew Mei”.

Takes a scan and the spans in which a finder of names saw persons, gives the scan without such names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from communique.actors.fold import WORD, fold
from communique.actors.grammar import PARTICLES
from communique.actors.names import Hit, Scan
from communique.actors.registry import Known, Registry
from communique.model import Span
from communique.model.spots import Spots

_ALIKE = 0.6
"""How like two spellings of one name are at least: “Yevgeny” and “Evgenii”, not “Ezekiel” and “Bernard”."""


def without_strange(scan: Scan, recognised: Sequence[Span], registry: Registry) -> Scan:
    """The scan without the surnames of the registry that stand in a longer name whose other words are none of their
    bearer's.
    """
    longer = Spots((span, (span,)) for span in recognised)
    names = []
    for hit in scan.names:
        whole = next((s for s in longer.over(hit.span) if hit.span.within(s) and s != hit.span), None)
        known = hit.known if whole is None else tuple(k for k in hit.known if _may_be(k, hit, whole, scan, registry))
        if known:
            names.append(hit if known == hit.known else replace(hit, known=known))
    return replace(scan, names=tuple(names))


def _may_be(known: Known, hit: Hit, whole: Span, scan: Scan, registry: Registry) -> bool:
    """Whether somebody who is known by a part of a name may bear all of it."""
    if known.form != "surname" and (known.form != "full-name" or hit.last - hit.first > 1):
        return True
    said = scan.text[whole.start : hit.span.start] + " " + scan.text[hit.span.end : whole.end]
    others = [w for w in map(fold, WORD.findall(said)) if w not in PARTICLES | registry.honorifics and w != "s"]
    own = {fold(w) for one in registry.names_of(known.actor) for w in WORD.findall(one.surface)} - PARTICLES
    return not others or any(_alike(word, name) for word in others for name in own)


def _alike(word: str, name: str) -> bool:
    """Whether a word may be a name: its initial, or a spelling of it."""
    if len(word) == 1:
        return name.startswith(word)
    return word == name or (len(name) > 1 and SequenceMatcher(None, word, name).ratio() >= _ALIKE)
