"""The checker of what issuers and accounts are called: tables in, findings out.

Refuses wordings, words, handles and labels that stand twice, words that are not folded, ids and offices
nobody knows, and accounts of an office that nobody ever held.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from communique.actors.normalization import key
from communique.actors.registry.csv_tables import NAMING_KINDS, Row, Tables, several
from communique.actors.registry.validation.finding import Finding

_PUBLISHES = ("body", "holder")


def check_names(tables: Tables, base: Tables) -> Iterator[Finding]:
    """Every finding about the institutions, the naming words, the handles and the labels."""
    offices = {row["office"] for row in [*base.offices, *tables.offices]}
    countries = {row["id"] for row in [*base.countries, *tables.countries]}
    actors = countries | {row["id"] for row in [*base.bodies, *tables.bodies, *base.people, *tables.people]}
    held = {(row["office"], row["of"]) for row in [*base.terms, *tables.terms]}
    yield from _institutions(tables, offices, countries)
    yield from _naming(tables)
    yield from _once(tables.handles, "handle", str.casefold)
    for row in tables.handles:
        if not row["handle"].replace("_", "a").isalnum():
            yield Finding("value", row["at"], f"{row['handle']!r}: a handle is letters, figures and _, without its @")
        yield from _known(row, "actor", actors)
        if row["office"] and (row["office"], row["actor"]) not in held:
            yield Finding("unknown-code", row["at"], f"nobody ever held {row['office']!r} of {row['actor']}")
    yield from _once(tables.labels, "label", key)
    for row in tables.labels:
        yield from _known(row, "actor", actors)


def _institutions(tables: Tables, offices: set[str], countries: set[str]) -> Iterator[Finding]:
    yield from _once(tables.institutions, "wording", key)
    for row in tables.institutions:
        if not key(row["wording"]) or not row["kind"]:
            yield Finding("missing", row["at"], f"{row['wording']!r}: a state's body has a wording and a kind")
        if row["issuer"] not in _PUBLISHES:
            yield Finding("value", row["at"], f"issuer is “body” or “holder”, not {row['issuer']!r}")
        elif row["issuer"] == "holder" and not row["office"]:
            yield Finding("missing", row["at"], f"{row['wording']}: names no office whose holder publishes")
        if row["alone"] not in ("", "home"):
            yield Finding("value", row["at"], f"alone is “home” or empty, not {row['alone']!r}")
        for column, codes in (("office", offices), ("country", countries)):
            if row[column]:
                yield from _known(row, column, codes)


def _naming(tables: Tables) -> Iterator[Finding]:
    yield from _once(tables.naming, "word", key)
    for row in tables.naming:
        kinds = several(row["kinds"])
        if row["word"] != key(row["word"]) or not kinds or set(kinds) - set(NAMING_KINDS):
            known = ", ".join(NAMING_KINDS)
            yield Finding("value", row["at"], f"{row['word']!r}: a word is folded and some of {known}")


def _known(row: Row, column: str, codes: set[str]) -> Iterator[Finding]:
    if row[column] not in codes:
        yield Finding("unknown-code", row["at"], f"no such {column}: {row[column]!r}")


def _once(rows: Sequence[Row], column: str, folded: Callable[[str], str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for row in rows:
        if folded(row[column]) in seen:
            yield Finding("duplicate", row["at"], f"{row[column]} stands twice")
        seen.add(folded(row[column]))
