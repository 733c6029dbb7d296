"""Reports that the network sees where no wording of the lexicon makes a statement: “with the King calling for a truce”,
“according to the Ministry, the road is open”, “Brussels, he added, is ready”.

The network says where the words of saying stand; what is said is what the act there is about, else what hangs on those
words in the parse, else the rest of the sentence into which they are put.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple, cast

from communique.extract import tree
from communique.extract.acts.sourced_act import Done
from communique.extract.learned.document import Judgement
from communique.extract.learned.scores import score
from communique.extract.parsed import Mentions, Parsed, Places
from communique.extract.statements.attributions import FEWEST, Told, mode, nested
from communique.extract.statements.voices import voices_of
from communique.model import Span, Statement
from communique.model.ids import record_id
from communique.model.spots import Spots
from communique.model.statement import Stance

if TYPE_CHECKING:
    from communique.language import Token

_NEW, _WHO = 0.5, 0.85
"""From which chance on words that no statement stands on report something, and the network's speakers are told
where the words name somebody else.
"""
_HEADS = frozenset({"VERB", "NOUN"})
"""What such words consist of at least; “solemnly” and “has” are part of a report that is known."""
_HALF = 0.5


class _Report(NamedTuple):
    """The words of saying, what is said, the head of the phrase that names who says it, and the act that is told."""

    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source: Token | None
    act: Done | None


def reported(
    text: str, judgement: Judgement, done: Sequence[Done], told: Sequence[Told], parsed: Sequence[Parsed],
    mentions: Mentions, outer: tuple[str, ...],
) -> tuple[list[Told], list[Done]]:  # fmt: skip
    """The statements with those that only the network sees, and the acts, which name theirs."""
    known, places = Spots((t.statement, t.statement.cue) for t in told), Places(parsed)
    contents = Spots((t.statement, t.statement.content) for t in told)
    acts = Spots((d, d.act.cue) for d in done)
    new: dict[str, Statement] = {}
    of_act: dict[str, str] = {}
    for judged, word, span, stands in judgement.cues("statement", _NEW):
        one = places.at(span.start)
        report = None if one is None or known.over(span) else _report(text, one, span, acts.over(span))
        if one is None or report is None or _is_told(report, contents.over(*report.content)):
            continue
        named = voices_of(one, report.source, mentions) if report.source is not None else ()
        named = named or (report.act.act.by if report.act else ())
        speakers, sure = judged.who(word, "speakers", [named])
        if set(speakers) != set(named) and named and (sure < _WHO or not speakers):
            speakers, sure = named, 1 - sure
        if not speakers:
            continue
        made = _statement(text, one, report, speakers, score("statements", stands * sure))
        new[made.id] = made
        if report.act is not None:
            of_act[report.act.act.id] = made.id
    if not new:
        return list(told), list(done)
    joined = nested([*told, *(Told(s, None) for s in new.values())], parsed, outer)
    return joined, [replace(d, act=replace(d.act, statement=of_act.get(d.act.id, d.act.statement))) for d in done]


def _statement(text: str, one: Parsed, report: _Report, speakers: tuple[str, ...], sure: float) -> Statement:
    frame = report.act.frame if report.act else None
    stance = cast("Stance", frame.wording.stance if frame is not None and frame.wording.stance else "says")
    quoted = one.quotes_near(report.cue[0].start)
    return Statement(
        record_id("s", one.passage.id, report.cue, report.content), one.passage.id, speakers, (),
        mode(text, report.content, quoted), stance, _source(one, report), report.cue, report.content, score=sure,
    )  # fmt: skip


def _is_told(report: _Report, over: Sequence[Statement]) -> bool:
    """Whether a statement has most of the content already, and is not a report within it."""
    whole = sum(c.end - c.start for c in report.content)
    for other in over:
        if any(cue.within(c) for cue in other.cue for c in report.content):
            continue
        both = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in report.content for b in other.content)
        if both >= _HALF * whole:
            return True
    return False


def _report(text: str, one: Parsed, span: Span, acts: Sequence[Done]) -> _Report | None:
    tokens = one.tokens_in(span)
    if not any(t.pos_ in _HEADS for t in tokens):
        return None
    inside = set(tokens)
    head = next((t for t in tokens if t.pos_ in _HEADS and t.head not in inside), tokens[0])
    aside = _aside(tokens, head)
    if aside is not None:
        content = _around(text, one, aside)
        return _Report(tree.spans(tokens, one.base), content, _named(tokens, head), None) if content else None
    if tokens[0].lower_ == "according":
        return None
    if acts and acts[0].act.object:
        act = acts[0]
        source = act.frame.source if act.frame else tree.subject(act.verb)
        return _Report(act.act.cue, act.act.object, source, act)
    after = [t for t in tree.predicate(head) if t not in inside and t.i > tokens[-1].i]
    content = tree.spans(after, one.base)
    if sum(len(s.of(text).split()) for s in content) < FEWEST:
        return None
    return _Report(tree.spans(tokens, one.base), content, tree.subject(head), acts[0] if acts else None)


def _named(tokens: Sequence[Token], head: Token) -> Token | None:
    """The head of the phrase that names who says it: “according to *the Ministry*”, “*he* added”."""
    if tokens[0].lower_ == "according":
        to = next((t for t in tokens if t.lower_ == "to"), None)
        return tree.governed(to) if to is not None else None
    return tree.own_subject(head)


def _aside(tokens: Sequence[Token], head: Token) -> tuple[Token, Token] | None:
    """The first and last token of a report put into the sentence that it reports: “, he added,”, “according to him,”,
    “as she noted,”; None where the sentence is the report's own.
    """
    source, last = _named(tokens, head), tokens[-1]
    if source is None:
        return None
    first = min(tokens[0], source.left_edge, key=lambda t: t.i)
    if source.i > last.i:
        phrase = source.doc[last.i + 1 : source.right_edge.i + 1]
        last = next((t.nbor(-1) for t in phrase if t.text == ","), source.right_edge)
    before, after = _beside(first, -1), _beside(last, 1)
    fronted = tokens[0].lower_ == "according"
    if before is not None and before.lower_ == "as":
        first, before, fronted = before, _beside(before, -1), True
    parted = before is None or before.is_punct or before.is_space
    closed = after is None or after.is_punct or after.is_space
    return (first, last) if parted and closed and (fronted or before is not None) else None


def _beside(token: Token, step: int) -> Token | None:
    """The next token of the same sentence."""
    at = token.i + step
    return token.doc[at] if token.sent.start <= at < token.sent.end else None


def _around(text: str, one: Parsed, aside: tuple[Token, Token]) -> tuple[Span, ...]:
    """The quotations that touch an aside, else the rest of its sentence."""
    first, last = aside
    start, end = one.offset(first), one.offset(last) + len(last)
    near = one.quotes_near(start)
    before = [q for q in near if q.end <= start and not text[q.end : start].strip(" ,")]
    if before:
        return (*before, *(q for q in near if q.start >= end and not text[end : q.start].strip(" ,.:;")))
    rest = [t for t in first.sent if t.i < first.i or t.i > last.i]
    content = tree.spans(rest, one.base)
    return content if sum(len(s.of(text).split()) for s in content) >= FEWEST else ()


def _source(one: Parsed, report: _Report) -> tuple[Span, ...]:
    """The words for whoever speaks, without those of what he says."""
    if report.source is None:
        return ()
    at, taken = one.offset(report.source), (*report.cue, *report.content)
    tokens = [t for t in report.source.subtree if not any(s.start <= one.offset(t) < s.end for s in taken)]
    return tuple(s for s in tree.spans(tokens, one.base) if s.start <= at < s.end)
