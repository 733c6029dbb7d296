from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources.site import Clock, Desk, Site


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    made = Desk(tmp_path / "archive", clock)
    yield made
    made.close()
