"""Acts as the network judges them: which stand, of what kind, by whom, to whom; and those that no wording found."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from functools import cache
from statistics import median_low
from typing import TYPE_CHECKING, cast

from communique.extract import tree
from communique.extract.acts.sourced_act import Done, around_of, sourced
from communique.extract.learned.document import Judgement
from communique.extract.learned.judging import Judged, likeliest
from communique.extract.learned.scores import score, unjudged
from communique.extract.lexicon import lexicon
from communique.extract.parsed import Parsed, Places
from communique.extract.statements.attributions import Told
from communique.model import Span
from communique.model.ids import record_id
from communique.model.kinds import KINDS
from communique.model.span import cover
from communique.model.spots import Spots
from communique.model.statement import Modality

if TYPE_CHECKING:
    from communique.language import Token

_TELLING = frozenset({"VERB", "NOUN", "ADJ"})
"""What the words of an act are headed by."""
_NEW, _KEPT = 0.85, 0.005
"""From which chance on words are an act that the rules missed, and an act of the rules stays."""
_KIND, _MODALITY = 0.7, 0.8
"""From which chance on the network's kind and modality stand in the place of the rules'."""
_DOERS, _ADDRESSEES, _NOBODY = 0.9, 0.3, 0.99
"""From which chance on the network's doers and addressees stand in the place of the rules', and nobody does."""
_POSTED = 0.5
"""How sure the doer is at least of what a post tells without a subject: who posts it."""
_BINDING = 0.4
"""Below which chance a “will” promises nothing."""
_SURE = 0.35
"""From which chance on the doer of a new act is told."""
_LIKELY, _BOUND = 0.4, 0.92
"""Which chance the kind of a new act has at least; and where it binds somebody, on a verb of which the lexicon knows
only other kinds (“received the icebreaker” is no acceptance).
"""


def judged_acts(
    text: str, judgement: Judgement, done: Sequence[Done], parsed: Sequence[Parsed], told: Sequence[Told]
) -> tuple[list[Done], dict[str, float]]:
    """The acts of a document, and for those judged the chance that they bind somebody."""
    out: dict[str, Done] = {}
    binding: dict[str, float] = {}
    cues = Spots((d, (cover(d.act.cue),)) for d in done)
    contents = Spots((d, d.act.object) for d in done)
    for one in done:
        found = judgement.standing(one.act.cue)
        if found is None:
            out[one.act.id] = replace(one, act=replace(one.act, score=unjudged("acts")))
            continue
        judged, words = found
        word = judged.head("cue", words)
        if judged.chance("cue", words) >= _KEPT:
            inside = {d.act.kind for d in cues.over(*one.act.object) if _inside(d, one)}
            act = _told(one, judged, word, inside)
            out[act.act.id] = act
            binding[act.act.id] = judged.binding(word)
    places = Places(parsed)
    here: dict[str, list[Told]] = {}
    for statement in told:
        here.setdefault(statement.statement.passage, []).append(statement)
    taken = {i for d in out.values() for c in d.act.cue for i in range(c.start, c.end)}
    for judged, word, span, _ in judgement.cues("cue", _NEW):
        free = taken.isdisjoint(range(span.start, span.end))
        new = _new(text, judged, word, span, places, here, taken) if free else None
        if new is None:
            continue
        around = contents.over(cover(new.act.cue))
        if not any(d.act.kind == new.act.kind and _inside(new, d) for d in around):
            # else “said he was *concerned*”, which the rules have as the saying's kind
            out.setdefault(new.act.id, new)
            binding[new.act.id] = judged.binding(word)
    return sorted(out.values(), key=lambda d: (cover(d.act.cue), d.act.id)), binding


def _inside(one: Done, other: Done) -> bool:
    """Whether an act is told in another's content: “said he *was concerned*”."""
    cue = cover(one.act.cue)
    return one is not other and any(cue.within(span) for span in other.act.object)


def _told(one: Done, judged: Judged, word: int, inside: set[str]) -> Done:
    """An act of the rules with what the network says of its kind, parties and modality; `inside` are the kinds of what
    is told in its content, which are not its own.
    """
    act = one.act
    kinds, modality = judged.kinds(word), judged.modality(word)
    best = likeliest(kinds)
    kind = best if kinds[best] >= _KIND and best not in inside else act.kind
    if kind == act.kind == "promise" and one.frame is None and judged.binding(word) < _BINDING:
        kind = "plan"  # “will travel on Monday”, “will receive three”: nothing binds to it
    own = bool(act.by) and one.one.author == act.by
    by, doers = judged.who(word, "by", [act.by])
    turned = bool(by) and set(by) == set(act.to)  # “received a call from X”: who does it to whom is in the wording
    to, addressees = judged.who(word, "to", [act.to])
    sure = doers
    if set(by) == set(act.by):
        by = act.by
    elif doers < _DOERS or own or turned:
        by, sure = act.by, max(1 - doers, _POSTED) if own else 1 - doers
    talk = kind == "discuss" and set(to) <= set(by)  # whoever talks talks to somebody
    told = any(a.startswith("unknown:") for a in act.to)  # by words that no candidate holds
    to = act.to if talk or addressees < (_ADDRESSEES if to and not told else _NOBODY) else to
    number, strength, plover, cameo = act.id, act.strength, act.plover, act.cameo
    if kind != act.kind:
        number = record_id("a", act.passage, kind, act.cue)
        strength, plover, cameo = strength_of(kind), KINDS[kind].plover, KINDS[kind].cameo
    act = replace(
        act, id=number, kind=kind, by=by, to=_others(to, by), strength=strength, plover=plover, cameo=cameo,
        modality=_or_rather(act.modality, modality), basis=act.basis if by == act.by else "context",
        score=score("acts", judged.chance("cue", [word]) * kinds[kind] * sure),
    )  # fmt: skip
    return replace(one, act=act)


def _or_rather(ruled: Modality, chances: dict[str, float]) -> Modality:
    """The rules' modality, unless they saw nothing particular and the network is sure of something."""
    best = likeliest(chances)
    return cast("Modality", best) if ruled == "actual" and chances[best] >= _MODALITY else ruled


def _others(to: tuple[str, ...], by: tuple[str, ...]) -> tuple[str, ...]:
    """Nobody does to himself what is told of him."""
    return tuple(actor for actor in to if actor not in by)


def _new(
    text: str,
    judged: Judged,
    word: int,
    span: Span,
    places: Places,
    told: Mapping[str, Sequence[Told]],
    taken: Container[int],
) -> Done | None:
    """An act on words that the rules found nothing on; its object is what hangs on them in the parse."""
    one = places.at(span.start)
    tokens = one.tokens_in(span) if one is not None else []
    if one is None or not tokens:
        return None
    inside = set(tokens)
    verb = next((t for t in tokens if t.head not in inside), tokens[0])
    if verb.pos_ not in _TELLING:
        verb = verb.head  # “*strongly* supported”
        if verb.pos_ not in _TELLING or verb in inside or one.offset(verb) in taken:
            return None
        tokens = sorted([*tokens, verb], key=lambda t: t.i)
    if (verb.tag_ == "VB" and tree.subject(verb) is None) or _of_a_stranger(one, judged, verb):
        return None  # an order is no act
    cue = tree.spans(tokens, one.base)
    matter = [t for t in tree.predicate(verb) if t not in inside and t.i > tokens[-1].i]
    objects = tree.spans(matter, one.base)
    around = around_of(one, verb, told.get(one.passage.id, ()), None)
    kinds, modality = judged.kinds(word), judged.modality(word)
    kind = likeliest(kinds)
    by, sure = judged.who(word, "by")
    to, whom = judged.who(word, "to")
    wordings = lexicon().verbs.get(verb.lemma_.lower(), ())
    strange = KINDS[kind].binding and wordings and all(w.kind != kind for w in wordings)
    to = _others(to, by) if whom >= _ADDRESSEES else ()
    if sure < _SURE or not by or kinds[kind] < (_BOUND if strange else _LIKELY):
        return None
    if kind == "discuss" and len({*by, *to}) < 2:
        return None
    likely = cast("Modality", likeliest(modality))
    act = sourced(
        text, one, None, verb, kind, by, to, cue, objects, likely, strength_of(kind), "", around, "context"
    )  # fmt: skip
    return replace(act, act=replace(act.act, score=score("acts", judged.chance("cue", [word]) * kinds[kind] * sure)))


def _of_a_stranger(one: Parsed, judged: Judged, verb: Token) -> bool:
    """Whether a noun that means nobody known is the verb's subject: “the mayor gave a speech”."""
    subject = tree.own_subject(verb)
    if subject is None or subject.pos_ not in ("NOUN", "PROPN"):
        return False
    at = one.offset(subject)
    return not any(m.start <= at < m.end for m in judged.window.named)


@cache
def strength_of(kind: str) -> int:
    """The strength that most wordings of a kind have."""
    words = lexicon()
    found = [
        w.strength for table in (words.verbs, words.nouns, words.adjectives) for rows in table.values() for w in rows
        if w.kind == kind
    ]  # fmt: skip
    return median_low(found) if found else 1
