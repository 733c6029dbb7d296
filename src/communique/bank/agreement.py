"""How far two readings of one document agree, list by list.

Two items are the same when they stand on the same words (for cues and evidence any, for contents, passages and
questions half of the one's characters and a third of the other's) and agree in kind; each item once, best first.
Of those that are the same it is told whether they name the same actors (`who`), and whether all else that both
state agrees too (`all`). What either reader doubts counts neither for nor against. F1 is symmetric.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from communique.bank.marks import Item, Marked, offsets
from communique.bank.schema import JUDGED

_HALF, _THIRD = 0.5, 0.34
Same = Callable[[Iterable[str]], frozenset[str]]
"""Gives a set of ids in the form in which they are compared."""


class Rule(NamedTuple):
    """How items of a list are compared: the words they stand on, whether any shared word will do, the vocabulary
    that must agree, the actors (with other right sets), and the other fields.
    """

    anchor: str
    loose: bool
    kind: str
    who: str
    rest: tuple[str, ...]


RULES = {
    "passages": Rule("span", False, "kind", "voice", ()),
    "contacts": Rule("evidence", True, "", "participants", ("channel", "status", "date")),
    "acts": Rule("cue", True, "kind", "by", ("modality", "to")),
    "statements": Rule("content", False, "", "speakers", ()),
    "commitments": Rule("what", False, "", "by", ()),
    "questions": Rule("span", False, "", "", ()),
}


@dataclass(slots=True)
class Figure:
    """Counts of one list: items of either reading, and of those that both have, how far they agree."""

    first: int = 0
    second: int = 0
    found: int = 0
    who: int = 0
    whole: int = 0

    def f1(self, what: str) -> float:
        """F1 of `found`, `who` or `whole`: twice the agreeing items over all items."""
        total = self.first + self.second
        return 2 * int(getattr(self, what)) / total if total else 0.0


@dataclass(slots=True)
class Agreement:
    """Figures by list, over `documents` pairs of readings."""

    documents: int = 0
    lists: dict[str, Figure] = field(default_factory=lambda: {name: Figure() for name in JUDGED})


def plain(ids: Iterable[str]) -> frozenset[str]:
    """Ids as they are compared: whether a registry knows a person makes no difference."""
    return frozenset("person:" + i.removeprefix("unknown:") if i.startswith("unknown:") else i for i in ids)


def agreement(pairs: Iterable[tuple[Marked, Marked]], same: Same = plain) -> Agreement:
    """The agreement of each first reading with the second, summed over the pairs."""
    total = Agreement()
    for first, second in pairs:
        total.documents += 1
        for name in JUDGED:
            _add(total.lists[name], name, first, second, same)
    return total


def _add(figure: Figure, name: str, first: Marked, second: Marked, same: Same) -> None:
    ours, theirs = first.items(name), second.items(name)
    matched = matches(name, ours, theirs, same)
    lone_first = [i for i in range(len(ours)) if i not in {a for a, _ in matched}]
    lone_second = [i for i in range(len(theirs)) if i not in {b for _, b in matched}]
    figure.first += len(matched) + sum(not doubted(name, ours[i], second) for i in lone_first)
    figure.second += len(matched) + sum(not doubted(name, theirs[i], first) for i in lone_second)
    for a, b in matched:
        figure.found += 1
        who = agrees_in_who(name, ours[a], theirs[b], same)
        figure.who += who
        figure.whole += who and agrees_in_rest(name, ours[a], theirs[b], same)


def matches(name: str, ours: list[Item], theirs: list[Item], same: Same = plain) -> list[tuple[int, int]]:
    """Pairs of places of items that are the same, best first: those that agree in who, then by shared words."""
    rule = RULES[name]
    chars = [[_chars(one.get(rule.anchor)) for one in side] for side in (ours, theirs)]
    found = []
    for a, one in enumerate(ours):
        for b, other in enumerate(theirs):
            share = _share(chars[0][a], chars[1][b], rule.loose)
            if share and _kinds(one, rule) & _kinds(other, rule):
                found.append((agrees_in_who(name, one, other, same), share, -a, -b))
    taken: Counter[tuple[int, int]] = Counter()
    out = []
    for _, _, a, b in sorted(found, reverse=True):
        if not taken[0, a] and not taken[1, b]:
            taken[0, a] = taken[1, b] = 1
            out.append((-a, -b))
    return sorted(out)


def agrees_in_who(name: str, one: Item, other: Item, same: Same = plain) -> bool:
    """Whether both name the same actors; either's other right sets will do."""
    key = RULES[name].who
    if not key:
        return True
    sides = [{same(ids) for ids in [item.get(key) or [], *(item.get("by_also") or [])]} for item in (one, other)]
    return bool(sides[0] & sides[1])


def agrees_in_rest(name: str, one: Item, other: Item, same: Same = plain) -> bool:
    """Whether what both state besides agrees; an addressee counts only where words name him."""
    for key in RULES[name].rest:
        a, b = one.get(key), other.get(key)
        if key == "to":
            named = one.get("to_words") or other.get("to_words")
            if named and same(a or ()) != same(b or ()):
                return False
        elif a is not None and b is not None and _days(a) != _days(b):
            return False
    return True


def doubted(name: str, item: Item, other: Marked) -> bool:
    """Whether the other reader doubts the words on which the item stands."""
    chars = _chars(item.get(RULES[name].anchor))
    return any(
        doubt.get("list", name) == name and chars & _chars(doubt.get("words")) for doubt in other.items("doubts")
    )


def _days(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else (value, value)


def _kinds(item: Item, rule: Rule) -> frozenset[str]:
    return frozenset([item[rule.kind], *(item.get("also") or [])]) if rule.kind else frozenset({""})


def _chars(value: Any) -> frozenset[int]:
    return frozenset(i for start, end in offsets(value) for i in range(start, end))


def _share(one: frozenset[int], other: frozenset[int], loose: bool) -> float:
    """How much two stretches share, 0 when they are not the same."""
    both = len(one & other)
    if not both:
        return 0.0
    wide, tight = both / len(one), both / len(other)
    if not loose and (max(wide, tight) < _HALF or min(wide, tight) < _THIRD):
        return 0.0
    return (wide + tight) / 2
