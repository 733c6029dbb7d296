"""The full texts of compared accounts, cut into sentences, each with the points it tells and its counterparts.

Takes a comparison, gives a `FullText` an account. A page sets them beside the topic table and leads from every
sentence to its counterpart.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace

from communique.model import Comparison, Span
from communique.passages.author import sentences
from communique.passages.paragraphs import paragraphs

GRAVEST = ("conflicts", "differs", "shared", "only")
"""The verdicts, the gravest first: which of several a sentence shows, which rows stay on one page."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `points` are the ids of those it tells, `verdict` the gravest of theirs (empty: none);
    `others` are the sentences, as account and number, that tell the first of its points in the other accounts.
    """

    number: int
    words: str
    span: Span
    points: tuple[str, ...] = ()
    verdict: str = ""
    others: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class FullText:
    """One account's text as paragraphs of sentences, numbered through."""

    account: int
    paragraphs: tuple[tuple[Sentence, ...], ...]

    def first(self, point: str) -> int | None:
        """The number of the first sentence that tells a point."""
        return next((s.number for p in self.paragraphs for s in p if point in s.points), None)


def beside(comparison: Comparison) -> tuple[FullText, ...]:
    """The text of every account, its sentences linked by the points that they tell."""
    texts = [_cut(comparison, n) for n in range(len(comparison.accounts))]
    places: dict[str, list[tuple[int, int]]] = {}
    for text in texts:
        for sentence in (s for p in text.paragraphs for s in p):
            for point in sentence.points:
                places.setdefault(point, []).append((text.account, sentence.number))
    return tuple(
        replace(text, paragraphs=tuple(tuple(_led(s, text.account, places) for s in p) for p in text.paragraphs))
        for text in texts
    )


def _led(sentence: Sentence, account: int, places: dict[str, list[tuple[int, int]]]) -> Sentence:
    """A sentence with the first that tells the same in every other account."""
    for point in sentence.points:
        found: dict[int, tuple[int, int]] = {}
        for place in places[point]:
            if place[0] != account:
                found.setdefault(place[0], place)
        if found:
            return replace(sentence, others=tuple(found[n] for n in sorted(found)))
    return sentence


def _cut(comparison: Comparison, account: int) -> FullText:
    text = comparison.accounts[account].text
    told = sorted(
        (span.start, span.end, point.id, point.verdict)
        for point in comparison.points for claims in point.accounts if claims.account == account
        for span in claims.spans
    )  # fmt: skip
    starts = [one[0] for one in told]
    longest = max((end - start for start, end, _, _ in told), default=0)
    number, out = 0, []
    for paragraph in paragraphs(text):
        inside = []
        for span in sentences(text, paragraph):
            near = told[bisect_left(starts, span.start - longest) : bisect_left(starts, span.end)]
            here = [one for one in near if one[1] > span.start]
            here.sort(key=lambda one: GRAVEST.index(one[3]))
            points = tuple(dict.fromkeys(one[2] for one in here))
            words = " ".join(span.of(text).split())
            inside.append(Sentence(number, words, span, points, here[0][3] if here else ""))
            number += 1
        out.append(tuple(inside))
    return FullText(account, tuple(out))
