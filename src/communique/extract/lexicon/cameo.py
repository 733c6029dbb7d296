"""The CAMEO codes that acts bear, each with its line of the codebook and its PLOVER type.

Source: CAMEO 1.1b3, “Verb codebook” (Schrodt 2012); types by PLOVER's crosswalk from CAMEO and, where that and the
PLOVER manual differ, by the manual (docs/events.md). A type goes by the code alone; `otherwise` names the kinds of act
that bear the code but are another type (“reject:REJECT”: talks that fail are 164 as those that are broken off, and
people code them REJECT). A deed that is promised, asked for, demanded, threatened or refused has a code of its own in
CAMEO: “will provide military aid” is 0332, not 072. Codes are texts; their zeros belong to them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from communique.extract.lexicon import rows

_COLUMNS = ("code", "name", "plover", "otherwise", "promised", "asked", "demanded", "threatened", "refused")


class Code(NamedTuple):
    """One code: the codebook's name for it, its PLOVER type (None: CAMEO's statements, which PLOVER leaves out)."""

    code: str
    name: str
    plover: str | None
    otherwise: str
    promised: str
    asked: str
    demanded: str
    threatened: str
    refused: str


@lru_cache(maxsize=1)
def codes() -> dict[str, Code]:
    """All codes that a kind or a wording may have, in the codebook's order."""
    table = (row for _, row in rows("cameo.csv", _COLUMNS))
    made = (Code(**row) for row in table)
    return {one.code: one._replace(plover=one.plover or None) for one in made}


def plover_of(code: str | None, kind: str) -> str | None:
    """The PLOVER type of an act of `kind` with this code."""
    if not code:
        return None
    one = codes()[code]
    but, _, other = one.otherwise.partition(":")
    return other if other and kind == but else one.plover


def promised(code: str) -> str:
    """The code of promising what `code` does."""
    return (codes()[code].promised if code else "") or "030"


def asked(code: str) -> str:
    """The code of asking somebody for what `code` does."""
    return (codes()[code].asked if code else "") or "020"


def demanded(code: str) -> str:
    """The code of demanding what `code` does."""
    return (codes()[code].demanded if code else "") or "100"


def threatened(code: str) -> str:
    """The code of threatening with what `code` does."""
    return (codes()[code].threatened if code else "") or "130"


def refused(code: str) -> str:
    """The code of refusing what `code` does."""
    return (codes()[code].refused if code else "") or "120"
