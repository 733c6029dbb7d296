"""An office phrase: “the President of Russia”, “Turkish Foreign Minister Hakan Fidan”."""

from __future__ import annotations

from dataclasses import dataclass

from communique.actors.mentions.gazetteer_matching import Hit


@dataclass(slots=True)
class Phrase:
    """One office phrase: its word range, the country or body it belongs to, and a name in it.

    `below` are words that put somebody below the holder (“deputy”), with those inside the title's wording;
    `former`: who held it before or will after; `acting`: for the time being; `field`: what the office is of,
    where that is no state or body; `indirect`: the place is one that the text has named (“the country's …”);
    `whose`: somebody's (“his minister”); `style`: it stands for a person by itself (“His Majesty”).
    `apposed`: the name stands behind a comma; `nameless`: the name that follows is another's.
    """

    first: int
    last: int
    title: Hit
    scope: str = ""
    scope_hit: Hit | None = None
    below: frozenset[str] = frozenset()
    former: bool = False
    acting: bool = False
    indirect: bool = False
    whose: bool = False
    indefinite: bool = False
    field: str = ""
    name_first: int = -1
    name_last: int = -1
    name: Hit | None = None
    apposed: bool = False
    nameless: bool = False
    styles: frozenset[str] = frozenset()
    bare_last: int = -1
    """Where the phrase would end without the name."""

    @property
    def deputy(self) -> bool:
        """Whether words before the title put somebody below its holder."""
        return bool(self.below)

    @property
    def named(self) -> bool:
        """Whether a name stands with the title."""
        return self.name_first >= 0
