"""Acts: what is done by saying something, or reported done.

Takes the parsed passages' frames and the statements made from them, gives acts with kind,
parties, modality, strength and event codes. Besides the lexicon's frames two shapes of clause
make acts of their own: what a party “will” do (a promise, or a warning when it hangs on a
condition), and what another party “should” do (a demand).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from communique.extract import tree
from communique.extract.acts.addressees import addressed, talk_of
from communique.extract.acts.affected import acts, affected, is_human, with_countries
from communique.extract.acts.clauses import CONTACT_NOUNS, clause_acts, may_mean, speaker_meant
from communique.extract.acts.factuality import as_undertaken, told_modality
from communique.extract.acts.frame import COPULAS, Frame
from communique.extract.acts.sourced_act import Done, around_of, sourced
from communique.extract.acts.targets import JUDGING, blamed, named, unnamed_addressee
from communique.extract.mentions.strangers import is_set
from communique.extract.parsed import Mentions, Parsed
from communique.extract.posts import by_author, gladly_told
from communique.extract.statements.attributions import Told, speakers_of
from communique.extract.statements.voices import is_thing
from communique.model import AUTHOR, Statement
from communique.model.kinds import KINDS
from communique.model.span import cover
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Token

_TOLD_BY_PARTIES = frozenset({"readout", "statement"})
_PLAIN_SAYING = frozenset({"state", "note", "announce", "emphasise", "reaffirm", "inform"})
_ATTITUDES = frozenset({"offer", "promise", "reject", "thank", "express-concern", "plan"})
_OF_SOMETHING = frozenset({"promise", "sign"})
_TALKING = word_set("extract/lexicon", "talking-verbs")
_ASKED = frozenset({"demand", "ask", "call-for", "propose", "wish", "warn", "invite"})
_OBLIGED = frozenset({"should", "must", "shall", "ought"})


def find_acts(
    text: str, parsed: Sequence[Parsed], told: Sequence[Told], mentions: Mentions,
    between: Mapping[str, tuple[str, ...]],
) -> list[Done]:  # fmt: skip
    """All acts of a document, in the order of their cues. `between` are, by passage, the parties of the contact
    that it tells of.
    """
    made: list[Done] = []
    of: dict[str, list[Told]] = {}
    for t in told:
        of.setdefault(t.statement.passage, []).append(t)
    for one in parsed:
        first = len(made)
        here = of.get(one.passage.id, [])
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
        made += clause_acts(text, one, here, mentions, taken)
        if one.passage.id in between:
            talk = talk_of(one, between[one.passage.id], mentions)
            made[first:] = [addressed(done, here, talk, mentions) for done in made[first:]]
    unique = {done.act.id: done for done in made}
    return sorted(unique.values(), key=lambda d: (cover(d.act.cue), d.act.id))


# -- acts from frames ----------------------------------------------------------------------


def _from_frame(
    text: str, parsed: Parsed, frame: Frame, told: Sequence[Told], mentions: Mentions, inner: Frame | None
) -> Done | None:
    statement = next((t.statement for t in told if t.frame is frame), None)
    around = around_of(parsed, frame.head, told, frame)
    by, basis = _doers(parsed, frame, mentions, around)
    if not _counts(parsed, frame, by, around, mentions):
        return None
    frame.modality = modality = told_modality(parsed, frame)
    wording = as_undertaken(parsed, inner.wording if inner else frame.wording, frame)
    if wording.kind == "keep-silent" and frame.wording.kind != "keep-silent":
        modality = "actual"  # “does not comment”: the silence is kept
    cue = tree.spans(frame.cue, parsed.base)
    objects = tree.spans(_matter(frame.content) or (inner.content if inner else []), parsed.base)
    whom = dict.fromkeys(
        a for t in frame.to for a in named(parsed, t, mentions) or unnamed_addressee(parsed, t, mentions)
    )
    to = tuple(a for a in whom if a not in by) or blamed(parsed, frame, by, mentions)
    if not to and parsed.passage.kind not in _TOLD_BY_PARTIES and not _among_themselves(frame, wording.kind, by):
        to = affected(parsed, frame, by, mentions)
    if around is not None and set(by) & with_countries(around.speakers, mentions):
        to = tuple(a for a in to if a not in around.speakers)
    if not by and not to and not _of_some_set(frame):
        return None
    if around is not None and modality in ("intended", "conditional") and _only_hoped(around, by, told):
        return None
    if wording.kind == "promise" and inner is None and frame.wording.kind != "promise":
        objects = tree.spans(tree.predicate(frame.head), parsed.base)
    return sourced(
        text, parsed, frame, frame.head, wording.kind, by, to, cue, objects, modality,
        wording.strength, wording.cameo, (statement or around), basis,
    )  # fmt: skip


def _matter(content: list[Token]) -> list[Token]:
    """What a deed is about; the day on which it was done is not."""
    dated = all(t.ent_type_ in ("DATE", "TIME") or t.is_punct or t.is_space or t.pos_ == "ADP" for t in content)
    return [] if dated else content


def _only_hoped(around: Statement, by: tuple[str, ...], told: Sequence[Told]) -> bool:
    """“I hope that *X will accept*”, “asked that they will”: what somebody wants of another is not done by him."""
    if set(by) & set(around.speakers):
        return False
    frame = next((t.frame for t in told if t.statement is around), None)
    return around.stance in ("wants", "feels") or (frame is not None and frame.wording.kind in _ASKED - {"warn"})


def _among_themselves(frame: Frame, kind: str, by: tuple[str, ...]) -> bool:
    """What is only said, or done by several with each other, is not done to those it is about."""
    return kind in _PLAIN_SAYING | JUDGING | {"invite"} or (kind in ("discuss", "agree") and len(by) > 1)


def _doers(parsed: Parsed, frame: Frame, mentions: Mentions, around: Statement | None) -> tuple[tuple[str, ...], str]:
    """Who does it and how that is known: by the words, or as the parties of the contact."""
    if frame.by_speaker:
        return (around.speakers, "stated") if around is not None else _voice(parsed)
    if gladly_told(parsed, frame.head):
        return parsed.author, "context"
    actors = parsed.all_actors(frame.by, mentions)
    if actors:
        return actors, "stated"
    if frame.source is None and by_author(parsed, frame.head):
        return parsed.author, "context"
    if frame.by and frame.by[0].lower_ in ("i", "we"):
        return speakers_of(parsed, frame, mentions), "stated"
    if around is not None and frame.by and may_mean(frame.by[0], around) and around.stance == "says":
        return speaker_meant(parsed, frame.head, around, mentions), "stated"
    if parsed.passage.kind in _TOLD_BY_PARTIES and around is None:
        tells_of_talk = any(t.lemma_.lower() in CONTACT_NOUNS or t.lower_ in CONTACT_NOUNS for t in frame.by)
        if len(parsed.parties) > 1 and ((frame.impersonal and not frame.by) or tells_of_talk):
            return parsed.parties, "parties"
    named = frame.source is not None and frame.source.pos_ in ("NOUN", "PROPN") and (_main(frame) or frame.noun)
    if named and frame.source is not None:
        # In news whoever is not known may be named by any noun; governments name people and bodies.
        official = parsed.passage.kind != "commentary"
        if is_thing(parsed, frame.source, mentions) or (official and not acts(frame.source)):
            return (), ""
    if named and frame.by and not {frame.by[0].lower_, frame.by[0].lemma_.lower()} & CONTACT_NOUNS:
        return speakers_of(parsed, frame, mentions), "stated"
    return (), ""


def _voice(parsed: Parsed) -> tuple[tuple[str, ...], str]:
    """Whoever speaks in the passage, where it is not the author of a post."""
    spoken = parsed.passage.kind in ("statement", "answer", "quotation")
    return ((parsed.passage.voice,), "context") if spoken and parsed.passage.voice != AUTHOR else ((), "")


def _main(frame: Frame) -> bool:
    """Whether the verb carries its sentence, alone or joined to the one that does."""
    head = frame.head
    if head.dep_ == "acl" and frame.source is not None and frame.source.i != head.head.i:
        return True  # “issued a statement demanding …”
    while head.dep_ in ("conj", "xcomp") or (head.dep_ == "advcl" and tree.own_subject(head) is None):
        head = tree.resumed(head) or head.head
    return head.dep_ in ("ROOT", "ccomp", "parataxis")


def _counts(parsed: Parsed, frame: Frame, by: tuple[str, ...], around: Statement | None, mentions: Mentions) -> bool:
    """Leaves out what is only asked, what nobody known does, and feelings of the many."""
    if frame.modality == "questioned":
        return False
    if frame.noun and parsed.passage.kind in _TOLD_BY_PARTIES:
        return False  # an account's own talks are told by its verbs
    if frame.wording.kind in ("call-for", "demand", "ask") and not (frame.content or frame.to):
        return False  # “pressing issues”
    if frame.wording.kind in _OF_SOMETHING and not frame.content:
        return False  # “is committing crimes”, “the statement concluded”
    if _only_asked(parsed, frame) or (not frame.content and (frame.wording.kind == "plan" or _described(frame))):
        return False
    if parsed.passage.kind not in _TOLD_BY_PARTIES and _in_condition(frame.head):
        return False
    if frame.wording.deed:
        return _is_done(parsed, frame, by, around, mentions)
    if not by:
        return _of_some_set(frame)
    if frame.wording.kind in _PLAIN_SAYING and not frame.content:
        return False
    if frame.modality == "possible" and frame.wording.kind in ("discuss", "cooperate"):
        return False
    if frame.wording.kind == "discuss" and not _may_discuss(parsed, frame, by, mentions):
        return False
    known = not all(a.startswith("unknown:") for a in by)
    if not known and parsed.passage.kind in _TOLD_BY_PARTIES:
        return around is None and frame.wording.stance not in ("feels", "wants", "believes")
    return known or frame.modality != "possible" or around is None


def _of_some_set(frame: Frame) -> bool:
    """“The two sides agreed to …”, where the text does not say who they are: somebody is bound all the same."""
    return KINDS[frame.wording.kind].binding and bool(frame.content) and bool(frame.by) and is_set(frame.by[0])


def _described(frame: Frame) -> bool:
    """“the operation was prepared”: an adjective offers or promises only what it names."""
    likened = frame.adjective or frame.head.lemma_ in COPULAS
    return likened and frame.wording.kind in ("offer", "promise")


def _in_condition(head: Token) -> bool:
    """What another thing hangs on (“unless the president steps down”) is not done."""
    while head.dep_ == "conj":
        head = head.head
    return any(c.dep_ == "mark" and c.lower_ in ("if", "unless") for c in tree.dependents(head))


def _only_asked(parsed: Parsed, frame: Frame) -> bool:
    """What somebody should do is told as a demand (see clauses.py); what he is asked to do is not done."""
    head = frame.head
    if any(c.dep_ == "aux" and c.lower_ in _OBLIGED for c in head.children):
        return True
    bare = head.tag_ == "VB" and all(c.lower_ == "do" for c in head.children if c.dep_ == "aux")
    begun = head.tag_ == "VBG" and head.dep_ == "xcomp"  # “urged him to stop *supporting* it”
    if not begun and (not (bare or head.tag_ == "VBP") or head.dep_ not in ("ccomp", "conj")):
        return False
    asking = (f for f in parsed.frames_around(head) if f is not frame)
    return any(f.wording.kind in _ASKED and f.wording.kind != "warn" for f in asking)


def _is_done(parsed: Parsed, frame: Frame, by: tuple[str, ...], around: Statement | None, mentions: Mentions) -> bool:
    """Whether a deed has what it is done to, and a doer, or stands in the passive. An account tells of
    its own parties' deeds; of those that its statements speak of only the weighty ones count.
    """
    if frame.wording.kind == "protest" and frame.head.lemma_ == "demonstrate" and tree.child(frame.head, "dobj"):
        return False  # “demonstrates its commitment”
    if frame.head.lemma_ == "release" and not _meets(parsed, frame, mentions):
        return False  # “released a video”
    objects = "object" in frame.wording.content and not frame.wording.tail and len(frame.cue) == 1
    if objects and not frame.content and not frame.to:
        return False
    told = tree.is_passive(frame.head) or (frame.head.tag_ == "VB" and frame.head.dep_ in ("acl", "advcl"))
    if not by and not (told and frame.wording.strength > 2):
        return False
    if frame.wording.kind == "discuss":
        return len(by) > 1 or _meets(parsed, frame, mentions)
    if parsed.passage.kind in _TOLD_BY_PARTIES:
        return frame.wording.strength > 3 and around is None and all(not a.startswith("unknown:") for a in by)
    return True


def _meets(parsed: Parsed, frame: Frame, mentions: Mentions) -> bool:
    """Whether those received or visited are people or places that the text names, not things."""
    whom = frame.to or frame.content
    return any(parsed.actors(t, mentions) or is_human(t) or t.ent_type_ for t in whom)


def _may_discuss(parsed: Parsed, frame: Frame, by: tuple[str, ...], mentions: Mentions) -> bool:
    """“China focuses on its own development” discusses nothing: people discuss, or several states;
    and whoever only “speaks to his own decisions” talks with nobody.
    """
    if parsed.passage.kind not in _TOLD_BY_PARTIES and frame.to and frame.head.lemma_ in _TALKING:
        return True
    if (
        frame.head.lemma_ in _TALKING
        and len(by) == 1
        and not frame.content
        and not parsed.all_actors(frame.to, mentions)
    ):
        return bool(parsed.passage.kind in _TOLD_BY_PARTIES and len(parsed.parties) > 1)
    several = len(by) > 1 or not by[0].startswith(("country:", "region:"))
    return several or (len(frame.cue) != 1 and frame.cue[-1].pos_ != "ADP")


def _own_attitude(parsed: Parsed, frame: Frame, mentions: Mentions) -> Frame | None:
    """“said that he was ready”: the saying is the offer itself when speaker and doer are one."""
    if frame.wording.kind not in _PLAIN_SAYING or not frame.content:
        return None
    inside = {t.i for t in frame.content}
    speakers = parsed.all_actors(frame.by, mentions)
    for inner in parsed.frames:
        if inner is frame or inner.head.i not in inside or inner.wording.kind not in _ATTITUDES:
            continue
        heads_content = inner.head.dep_ == "ccomp" and inner.head.head in (frame.head, *frame.cue)
        pronoun = inner.by and inner.by[0].lower_ in ("he", "she", "they", "it")
        if heads_content and pronoun and parsed.all_actors(inner.by, mentions) == speakers and speakers:
            return inner
    return None
