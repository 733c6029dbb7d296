"""The sources at hand: those shipped with the program, and those in a folder of the user's.

A user's file of the same name stands before the shipped one. A file that breaks the schema is left out.
"""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from communique.errors import BadSource, UnknownSource
from communique.sources.source import Source, read_source

SUFFIX = ".toml"
_MAX_BYTES = 100_000


def shipped() -> dict[str, str]:
    """The files of the starting set: id → text, in order of id."""
    folder = files("communique.sources") / "data"
    found = {f.name.removesuffix(SUFFIX): f.read_text("utf-8") for f in folder.iterdir() if f.name.endswith(SUFFIX)}
    return dict(sorted(found.items()))


def watched(folder: Path) -> tuple[list[Source], list[BadSource]]:
    """The sources of a folder in order of id, and what is wrong with the files that are none."""
    good: list[Source] = []
    bad: list[BadSource] = []
    for file in sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else []:
        try:
            good.append(read_file(file))
        except BadSource as error:
            bad.append(error)
    return good, bad


def read_file(file: Path) -> Source:
    """The source in a file. Raises BadSource."""
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise BadSource(f"{file.name}: is too large to be a source file")
        text = file.read_text("utf-8")
    except OSError as error:
        raise BadSource(f"{file}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise BadSource(f"{file.name}: is not UTF-8") from None
    return read_source(text, file.name.removesuffix(SUFFIX))


def add(folder: Path, what: str) -> Source:
    """Put a source into a folder: `what` is the id of a shipped one or a TOML file. Raises BadSource, UnknownSource."""
    text, name = _text_of(what)
    source = read_source(text, name)
    target = folder / f"{source.id}{SUFFIX}"
    folder.mkdir(parents=True, exist_ok=True)
    if target.exists() and target.read_text("utf-8") != text:
        raise BadSource(f"{source.id}: is watched already, from a file with other words ({target}); remove it first")
    target.write_text(text, "utf-8")
    return source


def remove(folder: Path, name: str) -> Path:
    """Take a source's file out of a folder; what it has brought stays. Raises UnknownSource."""
    target = folder / f"{name}{SUFFIX}"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not target.is_file():
        raise UnknownSource(f"{name!r} is not watched; `communique source list` names what is")
    target.unlink()
    return target


def named(folder: Path, what: str) -> Source:
    """A source by the id under which it is watched or shipped, or by its file."""
    target = folder / f"{what}{SUFFIX}"
    if re.fullmatch(r"[a-z0-9-]+", what) and target.is_file():
        return read_file(target)
    text, name = _text_of(what)
    return read_source(text, name)


def _text_of(what: str) -> tuple[str, str]:
    if what in (ready := shipped()):
        return ready[what], what
    file = Path(what)
    if what.endswith(SUFFIX) and file.is_file():
        read_file(file)
        return file.read_text("utf-8"), file.name.removesuffix(SUFFIX)
    raise UnknownSource(
        f"{what!r} is neither a shipped source nor a .toml file; `communique source list --all` names them"
    )
