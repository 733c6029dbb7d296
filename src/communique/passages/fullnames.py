"""Who is named in full in a document: “Mr. Benjelloun” is the Younes Alami Benjelloun of its first line.

Takes a text and the words that titles are made of; gives the full names that hold some words of a name. A name is a
run of capitalised words, with the particles of names between them, behind a title or anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from communique.actors.normalization import WORD, fold
from communique.vocabulary import word_set

PARTICLES = word_set("passages/data", "name-particles")
_TOKEN = re.compile(r"[^\W\d_](?:[\w’'‑-]*\w)?|\S|\n")
_POSSESSIVE = re.compile(r"[’']s\Z")
_ENDS = frozenset(".!?:;…\n")
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one name; `titled` when a title stands before it."""

    words: tuple[str, ...]
    titled: bool

    @property
    def folded(self) -> tuple[str, ...]:
        return _folded(self.words)


class FullNames:
    """The full names of one text."""

    def __init__(self, text: str, titling: Collection[str]) -> None:
        self._runs: dict[tuple[str, ...], _Run] = {}
        for run in _runs(text, titling):
            self._runs[run.folded] = max(run, self._runs.get(run.folded, run), key=lambda r: r.titled)
        self._with: dict[str, list[_Run]] = {}
        for run in self._runs.values():
            for word in dict.fromkeys(run.folded):
                self._with.setdefault(word, []).append(run)

    def of(self, name: Sequence[str]) -> str:
        """The one full name of which these words are a part, not its first alone; "" for none and for two.

        An initial must begin the full name; inside a name only a title before it makes the words a surname.
        """
        initials = [fold(word) for word in name if len(word) == 1]
        words = _folded([word for word in name if len(word) > 1])
        fitting = [
            run for run in min((self._with.get(word, []) for word in words), key=len, default=[])
            if (at := _within(words, run.folded)) is not None and (at or (len(words) > 1 and run.titled))
            and (at + len(words) == len(run.folded) or run.titled)
            and all(run.folded[0].startswith(letter) for letter in initials[:1])
        ]  # fmt: skip
        last = [run for run in fitting if run.folded[-len(words) :] == words] or fitting
        whole = max(last, key=lambda run: len(run.folded), default=None)
        if whole is None or any(_within(run.folded, whole.folded) is None for run in last):
            return ""
        return " ".join(whole.words)


def _runs(text: str, titling: Collection[str]) -> Iterator[_Run]:
    words: list[str] = []
    titled, before = False, "\n"
    opened = before
    for token in _TOKEN.findall(text):
        plain = _POSSESSIVE.sub("", token)
        capital = token[:1].isupper() and (len(token) == 1 or not token.isupper())
        title = capital and all(part in titling for part in _folded([plain]))
        if capital and not title:
            opened = opened if words else before
            words.append(plain)
        elif not (words and (fold(token) in PARTICLES or (token == "." and len(words[-1]) == 1))):
            yield from _run(words, titled, opened)
            words, titled = [], title or (titled and not words and token == ".")
        elif token != ".":
            words.append(token)
        if plain != token:
            yield from _run(words, titled, opened)
            words, titled = [], False
        before = token
    yield from _run(words, titled, opened)


def _run(words: Sequence[str], titled: bool, opened: str) -> Iterator[_Run]:
    """A run as a name; of one that opens a sentence only its last two words are surely of it."""
    held = list(words if titled or opened not in _ENDS else words[-2:])
    while held and held[-1].islower():
        held.pop()
    while held and held[0].islower():
        held.pop(0)
    if 1 < len(held) <= _LONGEST and sum(len(word) > 1 for word in held) > 1:
        yield _Run(tuple(held), titled)


def _folded(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(fold(part) for word in words for part in WORD.findall(word))


def _within(words: tuple[str, ...], name: tuple[str, ...]) -> int | None:
    """Where the words stand in the name."""
    size = len(words)
    return next((at for at in range(len(name) - size + 1) if name[at : at + size] == words), None)
