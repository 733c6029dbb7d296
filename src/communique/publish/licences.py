"""Which licence a text is under, by the host of its address, and whether it may be shown whole.

Takes the shipped table (`data/licences.csv`) or one's own with the same columns: `host` (with its subdomains; `*` for
all others), `licence`, `link`, `text` (`whole` or `quoted`). A text of which nothing is known is only quoted.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urlsplit

from communique.errors import InputError

COLUMNS = ["host", "licence", "link", "text"]
SHOWN = ("whole", "quoted")


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence by its name, its address, and whether a text under it may be shown whole."""

    name: str
    link: str
    whole: bool


Table = dict[str, Licence]
NONE = Licence("No licence known: quoted", "", False)


@cache
def shipped() -> Table:
    """The table that comes with the program."""
    told = files("communique.publish").joinpath("data/licences.csv").read_text("utf-8")
    return _table(told.splitlines(), "data/licences.csv")


def own(path: Path) -> Table:
    """A table of one's own over the shipped one. Raises InputError naming the line that is wrong."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read as a table of licences ({error})") from None
    return {**shipped(), **_table(lines, str(path))}


def of(address: str, table: Table) -> Licence:
    """The licence of the text at an address: of its host, else of the nearest domain above, else of `*`."""
    host = (urlsplit(address).hostname or "").lower()
    parts = host.split(".")
    for start in range(len(parts)):
        found = table.get(".".join(parts[start:]))
        if found:
            return found
    return table.get("*", NONE)


def _table(lines: list[str], name: str) -> Table:
    rows = csv.DictReader(lines)
    if rows.fieldnames != COLUMNS:
        raise InputError(f"{name}: a table of licences has the columns {', '.join(COLUMNS)}")
    out: Table = {}
    for number, row in enumerate(rows, 2):
        host, text = (row["host"] or "").strip().lower(), (row["text"] or "").strip()
        link = (row["link"] or "").strip()
        if not host or text not in SHOWN or not (row["licence"] or "").strip():
            raise InputError(f"{name}, line {number}: needs a host, a licence, and whole or quoted")
        if link and not link.startswith(("https://", "http://")):
            raise InputError(f"{name}, line {number}: the link of a licence begins with https://")
        out[host] = Licence(row["licence"].strip(), link, text == "whole")
    return out
