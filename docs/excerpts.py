"""Keeps the excerpts of code in docs/extending.md as the real files have them.

    python docs/excerpts.py

A comment `<!-- excerpt: src/communique/export/jsonl.py:write -->` stands over a block; the block is the named function or
class (without a name the whole file).
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "docs" / "extending.md",)
_EXCERPT = re.compile(
    r"(<!-- excerpt: (?P<file>[\w./-]+)(?::(?P<name>\w+))? -->\n```\w+\n)(?P<body>.*?)(^```$)", re.M | re.S
)


def excerpt(file: str, name: str | None) -> str:
    """The source of a function or class of a file, or the file."""
    text = (ROOT / file).read_text("utf-8")
    if name is None:
        return text
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == name:
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            return "\n".join(text.splitlines()[first - 1 : node.end_lineno]) + "\n"
    raise LookupError(f"{file} has no {name}")


def page(text: str) -> str:
    """A page with its excerpts as the files are now."""
    return _EXCERPT.sub(lambda m: m[1] + excerpt(m["file"], m["name"]) + m[5], text)


if __name__ == "__main__":
    for one in PAGES:
        one.write_text(page(one.read_text("utf-8")), "utf-8")
