"""Of those whom no table knows, he or she: as the words before their names tell, “Mrs. Boadu”, “Her Excellency”.

Takes the text and its mentions by name, gives `m` or `f` for those of whom it is told.
"""

from __future__ import annotations

from collections.abc import Iterable

from communique.actors.normalization import WORD, fold
from communique.actors.word_roles import STYLES, words
from communique.model import Mention

_HE, _SHE = words("he"), words("she")
_BEFORE = 40
"""Characters before a name among which its honorific stands."""
_STOPS = frozenset(',;:!?\n()“”"')


def told_genders(text: str, mentions: Iterable[Mention]) -> dict[str, str]:
    """The gender of each person of whom an honorific tells it; the first that does holds."""
    found: dict[str, str] = {}
    for mention in mentions:
        if mention.kind == "name" and len(mention.actors) == 1 and mention.actors[0] not in found:
            said = _stretch(text, mention)
            if gender := _gender([fold(w) for w in WORD.findall(said)]):
                found[mention.actors[0]] = gender
    return found


def _stretch(text: str, mention: Mention) -> str:
    """What stands before a name in its own phrase, and the mention itself, whose titles may be in it."""
    before = text[max(0, mention.span.start - _BEFORE) : mention.span.start]
    at = max((before.rfind(stop) for stop in _STOPS), default=-1)
    return before[at + 1 :] + mention.span.of(text)


def _gender(said: list[str]) -> str:
    for place, word in enumerate(reversed(said)):
        after = said[len(said) - place] if place else ""
        if word in _SHE or (word == "her" and after in STYLES):
            return "f"
        if word in _HE or (word == "his" and after in STYLES):
            return "m"
    return ""
