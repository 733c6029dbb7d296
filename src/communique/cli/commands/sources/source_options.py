"""Options of commands about watched sources, and what is made of them: the folder, who fetches, what an error costs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from communique.cli.error_messages import complain
from communique.errors import CommuniqueError, InputError

if TYPE_CHECKING:
    from communique.sources import Fetcher


Home = Annotated[
    Path, typer.Option(envvar="COMMUNIQUE_HOME", help="The folder that holds the watched sources and the archive.")
]
Allow = Annotated[
    Optional[list[str]],  # noqa: UP045 - Typer reads it
    typer.Option(help="A host that may have a private address (repeat for more)."),
]
HOME = Path(".communique")


def complain_by_line(error: CommuniqueError | str, status: int) -> int:
    """One line on standard error for each line of the error; gives the exit status."""
    for line in str(error).splitlines():
        complain(line, status)
    return status


def status_of(error: CommuniqueError) -> int:
    """2 for what the caller named wrongly, 1 for what could not be had."""
    return 2 if isinstance(error, InputError) else 1


def folder(home: Path) -> Path:
    """Where the files of the watched sources are."""
    return home / "sources"


def fetcher(allow: Sequence[str], gap: float = 1.0) -> Fetcher:
    """A fetcher with this machine's clock, and the proxy that its environment names."""
    from urllib.request import getproxies

    from communique.sources import Fetcher, Guard

    proxies = getproxies()
    return Fetcher(Guard(allow), gap=gap, proxy=proxies.get("https") or proxies.get("http"))
