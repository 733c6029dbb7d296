"""No regular expression over text from outside takes more time than the text is long."""

from __future__ import annotations

import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest

from communique.compare import slots, tables
from communique.documents.days import written
from communique.extract.mentions import series
from communique.follow.commitments import selection, verifiability
from communique.language import wordlist
from communique.ledger.search import ranking
from communique.ledger.search.syntax import Term
from communique.passages import introductions
from tests.linear.attacks import attacks, goes_back_within_possessive
from tests.linear.sites import ANY, Site, sites

SHORT, TIMES = 2_000, 16
QUICK = 0.5e-6
"""Seconds for a character, under which nothing grows that would be felt."""
GROWTH = 2.3**4
"""For a text sixteen times as long: 16 is in proportion, 256 its square."""
TRIED = 6
"""Of an expression's attacks, how many of the costliest are tried on a long text."""
MADE = {
    "documents.days.written": "|".join(re.sub(r"\?P<\w+>", "?:", form.pattern) for form in written._seldom()),
    "actors.anaphora.self_designations": r"\b[Tt](?:he|his)\s+(?P<noun>Ministry\s+of\s+Defence|Office)\b(?!\s+of\b)(?!\s+[A-Z])",
    "compare.facts": "|".join(row["pattern"] for row in tables.rows("facts.csv", ("fact", "name", "where", "pattern"))),
    "passages.introductions": rf"\b(?:{introductions._TITLE_NOUNS})\b",
    "compare.slots": rf"\b(?:{slots._WORDS_AROUND_DAYS})\b|(?<=\d)(?:st|nd|rd|th)\b",
    "compare.tables": "|".join(row["pattern"] for row in tables.rows("patterns.csv", ("use", "pattern"))),
    "follow.commitments.verifiability": verifiability._boilerplate(),
    "follow.commitments.selection": selection._opinion(),
    "language.wordlist": wordlist.any_of(["a", "a b", "as well as"], re.I),
    "ledger.search.ranking": ranking._pattern(Term(("talk", "of", "peace"))),
    "passages.signers": r"\bg7\b",
    "passages.speakers": r"\bForeign\ Minister\b",
    "passages.turns": r"\bMiller\b",
}
"""For the modules that put expressions together when they are called: one such, of words that are theirs."""


@cache
def _all() -> tuple[Site, ...]:
    return tuple(sites())


class TooLong(Exception):
    """A match has not ended in its time."""


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _seconds(
    pattern: re.Pattern[Any], ways: frozenset[str], attack: tuple[str, str, str], size: int, times: int = 1
) -> float:
    """Processor time of asking so many times."""
    lead, pump, end = attack
    text: Any = lead + pump * (size // len(pump)) + end
    if isinstance(pattern.pattern, bytes):
        text = text.encode("utf-8", "replace")
    began = time.process_time()
    for _ in range(times):
        for way in ways & {"match", "fullmatch"}:
            getattr(pattern, way)(text)
        if ways - {"match", "fullmatch"}:
            for _ in pattern.finditer(text):
                pass
    return time.process_time() - began


def worst(pattern: re.Pattern[Any], ways: frozenset[str], patience: float = 30.0) -> tuple[str, str, str] | None:
    """An attack under which an expression takes more than its text's length; None where there is none."""
    hard: list[tuple[float, tuple[str, str, str]]] = []
    for attack in attacks(pattern):
        try:
            with _at_most(patience):
                short = _seconds(pattern, ways, attack, SHORT)
        except TooLong:
            return attack
        if short >= SHORT * QUICK:
            hard.append((short, attack))
    for _, attack in sorted(hard, reverse=True)[:TRIED]:
        try:
            with _at_most(patience):
                if _grows(pattern, ways, attack):
                    return attack
        except TooLong:
            return attack
    return None


def _grows(pattern: re.Pattern[Any], ways: frozenset[str], attack: tuple[str, str, str]) -> bool:
    """Whether the time grows faster than the text: one long text against as many short ones as make its length,
    so that a coarse clock tells both alike.
    """
    for _ in range(4):
        short = _seconds(pattern, ways, attack, SHORT, TIMES)
        long = _seconds(pattern, ways, attack, SHORT * TIMES)
        if TIMES * long <= GROWTH * max(short, TIMES * SHORT * QUICK):
            return False
    return True


def test_every_expression_of_the_source_is_linear() -> None:
    found, seen = [], set()
    for site in _all():
        module = site.where.partition(":")[0]
        assert site.pattern is not None or module in MADE, f"{site.where}: no test knows what is compiled here"
        pattern = site.pattern if site.pattern is not None else re.compile(MADE[module])
        if (pattern, site.ways) not in seen:
            seen.add((pattern, site.ways))
            if attack := worst(pattern, site.ways):
                found.append(f"{site.where}: {attack!r}")
    assert not found
    assert len(seen) > 200


@pytest.mark.parametrize(
    "expression",
    [
        r"(a+)+$",
        r"\s+$",
        r"<!--.*?-->",
        r"\A(?:<!--.*?-->\s*)*<p",
        r"(?:\s*[A-Z]\w*\s+)+x",
        r"\S+.*\d{4}\s*$",
        r"(\w+)@",
    ],
)
def test_one_that_is_not_linear_is_found(expression: str) -> None:
    assert worst(re.compile(expression, re.S), ANY, patience=1.0)


def test_a_run_of_offices_is_still_read_as_one_title() -> None:
    assert series._TITLE.fullmatch(" Minister of Foreign Affairs ")
    assert not series._TITLE.fullmatch(" Minister said ")
    assert series._JOINT.fullmatch(", as well as the ")


def test_no_group_that_goes_back_within_is_repeated_possessively() -> None:
    """Python before 3.11.5, Debian's among them, passes over matches of such (`(?:\\w+\\.? )*+`)."""
    compiled = [site for site in _all() if site.pattern is not None]
    assert [site.where for site in compiled if goes_back_within_possessive(site.pattern)] == []
    assert goes_back_within_possessive(re.compile(r"(?:\w+\.? )*+d"))
    assert not goes_back_within_possessive(re.compile(r"(?:\w++ )*+d"))
