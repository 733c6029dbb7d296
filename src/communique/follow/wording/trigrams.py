"""A reading → its countable pieces of wording: every three content words that follow one another in
one speaker's mouth.

Counting pieces costs time in step with the text, and pieces of many documents can be counted by a
database (group by speaker and key). `formulas` joins those that recur into whole wordings. Names of
actors stand as one slot (`‹name›`), so that a wording is found whomever it is said to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from communique.follow.wording.tokens import Word, function_words, stem, words
from communique.model import Piece, Reading, Span

NAME = "‹name›"
LENGTH = 3
_SEPARATE = frozenset(".!?;:\n")


def pieces(reading: Reading) -> tuple[Piece, ...]:
    """The pieces of every passage that somebody speaks, in the order of the text."""
    return tuple(_pieces(reading))


def _pieces(reading: Reading) -> Iterator[Piece]:
    finder = _Runs(reading)
    for passage in reading.passages:
        if passage.kind in ("heading", "note"):
            continue
        for speaker, run in finder.runs(passage.span, passage.voice):
            place = run[0][1].start
            for i in range(len(run) - LENGTH + 1):
                part = run[i : i + LENGTH]
                if sum(key != NAME for key, _ in part) < LENGTH - 1:
                    continue
                span = Span(part[0][1].start, part[-1][1].end)
                yield Piece(" ".join(key for key, _ in part), speaker, passage.id, place + i, span)


Run = list[tuple[str, Span]]


class _Runs:
    """Cuts passages into runs: content words of one sentence and one speaker, names as slots."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.names = sorted({m.span for m in reading.mentions if m.kind in ("name", "office")})
        self.name_starts = [span.start for span in self.names]
        spoken = _spoken(reading)
        self.spoken, self.speakers = [span for span, _ in spoken], [speaker for _, speaker in spoken]
        self.spoken_starts = [span.start for span in self.spoken]

    def runs(self, span: Span, voice: str) -> Iterator[tuple[str, Run]]:
        """Speaker and run, in the order of the text."""
        run: Run = []
        speaker, end = voice, span.start
        for word in words(self.text, *span):
            at = _at(word.span, self.spoken_starts, self.spoken)
            now = self.speakers[at] if at >= 0 else voice
            if run and (now != speaker or _ends(self.text[end : word.span.start])):
                yield speaker, run
                run = []
            speaker, end = now, word.span.end
            self._add(run, word)
        if run:
            yield speaker, run

    def _add(self, run: Run, word: Word) -> None:
        at = _at(word.span, self.name_starts, self.names)
        if at >= 0:
            if not run or run[-1] != (NAME, self.names[at]):
                run.append((NAME, self.names[at]))
        elif word.folded not in function_words():
            run.append((stem(word.folded), word.span))


def _spoken(reading: Reading) -> list[tuple[Span, str]]:
    """The stretches that are quoted word for word, with who says them; none overlap."""
    found: list[tuple[Span, str]] = []
    for statement in reading.statements:
        if statement.mode == "direct" and len(statement.speakers) == 1:
            found += [(span, statement.speakers[0]) for span in statement.content]
    apart: list[tuple[Span, str]] = []
    for span, speaker in sorted(found):
        if not apart or span.start >= apart[-1][0].end:
            apart.append((span, speaker))
    return apart


def _at(span: Span, starts: Sequence[int], stretches: Sequence[Span]) -> int:
    """The number of the stretch in which `span` lies, or -1."""
    at = bisect_right(starts, span.start) - 1
    return at if at >= 0 and span.within(stretches[at]) else -1


def _ends(between: str) -> bool:
    """Whether a sentence ends between two words; a line that goes on is no end."""
    return any(c in _SEPARATE for c in between.replace("\n\n", "¶").replace("\n", " ")) or "¶" in between
