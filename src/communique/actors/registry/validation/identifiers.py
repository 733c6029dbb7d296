"""The table of identifiers elsewhere: what is wrong in it, and who has none.

An actor has at most one item of Wikidata, an item is one actor's. Only items that are certain stand in the table, so
most people have none; `without` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.actors.registry.csv_tables import NOBODY, Row, Tables
from communique.actors.registry.validation.finding import Finding

_ITEM = re.compile(r"Q[1-9]\d*\Z")


def check_identifiers(tables: Tables, base: Tables) -> Iterator[Finding]:
    """Items that are none, actors that nobody knows, what stands twice."""
    known = {row["id"] for row in [*_actors(base), *_actors(tables)]}
    seen: dict[str, str] = {}
    for row in tables.identifiers:
        if not _ITEM.match(row["wikidata"]):
            yield Finding(
                "value", row["at"], f"{row['actor']}: an item of Wikidata is Q and figures: {row['wikidata']!r}"
            )
        if row["actor"] not in known:
            yield Finding("unknown-code", row["at"], f"no actor {row['actor']!r}")
        for name in (row["actor"], row["wikidata"]):
            if name in seen:
                yield Finding("duplicate", row["at"], f"{name} stands at {seen[name]} too")
            seen[name] = row["at"]


def without(tables: Tables) -> list[Row]:
    """The states, bodies and people that have no identifier, as rows that could be filled in."""
    have = {row["actor"] for row in tables.identifiers}
    return [
        {"actor": row["id"], "wikidata": "", "at": row["at"]}
        for row in _actors(tables)
        if row["id"] not in have and row["name"] != NOBODY
    ]


def _actors(tables: Tables) -> list[Row]:
    return [*tables.countries, *tables.bodies, *tables.people]
