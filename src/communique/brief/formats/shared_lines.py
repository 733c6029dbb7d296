"""Lines that every format prints alike: what a reference refers to, what an empty section searched."""

from __future__ import annotations

from communique.brief.naming import day_of
from communique.brief.report import Reference, Section, line
from communique.model.prose import short


def description(reference: Reference, length: str = "full") -> str:
    """“The Kremlin, Telephone conversation with …, 30 December 2021, version 1, characters 120–180: “words””.

    In a short brief, which has one note for a document, without place and words.
    """
    if length == "short":
        day = day_of(reference.date) if reference.date else ""
        version = f"version {reference.version}" if reference.version > 1 else ""
        title = short(reference.title or "", 110)
        return ", ".join(part for part in (line(reference.publisher), title, day, version) if part)
    title = line(reference.title or "")
    day = day_of(reference.date) if reference.date else "no day"
    of = [line(reference.publisher), title, day, f"version {reference.version}", f"characters {reference.characters}"]
    return f"{', '.join(part for part in of if part)}: “{reference.shown}”"


def nothing(section: Section) -> str:
    """One line for a section that found nothing."""
    return f"Nothing found. Searched: {section.searched}."


def found(section: Section) -> str:
    """What was left out for length, or empty."""
    if not section.left:
        return ""
    return "One more sentence was left out for length." if section.left == 1 else (
        f"{section.left:,} more sentences were left out for length."
    )  # fmt: skip
