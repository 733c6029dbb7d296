"""The registry's checker: tables in, findings out; nothing is read or written here.

Refuses what makes a registry answer wrongly: two holders of an office for one, a gap that is not
said to be one, codes nobody knows, ids that do not fit their name, dates that are none, one name
for two ids, people without terms and terms without people. A term of rivals or of joint holders
says so at the head of its basis (“joint; elected”, “rival; appointed by the other parliament”)
and may overlap others.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from communique.actors.normalization import key, slug
from communique.actors.registry.csv_tables import GAPS, NOBODY, WORD_KINDS, Row, Tables, several
from communique.actors.registry.partial_dates import is_date
from communique.actors.registry.timeline import chains, overlaps, unmarked
from communique.actors.registry.validation.finding import Finding
from communique.actors.registry.validation.identifiers import check_identifiers
from communique.actors.registry.validation.naming import check_names


def check(tables: Tables, known: Tables | None = None) -> list[Finding]:
    """Every finding about `tables`, in their order.

    `known` are the tables that `tables` adds to (the shipped ones, for a user's own): their ids,
    codes and people count as known, they are not checked again.
    """
    base = known or Tables()
    return [
        *_offices(tables, base), *_places(tables, base), *_people(tables, base), *_terms(tables, base),
        *_titles(tables, base), *_words(tables), *check_names(tables, base), *check_identifiers(tables, base),
        *_time(tables.terms, [*base.offices, *tables.offices]),
    ]  # fmt: skip


def _offices(tables: Tables, base: Tables) -> Iterator[Finding]:
    known = {row["office"] for row in [*base.offices, *tables.offices]}
    yield from _twice(tables.offices, "office")
    for row in tables.offices:
        if row["holders"] not in ("one", "several"):
            yield Finding("value", row["at"], f"holders is “one” or “several”, not {row['holders']!r}")
        if not row["rank"].isdigit():
            yield Finding("value", row["at"], f"rank is a whole number, not {row['rank']!r}")
        if not row["name"] or not row["meaning"]:
            yield Finding("missing", row["at"], f"{row['office']}: an office has a name and a meaning")
        yield from _unknown(row, "fills", known)


def _places(tables: Tables, base: Tables) -> Iterator[Finding]:
    countries = {row["id"] for row in [*base.countries, *tables.countries]}
    offices = {row["office"] for row in [*base.offices, *tables.offices]}
    yield from _twice([*tables.countries, *tables.bodies], "id")
    for row in tables.countries:
        code = row["id"].partition(":")[2]
        if not (row["id"].startswith("country:") and len(code) == 2 and code.isupper() and len(row["iso3"]) == 3):
            yield Finding("id", row["at"], f"{row['id']}: a country is country:XX with its ISO 3166-1 codes")
        yield from _unknown(row, "leader", offices)
    for row in tables.bodies:
        if not row["id"].startswith(("org:", "region:", "group:")) or not row["name"]:
            yield Finding("id", row["at"], f"{row['id']}: a body is org:…, region:… or group:… and has a name")
        yield from _unknown(row, "of", countries)
        yield from _unknown(row, "speaks_for", countries)


def _people(tables: Tables, base: Tables) -> Iterator[Finding]:
    codes = {row["id"].partition(":")[2] for row in [*base.countries, *tables.countries]}
    served = {row["person"] for row in [*base.terms, *tables.terms]}
    yield from _twice(tables.people, "id")
    yield from _homonyms(tables.people)
    for row in tables.people:
        if row["name"] == NOBODY:  # a retraction: the checker of a user's tables has seen that it is known
            continue
        if not row["name"] or not row["surname"]:
            yield Finding("missing", row["at"], f"{row['id']}: a person has a name and a surname")
        elif not fits(row["id"], [row["name"], *several(row["names"])]):
            yield Finding("id", row["at"], f"{row['id']} does not fit {row['name']}: person:{slug(row['name'])}")
        if row["gender"] not in ("m", "f", ""):
            yield Finding("value", row["at"], f"{row['id']}: gender is m, f or empty, not {row['gender']!r}")
        if row["country"] and row["country"] not in codes:
            yield Finding("unknown-code", row["at"], f"{row['id']}: no country {row['country']!r}")
        if row["id"] not in served:
            yield Finding("no-terms", row["at"], f"{row['id']} has no term of office: add one or take the person out")


def fits(person: str, names: Iterable[str]) -> bool:
    """Whether an id is made of one of the names, with at most a mark that parts namesakes after it."""
    made = person.removeprefix("person:")
    return person.startswith("person:") and any(
        made == slug(name) or _mark(made, slug(name)) or _ascii(made) == _ascii(slug(name)) for name in names
    )


def _mark(made: str, name: str) -> bool:
    """`-gh`, `-1948` or `-2` after the name tells a namesake from another."""
    mark = made.removeprefix(f"{name}-") if made.startswith(f"{name}-") else ""
    return len(mark) == 2 or mark.isdigit()


def _ascii(made: str) -> str:
    """“ö” written as “oe” is the same letter."""
    return made.replace("oe", "o").replace("ae", "a").replace("ue", "u").replace("-", "")


def _homonyms(people: Sequence[Row]) -> Iterator[Finding]:
    """One full name for two ids, unless an id bears a mark that parts the namesakes."""
    bearers: dict[str, dict[str, Row]] = defaultdict(dict)
    for row in people:
        for name in [row["name"], *several(row["names"])]:
            if name != NOBODY:
                bearers[key(name)].setdefault(row["id"], row)
    for name, rows in bearers.items():
        marked = [row for row in rows.values() if _mark(row["id"].removeprefix("person:"), name.replace(" ", "-"))]
        if len(rows) - len(marked) > 1:
            ids = ", ".join(sorted(rows))
            at = sorted(row["at"] for row in rows.values())[-1]
            yield Finding("duplicate", at, f"one name, {name!r}, for {ids}: one person, or mark an id (person:name-xx)")


def _terms(tables: Tables, base: Tables) -> Iterator[Finding]:
    people = {row["id"] for row in [*base.people, *tables.people]}
    places = {row["id"] for row in [*base.countries, *base.bodies, *tables.countries, *tables.bodies]}
    offices = {row["office"] for row in [*base.offices, *tables.offices]}
    for row in tables.terms:
        if row["person"] != NOBODY and row["person"] not in people:
            yield Finding("no-person", row["at"], f"{row['person']} stands in no table of people")
        yield from _unknown(row, "office", offices)
        yield from _unknown(row, "of", places)
        yield from _dates(row)
        if not row["basis"].strip():
            yield Finding("missing", row["at"], f"{row['person']}: a term names its basis")
        elif (row["person"] == NOBODY) != (row["basis"] in GAPS):
            yield Finding("value", row["at"], f"a gap has person {NOBODY} and basis {' or '.join(GAPS)}, no term has")
        elif row["person"] != NOBODY and not row["title"] and row["basis"] != "retracted":
            yield Finding("missing", row["at"], f"{row['person']}: a term has a title")


def _dates(row: Row) -> Iterator[Finding]:
    start, end = row["from"], row["to"]
    if row["basis"] == "retracted" and not start:
        return
    wrong = [date for date in (start, end) if date and not is_date(date)]
    for date in wrong or ([] if start else [""]):
        yield Finding("date", row["at"], f"{row['person']}: {date!r} is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    size = min(len(start), len(end))
    if not wrong and end and end[:size] < start[:size]:
        yield Finding("order", row["at"], f"{row['person']}: the term ends ({end}) before it begins ({start})")


def _titles(tables: Tables, base: Tables) -> Iterator[Finding]:
    offices = {row["office"] for row in [*base.offices, *tables.offices]} | {"leader"}
    places = {row["id"] for row in [*base.countries, *base.bodies, *tables.countries, *tables.bodies]}
    for row in tables.titles:
        yield from _unknown(row, "offices", offices)
        yield from _unknown(row, "scope", places)


def _words(tables: Tables) -> Iterator[Finding]:
    yield from _twice(tables.words, "word")
    for row in tables.words:
        if row["word"] != key(row["word"]) or row["kind"] not in WORD_KINDS:
            kinds = ", ".join(WORD_KINDS)
            yield Finding("value", row["at"], f"{row['word']!r}: a word is folded and one of {kinds}")


def _time(terms: Sequence[Row], offices: Sequence[Row]) -> Iterator[Finding]:
    """Overlaps and unmarked gaps, office by office."""
    dated = [row for row in terms if not list(_dates(row))]
    for (of, office), chain in sorted(chains(dated, offices).items()):
        for one, other in overlaps(chain):
            who = f"{one['person']} (to {one['to'] or 'now'}) and {other['person']} (from {other['from']})"
            yield Finding("overlap", other["at"], f"{of} {office}: {who} overlap; mend a date or mark “joint”, “rival”")
        for gap in unmarked(chain):
            between = f"from {gap['from']} to {gap['to']}"
            yield Finding("gap", gap["at"], f"{of} {office}: nobody {between}; add the holder or a row of {NOBODY}")


def _twice(rows: Sequence[Row], column: str) -> Iterator[Finding]:
    counts = Counter(row[column] for row in rows)
    for row in rows:
        if counts[row[column]] > 1:
            yield Finding("duplicate", row["at"], f"{row[column]} stands {counts[row[column]]} times")


def _unknown(row: Row, column: str, known: set[str]) -> Iterator[Finding]:
    for code in several(row[column]):
        if code not in known:
            yield Finding("unknown-code", row["at"], f"no such {column}: {code!r}")
