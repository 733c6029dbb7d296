"""A reading as a piece of HTML for notebooks: its text, voices tinted and findings underlined as in the workspace.

Takes a reading, gives HTML that needs nothing besides itself: no script, no address, its colours inside. Words under
a finding say on pointing who does what; the text is shown from its beginning, to MOST characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.model.passage import AUTHOR
from communique.model.span import Span
from communique.model.spots import Spots

if TYPE_CHECKING:
    from communique.model.finding_set import FindingSet
    from communique.model.passage import Passage

MOST = 40_000
"""Characters of one drawing: what is longer is opened in the workspace."""
_STYLE = """<style>
.communique{font:15px/1.5 Georgia,serif;max-width:46em;color:#1c1c1c;background:#fff;padding:.6em}
.communique .passage{margin:.5em 0;padding:.4em .7em;white-space:pre-wrap;border-radius:3px}
.communique .who{font:12px sans-serif;color:#555;margin:0}
.communique .author{background:#f1ece0}.communique .issuer{background:#e6eff9}
.communique .person{background:#e9f4e6}.communique .other{background:#f3e8f3}
.communique .statement{border-bottom:1px dotted #777}.communique .act{border-bottom:2px solid #234b80}
.communique .contact{border-bottom:2px solid #246235}.communique .commitment{border-bottom:2px solid #8f3a0c}
</style>"""
_Mark = tuple[Span, str, str]


def drawn(reading: FindingSet) -> str:
    """The document with its findings."""
    document = reading.document
    names = {one.id: one.name for one in reading.actors}
    told = [document.date.isoformat() if document.date else "", names.get(reading.issuer or "", reading.issuer or "")]
    head = f"<b>{escape(document.title or 'Untitled')}</b> {escape(' · '.join(one for one in told if one))}"
    marks = Spots((mark, (mark[0],)) for mark in sorted(_marks(reading, names)))
    parts = [_passage(reading, p, marks, names) for p in reading.passages if p.span.start < MOST]
    more = "<p class=who>… the rest is not drawn</p>" if len(reading.text) > MOST else ""
    return f"{_STYLE}<div class=communique><p>{head}</p>{''.join(parts)}{more}</div>"


def _marks(reading: FindingSet, names: dict[str, str]) -> Iterator[_Mark]:
    """Spans of findings, with their kind and the line that says who does what."""
    all_of = partial(_all_of, names)

    for said in reading.statements:
        for span in said.cue or said.content:
            yield span, "statement", " › ".join(all_of((one,)) for one in said.voices)
    for act in reading.acts:
        onto = f" → {all_of(act.to)}" if act.to else ""
        for span in act.cue:
            yield span, "act", f"{all_of(act.by) or 'nobody named'}{onto}: {act.kind.replace('-', ' ')}"
    for contact in reading.contacts:
        for span in contact.evidence:
            yield span, "contact", f"{contact.channel} {contact.status}: {all_of(contact.participants)}"
    for bound in reading.commitments:
        for span in bound.what:
            yield span, "commitment", f"{all_of(bound.by)} bound: {bound.kind}"


def _all_of(names: dict[str, str], ids: tuple[str, ...]) -> str:
    return ", ".join("the author" if one == AUTHOR else names.get(one, one) for one in ids)


def _passage(reading: FindingSet, passage: Passage, marks: Spots[_Mark], names: dict[str, str]) -> str:
    span = Span(passage.span.start, min(passage.span.end, MOST))
    who = _all_of(names, passage.voices)
    words = "".join(_pieces(reading.text, span, marks.over(span)))
    tint = _tint(passage.voice, reading.issuer)
    return f'<div class="passage {tint}"><p class=who>{escape(who)} · {passage.kind}</p>{words}</div>'


def _pieces(text: str, span: Span, marks: list[_Mark]) -> Iterator[str]:
    """The words of a passage, cut where a finding begins or ends; a piece bears all findings over it."""
    edges = sorted({span.start, span.end, *(e for m in marks for e in m[0] if span.start < e < span.end)})
    open_, at = [], 0
    for start, end in pairwise(edges):
        while at < len(marks) and marks[at][0].start <= start:
            open_.append(marks[at])
            at += 1
        open_ = [mark for mark in open_ if mark[0].end > start]
        words = escape(text[start:end])
        if open_:
            told = escape("\n".join(dict.fromkeys(mark[2] for mark in open_)))
            kinds = " ".join(sorted({mark[1] for mark in open_}))
            words = f'<span class="{kinds}" title="{told}">{words}</span>'
        yield words


def _tint(voice: str, issuer: str | None) -> str:
    if voice == AUTHOR:
        return "author"
    if voice == issuer or voice.startswith("org:"):
        return "issuer"
    return "person" if voice.startswith("person:") else "other"
