"""A whole document as the network judges it: what the rules found in, its chances out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from communique.extract.acts.sourced_act import Done
from communique.extract.learned.encoding import Given, Named, Ruled, Turn, windows
from communique.extract.learned.judging import Judged
from communique.extract.learned.network import Network
from communique.extract.parsed import Mentions
from communique.extract.statements.attributions import Told
from communique.model import Commitment, Contact, Passage, Span

_LEFT = frozenset({"commentary", "heading", "note"})
"""Kinds of passage that the network was not taught: what the rules find there stands."""


class Judgement:
    """The windows of a document with what the network says of them."""

    def __init__(self, windows: Sequence[Judged]) -> None:
        self.windows = windows
        fresh = [(n, i) for n, one in enumerate(self.windows) for i in range(one.window.fresh, len(one.window.words))]
        self._places = fresh
        """Window and word, of all words that are judged, in the order of the text."""
        self._starts = [self.windows[n].window.words[i].start for n, i in fresh]
        self._ends = [self.windows[n].window.words[i].end for n, i in fresh]

    def standing(self, spans: Sequence[Span]) -> tuple[Judged, list[int]] | None:
        """The window in which words stand first, with their places in it; None where it has none of them."""
        found = {
            place for s in spans
            for place in self._places[bisect_right(self._ends, s.start) : bisect_left(self._starts, s.end)]
        }  # fmt: skip
        if not found:
            return None
        number = min(found)[0]
        judged, words = self.windows[number], sorted(i for n, i in found if n == number)
        return (judged, words) if _taught(judged.window.turns[words[0]]) else None

    def cues(self, what: str, least: float) -> Iterator[tuple[Judged, int, Span, float]]:
        """The runs of words that the network finds: their window, first word, characters and chance."""
        for judged in self.windows:
            for cue in judged.cues(what, least):
                words = judged.window.words
                if not _taught(judged.window.turns[cue.first]):
                    continue
                yield judged, cue.first, Span(words[cue.first].start, words[cue.last - 1].end), cue.chance


def judgement(given: Given, network: Network) -> Judgement:
    """What the network says of a document; it reads those windows only in which something is to be judged."""
    return Judgement([
        Judged(w, network.rows(w), given) for w in windows(given, network.vocabulary)
        if any(_taught(turn) for turn in w.turns[w.fresh :])
    ])  # fmt: skip


def judges(kind: str) -> bool:
    """Whether passages of a kind are judged; in others what the rules find stands."""
    return kind not in _LEFT


def _taught(turn: Turn | None) -> bool:
    return turn is not None and judges(turn.kind)


def given(
    text: str, issuer: str, passages: Sequence[Passage], mentions: Mentions, told: Sequence[Told],
    contacts: Sequence[Contact], done: Sequence[Done], commitments: Sequence[Commitment], home: Callable[[str], str],
) -> Given:  # fmt: skip
    """A document with what the rules found, as the network gets it."""
    turns = [Turn(p.span.start, p.span.end, p.kind, p.voices) for p in passages]
    named = [Named(m.span.start, m.span.end, m.kind, m.actors) for m in mentions.all]
    ruled = [Ruled(_pairs(d.act.cue), "act", d.act.kind, d.act.by, d.act.to) for d in done]
    ruled += [Ruled(_pairs(c.evidence), "contact", "", c.participants) for c in contacts]
    ruled += [Ruled(_pairs(c.what), "commitment") for c in commitments]
    for one in told:
        ruled.append(Ruled(_pairs(one.statement.cue), "statement", "", one.statement.speakers))
        ruled.append(Ruled(_pairs(one.statement.content), "content"))
    ids = dict.fromkeys([v for t in turns for v in t.voices] + [a for m in named for a in m.actors])
    return Given(text, turns, named, ruled, {actor: home(actor) for actor in ids}, issuer)


def _pairs(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((s.start, s.end) for s in spans)
