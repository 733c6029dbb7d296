"""The board holds what somebody can be held to, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.follow.worth import routine, unworthy
from tests.follow.made import undertaking


@pytest.mark.parametrize(
    ("cue", "what", "kind"),
    [
        ("pledged", "to deliver forty ambulances to the border hospitals", "promise"),
        ("will", "build two bridges over the river by the spring", "promise"),
        ("agreed", "that their ministries will draft a treaty on fisheries", "agree"),
        ("is ready", "to lend the region its rescue helicopters", "offer"),
        ("invited", "to visit the capital in the autumn", "invite"),
        ("committed to", "doubling the number of student exchanges", "promise"),
        ("intends", "to withdraw its patrol boats from the strait", "plan"),
        ("will continue", "continue supplying vaccines to the islands", "promise"),
    ],
)
def test_an_undertaking_stands_on_the_board(cue: str, what: str, kind: str) -> None:
    made = undertaking("2022-01-10", what, cue=cue, kind=kind)
    assert unworthy(made) == ""
    assert not routine(what)


@pytest.mark.parametrize(
    ("cue", "what", "kind", "why"),
    [
        ("will", "be a good year for the farmers of the valley", "promise", "state"),
        ("will", "receive new tractors from the factory", "promise", "forecast"),
        ("will", "quote some figures on the harvest", "promise", "talk"),
        ("will try", "try to repair the lighthouse in the bay", "promise", "hope"),
        ("discuss", "discuss fisheries and grain", "promise", "nothing binds"),
        ("agreed", "that the port is a good place for a conference", "agree", "view"),
        ("agreed", "on the importance of clean rivers", "agree", "view"),
        ("reaffirmed commitment", "the sovereignty of the islands", "promise", "view"),
        ("agreed", "this with the fishermen several years ago", "agree", "view"),
        ("will", "submit them to the harbour council", "promise", "no matter"),
        ("will", "do everything necessary for the harbour", "promise", "no matter"),
        ("will", "take part in the opening of the regatta", "promise", "event"),
        ("will", "do everything that depends on the harbour master", "promise", "no matter"),
        ("will continue", "continue using it as long as the fishermen wish", "promise", "no matter"),
        ("will continue", "continue this discussion at lunch", "promise", "no matter"),
        ("agreed", "that if nobody repairs the pier, nothing will change", "agree", "view"),
        ("decided", "to close the old lighthouse for visitors", "plan", "deed"),
        ("are ready", "to fight for the harbour", "offer", "vow"),
        ("will", "guard the pier to the last", "promise", "no matter"),
        ("will", "find out how many boats were lost", "promise", "forecast"),
    ],
)
def test_what_binds_nobody_to_a_deed_does_not(cue: str, what: str, kind: str, why: str) -> None:
    assert unworthy(undertaking("2022-01-10", what, cue=cue, kind=kind)) == why


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("Would you say that Norland will repair two bridges in the strait?", "not said"),
        ("I am sure that we will repair two bridges in the strait.", "hope"),
        ("Whenever the river floods we will repair two bridges in the strait.", "habit"),
        ("By the spring we will repair two bridges in the strait.", ""),
    ],
)
def test_what_is_asked_hoped_or_done_all_the_time_is_not_undertaken(sentence: str, why: str) -> None:
    made = undertaking("2022-01-10", "repair two bridges in the strait", cue="will")
    assert unworthy(replace(made, sentence=sentence)) == why


def test_a_plan_of_others_is_hearsay_and_a_word_that_they_gave_is_none() -> None:
    plan = undertaking("2022-01-10", "to station its patrol boats in the strait", cue="plans", kind="plan")
    pledge = undertaking("2022-01-10", "to station its patrol boats in the strait", cue="pledged")
    assert (unworthy(plan), unworthy(replace(plan, own=False))) == ("", "hearsay")
    assert unworthy(replace(pledge, own=False)) == ""


def test_a_decision_for_a_day_to_come_or_of_several_is_undertaken() -> None:
    alone = undertaking(
        "2022-01-10", "to close the old lighthouse by June", cue="decided", kind="plan", due="2022-06-01"
    )
    assert unworthy(alone) == ""
    both = undertaking("2022-01-10", "to close the old lighthouse for visitors", cue="decided", kind="agree")
    two = replace(both, commitment=replace(both.commitment, by=("country:NO", "country:CL")))
    assert unworthy(two) == ""


@pytest.mark.parametrize("modality", ["denied", "questioned", "possible"])
def test_what_is_denied_asked_or_only_possible_is_not_undertaken(modality: str) -> None:
    made = undertaking("2022-01-10", "to deliver forty ambulances", modality=modality)
    assert unworthy(made) == "not said"


@pytest.mark.parametrize(
    "what",
    [
        "to maintain regular contacts at various levels",
        "to further strengthen the strategic partnership between Norway and Chile",
        "to continue the conversation on the issues discussed",
        "to stay in touch throughout the week about the flood",
        "continue to develop cooperation with the northern neighbours on fish",
    ],
)
def test_what_most_contacts_end_with_is_routine(what: str) -> None:
    assert routine(what)
