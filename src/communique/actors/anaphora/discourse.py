"""The sets of actors that a text speaks of: those it names together, and the parties of what it tells.

Takes mentions in order, gives runs (“A, B and C”, “the presidents of A and B”), each with its place.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from communique.actors.anaphora.representation import on_behalf
from communique.actors.registry.registry import Registry
from communique.model import Mention, Span
from communique.model.ids import SOMEBODY
from communique.vocabulary import alternatives

_WITHIN_TITLES = alternatives("actors/data", "within-titles")
_TITLE = rf"(?:(?:[A-Z][\w.'’&/\-]*|{_WITHIN_TITLES})\s+){{0,12}}"
_PLACE = r"(?:\s+(?:of|from)(?:\s+(?:the|of|and|[A-Z][\w.'’\-]*)){1,7})?"
JOINER = re.compile(
    rf"{_PLACE}\s*(?:[,;]\s*(?:and\s+|&\s+|as\s+well\s+as\s+|together\s+with\s+|along\s+with\s+)?"
    rf"|\s(?:and|&|as\s+well\s+as|together\s+with|along\s+with)\s+)(?:also\s+)?(?:the\s+|both\s+)?{_TITLE}"
)
"""Between two names of one run: a country, what joins them, a title."""
_AND = re.compile(r"(?:\band\b|&|\bas well as\b|\btogether with\b|\balong with\b)")
NEAR = 1500
"""Characters within which a set or an office named before may be meant."""
_SHORT = 400
"""Characters within which countries that only adjectives tell may be meant: “French-German talks”."""
LONGEST = 120
"""Characters between two names of one run: titles may stand there."""


@dataclass(frozen=True, slots=True)
class Run:
    """Actors named together, and where."""

    span: Span
    actors: tuple[str, ...]


class Named:
    """The mentions of a document by name, office, metonym and group, in order, and the runs among them.

    `told` are the words that tell a country, adjectives too; `bodies` whose leaders or ministers a noun last meant.
    """

    def __init__(self, text: str, mentions: Sequence[Mention], told: Sequence[tuple[Span, str]] = ()) -> None:
        self.bodies: dict[str, str] = {}
        self._told = told
        self._told_starts = [span.start for span, _ in told]
        self.mentions = sorted(mentions, key=lambda m: (m.span.end, m.span.start))
        self.runs = runs(text, mentions)
        self._ends = [m.span.end for m in self.mentions]
        self._run_ends = [r.span.end for r in self.runs]
        self._starting = {m.span.start: m for m in self.mentions}

    def before(self, at: int, near: int = NEAR) -> Iterator[Mention]:
        """The mentions that end at most `near` characters before `at`, the last first."""
        for i in range(bisect_right(self._ends, at) - 1, -1, -1):
            if at - self._ends[i] > near:
                return
            yield self.mentions[i]

    def runs_before(self, at: int) -> Iterator[Run]:
        """The runs that end shortly before `at`, the last first."""
        for i in range(bisect_right(self._run_ends, at) - 1, -1, -1):
            if at - self._run_ends[i] > NEAR:
                return
            yield self.runs[i]

    def told_before(self, count: int, at: int) -> tuple[str, ...]:
        """The countries told shortly before `at`, where they are as many as `count` says."""
        first, last = bisect_left(self._told_starts, at - _SHORT), bisect_left(self._told_starts, at)
        found = sorted({country for _, country in self._told[first:last]})
        return tuple(found) if count > 1 and len(found) == count else ()

    def ending(self, at: int) -> Mention | None:
        """The mention that ends at `at`."""
        i = bisect_left(self._ends, at)
        return self.mentions[i] if i < len(self._ends) and self._ends[i] == at else None

    def starting(self, at: int) -> Mention | None:
        """The mention that starts at `at`."""
        return self._starting.get(at)


@dataclass(frozen=True, slots=True)
class Around:
    """What a passage speaks of: the parties of what it tells (`firm` where a wording tells of their contact), what
    the document names, in whose name the text speaks, and which actor publishes it.
    """

    registry: Registry
    day: str | None
    named: Named
    home: str = ""
    issuer: str = ""
    parties: tuple[str, ...] = ()
    firm: bool = False
    signers: tuple[str, ...] = ()
    """All who speak in a joint text."""
    genders: Mapping[str, str] = field(default_factory=dict)
    """Of those whom the registry does not know, `m` or `f` where the text tells it."""
    homes: Mapping[str, str] = field(default_factory=dict)
    """Their countries, where the text tells them."""

    def gender(self, actor: str) -> str:
        """`m`, `f`, or empty where nobody tells."""
        return self.registry.gender(actor) or self.genders.get(actor, "")

    def country(self, actor: str) -> str:
        """The country whom somebody serves, as the registry or the text tells it."""
        return self.registry.country(actor) or self.homes.get(actor, "")

    def states(self) -> tuple[str, ...]:
        """The countries and bodies of the parties."""
        found = {on_behalf(self.registry, p, self.day) for p in self.parties}
        return tuple(sorted(found - {""}))


def runs(text: str, mentions: Sequence[Mention]) -> list[Run]:
    """The runs among `mentions` (by name, office, metonym or group), in the order of the text."""
    found: list[Run] = []
    held: list[Mention] = []
    joined = False
    for mention in _outermost(mentions):
        if mention.kind == "group" and len(mention.actors) > 1:
            found.append(Run(mention.span, mention.actors))
        gap = text[held[-1].span.end : mention.span.start] if held else ""
        same = bool(held) and held[-1].actors == mention.actors and len(gap) < 4
        if held and not same and not (len(gap) <= LONGEST and _alike(held[0], mention) and JOINER.fullmatch(gap)):
            found += _run(held, joined)
            held, joined = [], False
        elif held and not same:
            joined = joined or bool(_AND.search(gap))
        held.append(mention)
    found += _run(held, joined)
    return sorted(found, key=lambda run: run.span.end)


def _run(held: Sequence[Mention], joined: bool) -> list[Run]:
    actors = tuple(dict.fromkeys(a for m in held for a in m.actors))
    return [Run(Span(held[0].span.start, held[-1].span.end), actors)] if joined and len(actors) > 1 else []


def _outermost(mentions: Sequence[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if mention.kind != "pronoun" and (not out or mention.span.start >= out[-1].span.end):
            out.append(mention)
    return out


def _alike(first: Mention, second: Mention) -> bool:
    """People are joined to people, states and bodies to states and bodies."""
    return first.actors[0].startswith(SOMEBODY) == second.actors[0].startswith(SOMEBODY)
