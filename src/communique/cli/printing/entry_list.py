"""What was followed over time: entries with their words and lines under them, or JSON, or CSV."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from communique.cli.printing.csv_rows import flat, print_csv
from communique.cli.printing.output import console, print_json

if TYPE_CHECKING:
    from rich.console import Console


def print_followed(form: str, value: Any, show: Callable[[Console], None]) -> int:
    """JSON, CSV, or what `show` prints; gives the exit status."""
    if form == "json":
        print_json(value)
        return 0
    if form == "csv":
        return print_csv(flat(value))
    screen = console()
    if not value or (isinstance(value, dict) and not any(value.values())):
        print_line(screen, "Nothing of the kind.")
        return 0
    show(screen)
    return 0


def print_entry(screen: Console, who: str, facts: str, words: str) -> None:
    """Who, the facts, and the words under them."""
    from rich.text import Text

    from communique.model.prose import short

    screen.print()
    screen.print(Text.assemble((who, "who"), facts))
    if words:
        screen.print(Text(f"  “{short(words, 400)}”", style="words"))


def print_line(screen: Console, words: str) -> None:
    """A line whose words are never taken for markup."""
    from rich.text import Text

    screen.print(Text(words))
