"""What a source lists: an address with what the list says of it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit, urlunsplit

with (files("communique.sources") / "tracking.csv").open("r", encoding="utf-8") as _table:
    _ROWS = [(row["name"], row["how"]) for row in csv.DictReader(_table)]
_PREFIXES = tuple(name for name, how in _ROWS if how == "begins")
_TRACKING = frozenset(name for name, how in _ROWS if how == "is")
"""Parameters of an address by which readers are followed; they name no page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One listed page. `hint` is what the list says of its last change, as written; empty when it says nothing."""

    address: str
    title: str = ""
    hint: str = ""


def canonical(address: str, base: str = "") -> str:
    """An address in one form: absolute, host in lower case, no fragment, no default port, no tracking parameters.

    Empty when it is no http(s) address.
    """
    try:
        parts = urlsplit(urljoin(base, address.strip()))
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host or not 0 < len(address.strip()) <= 2000:
        return ""
    if ":" in host:
        host = f"[{host}]"
    usual = {"http": 80, "https": 443}[parts.scheme]
    place = host if port in (None, usual) else f"{host}:{port}"
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(k.lower())]
    path = quote(unquote(parts.path), safe="/:@!$&'()*+,;=~-._%") if "%" not in parts.path else parts.path
    return urlunsplit((parts.scheme, place, path or "/", urlencode(kept), ""))


def _tracks(name: str) -> bool:
    return name in _TRACKING or name.startswith(_PREFIXES)
