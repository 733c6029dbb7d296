"""Words that mean several: “they”, “both ministers”, “the sides”, “we”; and what speaks for each set of actors.

Takes the words with the parse, gives numbers as `features` does for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.actors.mentions.group_nouns import NUMBERS
from communique.actors.normalization import fold
from communique.extract.coreference import sets
from communique.extract.coreference.anaphors import clause_of
from communique.extract.coreference.features import DISTANT, distance
from communique.extract.coreference.places import Here
from communique.extract.coreference.sets import Offered

if TYPE_CHECKING:
    from communique.extract.parsed import Parsed
    from communique.language import Token

THEY = frozenset({"they", "them", "their", "themselves"})
WE = frozenset({"we", "us", "our", "ourselves"})
_OWN = frozenset({"their", "our"})
_TOLD = (sets.RUN, sets.CLAUSE, sets.BEFORE, sets.NEAREST, sets.MAIN, sets.SPEAKER, sets.STATES)


@dataclass(frozen=True, slots=True)
class Several:
    """`kind` is `they`, `we` or `group`; `verb` the lemma of the verb whose part the words are, “” where of none."""

    at: int
    start: int
    end: int
    kind: str
    word: str
    owns: bool
    number: int
    both: bool
    verb: str
    clause: int
    subject: bool
    opens: bool
    """Whether its sentence opens a paragraph."""
    quoted: bool
    ruled: tuple[str, ...]
    speaker: str
    voices: tuple[str, ...]
    author: bool


def several(
    one: Parsed, head: Token, start: int, end: int, ruled: Sequence[str], speaker: str, quoted: bool
) -> Several:  # fmt: skip
    """What the words from character `start` to `end` of the document, whose head is `head`, say."""
    word = head.lower_
    kind = "they" if word in THEY else "we" if word in WE else "group"
    words = [fold(w) for w in one.words[start - one.base : end - one.base].split()]
    number = next((NUMBERS[w] for w in words if w in NUMBERS), 2 if "both" in words else 0)
    clause = clause_of(one, head.head if word in _OWN else head)
    verb = one.token_at(clause) if clause >= 0 else None
    opening = one.words[max(0, int(head.sent.start_char) - 2) : int(head.sent.start_char)]
    return Several(
        one.offset(head), start, end, kind, fold(word), word in _OWN, number, "both" in words,
        verb.lemma_.lower() if verb is not None else "", clause, head.dep_ in ("nsubj", "nsubjpass"),
        "\n" in opening or not opening, quoted, tuple(ruled), speaker, one.passage.voices,
        one.passage.kind == "commentary",
    )  # fmt: skip


def of_several(one: Several) -> list[float]:
    """What is the same for all sets, beside the vectors of its head and verb."""
    return [
        one.kind == "they", one.kind == "we", one.kind == "group", one.owns, one.number == 0, one.number == 2,
        one.number > 2, one.both, one.subject, one.opens, one.quoted, bool(one.verb), len(one.voices) > 1,
        bool(one.ruled), one.author,
    ]  # fmt: skip


def row(one: Several, offered: Offered, here: Here) -> list[float]:
    """The numbers of words and a set."""
    actors = sorted(offered.actors)
    kinds = [a.partition(":")[0] for a in actors]
    people = [k in ("person", "unknown") for k in kinds]
    places = here.places
    near = [here.near(a) for a in actors]
    sentences = [n.sentences for n in near]
    ranks = [n.rank for n in near]
    noun = one.word.removesuffix("s")
    titled = [noun in (e.before | e.behind | e.offices) for e in (places.entities.get(a) for a in actors) if e]
    beside = [a in places.parts(one.clause) for a in actors]
    ruled = offered.actors == frozenset(one.ruled)
    size = len(actors)
    told = places.sentences_between(offered.told, one.at) if offered.told >= 0 else DISTANT
    fits = one.number == size
    return [
        ruled, ruled and one.kind == "they", ruled and one.kind == "we", ruled and one.kind == "group",
        size == 1, size == 2, size == 3, size > 3, bool(one.number) and fits, bool(one.number) and not fits,
        all(people), not any(people), any(people) and not all(people), any(k == "country" for k in kinds),
        any(k == "org" for k in kinds),
        *(bool(offered.bits & bit) for bit in _TOLD), *(_rank(offered, bit) for bit in _TOLD),
        bool(offered.bits & sets.VOICES), bool(offered.bits & sets.HOMES), bool(offered.bits & sets.ALONE),
        offered.told >= 0, distance(told), told == 0, told == 1,
        distance(min(sentences)), distance(max(sentences)), min(min(ranks), 6) / 6, min(max(ranks), 6) / 6,
        max(ranks) == size - 1, all(n.paragraph for n in near), one.speaker in offered.actors,
        here.main in offered.actors, sum(titled) / len(titled) if titled else 0.0,
        any(beside), all(n.count > 0 for n in near), any(n.home == "same" for n in near),
        any(n.home == "other" for n in near), offered.actors == frozenset(one.voices),
    ]  # fmt: skip


def _rank(offered: Offered, bit: int) -> float:
    return 1.0 - min(offered.ranks[bit], 5) / 6 if bit in offered.ranks else 0.0
