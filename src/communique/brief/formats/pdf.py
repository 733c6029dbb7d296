"""A brief as PDF, set by Typst offline with the fonts it carries.

The template is fixed; the brief goes in as data and is shown as text, so that nothing that stands in a
source can be taken for markup. Date and identity of the file come from the brief.
"""

from __future__ import annotations

import calendar
import json
from importlib.resources import files

from communique.brief.formats.html import address
from communique.brief.formats.shared_lines import description, found, nothing
from communique.brief.naming import day_of
from communique.brief.report import Brief, Section, Sentence, visible
from communique.errors import BriefError, InputError


def to_bytes(brief: Brief) -> bytes:
    """The whole file. Raises InputError where Typst is not installed."""
    try:
        import typst
    except ImportError:
        raise InputError("PDF needs the package typst: pip install 'communique[web]'") from None
    template = (files("communique.brief") / "templates" / "page.typ").read_bytes()
    try:
        made = typst.compile(
            template, format="pdf", ignore_system_fonts=True, font_paths=[], sys_inputs={"brief": _data(brief)},
            timestamp=calendar.timegm(brief.today.timetuple()),
        )  # fmt: skip
    except RuntimeError as error:
        raise BriefError(f"{brief.title}: cannot be set as PDF ({error})") from error
    if not isinstance(made, bytes):
        raise BriefError(f"{brief.title}: was set as no single file")
    return made


def _data(brief: Brief) -> str:
    """What the template shows, as JSON."""
    return json.dumps({
        "title": visible(brief.title), "basis": f"{visible(brief.basis)} As of {day_of(brief.today)}.",
        "sections": [_section(s, brief) for s in brief.sections], "short": brief.length == "short",
        "references": [
            {"text": description(n.references[0], brief.length), "url": address(n.references[0].url)}
            for n in brief.notes()
        ],
    })  # fmt: skip


def _section(section: Section, brief: Brief) -> dict[str, object]:
    parts = []
    for part in section.parts:
        label, told = "", []
        for sentence in part.sentences:
            told.append(_sentence(sentence, label, brief))
            label = sentence.label
        parts.append({"title": visible(part.title), "sentences": told})
    return {
        "title": section.title, "parts": parts, "none": "" if parts else nothing(section),
        "left": found(section) if parts else "",
    }  # fmt: skip


def _sentence(sentence: Sentence, before: str, brief: Brief) -> dict[str, object]:
    label = sentence.label if sentence.label != before else ""
    return {"label": label, "text": visible(sentence.text), "numbers": [*brief.marks(sentence)]}
