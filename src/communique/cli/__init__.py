"""The command line: `communique read FILE…` and what belongs to it.

Nothing heavy is imported before a command runs, so that help comes at once.
"""

from __future__ import annotations

import sys

from communique.cli.app import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line. Output is UTF-8 whatever the locale; a closed pipe ends quietly."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
