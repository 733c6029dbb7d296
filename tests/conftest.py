"""What the tests share: one reader, and a way to ask a reading for the words of its findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from communique import threads

threads.one()  # before anything calculates; processes that tests start have it from here

from communique.actors import registry  # noqa: E402
from communique.apart import Apart  # noqa: E402
from communique.model import Act, Contact, Reading, Statement  # noqa: E402
from communique.reading import Reader  # noqa: E402
from tests.alone import pytest_configure_node, pytest_runtest_protocol  # noqa: E402
from tests.started import Program  # noqa: E402

__all__ = ["pytest_configure_node", "pytest_runtest_protocol"]

Read = Callable[..., Reading]


@pytest.fixture(scope="session", autouse=True)
def _own_surroundings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COMMUNIQUE_REGISTRY", str(tmp_path_factory.mktemp("registry")))
        patch.setenv("COMMUNIQUE_STRICT", "1")  # what fails inside a passage fails the test
        yield


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader(registry())


@pytest.fixture(scope="session")
def program() -> Iterator[Program]:
    """The command line, loaded once for all its runs."""
    made = Program()
    yield made
    made.close()


@pytest.fixture(scope="session")
def apart() -> Iterator[Apart]:
    """A process apart with everything loaded; tests give it limits of theirs."""
    with Apart() as made:
        yield made


@pytest.fixture
def read(reader: Reader) -> Read:
    """Read a text; date, issuer and title as keywords."""
    return reader.read


def act(reading: Reading, cue: str) -> Act:
    """The one act whose cue begins with these words."""
    found = [a for a in reading.acts if reading.quote(a.cue).startswith(cue)]
    assert len(found) == 1, [reading.quote(a.cue) for a in reading.acts]
    return found[0]


def statement(reading: Reading, cue: str) -> Statement:
    """The one statement whose cue begins with these words."""
    found = [s for s in reading.statements if reading.quote(s.cue).startswith(cue)]
    assert len(found) == 1, [reading.quote(s.cue) for s in reading.statements]
    return found[0]


def contact(reading: Reading, status: str) -> Contact:
    """The one contact of that status."""
    found = [c for c in reading.contacts if c.status == status]
    assert len(found) == 1, [(c.status, reading.quote(c.evidence)) for c in reading.contacts]
    return found[0]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--postgres", action="store_true", help="run the ledger's tests on PostgreSQL instead of SQLite")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "engine" in metafunc.fixturenames:
        metafunc.parametrize("engine", ["postgresql" if metafunc.config.getoption("postgres") else "sqlite"])
