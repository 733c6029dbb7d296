"""Tables made into a registry.

Takes the rows of the tables, gives the `Registry` with its indexes. `registry()` is the one that
the program reads with.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from communique.actors.normalization import key
from communique.actors.registry.csv_tables import NOBODY, Row, Tables, several, shipped_tables
from communique.actors.registry.entries import Form, Handle, Institution, Office, Person, Title
from communique.actors.registry.issuers import own_body
from communique.actors.registry.registry import Registry
from communique.model import Actor, Term
from communique.model.actor import ActorKind

ADJECTIVE = "ADJECTIVE"
"""Stands in a title's wording for the adjective of a country."""
_OF_STATES = ("government", "legislature", "court")
_BODY_KINDS: dict[str, ActorKind] = {"region": "region", "group": "group"}


@lru_cache(maxsize=1)
def registry() -> Registry:
    """The registry shipped with the program, read at the first call."""
    return build(shipped_tables())


def build(tables: Tables) -> Registry:
    """The registry of these tables, whose rows are taken to be sound (`validation/`)."""
    made = Registry()
    for row in tables.countries:
        _country(made, row)
    for row in tables.bodies:
        _body(made, row)
    for row in tables.offices:
        fills = tuple(several(row["fills"]))
        made.offices[row["office"]] = Office(
            row["name"], row["meaning"], row["holders"] == "several", fills, int(row["rank"])
        )
    terms: dict[str, list[Term]] = defaultdict(list)
    for row in tables.terms:
        term = Term(row["office"], row["of"], row["title"], row["from"], row["to"], row["basis"])
        if row["person"] == NOBODY:
            made.gaps[term.of].append(term)
        else:
            terms[row["person"]].append(term)
    for row in tables.people:
        _person(made, row, terms.get(row["id"], []))
    for row in tables.titles:
        _title(made, row, tables)
    _spellings(made, tables)
    made.honorifics = frozenset(key(row["wording"]) for row in tables.honorifics)
    made.words = {row["word"]: row["kind"] for row in tables.words}
    made.wikidata = {row["actor"]: row["wikidata"] for row in tables.identifiers}
    _naming(made, tables)
    return made


def _title(made: Registry, row: Row, tables: Tables) -> None:
    """A wording of offices; one with `ADJECTIVE` (“head of ADJECTIVE diplomacy”) is a wording of each country's."""
    offices, scope = tuple(several(row["offices"])), tuple(several(row["scope"]))
    if ADJECTIVE not in row["wording"]:
        made.titles[key(row["wording"])].append(Title(offices, row["title"], scope))
        return
    for country in tables.countries:
        for adjective in several(country["adjectives"]):
            wording = key(row["wording"].replace(ADJECTIVE, adjective))
            made.titles[wording].append(Title(offices, row["title"], (country["id"],)))


def _naming(made: Registry, tables: Tables) -> None:
    """What issuers and accounts are called: bodies of states, labels, handles. Last, for it looks names up."""
    made.naming = {row["word"]: tuple(several(row["kinds"])) for row in tables.naming}
    made.labels = {key(row["label"]): row["actor"] for row in tables.labels}
    for row in tables.handles:
        made.handles[row["handle"].casefold()] = Handle(row["handle"], row["actor"], row["office"])
    for row in tables.institutions:
        wording = key(row["wording"])
        made.institutions[wording] = Institution(
            row["kind"], row["office"], row["issuer"] == "holder", row["country"], row["alone"] == "home"
        )
        first = wording.split(" ", 1)[0]
        made.longest_body[first] = max(made.longest_body.get(first, 0), wording.count(" ") + 1)
    for row in tables.bodies:
        for name in [row["name"], *several(row["names"])] if row["of"] and row["kind"] in _OF_STATES else ():
            whose = own_body(made, name)
            if whose and whose[1] == row["of"]:
                made.bodies_of.setdefault(whose, row["id"])


def _country(made: Registry, row: Row) -> None:
    code = row["id"].partition(":")[2]
    made.actors[row["id"]] = Actor(row["id"], row["name"], "country", code)
    made.leader_office[row["id"]] = row["leader"]
    made.iso3[row["id"]] = row["iso3"]
    forms: tuple[tuple[str, Form], ...] = (
        ("name", "name"), ("official", "name"), ("names", "name"),
        ("adjectives", "adjective"), ("people", "people"), ("seats", "seat"),
    )  # fmt: skip
    for column, form in forms:
        for surface in several(row[column]):
            made.add_name(surface, row["id"], form)


def _body(made: Registry, row: Row) -> None:
    kind = _BODY_KINDS.get(row["kind"], "organisation")
    made.actors[row["id"]] = Actor(row["id"], row["name"], kind, row["of"].partition(":")[2])
    made.body_kinds[row["id"]] = row["kind"]
    if row["speaks_for"]:
        made.speaks_for[row["id"]] = row["speaks_for"]
    for surface in [row["name"], *several(row["names"])]:
        made.add_name(surface, row["id"], "name")
    for surface in several(row["seats"]):
        made.add_name(surface, row["id"], "seat")


def _person(made: Registry, row: Row, terms: list[Term]) -> None:
    ordered = tuple(sorted(terms, key=lambda t: (t.start, t.end or "9999")))
    actor = Actor(row["id"], row["name"], "person", row["country"], ordered)
    made.actors[row["id"]] = actor
    made.people[row["id"]] = Person(actor, row["gender"])
    for term in ordered:
        made.holders_of[term.of].append((term, row["id"]))
    for surface in [row["name"], *several(row["names"])]:
        made.add_name(surface, row["id"], "full-name")
    for surface in several(row["surname"]):
        made.add_name(surface, row["id"], "surname")


def _spellings(made: Registry, tables: Tables) -> None:
    """“Mohamed bin Salman” is Mohammed bin Salman: the other spellings of a given name, where the whole name
    is nobody else's.
    """
    others = {}
    for row in tables.spellings:
        names = several(row["names"])
        others.update({key(name): [n for n in names if n != name] for name in names})
    for row in tables.people:
        for surface in [row["name"], *several(row["names"])]:
            given, blank, rest = surface.partition(" ")
            for other in others.get(key(given), ()) if blank else ():
                if not made.names.get(key(f"{other} {rest}")):
                    made.add_name(f"{other} {rest}", row["id"], "full-name")
