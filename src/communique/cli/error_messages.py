"""What went wrong, as one line on standard error; every command says it with this one function."""

from __future__ import annotations

import sys
import tempfile
import traceback

from communique import __version__
from communique.errors import CommuniqueWarning


def complain(error: Exception | str, status: int) -> int:
    """Print the error as one line, after what was printed before it; gives the exit status back."""
    sys.stdout.flush()
    sys.stderr.write(f"communique: {' '.join(str(error).split())}\n")
    return status


def unforeseen(error: Exception) -> str:
    """One line about what nobody foresaw; its details go to a file that the line names."""
    words = " ".join(str(error).split())[:200]
    told = f"this should not happen: {type(error).__name__}{': ' if words else ''}{words}"
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", errors="replace", prefix="communique-", suffix=".txt",
                                         delete=False) as details:  # fmt: skip
            details.write(f"communique {__version__}, Python {sys.version}\n{' '.join(sys.argv)}\n\n")
            details.write("".join(traceback.format_exception(error)))
    except OSError:
        return f"{told}; no room for a file of details"
    return f"{told}; details for a report are in {details.name}"


def warned(message: Warning | str, category: type[Warning], *_: object) -> None:
    """Warnings of this program as one line; those of libraries are not the user's business."""
    if issubclass(category, CommuniqueWarning):
        complain(str(message), 0)
