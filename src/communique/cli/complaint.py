"""What went wrong, as one line on standard error; every command says it with this one function."""

from __future__ import annotations

import sys

from communique.errors import CommuniqueWarning


def complain(error: Exception | str, status: int) -> int:
    """Print the error as one line, after what was printed before it; gives the exit status back."""
    sys.stdout.flush()
    sys.stderr.write(f"communique: {' '.join(str(error).split())}\n")
    return status


def warned(message: Warning | str, category: type[Warning], *_: object) -> None:
    """Warnings of this program as one line; those of libraries are not the user's business."""
    if issubclass(category, CommuniqueWarning):
        complain(str(message), 0)
