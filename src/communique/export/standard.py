"""What several formats of others ask for alike: public addresses, three-letter languages, items of Wikidata."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

from communique.actors import current_registry

WIKIDATA = "http://www.wikidata.org/entity/"


def public(address: str | None) -> str | None:
    """An address on the web; None for one of somebody's own machine, a mailbox, an archive."""
    return address if address and address.startswith(("http://", "https://")) else None


@lru_cache(maxsize=1)
def _alpha3() -> dict[str, str]:
    with files(__package__).joinpath("data", "languages.csv").open(encoding="utf-8") as table:
        return {row["alpha2"]: row["alpha3"] for row in csv.DictReader(table)}


def alpha3(language: str) -> str | None:
    """A language as ISO 639-3 has it; None where it is not known (“und”)."""
    return _alpha3().get(language)


def item(actor: str) -> str | None:
    """An actor's item of Wikidata (“Q7747”)."""
    return current_registry().wikidata.get(actor)


def same_as(actor: str) -> str | None:
    """The address by which other data name the actor."""
    return WIKIDATA + found if (found := item(actor)) else None
