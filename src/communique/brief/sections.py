"""The sections of a brief: what each is called, whose drafts fill it, what it searched, how long it may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from communique.brief import (
    coming,
    commitments,
    contacts,
    differences,
    edits,
    positions,
    questions,
    silences,
    wording,
)
from communique.brief.drafts import Draft
from communique.brief.gather import Gathered

_ACCOUNTS = {"short": 1, "full": 8}
"""How many contacts are compared account by account; a comparison parses its texts again."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One section. `most` are the sentences of each part, short and full; `parts` how many parts; `summed`
    how many sentences the summary takes from it.
    """

    key: str
    title: str
    drafts: Callable[[Gathered], list[Draft]]
    searched: str
    most: dict[str, int]
    parts: dict[str, int]
    summed: int = 1


def _differences(g: Gathered) -> list[Draft]:
    return differences.drafts(g, _ACCOUNTS[g.asked.length])


PLANS = (
    Plan("new", "What is new", contacts.drafts, "contacts held or called off, as {now} tell of them",
         {"short": 6, "full": 40}, {"short": 1, "full": 1}, 2),
    Plan("sides", "What each side says", positions.drafts, "what is said and done, as {now} tell it",
         {"short": 3, "full": 25}, {"short": 4, "full": 15}, 1),
    Plan("differences", "Differences between accounts", _differences,
         "contacts of which two publishers tell, in {now} and all accounts of the same contacts",
         {"short": 4, "full": 20}, {"short": 1, "full": 8}, 0),
    Plan("commitments", "Commitments", commitments.drafts, "what is undertaken in {now} and in {before}",
         {"short": 2, "full": 20}, {"short": 3, "full": 4}, 0),
    Plan("wording", "Wording that moved", wording.drafts,
         "wordings that recur with the speakers of most documents, in {now} and {before}",
         {"short": 2, "full": 15}, {"short": 1, "full": 1}, 0),
    Plan("edits", "Edited after publication", edits.drafts, "versions that were first seen in these days",
         {"short": 2, "full": 20}, {"short": 1, "full": 1}, 0),
    Plan("missing", "What is missing", silences.drafts,
         "contacts of these days, and what the other side is known to have published from two weeks before to two "
         "weeks after; absence from the ledger is not proof that nothing was published",
         {"short": 3, "full": 20}, {"short": 1, "full": 2}, 0),
    Plan("coming", "Coming dates", coming.drafts, "what is announced in {now} and in {before}",
         {"short": 3, "full": 20}, {"short": 1, "full": 2}, 0),
    Plan("questions", "Questions put", questions.drafts, "questions that {now} ask",
         {"short": 1, "full": 20}, {"short": 1, "full": 1}, 0),
)  # fmt: skip
"""In the order in which a desk reads them."""
