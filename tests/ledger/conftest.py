"""Every test that takes `ledger` or `place` runs on SQLite; on PostgreSQL too with --postgres."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from communique.documents import load
from communique.ledger import Added, Ledger
from communique.ledger.views.refresh import refresh
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


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new, empty ledger, to be copied: all steps of the schema cost thirty times as much as a copy."""
    made = tmp_path_factory.mktemp("blank") / "ledger.db"
    Ledger.open(made).close()
    return made


@pytest.fixture
def ledger(place: str, blank: Path, reader: Reader) -> Iterator[Ledger]:
    """A new, empty ledger."""
    if "://" not in place:
        shutil.copy(blank, place)
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


PROMISE = "President Biden spoke today with President Zelenskyy. He promised to send air defence missiles to Ukraine."
WORDS = "He reaffirmed unwavering support for the sovereignty and territorial integrity of Ukraine."


@pytest.fixture
def full(ledger: Ledger, add: Add) -> Ledger:
    """A ledger with phrases, commitments, contacts of two sides and silences, its views made."""
    add(ELYSEE, "https://e.example/1", issuer="Élysée")
    add(KREMLIN, "https://k.example/1", issuer="Kremlin")
    for n in range(4):
        add(f"{PROMISE} {WORDS}", f"https://a.example/{n}", date=f"2022-0{n + 1}-01")
        add(f"Vladimir Putin visited factory {n}.", f"https://k.example/f{n}", issuer="Kremlin", date=f"2022-02-1{n}")
    add(ELYSEE, "https://e.example/2", issuer="Élysée", date="2022-02-12")
    refresh(ledger)
    return ledger
