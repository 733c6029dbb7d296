"""What callers hand over to be read: checked for what it is, and gone through one after the other.

A str is a text, bytes are a page, a Path is a file; `sound` says so in one line to whoever hands over something else.
"""

from __future__ import annotations

import datetime as dt
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from pathlib import Path
from typing import Literal, TypeVar

from communique.errors import DocumentError, FileGiven, InputError, LeftOut

Source = str | bytes | Path
OnError = Literal["raise", "skip"]
Progress = bool | Callable[[int, int | None], object]
_NAME = 255
"""Characters of a file's name, at most."""
Made = TypeVar("Made")


def sound(source: object, date: object, told: Mapping[str, object]) -> None:
    """Raise TypeError for what is no source, day or text; warn (FileGiven) of a text that is a file's name."""
    if not isinstance(source, str | bytes | Path):
        raise TypeError(f"a text (str), a page (bytes) or a file (Path) is read, not {_kind(source)}")
    if date is not None and not isinstance(date, str | dt.date):
        raise TypeError(f"date: give “YYYY-MM-DD” or a datetime.date, not {_kind(date)}")
    for name, value in told.items():
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name}: give a text (str), not {_kind(value)}")
    if isinstance(source, str) and _names_a_file(source):
        warnings.warn(
            f"{source}: read as a text, and a file of that name exists; to read the file give Path({source!r})",
            FileGiven, stacklevel=4,
        )  # fmt: skip


def each(
    read: Callable[[Source], Made], sources: Iterable[Source], on_error: OnError, progress: Progress
) -> Iterator[Made]:
    """`read` of every source, in order; what cannot be read is raised, or left out with a warning."""
    if on_error not in ("raise", "skip"):
        raise InputError(f"on_error={on_error!r}: give “raise” or “skip”")
    if isinstance(sources, str | bytes | Path):
        raise TypeError(f"several sources are read here: give a list, not one {_kind(sources)}")
    return _each(read, sources, on_error == "skip", _counter(progress))


def _each(
    read: Callable[[Source], Made], sources: Iterable[Source], skip: bool, count: Callable[[int, int | None], object]
) -> Iterator[Made]:
    known = len(sources) if isinstance(sources, Sized) else None
    for done, source in enumerate(sources, 1):
        try:
            made = read(source)
        except DocumentError as error:
            if not skip:
                raise
            warnings.warn(f"left out: {error}", LeftOut, stacklevel=2)
        else:
            yield made
        count(done, known)


def _counter(progress: Progress) -> Callable[[int, int | None], object]:
    if callable(progress):
        return progress
    return _said if progress else lambda done, known: None


def _said(done: int, known: int | None) -> None:
    end = "\n" if done == known else ""
    sys.stderr.write(f"\r{done}{f' of {known}' if known is not None else ''} read{end}")
    sys.stderr.flush()


def _names_a_file(words: str) -> bool:
    try:
        return 0 < len(words) <= _NAME and "\n" not in words and Path(words).is_file()
    except (OSError, ValueError):  # what no file can be called
        return False


def _kind(value: object) -> str:
    return type(value).__name__
