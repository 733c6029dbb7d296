"""Options of the commands about the Readout Bank: its folder, and where the texts are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Optional

import typer

Folder = Annotated[Path, typer.Option("--bank", help="The bank's folder: documents.csv and marks/.")]
Texts = Annotated[
    Optional[list[Path]],  # noqa: UP045 - Typer reads it
    typer.Option("--texts", help="A folder or file with the texts (JSON lines, Markdown, plain); may be repeated."),
]
HERE = Path("bank")
