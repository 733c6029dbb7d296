"""PostgreSQL as a ledger's engine: a database named by URL, full-text search by tsvector.

Writers take turns by an advisory lock that their transaction holds, as SQLite's do by the file's
lock: grouping accounts of one contact needs to see all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, create_engine, event, text
from sqlalchemy.engine import URL

from communique.errors import LedgerMissing
from communique.ledger.search.ranking import scored
from communique.ledger.search.syntax import All, Label, Node, Term
from communique.ledger.storage import checksums

_TURN = 0x436F6D71
_SEARCH = """
ALTER TABLE finding ADD COLUMN search tsvector GENERATED ALWAYS AS
    (to_tsvector('english', words) || array_to_tsvector(string_to_array(tags, ' '))) STORED;
CREATE INDEX finding_search ON finding USING gin (search);
"""


class Postgres:
    """One ledger in one database. `place` is its URL without the password."""

    name = "postgresql"
    opening, closing = "\x02", "\x03"

    def __init__(self, url: URL, wait: float = 15) -> None:
        try:
            import psycopg  # noqa: F401 - asked for by name, to say what is missing
        except ImportError:
            raise LedgerMissing("PostgreSQL needs the package psycopg: pip install 'communique[postgres]'") from None
        self.place = url._replace(password=None).render_as_string()
        options = {"connect_timeout": 10, "options": f"-c lock_timeout={int(wait * 1000)} -c TimeZone=UTC"}
        self.engine = create_engine(
            url.set(drivername="postgresql+psycopg"), connect_args=options, pool_pre_ping=True, pool_size=16,
            max_overflow=48,
        )  # fmt: skip

        @event.listens_for(self.engine, "begin")
        def _begin(connection: Connection) -> None:
            if not connection.get_execution_options().get("writes"):
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

        checksums.watch(self.engine)

    def prepare(self) -> None:
        """A database needs no preparing."""

    def holds(self, connection: Connection) -> str:
        """“nothing”, “ledger” or “other”: what the database holds."""
        rows = connection.exec_driver_sql("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        tables = set(rows.scalars())
        if {"alembic_version", "meta", "judgement", "finding"} <= tables:
            return "ledger"
        return "other" if tables else "nothing"

    def lock(self, connection: Connection) -> None:
        """Wait for the turn to write; the transaction's end gives it on."""
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")

    def make_search(self, connection: Connection) -> None:
        """Make the full-text column and its index."""
        connection.exec_driver_sql(_SEARCH)

    def index(self, connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
        """The column is generated: nothing to enter."""

    def index_anew(self, connection: Connection) -> None:
        """The column is generated: nothing to make."""

    def unindex(self, connection: Connection, document: int) -> None:
        """The index follows its rows: nothing to take out."""

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
        wanted = " & ".join(
            [*(f"({told.replace('|', ' | ')})" for told in labels), *(["(" + " | ".join(when) + ")"] if when else [])]
        )
        facts = {"words": "", "labels": wanted, "window": window, "since": since, "until": until}
        where = "search @@ CAST(:labels AS tsquery)"
        if tree:
            where += " AND search @@ to_tsquery('english', :words)"
            facts["words"] = _written(tree)
        where += "".join((" AND date >= :since" if since else "", " AND date <= :until" if until else ""))
        asked = text(f"SELECT id, words FROM finding WHERE {where} ORDER BY id DESC LIMIT :window")
        return scored(tree, [(row.id, row.words) for row in connection.execute(asked, facts)])

    def marked(self, connection: Connection, tree: Node, numbers: Sequence[int]) -> dict[int, str]:
        """The words of findings with the found ones between `opening` and `closing`."""
        asked = text(
            "SELECT id, ts_headline('english', words, to_tsquery('english', :words), :how) AS words "
            "FROM finding WHERE id = ANY(:numbers)"
        )
        how = f"HighlightAll=true, StartSel={self.opening}, StopSel={self.closing}"
        facts = {"words": _written(tree), "how": how, "numbers": list(numbers)}
        return {row.id: row.words for row in connection.execute(asked, facts)}

    def damage(self, connection: Connection) -> list[str]:
        """PostgreSQL checks its own pages when it reads them."""
        return []


def _written(node: Node) -> str:
    """A search in the language of to_tsquery; words hold letters and digits only (see `syntax`)."""
    if isinstance(node, Label):
        return f"'{node.value}'"
    if isinstance(node, Term):
        return "(" + " <-> ".join(f"'{word}'" for word in node.words) + (":*" if node.prefix else "") + ")"
    joint = " & " if isinstance(node, All) else " | "
    told = "(" + joint.join(_written(part) for part in node.parts) + ")"
    for part in node.without if isinstance(node, All) else ():
        told = f"({told} & !{_written(part)})"
    return told
