"""A comparison as a sheet for readers: what every printed form (terminal, page, Markdown, Word) shows.

Takes a comparison, gives its title, what matters, the facts of the contact, and under each topic rows with a cell an
account: the claims as they can be printed, with the words marked in which they differ.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.compare.facts import fact_name
from communique.compare.names import actor_name, called, in_sentences
from communique.model import Comparison, Point, Span
from communique.model.comparison import Claim
from communique.model.prose import listed, short

VERDICTS = {
    "conflicts": "Cannot both be so", "differs": "Told otherwise", "only": "Told by one alone", "shared": "Told alike",
}  # fmt: skip
SILENT = "not in this account"
_HEADLINE = 150


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a claim; `marked`: in these words the accounts differ."""

    words: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One claim in a cell, and where its first words stand in the account."""

    pieces: tuple[Piece, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Row:
    """One point: a cell (its claims) an account; `explanation` says in one sentence in what they differ."""

    id: str
    verdict: str
    cells: tuple[tuple[Line, ...], ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Section:
    """The rows of one topic."""

    id: str
    name: str
    rows: tuple[Row, ...]


def sections(comparison: Comparison, only: str | None = None) -> list[Section]:
    """The topics in their order; of points of one verdict alone, where it is named."""
    points = {p.id: p for p in comparison.points if only in (None, p.verdict)}
    out = []
    for topic in comparison.topics:
        inside = [points[p] for p in topic.points if p in points]
        inside.sort(key=lambda p: p.verdict == "only")  # what one tells alone stands below
        if inside:
            out.append(Section(topic.id, topic.name, tuple(_row(comparison, p) for p in inside)))
    return out


def facts(comparison: Comparison) -> list[tuple[str, str, tuple[str, ...]]]:
    """The facts of the contact: what each is called, its verdict, and what every account has of it (empty: nothing)."""
    out: list[tuple[str, str, tuple[str, ...]]] = []
    for fact in comparison.facts:
        cells = ["" for _ in comparison.accounts]
        for value in fact.values:
            cells[value.account] = value.words
        out.append((fact_name(fact.fact), fact.verdict, tuple(cells)))
    return out


def title(comparison: Comparison) -> str:
    """“Joe Biden and Vladimir Putin · call · 2021-12-30”."""
    contact = comparison.contact
    who = listed([actor_name(p) for p in contact.participants])
    return " · ".join(part for part in (who, contact.channel.replace("-", " "), contact.date or "") if part)


def tally(comparison: Comparison) -> str:
    """The summary in words."""
    counts = comparison.summary
    alone = ", ".join(f"{n} by {who} alone" for n, who in zip(counts["only"], called(comparison.accounts), strict=True))
    return f"{counts['shared']} told alike, {counts['differs']} otherwise, {counts['conflicts']} in conflict; {alone}"


def head(comparison: Comparison) -> list[str]:
    """The three points that matter, a line each."""
    of = {p.id: p for p in comparison.points}
    return [_headline(comparison, of[key]) for key in comparison.head if key in of]


def silent(comparison: Comparison) -> list[str]:
    """One sentence for each side from whom no account is known."""
    return [f"{actor_name(m.side)} {m.reason}." for m in comparison.missing]


def _headline(comparison: Comparison, point: Point) -> str:
    names = in_sentences(comparison.accounts)
    first = point.accounts[0]
    claim = short(first.claims[0].text.rstrip("."), _HEADLINE)
    if point.verdict == "only":
        return f"Only {names[first.account]}: {claim}."
    if point.explanation:
        return f"{claim}. {point.explanation}"
    return f"{claim}."


def _row(comparison: Comparison, point: Point) -> Row:
    """A row of one point alone: what each tells alone would read as one point in one row."""
    cells: list[list[Line]] = [[] for _ in comparison.accounts]
    for told in point.accounts:
        words = [v.words for d in point.differences for v in d.values if v.account == told.account]
        cells[told.account] += [Line(_pieces(c, words), c.spans[0]) for c in told.claims]
    said = "" if point.verdict == "only" else point.explanation or ""
    return Row(point.id, point.verdict, tuple(tuple(cell) for cell in cells), said)


def _pieces(claim: Claim, words: Sequence[str]) -> tuple[Piece, ...]:
    """The text of a claim, the words marked in which it differs from the other account's."""
    text = claim.text
    marks = [False] * len(text)
    for one in words:
        at = text.find(one) if len(one) > 1 else -1
        if at >= 0:
            marks[at : at + len(one)] = [True] * len(one)
    out: list[Piece] = []
    start = 0
    for n in range(1, len(text) + 1):
        if n == len(text) or marks[n] != marks[start]:
            out.append(Piece(text[start:n], marks[start]))
            start = n
    return tuple(out)
