"""Which commitments are worth following: those that bind somebody known to something to be done.

A view that two share (“agreed on the importance of”), a forecast (“it will become safer”) and words
that name no matter (“will do it”) bind nobody to anything that could be kept or broken.
"""

from __future__ import annotations

import re
from functools import lru_cache

from communique.follow.tables import column, stems
from communique.follow.words import content_words, stem, words
from communique.model import Undertaking

_FUTURE = re.compile(r"will|shall|would|'ll")
_TAKEN_UP = re.compile(r"^to\b|\b(?:invitation|offer|proposal|obligation|condition|request)", re.I)
"""What accepting binds to; approving a paper is a deed and no commitment."""


def worth_following(one: Undertaking) -> bool:
    """Whether somebody known is bound to something that can be kept or broken."""
    known = [a for a in one.commitment.by if not a.startswith("unknown:")]
    if not known or not one.publication.day or len(known) < len(one.commitment.by) / 2:
        return False
    what = " ".join(one.what.split()).lower()
    if one.commitment.kind == "accept" and not _TAKEN_UP.search(what):
        return False
    if _opinion().match(what):
        return False
    matter = [w for w in content_words(one.what) if w not in stems("empty-words.csv")]
    if len(matter) < 2:
        return False
    return not _forecasts(one)


def routine(what: str) -> bool:
    """Whether the words promise no more than what most contacts end with (“to stay in touch”)."""
    return all(word in stems("routine-words.csv") for word in content_words(what))


def _forecasts(one: Undertaking) -> bool:
    """Whether no verb of binding stands there, only the future of a verb that foretells."""
    cue = [w.folded for w in words(one.cue)]
    if not any(_FUTURE.fullmatch(w) for w in cue[:1]):
        return False
    verb = next((stem(w) for w in cue[1:] if w not in ("not", "also", "then", "now", "soon")), "")
    what = next((stem(w.folded) for w in words(one.what)), "")
    return bool({verb, what} & stems("predictions.csv", "verb"))


@lru_cache(maxsize=1)
def _opinion() -> re.Pattern[str]:
    return re.compile(r"(?:on |about |to )?(?:" + "|".join(map(re.escape, column("opinions.csv", "wording"))) + r")\b")
