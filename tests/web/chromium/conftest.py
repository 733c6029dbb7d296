"""One browser and one served workspace for all tests of this folder; both end with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, StorageState, sync_playwright

from communique.ledger import Ledger
from communique.reading import Reader

from .site import MISSING, Person, fill, opened, program, served


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        found = program() or (own if Path(own).is_file() else None)
        if found is None:
            pytest.fail(MISSING, pytrace=False)
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def kept(filled: Path, reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The ledger that is served."""
    place = tmp_path_factory.mktemp("chromium") / "ledger.db"
    with Ledger.open(filled, create=False) as original:
        original.backup(place)
    with Ledger.open(place, reader=reader) as ledger:
        fill(ledger)
        yield ledger


@pytest.fixture(scope="package")
def base(kept: Ledger, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(kept, tmp_path_factory.mktemp("home")) as address:
        yield address


@pytest.fixture(scope="package")
def entered() -> dict[str, StorageState]:
    """What the browsers of those who signed in by the form kept: tries to sign in are limited."""
    return {}


@pytest.fixture
def person(chromium: Browser, base: str, entered: dict[str, StorageState]) -> Iterator[Callable[..., Person]]:
    """Opens a browser for somebody, signed in where a name is given; nothing may have gone wrong in it at the end."""
    people: list[Person] = []

    def come(name: str | None = "ann", **how: object) -> Person:
        made = opened(chromium, base, storage_state=entered.get(name or ""), **how)
        people.append(made)
        if name and name not in entered:
            made.enter(name)
            entered[name] = made.context.storage_state()
        elif name:
            made.go("/")
        return made

    yield come
    for one in people:
        one.context.close()
    assert [w for one in people for w in one.wrong] == []
