"""Exporters that other packages add: the entry points of the group `communique.exporters`.

An entry point names a module or object with `write(ledger, by, out)`, as the modules of this folder have it; the first
line of its docstring tells what it holds.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from communique.errors import InputError

if TYPE_CHECKING:
    from communique.ledger import Filter, Ledger

GROUP = "communique.exporters"


class Exporter(Protocol):
    """What an entry point names."""

    def write(self, ledger: Ledger, by: Filter, out: BinaryIO) -> None:
        """Put the bytes of one file into `out`."""


def added() -> dict[str, str]:
    """The names of added formats, each with the package that it comes from."""
    return {name: f"added by {_package(point)}" for name, point in _points().items()}


def exporter(name: str) -> Exporter:
    """The exporter of an added name. Raises InputError for one that cannot be loaded or does not write."""
    point = _points()[name]
    try:
        made = point.load()
    except Exception as error:  # whatever a package does when it is imported
        raise InputError(f"{name}: cannot be loaded from {_package(point)} ({error}); mend or uninstall it") from error
    if not callable(getattr(made, "write", None)):
        raise InputError(f"{name}: {_package(point)} has no write(ledger, by, out) there; mend or uninstall it")
    return cast("Exporter", made)


def _points() -> dict[str, EntryPoint]:
    return {one.name: one for one in sorted(entry_points(group=GROUP), key=lambda one: one.name)}


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist else point.value
