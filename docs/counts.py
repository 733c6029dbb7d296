"""Writes the counts of the registry into docs/actors.md, between its two marks."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from communique.actors.registry.csv_tables import NOBODY, shipped_tables

PAGE = Path(__file__).parent / "actors.md"
_BLOCK = re.compile(r"(<!-- counts -->\n).*?(<!-- end of counts -->)", re.S)


def counts() -> str:
    """The table of counts, as Markdown."""
    tables = shipped_tables()
    held = [row for row in tables.terms if row["person"] != NOBODY]
    terms = Counter(row["office"] for row in held)
    places = {office: len({row["of"] for row in held if row["office"] == office}) for office in terms}
    exact = sum(len(row["from"]) == 10 for row in held)
    lines = [
        f"{len(tables.people):,} people, {len(held):,} terms of office ({exact / len(held):.0%} begin on a known day), "
        f"{len(tables.terms) - len(held):,} marked gaps, {len(tables.countries):,} countries, "
        f"{len(tables.bodies):,} bodies, {len(tables.titles):,} wordings of offices.",
        "",
        "| office | terms | states and bodies |",
        "|---|---:|---:|",
        *(f"| {row['name']} | {terms[row['office']]:,} | {places.get(row['office'], 0):,} |" for row in tables.offices),
    ]
    return "\n".join(lines) + "\n"


def page(text: str) -> str:
    """The page with the counts as they are now."""
    return _BLOCK.sub(lambda match: match[1] + counts() + match[2], text)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
