"""The mentions of a document with their referents as the ranking has them.

What the rules take an anaphor for stands unless the ranking is surer of somebody else than `_SURE` says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.extract.coreference.anaphors import Anaphor
from communique.extract.coreference.document import Referents
from communique.extract.coreference.entities import Entity
from communique.extract.coreference.features import of_anaphor, row
from communique.extract.coreference.model import ranker
from communique.extract.coreference.several import Several, of_several
from communique.extract.coreference.several import row as row_of_set
from communique.extract.lexicon import lexicon
from communique.extract.parsed import Mentions
from communique.extract.passage_parse import PassageParse
from communique.model import Mention, Span
from communique.model.actor import MentionKind
from communique.model.ids import SOMEBODY
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

_SURE = {"he": 0.8, "she": 0.8, "office": 0.9, "noun": 0.5}
"""From which chance on another referent than the rules' stands, by the kind of anaphor."""
_STATE = 0.9
"""The same where a state or body is meant: “the authorities”."""
_UNNAMED, _ABROAD = 0.6, 0.995
"""The same where the rules' comes from the registry alone, for the text does not name him; and where the other serves
another state.
"""
_FREED = 0.3
"""The same where the rules' is another who is named just before."""
_FEW = 2
"""Sets of which one is chosen, at least."""
_AND, _COMMA = " and ", ", "
_FORMER = word_set("extract/lexicon", "former")
"""Words with which an office is not that of whoever holds it here."""
_SURE_OF_SEVERAL, _KNOWN, _NEW = 0.5, 0.85, 0.8
"""The same of words that mean several; where the registry knows all whom the rules found; where they found nobody."""


def resolved(referents: Referents) -> Mentions:
    """The mentions with their referents; the nouns that name nobody known are asked for when they are met."""
    before = referents.mentions
    changed: dict[Span, Mention] = {}
    added: list[Mention] = []
    gone: set[Span] = set()
    every: list[tuple[Mention | None, Anaphor | Several]] = [*referents.anaphors(), *referents.groups()]
    for mention, one in sorted(every, key=lambda pair: pair[1].at):
        if isinstance(one, Several):
            actors = _set(referents, one)
            referents.sets.means(one.at, frozenset(actors))
            kind: MentionKind = "group" if one.kind == "group" else "pronoun"
            span, ruled = Span(one.start, one.end), one.ruled
        else:
            other = _beside(referents, mention, changed) if mention is not None else ""
            sure = mention is not None and _apposed(referents, mention)
            meant = one.ruled if sure else _one(referents, one, other)
            referents.places.moved(one, meant)
            actors, ruled = ((meant,) if meant else ()), ((one.ruled,) if one.ruled else ())
            kind, span = "office" if one.kind == "noun" else "pronoun", Span(one.at, one.end)
        if set(actors) == set(ruled):
            continue
        if not actors and mention is not None:
            gone.add(mention.span)
        elif mention is None:
            added.append(Mention(span, kind, actors))
        else:
            changed[mention.span] = replace(mention, actors=actors)
    kept = (changed.get(m.span, m) for m in before.all if m.span not in gone)
    out = Mentions([*kept, *added], before.strangers)
    out.senders = before.senders
    before.strangers.meant = Nouns(referents)
    return out


class Nouns:
    """Whom a noun means that no table knows: “the envoy”, “her host”."""

    def __init__(self, referents: Referents) -> None:
        self._referents = referents
        self._known: dict[int, str] = {}

    def __call__(self, one: PassageParse, head: Token, ruled: str) -> str:
        """The actor; `ruled`, the stranger whom its words name, where nobody else is meant."""
        at = one.offset(head)
        if at not in self._known:
            self._known[at] = _one(self._referents, self._referents.noun(one, head, ruled))
        return self._known[at]


def _apposed(referents: Referents, mention: Mention) -> bool:
    """Whether an office stands behind the name of whom the rules take it for: “N. N., *Prime Minister of X*”."""
    name = _before(referents, mention, _COMMA) if mention.kind == "office" else None
    return name is not None and name.kind == "name" and name.actors == mention.actors


def _before(referents: Referents, mention: Mention, gap: str) -> Mention | None:
    """The mention that ends before `gap`, behind which another begins."""
    end = mention.span.start - len(gap)
    found = referents.mentions.at(end - 1) if end > 0 and referents.text.startswith(gap, end) else None
    return found if found is not None and found.span.end == end else None


def _beside(referents: Referents, mention: Mention, changed: Mapping[Span, Mention]) -> str:
    """Who is named before an “and the”: “*the Prime Minister* and the President” are two."""
    before = _before(referents, mention, _AND) if referents.text.startswith("the ", mention.span.start) else None
    if before is None:
        return ""
    actors = changed.get(before.span, before).actors
    return actors[0] if len(actors) == 1 and actors[0].startswith(SOMEBODY) else ""


def _one(referents: Referents, one: Anaphor, other: str = "") -> str:
    """Who is meant, not `other`; whom the rules took for him leaves the choice to the ranking."""
    found, freed = referents.places.around(one), False
    if other:
        found = [pair for pair in found if pair[0].actor != other]
        one = replace(one, ruled="") if one.ruled == other else one
        freed = not one.ruled
    best, chance = ranker("one").best([row(one, e, p) for e, p in found], of_anaphor(one), [one.word])
    if best < 0:
        return one.ruled
    meant = found[best][0]
    ruled = next((e for e, _ in found if e.actor == one.ruled), None)
    if chance <= (_FREED if freed else _bar(one, meant, ruled, referents.known.home(one.at))):
        return one.ruled
    return meant.actor


def _bar(one: Anaphor, meant: Entity, ruled: Entity | None, home: str) -> float:
    """How sure the ranking must be of somebody else than the rules."""
    if _FORMER & set(one.words) or (one.person and not meant.actor.startswith(SOMEBODY)):
        return 1.0
    if one.of and not one.of & (meant.before | meant.behind | meant.offices):
        return 1.0
    known = ruled is not None and ruled.country in one.told and home not in one.told
    if one.told and meant.country not in one.told and (meant.country or known):
        return 1.0  # “the Foreign Minister of Costa Rica” is no other state's
    if one.kind != "office" or ruled is None or ruled.named:
        return _SURE[one.kind] if meant.actor.startswith(SOMEBODY) else _STATE
    return _ABROAD if meant.country and ruled.country != meant.country else _UNNAMED


def _set(referents: Referents, one: Several) -> tuple[str, ...]:
    here = referents.places.here(one.at)
    found = referents.sets.at(here, one.ruled, one.speaker, one.voices)
    rows = [row_of_set(one, offered, here) for offered in found]
    best, chance = ranker("several").best(rows, of_several(one), [one.word, one.verb])
    if best < 0 or len(found) < _FEW or chance <= _bar_of_set(one, found[best].actors):
        return one.ruled
    meant = found[best].actors
    return tuple(sorted(meant)) if meant != set(one.ruled) else one.ruled


def _bar_of_set(one: Several, meant: frozenset[str]) -> float:
    if len(meant) == 1 and one.kind != "we":
        return 1.0
    if not one.ruled:
        return 1.0 if _is_urged(one) else _NEW
    return _KNOWN if all(a.startswith(("person:", "country:", "org:")) for a in one.ruled) else _SURE_OF_SEVERAL


def _is_urged(one: Several) -> bool:
    """“urged both sides to hold fire”: whoever is urged is none of those who talk, as far as the rules know."""
    return not one.subject and any(w.kind in ("call-for", "demand") for w in lexicon().verbs.get(one.verb, ()))
