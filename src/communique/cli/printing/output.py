"""Answers on standard output: lines for people, one JSON document for programs."""

from __future__ import annotations

import datetime as dt
import json
import sys
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console


def console(width: int | None = None) -> Console:
    """Where answers for people are printed; into a pipe or a file lines are not wrapped."""
    from rich.console import Console

    from communique.cli.printing.report import THEME

    return Console(theme=THEME, width=width, highlight=False, soft_wrap=not sys.stdout.isatty())


def plain(value: Any) -> Any:
    """A record as plain lists and objects; a Found keeps its id beside its fields."""
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        made = {f.name: plain(getattr(value, f.name)) for f in fields(value)}
        return {"id": value.id, **made} if type(value).__name__ == "Found" and hasattr(value, "id") else made
    return value


def print_json(value: Any) -> None:
    """One JSON document on standard output."""
    sys.stdout.write(json.dumps(plain(value), ensure_ascii=False, indent=1) + "\n")
