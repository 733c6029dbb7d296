"""The house holds its shape: imports point one way, modules and functions stay small."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest
from benchmarks import house

SOURCE = Path(__file__).parent.parent / "src" / "communique"
# A stage may import what stands before it.
ORDER = [
    "errors", "version", "threads", "zstd", "vocabulary", "model", "documents", "language", "actors", "passages", "extract", "reading", "explain", "in_spacy", "compare", "apart", "follow",
    "ledger", "sources", "export", "brief", "bulk", "bank", "bench", "web", "publish", "mcp", "cli", "__main__",
]  # fmt: skip
ONLY_IN = {
    "spacy": {"language", "in_spacy"},
    "onnxruntime": {"language", "extract"},
    "typer": {"cli"},
    "rich": {"cli"},
    "trafilatura": {"documents"},
    "yaml": {"documents"},
}
# A room of the actors may import what stands before it.
ROOMS_OF_ACTORS = ["registry", "mentions", "linking", "anaphora"]
DRAWERS = {"utils", "util", "helpers", "common", "misc", "types"}
MODULES = sorted(p for p in SOURCE.rglob("*.py"))


def _stage(path: Path) -> str:
    relative = path.relative_to(SOURCE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _ids(path: Path) -> str:
    return str(path.relative_to(SOURCE))


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_imports_point_down_the_list_of_stages_only(path: Path) -> None:
    stage = _stage(path)
    if stage == "__init__":
        return
    allowed = set(ORDER[: ORDER.index(stage) + 1])
    named = {name.split(".")[1] for name in _imports(_tree(path)) if name.startswith("communique.")}
    ours = {name for name in named if name in ORDER}
    assert ours <= allowed, f"{stage} imports {sorted(ours - allowed)}"


@pytest.mark.parametrize("room", ROOMS_OF_ACTORS)
def test_rooms_of_the_actors_import_from_those_before_them_only(room: str) -> None:
    allowed = set(ROOMS_OF_ACTORS[: ROOMS_OF_ACTORS.index(room) + 1])
    trees = [_tree(path) for path in sorted((SOURCE / "actors" / room).rglob("*.py"))]
    named = {name.split(".")[2] for tree in trees for name in _imports(tree) if name.startswith("communique.actors.")}
    assert trees
    assert named & set(ROOMS_OF_ACTORS) <= allowed


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_a_library_is_imported_only_where_it_belongs(path: Path) -> None:
    roots = {name.split(".")[0] for name in _imports(_tree(path))}
    for library, stages in ONLY_IN.items():
        assert library not in roots or _stage(path) in stages


@pytest.mark.parametrize("path", MODULES, ids=_ids)
def test_modules_and_functions_stay_small_and_no_module_is_a_drawer(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400
    assert path.stem not in DRAWERS
    assert ast.get_docstring(_tree(path)) is not None, "a module opens with what lives in it"
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno <= 60, f"{node.name} is too long"


def test_no_imports_run_in_a_circle_inside_a_folder_or_between_folders() -> None:
    trees = house.modules()
    assert not house.circles(house.imports(trees, lazy=False)), "at the head of modules none may stand"
    assert not house.circles(house.imports(trees))


def test_no_folder_has_more_modules_than_somebody_looks_through() -> None:
    assert not house.full_folders()


def test_rooms_of_the_ledger_do_not_know_the_ledger_above_them() -> None:
    above = {"communique.ledger", "communique.ledger.repository"}
    named = {name: others & above for name, others in house.imports(house.modules()).items()}
    assert not [name for name in named if name.startswith("communique.ledger.") and name not in above and named[name]]


def test_every_folder_stands_in_the_list_of_stages() -> None:
    assert {_stage(path) for path in MODULES} - {"__init__"} <= set(ORDER)
