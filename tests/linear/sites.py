"""Every regular expression of the source: where it is written, what it says, how it is asked.

Reads the source's own tree. An expression is known when it is written out where it is compiled, or
when the module keeps it under a name; what a function puts together is told by the caller (`MADE`).
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOURCE = Path(__file__).parent.parent.parent / "src"
ASKING = ("match", "fullmatch", "search", "findall", "finditer", "sub", "subn", "split")
ANY = frozenset({"finditer"})
"""How an expression is asked whose use is not seen: the hardest way."""


@dataclass(frozen=True)
class Site:
    """A place where an expression is compiled or asked, and in which ways; None is one that the source does not tell."""

    where: str
    pattern: re.Pattern[Any] | None
    ways: frozenset[str]


def modules() -> list[str]:
    """The names of all modules of the program."""
    files = sorted((SOURCE / "communique").rglob("*.py"))
    names = [".".join(path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__") for path in files]
    return [name for name in names if not name.endswith("__main__") and ".migrations." not in name]


def sites() -> Iterator[Site]:
    """All sites. A name with an underscore is asked in its own module, any other anywhere."""
    trees = {name: ast.parse(_path(name).read_text("utf-8")) for name in modules()}
    asked: dict[tuple[str, str], set[str]] = {}
    for module, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in ASKING:
                for name in _names(node.value):
                    asked.setdefault((module if name.startswith("_") else "", name), set()).add(node.attr)
    for module, tree in trees.items():
        yield from _of_module(module, tree, asked)


def _path(module: str) -> Path:
    path = SOURCE.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _names(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, ast.Subscript):
        yield from _names(node.value)


def _of_module(module: str, tree: ast.Module, asked: dict[tuple[str, str], set[str]]) -> Iterator[Site]:
    kept = {id(call): names for names, call in _kept(tree)}
    for node in ast.walk(tree):
        if not _is_call(node):
            continue
        assert isinstance(node, ast.Call)
        assert isinstance(node.func, ast.Attribute)
        where = f"{module.removeprefix('communique.')}:{node.lineno}"
        if node.func.attr != "compile":
            yield Site(where, _literal(node), frozenset({node.func.attr}))
        elif id(node) in kept:
            name = kept[id(node)]
            ways = frozenset(asked.get((module if name.startswith("_") else "", name), ())) or ANY
            held = list(_held(getattr(importlib.import_module(module), name)))
            yield from (Site(f"{where} {name}", pattern, ways) for pattern in held or [None])
        else:
            yield Site(where, _literal(node), ANY)


def _is_call(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
        and node.func.attr in (*ASKING, "compile")
    )  # fmt: skip


def _kept(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """The calls whose outcome a module keeps, with the name."""
    for statement in tree.body:
        value = getattr(statement, "value", None)
        if isinstance(statement, ast.Assign | ast.AnnAssign) and value is not None:
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            for call in ast.walk(value):
                if _is_call(call) and isinstance(targets[0], ast.Name):
                    assert isinstance(call, ast.Call)
                    yield targets[0].id, call


def _held(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _held(one)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _held(one)


def _literal(call: ast.Call) -> re.Pattern[Any] | None:
    """The expression of a call that writes it out, with its flags."""
    try:
        words = ast.literal_eval(call.args[0])
    except ValueError:
        return None
    place = {"compile": 1, "sub": 4, "subn": 4, "split": 3}.get(call.func.attr, 2)  # type: ignore[attr-defined]
    told = [*call.args[place:], *(k.value for k in call.keywords if k.arg == "flags")]
    flags = 0
    for one in told:
        flags |= eval(compile(ast.Expression(one), "flags", "eval"), {"re": re})
    return re.compile(words, flags)
