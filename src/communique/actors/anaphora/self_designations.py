"""What a body or a state calls itself: “the Alliance”, “the Kingdom”, “the Ministry”, “the Government”.

`named` nouns mean whoever's name holds them: the issuer or his country first, else whoever was named last;
`own` nouns the issuer alone; `home` nouns the country in whose name the text speaks (self_designations.csv).
"""

from __future__ import annotations

import re
from functools import lru_cache

from communique.actors.anaphora.discourse import Around
from communique.actors.normalization import key
from communique.actors.registry.csv_tables import read_rows, several
from communique.errors import RegistryError
from communique.model import Mention, Span

_MEANS = ("named", "own", "home")


@lru_cache(maxsize=1)
def _nouns() -> dict[str, tuple[str, tuple[str, ...]]]:
    out = {}
    for row in read_rows("self_designations.csv", ("noun", "means", "actors")):
        if row["means"] not in _MEANS:
            raise RegistryError(f"{row['at']}: means is one of {', '.join(_MEANS)}")
        out[row["noun"]] = (row["means"], tuple(several(row["actors"])))
    return out


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """“the NOUN” with a capital, and no name going on from it."""
    nouns = "|".join(
        r"\s+".join(w if w in ("of", "and") else w.capitalize() for w in n.split())
        for n in sorted(_nouns(), key=len, reverse=True)
    )
    return re.compile(rf"\b[Tt](?:he|his)\s+(?P<noun>{nouns})\b(?!\s+(?:of|for|on|to)\b)(?!['’]s\s+[A-Z])(?!\s+[A-Z])")


def selves(text: str, span: Span, around: Around) -> list[Mention]:
    """The mentions of a stretch by such nouns."""
    found = []
    for match in _pattern().finditer(text, *span):
        noun = " ".join(match["noun"].lower().split())
        actor = _meant(noun, match.start(), around)
        if actor:
            found.append(Mention(Span(*match.span()), "name", (actor,)))
    return found


def _meant(noun: str, at: int, around: Around) -> str:
    means, listed = _nouns()[noun]
    if means == "home":
        return around.home
    for actor in (around.issuer, around.home):
        if actor and (actor in listed or _bears(actor, noun, around)):
            return actor
    if means == "own":
        return ""
    named = (m.actors[0] for m in around.named.before(at) if len(m.actors) == 1)
    meant = (a for a in named if a.startswith(("org:", "country:")) and (a in listed or _bears(a, noun, around)))
    return next(meant, "")


def _bears(actor: str, noun: str, around: Around) -> bool:
    """Whether a name of the actor holds the noun's words."""
    if actor.startswith("unknown:"):
        return f"-{noun.replace(' ', '-')}-" in f"-{actor.partition(':')[2]}-"
    return any(k.form == "name" and f" {noun} " in f" {key(k.surface)} " for k in around.registry.names_of(actor))
