"""An account's units: stretches that each make one claim, with what the reading knows of them.

Takes one chosen account, parses its passages again (a reading keeps no parse), gives units in the order of the
text. A unit's `core` are the words it is compared by: without who is said to say it and by what verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique import language
from communique.compare.accounts import Chosen
from communique.compare.normalization import folded
from communique.compare.printing.claims import Printer
from communique.compare.tables import pattern
from communique.compare.units.authorship import Speakers
from communique.compare.units.segmentation import Stretch, stretches
from communique.model import Act, Passage, Span
from communique.vocabulary import word_set

if TYPE_CHECKING:
    from communique.language import Doc, Token

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_LIGHT = word_set("compare/data", "light-words")
_QUOTED = re.compile(r"[“\"]([^“”\"]{8,})[”\"]?")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_REPORTING = frozenset({"emphasise", "state", "note", "inform", "reaffirm", "announce"})
_MARKS = " \t\n,;:–—-“”\"'‘’.…"
_LEAST_CORE = 12
_OPENING = 500
"""Characters that words can have which report a contact: more are a passage, and report nothing of their own."""
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD", "VB", "VBN"})
_HEADING = 9
"""Words from which on a line without a verb is more than a heading."""
_LEARN = word_set("compare/data", "learning-verbs")
_MEET = word_set("compare/data", "meeting-verbs")
_LONG = 100
"""Words from which on a sentence that joins nothing is no claim but a page's rest."""


_OFFICES = word_set("compare/data", "office-words")


@dataclass(frozen=True, slots=True)
class Unit:
    """One claim. `act` is the act that its words do, `report` the one that tells it; `words` are lemmas of content.

    `text` is the claim as it can be printed alone. `weak`: it may be told in one with the unit before it.
    `lead` marks the words that report the contact itself (who spoke with whom), `asked` a reporter's question.
    """

    account: int
    number: int
    spans: tuple[Span, ...]
    text: str
    core: str
    by: tuple[str, ...]
    act: Act | None
    report: Act | None
    sentence: int
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    weak: bool = False
    lead: bool = False
    quoted: str = ""
    asked: bool = False

    def of(self, text: str) -> str:
        """Its words in the account."""
        return " ".join(" ".join(s.of(text).split()) for s in self.spans)

    @property
    def span(self) -> Span:
        """From its first word to its last."""
        return Span(self.spans[0].start, self.spans[-1].end)


def units(chosen: Chosen, index: int) -> list[Unit]:
    """The units of one account; `index` is its place in the comparison."""
    text = chosen.reading.text
    docs = language.parse([p.span.of(text) for p in chosen.passages])
    speakers, printer = Speakers(chosen), Printer(chosen)
    out: list[Unit] = []
    for number, (passage, doc) in enumerate(zip(chosen.passages, docs, strict=True)):
        base = passage.span.start
        lead = _lead(chosen, doc, base) if number == 0 else -1
        for place, sentence in enumerate(doc.sents):
            tokens = [t for t in sentence if not t.is_space]
            cues = speakers.cues(base, tokens)
            if len(tokens) > 3 * _LONG or not _says(tokens) or _empty(sentence.text.strip()):
                continue
            for stretch in stretches(tokens, cues, place == lead):
                made = _unit(chosen, index, base, stretch, speakers, printer)
                made = _question(made, passage, text) if passage.kind == "question" else made
                first = place == lead and stretch.lead
                out.append(replace(made, number=len(out), sentence=base + tokens[0].idx, lead=first))
    return _announced(out, text)


def _question(unit: Unit, passage: Passage, text: str) -> Unit:
    """What a reporter asks: nobody's claim."""
    return replace(unit, by=(passage.voice,), act=None, report=None, asked=True, text=f"[Question:] {unit.of(text)}")


def _announced(made: Sequence[Unit], text: str) -> list[Unit]:
    """A sentence that says only that a position is clear is told in one with the next, which says what it is."""
    out: list[Unit] = []
    for unit in made:
        before = out[-1] if out else None
        near = before is not None and not text[before.span.end : unit.span.start].strip(" .")
        if before is not None and near and not before.lead and pattern("announces").search(before.of(text)):
            out[-1] = replace(joined(before, unit, text), sentence=unit.sentence)
        else:
            out.append(unit)
    return [replace(unit, number=n) for n, unit in enumerate(out)]


def joined(unit: Unit, other: Unit, text: str) -> Unit:
    """Two neighbouring units told in one."""
    between = " ".join(text[unit.spans[-1].end : other.spans[-1].end].split())
    span = Span(unit.spans[-1].start, other.spans[-1].end)
    glue = "" if between[:1] in ",;.:" else " "
    first = unit.text.rstrip(" .") if unit.sentence == other.sentence else unit.text
    return replace(
        unit, spans=(*unit.spans[:-1], span), text=f"{first}{glue}{between}",
        core=f"{unit.core} {other.core}", words=unit.words | other.words, names=unit.names | other.names,
        numbers=unit.numbers | other.numbers, act=unit.act or other.act, quoted=f"{unit.quoted} {other.quoted}".strip(),
    )  # fmt: skip


def _empty(sentence: str) -> bool:
    """Whether a sentence is a heading, or tells only that views were exchanged."""
    return bool(pattern("heading").search(sentence) or pattern("empty").search(sentence))


def _says(tokens: Sequence[Token]) -> bool:
    """Whether a sentence says anything: a line without a verb is a heading, a date, a letterhead."""
    words = [t for t in tokens if t.is_alpha]
    verbs = any(t.tag_ in _FINITE for t in words) and not all(t.is_upper for t in words)
    stub = len(words) < _HEADING and words[-1:] == [t for t in words[-1:] if t.dep_ == "ROOT"]
    return bool(words) and not stub and (verbs or len(words) > _HEADING)


def _lead(chosen: Chosen, doc: Doc, base: int) -> int:
    """Which sentence reports that they spoke: the one the contact stands on, if it is an early one."""
    for number, sentence in enumerate(doc.sents):
        here = Span(base + sentence.start_char, base + sentence.end_char)
        told = any(here.overlaps(e) and e.end - e.start < _OPENING for e in chosen.contact.evidence)
        if number < 3 and told and _meets(sentence.root):
            return number
    return -1


def _meets(root: Token) -> bool:
    """Whether a sentence says that they met or spoke, or that somebody says so."""
    if root.lemma_.lower() in _MEET:
        return True
    told = [c for c in root.children if c.dep_ in ("ccomp", "parataxis")]
    return root.lemma_.lower() in _LEARN and any(c.lemma_.lower() in _MEET for c in told)


def _unit(
    chosen: Chosen, index: int, base: int, stretch: Stretch, speakers: Speakers, printer: Printer
) -> Unit:  # fmt: skip
    text, tokens = chosen.reading.text, stretch.tokens
    span = Span(base + tokens[0].idx, base + tokens[-1].idx + len(tokens[-1]))
    found = speakers.of(span, base, stretch)
    spans, printed = printer.printed(span, base, stretch, found)
    act = _main(found.inside) or found.around
    core = _core(text, span, found.report, chosen)
    kept = [t for t in tokens if t.pos_ in _CONTENT and t.lemma_.lower() not in _LIGHT and not t.is_stop]
    people = _people(chosen)
    here = span.of(text)
    return Unit(
        index, 0, spans, printed, core, found.by, act, found.report, 0,
        frozenset(folded(t.lemma_.lower()) for t in kept if t.lower_ not in people),
        frozenset(_names(tokens, people)), frozenset(_NUMBER.findall(here)), stretch.weak, False,
        " ".join(_QUOTED.findall(here)),
    )  # fmt: skip


def _main(inside: Sequence[Act]) -> Act | None:
    """The act a unit does: what is done by the words reported counts before their reporting."""
    firm = [a for a in inside if a.kind not in _REPORTING]
    return max(firm or inside, key=lambda a: (a.strength, -a.span.start), default=None)


def _core(text: str, span: Span, act: Act | None, chosen: Chosen) -> str:
    """The unit's words without speaker and cue, and without the names of those who spoke."""
    start = span.start
    for cue in act.cue if act else ():
        if cue.overlaps(span) and cue.end < span.end - _LEAST_CORE:
            start = max(start, cue.end)
    parties = set(chosen.contact.participants)
    drop = [
        m.span for m in chosen.reading.mentions
        if m.span.within(Span(start, span.end)) and m.kind in ("name", "office", "pronoun", "group")
        and m.actors and set(m.actors) <= parties
    ]  # fmt: skip
    out, at = [], start
    for gone in sorted(drop):
        if gone.start >= at:
            out.append(text[at : gone.start])
            at = gone.end
    out.append(text[at : span.end])
    core = " ".join(" ".join(out).split()).strip(_MARKS)
    return core if len(core) > _LEAST_CORE else " ".join(span.of(text).split()).strip(_MARKS)


def _people(chosen: Chosen) -> frozenset[str]:
    """The parts of the names of those who took part."""
    parts = {part for p in chosen.contact.participants if p.startswith("person:") for part in p[7:].split("-")}
    return frozenset(parts) | _OFFICES


def _names(tokens: Sequence[Token], people: frozenset[str]) -> Iterator[str]:
    """Proper names as single words in lower case: “minsk”, “osce”, “nato”."""
    for token in tokens:
        if token.pos_ == "PROPN" and token.lower_ not in people and len(token.text) > 2:
            yield folded(token.lower_)
