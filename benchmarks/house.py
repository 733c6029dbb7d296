"""How the code is laid out: modules, their sizes, folders, import circles, lists of words in code, names in many folders.

python benchmarks/house.py              # a table
python benchmarks/house.py --details    # with the circles, the lists and the names themselves
"""

from __future__ import annotations

import ast
import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

SOURCE = Path(__file__).parent.parent / "src" / "communique"
OWN_NAMES = Path(__file__).parent.parent / "tests" / "own_names.csv"
MOST_WORDS = 5
MANY = 25
_RUN = re.compile(r"[^\W\d_][\w’'. -]*(?:\|[^\W\d_][\w’'. -]*)+")
Graph = dict[str, set[str]]


def modules() -> dict[str, ast.Module]:
    """Every module of the package by its dotted name."""
    out = {}
    for file in sorted(SOURCE.rglob("*.py")):
        parts = file.relative_to(SOURCE.parent).with_suffix("").parts
        out[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = ast.parse(file.read_text("utf-8"))
    return out


def imports(trees: dict[str, ast.Module], *, lazy: bool = True) -> Graph:
    """Which modules of ours a module imports, for types and inside functions too (`lazy`)."""
    graph: Graph = {name: set() for name in trees}
    for name, tree in trees.items():
        for node in ast.walk(tree) if lazy else tree.body:
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found = {f"{node.module}.{alias.name}" for alias in node.names}
                graph[name] |= {one if one in trees else node.module for one in found} & trees.keys()
            elif isinstance(node, ast.Import):
                graph[name] |= {alias.name for alias in node.names} & trees.keys()
        graph[name].discard(name)
    return graph


def circles(graph: Graph) -> list[list[str]]:
    """Groups of modules each of which is reached from each other (Tarjan's components of two or more)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    held: list[str] = []
    found: list[list[str]] = []

    def visit(name: str) -> None:
        order[name] = low[name] = len(order)
        held.append(name)
        for other in sorted(graph[name]):
            if other not in order:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in held:
                low[name] = min(low[name], order[other])
        if low[name] == order[name]:
            group = [held.pop()]
            while group[-1] != name:
                group.append(held.pop())
            if len(group) > 1:
                found.append(sorted(group))

    for name in sorted(graph):
        if name not in order:
            visit(name)
    return sorted(found)


def full_folders() -> dict[str, int]:
    """The folders with more than `MANY` modules, with how many they have."""
    counts = Counter(str(file.parent.relative_to(SOURCE)) for file in SOURCE.rglob("*.py"))
    return {folder: count for folder, count in sorted(counts.items()) if count > MANY}


def word_lists(tree: ast.Module) -> Iterator[tuple[int, int, str]]:
    """Line, length and place of each list of more than five words that stands in code.

    A list is a set, list or tuple of texts, the keys of a dictionary of constants, words in one text that is split, or
    a run of words between bars of an expression. Its place is the constant or function that holds it. What a type
    (`Literal`) or `__all__` lists are names.
    """
    for top in tree.body:
        if isinstance(top, ast.Assign | ast.AnnAssign):
            target = top.targets[0] if isinstance(top, ast.Assign) else top.target
            yield from _lists(top, ast.unparse(target))
        else:
            yield from _lists(top, getattr(top, "name", ""))


def own_names() -> set[tuple[str, str]]:
    """Module and place of the lists that are no words: fields, columns, kinds, labels of the parser."""
    with OWN_NAMES.open(encoding="utf-8") as handle:
        return {(row["module"], row["place"]) for row in csv.DictReader(handle)}


def _lists(top: ast.stmt, place: str) -> Iterator[tuple[int, int, str]]:
    typed = {id(part) for node in ast.walk(top) if _is_type(node) for part in ast.walk(node)}
    documented = {id(node.value) for node in ast.walk(top) if isinstance(node, ast.Expr)}
    for node in ast.walk(top):
        if id(node) in typed or id(node) in documented or place == "__all__":
            continue
        many = len(_texts(node))
        if many > MOST_WORDS:
            yield getattr(node, "lineno", 0), many, place


def _texts(node: ast.AST) -> list[str]:
    """The words that a node lists, none where it lists anything else."""
    if isinstance(node, ast.Set | ast.List | ast.Tuple):
        parts: list[ast.expr | None] = [*node.elts]
    elif isinstance(node, ast.Dict) and all(isinstance(value, ast.Constant) for value in node.values):
        parts = list(node.keys)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        return max((run.group().split("|") for run in _RUN.finditer(node.value)), key=len, default=[])
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
        value = node.func.value
        return value.value.split() if isinstance(value, ast.Constant) and isinstance(value.value, str) else []
    else:
        return []
    words = [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return words if len(words) == len(parts) and all(any(c.isalpha() for c in word) for word in words) else []


def _is_type(node: ast.AST) -> bool:
    return isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal"


def main(details: bool) -> None:
    trees = modules()
    lines = [sum(1 for _ in file.open(encoding="utf-8")) for file in sorted(SOURCE.rglob("*.py"))]
    functions = [
        (node.end_lineno or 0) - node.lineno + 1
        for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    ]  # fmt: skip
    stems: dict[str, set[str]] = defaultdict(set)
    for file in SOURCE.rglob("*.py"):
        folder = str(file.parent.relative_to(SOURCE))
        if file.stem not in ("__init__", "__main__"):
            stems[file.stem].add(folder)
    own = own_names()
    lists = [
        (name, *found) for name, tree in trees.items() for found in word_lists(tree)
        if (name.removeprefix("communique."), found[2]) not in own
    ]  # fmt: skip
    often = {stem: sorted(where) for stem, where in stems.items() if len(where) >= 3}
    found = circles(imports(trees))
    big = full_folders()
    print(f"modules                          {len(trees)}")
    print(f"lines of a module                median {median(lines):.0f}, largest {max(lines)}")
    print(f"lines of a function              median {median(functions):.0f}, largest {max(functions)}")
    print(f"folders of more than {MANY} modules  {len(big)}: {', '.join(f'{k} {v}' for k, v in big.items())}")
    print(
        f"import circles                   {len(found)}, of {', '.join(str(len(one)) for one in found) or 'none'} modules"
    )
    print(f"circles at the head of modules   {len(circles(imports(trees, lazy=False)))}")
    print(f"lists of more than {MOST_WORDS} words in code {len(lists)}, in {len({name for name, *_ in lists})} modules")
    print(f"names that stand in 3 folders    {len(often)}: {', '.join(sorted(often))}")
    if details:
        print(*(f"circle: {' '.join(one)}" for one in found), sep="\n")
        print(*(f"list: {name}:{line} ({many} words)" for name, line, many, _ in lists), sep="\n")
        print(*(f"name: {stem}: {' '.join(where)}" for stem, where in sorted(often.items())), sep="\n")


if __name__ == "__main__":
    main("--details" in sys.argv)
