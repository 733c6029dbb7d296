"""Paragraphs of a page that are too short to tell by themselves whether they are its text: their neighbours tell.

justext, which trafilatura asks about pages with little text, looks for the neighbours of each short paragraph one by
one: a page of 8,000 short cells costs seconds, one of twice as many four times that. Here the same is found in one
pass each way. The rules are those of its paper (Pomikálek 2011, 3.3), without headings, as trafilatura asks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

_FIRM = ("good", "bad")


class Paragraph(Protocol):
    """A paragraph as justext holds it: its class by itself, and the one that its neighbours give it."""

    cf_class: str
    class_type: str


def revised(paragraphs: Sequence[Paragraph], _: int = 0) -> None:
    """Set the class of each paragraph: good ones are the page's text. The second argument of justext's own function
    is about headings.
    """
    classes = [paragraph.cf_class for paragraph in paragraphs]
    before, after = _nearest(classes), _nearest(classes[::-1])[::-1]
    classes = [
        _of_short(*one, *other) if own == "short" else own
        for own, one, other in zip(classes, before, after, strict=True)
    ]
    behind = _nearest(classes[::-1])[::-1]
    firm = "bad"
    for paragraph, own, (next_firm, _told) in zip(paragraphs, classes, behind, strict=True):
        if own == "neargood":
            own = "bad" if firm == next_firm == "bad" else "good"
        paragraph.class_type = firm = own


def _nearest(classes: Iterable[str]) -> list[tuple[str, str]]:
    """For each paragraph the nearest class before it that is firm, and the nearest that is not short; “bad” where there
    is none.
    """
    out: list[tuple[str, str]] = []
    firm = told = "bad"
    for own in classes:
        out.append((firm, told))
        firm = own if own in _FIRM else firm
        told = own if own != "short" else told
    return out


def _of_short(firm: str, told: str, next_firm: str, next_told: str) -> str:
    """The class of a short paragraph between two firm ones."""
    if firm == next_firm:
        return firm
    near = (firm == "bad" and told == "neargood") or (next_firm == "bad" and next_told == "neargood")
    return "good" if near else "bad"
