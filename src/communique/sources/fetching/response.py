"""What a server answered, and the limits within which it may."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one fetch: `body` in bytes (sent and unpacked), times in seconds."""

    body: int = 10_000_000
    connect: float = 10.0
    read: float = 20.0
    total: float = 60.0
    """From the look-up of the name to the last byte of one request."""
    whole: float = 240.0
    """All requests for one address: redirects, attempts and the waits between them."""
    source: float = 900.0
    """All that is asked of one source in one look; what is left is asked for at the next."""
    grace: float = 15.0
    floor: float = 200.0
    """Bytes a second that a server sends at least, once `grace` is over."""
    redirects: int = 5
    attempts: int = 3
    patience: float = 60.0
    """The longest wait that a server may ask for within a run; a longer one ends the fetch."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer. `asked` is the address asked for, `address` where it came from after redirects;
    header names are in lower case; `body` is unpacked.
    """

    asked: str
    address: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    seen: dt.datetime

    def header(self, name: str) -> str | None:
        """The first header of that name (lower case)."""
        return next((value for key, value in self.headers if key == name), None)

    @property
    def hash(self) -> str:
        """The SHA-256 of the body, in hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def media_type(self) -> str:
        """The content type without its parameters, in lower case; empty when none is stated."""
        return (self.header("content-type") or "").split(";")[0].strip().lower()
