"""SQLite as a ledger's engine: one file, write-ahead log, full-text search by FTS5.

A write takes the file's write lock when it begins, so that what it reads stays true until it
commits. Every commit is synced to the disk before it counts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL

from communique.errors import LedgerForeign, LedgerMissing
from communique.ledger.search.ranking import scored
from communique.ledger.search.syntax import All, Label, Node, Term
from communique.ledger.storage import checksums

APPLICATION = 0x436F6D71
"""Marks the file as a ledger (“Comq”): PRAGMA application_id."""
WAIT_SECONDS = 15

_SEARCH = """
CREATE VIRTUAL TABLE finding_text USING fts5(
    words, tags, content='finding', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')
"""


class Sqlite:
    """One ledger in one file. `place` is its path."""

    name = "sqlite"
    opening, closing = "\x02", "\x03"

    def __init__(self, path: Path, create: bool, wait: float = WAIT_SECONDS) -> None:
        self.place, self.path = str(path), path
        if path.is_dir():
            raise LedgerForeign(f"{path}: is a folder; name a file in it")
        if not path.exists() and not create:
            raise LedgerMissing(f"{path}: there is no ledger; communique add makes one")
        if create and not path.parent.exists():
            path.parent.mkdir(parents=True)
        self.engine = self._engine(create, wait)

    def _engine(self, create: bool, wait: float) -> Engine:
        address = f"file:{quote(str(self.path))}?mode={'rwc' if create else 'rw'}"

        def connect() -> sqlite3.Connection:
            made = sqlite3.connect(address, uri=True, timeout=wait, check_same_thread=False, isolation_level=None)
            made.execute("PRAGMA foreign_keys=ON")
            made.execute("PRAGMA synchronous=FULL")
            made.execute("PRAGMA cache_size=-65536")
            made.execute("PRAGMA temp_store=MEMORY")
            return made

        engine = create_engine(
            URL.create("sqlite", database=str(self.path)), creator=connect, pool_size=16, max_overflow=48,
            pool_use_lifo=True,  # the connection used last holds the most pages
        )  # fmt: skip

        @event.listens_for(engine, "begin")
        def _begin(connection: Connection) -> None:
            writes = connection.get_execution_options().get("writes")
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

        checksums.watch(engine)
        return engine

    def prepare(self) -> None:
        """Turn an empty file into one that a ledger can be made in: its log, its mark."""
        made = sqlite3.connect(self.place, isolation_level=None)
        try:
            made.execute("PRAGMA journal_mode=WAL")
            made.execute(f"PRAGMA application_id={APPLICATION}")
        finally:
            made.close()

    def holds(self, connection: Connection) -> str:
        """“nothing”, “ledger” or “other”: what the file holds."""
        mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
        tables = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar()
        if mark == APPLICATION:
            made = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
            return "ledger" if connection.exec_driver_sql(made).scalar() else "nothing"
        return "other" if tables or mark else "nothing"

    def lock(self, connection: Connection) -> None:
        """Beginning has taken the lock already."""

    def make_search(self, connection: Connection) -> None:
        """Make the full-text index over the rows of `finding`."""
        connection.exec_driver_sql(_SEARCH)

    def index(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Enter rows of `finding` (id, words, tags) in the full-text index."""
        connection.execute(text("INSERT INTO finding_text(rowid, words, tags) VALUES (:id, :words, :tags)"), rows)

    def index_anew(self, connection: Connection) -> None:
        """Make the full-text index again from the rows that there are."""
        connection.exec_driver_sql("INSERT INTO finding_text(finding_text) VALUES ('rebuild')")

    def unindex(self, connection: Connection, document: int) -> None:
        """Take the rows of one document out of the full-text index, before they are deleted."""
        connection.execute(
            text(
                "INSERT INTO finding_text(finding_text, rowid, words, tags) "
                "SELECT 'delete', id, words, tags FROM finding WHERE document = :document"
            ),
            {"document": document},
        )

    def ranked(
        self,
        connection: Connection,
        tree: Node | None,
        labels: Sequence[str],
        when: Sequence[str],
        since: str | None,
        until: str | None,
        window: int,
    ) -> list[tuple[int, float]]:
        """The ids of matching findings and their scores, best first; of more than `window` the newest."""
        wanted = (
            "tags : ("
            + " AND ".join([*(_one_of(told) for told in labels), *(["(" + " OR ".join(when) + ")"] if when else [])])
            + ")"
        )
        match = f"({_written(tree)}) AND {wanted}" if tree else wanted
        inner = (
            "SELECT rowid AS number FROM finding_text WHERE finding_text MATCH :match ORDER BY rowid DESC LIMIT :window"
        )
        dates = "".join((" AND f.date >= :since" if since else "", " AND f.date <= :until" if until else ""))
        facts = {"match": match, "window": window, "since": since, "until": until}
        rows = connection.execute(
            text(
                f"SELECT t.number, f.words FROM ({inner}) t JOIN finding f ON f.id = t.number WHERE true{dates}"
            ), facts,
        ).all()  # fmt: skip
        return scored(tree, [(row.number, row.words) for row in rows])

    def marked(self, connection: Connection, tree: Node, numbers: Sequence[int]) -> dict[int, str]:
        """The words of findings with the found ones between `opening` and `closing`."""
        asked = text(
            "SELECT rowid AS number, highlight(finding_text, 0, :opening, :closing) AS words FROM finding_text "
            "WHERE finding_text MATCH :match AND rowid = :number"
        )
        facts = {"opening": self.opening, "closing": self.closing, "match": _written(tree)}
        found = (connection.execute(asked, {**facts, "number": n}).one_or_none() for n in numbers)
        return {row.number: row.words for row in found if row}

    def damage(self, connection: Connection) -> list[str]:
        """What the engine itself finds broken in the file."""
        rows = connection.exec_driver_sql("PRAGMA integrity_check(20)").scalars().all()
        found = [f"the file: {row}" for row in rows if row != "ok"]
        rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        found += [f"the file: a row of {row[0]} refers to no row of {row[2]}" for row in rows]
        try:
            connection.exec_driver_sql("INSERT INTO finding_text(finding_text, rank) VALUES ('integrity-check', 1)")
        except Exception as error:
            found.append(f"the search index does not match the findings: {error}")
        return found


def _one_of(label: str) -> str:
    """One label, or one of several (“a1|a2”)."""
    return "(" + " OR ".join(label.split("|")) + ")" if "|" in label else label


def _written(node: Node) -> str:
    """A search in FTS5's language; every word is quoted, so that none is taken for an operator."""
    if isinstance(node, Term):
        return 'words : "' + " ".join(node.words) + '"' + (" *" if node.prefix else "")
    if isinstance(node, Label):
        return f"tags : {node.value}"
    joint = " AND " if isinstance(node, All) else " OR "
    told = "(" + joint.join(_written(part) for part in node.parts) + ")"
    for part in node.without if isinstance(node, All) else ():
        told = f"({told} NOT {_written(part)})"
    return told
