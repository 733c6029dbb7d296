"""Writes the pages of the reference from the code: commands, Python, the contract, the HTTP API, the tables.

    python docs/reference.py            # into docs/reference/, as `make docs` does

The pages are made anew for each build and not kept, so they cannot tell anything else than the code does.
"""

from __future__ import annotations

import csv
import inspect
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import Any

import typer

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "src" / "communique"
PUBLIC = {
    "communique": ("read", "read_many", "Reader", "Reading", "compare", "Comparison", "Ledger", "Filter"),
    "communique.explain": ("explain", "Explanation", "Reason"),
    "communique.ledger": ("Asked", "Added", "Found", "Hit", "Hits", "Kept", "KeptContact", "Judgement", "Version"),
    "communique.export": ("export", "formats"),
    "communique.follow": (
        "follow_commitments", "track_records", "formulas", "agenda", "untold", "unspoken", "successions", "revise",
        "revise_texts",
    ),
    "communique.brief": ("asked", "brief"),
    "communique.bulk": ("read",),
    "communique.documents": ("load", "load_all"),
    "communique.model": (
        "Document", "Passage", "Mention", "Statement", "Act", "Contact", "Commitment", "Appointment", "Question", "Flag",
        "Span",
    ),
}  # fmt: skip
"""What the page on Python lists, module by module."""


def pages() -> dict[str, str]:
    """The name of each page and its Markdown."""
    made: dict[str, Callable[[], str]] = {
        "cli": commands, "python": python, "contract": contract, "http": http, "tables": tables,
    }  # fmt: skip
    return {f"{name}.md": page() for name, page in made.items()}


# -- commands ------------------------------------------------------------------------------------


def commands() -> str:
    """Every command with its arguments and options, as the program's own help tells them."""
    from communique.cli.app import app

    program: Any = typer.main.get_command(app)
    out = [
        "# Commands",
        "",
        "`communique COMMAND --help` prints the same. Options marked * may be given several times.",
        "",
    ]
    for name, command in program.commands.items():
        out += _command(f"communique {name}", command, 2)
    return "\n".join(out) + "\n"


def _command(called: str, command: Any, level: int) -> Iterator[str]:
    yield from (f"{'#' * level} `{called}`", "", _plain(command.help or ""), "")
    parameters = [
        p for p in command.get_params(typer.Context(command)) if p.name != "help" and not getattr(p, "hidden", False)
    ]
    if parameters:
        yield from ("| argument or option | meaning | default |", "|---|---|---|")
        yield from (_parameter(p) for p in parameters)
        yield ""
    for name, inner in getattr(command, "commands", {}).items():
        yield from _command(f"{called} {name}", inner, level + 1)


def _parameter(parameter: Any) -> str:
    names = " ".join(f"`{one}`" for one in (*parameter.opts, *parameter.secondary_opts))
    shown = f"`{(parameter.name or '').upper()}`" if parameter.param_type_name == "argument" else names
    many = "\\*" if parameter.multiple or parameter.nargs == -1 else ""
    choices = _choices(parameter)
    told = _plain(getattr(parameter, "help", "") or "") + (
        f" One of {', '.join(map(_value, choices))}." if choices else ""
    )
    default = parameter.default
    default = default() if callable(default) else default
    given = "" if default in (None, "", False, (), []) else _value(default)
    return f"| {shown}{many} | {_cell(told)} | {_cell('required' if parameter.required else given)} |"


def _choices(parameter: Any) -> list[Any]:
    """What an option may be, where it is one of several words."""
    kind = getattr(getattr(parameter, "type_descriptor", None), "annotation", None)
    return list(kind) if isinstance(kind, type) and issubclass(kind, Enum) else []


def _value(one: Any) -> str:
    return f"`{getattr(one, 'value', one)}`"


# -- Python --------------------------------------------------------------------------------------


def python() -> str:
    """What may be relied on, with signatures and docstrings, and the tree of errors."""
    out = ["# Python", "", "What stands here may be relied on ([versions](../versions.md)); all else may change.", ""]
    for module, names in PUBLIC.items():
        out += [f"## {module}", ""]
        for name in names:
            out += _object(module, name, getattr(import_module(module), name))
    errors = inspect.getdoc(import_module("communique.errors")) or ""
    return "\n".join([*out, "## Errors", "", *_docstring(errors), ""])


def _object(module: str, name: str, thing: Any) -> Iterator[str]:
    yield from (f"### `{module}.{name}`", "", "```python", f"{name}{_signature(thing)}", "```", "")
    yield from _docstring(inspect.getdoc(thing) or "")
    yield ""
    if inspect.isclass(thing) and not is_dataclass(thing):
        for called, method in inspect.getmembers(thing, lambda m: inspect.isfunction(m) or inspect.ismethod(m)):
            if not called.startswith("_") and inspect.getdoc(method):
                yield from (
                    f"#### `{name}.{called}{_signature(method)}`",
                    "",
                    *_docstring(inspect.getdoc(method) or ""),
                    "",
                )


def _signature(thing: Any) -> str:
    try:
        return re.sub(r"<factory>|<property object[^>]*>", "…", str(inspect.signature(thing)))
    except (TypeError, ValueError):
        return "()"


def _docstring(text: str) -> list[str]:
    """A docstring as Markdown: what is indented is code."""
    return [line if not line.startswith("    ") else line for line in text.split("\n")]


# -- the contract --------------------------------------------------------------------------------


def contract() -> str:
    """The fields of a reading, from its JSON Schema."""
    schema = json.loads((PACKAGE / "schema" / "reading.schema.json").read_text("utf-8"))
    out = [
        "# The contract of a reading", "",
        "`communique schema` prints the JSON Schema from which this page is made; what the lists mean: "
        "[a reading](../reading.md).", "", f"**{schema['title']}.** {schema['description']}", "",
    ]  # fmt: skip
    for name, one in {**schema["$defs"], **schema["properties"]}.items():
        out += [f"## `{name}`", "", one.get("description", ""), ""]
        fields = one.get("items", one).get("properties", {}) if isinstance(one.get("items", {}), dict) else {}
        if fields:
            out += ["| field | type | meaning |", "|---|---|---|"]
            out += [f"| `{f}` | {_cell(_type(t))} | {_cell(t.get('description', ''))} |" for f, t in fields.items()]
        else:
            out.append(f"Type: {_type(one)}")
        out.append("")
    return "\n".join(out) + "\n"


def _type(one: dict[str, Any]) -> str:
    if "$ref" in one:
        return f"[{one['$ref'].rpartition('/')[2]}](#{one['$ref'].rpartition('/')[2]})"
    if "anyOf" in one:
        return " or ".join(_type(each) for each in one["anyOf"])
    if "enum" in one:
        return ", ".join(f"`{each}`" for each in one["enum"])
    if "const" in one:
        return f"`{one['const']}`"
    if one.get("type") == "array" and isinstance(one.get("items"), dict):
        return f"list of {_type(one['items'])}"
    pattern = f" (`{one['pattern']}`)" if "pattern" in one else ""
    return f"{one.get('type', 'any')}{pattern}"


# -- HTTP ----------------------------------------------------------------------------------------


def http() -> str:
    """Every call of `/api/v1`, from the OpenAPI description that the program itself makes."""
    from communique.apart import Here
    from communique.ledger import Ledger
    from communique.web import Settings
    from communique.web.api.v1 import api

    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "ledger.db")) as ledger:
        told = api(ledger, Settings(), Here(ledger.reader)).openapi()
    out = [
        "# HTTP API", "", _plain(told["info"].get("description", "")), "",
        "`/api/v1/openapi.json` of a running workspace describes the same for programs. "
        "Who may call it: [the workspace](../workspace.md).", "",
    ]  # fmt: skip
    for path, calls in told["paths"].items():
        for method, call in calls.items():
            out += [
                f"## `{method.upper()} /api/v1{path}`",
                "",
                _plain(call.get("description") or call.get("summary", "")),
                "",
            ]
            if call.get("parameters"):
                out += ["| parameter | in | meaning |", "|---|---|---|"]
                out += [f"| `{p['name']}` | {p['in']} | {_cell(_plain(_meaning(p)))} |" for p in call["parameters"]]
                out.append("")
            answers = ", ".join(f"{code} {answer['description']}" for code, answer in call["responses"].items())
            out += [f"Answers: {answers}.", ""]
    return "\n".join(out) + "\n"


def _meaning(parameter: dict[str, Any]) -> str:
    schema = parameter.get("schema", {})
    told = parameter.get("description", "") or schema.get("description", "")
    return f"{told}{' (required)' if parameter.get('required') else ''}"


# -- tables --------------------------------------------------------------------------------------


def tables() -> str:
    """Every table of words and codes, with its columns and what it is for."""
    told = meanings()
    out = [
        "# Tables of words and codes", "",
        "A wording, a person or a code is a row of one of these tables. A table that breaks its schema is refused when "
        "it is loaded, by file and line. How to add a row: [extending](../extending.md).", "",
        "| table | columns | what it holds |", "|---|---|---|",
    ]  # fmt: skip
    for name, file in table_files().items():
        columns = ", ".join(f"`{c}`" for c in file.read_text("utf-8").partition("\n")[0].strip().split(","))
        out.append(f"| `{name}` | {columns} | {_cell(told.get(name, ''))} |")
    return "\n".join(out) + "\n"


def table_files() -> dict[str, Path]:
    """The tables of the package by their path in it; a folder of tables of one form counts as one."""
    out: dict[str, Path] = {}
    for file in sorted(PACKAGE.rglob("*.csv")):
        name = str(file.relative_to(PACKAGE))
        out.setdefault(next((folder for folder in _MANY if name.startswith(folder)), name), file)
    return out


_MANY = ("actors/data/people/", "actors/data/terms/", "actors/data/bodies/")


def meanings() -> dict[str, str]:
    """What each table holds (tables.csv); a folder's line is that of all tables in it."""
    with (HERE / "tables.csv").open(encoding="utf-8") as handle:
        return {row["table"]: row["meaning"] for row in csv.DictReader(handle)}


def _plain(text: str) -> str:
    """Help as one paragraph; Typer's marks for line ends are not shown."""
    return " ".join(text.replace("\b", "").replace("\f", " ").split())


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "reference"
    target.mkdir(exist_ok=True)
    for file, words in pages().items():
        (target / file).write_text(words, "utf-8")
