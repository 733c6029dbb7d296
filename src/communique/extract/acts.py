"""Acts: what is done by saying something, or reported done.

Takes the parsed passages' frames and the statements made from them, gives acts with kind,
parties, modality, strength and event codes. Besides the lexicon's frames two shapes of clause
make acts of their own: what a party “will” do (a promise, or a warning when it hangs on a
condition), and what another party “should” do (a demand).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.frame import Frame
from communique.extract.lexicon import Wording
from communique.extract.parsed import Mentions, Parsed
from communique.extract.statements import Told, speakers_of
from communique.extract.topics import topics
from communique.model import Act, Span
from communique.model.ids import record_id
from communique.model.kinds import KINDS
from communique.model.span import cover
from communique.model.statement import Modality

if TYPE_CHECKING:
    from communique.language import Token

_CONTACT_NOUNS = frozenset({
    "conversation", "call", "talk", "talks", "meeting", "discussion", "discussions", "topic", "topics",
    "issue", "agenda", "negotiation", "consultation", "contacts", "visit", "summit", "focus", "exchange",
    "negotiations", "consultations", "dialogue", "attention",
})  # fmt: skip
_TOLD_BY_PARTIES = frozenset({"readout", "statement"})
_PLAIN_SAYING = frozenset({"state", "note", "announce", "emphasise", "reaffirm", "inform"})
_ATTITUDES = frozenset({"offer", "promise", "reject", "thank", "express-concern", "plan"})
_TALKING = frozenset({"speak", "talk", "meet", "converse", "consult", "call"})
_DEEDS = frozenset({"support", "aid", "cooperate", "concede", "retreat", "sign", "recognise"})
_TOPIC_NOUNS = frozenset({"topic", "subject", "focus", "theme", "item", "issue"})
_OBLIGED = frozenset({"should", "must", "shall", "ought"})


@dataclass(frozen=True, slots=True)
class Done:
    """An act with what it was made from: its passage's parse and its frame (None: a clause)."""

    act: Act
    one: Parsed
    frame: Frame | None
    verb: Token


def find_acts(text: str, parsed: Sequence[Parsed], told: Sequence[Told], mentions: Mentions) -> list[Done]:
    """All acts of a document, in the order of their cues."""
    made: list[Done] = []
    for one in parsed:
        here = [t for t in told if t.statement.passage == one.passage.id]
        taken: set[int] = set()
        for frame in one.frames:
            if not frame.wording.kind or frame.head.i in taken:
                continue
            inner = _own_attitude(one, frame, mentions)
            if inner is not None:
                taken.add(inner.head.i)
                taken.update(
                    f.head.i
                    for f in one.frames
                    if f is not frame and f.head.dep_ == "conj" and f.head.head == inner.head
                )
            done = _from_frame(text, one, frame, here, mentions, inner)
            if done is not None:
                made.append(done)
                taken.add(frame.head.i)
        made += _clauses(text, one, here, mentions, taken)
    unique = {done.act.id: done for done in made}
    return sorted(unique.values(), key=lambda d: (cover(d.act.cue), d.act.id))


# -- acts from frames ----------------------------------------------------------------------


def _from_frame(
    text: str, one: Parsed, frame: Frame, told: Sequence[Told], mentions: Mentions, inner: Frame | None
) -> Done | None:
    statement = next((t.statement for t in told if t.frame is frame), None)
    around = _around(one, frame.head, told, frame)
    by, basis = _doers(one, frame, mentions, around)
    if not by or not _counts(one, frame, by, around, mentions):
        return None
    wording = _as_undertaken(one, inner.wording if inner else frame.wording, frame, mentions, by)
    cue = tree.spans(frame.cue, one.base)
    objects = tree.spans(frame.content or (inner.content if inner else []), one.base)
    to = tuple(a for a in one.all_actors(frame.to, mentions) if a not in by) or _judged(one, frame, mentions)
    return _made(
        text, one, frame, frame.head, wording.kind, by, to, cue, objects, frame.modality,
        wording.strength, wording.cameo, (statement or around), basis,
    )  # fmt: skip


def _as_undertaken(one: Parsed, wording: Wording, frame: Frame, mentions: Mentions, by: tuple[str, ...]) -> Wording:
    """“will support” promises; “does not comment” keeps silent; “it was confirmed that the talks
    would take place” plans.
    """
    if frame.head.lemma_ == "comment" and frame.modality == "denied":
        return replace(wording, kind="keep-silent", strength=0, cameo="011")
    if frame.modality == "intended" and wording.kind in _DEEDS and wording is frame.wording:
        return replace(
            wording, kind="promise", strength=4, cameo="03" + wording.cameo[1] if wording.cameo[:1] in "0" else "030"
        )
    if wording.kind in ("reaffirm", "announce", "agree") and frame.content:
        for token in frame.content:
            later = any(c.dep_ == "aux" and c.lower_ in ("will", "would") for c in token.children)
            doer = tree.own_subject(token)
            if later and doer is not None and {doer.lower_, doer.lemma_.lower()} & _CONTACT_NOUNS:
                return replace(wording, kind="plan" if wording.kind != "agree" else "agree", strength=3, cameo="030")
    return wording


def _made(
    text: str, one: Parsed, frame: Frame | None, verb: Token, kind: str, by: tuple[str, ...], to: tuple[str, ...],
    cue: tuple[Span, ...], objects: tuple[Span, ...], modality: Modality, strength: int, cameo: str,
    statement: object, basis: str,
) -> Done:  # fmt: skip
    whole = cover([*cue, *objects])
    act = Act(
        record_id("a", one.passage.id, kind, cue), one.passage.id, getattr(statement, "id", None), kind, by, to,
        cue, objects, whole, topics(text, objects or (one.tokens_span(verb.sent[0], verb.sent[-1]),)),
        modality, strength, KINDS[kind].plover, cameo or KINDS[kind].cameo, basis,
    )  # fmt: skip
    return Done(act, one, frame, verb)


def _around(one: Parsed, token: Token, told: Sequence[Told], frame: Frame | None) -> object:
    """The smallest statement in whose content the token stands."""
    at = one.offset(token)
    holding = [
        t.statement for t in told
        if t.frame is not frame and any(c.start <= at < c.end for c in t.statement.content)
    ]  # fmt: skip
    return min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)


def _doers(one: Parsed, frame: Frame, mentions: Mentions, around: object) -> tuple[tuple[str, ...], str]:
    """Who does it and how that is known: by the words, or as the parties of the contact."""
    actors = one.all_actors(frame.by, mentions)
    if actors:
        return actors, "stated"
    if frame.by and frame.by[0].lower_ in ("i", "we"):
        return speakers_of(one, frame, mentions), "stated"
    if one.passage.kind in _TOLD_BY_PARTIES and around is None:
        tells_of_talk = any(t.lemma_.lower() in _CONTACT_NOUNS or t.lower_ in _CONTACT_NOUNS for t in frame.by)
        if len(one.parties) > 1 and ((frame.impersonal and not frame.by) or tells_of_talk):
            return one.parties, "parties"
    if frame.source is not None and frame.source.pos_ in ("NOUN", "PROPN") and _main(frame.head):
        return speakers_of(one, frame, mentions), "stated"
    return (), ""


def _main(head: Token) -> bool:
    """Whether the verb carries its sentence, alone or joined to the one that does."""
    while head.dep_ == "conj":
        head = head.head
    return head.dep_ in ("ROOT", "ccomp")


def _counts(one: Parsed, frame: Frame, by: tuple[str, ...], around: object, mentions: Mentions) -> bool:
    """Leaves out what is only asked, what nobody known does, and feelings of the many."""
    if frame.modality == "questioned":
        return False
    if frame.wording.kind in _PLAIN_SAYING and not frame.content:
        return False
    if any(c.dep_ == "aux" and c.lower_ in _OBLIGED for c in frame.head.children) and not frame.wording.stance:
        return False  # told as a demand, see _should
    if frame.modality == "possible" and frame.wording.kind in ("discuss", "cooperate"):
        return False
    if frame.wording.kind == "discuss" and not _may_discuss(one, frame, by, mentions):
        return False
    known = not all(a.startswith("unknown:") for a in by)
    if not known and (frame.wording.stance in ("feels", "wants", "believes") or around is not None):
        return False
    return not (around is not None and frame.modality in ("possible",) and not known)


def _may_discuss(one: Parsed, frame: Frame, by: tuple[str, ...], mentions: Mentions) -> bool:
    """“China focuses on its own development” discusses nothing: people discuss, or several states;
    and whoever only “speaks to his own decisions” talks with nobody.
    """
    if frame.head.lemma_ in _TALKING and len(by) == 1 and not frame.content and not one.all_actors(frame.to, mentions):
        return bool(one.passage.kind in _TOLD_BY_PARTIES and len(one.parties) > 1)
    several = len(by) > 1 or not by[0].startswith(("country:", "region:"))
    return several or (len(frame.cue) != 1 and frame.cue[-1].pos_ != "ADP")


def _own_attitude(one: Parsed, frame: Frame, mentions: Mentions) -> Frame | None:
    """“said that he was ready”: the saying is the offer itself when speaker and doer are one."""
    if frame.wording.kind not in _PLAIN_SAYING or not frame.content:
        return None
    inside = {t.i for t in frame.content}
    speakers = one.all_actors(frame.by, mentions)
    for inner in one.frames:
        if inner is frame or inner.head.i not in inside or inner.wording.kind not in _ATTITUDES:
            continue
        heads_content = inner.head.dep_ == "ccomp" and inner.head.head in (frame.head, *frame.cue)
        pronoun = inner.by and inner.by[0].lower_ in ("he", "she", "they", "it")
        if heads_content and pronoun and one.all_actors(inner.by, mentions) == speakers and speakers:
            return inner
    return None


def _judged(one: Parsed, frame: Frame, mentions: Mentions) -> tuple[str, ...]:
    """Whom a blame or praise is about, when it stands inside the object: “the West's actions”."""
    if frame.wording.kind not in ("criticise", "condemn", "accuse", "praise", "reject", "express-concern"):
        return ()
    about = [*(t for head in frame.to for t in head.subtree), *frame.content]
    found = [m.actors for s in tree.spans(about, one.base) for m in mentions.within(s)]
    by = set(one.all_actors(frame.by, mentions))
    return next((a for a in found if not set(a) & by and not a[0].startswith("region:")), ())


# -- acts from clauses ---------------------------------------------------------------------


def _clauses(text: str, one: Parsed, told: Sequence[Told], mentions: Mentions, taken: set[int]) -> Iterator[Done]:
    if one.passage.kind in ("commentary", "question", "heading", "note"):
        return
    for token in one.doc:
        if token.lemma_ == "be" and one.passage.kind in _TOLD_BY_PARTIES and len(one.parties) > 1:
            yield from _topic(text, one, token)
        if token.tag_ != "VB" or token.i in taken or token.sent.text.rstrip().endswith("?"):
            continue
        if any(c.dep_ == "cc" and c.lower_ == "nor" for c in token.head.children if c.i < token.i):
            continue
        modal = next((c.lower_ for c in token.children if c.dep_ == "aux"), "")
        doer = tree.subject(token)
        if doer is None or token.dep_ in ("relcl", "acl", "advcl") or modal not in ("will", "would", *_OBLIGED):
            continue
        by = one.all_actors(tree.with_conjuncts(doer), mentions)
        around = _around(one, token, told, None)
        if by and modal in ("will", "would"):
            yield from _will(text, one, token, modal, by, around, told)
        elif by and around is None and modal in _OBLIGED:
            yield from _should(text, one, token, by, told)


def _topic(text: str, one: Parsed, token: Token) -> Iterator[Done]:
    """“The key topic of the talks was …”: the parties discussed it."""
    named, topic = tree.own_subject(token), tree.child(token, "attr")
    if named is None or topic is None or named.lemma_.lower() not in _TOPIC_NOUNS:
        return
    of = next(
        (
            g
            for c in named.children
            if c.dep_ == "prep" and c.lower_ in ("of", "for")
            if (g := tree.governed(c)) is not None
        ),
        None,
    )
    if of is None or not {of.lower_, of.lemma_.lower()} & _CONTACT_NOUNS:
        return
    words = tree.tokens_between(one.doc, topic.left_edge.i, topic.right_edge.i)
    cue = tree.spans([*named.subtree, token], one.base)
    yield _made(
        text, one, None, token, "discuss", one.parties, (), cue, tree.spans(words, one.base),
        "actual", 1, "040", None, "parties",
    )  # fmt: skip


def _will(
    text: str, one: Parsed, token: Token, modal: str, by: tuple[str, ...], around: object, told: Sequence[Told]
) -> Iterator[Done]:
    """What a party will do: a promise, or a warning when it hangs on another's deed."""
    binding = {
        t.statement.id for t in told if t.frame and KINDS.get(t.frame.wording.kind or "state", KINDS["state"]).binding
    }
    within = getattr(around, "id", None)
    if getattr(around, "stance", "says") in ("wants", "feels"):
        return
    conditional = _condition(token) is not None
    if (
        within in binding
        or (modal == "would" and not conditional)
        or (around is None and by[0].startswith("person:") and one.passage.kind == "answer")
    ):
        return
    if any(c.dep_ == "neg" for c in token.children):
        return
    cue = tree.spans([c for c in token.children if c.dep_ == "aux"] + [token], one.base)
    words = [t for t in token.subtree if t.i >= token.i]
    kind = "warn" if conditional else "promise"
    yield _made(
        text, one, None, token, kind, by, (), cue, tree.spans(words, one.base),
        "conditional" if conditional else "intended", 4, "130" if conditional else "030", around, "stated",
    )  # fmt: skip


def _condition(token: Token) -> Token | None:
    for c in token.children:
        if c.dep_ == "advcl" and any(g.dep_ == "mark" and g.lower_ in ("if", "unless", "should") for g in c.children):
            return c
        if c.dep_ == "prep" and c.lower_ == "in" and any(g.lower_ in ("event", "case") for g in c.children):
            return c
    return None


def _should(text: str, one: Parsed, token: Token, by: tuple[str, ...], told: Sequence[Told]) -> Iterator[Done]:
    """What another party should do, in the words of whoever speaks in this passage just now."""
    before = [t for t in told if cover(t.statement.cue).start < one.offset(token) and t.statement.parent is None]
    speakers = before[-1].statement.speakers if before else ()
    if not speakers or set(speakers) == set(by) or speakers[0].startswith("unknown:"):
        return
    cue = tree.spans([c for c in token.children if c.dep_ == "aux"] + [token], one.base)
    words = [t for t in token.subtree if t.i >= token.i]
    to = tuple(a for a in by if a not in speakers)
    yield _made(
        text, one, None, token, "call-for", tuple(speakers), to, cue, tree.spans(words, one.base),
        "actual", 3, "020", None, "context",
    )  # fmt: skip
