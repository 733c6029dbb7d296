"""Bodies of states by what they are called: “Ministry of Foreign Affairs”, “Presidency”, “Royal Court”.

The wordings stand in a table, once for all states; with a state's name they say whose body is meant.
"""

from __future__ import annotations

from typing import NamedTuple


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
