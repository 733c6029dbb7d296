"""Bodies of states by what they are called: “Ministry of Foreign Affairs”, “Presidency”, “Royal Court”.

The wordings stand in a table, once for all states; with a state's name they say whose body is meant.
`INSTITUTIONS` are words that stand in the names of institutions and in no person's name.
"""

from __future__ import annotations

from importlib.resources import files
from typing import NamedTuple

from communique.actors.tables import rows, several


class Institution(NamedTuple):
    """A kind of state body: the office that leads it, whether its holder is who publishes, whose it is.

    `country` is set where the wording itself says it (“Akorda”); `at_home` where the wording alone means the
    body of the state that speaks (“MOFA”).
    """

    kind: str
    office: str
    by_holder: bool
    country: str
    at_home: bool


def _institutions() -> frozenset[str]:
    text = (files("communique.actors") / "data" / "naming.csv").read_text("utf-8")
    return frozenset(
        row["word"] for row in rows(text, "naming", "naming.csv") if "institution" in several(row["kinds"])
    )


INSTITUTIONS = _institutions()
