"""Who “the former”, “the latter” and “the minister” are: people named a sentence or two before.

Takes a stretch of text and the mentions found before it by name, office and metonym; gives
mentions. An office alone goes to the last person who was named with it or holds it on the day;
where nobody fits there is no mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique.actors.registry import Registry
from communique.model import Mention, Span
from communique.model.ids import SOMEBODY

_PAIR = re.compile(
    r"\b[Tt]he (?P<which>former|latter)\b"
    r"(?=\s*(?:['’]s\b|[,.]|said\b|told\b|spoke\b|(?:\w+ly\s+)?\w+(?:s|ed)\b))"
)
"""Before a verb or a mark: “the former president” is none of the two."""
_OFFICE = re.compile(
    r"\b[Tt]he (?P<noun>(?:prime |foreign |defen[cs]e )?minister|president|chancellor|premier|secretary of state|"
    r"secretary-general|foreign secretary|secretary|spokes(?:man|woman|person)|ambassador|envoy|ayatollah|king|emir|"
    r"crown prince|sultan|pope|chairman|high representative)\b(?! of\b| for\b|[- ]elect\b)",
)
_NEAR = 1500
"""Characters within which an office alone still means the person named with it."""


def anaphors(
    text: str, span: Span, before: Sequence[Mention], registry: Registry, day: str | None
) -> list[Mention]:  # fmt: skip
    """The wordings of `span` that go back to somebody among `before` (mentions up to its end, in order)."""
    found = []
    for match in _PAIR.finditer(text, *span):
        pair = _last_two(before, match.start())
        if pair:
            found.append(Mention(Span(*match.span()), "pronoun", (pair[match["which"] == "latter"],)))
    for match in _OFFICE.finditer(text, *span):
        actor = _bearer(text, match["noun"].lower(), match.start(), before, registry, day)
        if actor:
            found.append(Mention(Span(*match.span()), "office", (actor,)))
    return found


def _named(before: Sequence[Mention], end: int) -> Iterable[Mention]:
    """Mentions of one actor by name or office that end before `end`, the last first."""
    return (m for m in reversed(before) if m.span.end <= end and len(m.actors) == 1 and m.kind in ("name", "office"))


def _last_two(before: Sequence[Mention], end: int) -> tuple[str, str] | None:
    """The two persons named last, in the order of the text; two states where no persons are."""
    for wanted in ("person:", "country:"):
        last: list[str] = []
        for mention in _named(before, end):
            actor = mention.actors[0]
            if end - mention.span.start > _NEAR // 3:
                break
            if actor.startswith((wanted, "unknown:") if wanted == "person:" else wanted) and actor not in last:
                last.append(actor)
            if len(last) == 2:
                return last[1], last[0]
    return None


def _bearer(
    text: str, noun: str, end: int, before: Sequence[Mention], registry: Registry, day: str | None
) -> str | None:
    for mention in _named(before, end):
        actor = mention.actors[0]
        if end - mention.span.end > _NEAR:
            return None
        if not actor.startswith(SOMEBODY):
            continue
        if noun in mention.span.of(text).lower() or any(
            noun in term.title.lower() for term in registry.in_office(actor, day)
        ):
            return actor
    return None
