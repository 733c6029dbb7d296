"""One process apart with everything loaded, for all tests of this folder."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from communique.apart import Apart


@pytest.fixture(scope="session")
def apart() -> Iterator[Apart]:
    with Apart() as made:
        yield made
