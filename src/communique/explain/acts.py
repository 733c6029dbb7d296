"""Why an act is as it is: the wording's row, what its clause made of it, whom its words name, what the network said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.explain.rows import wording_of
from communique.extract.acts.sourced_act import Done
from communique.extract.parsed import Mentions
from communique.extract.trail import Trail
from communique.model import Act, Reading, Span

_BASES = {
    "parties": "the words name nobody who acts: the parties of the passage's contact do",
    "context": "the words name nobody who acts: the passage's speaker or the sentences around tell who does",
    "addressee": "the words name nobody: said to the other party of the talk, as the account tells it",
}


def act_reasons(act: Act, trail: Trail) -> Iterator[str]:
    """The reasons in the order of the stages: rules, network, agreement."""
    ruled = _on(act.cue, trail.ruled.done if trail.ruled else ())
    judged = _on(act.cue, trail.judged.done if trail.judged else ())
    settled = _on(act.cue, trail.settled.done if trail.settled else (), act.kind)
    first = ruled or judged or settled
    if ruled is not None:
        yield from _by_rules(ruled)
    elif first is not None:
        yield "network: no row of a table finds these words, the learnt reader does"
    if first is not None and trail.mentions is not None:
        yield from _named(first.act, first, trail.mentions)
    yield from network_on(act.cue, act.kind, trail)
    if ruled is not None and judged is not None:
        yield from _changes("network", ruled.act, judged.act)
    if judged is not None:
        yield from _changes("agreement (extract/consistency.py)", judged.act, act)
    yield f"score {act.score:.2f}: of such findings that share was right (calibration.csv)"


def _by_rules(done: Done) -> Iterator[str]:
    if done.frame is None:
        yield "clause: what somebody will or should do makes an act of its own (extract/acts/clauses.py)"
    else:
        yield f"row: {wording_of(done.frame)}"
        if done.frame.wording.kind != done.act.kind:
            yield f"clause: {done.act.modality} here, so {done.frame.wording.kind} becomes {done.act.kind}"
        if done.frame.modality != "actual" and done.frame.wording.kind == done.act.kind:
            yield f"clause: {done.frame.modality}, by its auxiliary, negation or condition"
    if done.act.basis in _BASES:
        role = "addressee" if done.act.basis == "addressee" else "doer"
        yield f"{role}: {_BASES[done.act.basis]}"


def _named(act: Act, done: Done, mentions: Mentions) -> Iterator[str]:
    """The words that stand for the doers and addressees, with the way in which they were understood."""
    verb = done.verb
    span = done.one.tokens_span(verb.sent[0], verb.sent[-1])
    here = mentions.within(Span(span.start, span.end))
    for role, actors in (("doer", act.by), ("addressee", act.to)):
        for actor in actors:
            found = next((m for m in here if actor in m.actors), None)
            if found is not None:
                words = done.one.words[found.span.start - done.one.base : found.span.end - done.one.base]
                yield f"{role}: “{words}” is {actor} ({found.kind})"


def network_on(cue: tuple[Span, ...], kind: str, trail: Trail) -> Iterator[str]:
    """What the network says of the words of a cue; nothing where it was not asked or not taught."""
    found = trail.judgement.standing(cue) if trail.judgement else None
    if found is None:
        yield "network: not asked (it judges official passages only), the rules stand"
        return
    judged, words = found
    head = judged.head("cue", words)
    kinds = judged.kinds(head)
    best = max(kinds, key=lambda k: kinds[k])
    own = f"{kind} {kinds[kind]:.2f}" if kind in kinds else kind
    other = "" if best == kind else f" (it would say {best} {kinds[best]:.2f})"
    by, sure = judged.who(head, "by")
    doers = ", ".join(by) or "nobody"
    yield f"network: an act {judged.chance('cue', words):.2f}, {own}{other}, done by {doers} {sure:.2f}"


def _changes(stage: str, before: Act, after: Act) -> Iterator[str]:
    for name, old, new in (
        ("kind", before.kind, after.kind), ("doer", ", ".join(before.by), ", ".join(after.by)),
        ("addressee", ", ".join(before.to), ", ".join(after.to)), ("modality", before.modality, after.modality),
    ):  # fmt: skip
        if old != new:
            yield f"{stage}: {name} {old or 'nobody'} becomes {new or 'nobody'}"


def left_out(reading: Reading, trail: Trail) -> Iterator[tuple[Act, list[str]]]:
    """The acts that the rules found and that did not stay, with what took them away."""
    kept = {act.cue for act in reading.acts}
    stayed = {d.act.cue for d in trail.judged.done} if trail.judged else set()
    for done in trail.ruled.done if trail.ruled else ():
        if done.act.cue in kept:
            continue
        stage = (
            "agreement (extract/consistency.py): in a heading, or told twice" if done.act.cue in stayed else "network"
        )
        why = [*_by_rules(done), *network_on(done.act.cue, done.act.kind, trail), f"left out by: {stage}"]
        yield done.act, why


def _on(cue: tuple[Span, ...], done: Iterable[Done], kind: str = "") -> Done | None:
    """The act that stands on the same words; of several the one of that kind."""
    same = [d for d in done if d.act.cue == cue]
    return next((d for d in same if d.act.kind == kind), same[0] if same else None)
