"""How well statements agree with attributions that people marked.

Words are runs of letters and digits with inner marks, so that a quotation mark or comma in or
out costs nothing. A statement and a human attribution are the same when their contents overlap
(Dice of words at least 0.5, best first, each once); it is right (`attr`) when, besides, the
sources share a word or neither has one. Contents with 90 % of their words in quotation marks
are direct, with none indirect, else mixed. Outermost statements only: PolNeAR does not nest.
"""

from __future__ import annotations

import re
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.bench.polnear import Article, Coded, Spans
from communique.model import Reading
from communique.reading import Reader

_WORD = re.compile(r"\w+(?:[’'\-.,/&]\w+)*")
_MARK = re.compile(r"[“„‟«”»\"＂]|''|``")
_OPENS, _CLOSES = "“„‟«", "”»"
_SAME = 0.5
_DIRECT = 0.9


@dataclass(slots=True)
class Figure:
    """Counts behind precision and recall."""

    made: int = 0
    gold: int = 0
    right_made: int = 0
    right_gold: int = 0

    @property
    def precision(self) -> float:
        return self.right_made / self.made if self.made else 0.0

    @property
    def recall(self) -> float:
        return self.right_gold / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(slots=True)
class Score:
    """Figures by name (`content words`, `attr`, `direct`, …), words read and seconds taken."""

    figures: dict[str, Figure] = field(default_factory=lambda: defaultdict(Figure))
    articles: int = 0
    words: int = 0
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class _Words:
    """An attribution as sets of word numbers."""

    source: frozenset[int]
    content: frozenset[int]
    kind: str


def bench_attribution(gold: Iterable[Article], reader: Reader | None = None) -> Score:
    """Read every article and hold its statements against the human attributions."""
    reader = reader or Reader()
    reader.read("A warm-up sentence, the minister said.")
    score = Score()
    for article in gold:
        began = time.perf_counter()
        reading = reader.read(article.text)
        score.seconds += time.perf_counter() - began
        score.words += len(article.text.split())
        score.articles += 1
        add(score, article, statements_of(reading))
    return score


def statements_of(reading: Reading) -> list[Coded]:
    """The outermost statements of a reading in the form of the human attributions."""
    return [
        Coded(*(tuple((s.start, s.end) for s in spans) for spans in (one.source, one.cue, one.content)))
        for one in reading.statements
        if one.parent is None
    ]


def add(score: Score, article: Article, made: Sequence[Coded]) -> None:
    """Count one article."""
    words = [m.span() for m in _WORD.finditer(article.text)]
    quoted = _numbers(_quoted(article.text), words)
    gold = [w for w in (_words(one, words, quoted) for one in article.attributions) if w.content]
    found = [w for w in (_words(one, words, quoted) for one in made) if w.content]
    for role in ("content", "source"):
        theirs: frozenset[int] = frozenset().union(*(getattr(w, role) for w in gold))
        ours: frozenset[int] = frozenset().union(*(getattr(w, role) for w in found))
        _count(score.figures[f"{role} words"], len(ours), len(theirs), len(ours & theirs), len(ours & theirs))
    pairs = _aligned(gold, found)
    right = [(g, f) for g, f in pairs if gold[g].source & found[f].source or not (gold[g].source or found[f].source)]
    _count(score.figures["overlap"], len(found), len(gold), len(pairs), len(pairs))
    _count(score.figures["attr"], len(found), len(gold), len(right), len(right))
    for kind in ("direct", "indirect", "mixed"):
        _count(
            score.figures[kind], sum(f.kind == kind for f in found), sum(g.kind == kind for g in gold),
            sum(found[f].kind == kind for _, f in right), sum(gold[g].kind == kind for g, _ in right),
        )  # fmt: skip


def _count(figure: Figure, made: int, gold: int, right_made: int, right_gold: int) -> None:
    figure.made += made
    figure.gold += gold
    figure.right_made += right_made
    figure.right_gold += right_gold


def _words(one: Coded, words: Sequence[tuple[int, int]], quoted: frozenset[int]) -> _Words:
    content = _numbers(one.content, words)
    inside = len(content & quoted)
    kind = "direct" if content and inside >= _DIRECT * len(content) else "mixed" if inside else "indirect"
    return _Words(_numbers(one.source, words), content, kind)


def _numbers(spans: Spans, words: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The words that share a character with any of the spans."""
    ends = [end for _, end in words]
    found: set[int] = set()
    for start, end in spans:
        i = bisect_right(ends, start)
        while i < len(words) and words[i][0] < end:
            found.add(i)
            i += 1
    return frozenset(found)


def _aligned(gold: Sequence[_Words], found: Sequence[_Words]) -> list[tuple[int, int]]:
    """Pairs of the same attribution, the likest first, each once; of equals those whose sources agree."""
    likely = []
    for g, theirs in enumerate(gold):
        for f, ours in enumerate(found):
            shared = len(theirs.content & ours.content)
            like = 2 * shared / (len(theirs.content) + len(ours.content))
            if like >= _SAME:
                agree = bool(theirs.source & ours.source) or not (theirs.source or ours.source)
                likely.append((-like, not agree, g, f))
    taken: tuple[set[int], set[int]] = (set(), set())
    pairs = []
    for _, _, g, f in sorted(likely):
        if g not in taken[0] and f not in taken[1]:
            taken[0].add(g)
            taken[1].add(f)
            pairs.append((g, f))
    return pairs


def _quoted(text: str) -> Spans:
    """Stretches inside double quotation marks, line by line; an unclosed one runs to the line's end."""
    found = []
    at = 0
    for line in text.split("\n"):
        opened = -1
        for match in _MARK.finditer(line):
            mark = match.group()
            if opened < 0 and mark not in _CLOSES:
                opened = match.start()
            elif opened >= 0 and mark not in _OPENS:
                found.append((at + opened, at + match.end()))
                opened = -1
        if opened >= 0:
            found.append((at + opened, at + len(line)))
        at += len(line) + 1
    return tuple(found)
