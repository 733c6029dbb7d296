"""Roles, and the person on whose behalf a request is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)
"""Each may do what those before it may: read; judge records and add documents; manage accounts."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks. `name` signs judgements; `way` says how they came in."""

    name: str
    role: Role
    way: Literal["here", "session", "token", "proxy"]

    def may(self, role: Role) -> bool:
        """Whether this person has a role, or one that includes it."""
        return ROLES.index(self.role) >= ROLES.index(role)
