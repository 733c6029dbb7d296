"""A large ledger for measurements of pages, by copying the rows of a small one with other days, ids and addresses.

    python benchmarks/copied.py SMALL.db LARGE.db TIMES

SMALL has documents of `made.py` (`pages.py SMALL --documents 1000`) and its views made. Each copy has its own texts,
documents, findings, contacts and commitments, some days later than the one before; actors stay. Phrases and comparisons
are not copied, and nothing is sealed: LARGE is good for asking and adding, not for `check`. SQLite alone; 100,000
documents take minutes where reading them into a ledger takes hours.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import time
from pathlib import Path

NUMBERS = {
    "text": ("id",), "document": ("id",), "revision": ("id", "document"), "reading": ("id", "revision"),
    "contact": ("id",), "contact_party": ("contact",), "alias": ("contact",),
    "finding": ("id", "document", "contact"), "party": ("finding",), "appearance": ("document",),
    "block": ("finding",), "digest": ("document",), "register": ("contact",), "untold": ("contact",),
    "life": ("id",), "bound": ("life",), "doubt": ("document",), "edition": ("document",),
    "about": ("document",), "face": ("life",),
}  # fmt: skip
"""The columns of each table that number something; those that name the same thing have the same distance between
copies."""
SAME = {
    "text": "text", "document": "document", "revision": "revision", "reading": "reading", "contact": "contact",
    "finding": "finding", "life": "life",
}  # fmt: skip
KEYS = {("text", "hash"), ("document", "text_hash"), ("revision", "text_hash"), ("document", "key"), ("alias", "key"),
        ("contact", "key"), ("life", "key"), ("block", "key")}  # fmt: skip
DAYS = {("document", "date"), ("revision", "date"), ("contact", "start"), ("contact", "finish"), ("finding", "date"),
        ("party", "date"), ("appearance", "date"), ("digest", "day"), ("register", "start"), ("untold", "day"),
        ("life", "last"), ("life", "first"), ("about", "date")}  # fmt: skip


def main() -> None:
    """Copy, count, print what it took."""
    small, large, times = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    start = time.process_time()
    shutil.copy(small, large)
    with sqlite3.connect(large, isolation_level=None) as made:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-400000", "foreign_keys=OFF"):
            made.execute(f"PRAGMA {pragma}")
        made.execute("BEGIN")
        grow(made, times)
        made.execute("COMMIT")
        made.execute("INSERT INTO finding_text(finding_text) VALUES ('rebuild')")
        made.execute("PRAGMA journal_mode=WAL")
        print(made.execute("SELECT count(*) FROM document").fetchone()[0], "documents")
    print(f"{time.process_time() - start:.0f} s of the processor")


def grow(made: sqlite3.Connection, times: int) -> None:
    """Add so many copies, less the one that is there."""
    names = {row[0] for row in made.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    far = {name: made.execute(f"SELECT max({column}) FROM {name}").fetchone()[0] or 0
           for name, column in ((name, "id") for name in SAME)}  # fmt: skip
    for name in [one for one in NUMBERS if one in names]:
        made.execute(f"CREATE TEMP TABLE old_{name} AS SELECT * FROM {name}")
        columns = [row[1] for row in made.execute(f"PRAGMA table_info({name})")]
        told = ", ".join(_column(name, column, far) for column in columns)
        listed = ", ".join(f'"{column}"' for column in columns)
        for copy in range(1, times):
            made.execute(f"INSERT INTO {name} ({listed}) SELECT {told} FROM temp.old_{name}", {"copy": copy})
        print(name, flush=True)
    made.execute("UPDATE actor SET documents = documents * ?", (times,))
    made.execute("UPDATE counter SET value = value * ? WHERE name <> 'state'", (times + 1,))
    made.execute("UPDATE tally SET many = many * ?", (times,))
    made.execute("UPDATE network SET many = many * ?", (times,))


def _column(table: str, column: str, far: dict[str, int]) -> str:
    if column in NUMBERS[table]:
        of = table if column == "id" else column
        return f'"{column}" + :copy * {far[of]}'
    if (table, column) in KEYS:
        return f"""substr("{column}", 1, 4) || 'k' || :copy || substr("{column}", 5)"""
    if (table, column) == ("document", "address"):
        return """address || '?copy=' || :copy"""
    if (table, column) in DAYS:
        return f"""CASE WHEN "{column}" LIKE '____-__-__' THEN date("{column}", '+' || (:copy % 40) || ' days')
            ELSE "{column}" END"""
    return f'"{column}"'


if __name__ == "__main__":
    main()
