"""Filling a frame's roles from the parse: doers, addressees, content, modality.

Takes a frame whose cue has been matched, fills it in place. Where the parse has hung a clause
elsewhere, the words decide.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.acts.frame import CARRIERS, COPULAS, Frame
from communique.extract.acts.operators import denied_above
from communique.extract.statements.voices import WRITINGS
from communique.model.statement import Modality
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Doc, Token

_PERSONS = word_set("extract/lexicon", "person-nouns")
_POSSIBLE = frozenset({"can", "could", "may", "might"})
_ENDING = 3
"""Tokens at the end of a sentence, blanks among them."""


def fill(frame: Frame) -> None:
    """Find who does it, to whom, and what is said or done, in the parse around the frame's cue."""
    head = frame.head
    passive = tree.is_passive(head) and not frame.adjective
    doer = tree.agent(head) if passive else tree.subject(head)
    if not head.tag_.startswith("VB"):
        doer, passive = head.nbor(-1), False
    if "subject" in frame.wording.content:
        _judged_subject(frame, doer)
        return
    if frame.turned:
        _turned(frame, doer, passive)
        return
    doer = _writer(doer, head)
    frame.source = doer
    frame.by = tree.with_conjuncts(doer)
    frame.impersonal = (passive and doer is None) or (doer is None and head.dep_ == "ROOT")
    _content(frame, passive)
    _addressees(frame, passive)
    frame.modality = _modality(head)


def _turned(frame: Frame, receiver: Token | None, passive: bool) -> None:
    """“Peru received assurances *from Chile* that …”: who is named behind the preposition does it."""
    holders = (frame.head, *frame.cue[1:])
    words = (h if h.lower_ == frame.turned else tree.preposition(h, frame.turned) for h in holders)
    giver = next((g for word in words if word is not None and (g := tree.governed(word)) is not None), None)
    frame.source = giver
    frame.by = tree.with_conjuncts(giver)
    _content(frame, passive)
    inside = {t.i for t in giver.subtree} if giver is not None else set()
    frame.content = [t for t in frame.content if t.i not in inside]
    frame.to = [] if passive else tree.with_conjuncts(receiver)
    frame.modality = _modality(frame.head)


def _judged_subject(frame: Frame, subject: Token | None) -> None:
    """“Lifting the ban is out of the question”: the subject is what is spoken of, whoever speaks does it."""
    frame.by_speaker = True
    if subject is not None:
        frame.content = tree.tokens_between(subject.doc, subject.left_edge.i, subject.right_edge.i)
    frame.modality = _modality(frame.head)


def _writer(doer: Token | None, head: Token) -> Token | None:
    """“X issued a statement demanding …”: who issued it demands."""
    if doer is None or doer.lemma_.lower() not in WRITINGS or head.dep_ not in ("acl", "relcl"):
        return doer
    verb = doer.head if doer.dep_ in ("dobj", "nsubjpass") else doer.head.head if doer.dep_ == "pobj" else None
    if verb is None or not verb.tag_.startswith("VB"):
        return doer
    return (tree.agent(verb) if tree.is_passive(verb) else tree.subject(verb)) or doer


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
    if "clause" in frame.wording.content and not frame.content and "clear" in frame.wording.tail:
        frame.content = _rest(frame)
    if "clause" in frame.wording.content and not frame.content:
        frame.content = _loose_clause(frame)


def _slot(frame: Frame, holder: Token, slot: str, passive: bool) -> Token | None:
    """The head of what fills one slot at `holder`."""
    on_head = holder == frame.head
    if slot == "clause":
        labels = ("ccomp",) if on_head else ("ccomp", "acl", "relcl")
        for c in holder.children:
            if c.dep_ in labels and c not in frame.cue and (c.i > holder.i or (on_head and _told_after(c, holder))):
                if c.tag_ == "VB" and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children) and on_head:
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
        objects = (c for c in holder.children if c.dep_ in label and c not in frame.cue and c.lower_ != "it")
        gerund = (c for c in holder.children if c.dep_ == "xcomp" and c.tag_ == "VBG" and not passive)
        return next(objects, None) or next(gerund, None)  # “discussed strengthening …”
    if slot == "after":
        ruled = tree.governed(frame.cue[-1]) if len(frame.cue) > 1 else None
        return ruled or (tree.own_subject(frame.head) if passive else None)
    found = tree.preposition(holder, slot)
    thing = tree.child(holder, "dobj") if found is None and on_head and len(frame.cue) == 1 else None
    if thing is not None and (
        thing.pos_ in ("PROPN", "PRON") or thing.lower_ in _PERSONS
    ):  # “thanked the Minister for …”: the parse may hang it on the Minister
        found = tree.preposition(thing, slot)
    if found is None or found in frame.cue:
        return None
    meant = tree.governed(found)
    titled = slot == "of" and thing is not None  # “the Prime Minister of Canada”
    if meant is not None and (meant.lower_ == "behalf" or (titled and meant.pos_ == "PROPN")):
        return None
    if any(c.tag_ in ("WDT", "WP") for c in found.children):
        return None  # “the event to which they were invited”
    if len(frame.cue) > 1 or frame.head.lemma_ in COPULAS:
        return tree.governed(found) or found
    return found


def _told_after(clause: Token, verb: Token) -> bool:
    """“…, he said”: whether a verb may tell who says the clause before it; a verb that is denied, has an
    object, or follows a colon says something else.
    """
    if any(c.dep_ in ("neg", "dobj") for c in verb.children) or verb.nbor(-1).text == ":":
        return False
    subject = tree.own_subject(verb)
    if subject is None:
        return True
    first = subject.left_edge.i
    colon = clause.i < first and verb.doc[first - 1].text == ":"
    return not colon and not (tree.is_passive(verb) and subject.pos_ == "NOUN")


def _content_tokens(frame: Frame, holder: Token, start: Token) -> list[Token]:
    doc, head = frame.head.doc, frame.head
    first = start.left_edge.i
    if start.i < head.i:  # told before the cue: “…, he said”
        return [t for t in tree.tokens_between(doc, first, start.right_edge.i) if t.i < head.i]
    last = max(tree.right_reach(holder, start), start.right_edge.i)
    if holder != head and holder.i > head.i:
        last = max(last, tree.right_reach(head, start)) if start.i > head.i else last
    for limit in (_next_conjunct(head), _resumption(doc, first, last)):
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
            return int(c.left_edge.i)
    return None


def _resumption(doc: Doc, first: int, last: int) -> int | None:
    """Where a finite verb begins that goes on from a verb before the content: “invited him to visit and
    *expressed* readiness”.
    """
    for token in doc[first : last + 1]:
        before = tree.resumed(token)
        if before is not None and before.i < first:
            return int(token.left_edge.i)
    return None


def _rest(frame: Frame) -> list[Token]:
    """“made clear the intention to …”: what follows the cue, to the next verb joined to it."""
    first = max(t.i for t in frame.cue) + 1
    last = frame.head.right_edge.i
    limit = _next_conjunct(frame.head)
    if limit is not None and limit > first:
        last = min(last, limit - 1)
    words = tree.tokens_between(frame.head.doc, first, last)
    while words and (words[-1].dep_ == "cc" or words[-1].is_punct):
        words.pop()
    return words if len(words) > 2 else []


def _loose_clause(frame: Frame) -> list[Token]:
    """A “that …” later in the sentence which the parse has hung elsewhere."""
    doc, end = frame.head.doc, frame.head.sent.end
    last_cue = max(t.i for t in frame.cue)
    for i in range(last_cue + 1, end):
        token = doc[i]
        if token.tag_.startswith("VB") and token.tag_ not in ("VBG", "VBN") and token.dep_ not in ("relcl", "acl"):
            return []
        if (
            token.lower_ == "that"
            and token.dep_ in ("mark", "nsubj", "det")
            and (i == last_cue + 1 or doc[i - 1].is_punct or token.dep_ == "mark")
        ):
            return tree.tokens_between(doc, i, end - 1)
    return []


def _addressees(frame: Frame, passive: bool) -> None:
    inside = {t.i for t in frame.content}
    for place in frame.wording.to:
        if place == "object":
            label = ("nsubjpass",) if passive else ("dobj", "dative", "nsubj")
            found = next(
                (
                    c
                    for c in frame.head.children
                    if c.dep_ in label and c.i not in inside and c not in frame.cue and (passive or c.dep_ != "nsubj")
                ),
                None,
            )
            if found is None and not passive:  # “urged Russia to …”: the parse makes it the infinitive's subject
                clause = next((c for c in frame.head.children if c.dep_ in ("ccomp", "xcomp")), None)
                subject = tree.own_subject(clause) if clause is not None else None
                if (
                    subject is not None
                    and clause is not None
                    and clause.tag_ == "VB"
                    and any(g.lower_ == "to" for g in clause.children)
                ):
                    found = subject
                    frame.content = [t for t in frame.content if t.i > subject.right_edge.i]
        else:
            found = _after_preposition(frame, place, inside)
        if found is not None:
            frame.to = tree.with_conjuncts(found)
            return
    if frame.wording.kind == "invite":
        _guest(frame)
    elif "with" in frame.wording.to:
        _partner(frame)
    elif not passive:
        _given(frame)


def _partner(frame: Frame) -> None:
    """“discussed trade *with Minister N.*”: a person behind the matter, where the parse may hang him."""
    for word in frame.content:
        one = tree.governed(word) if word.lower_ == "with" else None
        titled = one is not None and (
            one.ent_type_ == "PERSON" or any(c.lemma_.lower() in _PERSONS for c in (one, *one.children))
        )
        if one is None or not titled or one.right_edge.i < frame.content[-1].i - 1:
            continue
        frame.to = tree.with_conjuncts(one)
        frame.content = [t for t in frame.content if t.i < word.i]
        return


def _given(frame: Frame) -> None:
    """“sent *him* a letter”: the dative of the verb."""
    whom = tree.child(frame.head, "dative")
    if whom is None or whom.pos_ not in ("PRON", "PROPN") or whom in frame.cue:
        return
    inside = {t.i for t in whom.subtree}
    frame.to = tree.with_conjuncts(whom)
    frame.content = [t for t in frame.content if t.i not in inside]


def _guest(frame: Frame) -> None:
    """“an invitation on behalf of the King *for the Queen* to visit”."""
    if not frame.content:
        return
    for word in reversed(frame.head.doc[frame.cue[-1].i : frame.content[0].i]):
        guest = tree.governed(word) if word.lower_ == "for" else None
        if guest is not None and guest.right_edge.i <= frame.content[0].i:
            frame.to = tree.with_conjuncts(guest)
            return


def _after_preposition(frame: Frame, place: str, inside: set[int]) -> Token | None:
    """What the preposition `place` governs at one of the cue's words, if it is not content."""
    for holder in frame.cue:
        word = holder if holder.lower_ == place and holder != frame.head else tree.preposition(holder, place)
        governed = tree.governed(word) if word is not None else None
        if governed is not None and governed.ent_type_ in ("DATE", "TIME"):
            continue  # “spoke to him on Friday”
        if governed is not None and (governed.i not in inside or governed.pos_ in ("PROPN", "PRON")):
            return governed
    return None


def _modality(head: Token) -> Modality:
    if any(c.dep_ == "neg" or (c.lower_ == "longer" and c.nbor(-1).lower_ == "no") for c in tree.dependents(head)):
        return "denied"  # “no longer blocks”
    if _asks(head):
        return "questioned"
    if denied_above(head):
        return "denied"
    if head.dep_ == "xcomp" and head.head.lemma_ in CARRIERS:
        return _modality(head.head)
    if head.dep_ == "conj" and _shares_clause(head):
        return _modality(head.head)
    auxiliaries = {c.lower_ for c in tree.dependents(head) if c.dep_ in ("aux", "auxpass")}
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in tree.dependents(head)):
        return "conditional"
    if auxiliaries & _POSSIBLE:
        return "possible"
    if "would" in auxiliaries:
        return "conditional"
    if "will" in auxiliaries or "'ll" in auxiliaries or "shall" in auxiliaries:
        return "intended"
    return "actual"


def _asks(head: Token) -> bool:
    """Whether the sentence ends with a question mark; its text is not put together for each of its verbs."""
    end = head.sent.end
    last = next((t for t in reversed(list(head.doc[max(0, end - _ENDING) : end])) if not t.is_space), None)
    return last is not None and last.text.endswith("?")


def _shares_clause(head: Token) -> bool:
    """“will meet and *discuss*”, “if they arrest or *harm* him”: the second verb hangs on what the first does."""
    if tree.own_subject(head) is not None or any(c.dep_ == "aux" for c in tree.dependents(head)):
        return False
    first = head.head
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in tree.dependents(first)):
        return True
    modal = any(c.dep_ == "aux" and c.tag_ == "MD" for c in tree.dependents(first))
    return head.tag_ == "VB" and modal and not any(c.dep_ == "neg" for c in tree.dependents(first))
