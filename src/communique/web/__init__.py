"""The workspace in a browser: `application(ledger)` is an ASGI application over one open ledger."""

from communique.web.app import application
from communique.web.workspace_settings import Settings

__all__ = ["Settings", "application"]
