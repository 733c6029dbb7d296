"""`communique actors …`: the registry of actors looked into; an actor, who held an office, as lines or JSON."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Optional

import typer

from communique.cli.commands.registry.exchange import export, import_
from communique.cli.commands.registry.registry_options import As, Folder, Form
from communique.cli.commands.registry.table_check import check
from communique.cli.error_messages import complain
from communique.cli.printing.output import print_json
from communique.errors import CommuniqueError

if TYPE_CHECKING:
    from communique.actors import Registry
    from communique.model import Term


Day = Annotated[Optional[str], typer.Option("--date", help="Day asked about, YYYY-MM-DD.")]  # noqa: UP045


def _actors() -> None:
    """Look into the registry of actors, check it, exchange it."""


def show(
    who: Annotated[str, typer.Argument(help="An actor's id or name.")],
    date: Day = None,
    form: As = Form.text,
    registry: Folder = None,
) -> None:
    """Print an actor's names and terms of office, each with its basis and how exact its dates are."""
    raise typer.Exit(show_actor(who, date, form.value == "json", registry))


def find(
    words: Annotated[str, typer.Argument(help="An office with its state (“the Turkish foreign minister”), or a name.")],
    date: Day = None,
    form: As = Form.text,
    registry: Folder = None,
) -> None:
    """Print who held an office on a day, or which office a person held: all candidates, with what is in doubt."""
    raise typer.Exit(find_actor(words, date, form.value == "json", registry))


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
        print_json({"asked": who, "date": day, "actors": [one for one, _ in shown]})
    for one, terms in [] if as_json else shown:
        sys.stdout.write(f"{one['name']}  {one['id']}  {one['country']}\n")
        sys.stdout.write("".join(f"  {form}: {', '.join(names)}\n" for form, names in one["names"].items()))
        sys.stdout.write("".join(f"  {line(term, with_precision=True)}\n" for term in terms))
    if not shown:
        return complain(f"no actor {who!r}; ask by id (person:hakan-fidan) or name", 1)
    return 0


def _shown(registry: Registry, one: str, day: str | None) -> tuple[dict[str, Any], list[Term]]:
    """An actor as JSON gives it, and its terms of office."""
    actor = registry.actors[one]
    names: dict[str, list[str]] = {}
    for known in registry.names_of(one):
        names.setdefault(known.form, []).append(known.surface)
    terms = registry.in_office(one, day) if day else list(actor.offices)
    out: dict[str, Any] = {"id": one, "name": actor.name, "kind": actor.kind, "country": actor.country, "names": names}
    return {**out, "terms": [term_dict(t) for t in terms]}, terms


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


def register(app: typer.Typer) -> None:
    """Add the commands to the program."""
    actors = typer.Typer(no_args_is_help=True)
    actors.callback()(_actors)
    for command in (show, find, check, export):
        actors.command()(command)
    actors.command("import")(import_)
    app.add_typer(actors, name="actors")
