"""What a searcher means: names in every spelling, words that say the same, months and years, plain questions.

Takes the tree of a search (`syntax`) and the registry, gives a wider tree and what was recognised in it. What stands
in quotation marks, and what ends in a star, is taken as it stands.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from communique.actors import Registry
from communique.actors.normalization import key
from communique.errors import LexiconError
from communique.follow.wording.tokens import function_words, stem
from communique.ledger.search.index_labels import label
from communique.ledger.search.syntax import All, Any, Label, Node, Term
from communique.vocabulary import word_list, word_map

MONTHS = word_list("ledger", "months")
CHANNELS = word_map("ledger", "channels")
_SPEAKING = frozenset(map(stem, word_list("ledger", "speaking")))
"""That people had to do with each other, by whatever channel."""
_LONGEST = 5
_SPELLINGS = 12
_BEARERS = 4
"""People of one surname whose mentions are searched for; of more the name alone is."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The wider search; the actors named in it, the channel of contacts asked for, the month (1 to 12), the year.

    `timeless` is the search with month and year as words; `asks`: it is put as a question. `rest` are the stems of the
    words that are none of these: what else is asked for.
    """

    tree: Node | None
    actors: tuple[tuple[str, ...], ...] = ()
    channel: str | None = None
    month: int | None = None
    year: int | None = None
    timeless: Node | None = None
    asks: bool = False
    rest: tuple[str, ...] = ()


def understood(tree: Node | None, registry: Registry) -> Understood:
    """A search as it is meant. `actors` are, for each name, those who bear it."""
    if tree is None:
        return Understood(None)
    parts = list(tree.parts) if isinstance(tree, All) else [tree]
    words = [p.words[0] if isinstance(p, Term) and _plain(p) else "" for p in parts]
    month = next((MONTHS.index(w) + 1 for w in words if w in MONTHS and (w != "may" or len(words) > 2)), None)
    year = next((int(w) for w in words if len(w) == 4 and w.isdigit() and w[:2] in ("19", "20")), None)
    channel = next((CHANNELS[w] for w in words if w in CHANNELS), None)
    taken = {MONTHS[month - 1] if month else "", str(year) if year else ""}
    kept = [p for p, w in zip(parts, words, strict=True) if not w or w not in taken]
    without = tree.without if isinstance(tree, All) else ()
    joined, actors = _joined(kept, without, registry)
    timeless = _joined(parts, without, registry)[0] if month or year else None
    asks = any(w in _asking() for w in words)
    rest = tuple(stem(p.words[0]) for p in _named(kept, registry)[0] if _tells(p) and isinstance(p, Term))
    return Understood(joined, tuple(actors), channel, month, year, timeless, asks, rest)


def _tells(part: Node) -> bool:
    """Whether a part is a word that asks for something beside names and the channel of a contact."""
    return isinstance(part, Term) and _plain(part) and not _little(part) and not _contacting(part.words[0])


def _contacting(word: str) -> bool:
    return word in CHANNELS or stem(word) in _SPEAKING


def _joined(
    parts: Sequence[Node], without: tuple[Node, ...], registry: Registry
) -> tuple[Node | None, list[tuple[str, ...]]]:
    """The parts that tell something, each as wide as it is meant, in one search; and the actors named in them."""
    named, actors = _named(parts, registry)
    asked = [p for p in named if not (_plain(p) and _little(p))] or named
    wide: list[Node] = [_wider(p) for p in asked]
    if not wide and not without:
        return None, actors
    return (wide[0] if len(wide) == 1 and not without else All(tuple(wide), without, _near(parts))), actors


def relaxed(one: Understood) -> Understood | None:
    """The same search where not all has to occur; None where that is no other."""
    if not isinstance(one.tree, All) or len(one.tree.parts) < 2:
        return None
    anything = Any(one.tree.parts)
    return replace(one, tree=All((anything,), one.tree.without, one.tree.near, most=True))


def _plain(node: Node) -> bool:
    return isinstance(node, Term) and len(node.words) == 1 and not node.prefix and not node.quoted


def _near(parts: Sequence[Node]) -> tuple[Term, ...]:
    """Words that stood side by side, as phrases: a finding that has them so comes first."""
    out = []
    for one, other in pairwise(parts):
        if isinstance(one, Term) and isinstance(other, Term) and _plain(one) and _plain(other):
            out.append(Term((*one.words, *other.words)))
    return tuple(out)


def _little(node: Node) -> bool:
    return isinstance(node, Term) and (node.words[0] in _asking() or node.words[0] in function_words())


def _named(parts: Sequence[Node], registry: Registry) -> tuple[list[Node], list[tuple[str, ...]]]:
    """The parts with the names in them put together, the longest first, in every spelling; and whose they are."""
    out: list[Node] = []
    actors: list[tuple[str, ...]] = []
    at = 0
    while at < len(parts):
        for size in range(min(_LONGEST, len(parts) - at), 0, -1):
            some = parts[at : at + size]
            if not all(_plain(p) for p in some) or (size == 1 and _little(some[0])):
                continue
            name = " ".join(p.words[0] for p in some if isinstance(p, Term))
            bearers = _bearers(name, registry)
            if bearers:
                out.append(_spelt(name, bearers, registry))
                actors.append(bearers)
                at += size
                break
        else:
            out.append(parts[at])
            at += 1
    return out, actors


def _bearers(name: str, registry: Registry) -> tuple[str, ...]:
    found = [k.actor for k in registry.names.get(key(name), ()) if k.form not in ("people", "adjective", "seat")]
    return tuple(sorted(set(found)))


def _spelt(name: str, bearers: tuple[str, ...], registry: Registry) -> Node:
    """A name in the spellings of those who bear it, or any mention of them."""
    told: dict[tuple[str, ...], None] = {tuple(name.split()): None}
    if len(bearers) <= _BEARERS:
        for actor in bearers:
            forms = ("surname",) if actor.startswith("person:") else ("name", "adjective", "full-name")
            for known in registry.names_of(actor):
                if known.form in forms and len(told) < _SPELLINGS:
                    told[tuple(key(known.surface).split())] = None
    terms: list[Node] = [Term(words) for words in told if words]
    labels: Iterable[Node] = (Label(label("a", a)) for a in bearers) if len(bearers) <= _BEARERS else ()
    every = (*terms, *labels)
    return every[0] if len(every) == 1 else Any(every)


def _wider(node: Node) -> Node:
    """A word with those that say the same."""
    if not _plain(node) or not isinstance(node, Term):
        return node
    same = _synonyms().get(stem(node.words[0]), ())
    others = [Term(words) for words in same if words != node.words]
    return Any((node, *others)) if others else node


@lru_cache(maxsize=1)
def _asking() -> frozenset[str]:
    """The words with which questions are asked."""
    source = files("communique.ledger.search") / "question-words.csv"
    return frozenset(row["word"] for row in csv.DictReader(source.read_text("utf-8").splitlines()))


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, tuple[tuple[str, ...], ...]]:
    source = files("communique.ledger.search") / "synonyms.csv"
    out: dict[str, dict[tuple[str, ...], None]] = {}
    for row in csv.DictReader(source.read_text("utf-8").splitlines()):
        group = [tuple(key(words).split()) for words in row["words"].split("|")]
        if len(group) < 2 or not all(group):
            raise LexiconError(f"ledger/search/synonyms.csv: {row['words']!r} is no group of several words")
        for words in group:
            if len(words) == 1:
                out.setdefault(stem(words[0]), {}).update(dict.fromkeys(group))
    return {word: tuple(group) for word, group in out.items()}
