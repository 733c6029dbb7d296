"""Finding the lexicon's wordings in a parse, with who, to whom and what.

Takes a parsed passage, gives frames: one for every place where a wording of the lexicon
stands, with the tokens that fill its roles. Statements and acts are both made from frames.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.lexicon import Lexicon, Wording
from communique.model.statement import Modality

if TYPE_CHECKING:
    from communique.language import Doc, Token

_CARRIERS = frozenset({"begin", "start", "continue", "go", "seem", "appear", "come", "proceed", "have", "use", "rush", "hasten", "help"})
_CONTACT_VERBS = frozenset({"speak", "meet", "call", "talk", "convene", "phone", "gather", "travel", "host", "join"})
_COPULAS = frozenset({"be", "remain", "stay", "keep", "feel", "seem", "stand", "become"})
_NAMING = frozenset({"call", "brand", "label", "dub", "term", "describe", "characterise", "characterize"})
_POSSIBLE = frozenset({"can", "could", "may", "might"})


@dataclass(slots=True)
class Frame:
    """One wording at one place, its roles filled with tokens.

    `head` is the verb (or copula) that carries it; `cue` its words; `by` the doers' head
    words, `to` the addressees'; `content` the words of what is said or done.
    """

    wording: Wording
    head: Token
    cue: list[Token]
    by: list[Token] = field(default_factory=list)
    to: list[Token] = field(default_factory=list)
    content: list[Token] = field(default_factory=list)
    source: Token | None = None
    impersonal: bool = False
    modality: Modality = "actual"


def find_frames(doc: Doc, lexicon: Lexicon) -> list[Frame]:
    """All frames of one parsed passage, in the order of their cues."""
    found = []
    for token in doc:
        if not token.tag_.startswith("VB") and not _nominal_verb(token, lexicon):
            continue
        matched = _match(token, lexicon)
        if matched is not None and _stands(matched):
            _fill(matched)
            found.append(matched)
    found += _nominal(doc, lexicon)
    return sorted(found, key=lambda frame: frame.head.i)


def _nominal_verb(token: Token, lexicon: Lexicon) -> bool:
    """A word that the tagger took for a noun or adjective but that heads its sentence as a verb."""
    if token.lower_.rstrip("s") not in lexicon.verbs or token.i + 1 >= len(token.doc) or token.i == 0:
        return False
    return token.nbor(1).lower_ == "that" and token.nbor(-1).pos_ in ("PROPN", "PRON", "NOUN")


# -- matching ------------------------------------------------------------------------------


def _match(token: Token, lexicon: Lexicon) -> Frame | None:
    return (
        _longer(token, lexicon)
        or _naming(token, lexicon)
        or _light(token, lexicon)
        or _copula(token, lexicon)
        or _plain(token, lexicon)
    )


def _longer(token: Token, lexicon: Lexicon) -> Frame | None:
    for wording in lexicon.verbs.get(token.lemma_.lower(), ()):
        if wording.tail:
            tail = _tail(token, wording.tail)
            if tail is not None:
                return Frame(wording, token, [token, *tail])
    return None


def _naming(token: Token, lexicon: Lexicon) -> Frame | None:
    """“called the actions ‘criminal’”: what somebody is called decides whether he blames or praises."""
    if token.lemma_.lower() not in _NAMING or tree.child(token, "dobj", "nsubjpass", "oprd", "ccomp") is None:
        return None
    named = tree.child(token, "oprd", "ccomp")
    quoted = [i for i in range(token.i + 1, token.sent.end) if token.doc[i].text == '"']
    if len(quoted) > 1:
        content = list(token.doc[quoted[0] : quoted[1] + 1])
    elif named is not None and token.lemma_ != "call" or (named is not None and named.pos_ in ("ADJ", "NOUN")):
        content = [t for t in named.subtree if t.i >= named.left_edge.i]
    else:
        return None
    kind = next((lexicon.judgements[t.lemma_.lower()] for t in content if t.lemma_.lower() in lexicon.judgements), "state")
    frame = Frame(Wording(token.lemma_, (), kind, 3, "says", ("object",), (), ""), token, [token])
    frame.content = content
    return frame


def _plain(token: Token, lexicon: Lexicon) -> Frame | None:
    lemma = token.lemma_.lower() if token.tag_.startswith("VB") else token.lower_.rstrip("s")
    for wording in lexicon.verbs.get(lemma, ()):
        if not wording.tail:
            return Frame(wording, token, [token])
    return None


def _light(token: Token, lexicon: Lexicon) -> Frame | None:
    """“expressed readiness”: the noun decides; also in the passive and with an “of” between."""
    if token.lemma_.lower() not in lexicon.light:
        return None
    nouns = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass", "attr", "oprd", "dative")]
    nouns += [g for c in token.children if c.dep_ in ("prep", "prt") for g in c.children if g.dep_ == "pobj" and c.lower_ in ("in", "out")]
    for noun in nouns:
        for head in tree.with_conjuncts(noun):
            for wording in _noun_wordings(head, lexicon):
                tail = _tail(head, wording.tail)
                if tail is not None and lexicon.carries(token.lemma_.lower(), wording):
                    return Frame(wording, token, [token, head, *tail])
    return None


def _noun_wordings(noun: Token, lexicon: Lexicon) -> Iterator[Wording]:
    for form in dict.fromkeys((noun.lower_, noun.lemma_.lower())):
        yield from lexicon.nouns.get(form, ())


def _copula(token: Token, lexicon: Lexicon) -> Frame | None:
    if token.lemma_.lower() not in _COPULAS:
        return None
    complement = tree.child(token, "acomp", "attr", "oprd", "xcomp")
    if complement is None or complement.pos_ not in ("ADJ", "VERB", "ADP"):
        return None
    for wording in lexicon.adjectives.get(complement.lower_, ()):
        if not wording.tail:
            return Frame(wording, token, [token, complement])
    return None


def _tail(token: Token, words: tuple[str, ...]) -> list[Token] | None:
    """The tokens of a wording's further words: each hangs on the one before, or follows it."""
    found: list[Token] = []
    at = token
    for word in words:
        following = _hanging(at, token, word) or _adjacent(at, word)
        if following is None:
            return None
        found.append(following)
        at = following
    return found


def _hanging(at: Token, head: Token, word: str) -> Token | None:
    for parent in dict.fromkeys((at, head)):
        for c in parent.children:
            if c.i > at.i and word in (c.lower_, c.lemma_.lower()) and c.dep_ not in ("conj", "relcl", "advcl"):
                return c
    return None


def _adjacent(at: Token, word: str) -> Token | None:
    doc = at.doc
    i = at.i + 1
    while i < len(doc) and (doc[i].is_space or doc[i].pos_ in ("ADV", "DET")) and doc[i].lower_ != word:
        i += 1
    return doc[i] if i < len(doc) and doc[i].lower_ == word else None


# -- what counts ---------------------------------------------------------------------------


def _stands(frame: Frame) -> bool:
    """Whether the wording is used, not only named: infinitives of purpose and the content of
    other wordings are theirs, past participles that describe a noun are its attributes."""
    head = frame.head
    if head.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in head.children):
        governor = head.head
        if head.dep_ in ("xcomp", "ccomp") and governor.lemma_ in _CARRIERS:
            return True
        if head.dep_ in ("advcl", "xcomp") and governor.lemma_ in _CONTACT_VERBS:
            return True
        if head.dep_ == "conj":
            return _stands(Frame(frame.wording, governor, [])) if governor.tag_ == "VB" else False
        return False
    if head.tag_ == "VBN" and head.dep_ in ("acl", "amod"):
        return tree.agent(head) is not None
    if head.dep_ in ("amod", "compound", "pobj", "pcomp", "nmod"):
        return False
    return not (head.tag_ == "VBG" and head.dep_ in ("nsubj", "dobj", "csubj", "acl") and head.dep_ != "acl")


# -- roles ---------------------------------------------------------------------------------


def _fill(frame: Frame) -> None:
    head, wording = frame.head, frame.wording
    passive = tree.is_passive(head)
    doer = tree.agent(head) if passive else tree.subject(head)
    if not head.tag_.startswith("VB"):
        doer, passive = head.nbor(-1), False
    frame.source = doer
    frame.by = tree.with_conjuncts(doer)
    frame.impersonal = passive and doer is None or (doer is None and head.dep_ == "ROOT")
    _content(frame, passive)
    _addressees(frame, passive)
    frame.modality = _modality(head)


def _content(frame: Frame, passive: bool) -> None:
    last = frame.cue[-1]
    joined = [c for c in last.children if c.dep_ == "conj"] if last.pos_ == "ADJ" else []
    holders = list(dict.fromkeys([frame.head, last, *frame.cue[1:], *joined]))
    for slot in frame.wording.content:
        for holder in holders:
            start = _slot(frame, holder, slot, passive)
            if start is not None:
                frame.content = _content_tokens(frame, holder, start)
                return
    if "clause" in frame.wording.content and not frame.content:
        frame.content = _loose_clause(frame)


def _slot(frame: Frame, holder: Token, slot: str, passive: bool) -> Token | None:
    """The head of what fills one slot at `holder`."""
    on_head = holder == frame.head
    if slot == "clause":
        labels = ("ccomp",) if on_head else ("ccomp", "acl", "relcl")
        for c in holder.children:
            if c.dep_ in labels and c not in frame.cue and (on_head or c.i > holder.i):
                if c.tag_ == "VB" and any(g.lower_ == "to" for g in c.children) and on_head:
                    continue
                if on_head or any(g.dep_ == "mark" or g.lower_ == "that" for g in c.children):
                    return c
        return None
    if slot == "infinitive":
        for c in holder.children:
            infinitive = any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
            if c.dep_ in ("xcomp", "ccomp", "acl", "advcl", "relcl") and infinitive and c not in frame.cue:
                return c
        return None
    if slot == "object":
        if not on_head:
            return None
        label = ("nsubjpass",) if passive else ("dobj", "oprd", "attr")
        return next((c for c in holder.children if c.dep_ in label and c not in frame.cue and c.lower_ != "it"), None)
    if slot == "after":
        if passive and (told := tree.own_subject(frame.head)) is not None:
            return told
        return tree.governed(frame.cue[-1]) if len(frame.cue) > 1 else None
    found = tree.preposition(holder, slot)
    if found is None or found in frame.cue:
        return None
    if len(frame.cue) > 1 or frame.head.lemma_ in _COPULAS:
        return tree.governed(found) or found
    return found


def _content_tokens(frame: Frame, holder: Token, start: Token) -> list[Token]:
    doc, head = frame.head.doc, frame.head
    first = start.left_edge.i
    if start.i < head.i:  # told before the cue: “…, he said”
        return [t for t in tree.tokens_between(doc, first, start.right_edge.i) if t.i < head.i]
    last = max(tree.right_reach(holder, start), start.right_edge.i)
    if holder != head and holder.i > head.i:
        last = max(last, tree.right_reach(head, start)) if start.i > head.i else last
    for limit in (_next_conjunct(head), _finite_conjunct(start)):
        if limit is not None and first < limit:
            last = min(last, limit - 1)
    tokens = tree.tokens_between(doc, first, last)
    while tokens and (tokens[-1].dep_ == "cc" or tokens[-1].lower_ in ("and", "but")):
        tokens.pop()
    return [t for t in tokens if t not in frame.cue]


def _next_conjunct(head: Token) -> int | None:
    """Where the next verb joined to this one begins, its conjunction included."""
    for c in head.children:
        if c.dep_ == "conj" and c.i > head.i and c.pos_ in ("VERB", "AUX"):
            return c.left_edge.i
    return None


def _finite_conjunct(start: Token) -> int | None:
    """Where a finite verb begins that the parse has joined to an infinitive: “invited him to visit
    and *expressed* readiness” belongs to the verb before."""
    if start.tag_ != "VB" or not any(c.lower_ == "to" for c in start.children):
        return None
    found = [t for t in start.subtree if t.dep_ == "conj" and t.tag_ in ("VBD", "VBZ") and t.head.tag_ == "VB"]
    return found[0].left_edge.i if found else None


def _loose_clause(frame: Frame) -> list[Token]:
    """A “that …” later in the sentence which the parse has hung elsewhere."""
    doc, end = frame.head.doc, frame.head.sent.end
    last_cue = max(t.i for t in frame.cue)
    for i in range(last_cue + 1, end):
        token = doc[i]
        if token.tag_.startswith("VB") and token.tag_ not in ("VBG", "VBN") and token.dep_ not in ("relcl", "acl"):
            return []
        if token.lower_ == "that" and token.dep_ in ("mark", "nsubj", "det") and (i == last_cue + 1 or doc[i - 1].is_punct or token.dep_ == "mark"):
            return tree.tokens_between(doc, i, end - 1)
    return []


def _addressees(frame: Frame, passive: bool) -> None:
    inside = {t.i for t in frame.content}
    for place in frame.wording.to:
        if place == "object":
            label = ("nsubjpass",) if passive else ("dobj", "dative", "nsubj")
            holders = [frame.head]
            found = next((c for c in frame.head.children if c.dep_ in label and c.i not in inside and c not in frame.cue and (passive or c.dep_ != "nsubj")), None)
            if found is None and not passive:  # “urged Russia to …”: the parse makes it the infinitive's subject
                clause = next((c for c in frame.head.children if c.dep_ in ("ccomp", "xcomp")), None)
                subject = tree.own_subject(clause) if clause is not None else None
                if subject is not None and clause is not None and clause.tag_ == "VB" and any(g.lower_ == "to" for g in clause.children):
                    found = subject
                    frame.content = [t for t in frame.content if t.i > subject.right_edge.i]
        else:
            holders = [*frame.cue]
            found = None
            for holder in holders:
                word = holder if holder.lower_ == place and holder != frame.head else tree.preposition(holder, place)
                if word is not None and (governed := tree.governed(word)) is not None:
                    if governed.i not in inside or governed.pos_ in ("PROPN", "PRON"):
                        found = governed
                        break
        if found is not None:
            frame.to = tree.with_conjuncts(found)
            return


def _modality(head: Token) -> Modality:
    if any(c.dep_ == "neg" for c in head.children):
        return "denied"
    if head.sent.text.rstrip().endswith("?"):
        return "questioned"
    if head.dep_ == "xcomp" and head.head.lemma_ in _CARRIERS:
        return _modality(head.head)
    auxiliaries = {c.lower_ for c in head.children if c.dep_ in ("aux", "auxpass")}
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in head.children):
        return "conditional"
    if auxiliaries & _POSSIBLE:
        return "possible"
    if "would" in auxiliaries:
        return "conditional"
    if "will" in auxiliaries or "'ll" in auxiliaries or "shall" in auxiliaries:
        return "intended"
    return "actual"


# -- nouns that tell of saying -------------------------------------------------------------


def _nominal(doc: Doc, lexicon: Lexicon) -> list[Frame]:
    """“the mention by Joseph Biden of the possibility …”: a noun of saying with its doer named by “by”."""
    found = []
    for token in doc:
        doer = _by(token) if token.tag_ in ("NN", "NNS") else None
        if doer is None:
            continue
        for wording in _noun_wordings(token, lexicon):
            if wording.stance and not wording.tail:
                frame = Frame(wording, token, [token], tree.with_conjuncts(doer), source=doer)
                frame.content = _nominal_content(token, doer, wording)
                if frame.content:
                    found.append(frame)
                break
    return found


def _by(token: Token) -> Token | None:
    """The doer after “by”, also when the parse has hung it on the verb."""
    for following in token.doc[token.i + 1 : token.i + 4]:
        if following.lower_ == "by" and following.dep_ in ("agent", "prep"):
            doer = tree.governed(following)
            return doer if doer is not None and doer.pos_ in ("PROPN", "PRON") else None
        if following.pos_ not in ("ADV", "ADJ") and not following.is_space:
            return None
    return None


def _nominal_content(token: Token, doer: Token, wording: Wording) -> list[Token]:
    for holder in (token, doer):
        for slot in wording.content:
            start = tree.preposition(holder, slot)
            if start is not None and start.i > token.i and (inner := tree.governed(start)) is not None:
                return tree.tokens_between(token.doc, inner.left_edge.i, inner.right_edge.i)
    return []
