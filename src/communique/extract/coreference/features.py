"""What speaks for an anaphor meaning an entity: one row of numbers a pair.

Takes an anaphor, an entity and the place where it was meant last, gives `len(NAMES)` numbers about 0 to 1.
"""

from __future__ import annotations

from collections.abc import Collection
from math import log1p

from communique.extract.coreference.anaphors import Anaphor
from communique.extract.coreference.entities import Entity
from communique.extract.coreference.places import Place
from communique.language.word_vectors import word_vector

NAMES = (
    "ruled", "ruled pronoun", "ruled office", "ruled noun", "ruled, of no name", "ruled, by the registry alone",
    "person", "stranger", "state", "body", "other", "sentences", "same sentence", "sentence before", "rank", "first",
    "second", "subject", "object", "pronoun last", "times meant", "in the opening", "speaks", "at home", "abroad",
    "no country", "country told", "another country told", "country told, his unknown", "title before", "title behind",
    "office known", "initials", "like before", "like behind", "no title", "gender", "other gender", "no gender",
    "only later", "words shared", "same paragraph", "speaks, in a quotation", "several before",
    "name shared", "name whole", "with it in one clause",
)  # fmt: skip
_OPENING = 400
DISTANT = 12.0
"""Sentences from which on all is equally far."""


def row(one: Anaphor, entity: Entity, place: Place) -> list[float]:
    """The numbers of one pair."""
    kind = entity.actor.partition(":")[0]
    ruled = entity.actor == one.ruled
    person = kind in ("person", "unknown")
    he = one.kind in ("he", "she")
    fits = entity.gender == ("m" if one.kind == "he" else "f")
    head = one.word
    others = set(one.words[:-1]) - {"the", "a", "of"}
    titles = entity.before | entity.behind
    told = bool(one.told)
    near = entity.country in one.told
    return [
        ruled, ruled and he, ruled and one.kind == "office", ruled and one.kind == "noun",
        ruled and not entity.named, ruled and not entity.named and kind == "person",
        kind == "person", kind == "unknown", kind == "country", kind == "org",
        kind not in ("person", "unknown", "country", "org"),
        distance(place.sentences) if not place.later else 1.0,
        not place.later and place.sentences == 0, not place.later and place.sentences == 1,
        min(place.rank, 6) / 6, place.rank == 0, place.rank == 1, place.subject, place.object, place.pronoun,
        min(1.0, log1p(place.count) / log1p(20)), bool(entity.named) and entity.named[0].start < _OPENING,
        place.speaks, place.home == "same", place.home == "other", place.home == "", told and near,
        told and not near and bool(entity.country), told and not entity.country,
        head in entity.before, head in entity.behind, head in entity.offices,
        bool(one.capital) and one.capital in entity.initials,
        _alike(head, entity.before) if person else 0.0, _alike(head, entity.behind) if person else 0.0, not titles,
        he and fits, he and not fits and bool(entity.gender), he and not entity.gender, place.later,
        len(others & titles) / len(others) if others else 0.0, place.paragraph, place.speaks and place.quoted,
        place.several, head in entity.name, head in entity.name and set(one.words) <= entity.name | titles | {"the"},
        place.beside,
    ]  # fmt: skip


def of_anaphor(one: Anaphor) -> list[float]:
    """What is the same for all its entities, beside the vector of its head."""
    return [
        one.kind == "he", one.kind == "she", one.kind == "office", one.kind == "noun", one.owner == "the",
        one.owner == "own", one.owner == "", one.subject, one.object, bool(one.capital), bool(one.told),
        len(one.words) > 2, one.turn, one.proper,
    ]  # fmt: skip


def distance(sentences: float) -> float:
    """From 0 for none to 1 for `DISTANT` sentences and more."""
    return min(1.0, log1p(max(0.0, sentences)) / log1p(DISTANT))


def _alike(head: str, words: Collection[str]) -> float:
    """How like a word is to the likest of others."""
    own = word_vector(head)
    return max((float(own @ word_vector(w)) for w in sorted(words) if len(w) > 2), default=0.0)
