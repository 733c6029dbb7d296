"""A short brief cut to the pages it may have: what weighs least goes first, from the section that is longest.

Lines are estimated from characters, as a page of the PDF sets them; so that every format holds the same sentences.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from communique.brief.formats.shared_lines import description, nothing
from communique.brief.report import Brief, Part, Section, Sentence

LINES = 118
"""Lines of text of two pages."""
_WIDE, _SMALL = 112, 88
"""Characters of a line of text, of a line of small print in one of two columns."""
_HEADING, _TITLE, _LABEL, _BETWEEN, _NOTE = 2.3, 4.5, 1.0, 0.45, 0.34
_SHARE = {"sides": 3.0, "differences": 2.0, "new": 1.5}
"""What a section may take beside others."""


def fitted(brief: Brief) -> Brief:
    """The brief without the sentences that would go beyond two pages; of every section one stays."""
    while lines(brief) > LINES:
        longest = max(brief.sections, key=lambda s: (len(s.sentences) > 1, _section(s) / _SHARE.get(s.key, 1)))
        if len(longest.sentences) <= 1:
            break
        shorter = _without(longest)
        brief = replace(brief, sections=tuple(shorter if s is longest else s for s in brief.sections))
    return brief


def lines(brief: Brief) -> float:
    """How many lines of text a brief takes, its references in small print included."""
    notes = sum(ceil(len(description(n.references[0], brief.length)) / _SMALL) for n in brief.notes())
    return _TITLE + sum(_section(s) for s in brief.sections) + notes * _NOTE + _HEADING


def _section(section: Section) -> float:
    if not section.parts:
        return _HEADING + ceil(len(nothing(section)) / _WIDE)
    told = sum(ceil((len(s.text) + 4) / _WIDE) + _BETWEEN for s in section.sentences)
    labels = sum(len({s.label for s in part.sentences if s.label}) for part in section.parts) * _LABEL
    return _HEADING + told + labels + sum(_HEADING * bool(p.title) for p in section.parts) + bool(section.left)


def _without(section: Section) -> Section:
    """A section less its lightest sentence; of equals the last."""
    last = min(range(len(section.sentences)), key=lambda n: (section.sentences[n].weight, -n))
    gone: Sentence = section.sentences[last]
    parts = [Part(p.title, tuple(s for s in p.sentences if s is not gone)) for p in section.parts]
    return replace(section, parts=tuple(p for p in parts if p.sentences), left=section.left + 1)
