"""What speaks for a set of actors being those between whom a contact is: one row of numbers a set.

Takes the scene, what is told besides and the sets, gives numbers about 0 to 1 for each set, and those that are the
same for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import numpy as np

from communique.extract.between.candidates import Told
from communique.extract.between.scene import SIGNS, Scene
from communique.model import Contact
from communique.model.contact import Channel, Status
from communique.model.ids import SOMEBODY

_CHANNELS, _STATUSES = get_args(Channel), get_args(Status)
_BITS, _NEAR = 14, 30
_NUMBERS = frozenset({"two", "both", "three", "trilateral", "bilateral"})
_KINDS = ("person:", "unknown:", "country:", "org:")
_NONE = [0.0] * len(SIGNS)


def rows(here: Scene, told: Told, found: Sequence[tuple[frozenset[str], int]]) -> np.ndarray:
    """(sets, numbers)."""
    signs = {a: np.array([*s, *_besides(a, told)], dtype=np.float32) for a, s in here.actors.items()}
    nobody = {a for actors, _ in found for a in actors} - signs.keys()
    signs |= {a: np.array([*_NONE, *_besides(a, told)], dtype=np.float32) for a in sorted(nobody)}
    return np.array([_row(actors, bits, here, told, signs) for actors, bits in found], dtype=np.float32)


def _besides(actor: str, told: Told) -> list[float]:
    homes = {told.home(a) for a in told.main} - {""}
    return [
        *(actor.startswith(kind) for kind in _KINDS), actor in told.ruled, actor in told.judged, actor in told.main,
        actor in homes, actor in told.voices, any(told.home(v) == actor for v in told.voices),
        not told.home(actor), 1.0,
    ]  # fmt: skip


def _row(
    actors: frozenset[str], bits: int, here: Scene, told: Told, signs: dict[str, np.ndarray]
) -> list[float]:  # fmt: skip
    inside = np.array([signs[a] for a in sorted(actors)])
    outside = [signs[a] for a in here.actors if a not in actors]
    left = np.array(outside).max(0) if outside else np.zeros(inside.shape[1], dtype=np.float32)
    ruled, judged = set(told.ruled), set(told.judged)
    somebody = [a.startswith(SOMEBODY) for a in actors]
    homes = [told.home(a) for a in sorted(actors)]
    own = [
        *(bool(bits >> n & 1) for n in range(_BITS)), *(len(actors) == n for n in (1, 2, 3)), len(actors) > 3,
        all(somebody), not any(somebody), actors < ruled, actors > ruled, actors < judged, actors > judged,
        any(h in actors for h in homes if h), len({h for h in homes if h}) < sum(bool(h) for h in homes),
        actors == judged and told.sure, actors == judged and told.sure > 0.9, len(actors & ruled) / len(actors | ruled),
        len(actors & judged) / len(actors | judged), min(1.0, len(outside) / 8),
        sum(a.startswith(SOMEBODY) for a in here.actors if a not in actors) / 6,
    ]  # fmt: skip
    return [*own, *inside.mean(0), *inside.min(0), *inside.max(0), *left]


def of_contact(contact: Contact, here: Scene, told: Told, main: bool, kind: str) -> list[float]:
    """What is the same for all sets, beside the vectors of its word and its verb."""
    at = here.anchor.i
    words = {
        t.lower_
        for t in here.anchor.doc[max(here.anchor.sent.start, at - _NEAR) : min(here.anchor.sent.end, at + _NEAR)]
    }
    ruled = told.ruled
    return [
        *(contact.channel == c for c in _CHANNELS), *(contact.status == s for s in _STATUSES), main, kind == "readout",
        kind == "statement", kind == "commentary", kind in ("answer", "question"), here.anchor.pos_ == "VERB",
        here.anchor.tag_ in ("NNS", "NNPS"), len(ruled) == 0, len(ruled) == 1, len(ruled) == 2, len(ruled) > 2,
        ruled == told.main, bool(told.main), set(ruled) == set(told.judged), told.sure,
        bool(words & _NUMBERS), bool(contact.date), any(c.lower_ == "the" for c in here.anchor.children),
        any(c.dep_ == "poss" for c in here.anchor.children), "next" in words,
        here.anchor.sent[0].i == 0, len(here.actors) / 10,
    ]  # fmt: skip


def words(here: Scene) -> tuple[str, str]:
    """The lemmas whose vectors tell more."""
    return here.anchor.lemma_.lower(), here.verb.lemma_.lower()
