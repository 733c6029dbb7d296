"""Inputs that make an expression work hard, made from its own tree.

For every repetition: an example of what leads to it, many examples of what it repeats, and an end
that it cannot take. Also what leads to it over and over, and pairs of the characters it knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

from re import _constants as c  # type: ignore[attr-defined] # isort: skip
from re import _parser as parser  # type: ignore[attr-defined] # isort: skip

ENDS = ("", "\x01", "\n", "A ")
MANY = 8
"""Repetitions that may go on for longer than this are attacked."""
_CLASSES = {
    c.CATEGORY_DIGIT: "1", c.CATEGORY_NOT_DIGIT: "aA ", c.CATEGORY_SPACE: " \n\t\u00a0", c.CATEGORY_NOT_SPACE: "aA1.",
    c.CATEGORY_WORD: "aA1_", c.CATEGORY_NOT_WORD: " .\n-",
}  # fmt: skip
_TRIED = "aA1 _\n\t.-“\"'’(*,:<"


def attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    """What to put before, what to repeat, what to put behind; each repeated part is not empty."""
    tree = parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE & ~re.DEBUG)
    if isinstance(pattern.pattern, bytes):
        tree = parser.parse(pattern.pattern, pattern.flags)
    seen: set[tuple[str, str, str]] = set()
    for one in _all(tree, pattern):
        if one[1] and one not in seen:
            seen.add(one)
            yield one


def _all(tree: Any, pattern: re.Pattern[Any]) -> Iterator[tuple[str, str, str]]:
    leads = {""}
    for lead, body in _repeats(list(tree), ""):
        leads.add(lead)
        pumps = _examples(body)
        for pump, end in product(pumps, ENDS):
            yield lead, pump, end
        for pump in pumps:
            yield "", lead + pump, ""
        for one, two in product(pumps, pumps):
            if one != two:
                yield lead, one + two, "\x01"
    for lead in leads:
        yield "", lead, ""
    known = sorted({char for example in (*leads, *_examples(list(tree))) for char in example})[:8]
    for one, two in product(known, known):
        yield "", one if one == two else one + two, "\x01"
    for one in _TRIED:
        yield "", one, "\x01"


def _repeats(nodes: list[Any], lead: str) -> Iterator[tuple[str, list[Any]]]:
    """Each long repetition with an example of what leads to it."""
    for op, value in nodes:
        if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            low, high, body = value
            if high > MANY:
                yield lead, list(body)
            yield from _repeats(list(body), lead)
            lead += _example(list(body)) * max(low, 1 if high else 0)
            continue
        for inner in _parts(op, value):
            yield from _repeats(inner, lead)
        if op not in (c.ASSERT, c.ASSERT_NOT):
            lead += _example([(op, value)])


def _parts(op: Any, value: Any) -> list[list[Any]]:
    if op is c.BRANCH:
        return [list(one) for one in value[1]]
    if op is c.SUBPATTERN:
        return [list(value[3])]
    if op is c.ATOMIC_GROUP:
        return [list(value)]
    if op in (c.ASSERT, c.ASSERT_NOT):
        return [list(value[1])]
    return []


def _examples(nodes: list[Any]) -> list[str]:
    """A few strings that a sequence takes: for each of its choices one."""
    found = [""]
    for op, value in nodes:
        found = [one + two for one, two in product(found, _of_node(op, value)[:4])][:12]
    return list(dict.fromkeys(one for one in found if one))


def _example(nodes: list[Any]) -> str:
    return next(iter(_examples(nodes)), "")


def _of_node(op: Any, value: Any) -> list[str]:
    if op is c.LITERAL:
        return [chr(value)]
    if op is c.NOT_LITERAL:
        return [char for char in _TRIED if ord(char) != value]
    if op is c.ANY:
        return list("aA ")
    if op is c.IN:
        return _of_class(value)
    if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        low, _, body = value
        inner = _examples(list(body)) or [""]
        return [one * max(low, 1) for one in inner] + ([""] if low == 0 else [])
    if op in (c.BRANCH, c.SUBPATTERN, c.ATOMIC_GROUP):
        return [example for part in _parts(op, value) for example in (_examples(part) or [""])[:2]][:8]
    return [""]


def _of_class(items: list[Any]) -> list[str]:
    if items[0][0] is c.NEGATE:
        return [char for char in _TRIED if not _within(items[1:], char)] or ["\x02"]
    found: list[str] = []
    for op, value in items:
        if op is c.LITERAL:
            found.append(chr(value))
        elif op is c.RANGE:
            found.append(chr(value[0]))
        elif op is c.CATEGORY:
            found += _CLASSES[value]
    return found


def _within(items: list[Any], char: str) -> bool:
    for op, value in items:
        if op is c.LITERAL and ord(char) == value:
            return True
        if op is c.RANGE and value[0] <= ord(char) <= value[1]:
            return True
        if op is c.CATEGORY and char in _CLASSES[value]:
            return True
    return False


def goes_back_within_possessive(pattern: re.Pattern[Any] | None) -> bool:
    """Whether an expression repeats without going back what itself goes back: a repetition, one of several."""
    return pattern is not None and _possessive(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE & ~re.DEBUG))


def _possessive(tree: Any) -> bool:
    parts = [(told, one) for told, value in tree for one in _trees(value)]
    return any((told is c.POSSESSIVE_REPEAT and _goes_back(one)) or _possessive(one) for told, one in parts)


def _goes_back(tree: Any) -> bool:
    if any(told is c.BRANCH or (told in (c.MAX_REPEAT, c.MIN_REPEAT) and value[0] != value[1]) for told, value in tree):
        return True
    return any(_goes_back(one) for told, value in tree if told is c.SUBPATTERN for one in _trees(value))


def _trees(value: Any) -> Iterator[Any]:
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _trees(one)
