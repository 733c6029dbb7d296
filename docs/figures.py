"""Writes the table of accuracy into the pages that show it, from the tables of docs/bank.md, where figures are entered.

    python docs/figures.py

The README and docs/trust.md show the same figures; this keeps them so. A test holds it.
"""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).parent
BANK = HERE / "bank.md"
PAGES = (HERE.parent / "README.md", HERE / "trust.md")
LISTS = ("acts", "statements", "commitments", "contacts", "passages")
_BLOCK = re.compile(r"(<!-- figures -->\n).*?(<!-- end of figures -->)", re.S)


def rows(heading: str) -> dict[str, list[str]]:
    """The rows of the first table under a heading of docs/bank.md, by their first cell."""
    part = BANK.read_text("utf-8").split(f"## {heading}", 1)[1].split("\n## ", 1)[0]
    cells = [[c.strip() for c in line.strip("|").split("|")] for line in part.splitlines() if line.startswith("|")]
    found: dict[str, list[str]] = {}
    for row in cells:
        if row[0] in LISTS:
            found.setdefault(row[0], row[1:])
    return found


def table() -> str:
    """Found and who, on unseen houses, on real texts, and of two people."""
    program, people = rows("The program beside them"), rows("How far two readers agree")
    lines = [
        "| F1: found / who | 79 texts of unseen houses | 65 real texts | two people |", "|---|---|---|---|",
        *(
            f"| {name} | {program[name][3]} / {program[name][4]} | {program[name][0]} / {program[name][1]} "
            f"| {people[name][0]} / {people[name][1]} |"
            for name in LISTS
        ),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def page(text: str) -> str:
    """A page with the figures as they are now."""
    return _BLOCK.sub(lambda match: match[1] + table() + match[2], text)


if __name__ == "__main__":
    for one in PAGES:
        one.write_text(page(one.read_text("utf-8")), "utf-8")
