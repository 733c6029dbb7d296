"""Formulas: wordings that recur with one speaker, found without being told what to look for.

Takes wordings (pieces in their publications); gives families of like wordings with their variants,
first and last use, use by month, and what changed. Pieces that recur in enough documents of one
speaker are joined where they overlap; where the joined wording is rarer than its parts it is cut.
Every step is a pass over the recurring pieces, so cost grows with the text and not with its square.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from communique.follow.course import course
from communique.follow.families import Found, families
from communique.follow.pieces import NAME
from communique.model import Formula, Publication, Span, Use, Wording

LEAST = 3
"""In how many documents a wording recurs before it counts as a formula."""
_RARER = 0.6
"""A wording is cut where the joined form has less than this share of its rarer part's documents."""
_CONTENT = 3


def formulas(
    found: Iterable[Wording], published: Mapping[str, Sequence[Publication]], least: int = LEAST
) -> tuple[Formula, ...]:
    """The formulas of every speaker, those used in most documents first.

    `found` need hold only pieces that recur (a key in at least `least` documents of its speaker);
    `published` gives the documents of each speaker, by which an end is told from a pause; a
    speaker whom it lacks is measured against the documents in `found`.
    """
    by_speaker: dict[str, list[Wording]] = defaultdict(list)
    for one in found:
        if one.publication.day:
            by_speaker[one.piece.speaker].append(one)
    out: list[Formula] = []
    for speaker, theirs in sorted(by_speaker.items()):
        known = published.get(speaker) or tuple({w.publication.document: w.publication for w in theirs}.values())
        for family in families(_joined(theirs, least), least):
            out.append(course(speaker, family, known))
    return tuple(sorted(out, key=lambda f: (-f.documents, f.first, f.words, f.id)))


def recurring(found: Iterable[Wording], least: int = LEAST) -> frozenset[tuple[str, str]]:
    """Speaker and key of the pieces that stand in at least `least` documents of the speaker."""
    documents: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in found:
        documents[one.piece.speaker, one.piece.key].add(one.publication.document)
    return frozenset(key for key, told in documents.items() if len(told) >= least)


def _joined(found: Sequence[Wording], least: int) -> list[Found]:
    """One speaker's pieces as whole wordings, each with its uses in order of time."""
    kept = recurring(found, least)
    texts: dict[str, list[Wording]] = defaultdict(list)
    for one in found:
        if (one.piece.speaker, one.piece.key) in kept:
            texts[one.publication.document].append(one)
    chains = [chain for document in sorted(texts) for chain in _chains(texts[document])]
    singles, pairs = _counts(chains)
    uses: dict[tuple[str, ...], dict[str, Use]] = defaultdict(dict)
    for chain in chains:
        for part in _cut(chain, singles, pairs, least):
            key, use = _use(part)
            if sum(word != NAME for word in key) >= _CONTENT:
                uses[key].setdefault(use.publication.document, use)
    return [
        Found(key, tuple(sorted(of.values(), key=lambda u: (u.publication.day, u.publication.document))))
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


def _counts(chains: Iterable[Sequence[Wording]]) -> tuple[Counter[str], Counter[tuple[str, str]]]:
    """In how many documents each piece, and each two pieces one after the other, stand."""
    single: dict[str, set[str]] = defaultdict(set)
    double: dict[tuple[str, str], set[str]] = defaultdict(set)
    for chain in chains:
        for one in chain:
            single[one.piece.key].add(one.publication.document)
        for one, after in pairwise(chain):
            double[one.piece.key, after.piece.key].add(one.publication.document)
    return (
        Counter({k: len(v) for k, v in single.items()}),
        Counter({k: len(v) for k, v in double.items()}),
    )


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


def _use(part: Sequence[Wording]) -> tuple[tuple[str, ...], Use]:
    """The content words of a joined wording and where it stands; slots at its ends are left off."""
    while len(part) > 1 and part[0].piece.key.startswith(NAME):
        part = part[1:]
    while len(part) > 1 and part[-1].piece.key.endswith(NAME):
        part = part[:-1]
    first, last = part[0], part[-1]
    key = (*first.piece.key.split(" "), *(one.piece.key.rsplit(" ", 1)[1] for one in part[1:]))
    span = Span(first.piece.span.start, last.piece.span.end)
    return key, Use(first.publication, span, _words(part))


def _words(part: Sequence[Wording]) -> str:
    """The words from the first piece's start to the last one's end, from overlapping pieces."""
    text, end = part[0].words, part[0].piece.span.end
    for one in part[1:]:
        if one.piece.span.end > end:
            text += one.words[end - one.piece.span.start :]
            end = one.piece.span.end
    return " ".join(text.split())
