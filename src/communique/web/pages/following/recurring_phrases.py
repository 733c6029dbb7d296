"""Phrases: wordings that recur with a speaker, when they came and went; one of them over time."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import Response

from communique.errors import InputError
from communique.ledger.views import recurring_phrases as kept
from communique.web.chart_data import of_formula
from communique.web.choices import actor_named, one_of, shown
from communique.web.dependencies import TheLedger
from communique.web.parameters import PAGE_SIZE, Page, Words
from communique.web.rendering import render
from communique.web.result_cache import while_it_holds

router = APIRouter()
USES = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a variant; `marked` where the most used variant has other words."""

    words: str
    marked: bool


@router.get("/phrases")
def phrases(
    request: Request, ledger: TheLedger, speaker: Words = None, q: Words = None, course: Words = None, page: Page = 1
) -> Response:  # fmt: skip
    """Recurring wordings, those of most documents first."""
    fault, who, total = "", None, 0
    found: list[kept.Phrase] = []
    try:
        who = actor_named(ledger, speaker)
        wanted = one_of("course", course, kept.COURSES)
        found, total = kept.page(ledger, who, q, PAGE_SIZE, (page - 1) * PAGE_SIZE, course=wanted)
    except InputError as error:
        fault = str(error)
    speakers = while_it_holds(ledger, "speakers", lambda: kept.speakers(ledger))[:60]
    return render(
        request, "phrases.html", 400 if fault else 200, found=found, total=total, page=page, size=PAGE_SIZE,
        typed=shown(ledger, who), words=q, course=course, fault=fault, speakers=speakers, speaker=who,
        actors=[*(f.speaker for f in found), *(s for s, _ in speakers)],
    )  # fmt: skip


@router.get("/phrases/{key}")
def phrase(request: Request, ledger: TheLedger, key: str) -> Response:
    """One wording: its curve, its variants, where it is used."""
    one = kept.one(ledger, key)
    others = kept.elsewhere(ledger, one)
    uses = sorted(
        ((use, v) for v in one.variants for use in v.uses), key=lambda pair: pair[0].publication.day, reverse=True
    )
    ids = [one.speaker, *(o.speaker for o in others)]
    names = ledger.names(ids)
    return render(
        request, "phrase.html", phrase=one, others=others, uses=uses[:USES], all_uses=len(uses),
        chart=of_formula(one, others, names),
        variants=[(v, differences(one.variants[0].words, v.words)) for v in one.variants], actors=ids,
    )  # fmt: skip


def differences(usual: str, other: str) -> list[Piece]:
    """The words of a variant, those marked that the usual one does not have in that place."""
    before, after = usual.split(), other.split()
    a, b = [w.casefold() for w in before], [w.casefold() for w in after]
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    return [
        Piece(" ".join(after[j1:j2]), tag != "equal") for tag, _, _, j1, j2 in matcher.get_opcodes() if j2 > j1
    ]  # fmt: skip
