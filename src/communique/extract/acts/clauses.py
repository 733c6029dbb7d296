"""Acts in the shape of a clause: a party “will”, another “should”, “the topic was”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.acts.affected import is_human, with_countries
from communique.extract.acts.enumerations import item_words, lists
from communique.extract.acts.frame import CARRIERS
from communique.extract.acts.operators import denied_above
from communique.extract.acts.sourced_act import Done, around_of, sourced
from communique.extract.mentions.strangers import is_set
from communique.extract.parsed import Mentions, Parsed
from communique.extract.statements.attributions import Told, speakers_of
from communique.model import Span, Statement
from communique.model.kinds import KINDS
from communique.model.span import cover
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

CONTACT_NOUNS = word_set("extract/lexicon", "contact-nouns")
_TOLD_BY_PARTIES = frozenset({"readout", "statement"})
_TOPIC_NOUNS = word_set("extract/lexicon", "topic-nouns")
_ANAPHORS = frozenset({"it", "they", "he", "she"})
_STATES = word_set("extract/lexicon", "state-verbs")
_OBLIGED = frozenset({"should", "must", "shall", "ought"})
_WISHED = word_set("extract/lexicon", "wishing-verbs")
"""Behind “would” these wish, and promise nothing."""


def clause_acts(text: str, parsed: Parsed, told: Sequence[Told], mentions: Mentions, taken: set[int]) -> Iterator[Done]:
    """Acts in the shape of a clause: what a party will do, what another should, what a talk was about.

    `taken` are the verbs that have made acts already. A commentator's own “will” promises nothing:
    there only what somebody is said to say counts.
    """
    if parsed.passage.kind in ("question", "heading", "note"):
        return
    own = parsed.passage.kind == "commentary"
    yield from _listed(text, parsed, told, mentions)
    for token in parsed.doc:
        if token.lemma_ == "be" and parsed.passage.kind in _TOLD_BY_PARTIES and len(parsed.parties) > 1:
            yield from _topic(text, parsed, token)
        told_within = token.lemma_ in CARRIERS and any(c.dep_ == "xcomp" and c.i in taken for c in token.children)
        if token.tag_ != "VB" or token.i in taken or told_within or token.sent.text.rstrip().endswith("?"):
            continue
        if any(c.dep_ == "cc" and c.lower_ == "nor" for c in token.head.children if c.i < token.i):
            continue
        modal = next((c.lower_ for c in token.children if c.dep_ == "aux"), "")
        doer = tree.subject(token)
        if doer is None or token.dep_ in ("relcl", "acl", "advcl") or modal not in ("will", "would", *_OBLIGED):
            continue
        by = parsed.all_actors(tree.with_conjuncts(doer), mentions)
        around = around_of(parsed, token, told, None)
        if not by and around is not None and around.stance == "says" and may_mean(doer, around):
            by = speaker_meant(parsed, token, around, mentions)
        if own and around is None:
            continue
        if not by and around is not None and (doer.pos_ == "PROPN" or is_human(doer)) and not is_set(doer):
            by = (mentions.strangers.named(parsed, doer),)
        if by and modal in ("will", "would"):
            yield from _will(text, parsed, token, modal, by, around, told, mentions)
        elif by and modal in _OBLIGED:
            yield from _should(text, parsed, token, by, around, told)


def _listed(text: str, parsed: Parsed, told: Sequence[Told], mentions: Mentions) -> Iterator[Done]:
    """“The sides will:” and then an item a line: a promise of each."""
    for colon, items in lists(text, parsed.passage.span):
        will = next((t for t in parsed.tokens_in(Span(max(parsed.base, colon - 5), colon)) if t.lower_ == "will"), None)
        doer = tree.subject(will) if will is not None and will.tag_ == "MD" else None
        by = parsed.all_actors(tree.with_conjuncts(doer), mentions)
        if will is None or not by:
            continue
        done = sourced(
            text, parsed, None, will, "promise", by, (), (parsed.span(will),),
            tree.spans(item_words(parsed, items), parsed.base),
            "intended", 4, "030", around_of(parsed, will, told, None), "stated",
        )  # fmt: skip
        yield replace(done, listed=True)


def _topic(text: str, parsed: Parsed, token: Token) -> Iterator[Done]:
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
    if of is None or not {of.lower_, of.lemma_.lower()} & CONTACT_NOUNS:
        return
    words = tree.tokens_between(parsed.doc, topic.left_edge.i, topic.right_edge.i)
    cue = tree.spans([*named.subtree, token], parsed.base)
    yield sourced(
        text, parsed, None, token, "discuss", parsed.parties, (), cue, tree.spans(words, parsed.base),
        "actual", 1, "040", None, "parties",
    )  # fmt: skip


def _will(
    text: str,
    parsed: Parsed,
    token: Token,
    modal: str,
    by: tuple[str, ...],
    around: Statement | None,
    told: Sequence[Told],
    mentions: Mentions,
) -> Iterator[Done]:
    """What a party will do: a promise, or a warning when it hangs on another's deed."""
    binding = {
        t.statement.id for t in told if t.frame and KINDS.get(t.frame.wording.kind or "state", KINDS["state"]).binding
    }
    within = around.id if around else None
    if around is not None and around.stance in ("wants", "feels", "believes"):
        return
    if denied_above(token):
        return
    if any(c.dep_ == "neg" for c in token.children):
        if _refuses(parsed, token, by, around):
            yield _refusal(text, parsed, token, by, around)
        return
    conditional = condition(token) is not None
    if not conditional and _states(token):
        return
    if (
        within in binding
        or (modal == "would" and not conditional and not _reported(token, by, around, mentions))
        or (around is None and by[0].startswith("person:") and parsed.passage.kind == "answer")
    ):
        return
    cue = tree.spans([c for c in token.children if c.dep_ == "aux"] + [token], parsed.base)
    words = tree.predicate(token)
    kind = "warn" if conditional else "promise"
    yield sourced(
        text, parsed, None, token, kind, by, (), cue, tree.spans(words, parsed.base),
        "conditional" if conditional else "intended", 4, "130" if conditional else "030", around, "stated",
    )  # fmt: skip


def _reported(token: Token, by: tuple[str, ...], around: Statement | None, mentions: Mentions) -> bool:
    """“The Minister said that Japan would continue …”: what the speaker's own side will do, told afterwards."""
    if around is None or around.stance != "says" or token.lemma_ in _WISHED:
        return False
    return bool(by) and set(by) <= with_countries(around.speakers, mentions)


def _states(token: Token) -> bool:
    """“will be a force for good”, “will continue to see progress”: a state to come is no deed."""
    carried = next((c for c in token.children if c.dep_ == "xcomp"), token) if token.lemma_ in CARRIERS else token
    return carried.lemma_ in _STATES


def may_mean(word: Token, around: Statement) -> bool:
    """Whether a pronoun may be whoever says the clause it stands in; “it” is no person."""
    people = bool(around.speakers) and all(s.startswith("person:") for s in around.speakers)
    return word.lower_ in _ANAPHORS and not (word.lower_ == "it" and people)


def speaker_meant(parsed: Parsed, verb: Token, around: Statement, mentions: Mentions) -> tuple[str, ...]:
    """“Iraq said it would allow …”: who says the clause that the verb heads, whom a pronoun in it means."""
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.dep_ == "ccomp":
        for frame in parsed.frames:
            if frame.head == verb.head and frame.wording.stance == "says" and frame.source is not None:
                return speakers_of(parsed, frame, mentions)
    return around.speakers


def _refuses(parsed: Parsed, token: Token, by: tuple[str, ...], around: Statement | None) -> bool:
    """“X said it would not leave” refuses: the speaker tells what he himself will not do."""
    return (
        parsed.passage.kind not in _TOLD_BY_PARTIES and around is not None and around.stance == "says"
        and set(by) == set(around.speakers) and token.lemma_ not in _STATES
    )  # fmt: skip


def _refusal(text: str, parsed: Parsed, token: Token, by: tuple[str, ...], around: Statement | None) -> Done:
    cue = tree.spans([c for c in token.children if c.dep_ in ("aux", "neg")] + [token], parsed.base)
    words = tree.predicate(token)
    return sourced(
        text, parsed, None, token, "reject", by, (), cue, tree.spans(words, parsed.base), "intended", 4, "120", around,
        "stated",
    )  # fmt: skip


def condition(token: Token) -> Token | None:
    """The “if” or “unless” clause, or the “in the event of”, that a verb hangs on."""
    for c in token.children:
        if c.dep_ == "advcl" and any(g.dep_ == "mark" and g.lower_ in ("if", "unless", "should") for g in c.children):
            return c
        if c.dep_ == "prep" and c.lower_ == "in" and any(g.lower_ in ("event", "case") for g in c.children):
            return c
    return None


def _should(
    text: str, parsed: Parsed, token: Token, by: tuple[str, ...], around: Statement | None, told: Sequence[Told]
) -> Iterator[Done]:
    """What another party should do, in the words of whoever is said to say so, or speaks just now."""
    before = [t for t in told if cover(t.statement.cue).start < parsed.offset(token) and t.statement.parent is None]
    speakers = around.speakers if around else before[-1].statement.speakers if before else ()
    if not speakers or set(speakers) == set(by) or (around is None and speakers[0].startswith("unknown:")):
        return
    auxiliaries = [c for c in token.children if c.dep_ == "aux"]
    negations = [c for c in token.children if c.dep_ == "neg"]  # without them the call is for its contrary
    cue = tree.spans([*auxiliaries, *negations, token], parsed.base)
    words = [*negations, *(t for t in token.subtree if t.i >= token.i)]
    to = tuple(a for a in by if a not in speakers)
    kind = "demand" if around is not None and any(c.lower_ == "must" for c in auxiliaries) else "call-for"
    yield sourced(
        text, parsed, None, token, kind, tuple(speakers), to, cue, tree.spans(words, parsed.base),
        "actual", 3, "100" if kind == "demand" else "020", around, "stated" if around else "context",
    )  # fmt: skip
