"""Bringing a ledger's tables up to this version of the program, by Alembic.

`up_to_date` looks once at the version that the ledger carries: makes the tables in an empty place,
moves an older ledger forward, refuses a newer one and a database that is something else.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, text

from communique.errors import LedgerForeign, LedgerMissing, LedgerNewer
from communique.ledger.storage import checksums
from communique.ledger.storage.engine import Backend

HEAD = "0015"
"""The newest migration (a test holds it to the folder's)."""
MIGRATIONS = Path(__file__).parent / "migrations"


def up_to_date(backend: Backend, create: bool) -> None:
    """Make or move forward the ledger's tables; nothing where they are as they should be."""
    with backend.engine.connect() as connection:
        holds = backend.holds(connection)
        if holds == "ledger" and version(connection) == HEAD:
            return
    if holds == "other":
        raise LedgerForeign(f"{backend.place}: holds something else than a ledger; name another place")
    if holds == "nothing" and not create:
        raise LedgerMissing(f"{backend.place}: there is no ledger in it; communique add makes one")
    if holds == "nothing":
        backend.prepare()
    with backend.engine.connect().execution_options(writes=True) as connection, connection.begin():
        backend.lock(connection)
        if backend.holds(connection) == "ledger" and version(connection) == HEAD:
            return  # another program was quicker
        upgrade(backend, connection)


def version(connection: Connection) -> str | None:
    """The migration that the ledger stands at."""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(backend: Backend, connection: Connection) -> None:
    """Run what migrations are missing, within the connection's transaction."""
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(MIGRATIONS))
    known = {script.revision for script in scripts.walk_revisions()}
    if backend.holds(connection) == "ledger" and version(connection) not in known:
        raise LedgerNewer(f"{backend.place}: a newer version of Communiqué made it; use that version, or a newer one")
    from alembic.config import Config

    config = Config()
    config.attributes["backend"] = backend
    environment = EnvironmentContext(
        config, scripts, fn=lambda current, _: scripts._upgrade_revs("head", current), destination_rev="head"
    )
    with environment:
        environment.configure(connection=connection, transactional_ddl=True, backend=backend)
        environment.run_migrations()
    if version(connection) == HEAD:
        checksums.anew(connection)
