"""robots.txt (RFC 9309): who may fetch what, how far apart, and where the sitemaps are.

The group that names the program counts, else the one for all; of its rules the longest that fits,
and `Allow` where two are equally long.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

MAX_CHARACTERS = 512_000
_LONGEST_DELAY = 120.0
_MOST_WILDCARDS = 8


@dataclass(frozen=True, slots=True)
class Robots:
    """What a site asks of one program: rules as (path pattern, whether allowed), seconds between requests, sitemaps."""

    rules: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None
    sitemaps: tuple[str, ...] = ()

    def allows(self, address: str) -> bool:
        """Whether the program may fetch this address."""
        parts = urlsplit(address)
        path = _plain(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        fitting = [(len(pattern), allowed) for pattern, allowed in self.rules if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


EVERYTHING = Robots()
NOTHING = Robots((("/", False),))


def read_robots(text: str, agent: str) -> Robots:
    """The rules of a robots.txt for `agent` (a product name, without version)."""
    groups: list[tuple[list[str], list[tuple[str, bool]], list[float]]] = []
    sitemaps: list[str] = []
    naming = False
    for line in text[:MAX_CHARACTERS].splitlines():
        key, _, value = line.split("#", 1)[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if key == "sitemap" and value:
            sitemaps.append(value)
        elif key == "user-agent":
            if not naming:
                groups.append(([], [], []))
            groups[-1][0].append(value.lower())
            naming = True
        elif groups and key in ("allow", "disallow", "crawl-delay"):
            naming = False
            _rule(groups[-1], key, value)
    named = [g for g in groups if any(name != "*" and name and name in agent.lower() for name in g[0])]
    chosen = named or [g for g in groups if "*" in g[0]]
    delays = [d for g in chosen for d in g[2]]
    return Robots(tuple(r for g in chosen for r in g[1]), max(delays) if delays else None, tuple(sitemaps))


def _rule(group: tuple[list[str], list[tuple[str, bool]], list[float]], key: str, value: str) -> None:
    if key == "crawl-delay":
        if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value):
            group[2].append(min(float(value), _LONGEST_DELAY))
    elif value and value.count("*") <= _MOST_WILDCARDS:
        group[1].append((_plain(value), key == "allow"))


def _plain(path: str) -> str:
    return quote(unquote(path), safe="/*$?=&;:@!'()+,~.-_%")


def _fits(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says, where each `*` stands for anything; with `$` the whole path."""
    first, *others = pattern.removesuffix("$").split("*")
    path = path[:2000]
    if not path.startswith(first):
        return False
    last = others.pop() if others and pattern.endswith("$") else None
    at = len(first)
    for part in others:
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    if not pattern.endswith("$"):
        return True
    return at == len(path) if last is None else path.endswith(last) and len(path) - len(last) >= at
