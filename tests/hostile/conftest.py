"""What these tests share with those of the workspace and of sources."""

from tests.sources.conftest import clock, desk, site
from tests.web.conftest import filled, ledger

__all__ = ["clock", "desk", "filled", "ledger", "site"]
