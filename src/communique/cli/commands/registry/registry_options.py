"""Options of the commands about the registry: whose it is, and how answers are printed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Optional

import typer

Folder = Annotated[
    Optional[Path],  # noqa: UP045 - Typer reads it
    typer.Option("--registry", help="Folder of your own registry (default: $COMMUNIQUE_REGISTRY, then the user's)."),
]


class Form(StrEnum):
    """How answers are printed."""

    text = "text"
    json = "json"


As = Annotated[Form, typer.Option("--format", "-f", help="Lines for people, or JSON.")]
