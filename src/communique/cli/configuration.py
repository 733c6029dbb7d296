"""`communique.toml`: where the ledger and the registry are, who publishes what, options that are always given.

The file is the one of COMMUNIQUE_CONFIG, else the nearest in the working folder and those above it, else the user's
own. What the command line or the environment says goes before it. A key that is none, or a value of a wrong type, is
refused by name: a setting that does nothing would be worse than none.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.cli.ledger_session import ENVIRONMENT
from communique.errors import InputError

if TYPE_CHECKING:
    from communique.model import Document


NAME = "communique.toml"
VARIABLE = "COMMUNIQUE_CONFIG"
_KEYS: dict[str, type] = {"ledger": str, "registry": str, "issuers": dict, "commands": dict}


@dataclass(frozen=True, slots=True)
class Config:
    """What the file says; empty where there is none. `issuers` are patterns of file names or addresses."""

    file: Path | None = None
    ledger: str | None = None
    registry: str | None = None
    issuers: Mapping[str, str] = field(default_factory=dict)
    commands: Mapping[str, Any] = field(default_factory=dict)

    def issuer_of(self, source: str) -> str | None:
        """Who published what comes from there: the first pattern that fits the name, or its end."""
        return next((who for pattern, who in self.issuers.items() if _fits(source, pattern)), None)


def where(environment: Mapping[str, str], folder: Path) -> Path | None:
    """The file that holds in a folder, whether it can be read or not."""
    if told := environment.get(VARIABLE):
        return Path(told)
    near = (one / NAME for one in (folder, *folder.parents))
    base = Path(environment.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return next((file for file in (*near, base / "communique" / NAME) if file.is_file()), None)


def read(file: Path) -> Config:
    """The settings of a file. Raises InputError that names what is wrong in it."""
    import tomllib

    try:
        told = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{file}: cannot be read ({error})") from None
    for key, value in told.items():
        if key not in _KEYS:
            raise InputError(f"{file}: {key}: is no setting; there are {', '.join(_KEYS)}")
        if not isinstance(value, _KEYS[key]):
            raise InputError(f"{file}: {key}: must be {'a text' if _KEYS[key] is str else 'a table'}")
    issuers, commands = told.get("issuers", {}), told.get("commands", {})
    if wrong := [name for name, who in issuers.items() if not isinstance(who, str)]:
        raise InputError(f"{file}: issuers.{wrong[0]}: must be a text")
    if wrong := [name for name, options in commands.items() if not isinstance(options, dict)]:
        raise InputError(f"{file}: commands.{wrong[0]}: must be a table of options")
    return Config(file, _place(told.get("ledger"), file), _path(told.get("registry"), file), issuers, commands)


@lru_cache(maxsize=1)
def current() -> Config:
    """The settings that hold here, read once. Raises InputError as `read` does."""
    file = where(os.environ, Path.cwd())
    return read(file) if file else Config()


def applied(environment: MutableMapping[str, str], program: Any) -> dict[str, Any]:
    """Let the file's ledger and registry hold for this run, unless the environment names others; gives the options of
    commands, as the command line takes them.
    """
    told = current()
    if told.ledger:
        environment.setdefault(ENVIRONMENT, told.ledger)
    if told.registry:  # to know its variable is to load the registry's modules: only for whom has one
        from communique.actors.registry.user_tables import VARIABLE as REGISTRY

        environment.setdefault(REGISTRY, told.registry)
    return _options(told.file, told.commands, program, "commands") if told.file else {}


def published(document: Document) -> Document:
    """A document with the issuer that the file names for its source, where nothing else told one."""
    if document.issuer or not current().issuers:
        return document
    named = (current().issuer_of(source) for source in (document.url, document.source) if source)
    who = next((one for one in named if one), None)
    return replace(document, issuer=who) if who else document


def _fits(source: str, pattern: str) -> bool:
    return fnmatch(source, pattern) or fnmatch(source, f"*/{pattern}")


def _path(told: str | None, file: Path) -> str | None:
    """A path of the file, beside which it stands."""
    return str(file.parent / Path(told).expanduser()) if told else None


def _place(told: str | None, file: Path) -> str | None:
    """A ledger's place: a path, or the address of a database as it is."""
    return told if told and "://" in told else _path(told, file)


def _options(file: Path, told: Mapping[str, Any], command: Any, path: str) -> dict[str, Any]:
    """Options by the names that the program has for them, in commands of commands too."""
    made: dict[str, Any] = {}
    within = getattr(command, "commands", {})
    flags = {flag: one.name for one in command.params for flag in one.opts}
    for name, value in told.items():
        if name in within and isinstance(value, dict):
            made[name] = _options(file, value, within[name], f"{path}.{name}")
        elif f"--{name}" in flags and not isinstance(value, dict):
            made[str(flags[f"--{name}"])] = value
        else:
            raise InputError(f"{file}: {path}.{name}: is no {'command' if isinstance(value, dict) else 'option'}")
    return made
