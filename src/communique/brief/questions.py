"""Questions put: what is asked in these documents, and by whom."""

from __future__ import annotations

from communique.brief.drafts import Draft, On, Source, Who, ordered
from communique.brief.gather import Gathered, Paper
from communique.brief.quoting import LONGEST
from communique.model import AUTHOR, Question, Span

_FEWEST = 4


def drafts(g: Gathered) -> list[Draft]:
    """Questions that name those asked for; those to which a document answers are not told apart."""
    out = []
    for paper in g.papers:
        for question in paper.reading.questions:
            words = question.span.of(paper.reading.text).split()
            if not g.around & set(question.about) or len(words) < _FEWEST or _length(question) > LONGEST:
                continue
            passage = next((p for p in paper.reading.passages if question.span.within(p.span)), None)
            issuer = paper.issuer(passage)
            voice = question.asked_by
            alone = voice in (AUTHOR, issuer) or voice.startswith("unknown:")
            slots = {
                "teller": (Source(issuer, paper.kept.issuer),), "when": On(paper.day, word="of" if alone else "on"),
                "who": Who((voice,), paper.day), "quote": g.cited(paper, _undashed(paper, question), issuer=issuer),
            }  # fmt: skip
            out.append(Draft(
                "question" if alone else "question-by", slots, day=paper.at.day,
                weight=1.0 + min(len(words), 20) / 20 + 1.0 * paper.names(question.span),
                key=f"{paper.kept.id} {question.span.start:09}",
            ))  # fmt: skip
    return ordered(out)


def _undashed(paper: Paper, question: Question) -> Span:
    """The question without the dash that opens a line of an interview."""
    words = question.span.of(paper.reading.text)
    return Span(question.span.end - len(words.lstrip("\\-–—•* \t\n")), question.span.end)


def _length(question: Question) -> int:
    return question.span.end - question.span.start
