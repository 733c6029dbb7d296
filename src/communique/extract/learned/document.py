"""A whole document as the network judges it: what the rules found in, its chances out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from communique.extract.done import Done
from communique.extract.learned.encoding import Given, Named, Ruled, Turn, windows
from communique.extract.learned.judging import Judged
from communique.extract.learned.network import Network, words_at
from communique.extract.parsed import Mentions
from communique.extract.statements import Told
from communique.model import Commitment, Contact, Passage, Span

_LEFT = frozenset({"commentary", "heading", "note"})
"""Kinds of passage that the network was not taught: what the rules find there stands."""


class Judgement:
    """The windows of a document with what the network says of them."""

    def __init__(self, given: Given, network: Network) -> None:
        self.text = given.text
        self.windows = [
            Judged(w, network.rows(w), given) for w in windows(given, network.vocabulary)
            if any(_taught(turn) for turn in w.turns[w.fresh :])
        ]  # fmt: skip

    def standing(self, spans: Sequence[Span]) -> tuple[Judged, list[int]] | None:
        """The window in which words stand first, with their places in it; None where it has none of them."""
        ranges = [(s.start, s.end) for s in spans]
        for judged in self.windows:
            words = words_at(judged.window, ranges)
            if words:
                return (judged, words) if _taught(judged.window.turns[words[0]]) else None
        return None

    def cues(self, what: str, least: float) -> Iterator[tuple[Judged, int, Span, float]]:
        """The runs of words that the network finds: their window, first word, characters and chance."""
        for judged in self.windows:
            for cue in judged.cues(what, least):
                words = judged.window.words
                if not _taught(judged.window.turns[cue.first]):
                    continue
                yield judged, cue.first, Span(words[cue.first].start, words[cue.last - 1].end), cue.chance


def _taught(turn: Turn | None) -> bool:
    return turn is not None and turn.kind not in _LEFT


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
