"""A workspace over a small ledger: two accounts of one call, and what is asked of it over HTTP in process."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from communique.documents import load
from communique.ledger import Ledger
from communique.reading import Reader
from communique.web import Settings, application

NOW = dt.datetime(2022, 1, 18, 9, tzinfo=dt.UTC)
WHITE_HOUSE = (
    "President Biden spoke today with President Putin of Russia. He urged Russia to de-escalate tensions with Ukraine. "
    "The Presidents agreed to continue their dialogue. President Biden said the United States would respond decisively."
)
KREMLIN = (
    "Vladimir Putin had a telephone conversation with President of the United States Joseph Biden. "
    "Mr Putin stressed the importance of security guarantees. It was agreed to continue personal contacts."
)
TEXTS = (
    (WHITE_HOUSE, "https://us.example/call", "White House", "Readout of President Biden’s Call with President Putin"),
    (KREMLIN, "https://ru.example/call", "Kremlin", "Telephone conversation with President of the USA Joseph Biden"),
)


def client(ledger: Ledger, settings: Settings | None = None) -> TestClient:
    """A browser without scripts: follows nothing by itself, keeps its cookies."""
    told = settings or Settings(author="ann")
    app = application(ledger, replace(told, now=lambda: NOW, hosts=("testserver",)))
    return TestClient(app, follow_redirects=False, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    """The file of a ledger that holds `TEXTS`; copy it before writing."""
    place = tmp_path_factory.mktemp("web") / "ledger.db"
    with Ledger.open(place, reader=reader) as ledger:
        for text, url, issuer, title in TEXTS:
            ledger.add(load(text, url=url, date="2022-01-17", issuer=issuer, title=title), seen_at=NOW)
    return place


@pytest.fixture
def ledger(filled: Path, tmp_path: Path, reader: Reader) -> Iterator[Ledger]:
    """A ledger of this test's own, holding `TEXTS`."""
    place = tmp_path / "ledger.db"
    shutil.copyfile(filled, place)
    with Ledger.open(place, reader=reader) as made:
        yield made


@pytest.fixture
def browser(ledger: Ledger) -> Iterator[TestClient]:
    """A browser on a workspace without accounts, whose judgements ann signs."""
    with client(ledger) as made:
        yield made
