"""What became of commitments: contacts held, days past, and what was searched before anything is called lapsed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.actors import registry
from communique.follow import follow_commitments
from communique.follow.document_search import Paper, Shelf
from communique.model import Life, Telling, Undertaking
from tests.follow.made import published, telling, undertaking

GRAIN = "to open three grain corridors through the northern ports"
PUTIN, MACRON = "person:vladimir-putin", "person:emmanuel-macron"
DUE = undertaking("2022-01-10", GRAIN, due="2022-03-01", to=(MACRON,))
QUIET = ("The Press Secretary briefed reporters on the harvest.",)


def paper(day: str, side: str, *words: str, language: str = "en") -> Paper:
    return Paper(published(day, f"org:{side[-2:].lower()}", side, language=language), words or QUIET)


BOTH = [paper(f"2022-03-{n:02}", side) for side in ("country:RU", "country:FR") for n in range(2, 7)]


def life(made: Undertaking, papers: list[Paper], today: str = "2022-06-01", held: tuple[Telling, ...] = ()) -> Life:
    (found,) = follow_commitments([made], (), registry(), today, held, Shelf(papers, registry()))
    return found


def test_what_was_searched_for_in_vain_in_documents_of_both_sides_has_lapsed() -> None:
    found = life(DUE, BOTH)
    assert found.state == "lapsed"
    assert found.steps[-1].because == found.past
    assert "Not found in the 5 documents of fr from 2022-03-02 to 2022-04-30." in found.past
    assert (life(DUE, BOTH, today="2022-02-01").state, life(DUE, BOTH, today="2022-02-01").past) == ("open", "")


@pytest.mark.parametrize(
    ("made", "papers", "said"),
    [
        (DUE, BOTH[:5], "No document of France from 2022-03-02 to 2022-04-30 was there to be searched."),
        (
            DUE,
            [*BOTH, paper("2022-03-20", "country:FR", "The third of the grain corridors was opened in the north.")],
            "1 document may tell what became of it.",
        ),
        (
            DUE,
            [*BOTH, paper("2022-02-20", "country:RU", "Two corridors for grain are open, through northern ports.")],
            "1 document may tell what became of it.",
        ),
        (DUE, [*BOTH, paper("2022-03-20", "country:FR", "Le blé.", language="fr")], "in French could not be read."),
        (replace(DUE, commitment=replace(DUE.commitment, to=())), BOTH, "Not found in the 5 documents of ru"),
    ],
    ids=["one side is not collected", "told after", "told before the day", "one could not be read", "one side alone"],
)
def test_what_was_not_searched_on_both_sides_stays_open_and_says_what_was(
    made: Undertaking, papers: list[Paper], said: str
) -> None:
    found = life(made, papers)
    assert found.state == "open"
    assert said in found.past


def test_without_a_search_nothing_has_lapsed() -> None:
    (found,) = follow_commitments([DUE], (), registry(), "2022-06-01")
    assert (found.state, found.past) == ("open", "Its day (2022-03-01) is past; no document was searched for it.")


def test_a_day_that_is_the_documents_own_is_no_day_by_which() -> None:
    assert life(undertaking("2022-01-10", GRAIN, due="2022-01-10"), BOTH).past == ""


CALL = telling("2022-01-10", "planned", (PUTIN, MACRON), on="2022-02-01").contact


@pytest.mark.parametrize(
    ("told", "state"),
    [
        (telling("2022-02-01", "held", (PUTIN, MACRON), on="2022-02-01"), "reported-fulfilled"),
        (telling("2022-02-01", "held", (PUTIN, MACRON), "meeting", on="2022-02-01"), "open"),
        (telling("2022-02-01", "held", (PUTIN, "person:joe-biden"), on="2022-02-01"), "open"),
        (telling("2022-03-20", "held", (PUTIN, MACRON), on="2022-03-20"), "open"),
    ],
    ids=["held", "by another channel", "with somebody else", "on another day"],
)
def test_a_call_agreed_for_a_day_is_met_by_the_call_held(told: Telling, state: str) -> None:
    words = "to hold a telephone conversation on 1 February"
    made = undertaking("2022-01-10", words, due="2022-02-01", to=(MACRON,), kind="agree", cue="agreed", contact=CALL)
    found = life(made, [], held=(told,))
    assert found.state == state
    assert found.tellings == 1


@pytest.mark.parametrize(("guest", "state"), [(MACRON, "reported-fulfilled"), ("person:jean-castex", "open")])
def test_an_invitation_is_met_by_the_visit_of_the_guest(guest: str, state: str) -> None:
    asked = telling("2022-01-10", "invited", (PUTIN, MACRON), "visit").contact
    made = undertaking("2022-01-10", "to visit Russia", kind="invite", cue="invited", to=(MACRON,), contact=asked)
    came = telling("2022-04-02", "held", (PUTIN, guest), "visit", on="2022-04-02")
    assert life(made, [], held=(came,)).state == state


def test_two_meetings_on_different_days_are_not_one_commitment_said_again() -> None:
    def meet(day: str, on: str) -> Undertaking:
        asked = telling(day, "planned", (PUTIN, MACRON), on=on).contact
        words = "to hold a telephone conversation on the grain corridors"
        return undertaking(day, words, due=on, to=(MACRON,), kind="agree", cue="agreed", contact=asked)

    lives = follow_commitments(
        [meet("2022-01-10", "2022-02-01"), meet("2022-03-10", "2022-04-01")], (), registry(), "2022-05-01"
    )
    assert [x.tellings for x in lives] == [1, 1]
