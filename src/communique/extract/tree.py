"""Walks over a dependency parse: subjects, objects, prepositions, clauses, and their words.

Tokens in, tokens or spans out; nothing here knows what a word means. Spans are offsets in the
document, `base` being where the parsed passage begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from communique.model import Span
from communique.model.span import merged

if TYPE_CHECKING:
    from communique.language import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_OWN = frozenset({"nsubj", "nsubjpass", "aux", "expl"})
_DETACHED = frozenset(
    {"conj", "cc", "punct", "nsubj", "nsubjpass", "aux", "auxpass", "neg", "csubj", "expl", "parataxis"}
)

_MOST = 64
"""Words that hang on one word on a side; no sentence that is written for people has as many, a list without end has
thousands.
"""


def dependents(token: Token) -> Iterator[Token]:
    """What hangs on a token, in order; of what more hangs on than on any, what stands as near to it. A verb with a list
    without end joined to it is asked once for each of them: that costs no more than the list is long.
    """
    if token.n_lefts <= _MOST and token.n_rights <= _MOST:
        yield from token.children
        return
    for near in token.doc[max(0, token.i - _MOST) : token.i + _MOST]:
        if near.head.i == token.i != near.i:
            yield near


def own_subject(token: Token) -> Token | None:
    """The subject that hangs on the token itself."""
    return next((c for c in dependents(token) if c.dep_ in _SUBJECTS and c.dep_ != "expl"), None)


def subject(token: Token) -> Token | None:
    """Whoever does what `token` says: its own subject, or that of the verb it leans on."""
    seen = 0
    while seen < 8:
        token = resumed(token) or token
        found = own_subject(token)
        if found is not None:
            if found.lower_ in _RELATIVE and token.dep_ in ("relcl", "acl"):
                return token.head
            return found
        if token.dep_ == "relcl" or (token.dep_ == "acl" and token.tag_ != "VB"):
            return token.head if token.head.pos_ in ("NOUN", "PROPN", "PRON") else None
        if (
            token.dep_ in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "parataxis", "dep", "acl", "acomp")
            and token.head != token
        ):
            token = token.head
            if token.dep_ == "prep":
                token = token.head
            seen += 1
            continue
        return None
    return None


def resumed(token: Token) -> Token | None:
    """The verb that a finite verb goes on from where the parse has joined it to one inside: “invited him
    to visit and *expressed* readiness”, “said that it is open, and *thanked* him”. Tense tells.
    """
    if token.dep_ != "conj" or token.tag_ not in ("VBD", "VBZ") or own_subject(token) is not None:
        return None
    first = token.head
    while first.dep_ == "conj":
        first = first.head
    inner = ("VB", "VBG", "VBZ", "VBP") if token.tag_ == "VBD" else ("VB", "VBG")
    if first.tag_ not in inner or first.dep_ == "ROOT":
        return None
    if any(c.dep_ in ("aux", "auxpass") for c in dependents(token)):
        return None
    return next((a for a in first.ancestors if a.tag_ == token.tag_), None)


def is_passive(token: Token) -> bool:
    """Whether the verb is in the passive, also when it shares the auxiliary of the one before."""
    labels = {c.dep_ for c in dependents(token)}
    if labels & {"nsubjpass", "auxpass"}:
        return True
    if "nsubj" in labels:
        return False
    if token.tag_ != "VBN":
        return False
    if token.dep_ == "conj":
        return is_passive(token.head)
    return not any(c.dep_ == "aux" and c.lemma_ == "have" for c in dependents(token))


def agent(token: Token) -> Token | None:
    """The doer of a passive: “by …”."""
    for child in token.children:
        if child.dep_ in ("agent", "prep") and child.lower_ == "by":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def with_conjuncts(token: Token | None) -> list[Token]:
    """A noun and those joined to it by “and”."""
    if token is None:
        return []
    out = [token]
    for child in token.children:
        joined = child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN", "PRON")
        if joined or _listed(child):
            out += with_conjuncts(child)
    return out


def _listed(child: Token) -> bool:
    """“A, *B*, C and D”: a name that the parse takes for another's apposition though others are joined to it."""
    names = child.dep_ == "appos" and child.pos_ == "PROPN" and child.head.pos_ == "PROPN"
    return names and any(c.dep_ == "conj" and c.pos_ == "PROPN" for c in child.children)


def child(token: Token, *labels: str) -> Token | None:
    """The first child under one of these labels."""
    return next((c for c in token.children if c.dep_ in labels), None)


def preposition(token: Token, word: str) -> Token | None:
    """The preposition `word` that hangs on the token."""
    for c in token.children:
        if c.dep_ in ("prep", "dative", "agent", "prt", "advmod") and c.lower_ == word:
            return c
    return None


def governed(token: Token) -> Token | None:
    """What a preposition governs."""
    return next((c for c in token.children if c.dep_ in ("pobj", "pcomp")), None)


def right_reach(head: Token, start: Token) -> int:
    """The index of the last token of what begins at `start` and hangs on `head`: later adverbials
    of the same verb belong to it, a verb joined by “and” does not.
    """
    last: int = start.right_edge.i
    for c in head.children:
        if c.i > start.i and c.dep_ not in _DETACHED and c.i > head.i:
            last = max(last, c.right_edge.i)
    return last


def predicate(verb: Token) -> list[Token]:
    """The verb and what follows it in its clause, without a verb joined to it that has an auxiliary or subject of
    its own.
    """
    joined = [c for c in verb.children if c.dep_ == "conj" and any(g.dep_ in _OWN for g in c.children)]
    left_out = {t.i for c in joined for t in c.subtree} | (
        {c.i for c in verb.children if c.dep_ == "cc"} if joined else set()
    )
    return [t for t in verb.subtree if t.i >= verb.i and t.i not in left_out]


def tokens_between(doc: Doc, first: int, last: int, without: Iterable[Token] = ()) -> list[Token]:
    """Tokens `first` to `last` (inclusive), less those of `without`."""
    left_out = {t.i for t in without}
    return [t for t in doc[first : last + 1] if t.i not in left_out and not t.is_space]


def spans(tokens: Iterable[Token], base: int) -> tuple[Span, ...]:
    """The runs of adjacent tokens as spans, without punctuation at their ends (quotation marks stay)."""
    runs: list[list[Token]] = []
    for token in sorted(tokens, key=lambda t: t.i):
        if runs and token.i - runs[-1][-1].i <= 1 + sum(
            1 for t in token.doc[runs[-1][-1].i + 1 : token.i] if t.is_space
        ):
            runs[-1].append(token)
        else:
            runs.append([token])
    out = []
    for run in runs:
        bare = _unpunctuated(run)
        if bare:
            out.append(Span(base + bare[0].idx, base + bare[-1].idx + len(bare[-1])))
    return merged(out)


def _unpunctuated(run: list[Token]) -> list[Token]:
    while run and run[0].is_punct and run[0].text not in "\"'([":
        run = run[1:]
    while run and run[-1].is_punct and run[-1].text not in "\"')]%":
        run = run[:-1]
    return run


def subtree_spans(token: Token, base: int) -> tuple[Span, ...]:
    """The words of a token and all that hangs on it."""
    return spans(token.subtree, base)


def sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """First and last token index of each sentence."""
    for sentence in doc.sents:
        yield sentence.start, sentence.end - 1
