"""The registry as FollowTheMoney entities, and entities as rows of the registry.

Follows the published schemata of FollowTheMoney 4 as OpenSanctions uses them: Person, Position,
Occupancy (holder, post, startDate, endDate, status), PublicBody and Organization, each with
properties of several values. The library itself is not needed. Export and import are pure: tables
in, entities out; entities in, rows and findings out. Ids are a function of the row, so that the
same registry gives the same lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from communique.actors.normalization import key, slug
from communique.actors.registry.csv_tables import NOBODY, Row, Tables, several
from communique.actors.registry.partial_dates import is_date
from communique.model.ids import record_id

Entity = Mapping[str, Any]

_GENDER = {"m": "male", "f": "female"}
_BODIES = ("PublicBody", "Organization")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An entity, or a part of one, that made no row, and why."""

    entity: str
    reason: str


@dataclass(slots=True)
class Imported:
    """Rows of the tables bodies, people and terms, and what was left out."""

    bodies: list[Row] = field(default_factory=list)
    people: list[Row] = field(default_factory=list)
    terms: list[Row] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def entities(tables: Tables, countries: Iterable[str] = ()) -> Iterator[dict[str, Any]]:
    """Bodies, people, positions and occupancies, in this order, each in the order of ids.

    `countries` are ISO codes; with any, only terms of those states, and who served them.
    """
    wanted = {f"country:{code.upper()}" for code in countries}
    terms = [r for r in tables.terms if r["person"] != NOBODY and (not wanted or r["of"] in wanted)]
    served, places = {r["person"] for r in terms}, {r["of"] for r in terms}
    names = {r["office"]: r["name"] for r in tables.offices}
    countries_by_id = {r["id"]: r["name"] for r in tables.countries}
    items = {r["actor"]: r["wikidata"] for r in tables.identifiers}
    for row in sorted(tables.bodies, key=lambda r: r["id"]):
        if row["id"] in places:
            yield _body(row, items.get(row["id"], ""))
    for row in sorted(tables.people, key=lambda r: r["id"]):
        if row["id"] in served:
            yield _person(row, items.get(row["id"], ""))
    of_bodies = {r["id"]: r for r in tables.bodies}
    posts = {_post_id(r): r for r in terms}
    for post in sorted(posts):
        yield _position(post, posts[post], names, countries_by_id, of_bodies)
    for row in sorted(terms, key=lambda r: (r["person"], r["of"], r["office"], r["from"])):
        yield _occupancy(row)


def imported(given: Iterable[Entity], known: Tables) -> Imported:
    """The rows that entities make, with what was left out and why.

    `known` tells the ids of people and bodies that are there already, the offices and their titles.
    """
    by_id = {str(e.get("id", "")): e for e in given}
    made, tables = Imported(), _Known(known)
    bodies = _import_bodies(by_id, tables, made)
    people: dict[str, str] = {}
    served: set[str] = set()
    for name, entity in sorted(by_id.items()):
        if entity.get("schema") == "Occupancy":
            _import_term(entity, by_id, tables, bodies, people, served, made)
        elif entity.get("schema") not in ("Person", "Position", *_BODIES):
            made.left_out.append(LeftOut(name, f"schema {entity.get('schema')!r} is none of the registry's"))
    for name, entity in sorted(by_id.items()):
        if entity.get("schema") == "Person" and name not in served:
            made.left_out.append(LeftOut(name, "a person without an occupancy that could be taken"))
    return made


# -- export --------------------------------------------------------------------------------


def _entity(entity: str, schema: str, /, **properties: Iterable[str]) -> dict[str, Any]:
    """An entity with the properties that have a value."""
    kept = {k: values for k, v in sorted(properties.items()) if (values := sorted(x for x in v if x))}
    return {"id": entity, "schema": schema, "properties": kept}


def ftm_id(name: str) -> str:
    """The id of an actor, a document or a contact in the letters that the format allows."""
    return "communique-" + "".join(c if c.isascii() and c.isalnum() else "-" for c in name)


def _body(row: Row, item: str) -> dict[str, Any]:
    schema = "PublicBody" if row["kind"] in ("government", "legislature", "court") else "Organization"
    country = row["of"].partition(":")[2].lower()
    return _entity(
        ftm_id(row["id"]), schema, name=[row["name"]], alias=several(row["names"]), country=[country],
        keywords=[row["id"]], wikidataId=[item],
    )  # fmt: skip


def _person(row: Row, item: str) -> dict[str, Any]:
    return _entity(
        ftm_id(row["id"]), "Person", name=[row["name"]], alias=several(row["names"]),
        lastName=several(row["surname"]), citizenship=[row["country"].lower()],
        gender=[_GENDER.get(row["gender"], "")], keywords=[row["id"]],
        wikidataId=[item],
    )  # fmt: skip


def _post_id(row: Row) -> str:
    return record_id("communique-post", row["office"], row["of"], row["title"])


def _position(post: str, row: Row, offices: Mapping[str, str], countries: Mapping[str, str],
              bodies: Mapping[str, Row]) -> dict[str, Any]:  # fmt: skip
    of = row["of"]
    place = countries.get(of) or (bodies[of]["name"] if of in bodies else of)
    state = of.partition(":")[2] if of.startswith("country:") else bodies[of]["of"].partition(":")[2]
    return _entity(
        post, "Position", name=[f"{row['title']} of {place}"], summary=[offices.get(row["office"], "")],
        country=[state.lower()], organization=[] if of in countries else [ftm_id(of)],
        keywords=[row["office"], of], description=[row["title"]],
    )  # fmt: skip


def _occupancy(row: Row) -> dict[str, Any]:
    name = record_id("communique-term", row["person"], row["office"], row["of"], row["title"], row["from"])
    return _entity(
        name, "Occupancy", holder=[ftm_id(row["person"])], post=[_post_id(row)], startDate=[row["from"]],
        endDate=[row["to"]], status=["ended" if row["to"] else "current"], summary=[row["basis"]],
    )  # fmt: skip


# -- import --------------------------------------------------------------------------------


class _Known:
    """The tables by what an entity is looked up by; `people` and `bodies` grow by the ids that are made."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.countries = {r["id"] for r in tables.countries}
        self.bodies = {r["id"] for r in tables.bodies}
        self.people = {r["id"] for r in tables.people}
        self.places = self.countries | self.bodies
        self.offices = {r["office"] for r in tables.offices}
        self.named: dict[str, list[Row]] = {}
        for row in tables.people:
            for name in {key(n) for n in (row["name"], *several(row["names"]))}:
                self.named.setdefault(name, []).append(row)


def _all(entity: Entity, name: str) -> list[str]:
    properties = entity.get("properties")
    values = properties.get(name, []) if isinstance(properties, Mapping) else []
    return [str(v) for v in values] if isinstance(values, list) else [str(values)]


def _first(entity: Entity, name: str) -> str:
    return next(iter(_all(entity, name)), "")


def _import_bodies(by_id: Mapping[str, Entity], known: _Known, made: Imported) -> dict[str, str]:
    """Our ids of bodies by theirs: of one we know by a name, or a new row."""
    ours = {key(n): r["id"] for r in known.tables.bodies for n in [r["name"], *several(r["names"])]}
    found = {}
    for name, entity in sorted(by_id.items()):
        if entity.get("schema") not in _BODIES:
            continue
        title = _first(entity, "name")
        body = ours.get(key(title)) or f"org:{slug(title)}"
        if not title:
            made.left_out.append(LeftOut(name, "a body without a name"))
            continue
        found[name] = body
        if body not in known.bodies:
            known.bodies.add(body)
            kind = "government" if entity["schema"] == "PublicBody" else "intergovernmental"
            names = "|".join(sorted(set(_all(entity, "name")[1:] + _all(entity, "alias")) - {title}))
            of = _country(entity, "country", known)
            made.bodies.append({"id": body, "name": title, "kind": kind, "of": of, "names": names, "seats": "",
                                "speaks_for": of if kind == "government" else "", "at": name})  # fmt: skip
    return found


def _import_term(
    entity: Entity, by_id: Mapping[str, Entity], known: _Known, bodies: Mapping[str, str], people: dict[str, str],
    served: set[str], made: Imported,
) -> None:  # fmt: skip
    name = str(entity.get("id", ""))
    holder, post = by_id.get(_first(entity, "holder")), by_id.get(_first(entity, "post"))
    if holder is None or post is None:
        made.left_out.append(LeftOut(name, "its holder or its post is not among the entities"))
        return
    place, office, title = _office(post, known, bodies)
    start, end = _first(entity, "startDate")[:10], _first(entity, "endDate")[:10]
    reason = ""
    if not place:
        reason = "the post names no country or body that the registry knows"
    elif not is_date(start):
        reason = f"no date of its beginning ({start!r})"
    elif end and not is_date(end):
        reason = f"no date of its end ({end!r})"
    elif not end and _first(entity, "status") == "ended":
        reason = "it has ended, on no known date"
    elif not _first(holder, "name"):
        reason = "the holder has no name"
    if reason:
        made.left_out.append(LeftOut(name, reason))
        return
    served.add(str(holder["id"]))
    made.terms.append({
        "person": _import_person(holder, known, people, made), "office": office, "of": place, "title": title,
        "from": start, "to": end, "basis": _first(entity, "summary") or f"imported: {name}", "at": name,
    })  # fmt: skip


def _import_person(entity: Entity, known: _Known, people: dict[str, str], made: Imported) -> str:
    """Our id of a person: of one we know by full name and country, or a new row."""
    theirs = str(entity["id"])
    if theirs in people:
        return people[theirs]
    name, country = _first(entity, "name"), _country(entity, "citizenship", known) or _country(entity, "country", known)
    given = next((k for k in _all(entity, "keywords") if k in known.people and k.startswith("person:")), "")
    same = known.named.get(key(name), ())
    match = next((r["id"] for r in same if not country or r["country"] == country[8:]), "")
    found = given or match or f"person:{slug(name)}"
    if not (given or match) and found in known.people:
        found = f"{found}-{(country[8:] or '2').lower()}"
    people[theirs] = found
    if found not in known.people:
        known.people.add(found)
        names = "|".join(sorted(set(_all(entity, "name")[1:] + _all(entity, "alias")) - {name}))
        surname = "|".join(sorted(_all(entity, "lastName"))) or name.split()[-1]
        gender = {"male": "m", "female": "f"}.get(_first(entity, "gender"), "")
        made.people.append({"id": found, "name": name, "surname": surname, "country": country[8:],
                            "gender": gender, "names": names, "at": theirs})  # fmt: skip
    return found


def _office(post: Entity, known: _Known, bodies: Mapping[str, str]) -> tuple[str, str, str]:
    """Place, office and title of a post: by its keywords when it is ours, else by its wording."""
    keywords = _all(post, "keywords")
    body = bodies.get(_first(post, "organization"), "")
    place = next((k for k in keywords if k in known.places), "") or body or _country(post, "country", known)
    title = _first(post, "description") if any(k in known.offices for k in keywords) else _first(post, "name")
    office = next((k for k in keywords if k in known.offices), "") or _by_wording(title, place, known)
    return place, office, title


def _by_wording(title: str, place: str, known: _Known) -> str:
    """The office by the longest wording that a title begins with; `other` when none is."""
    words = key(title).split()
    for size in range(len(words), 0, -1):
        for row in known.tables.titles:
            scope = several(row["scope"])
            if key(row["wording"]) == " ".join(words[:size]) and (not scope or place in scope):
                offices = several(row["offices"])
                body = place.startswith("org:") and "head-of-body" in offices
                office = "head-of-body" if body else offices[0]
                leads = office == "head-of-state" and "head-of-state-and-government" in offices
                led = next((r["leader"] for r in known.tables.countries if r["id"] == place), "")
                both = leads and led == "head-of-state-and-government"
                return "head-of-state-and-government" if both else "other" if office == "leader" else office
    return "other"


def _country(entity: Entity, name: str, known: _Known) -> str:
    """`country:XX` of the first of a property's codes that the registry knows."""
    return next((c for v in _all(entity, name) if (c := f"country:{v.upper()}") in known.countries), "")
