"""The server of tools run over standard input and output until its caller hangs up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.cli.complaint import complain
from communique.cli.ledger import with_ledger

if TYPE_CHECKING:
    from communique.ledger import Ledger


def serve_tools(named: str | None) -> int:
    """Serve; standard output belongs to the protocol, so nothing else is printed there."""
    try:
        from communique.mcp import server
    except ModuleNotFoundError as error:
        return complain(f"the tools need {error.name}: pip install 'communique[mcp]'", 1)

    def work(ledger: Ledger) -> int:
        server(ledger).run("stdio")
        return 0

    return with_ledger(named, work)
