"""Commitments with a life: each is linked with what was said of it before and after.

Takes undertakings and deeds of many documents, the registry and the day asked for; gives lives, each
a chain of steps that stand on words. Linking prefers silence to error: the same sides must be
bound, towards the same counterparts or about the same actors, in words that are much alike.
Candidates come from an index of the rarest words, so cost grows with what is given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from communique.actors import Registry
from communique.follow.agenda import alike
from communique.follow.commitments.fulfilment import doers_of, fate_of
from communique.follow.commitments.outcomes import Held, due_of, met, searched
from communique.follow.commitments.restatement import change_of
from communique.follow.commitments.selection import worth_following
from communique.follow.commitments.verifiability import routine, standing
from communique.follow.document_search import Look
from communique.follow.sides import debtor, sides
from communique.follow.wording.similarity import Weights
from communique.follow.wording.tokens import content_words
from communique.model import Debtor, Deed, Life, Step, Telling, TrackRecord, Undertaking
from communique.model.ids import record_id
from communique.model.life import LIVING, State

RESTATED = 0.5
"""Likeness from which two undertakings of one side are one commitment said again."""
FATE = 0.6
"""The share of a commitment's words that a deed must have to tell its fate."""
_RAREST = 4
_REMEMBERED = 4


@dataclass(frozen=True, slots=True)
class _Said:
    """An undertaking with what linking asks of it."""

    one: Undertaking
    words: frozenset[str]
    debtors: frozenset[str]
    others: frozenset[str]
    about: frozenset[str]


@dataclass(slots=True)
class _Open:
    """A life in the making."""

    said: list[_Said]
    steps: list[Step]
    routine: bool
    index: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Followed:
    """A life as documents tell it, whatever day it is asked for.

    `due` is the day from which on `past` is to be said of it; empty where no day was named or a document tells what
    became of it. `lapse` is the step that is to be added then; None where it was not, or not in vain, searched for.
    """

    life: Life
    lapse: Step | None
    due: str = ""
    past: str = ""


def follow_commitments(
    undertakings: Iterable[Undertaking], deeds: Iterable[Deed], registry: Registry, today: str,
    held: Iterable[Telling] = (), look: Look | None = None,
) -> tuple[Life, ...]:  # fmt: skip
    """The lives of all commitments worth following, earliest first.

    `today` (`YYYY-MM-DD`) is the day for which due days and holders of office are asked. `held` are contacts that
    took place; `look` searches documents for what became of a commitment: without it none has lapsed.
    """
    return tuple(on_day(one, registry, today) for one in followed(undertakings, deeds, registry, held, look))


def on_day(followed: Followed, registry: Registry, today: str) -> Life:
    """A life as it stands on a day: lapsed or not, and with those who hold the debtors' offices then."""
    life = followed.life
    debtors = tuple(debtor(d.actor, life.since, today, registry) for d in life.debtors)
    if not followed.due or followed.due >= today:
        return replace(life, debtors=debtors)
    if followed.lapse is None:
        return replace(life, debtors=debtors, past=followed.past)
    return replace(life, debtors=debtors, past=followed.past, state="lapsed", steps=(*life.steps, followed.lapse))


def followed(
    undertakings: Iterable[Undertaking], deeds: Iterable[Deed], registry: Registry, held: Iterable[Telling] = (),
    look: Look | None = None,
) -> tuple[Followed, ...]:  # fmt: skip
    """What became of all commitments worth following, earliest first; `on_day` makes lives of them."""
    worth = [u for u in undertakings if worth_following(u)]
    worth.sort(key=lambda u: (u.publication.day, u.publication.document, u.act.span, u.commitment.id))
    said = [_said(u, registry) for u in worth]
    follower = _Follower(Weights(s.words for s in said))
    for one in said:
        follower.add(one)
    for deed in sorted(deeds, key=lambda d: (d.publication.day, d.publication.document, d.act.span, d.act.id)):
        fate = fate_of(deed)
        if fate is not None and deed.publication.day:
            follower.tell(deed, fate, registry)
    meetings = Held(held, registry)
    return tuple(_followed(one, meetings, look, registry) for one in follower.lives)


def _is_routine(undertaking: Undertaking) -> bool:
    return routine(undertaking.what, undertaking.commitment.kind) or standing(undertaking)


def _said(undertaking: Undertaking, registry: Registry) -> _Said:
    debtors = sides((a for a in undertaking.commitment.by if not a.startswith("unknown:")), registry)
    others = sides((a for a in undertaking.commitment.to if not a.startswith("unknown:")), registry)
    about = sides(undertaking.names, registry) - debtors
    return _Said(undertaking, frozenset(content_words(undertaking.what)), debtors, others - debtors, about)


class _Follower:
    """Lives so far, found again by the rarest words of what was promised."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.lives: list[_Open] = []
        self.by_word: dict[tuple[str, str], list[_Open]] = defaultdict(list)

    def add(self, said: _Said) -> None:
        """A new life, or a step of the life that these words say again."""
        best = max(
            ((self._likeness(said, life), -i, life) for i, life in enumerate(self._candidates(said))),
            default=None, key=lambda c: c[:2],
        )  # fmt: skip
        if best is None or best[0] < RESTATED:
            life = _Open([said], [_opened(said)], _is_routine(said.one))
            self.lives.append(life)
        else:
            life = best[2]
            if said.one.publication.document in {s.publication.document for s in life.steps}:
                return  # said twice in one text is said once
            life.steps.append(_restated(said, life, best[0]))
            life.said.append(said)
        self._index(said, life)

    def tell(self, deed: Deed, fate: State, registry: Registry) -> None:
        """A step of the life whose fate a deed tells, when it is clear which is meant."""
        words, named = frozenset(content_words(deed.words)), sides((*deed.names, *deed.act.to), registry)
        found: list[tuple[float, int, _Open]] = []
        for side in sorted(sides(doers_of(deed), registry)):
            for word in self.weights.rarest(words, 2 * _RAREST):
                for life in self.by_word.get((side, word), ()):
                    first = life.said[0]
                    told = {s.publication.document for s in life.steps}
                    if life.routine or deed.publication.day <= first.one.publication.day:
                        continue
                    if deed.publication.document in told or not (first.about | first.others) <= named:
                        continue
                    shares = [self.weights.within(s.words, words) for s in life.said[-_REMEMBERED:]]
                    if max(shares) >= FATE and len(first.words & words) > 1:
                        found.append((max(shares), -len(found), life))
        if found:
            share, _, life = max(found, key=lambda f: f[:2])
            life.steps.append(_fate_step(deed, fate, share))

    def _index(self, said: _Said, life: _Open) -> None:
        for side in sorted(said.debtors):
            for word in self.weights.rarest(said.words, _RAREST):
                if f"{side} {word}" not in life.index:
                    life.index.add(f"{side} {word}")
                    self.by_word[side, word].append(life)

    def _candidates(self, said: _Said) -> list[_Open]:
        found: dict[int, _Open] = {}
        for side in sorted(said.debtors):
            for word in self.weights.rarest(said.words, _RAREST):
                found |= {id(life): life for life in self.by_word.get((side, word), ())}
        return list(found.values())

    def _likeness(self, said: _Said, life: _Open) -> float:
        """The likeness to the first or one of the latest wordings that can be the same commitment."""
        known = [life.said[0], *life.said[1:][-_REMEMBERED:]]
        return max((self.weights.likeness(said.words, k.words) for k in known if _can_be_one(said, k)), default=0.0)


def _can_be_one(__said: _Said, other: _Said) -> bool:
    """The same sides bound; about the same actors, or, where none are named, to the same others."""
    if __said.debtors != other.debtors:
        return False
    if not _one_occasion(__said.one, other.one):
        return False
    if "invite" in (__said.one.commitment.kind, other.one.commitment.kind):
        return bool(__said.others & other.others)
    if __said.about or other.about:
        return bool(__said.about & other.about)
    return not (__said.others and other.others) or bool(__said.others & other.others)


def _one_occasion(undertaking: Undertaking, other: Undertaking) -> bool:
    """Whether two undertakings are not of different meetings: by other channels, or on days apart."""
    ours, theirs = undertaking.contact, other.contact
    if ours is None or theirs is None:
        return ours is theirs
    if ours.date and theirs.date and (ours.date.end < theirs.date.start or theirs.date.end < ours.date.start):
        return False
    return alike(ours.channel, theirs.channel)


def _opened(said: _Said) -> Step:
    one = said.one
    return Step(
        one.publication.day, "open", one.publication, one.commitment.id, one.commitment.what, one.what,
        f"First told here: “{_short(one.cue)}”.",
    )  # fmt: skip


def _restated(said: _Said, life: _Open, likeness: float) -> Step:
    one, before = said.one, life.said[-1].one
    state, because = change_of(before, one)
    return Step(
        one.publication.day, state, one.publication, one.commitment.id, one.commitment.what, one.what, because,
        round(likeness, 2),
    )  # fmt: skip


def _fate_step(deed: Deed, fate: State, share: float) -> Step:
    verb = "kept" if fate == "reported-fulfilled" else "not kept"
    return Step(
        deed.publication.day, fate, deed.publication, deed.act.id, (deed.act.span,), deed.words,
        f"A later document tells that it was {verb}: “{_short(deed.cue)}”.", round(share, 2),
    )  # fmt: skip


def _followed(made: _Open, meetings: Held, look: Look | None, registry: Registry) -> Followed:
    said = [s.one for s in made.said]
    first = said[0]
    took_place = meetings.of(said)
    told = {s.publication.document for s in made.steps}
    if took_place is not None and took_place.publication.document not in told:
        made.steps.append(met(took_place))
    steps = tuple(sorted(made.steps, key=lambda s: (s.day, s.publication.document)))
    known = tuple(Debtor(a) for a in first.commitment.by if not a.startswith("unknown:"))
    dated = due_of(said)
    due = dated.commitment.due if dated else None
    life = Life(
        record_id("life", first.commitment.id), steps[-1].state, first.commitment.kind, known, first.commitment.to,
        first.what, first.act.topics, first.publication.day, said[-1].publication.day, steps, due,
        first.commitment.condition, made.routine,
    )  # fmt: skip
    if dated is None or due is None or life.state not in LIVING:
        return Followed(life, None)
    lapsed, past = searched(dated, told, look, registry)
    lapse = None
    if lapsed:
        lapse = Step(
            due.end, "lapsed", dated.publication, dated.commitment.id, dated.commitment.what, dated.what, past
        )  # fmt: skip
    return Followed(life, lapse, due.end, past)


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= 80 else plain[:79].rstrip() + "…"


def track_records(lives: Sequence[Life]) -> tuple[TrackRecord, ...]:
    """What became of every actor's commitments; an heir answers for a predecessor's too."""
    made: dict[str, list[tuple[Life, bool]]] = defaultdict(list)
    for life in lives:
        for one in life.debtors:
            made[one.actor].append((life, False))
            if one.heir:
                made[one.heir].append((life, True))
    return tuple(_record(actor, made[actor]) for actor in sorted(made))


def _record(actor: str, theirs: Sequence[tuple[Life, bool]]) -> TrackRecord:
    states = [life.state for life, _ in theirs]
    return TrackRecord(
        actor, len(theirs), sum(inherited for _, inherited in theirs), states.count("open"), states.count("restated"),
        states.count("strengthened"), states.count("weakened"), states.count("reported-fulfilled"),
        states.count("reported-broken"), states.count("lapsed"),
    )  # fmt: skip
