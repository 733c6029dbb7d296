"""Passwords, hashed with Argon2id in its authors' recommended strength (RFC 9106, low memory)."""

from __future__ import annotations

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from communique.errors import InputError

SHORTEST, LONGEST = 12, 200


def hashed(password: str) -> str:
    """The hash under which a password is kept. Raises InputError for one that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(f"a password has {SHORTEST} to {LONGEST} characters")
    return PasswordHasher().hash(password)


def right(password: str, kept: str | None) -> bool:
    """Whether a password is the one that was hashed; takes as long where there is none to compare with."""
    try:
        PasswordHasher().verify(kept or _nobodys(), password[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
    return kept is not None


@cache
def _nobodys() -> str:
    return PasswordHasher().hash(secrets.token_urlsafe(24))
