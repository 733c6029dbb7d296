"""How single words behave around names and offices, as a table (`data/word_roles.csv`).

A row says a word's role: `opener` begins phrases and is no name; `institution` and `thing` name bodies and
things and no person, `people` several of one; `below`, `former`, `acting` and `coming` part somebody from the
holder of an office; `head` is the noun that says what an office is, `same` its other form. A word may have several
roles.
"""

from __future__ import annotations

from functools import lru_cache

from communique.actors.normalization import fold
from communique.actors.registry.csv_tables import read_rows
from communique.errors import RegistryError

ROLES = frozenset({
    "opener", "particle", "after", "institution", "thing", "people", "name-of", "below", "rank", "former", "acting",
    "coming", "modifier", "shortened", "whole", "state", "head", "regnal", "style", "organ", "field",
    "he", "she", "cut",
})  # fmt: skip
_COLUMNS = ("word", "role", "same")


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    """Of each role its words, each with its other form or itself."""
    made: dict[str, dict[str, str]] = {role: {} for role in ROLES}
    for row in read_rows("word_roles.csv", _COLUMNS):
        word, role = row["word"], row["role"]
        if role not in ROLES or not word or word != fold(word) or word in made[role]:
            raise RegistryError(f"{row['at']}: {word!r}: a folded word, once in each of its roles; no role {role!r}?")
        made[role][word] = row["same"] or word
    return made


def capital(word: str) -> bool:
    """Whether a word is written as a name's: “Jundi”, “al-Jundi”."""
    before, _, after = word.partition("-")
    return word[:1].isupper() or (before in PARTICLES and after[:1].isupper())


def words(role: str) -> frozenset[str]:
    """The words of one role."""
    return frozenset(_table()[role])


PARTICLES = words("particle")
OPENERS = words("opener")
AFTER_NAMES = words("after")
INSTITUTIONS = words("institution")
THINGS = words("thing")
PEOPLE = words("people")
"""Those of a body or state, several at once: “G20 Leaders”."""
FIELDS = words("field")
BELOW = words("below")
REGNAL = words("regnal")
STYLES = words("style")
HEADS = words("head")
SHORTENED = words("shortened")
CUT = words("cut")
"""First names as they are cut short: “*Md.* Rezaul”, “*Ma.* Teresa”."""
FAMILY_FIRST = frozenset({"CN", "TW", "HK", "KP", "KR", "VN", "KH", "SG"})
"""Countries in whose names the family's stands first."""
NO_NAMES = (OPENERS | INSTITUTIONS | THINGS | PEOPLE | AFTER_NAMES | HEADS) - REGNAL
"""Words that stand in no person's name."""


def head(wording: str) -> str:
    """The noun that says what an office is: “foreign minister”, “minister of trade” → “minister”; or none."""
    before = wording.lower().replace("-", " ").split()
    stop = next((i for i, word in enumerate(before) if i and word in ("of", "for", "to", "and", "on")), len(before))
    if stop > 1 and before[stop - 1] == "general":  # “Secretary General”
        stop -= 1
    last = fold(before[stop - 1]) if before else ""
    return _table()["head"].get(last, "")
