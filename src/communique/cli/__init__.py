"""The command line: `communique read FILE…` and what belongs to it.

Nothing heavy is imported before a command runs, so that help comes at once.
"""

from __future__ import annotations

import sys
import warnings

from communique import threads
from communique.cli.app import app
from communique.cli.error_messages import complain, unforeseen, warned

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line. Output is UTF-8 whatever the locale; a closed pipe ends quietly."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    threads.one()  # before anything calculates
    warnings.showwarning = warned  # type: ignore[assignment] # uses the first two of its arguments only
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(141)
    except Exception as error:  # the last net: no traceback reaches a user
        sys.exit(complain(f"{unforeseen(error)}", 70))
