"""A comparison as rows for readers: what every printed form (terminal, HTML, Markdown) shows.

Takes a comparison, gives its title, the name of each account, and per point the words of each
account with the stretches that only this account has marked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.actors import registry
from communique.model import Comparison, Point
from communique.model.prose import listed, spelt

VERDICTS = {
    "conflicts": "Cannot both be so", "differs": "Told otherwise", "only": "Told by one alone", "shared": "Told alike",
}  # fmt: skip
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an account's words; `marked`: no other account of this point has them."""

    words: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One point: a cell per account (empty where it is silent), the verdict and its explanation."""

    verdict: str
    cells: tuple[tuple[Piece, ...], ...]
    explanation: str


def rows(comparison: Comparison) -> list[Row]:
    """The points in their order."""
    return [_row(comparison, point) for point in comparison.points]


def called(comparison: Comparison) -> list[str]:
    """The accounts by their issuers; a letter besides where two share one."""
    names = [actor_name(a.issuer) if a.issuer else "No issuer named" for a in comparison.accounts]
    return [n if names.count(n) == 1 else f"{n} ({chr(65 + i)})" for i, n in enumerate(names)]


def title(comparison: Comparison) -> str:
    """“Joe Biden and Vladimir Putin · call · 2021-12-30”."""
    contact = comparison.contact
    who = listed([actor_name(p) for p in contact.participants])
    return " · ".join(part for part in (who, contact.channel, contact.date or "") if part)


def tally(comparison: Comparison) -> str:
    """The summary in words."""
    counts = comparison.summary
    alone = ", ".join(f"{n} by {who} alone" for n, who in zip(counts["only"], called(comparison), strict=True))
    return f"{counts['shared']} told alike, {counts['differs']} otherwise, {counts['conflicts']} in conflict; {alone}"


def silent(comparison: Comparison) -> list[str]:
    """One sentence for each side from whom no account is known."""
    return [f"{actor_name(m.side)} {m.reason}." for m in comparison.missing]


def actor_name(actor: str) -> str:
    """The name that readers know an actor by."""
    found = registry().actor(actor)
    return found.name.replace("-", " ") if found else spelt(actor)


def _row(comparison: Comparison, point: Point) -> Row:
    texts: list[list[str]] = [[] for _ in comparison.accounts]
    for told in point.accounts:
        texts[told.account] += [" ".join(s.of(comparison.accounts[told.account].text).split()) for s in told.spans]
    cells = [" … ".join(t) for t in texts]
    return Row(point.verdict, tuple(_pieces(cells, n) for n in range(len(cells))), point.explanation)


def _pieces(cells: Sequence[str], index: int) -> tuple[Piece, ...]:
    """The words of one cell, those that no other cell has marked; a point told once has no marks."""
    cell = cells[index]
    others = {w.lower() for n, c in enumerate(cells) if n != index for w in _WORD.findall(c)}
    if not cell or not others:
        return (Piece(cell, False),) if cell else ()
    out: list[Piece] = []
    at = 0
    for match in _WORD.finditer(cell):
        marked = match.group().lower() not in others
        out += [Piece(cell[at : match.start()], False)] if match.start() > at else []
        out.append(Piece(match.group(), marked))
        at = match.end()
    out += [Piece(cell[at:], False)] if at < len(cell) else []
    return _joined(out)


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Neighbours alike become one; a blank between two marked words is marked with them."""
    out: list[Piece] = []
    for number, piece in enumerate(pieces):
        after = pieces[number + 1].marked if number + 1 < len(pieces) else False
        marked = piece.marked or (piece.words.isspace() and bool(out) and out[-1].marked and after)
        if out and out[-1].marked == marked:
            out[-1] = Piece(out[-1].words + piece.words, marked)
        else:
            out.append(Piece(piece.words, marked))
    return tuple(out)
