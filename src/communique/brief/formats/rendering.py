"""A brief as the bytes of one file: one module of this folder a format, each with `to_bytes(brief)`.

The same brief gives the same bytes in every format.
"""

from __future__ import annotations

from importlib import import_module

from communique.brief.report import Brief
from communique.errors import InputError

FORMATS = {
    "md": ("markdown", "Markdown with footnotes"),
    "html": ("html", "one page, light and dark, fit to print"),
    "docx": ("word", "a Word document with headings and linked references"),
    "pdf": ("pdf", "pages to print (needs communique[web])"),
    "json": ("json", "the records: sections, sentences, references"),
}
"""The formats: the module of each, and what it holds."""


def render(brief: Brief, form: str) -> bytes:
    """The brief in one format. Raises InputError for one that there is none of."""
    if form not in FORMATS:
        raise InputError(f"{form}: is no format of a brief; use {', '.join(FORMATS)}")
    made: bytes = import_module(f"communique.brief.formats.{FORMATS[form][0]}").to_bytes(brief)
    return made
