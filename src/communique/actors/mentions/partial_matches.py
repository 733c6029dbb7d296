"""Names that only begin, or end, like one of the registry's: “Ezekiel Adeang-*Dowiyogo*”, “*Wong* Siew Mei”.

Takes a scan and the spans in which a finder of names saw persons, gives the scan without such names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from communique.actors.mentions.gazetteer_matching import Hit, Scan
from communique.actors.mentions.recognised_names import RecognisedNames
from communique.actors.normalization import WORD, fold
from communique.actors.registry.entries import Known
from communique.actors.registry.registry import Registry
from communique.actors.word_roles import NO_NAMES, PARTICLES, STYLES
from communique.model import Span
from communique.model.spots import Spots

_NO_NAMES = PARTICLES | NO_NAMES | STYLES
_LONGEST = 8
"""Words of a name on either side of what the registry has of it."""
_ALIKE = 0.6
"""How like two spellings of one name are at least: “Yevgeny” and “Evgenii”, not “Ezekiel” and “Bernard”."""


def without_strange(scan: Scan, recognised: RecognisedNames, registry: Registry) -> Scan:
    """The scan without the surnames of the registry that stand in a longer name whose other words are none of their
    bearer's.
    """
    titles = Spots((hit, (hit.span,)) for hit in scan.titles)
    names = []
    for hit in scan.names:
        whole = next((s for s in recognised.over(hit.span) if hit.span.within(s) and s != hit.span), None)
        others = _others(hit, whole, scan, titles, registry) if whole else []
        known = tuple(k for k in hit.known if not others or _may_be(k, hit, others, registry))
        if known:
            names.append(hit if known == hit.known else replace(hit, known=known))
    return replace(scan, names=tuple(names))


def _others(hit: Hit, whole: Span, scan: Scan, titles: Spots[Hit], registry: Registry) -> list[str]:
    """The words of a longer name beside the hit, without titles, particles and initials."""
    words = [w for w in scan.words[max(0, hit.first - _LONGEST) : hit.last + _LONGEST] if whole.start <= w.start]
    words = [w for w in words if w.end <= whole.end and not hit.span.start <= w.start < hit.span.end]
    return [
        w.folded for w in words
        if w.end - w.start > 1 and w.folded not in _NO_NAMES and w.folded not in registry.honorifics
        and not titles.over(Span(w.start, w.end))
    ]  # fmt: skip


def _may_be(known: Known, hit: Hit, others: Sequence[str], registry: Registry) -> bool:
    """Whether somebody who is known by a part of a name may bear all of it."""
    if known.form != "surname" and (known.form != "full-name" or hit.last - hit.first > 1):
        return True
    own = {fold(w) for one in registry.names_of(known.actor) for w in WORD.findall(one.surface)} - PARTICLES
    return any(_alike(word, name) for word in others for name in own)


def _alike(word: str, name: str) -> bool:
    """Whether a word may be a spelling of a name."""
    return word == name or (len(name) > 1 and SequenceMatcher(None, word, name).ratio() >= _ALIKE)
