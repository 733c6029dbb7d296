"""Every test that takes `ledger` or `place` runs on SQLite; on PostgreSQL too with --postgres."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from communique.documents import load
from communique.ledger import Added, Ledger
from communique.reading import Reader
from tests.ledger.postgres import server

MONDAY = dt.datetime(2022, 1, 17, 12, tzinfo=dt.UTC)
CALL = "President Biden spoke today with President Macron of France. He urged France to send aid. They agreed to meet in March."
KREMLIN = "Vladimir Putin had a telephone conversation with President of France Emmanuel Macron. Mr Putin stressed the importance of security guarantees."
ELYSEE = (
    "President Emmanuel Macron spoke by phone today with President Vladimir Putin. He called on Russia to de-escalate."
)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    with server() as url:
        yield url


@pytest.fixture
def place(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may lie."""
    if engine == "sqlite":
        return str(tmp_path / "ledger.db")
    url = request.getfixturevalue("postgres")
    address = f"{url}/postgres"
    admin = create_engine(address.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    admin.dispose()
    return address


@pytest.fixture
def ledger(place: str, reader: Reader) -> Iterator[Ledger]:
    """A new, empty ledger."""
    with Ledger.open(place, reader=reader) as made:
        yield made


Add = Callable[..., Added]


@pytest.fixture
def add(ledger: Ledger) -> Add:
    """Add a text: url, issuer, date, title as keywords, `days` after Monday."""

    def added(text: str, url: str, days: int = 0, **facts: str) -> Added:
        facts = {"issuer": "White House", "date": "2022-01-17", **facts}
        return ledger.add(load(text, url=url, **facts), seen_at=MONDAY + dt.timedelta(days))  # type: ignore[arg-type]

    return added
