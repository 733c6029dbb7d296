"""What a wording amounts to in its clause: as done, still to come, denied, or hanging on a condition.

Takes a frame's wording, gives the wording that the act gets: “will support” promises, “will not
accept” rejects, “would blockade” threatens, “swore to fight” threatens.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.clauses import CONTACT_NOUNS, condition
from communique.extract.frame import Frame
from communique.extract.lexicon import Wording, lexicon
from communique.extract.lexicon.cameo import promised, refused, threatened
from communique.extract.parsed import Parsed
from communique.model.kinds import KINDS
from communique.model.statement import Modality

if TYPE_CHECKING:
    from communique.language import Token

FRIENDLY = frozenset({"support", "aid", "cooperate", "concede", "retreat", "sign", "recognise", "discuss"})
HOSTILE = frozenset({"attack", "coerce", "mobilise", "suspend", "expel"})
_STEPS = frozenset({"protest", "criticise", "reject", "investigate"})
_AGAINST = HOSTILE | {"sanction", "protest"}
_BINDING = frozenset({"agree", "accept", "promise", "plan", "offer"})
_REFUSED = frozenset({"accept", "agree", "concede", "aid", "discuss", "sign", "recognise", "retreat", "cooperate"})
_TO_COME = frozenset({"intended", "conditional", "possible"})
_OFFICIAL = frozenset({"readout", "statement"})


def as_undertaken(one: Parsed, wording: Wording, frame: Frame) -> Wording:
    """The wording with the kind, strength and code that its modality and content give it."""
    if frame.head.lemma_ == "comment" and frame.modality == "denied":
        return replace(wording, kind="keep-silent", strength=0, cameo="011")
    if wording is frame.wording and one.passage.kind in _OFFICIAL and _by_note(frame):
        return replace(wording, kind="promise", strength=4, cameo=promised(_code(wording)))
    if wording is frame.wording and frame.modality in _TO_COME and (hanging := _threatened(wording, frame)):
        return hanging
    if frame.modality == "denied" and wording.kind in _REFUSED:
        return replace(wording, kind="reject", strength=4, cameo=refused(_code(wording)))
    if frame.modality == "denied" and wording.kind in ("promise", "plan", "offer") and wording.stance:
        return replace(wording, kind="reject", strength=3, cameo="120")
    binding = frame.modality == "intended" or (frame.modality == "conditional" and condition(frame.head) is not None)
    if binding and wording.kind in FRIENDLY and wording is frame.wording:
        return replace(wording, kind="promise", strength=4, cameo=promised(_code(wording)))
    if wording.kind in ("promise", "plan") and one.passage.kind not in _OFFICIAL and _hostile_content(frame):
        return replace(wording, kind="threaten", strength=5, cameo="138")
    if wording.kind == "inform" and wording.cameo == "010" and not frame.to and one.passage.kind not in _OFFICIAL:
        return replace(wording, kind="state", strength=1)
    return _towards(_as_planned(wording, frame), frame)


def _by_note(frame: Frame) -> bool:
    """“will summon the ambassador”, “will lodge a protest”: an official text binds its state to the step."""
    step = frame.wording.deed or len(frame.cue) > 1
    return step and frame.wording.kind in _STEPS and frame.modality == "intended" and condition(frame.head) is None


def told_modality(one: Parsed, frame: Frame) -> Modality:
    """“X said it would leave” tells of what is to come: after a past “said”, “would” stands for “will”."""
    head = frame.head
    while head.dep_ == "conj":
        head = head.head
    told = head.dep_ == "ccomp" and head.head.tag_ in ("VBD", "VBN") and one.passage.kind not in _OFFICIAL
    if frame.modality == "conditional" and told and condition(head) is None and not _in_condition(head):
        return "intended"
    return frame.modality


def _in_condition(head: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in head.children)


def _threatened(wording: Wording, frame: Frame) -> Wording | None:
    """A hostile deed still to come is a threat; any other that hangs on “unless” is one too."""
    hangs = condition(frame.head)
    unless = hangs is not None and any(c.lower_ == "unless" for c in hangs.subtree)
    if wording.deed and (
        wording.kind in HOSTILE
        or (wording.kind in _AGAINST and (hangs is not None or wording.kind == "protest"))
        or (unless and wording.kind in ("retreat", "reject"))
    ):
        return replace(wording, kind="threaten", strength=5, cameo=threatened(_code(wording)))
    return None


def _code(wording: Wording) -> str:
    """The code of a wording, else of its kind."""
    return wording.cameo or KINDS[wording.kind].cameo or ""


def _towards(wording: Wording, frame: Frame) -> Wording:
    """“agreed to meet”, “promised to supply arms”: the code of promising what the content's verb or object does."""
    if wording.kind not in _BINDING or wording.cameo != "030":
        return wording
    codes = [promised(_code(one)) for one in _undertaken(frame) if one.kind in FRIENDLY]
    return replace(wording, cameo=codes[0]) if codes else wording


def _hostile_content(frame: Frame) -> bool:
    """“vowed to retaliate”, “swore to fight”: the first verb of what is promised, or its object, is an attack."""
    return any(wording.kind in _AGAINST | {"threaten"} for wording in _undertaken(frame))


def _undertaken(frame: Frame) -> list[Wording]:
    """What the first verb of an act's content does, then what its object does; nothing of a verb that is denied."""
    verb = next((t for t in frame.content if t.tag_.startswith("VB") and t.dep_ not in ("aux", "auxpass")), None)
    if verb is None or verb.tag_ != "VB" or any(c.dep_ == "neg" for c in verb.children):
        return []
    words = lexicon()
    meant: list[Token] = [verb, *(c for c in verb.children if c.dep_ in ("xcomp", "dobj"))]
    return [
        wording
        for token in meant
        for wording in (words.verbs if token.tag_.startswith("VB") else words.nouns).get(token.lemma_.lower(), ())
        if not wording.tail
    ]


def _as_planned(wording: Wording, frame: Frame) -> Wording:
    """“It was confirmed that the talks would take place” plans them."""
    if wording.kind in ("reaffirm", "announce", "agree"):
        for token in frame.content:
            later = any(c.dep_ == "aux" and c.lower_ in ("will", "would") for c in token.children)
            doer = tree.own_subject(token)
            if later and doer is not None and {doer.lower_, doer.lemma_.lower()} & CONTACT_NOUNS:
                return replace(wording, kind="plan" if wording.kind != "agree" else "agree", strength=3, cameo="036")
    return wording
