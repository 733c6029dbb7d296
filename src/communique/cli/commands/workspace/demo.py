"""`communique demo`: the examples read into a ledger of their own, served with a tour, and thrown away in the end."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from communique.cli.commands.workspace.serve import Serving, serve_workspace
from communique.cli.error_messages import complain

NOW = dt.datetime(2024, 11, 20, 9, tzinfo=dt.UTC)
"""The day on which the examples are looked at: some weeks after their last."""


def demo(
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 8017,
) -> None:
    """Open a workspace on invented examples, with a tour of five steps; nothing of it is kept."""
    raise typer.Exit(demonstrate(port))


def examples() -> list[Path]:
    """The texts: beside the package where it is installed, in the project's own folder where one works on it."""
    here = Path(__file__).parents[3]
    place = next((p for p in (here / "examples", here.parent.parent / "examples") if p.is_dir()), None)
    return sorted([*place.glob("*.md"), *(place / "workspace").glob("0*.md")]) if place else []


def demonstrate(port: int) -> int:
    """Serve the examples until the program is stopped."""
    texts = examples()
    if not texts:
        return complain("the examples are not installed; get them with the program's source", 1)
    with tempfile.TemporaryDirectory(prefix="communique-demo-") as folder:
        place = Path(folder) / "ledger.db"
        print(f"reading {len(texts)} examples …", file=sys.stderr, flush=True)
        fill(place, texts)
        told = Serving("127.0.0.1", port, "you", False, None, (), False, Path(folder), tour=True, now=NOW)
        return serve_workspace(str(place), told)


def fill(place: Path, texts: list[Path]) -> None:
    """Enter the examples, each seen the morning after its day."""
    from communique.documents import load
    from communique.ledger import Ledger

    with Ledger.open(place) as ledger:
        for file in texts:
            document = load(file)
            day = document.date or NOW.date()
            ledger.add(document, seen_at=dt.datetime.combine(day, dt.time(8), dt.UTC) + dt.timedelta(days=1))


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(demo)
