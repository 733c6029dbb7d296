"""Where jobs are done: the one thing that pages and the API ask."""

from __future__ import annotations

from typing import Any, Protocol

from communique.apart.jobs import JOBS
from communique.reading import Reader


class Place(Protocol):
    """Does a job by its name."""

    def do(self, job: str, *given: Any) -> Any:
        """What the job gives. Raises what it raises, TooCostly where it went over a limit, Occupied."""

    def close(self) -> None:
        """End what was started."""


class Here:
    """Does jobs in this process, without limits: in tests, and where a system has no processes to fork."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def do(self, job: str, *given: Any) -> Any:
        """As `Place.do`."""
        return JOBS[job](self._reader, *given)

    def close(self) -> None:
        """Nothing was started."""
