"""Finding the names and office wordings of the registry in a text, by their words alone.

Takes a text, gives hits in its order: every place where words of the registry stand, longest
first, none inside another of its own kind. What a hit stands for is decided later
(`linking/`), with the date and the rest of the document at hand.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from communique.actors.mentions.line_breaks import breaks
from communique.actors.normalization import MARKED_WORD, WORD, fold
from communique.actors.registry.entries import Known, Title
from communique.actors.registry.registry import Registry
from communique.actors.word_roles import HEADS, SHORTENED
from communique.model import Span

# What may stand between two words of one name: blanks, one line end, a hyphen, a point, an apostrophe.
_JOINTS = re.compile(r"(?:[ \u00a0]{0,2}\n?[ \u00a0]{0,2}|[-‐‑.'’]|\. ?|, )\Z")
_MAX_TITLE_WORDS = 14
_HANDLE = re.compile(r"(?<![\w@.])@(\w{2,40})")
_LISTED = 4
"""Words from which on an office's wording may have a comma in it: “foreign, commonwealth and development …”."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the text, folded."""

    start: int
    end: int
    folded: str


Words = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words `first` to `last` (exclusive) stand for one of `known`, or are an office's wording."""

    span: Span
    first: int
    last: int
    known: tuple[Known, ...] = ()
    titles: tuple[Title, ...] = ()


@dataclass(frozen=True, slots=True)
class Scan:
    """A text's words, the names in it and the office wordings in it, each in order."""

    text: str
    words: tuple[Word, ...]
    names: tuple[Hit, ...]
    titles: tuple[Hit, ...]
    breaks: frozenset[int] = frozenset()

    def gap(self, left: int, right: int) -> str:
        """The characters between word `left` and word `right`; a line end that wraps nothing counts twice."""
        return _gap(self.text, self.words, left, right, self.breaks)

    def names_before(self, offset: int, most: int) -> tuple[Hit, ...]:
        """The last names that begin before `offset`, `most` of them, in order."""
        at = bisect_left(self.names, offset, key=lambda hit: hit.span.start)
        return self.names[max(0, at - most) : at]


def _gap(text: str, words: tuple[Word, ...], left: int, right: int, ends: frozenset[int]) -> str:
    start, end = words[left].end, words[right].start
    at = text.find("\n", start, end)
    return text[start:end].replace("\n", "\n\n") if at in ends else text[start:end]


def scan(text: str, registry: Registry, day: str | None = None) -> Scan:
    """All names and office wordings of the registry in `text`; `day` tells whose an office's account is."""
    pattern = MARKED_WORD if "*" in text else WORD
    words = tuple(Word(m.start(), m.end(), fold(m.group())) for m in pattern.finditer(text))
    title_first = registry.title_words()
    accounts = _handles(text, words, registry, day)
    ends = breaks(text)
    names: list[Hit] = []
    titles: list[Hit] = []
    free_name = free_title = 0
    for i, word in enumerate(words):
        if i in accounts:
            names.append(accounts[i])
            free_name = free_title = accounts[i].last
        if i >= free_name and word.folded in registry.longest:
            hit = _longer(text, words, ends, _name_at(text, words, ends, i, registry), registry)
            if hit:
                names.append(hit)
                free_name = hit.last
        if i >= free_title and word.folded in title_first and not _ranks(text, words, ends, i):
            hit = _title_at(text, words, ends, i, registry)
            if hit:
                titles.append(hit)
                free_title = hit.last
    return Scan(text, words, tuple(names), tuple(titles), ends)


def _handles(text: str, words: tuple[Word, ...], registry: Registry, day: str | None) -> dict[int, Hit]:
    """“@narendramodi”: the accounts in a text that the registry knows, by the word at which each begins."""
    found: dict[int, Hit] = {}
    starts = [word.start for word in words] if "@" in text else []
    for match in _HANDLE.finditer(text) if starts else ():
        handle = registry.handles.get(match[1].casefold())
        if handle:
            first, last = bisect_left(starts, match.start()), bisect_left(starts, match.end())
            if known := registry.borne_by(handle, day):
                found[first] = Hit(Span(*match.span()), first, last, known=known)
    return found


def _name_at(text: str, words: Words, ends: frozenset[int], i: int, registry: Registry) -> Hit | None:
    reach = _reach(text, words, ends, i, registry.longest[words[i].folded])
    for size in range(reach, 0, -1):
        known = registry.names.get(" ".join(w.folded for w in words[i : i + size]))
        if not known:
            continue
        span = Span(words[i].start, words[i + size - 1].end)
        fitting = tuple(k for k in known if _written_alike(span.of(text), k.surface))
        if fitting:
            return Hit(_with_point(span, text, fitting), i, i + size, known=fitting)
    return None


def _longer(text: str, words: Words, ends: frozenset[int], hit: Hit | None, registry: Registry) -> Hit | None:
    """“Sheikh *Tamim bin Hamad Al Thani*”: a longer full name that begins inside a shorter one."""
    if hit is None or hit.last - hit.first < 2:
        return hit
    for i in range(hit.first + 1, hit.last):
        if registry.longest.get(words[i].folded, 0) <= hit.last - hit.first:
            continue
        other = _name_at(text, words, ends, i, registry)
        longer = other is not None and other.last - other.first > hit.last - hit.first and other.last > hit.last
        if longer and other is not None and any(k.form == "full-name" for k in other.known):
            return other
    return hit


def _title_at(text: str, words: Words, ends: frozenset[int], i: int, registry: Registry) -> Hit | None:
    for size in range(_reach(text, words, ends, i, _MAX_TITLE_WORDS), 0, -1):
        titles = registry.titles.get(" ".join(w.folded for w in words[i : i + size]))
        if titles and _one_wording(text, words[i : i + size]):
            return Hit(Span(words[i].start, words[i + size - 1].end), i, i + size, titles=tuple(titles))
    return None


def _ranks(text: str, words: Words, ends: frozenset[int], i: int) -> bool:
    """“the Secretary *General* of the Convention” is no general."""
    behind = words[i].folded == "general" and i > 0 and words[i - 1].folded in HEADS
    return behind and _gap(text, words, i - 1, i, ends) in (" ", "-", "\u00a0")


def _one_wording(text: str, words: Words) -> bool:
    """“the Secretary. General Adams” and “the Secretary, General Adams” are no secretary general."""
    marks = [text[a.end : b.start] for a, b in pairwise(words)]
    shortened = all("." not in mark or a.folded in SHORTENED for a, mark in zip(words, marks, strict=False))
    return shortened and (len(words) >= _LISTED or not any("," in mark for mark in marks))


def _reach(text: str, words: Words, ends: frozenset[int], i: int, most: int) -> int:
    """How many words from `i` on may form one name: until something else than a joint parts them."""
    size = 1
    while size < most and i + size < len(words):
        if not _JOINTS.match(_gap(text, words, i + size - 1, i + size, ends)):
            break
        size += 1
    return size


def _written_alike(written: str, surface: str) -> bool:
    """Case as evidence: “US” is not “us”, “Chad” not “chad”; “al-Sharaa” may begin small."""
    if surface.isupper():
        return written.isupper()
    first = surface[:1]
    if first.isupper() and not written[:1].isupper():
        return False
    return not (len(surface) < 4 and first.isupper() and written.isupper() and not surface.isupper())


def _with_point(span: Span, text: str, known: tuple[Known, ...]) -> Span:
    """“U.S.” keeps its last point."""
    pointed = text[span.end : span.end + 1] == "." and any(k.surface.endswith(".") for k in known)
    return Span(span.start, span.end + 1) if pointed else span
