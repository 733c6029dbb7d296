"""What a wording amounts to in its clause: as done, still to come, denied, or hanging on a condition.

Takes a frame's wording, gives the wording that the act gets: “will support” promises, “will not
accept” rejects, “would blockade” threatens, “swore to fight” threatens.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.acts.clauses import CONTACT_NOUNS, condition
from communique.extract.acts.frame import Frame
from communique.extract.lexicon import Wording, lexicon
from communique.extract.lexicon.cameo import asked, demanded, promised, refused, threatened
from communique.extract.parsed import Parsed
from communique.model.kinds import KINDS
from communique.model.statement import Modality

if TYPE_CHECKING:
    from communique.language import Token

FRIENDLY = frozenset({"support", "aid", "cooperate", "concede", "retreat", "sign", "recognise", "discuss"})
HOSTILE = frozenset({"attack", "coerce", "mobilise", "suspend", "expel"})
_STEPS = frozenset({"protest", "criticise", "reject", "investigate"})
_AGAINST = HOSTILE | {"sanction", "protest"}
_TOWARDS: dict[str, tuple[str, Callable[[str], str]]] = {
    **dict.fromkeys(("agree", "accept", "promise", "plan", "offer"), ("030", promised)),
    **dict.fromkeys(("propose", "call-for", "ask"), ("020", asked)),
    "demand": ("100", demanded), "reject": ("120", refused), "threaten": ("130", threatened),
}  # fmt: skip
"""A kind's residual code, which CAMEO gives only where there is no closer one, and what gives the closer one."""
_REFUSED = frozenset({"accept", "agree", "concede", "aid", "discuss", "sign", "recognise", "retreat", "cooperate"})
_TO_COME = frozenset({"intended", "conditional", "possible"})
_OFFICIAL = frozenset({"readout", "statement"})


def as_undertaken(parsed: Parsed, wording: Wording, frame: Frame) -> Wording:
    """The wording with the kind, strength and code that its modality and content give it."""
    if frame.head.lemma_ == "comment" and frame.modality == "denied":
        return replace(wording, kind="keep-silent", strength=0, cameo="011")
    if wording is frame.wording and parsed.passage.kind in _OFFICIAL and _by_note(frame):
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
    if wording.kind in ("promise", "plan") and parsed.passage.kind not in _OFFICIAL and _hostile_content(frame):
        return replace(wording, kind="threaten", strength=5, cameo="138")
    if wording.kind == "inform" and wording.cameo == "010" and not frame.to and parsed.passage.kind not in _OFFICIAL:
        return replace(wording, kind="state", strength=1)
    return _towards(_as_planned(wording, frame), frame)


def _by_note(frame: Frame) -> bool:
    """“will summon the ambassador”, “will lodge a protest”: an official text binds its state to the step."""
    step = frame.wording.deed or len(frame.cue) > 1
    return step and frame.wording.kind in _STEPS and frame.modality == "intended" and condition(frame.head) is None


def told_modality(parsed: Parsed, frame: Frame) -> Modality:
    """“X said it would leave” tells of what is to come: after a past “said”, “would” stands for “will”."""
    head = frame.head
    while head.dep_ == "conj":
        head = head.head
    told = head.dep_ == "ccomp" and head.head.tag_ in ("VBD", "VBN") and parsed.passage.kind not in _OFFICIAL
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
    """“agreed to meet”, “demanded the release of X”: the code of promising, demanding … what the content does."""
    residual, towards = _TOWARDS.get(wording.kind, ("", promised))
    if not residual or _code(wording) != residual:
        return wording
    codes = [towards(_code(one)) for one in _told_of(frame)]
    return replace(wording, cameo=max((code for code in codes if code != residual), key=len, default=wording.cameo))


def _hostile_content(frame: Frame) -> bool:
    """“vowed to retaliate”, “swore to fight”: the first verb of what is promised, or its object, is an attack."""
    return any(wording.kind in _AGAINST | {"threaten"} for wording in _undertaken(frame))


def _undertaken(frame: Frame) -> list[Wording]:
    """What the first verb of an act's content does, then what its object does; nothing of a verb that is denied."""
    verb = next((t for t in frame.content if t.tag_.startswith("VB") and t.dep_ not in ("aux", "auxpass")), None)
    if verb is None or verb.tag_ != "VB" or _denied(verb):
        return []
    words = lexicon()
    meant: list[Token] = [verb, *(c for c in verb.children if c.dep_ in ("xcomp", "dobj"))]
    return [
        wording
        for token in meant
        for wording in _worded(words.verbs if token.tag_.startswith("VB") else words.nouns, token)
    ]


def _told_of(frame: Frame) -> list[Wording]:
    """The deeds that an act's content tells of: what its verb does, with its object, else what its noun names."""
    verb = next((t for t in frame.content if t.tag_.startswith("VB") and t.dep_ not in ("aux", "auxpass")), None)
    if verb is not None:
        return [*_with_tail(verb), *_undertaken(frame)] if verb.tag_ == "VB" and not _denied(verb) else []
    top = next((t for t in frame.content if t.pos_ == "NOUN" and t.head not in frame.content), None)
    return _worded(lexicon().nouns, top) if top is not None else []


def _with_tail(verb: Token) -> list[Wording]:
    """“to impose sanctions”, “to withdraw its troops”: the verb's wordings whose further words are its object's."""
    near = {
        word.lemma_.lower() for c in verb.children if c.dep_ in ("dobj", "prt", "prep") for word in (c, *c.children)
    }
    return [one for one in lexicon().verbs.get(verb.lemma_.lower(), ()) if one.tail and near >= set(one.tail)]


def _worded(table: dict[str, tuple[Wording, ...]], token: Token) -> list[Wording]:
    return [wording for wording in table.get(token.lemma_.lower(), ()) if not wording.tail]


def _denied(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _as_planned(wording: Wording, frame: Frame) -> Wording:
    """“It was confirmed that the talks would take place” plans them."""
    if wording.kind in ("reaffirm", "announce", "agree"):
        for token in frame.content:
            later = any(c.dep_ == "aux" and c.lower_ in ("will", "would") for c in token.children)
            doer = tree.own_subject(token)
            if later and doer is not None and {doer.lower_, doer.lemma_.lower()} & CONTACT_NOUNS:
                return replace(wording, kind="plan" if wording.kind != "agree" else "agree", strength=3, cameo="036")
    return wording
