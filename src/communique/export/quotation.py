"""A quotation with its source as people paste it: plain words, Markdown, CSL-JSON.

Takes words of a text and what is known of its publication; gives three texts. Nothing is left out of the words.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

_SPECIAL = frozenset("\\`*_[]<>#|~")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words with their source. `name` is the finding's or place's id, `link` its address in a workspace."""

    name: str
    words: str
    publisher: str | None
    title: str | None
    date: dt.date | None
    url: str | None
    version: int
    characters: tuple[int, int]
    link: str = ""

    def plain(self) -> str:
        """One line: the words in quotation marks, who published them, under which title, when, where."""
        day = f"{self.date.day} {self.date:%B %Y}" if self.date else None
        told = [self.publisher, f"“{_line(self.title)}”" if self.title else None, day, self.url, self.link]
        return f"“{_line(self.words)}” ({', '.join(one for one in told if one)})"

    def markdown(self) -> str:
        """A block quotation with its source as a link."""
        quoted = "\n".join(f"> {_escaped(line)}" for line in self.words.strip().splitlines())
        day = f"{self.date.day} {self.date:%B %Y}" if self.date else None
        title = f"*{_escaped(_line(self.title))}*" if self.title else None
        source = ", ".join(_escaped(one) if one is not title else one for one in (self.publisher, title, day) if one)
        where = self.url or self.link
        told = f"[{source or 'source'}](<{where}>)" if where else source
        there = f" ([the words](<{self.link}>))" if self.url and self.link else ""
        return f"{quoted}\n>\n> — {told}{there}"

    def csl(self) -> str:
        """The citation as one CSL-JSON item."""
        return json.dumps(self.item(), ensure_ascii=False, indent=2)

    def item(self) -> dict[str, Any]:
        """The citation as CSL has it."""
        place = f"characters {self.characters[0]}–{self.characters[1]}"
        return {**self.source(), "locator": place, "note": self.words}

    def source(self) -> dict[str, Any]:
        """The publication as CSL has it, whatever is cited of it."""
        made: dict[str, Any] = {
            "id": self.name, "type": "webpage", "title": self.title or self.url or self.name.partition("/")[0],
            "version": str(self.version),
        }  # fmt: skip
        if self.publisher:
            made["author"] = [{"literal": self.publisher}]
        if self.date:
            made["issued"] = {"date-parts": [[self.date.year, self.date.month, self.date.day]]}
        if self.url:
            made["URL"] = self.url
        return made


def _line(words: str | None) -> str:
    return " ".join((words or "").split())


def _escaped(words: str) -> str:
    return "".join(f"\\{c}" if c in _SPECIAL else c for c in words)
