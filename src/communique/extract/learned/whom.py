"""Who may be meant at a word: the actors of each mention and of each list of mentions, whoever speaks, the parties.

A candidate is a set of actors; what speaks for it is gathered from all that names the same set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from communique.extract.learned.encoding import Given, Window
from communique.vocabulary import word_set

SPEAKS, SPEAKERS_HOME, RULED, NOBODY, PARTIES, PARTIES_HOMES, OTHERS = (1 << n for n in range(7))
"""What may tell of a set besides its mentions: it speaks here; the speaker is its; the rules say so; it is empty; it
is who the first contact is between, or their states; another contact is between them.
"""
_LONGEST_JOINT = 32
_LIKELIEST = 12
_JOINTS = word_set("extract/lexicon", "name-joints")


@dataclass(slots=True)
class Whom:
    """A set of actors, with the words that name them (`own`), those that name their people (`of`), and what else
    tells of them (`bits`).
    """

    actors: tuple[str, ...]
    own: list[int] = field(default_factory=list)
    of: list[int] = field(default_factory=list)
    bits: int = 0


def together(found: Sequence[Whom], first: Sequence[float], second: Sequence[float]) -> tuple[tuple[str, ...], float]:
    """The likeliest union of one set and another, with its chance; `first` and `second` are the chances of each of
    `found` to be the one and the other. Only the `_LIKELIEST` of each are tried.
    """
    chances: dict[frozenset[str], float] = {}
    made: dict[frozenset[str], tuple[str, ...]] = {}
    others = _likeliest(second)
    for one in _likeliest(first):
        for other in others:
            actors = tuple(dict.fromkeys((*found[one].actors, *found[other].actors)))
            key = frozenset(actors)
            made.setdefault(key, actors)
            chances[key] = chances.get(key, 0.0) + first[one] * second[other]
    best = max(chances, key=lambda key: chances[key])
    return made[best], chances[best]


def _likeliest(chances: Sequence[float]) -> list[int]:
    return sorted(range(len(chances)), key=lambda n: (-chances[n], n))[:_LIKELIEST]


class Candidates:
    """The sets that a window offers, for any of its words."""

    def __init__(self, window: Window, given: Given) -> None:
        self.window, self.given = window, given
        self._named: dict[frozenset[str], tuple[tuple[str, ...], list[int], list[int]]] = {}
        for named, words in _runs(window, given.text):
            self._entry(named)[1].extend(words)
            homes = self._homes(named)
            if homes and set(homes) != set(named):
                self._entry(homes)[2].extend(words)

    def at(self, word: int, ruled: Iterable[Sequence[str]] = ()) -> list[Whom]:
        """The candidates at `word`; `ruled` are the sets that the rules give."""
        found: dict[frozenset[str], Whom] = {}

        def told(actors: Sequence[str], bit: int) -> None:
            found.setdefault(frozenset(actors), Whom(tuple(dict.fromkeys(actors)))).bits |= bit

        told((), NOBODY)
        for key, (named, own, of) in self._named.items():
            one = found.setdefault(key, Whom(named))
            one.own, one.of = own, of
        turn = self.window.turns[word]
        if turn is not None and turn.voices:
            told(turn.voices, SPEAKS)
            if homes := self._homes(turn.voices):
                told(homes, SPEAKERS_HOME)
        for actors in ruled:
            told(actors, RULED)
        for number, actors in enumerate(self.given.between):
            told(actors, OTHERS if number else PARTIES)
            if not number and (homes := self._homes(actors)):
                told(homes, PARTIES_HOMES)
        return list(found.values())

    def _entry(self, actors: Sequence[str]) -> tuple[tuple[str, ...], list[int], list[int]]:
        return self._named.setdefault(frozenset(actors), (tuple(dict.fromkeys(actors)), [], []))

    def _homes(self, actors: Sequence[str]) -> tuple[str, ...]:
        homes = [self.given.homes.get(actor, "") for actor in actors]
        return tuple(dict.fromkeys(homes)) if all(homes) else ()


def _runs(window: Window, text: str) -> list[tuple[tuple[str, ...], tuple[int, ...]]]:
    """Each mention, and each list of them (“A, B and C”), with its actors and words."""
    out: list[tuple[tuple[str, ...], tuple[int, ...]]] = []
    run: list[int] = []
    end = -1
    for number, mention in enumerate(window.named):
        out.append((mention.actors, window.places[number]))
        if mention.start < end:
            continue  # inside the one before
        if run and not _joined(text[end : mention.start]):
            _close(window, run, out)
            run = []
        run.append(number)
        end = mention.end
    _close(window, run, out)
    return out


def _close(window: Window, run: Sequence[int], out: list[tuple[tuple[str, ...], tuple[int, ...]]]) -> None:
    if len(run) > 1:
        actors = tuple(dict.fromkeys(a for n in run for a in window.named[n].actors))
        out.append((actors, tuple(w for n in run for w in window.places[n])))


def _joined(between: str) -> bool:
    """Whether nothing but commas and “and” stand between two mentions."""
    if len(between) > _LONGEST_JOINT or ". " in between or "\n" in between:
        return False
    words = between.replace(",", " , ").split()
    return bool(words) and all(w == "," or w.lower().rstrip(".") in _JOINTS for w in words)
