"""A bar on standard error while many documents are read."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def flow(hidden: bool = False, every: float = 30.0) -> Iterator[Callable[[str, float], None]]:
    """Yields a step that takes words and how much is done (0 to 1): a bar, or without a terminal a line now and then.

    `every` is how many seconds lie between two lines.
    """
    if hidden:
        yield lambda words, share: None
        return
    if not sys.stderr.isatty():
        told = time.monotonic()

        def line(words: str, share: float) -> None:
            nonlocal told
            if time.monotonic() - told >= every:
                told = time.monotonic()
                sys.stderr.write(f"{share:.0%} · {words}\n")

        yield line
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=1.0)
        yield lambda words, share: bar.update(task, completed=share, description=words)


@contextmanager
def progress(total: int, hidden: bool = False) -> Iterator[Callable[[str], None]]:
    """Yields a step that takes the name of what is done. No bar for one document, without a terminal, or `hidden`."""
    if hidden or total < 2 or not sys.stderr.isatty():
        yield lambda name: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda name: bar.update(task, advance=1, description=name)
