"""How the code is laid out: modules and their sizes, folders, import circles, lists of words in code, names in many folders.

    python benchmarks/house.py              # a table
    python benchmarks/house.py --details    # with the circles, the lists and the names themselves
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

SOURCE = Path(__file__).parent.parent / "src" / "communique"
MOST_WORDS = 5
MANY = 25
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


def word_lists(tree: ast.Module) -> Iterator[tuple[int, int]]:
    """The line and length of each list, set or tuple of more than five texts that are words, not names of fields."""
    named = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Assign) and _is_all(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Set | ast.List | ast.Tuple) and id(node) not in named:
            words = [e.value for e in node.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)]
            if len(words) > MOST_WORDS and len(words) == len(node.elts) and all(w.islower() for w in words):
                yield node.lineno, len(words)


def _is_all(node: ast.Assign) -> bool:
    return any(isinstance(target, ast.Name) and target.id == "__all__" for target in node.targets)


def main(details: bool) -> None:
    trees = modules()
    lines = [sum(1 for _ in file.open(encoding="utf-8")) for file in sorted(SOURCE.rglob("*.py"))]
    functions = [
        (node.end_lineno or 0) - node.lineno + 1
        for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)
    ]  # fmt: skip
    folders: dict[str, int] = defaultdict(int)
    stems: dict[str, set[str]] = defaultdict(set)
    for file in SOURCE.rglob("*.py"):
        folder = str(file.parent.relative_to(SOURCE))
        folders[folder] += 1
        if file.stem not in ("__init__", "__main__"):
            stems[file.stem].add(folder)
    lists = [(name, *one) for name, tree in trees.items() for one in word_lists(tree)]
    often = {stem: sorted(where) for stem, where in stems.items() if len(where) >= 3}
    found = circles(imports(trees))
    big = {folder: count for folder, count in sorted(folders.items()) if count > MANY}
    print(f"modules                          {len(trees)}")
    print(f"lines of a module                median {median(lines):.0f}, largest {max(lines)}")
    print(f"lines of a function              median {median(functions):.0f}, largest {max(functions)}")
    print(f"folders of more than {MANY} modules  {len(big)}: {', '.join(f'{k} {v}' for k, v in big.items())}")
    print(f"import circles                   {len(found)}, of {', '.join(str(len(one)) for one in found) or 'none'} modules")
    print(f"circles at the head of modules   {len(circles(imports(trees, lazy=False)))}")
    print(f"lists of more than {MOST_WORDS} words in code {len(lists)}, in {len({name for name, *_ in lists})} modules")
    print(f"names that stand in 3 folders    {len(often)}: {', '.join(sorted(often))}")
    if details:
        print(*(f"circle: {' '.join(one)}" for one in found), sep="\n")
        print(*(f"list: {name}:{line} ({many} words)" for name, line, many in lists), sep="\n")
        print(*(f"name: {stem}: {' '.join(where)}" for stem, where in sorted(often.items())), sep="\n")


if __name__ == "__main__":
    main("--details" in sys.argv)
