"""Successions: changes of office that documents tell, held against the registry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.actor import Term
from communique.model.publication import Naming

Verdict = Literal["known", "new", "differs", "stranger"]


@dataclass(frozen=True, slots=True)
class Succession:
    """Somebody is told to take an office.

    `verdict`: known (the registry has a term that fits), new (it knows the person and not this
    office at that time), differs (it knows another holder on that day: `holder`), stranger (it does
    not know the person). `term` is the registry's term that fits. `tellings` are the documents that
    tell it, earliest first.
    """

    person: str
    office: str
    replaces: str | None
    day: str
    verdict: Verdict
    term: Term | None
    holder: str | None
    tellings: tuple[Naming, ...]
    because: str
