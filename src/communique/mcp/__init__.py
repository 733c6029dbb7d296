"""A Model Context Protocol server over a ledger: read-only tools, whose answers carry their words and citations."""

from communique.mcp.server import server

__all__ = ["server"]
