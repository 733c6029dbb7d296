"""The CAMEO codes that acts bear, each with its line of the codebook and its PLOVER type.

Source: CAMEO 1.1b3, “Verb codebook” (Schrodt 2012); types by PLOVER's crosswalk from CAMEO and, where that and the
PLOVER manual differ, by the manual (docs/events.md). A deed that is promised, threatened or refused has a code of its
own in CAMEO: “will provide military aid” is 0332, not 072. Codes are texts; their zeros belong to them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from communique.extract.lexicon import rows

_COLUMNS = ("code", "name", "plover", "promised", "threatened", "refused")


class Code(NamedTuple):
    """One code: the codebook's name for it, its PLOVER type (None: CAMEO's statements, which PLOVER leaves out)."""

    code: str
    name: str
    plover: str | None
    promised: str
    threatened: str
    refused: str


@lru_cache(maxsize=1)
def codes() -> dict[str, Code]:
    """All codes that a kind or a wording may have, in the codebook's order."""
    table = (row for _, row in rows("cameo.csv", _COLUMNS))
    made = (Code(**row) for row in table)
    return {one.code: one._replace(plover=one.plover or None) for one in made}


def plover_of(code: str | None) -> str | None:
    """The PLOVER type of a code."""
    return codes()[code].plover if code else None


def promised(code: str) -> str:
    """The code of promising what `code` does."""
    return (codes()[code].promised if code else "") or "030"


def threatened(code: str) -> str:
    """The code of threatening with what `code` does."""
    return (codes()[code].threatened if code else "") or "130"


def refused(code: str) -> str:
    """The code of refusing what `code` does."""
    return (codes()[code].refused if code else "") or "120"
