"""Formats that other packages add: the entry points of the group `communique.formats`.

An entry point names a module or object with `SUFFIXES` (“.vtt”), `tells(data) -> bool` (whether bytes begin as the
format does) and `read(data, called) -> Content`. They are loaded when the first document in bytes is read, in the order
of their names, and come before the formats of this folder.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, cast

from communique.documents.content import Content
from communique.errors import DocumentError

GROUP = "communique.formats"


class Format(Protocol):
    """What an entry point names."""

    SUFFIXES: Collection[str]

    def tells(self, data: bytes) -> bool:
        """Whether the bytes are of this format."""

    def read(self, data: bytes, called: str) -> Content:
        """The text and what the format says of it; raises DocumentError, with `called` as the document's name."""


def format_of(data: bytes, suffix: str) -> Format | None:
    """The added format of a file, by its suffix or its bytes; None where no package adds one for it."""
    return next((one for one in _added() if suffix in one.SUFFIXES or one.tells(data)), None)


@cache
def _added() -> tuple[Format, ...]:
    return tuple(_loaded(point) for point in sorted(entry_points(group=GROUP), key=lambda one: one.name))


def _loaded(point: EntryPoint) -> Format:
    package = point.dist.name if point.dist else point.value
    try:
        made = point.load()
    except Exception as error:  # whatever a package does when it is imported
        raise DocumentError(
            f"the format {point.name!r} of {package} cannot be loaded ({error}); mend or uninstall that package"
        ) from error
    wanting = [name for name in ("SUFFIXES", "tells", "read") if not hasattr(made, name)]
    if wanting:
        raise DocumentError(
            f"the format {point.name!r} of {package} has no {wanting[0]}; mend or uninstall that package"
        )
    return cast("Format", made)
