"""Windows with their right answers, from a document's marks and the program's reading of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from communique.bank.agreement import plain
from communique.bank.marks import offsets
from communique.extract.learned.encoding import ACT_KINDS, Given, Named, Ruled, Turn, Window, windows
from communique.extract.learned.layout import CHANNELS, MODALITIES, ROLES, STATUSES
from communique.extract.learned.whom import Candidates, Whom
from communique.extract.tagger.words import Word
from communique.language.pieces import Vocabulary
from triggers import trigger

NONE = -100


@dataclass(slots=True)
class Asked:
    """One question of who: the word that asks, the role, the candidate sets, and which of them are right (none where
    the reader names somebody whom no candidate holds).
    """

    word: int
    role: int
    whom: list[Whom]
    right: list[int]
    named: list[int] = field(default_factory=list)
    """The words that name him, as the readers marked them."""
    pairs: list[tuple[int, int]] = field(default_factory=list)
    """Of a contact, which two candidates are its parties together."""


@dataclass(slots=True)
class Example:
    window: Window
    cue: list[int]
    contact: list[int]
    statement: list[int]
    kinds: dict[int, list[tuple[int, float]]] = field(default_factory=dict)
    modality: dict[int, int] = field(default_factory=dict)
    binding: dict[int, int] = field(default_factory=dict)
    channel: dict[int, int] = field(default_factory=dict)
    status: dict[int, int] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)


def given(reading: Mapping[str, Any]) -> Given:
    """A reading (its JSON) as the network gets it."""
    turns = [Turn(*p["span"], p["kind"], tuple(p["voices"])) for p in reading["passages"]]
    named = [Named(*m["span"], m["kind"], tuple(m["actors"])) for m in reading["mentions"]]
    ruled = [
        Ruled(tuple(map(tuple, a["cue"])), "act", a["kind"], tuple(a["by"]), tuple(a["to"])) for a in reading["acts"]
    ]
    for contact in reading["contacts"]:
        ruled.append(Ruled(tuple(map(tuple, contact["evidence"])), "contact", "", tuple(contact["participants"])))
    for one in reading["commitments"]:
        ruled.append(Ruled(tuple(map(tuple, one["what"])), "commitment"))
    for one in reading["statements"]:
        ruled.append(Ruled(tuple(map(tuple, one["cue"])), "statement", "", tuple(one["speakers"])))
        ruled.append(Ruled(tuple(map(tuple, one["content"])), "content"))
    return Given(reading["text"], turns, named, ruled, reading["homes"], reading["document"]["issuer"] or "")


def examples(
    reading: Mapping[str, Any], marks: Mapping[str, Any], vocabulary: Vocabulary, same: Any = plain, skip: int = 0,
    rules: bool = True,
) -> list[Example]:  # fmt: skip
    document = given(reading)
    seen = (
        document if rules else Given(document.text, document.turns, document.named, (), document.homes, document.issuer)
    )
    return [_example(w, document, marks, same, rules) for w in windows(seen, vocabulary, skip)]


def _example(window: Window, document: Given, marks: Mapping[str, Any], same: Any, rules: bool) -> Example:
    count = len(window.words)
    fresh = [i >= window.fresh for i in range(count)]
    doubts = [(d.get("list"), offsets(d.get("words"))) for d in marks.get("doubts", [])]

    def inside(spans: Any) -> list[int]:
        return [i for i, w in enumerate(window.words) if fresh[i] and any(w.start < e and w.end > s for s, e in spans)]

    candidates = Candidates(window, document if rules else replace(document, ruled=()))
    out = Example(window, *([0 if f else NONE for f in fresh] for _ in range(3)))
    for name, labels in (("acts", out.cue), ("contacts", out.contact), ("statements", out.statement)):
        for where, spans in doubts:
            if where in (None, name):
                for i in inside(spans):
                    labels[i] = NONE
    commitments = [(offsets(c["what"]), same(c.get("by") or [])) for c in marks["commitments"]]
    doubted = [i for where, spans in doubts if where in (None, "commitments") for i in inside(spans)]
    acts = []
    for act in marks["acts"]:
        words = inside(offsets(act["cue"]))
        if not words:
            continue
        _label(out.cue, words)
        i = words[0]
        also = act.get("also") or []
        out.kinds[i] = [(ACT_KINDS.index(act["kind"]), 1 - 0.25 * bool(also))]
        out.kinds[i] += [(ACT_KINDS.index(k), 0.25 / len(also)) for k in also]
        out.modality[i] = MODALITIES.index(act["modality"])
        acts.append((act, i))
        _ask(out, document, candidates, i, "by", act, "by", same, rules)
        _ask(out, document, candidates, i, "to", act, "to", same, rules)
    bound = _bound(acts, commitments, same)
    for act, i in acts:
        out.binding[i] = i in bound
        if i not in bound and (i in doubted or any(set(inside(offsets(act.get("object")))) & {d} for d in doubted)):
            out.binding[i] = NONE
    for contact in marks["contacts"]:
        words = inside(offsets(contact["evidence"]))
        if words:
            words = words[trigger([window.words[i].start for i in words], document) :]
            _label(out.contact, words)
            out.channel[words[0]] = CHANNELS.index(contact["channel"])
            out.status[words[0]] = STATUSES.index(contact["status"])
            _ask_between(out, document, candidates, words[0], contact, same, rules)
    for one in marks["statements"]:
        words = inside(offsets(one.get("cue")))
        if words:
            _label(out.statement, words)
            _ask(out, document, candidates, words[0], "speakers", one, "speakers", same, rules)
    return out


def _label(labels: list[int], words: Sequence[int]) -> None:
    for place, i in enumerate(words):
        labels[i] = 2 if place else 1


def _bound(acts: Sequence[tuple[Any, int]], commitments: Sequence[Any], same: Any) -> set[int]:
    """Which acts bind: for each commitment the act on whose object or cue it stands, whose doers are bound."""
    out = set()
    for what, by in commitments:
        best = None
        for act, i in acts:
            spans = [*offsets(act.get("object")), *offsets(act["cue"])]
            shared = sum(max(0, min(e, f) - max(s, g)) for s, e in what for g, f in spans)
            if shared:
                key = (shared / sum(f - g for g, f in spans), bool(by & same(act.get("by") or [])))
                if best is None or (key[1], key[0]) > (best[0][1], best[0][0]):
                    best = (key, i)
        if best:
            out.add(best[1])
    return out


def _ask(
    out: Example,
    document: Given,
    candidates: Candidates,
    word: int,
    role: str,
    mark: Mapping[str, Any],
    key: str,
    same: Any,
    rules: bool,
) -> None:
    right = same(mark.get(key) or [])
    ruled = _ruled(document, out.window.words[word], role) if rules else []
    found = candidates.at(word, ruled)
    names = {"by": "by_words", "to": "to_words", "speakers": "source"}.get(role, "")
    spans = offsets(mark.get(names))
    named = [i for i, w in enumerate(out.window.words) if any(w.start < e and w.end > s for s, e in spans)]
    wanted = {right, *(same(ids) for ids in mark.get("by_also") or [] if role == "by")}
    answers = [int(same(f.actors) in wanted) for f in found]
    if role == "to" and not right and mark.get("to_words"):
        answers = []
    out.asked.append(
        Asked(word, ROLES.index(role), found if any(answers) else [], answers if any(answers) else [], named)
    )


def _ask_between(
    out: Example, document: Given, candidates: Candidates, word: int, contact: Mapping[str, Any], same: Any, rules: bool
) -> None:
    """Whom a contact is between: two candidates that are its parties together, or one and nobody."""
    right = same(contact.get("participants") or [])
    found = candidates.at(word, _ruled(document, out.window.words[word], "participants") if rules else [])
    sets = [same(f.actors) for f in found]
    inside = [n for n, one in enumerate(sets) if one <= right]
    pairs = [(a, b) for a in inside for b in inside if sets[a] | sets[b] == right]
    asked = Asked(
        word, ROLES.index("participants"), found if pairs else [], [0] * len(found) if pairs else [], [], pairs
    )
    out.asked.append(asked)


_ROLE_OF = {"by": "act", "to": "act", "participants": "contact", "speakers": "statement"}


def _ruled(document: Given, at: Word, role: str) -> list[tuple[str, ...]]:
    """The sets that the rules give at a word in a role."""
    return [
        one.to if role == "to" else one.by for one in document.ruled
        if one.what == _ROLE_OF[role] and any(s < at.end and e > at.start for s, e in one.spans)
    ]  # fmt: skip


def length(example: Example) -> int:
    """Its word pieces."""
    return sum(len(w.pieces) for w in example.window.words)
