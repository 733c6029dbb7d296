"""Finding the lexicon's wordings in a parse, with who, to whom and what.

Takes a parsed passage, gives frames: one for every place where a wording of the lexicon
stands, with the tokens that fill its roles. Statements and acts are both made from frames.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.frame import CARRIERS, COPULAS, Frame
from communique.extract.lexicon import Lexicon, Wording
from communique.extract.roles import fill

if TYPE_CHECKING:
    from communique.language import Doc, Token

_CONTACT_VERBS = frozenset({"speak", "meet", "call", "talk", "convene", "phone", "gather", "travel", "host", "join"})
_NAMING = frozenset({"call", "brand", "label", "dub", "term", "describe", "characterise", "characterize"})


def find_frames(doc: Doc, lexicon: Lexicon) -> list[Frame]:
    """All frames of one parsed passage, in the order of their cues."""
    found = []
    for token in doc:
        if not token.tag_.startswith("VB") and not _nominal_verb(token, lexicon):
            continue
        matched = _match(token, lexicon)
        if matched is not None and _stands(matched):
            fill(matched)
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
    elif (named is not None and token.lemma_ != "call") or (named is not None and named.pos_ in ("ADJ", "NOUN")):
        content = [t for t in named.subtree if t.i >= named.left_edge.i]
    else:
        return None
    kind = next(
        (lexicon.judgements[t.lemma_.lower()] for t in content if t.lemma_.lower() in lexicon.judgements), "state"
    )
    frame = Frame(Wording(token.lemma_, (), kind, 3, "says", ("object",), (), ""), token, [token], names=True)
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
    nouns += [
        g
        for c in token.children
        if c.dep_ in ("prep", "prt")
        for g in c.children
        if g.dep_ == "pobj" and c.lower_ in ("in", "out")
    ]
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
    if token.lemma_.lower() not in COPULAS:
        return None
    if token.lemma_ in ("keep", "hold") and tree.child(token, "dobj") is not None:
        return None  # “keep the straits open”
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
    other wordings are theirs, past participles that describe a noun are its attributes.
    """
    head = frame.head
    if head.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in head.children):
        governor = head.head
        if head.dep_ in ("xcomp", "ccomp") and governor.lemma_ in CARRIERS:
            return True
        if head.dep_ in ("advcl", "xcomp") and governor.lemma_ in _CONTACT_VERBS:
            return True
        if head.dep_ == "conj":
            return _stands(Frame(frame.wording, governor, [])) if governor.tag_ == "VB" else False
        return False
    if head.tag_ == "VBG" and head.lemma_ in ("consider", "include", "regard"):
        return False  # “considering the actions of …” is a preposition
    if head.tag_ == "VBN" and head.dep_ in ("acl", "amod"):
        return tree.agent(head) is not None
    if head.dep_ in ("amod", "compound", "pobj", "pcomp", "nmod"):
        return False
    return not (head.tag_ == "VBG" and head.dep_ in ("nsubj", "dobj", "csubj", "acl") and head.dep_ != "acl")


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
