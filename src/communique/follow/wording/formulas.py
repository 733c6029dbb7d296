"""Formulas: wordings that recur with one speaker, found without being told what to look for.

Takes wordings (pieces in their publications); gives families of like wordings with their variants,
first and last use, use by month, and what changed. Pieces that recur in enough documents of one
speaker are joined where they overlap; where the joined wording is rarer than its parts it is cut.
The documents are gone over one at a time, twice, so that what is held are counts and uses: cost grows
with the text and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from communique.follow.wording.timeline import calendar_of, course
from communique.follow.wording.trigrams import NAME
from communique.follow.wording.variants import Found, families
from communique.model import Formula, Publication, Span, Use, Wording

LEAST = 3
"""In how many documents a wording recurs before it counts as a formula."""
_RARER = 0.6
"""A wording is cut where the joined form has less than this share of its rarer part's documents."""
_CONTENT = 3

Documents = Callable[[], Iterable[Sequence[Wording]]]
"""Gives, each time it is called, one speaker's pieces that recur, document by document."""


def formulas(
    found: Iterable[Wording], published: Mapping[str, Sequence[Publication]], least: int = LEAST
) -> tuple[Formula, ...]:
    """The formulas of every speaker, those used in most documents first.

    `published` gives the documents of each speaker, by which an end is told from a pause; a speaker
    whom it lacks is measured against the documents in `found`. A text that came out twice counts as one.
    """
    speakers: dict[str, dict[str, list[Wording]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        if one.publication.day:
            theirs = speakers[one.piece.speaker][one.publication.document]
            if not theirs or theirs[0].publication == one.publication:
                theirs.append(one)
    out: list[Formula] = []
    for speaker, texts in sorted(speakers.items()):
        calendar = calendar_of(published.get(speaker) or [of[0].publication for of in texts.values()])
        recur = _recurring(texts.values(), least)
        kept = [[w for w in of if w.piece.key in recur] for of in texts.values()]
        out += of_speaker(speaker, lambda kept=kept: kept, calendar, least)  # type: ignore[misc]
    return in_order(out)


def in_order(found: Iterable[Formula]) -> tuple[Formula, ...]:
    """Formulas, those used in most documents first."""
    return tuple(sorted(found, key=lambda f: (-f.documents, f.first, f.words, f.id)))


def of_speaker(speaker: str, documents: Documents, calendar: Sequence[str], least: int = LEAST) -> list[Formula]:
    """The formulas of one speaker. `documents` give the pieces that stand in at least `least` of them, each text
    once; `calendar` are the days of all that the speaker published (`course.calendar_of`).
    """
    return [course(speaker, family, calendar) for family in families(_joined(documents, least), least)]


def _recurring(texts: Iterable[Sequence[Wording]], least: int) -> frozenset[str]:
    """The keys of the pieces that stand in at least `least` documents."""
    counted: Counter[str] = Counter()
    for found in texts:
        counted.update({one.piece.key for one in found})
    return frozenset(key for key, many in counted.items() if many >= least)


def _joined(documents: Documents, least: int) -> list[Found]:
    """One speaker's pieces as whole wordings, each with its uses in order of time."""
    singles, pairs = _counts(documents())
    uses: dict[tuple[str, ...], list[Use]] = defaultdict(list)
    written: dict[str, str] = {}
    for found in documents():
        for chain in _chains(found):
            for part in _cut(chain, singles, pairs, least):
                key, span, words = _wording(part)
                if sum(word != NAME for word in key) < _CONTENT:
                    continue
                at, before = part[0].publication, uses[key]
                if not before or before[-1].publication.document != at.document:
                    before.append(Use(at, span, written.setdefault(words, words)))
    return [
        Found(key, tuple(sorted(of, key=lambda u: (u.publication.day, u.publication.document))))
        for key, of in sorted(uses.items())
    ]


def _chains(found: Sequence[Wording]) -> Iterator[list[Wording]]:
    """Pieces of one document whose places follow one another."""
    chain: list[Wording] = []
    for one in sorted(found, key=lambda w: w.piece.place):
        if chain and one.piece.place != chain[-1].piece.place + 1:
            yield chain
            chain = []
        chain.append(one)
    if chain:
        yield chain


def _counts(documents: Iterable[Sequence[Wording]]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """In how many documents each piece, and each two pieces one after the other, stand."""
    singles: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for found in documents:
        singles.update({one.piece.key for one in found})
        pairs.update({(one.piece.key, after.piece.key) for chain in _chains(found) for one, after in pairwise(chain)})
    return singles, pairs


def _cut(
    chain: Sequence[Wording], singles: Counter[str], pairs: Counter[tuple[str, str]], least: int
) -> Iterator[list[Wording]]:
    part = [chain[0]]
    for one, after in pairwise(chain):
        together = pairs[one.piece.key, after.piece.key]
        rarer = min(singles[one.piece.key], singles[after.piece.key])
        if together < least or together < _RARER * rarer:
            yield part
            part = []
        part.append(after)
    yield part


def _wording(part: Sequence[Wording]) -> tuple[tuple[str, ...], Span, str]:
    """The content words of a joined wording, where it stands and its words; slots at its ends are left off."""
    while len(part) > 1 and part[0].piece.key.startswith(NAME):
        part = part[1:]
    while len(part) > 1 and part[-1].piece.key.endswith(NAME):
        part = part[:-1]
    first, last = part[0], part[-1]
    key = (*first.piece.key.split(" "), *(one.piece.key.rsplit(" ", 1)[1] for one in part[1:]))
    span = Span(first.piece.span.start, last.piece.span.end)
    return key, span, _words(part)


def _words(part: Sequence[Wording]) -> str:
    """The words from the first piece's start to the last one's end, from overlapping pieces."""
    text, end = part[0].words, part[0].piece.span.end
    for one in part[1:]:
        if one.piece.span.end > end:
            text += one.words[end - one.piece.span.start :]
            end = one.piece.span.end
    return " ".join(text.split())
