"""`communique actors show`, `find` and `check`: what the registry knows, as lines or JSON.

Exit status 0 when there is an answer, 1 when there is none or a finding, 2 for bad usage.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.cli.complaint import complain
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.actors import Registry
    from communique.actors.registry.csv_tables import Tables
    from communique.model import Term


def show_actor(who: str, date: str | None, as_json: bool, folder: Path | None) -> int:
    """Print one actor; of a surname or a name of several, all of them."""
    from communique.actors.normalization import key

    try:
        registry, day = _registry(folder), _day(date)
    except CommuniqueError as error:
        return complain(error, 2)
    found = [who] if who in registry.actors else sorted({k.actor for k in registry.names.get(key(who), ())})
    shown = [_shown(registry, one, day) for one in found]
    if as_json:
        print_json({"asked": who, "date": day, "actors": shown})
    for one in [] if as_json else shown:
        sys.stdout.write(f"{one['name']}  {one['id']}  {one['country']}\n")
        sys.stdout.write("".join(f"  {form}: {', '.join(names)}\n" for form, names in one["names"].items()))
        sys.stdout.write("".join(f"  {line(term, with_precision=True)}\n" for term in one.pop("_terms")))
    if not shown:
        return complain(f"no actor {who!r}; ask by id (person:hakan-fidan) or name", 1)
    return 0


def _shown(registry: Registry, one: str, day: str | None) -> dict[str, Any]:
    actor = registry.actors[one]
    names: dict[str, list[str]] = {}
    for known in registry.names_of(one):
        names.setdefault(known.form, []).append(known.surface)
    terms = registry.in_office(one, day) if day else list(actor.offices)
    out: dict[str, Any] = {"id": one, "name": actor.name, "kind": actor.kind, "country": actor.country, "names": names}
    return {**out, "terms": [term_dict(t) for t in terms], "_terms": terms}


def find_actor(words: str, date: str | None, as_json: bool, folder: Path | None) -> int:
    """Print the candidates for an office or a name; several are several."""
    from communique.actors.linking.registry_lookup import find

    try:
        registry, day = _registry(folder), _day(date)
    except CommuniqueError as error:
        return complain(error, 2)
    answer = find(registry, words, day)
    if as_json:
        candidates = [
            {"person": c.person, "name": c.name, "certain": c.certain, "doubt": c.doubt, "term": term_dict(c.term)}
            for c in answer.candidates
        ]
        print_json({"words": words, "date": day, "asked": answer.asked, "note": answer.note, "candidates": candidates})
        return 0 if candidates else 1
    for one in answer.candidates:
        doubt = f"  ({one.doubt})" if one.doubt else ""
        sys.stdout.write(f"{one.name}  {one.person}\n  {line(one.term)}{doubt}\n")
    if answer.note:
        sys.stdout.write(f"{answer.note}\n")
    return 0 if answer.candidates else 1


def check_tables(folder: Path | None, gaps: bool, unidentified: bool, as_json: bool) -> int:
    """Print what the checker finds in a folder's tables, in one file of people or terms, or in the shipped ones."""
    from communique.actors.registry.csv_tables import Tables, shipped_tables
    from communique.actors.registry.timeline import gap_rows
    from communique.actors.registry.user_tables import table_text
    from communique.actors.registry.validation.checker import check
    from communique.actors.registry.validation.identifiers import without

    try:
        shipped = shipped_tables()
        given, known = (shipped, Tables()) if folder is None else (read_tables(folder), shipped)
    except CommuniqueError as error:
        return complain(error, 1)
    if gaps:
        sys.stdout.write(table_text("terms", gap_rows(given.terms, [*known.offices, *given.offices])))
        return 0
    if unidentified:
        sys.stdout.write(table_text("identifiers", without(given)))
        return 0
    found = check(given, known)
    if as_json:
        print_json([asdict(f) for f in found])
    else:
        sys.stdout.write("".join(f"{f.at}: {f.problem}: {f.message}\n" for f in found))
        sys.stdout.write(f"{len(given.people):,} people, {len(given.terms):,} terms, {len(found)} findings\n")
    return 1 if found else 0


def read_tables(path: Path) -> Tables:
    """The tables of a folder, or of one CSV file that its first line tells."""
    from communique.actors.registry.csv_tables import COLUMNS, Tables, rows
    from communique.actors.registry.flat_csv import FLAT, from_flat
    from communique.actors.registry.user_tables import own_tables
    from communique.errors import RegistryError

    if path.is_dir():
        return own_tables(path)
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RegistryError(f"{path}: cannot be read; name a folder of tables or a CSV file in UTF-8") from error
    first = text.partition("\n")[0].strip()
    if first == ",".join(FLAT):
        return from_flat(text, path.name)
    name = next((n for n, columns in COLUMNS.items() if ",".join(columns) == first), "")
    if not name:
        terms = ",".join(COLUMNS["terms"])
        raise RegistryError(f"{path}: the first line is that of no table; a table of terms begins with {terms}")
    return Tables(**{name: list(rows(text, name, path.name))})


def line(term: Term, with_precision: bool = False) -> str:
    """A term on one line."""
    from communique.actors.registry.partial_dates import precision

    exact = ""
    if with_precision:
        exact = f", to the {precision(term.start)}" + (f" and {precision(term.end)}" if term.end else "")
    return f"{term.start} – {term.end or 'now'}  {term.title}, {term.of} ({term.office}; {term.basis}{exact})"


def term_dict(term: Term) -> dict[str, str]:
    """A term as JSON gives it, with the precision of its dates."""
    from communique.actors.registry.partial_dates import precision

    exact = {"from_precision": precision(term.start), "to_precision": precision(term.end) if term.end else ""}
    return {"office": term.office, "of": term.of, "title": term.title, "from": term.start, "to": term.end, **exact,
            "basis": term.basis}  # fmt: skip


def _registry(folder: Path | None) -> Registry:
    from communique.actors import current_registry

    return current_registry(folder)


def _day(date: str | None) -> str | None:
    from communique.documents.days.publication import given

    day = given(date) if date else None
    return day.isoformat() if day else None


def print_json(out: dict[str, Any] | Iterable[Any]) -> None:
    """JSON on standard output; names that begin with an underscore are not part of it."""
    text = json.dumps(_public(out), ensure_ascii=False, indent=1)
    sys.stdout.write(text + "\n")


def _public(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _public(v) for k, v in value.items() if not k.startswith("_")}
    return [_public(v) for v in value] if isinstance(value, list) else value
