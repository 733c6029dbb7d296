"""Finding the lexicon's wordings in a parse, with who, to whom and what.

Takes a parsed passage, gives frames: one for every place where a wording of the lexicon
stands, with the tokens that fill its roles. Statements and acts are both made from frames.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.acts.frame import CARRIERS, COPULAS, Frame
from communique.extract.acts.nominalizations import nominal_frames, noun_wordings
from communique.extract.acts.operators import gladly_done
from communique.extract.acts.roles import fill
from communique.extract.lexicon import Lexicon, Wording
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Doc, Token

_CONTACT_VERBS = word_set("extract/lexicon", "contact-verbs")
_SENDING = word_set("extract/lexicon", "sending-verbs")
_DECIDING = word_set("extract/lexicon", "deciding-verbs")
_ATTEMPTS = word_set("extract/lexicon", "attempt-nouns")
_EFFORTS = word_set("extract/lexicon", "effort-nouns")
_QUANTITIES = word_set("extract/lexicon", "quantity-nouns")
_NAMING = word_set("extract/lexicon", "calling-verbs")


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
    found += nominal_frames(doc, lexicon)
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
        or _participle(token, lexicon)
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
        if not wording.tail and not (wording.content == ("infinitive",) and tree.child(token, "xcomp") is None):
            return Frame(_held(wording, token), token, [token])
    return None


def _held(wording: Wording, token: Token) -> Wording:
    """“considers it necessary to …”, “considers the summit a step”: a view held, no matter discussed."""
    judged = tree.child(token, "ccomp", "xcomp", "oprd", "acomp") is not None or token.tag_ in ("VBZ", "VBP")
    if token.lemma_.lower() != "consider" or not judged:
        return wording
    return replace(wording, kind="", stance="believes", to=(), content=("clause", "object"), cameo="")


def _light(token: Token, lexicon: Lexicon) -> Frame | None:
    """“expressed readiness”: the noun decides; also in the passive, after a preposition of the verb
    (“engaged in talks”), and with a noun of quantity or effort between (“three days of exercises”).
    """
    lemma = token.lemma_.lower()
    for verb, noun in _carried(token, lemma):
        if verb not in lexicon.light:
            continue
        for head, part in (h for one in tree.with_conjuncts(noun) for h in _meant(one)):
            if head.ent_type_ == "DATE":
                continue  # “join in *March*”
            for wording in noun_wordings(head, lexicon):
                if part and not wording.tail:
                    continue  # “attack plans” are no attack
                tail = _tail(head, wording.tail)
                if tail is None or not lexicon.carries(verb, wording):
                    continue
                turned = lexicon.converse.get(verb, "")
                if turned and not any(t.lower_ == turned or tree.preposition(t, turned) for t in (token, head, *tail)):
                    continue  # “received an invitation”: from nobody named
                return Frame(wording, token, [token, head, *tail], turned=turned)
    return None


def _carried(token: Token, lemma: str) -> Iterator[tuple[str, Token]]:
    """The nouns that a light verb may carry, each with the verb's entry: “hold”, “enter into”."""
    for c in token.children:
        if c.dep_ in ("dobj", "nsubjpass", "attr", "oprd", "dative"):
            yield lemma, c
        elif c.dep_ in ("prep", "prt"):
            for g in c.children:
                if g.dep_ == "pobj":
                    yield f"{lemma} {c.lower_}", g
                    if c.lower_ in ("in", "out"):
                        yield lemma, g


def _meant(noun: Token) -> Iterator[tuple[Token, bool]]:
    """The words of an object that may tell what is done: the first of a compound (“*air* strikes”; True: only
    with the words after it), the noun itself; for “a mediation effort”, “a series of attacks” the one meant.
    """
    compounds = [c for c in noun.children if c.dep_ in ("compound", "amod") and c.i < noun.i]
    yield from ((c, True) for c in compounds)
    yield noun, False
    if noun.lemma_.lower() in _EFFORTS:
        yield from ((c, False) for c in compounds if c.dep_ == "compound")
    if noun.lemma_.lower() in _QUANTITIES | _EFFORTS or noun.lower_ in _QUANTITIES:
        for c in noun.children:
            if c.lower_ == "of" and (governed := tree.governed(c)) is not None:
                yield from _meant(governed)


def _copula(token: Token, lexicon: Lexicon) -> Frame | None:
    if token.lemma_.lower() not in COPULAS:
        return None
    if token.lemma_ in ("keep", "hold") and tree.child(token, "dobj") is not None:
        return None  # “keep the straits open”
    complement = tree.child(token, "acomp", "attr", "oprd", "xcomp", "prep")
    if complement is None or complement.pos_ not in ("ADJ", "VERB", "ADP", "SCONJ"):
        return None
    for wording in lexicon.adjectives.get(complement.lower_, ()):
        tail = _tail(complement, wording.tail)
        if tail is not None:
            return Frame(wording, token, [token, complement, *tail])
    return None


def _participle(token: Token, lexicon: Lexicon) -> Frame | None:
    """“is opposed to”, “are committed to”: an adjective that the parse takes for a passive."""
    if token.tag_ != "VBN" or tree.agent(token) is not None:
        return None
    copula = next((c for c in token.children if c.dep_ == "auxpass" and c.lemma_.lower() in COPULAS), None)
    if copula is None:
        return None
    for wording in lexicon.adjectives.get(token.lower_, ()):
        if not wording.tail:
            return Frame(wording, token, [copula, token], adjective=True)
    return None


def _tail(token: Token, words: tuple[str, ...]) -> list[Token] | None:
    """The tokens of a wording's further words: each hangs on the one before, or follows it."""
    found: list[Token] = []
    at = token
    for word in words:
        following = _hanging(at, token, word) or _adjacent(at, word)
        if following is None or _of_time(following):
            return None
        found.append(following)
        at = following
    return found


def _of_time(preposition: Token) -> bool:
    """“spoke *for* an hour”: how long, not for whom."""
    governed = tree.governed(preposition) if preposition.pos_ == "ADP" else None
    return governed is not None and governed.ent_type_ in ("DATE", "TIME")


def _hanging(at: Token, head: Token, word: str) -> Token | None:
    for parent in dict.fromkeys((at, head)):
        for c in parent.children:
            if c.i < at.i or c.dep_ in ("conj", "relcl") or (c.dep_ == "advcl" and c.tag_ != "JJ"):
                continue
            for meant in (c, *(_counted(c) if c.dep_ in ("dobj", "pobj", "nsubjpass") else ())):
                if word in (meant.lower_, meant.lemma_.lower()):
                    return meant
    return None


def _counted(noun: Token) -> Iterator[Token]:
    """“held thousands of refugees”: what is counted."""
    if noun.lemma_.lower() in _QUANTITIES or noun.lower_ in _QUANTITIES:
        for c in noun.children:
            if c.lower_ == "of" and (governed := tree.governed(c)) is not None:
                yield governed


def _adjacent(at: Token, word: str) -> Token | None:
    doc = at.doc
    i = at.i + 1
    while i < len(doc) and doc[i].lower_ != word and (doc[i].is_space or _passed_over(doc[i])):
        i += 1
    return doc[i] if i < len(doc) and doc[i].lower_ == word else None


def _passed_over(token: Token) -> bool:
    """Words that part a verb from its particle: “called *again* on”, “called *on Thursday* on”."""
    return token.pos_ in ("ADV", "DET") or (token.ent_type_ == "DATE" and token.pos_ in ("PROPN", "NOUN"))


# -- what counts ---------------------------------------------------------------------------


def _stands(frame: Frame) -> bool:
    """Whether the wording is used, not only named: infinitives of purpose and the content of
    other wordings are theirs, past participles that describe a noun are its attributes.
    """
    head = frame.head
    if gladly_done(head):
        return True
    if head.lemma_.lower() == "let" and (own := tree.own_subject(head)) is not None and own.lower_ in ("i", "we"):
        return False  # “I will let the Minister speak to that”
    if _infinitive(head):
        return _infinitive_stands(frame)
    if head.tag_ in ("VB", "VBP") and _bids(head):
        return False
    if head.tag_ == "VBG" and head.dep_ == "xcomp" and head.head.lemma_ in CARRIERS and _infinitive(head.head):
        return _infinitive_stands(Frame(frame.wording, head.head, []))  # “agreed to continue discussing”
    if head.tag_ == "VBG" and head.lemma_ in ("consider", "include", "regard"):
        return False  # “considering the actions of …” is a preposition
    if head.tag_ == "VBN" and head.dep_ in ("acl", "amod"):
        return tree.agent(head) is not None
    if head.dep_ in ("amod", "compound", "pobj", "pcomp", "nmod"):
        return False
    return not (head.tag_ == "VBG" and head.dep_ in ("nsubj", "dobj", "csubj", "acl") and head.dep_ != "acl")


def _infinitive(head: Token) -> bool:
    return head.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in head.children)


def _bids(head: Token) -> bool:
    """“Meet and *welcome* our ship!”: an order tells nothing that anybody does."""
    while head.dep_ == "conj" and tree.own_subject(head) is None:
        head = head.head
    bare = not any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "csubj", "expl") for c in head.children)
    return head.tag_ == "VB" and head.dep_ == "ROOT" and bare


def _infinitive_stands(frame: Frame) -> bool:
    """“began to declare” declares, “spoke to discuss” discusses, “decided to arrest” arrests, “an
    attempt to kill” attacks; what somebody agrees or wants to do is not done.
    """
    head, governor = frame.head, frame.head.head
    deed = frame.wording.deed
    if head.dep_ in ("xcomp", "ccomp") and (governor.lemma_ in CARRIERS or (deed and governor.lemma_ in _DECIDING)):
        return not _infinitive(governor) or _infinitive_stands(Frame(frame.wording, governor, []))
    if head.dep_ in ("advcl", "xcomp") and governor.lemma_ in _CONTACT_VERBS:
        return True
    if head.dep_ in ("advcl", "xcomp") and governor.lemma_ in _SENDING and frame.wording.kind == "investigate":
        return True
    if deed and head.dep_ in ("acl", "relcl", "advcl") and governor.lemma_.lower() in _ATTEMPTS:
        return True
    if head.dep_ == "conj":
        return governor.tag_ == "VB" and _stands(Frame(frame.wording, governor, []))
    return False
