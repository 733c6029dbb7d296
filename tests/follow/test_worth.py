"""The board holds what somebody can be held to, and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from communique.follow.commitments.selection import unworthy
from communique.follow.commitments.verifiability import routine, standing
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
        ("expect", "to reach the largest catch of all by the end of the year", "plan", "forecast"),
        ("reaffirmed commitment", "the security of the islands, where 4,000 sailors live", "promise", "view"),
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
        ("are ready", "to develop this segment", "offer", "no matter"),
        ("committed to", "the principle of open harbours", "promise", "view"),
        ("committed to", "close and lasting collaboration on harbours", "promise", "view"),
        ("agreed on", "the value in updating the law on harbours", "agree", "view"),
        ("will", "work on a number of prospects in the harbour", "promise", "vague"),
        ("will continue", "on a number of prospects in the harbour", "promise", "view"),
        ("agreed", "that trade in fish will also contribute to peace", "agree", "forecast"),
        ("will", "adopt a statement on fisheries today", "promise", "view"),
        ("intends", "to take to free the harbour were discussed separately", "plan", "view"),
        ("offer", "a number of courses to sailors in the harbour", "offer", "habit"),
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
        ("It is vital that by then we will repair two bridges in the strait.", "hope"),
        ("We are convinced that our state, with its partners, will repair two bridges in the strait.", "hope"),
        ("According to experts, we will repair two bridges in the strait.", "forecast"),
        ("If we find stones we will repair two bridges in the strait.", "forecast"),
        ("They are not planning; they never will repair two bridges in the strait.", "not said"),
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
        "to further improve the Norway-Chile strategic partnership",
        "to continue the concerted efforts to defend moral values",
        "to address the threats facing the islands",
        "to enhance the presence of the Coast Guard Service in the strait",
        "to further their work in the strait",
        "increase cooperation on a range of issues including ports",
        "ending violence in the harbours",
        "to provide full support for the development of tourism",
        "continue taking steps to calm the strait",
        "that Norland will firmly abide by its duties",
        "coordinate on the priorities of the Northern Fisheries Council",
        "partner in the fight against COVID-19",
        "to apply a range of diplomatic tools in the strait",
        "to build a more resilient value chain for grain, timber and fish",
        "to advance the goals laid down by all in the Northern Declaration",
        "promote safety not only for fishermen but also for sailors",
        "partners to ensure that the raiders do not benefit from it",
        "to deliver on the most ambitious harbour agenda in history",
        "to reduce the threat posed by ice",
        "continue support for Young Sailors, a club of 65 towns",
        "to open opportunities for young sailors",
        "deliver remarks on the harbour at 10:00 a.m.",
        "the goals of the statement of 3 January on boats",
        "continue to impose in response",
    ],
)
def test_what_most_contacts_end_with_is_routine(what: str) -> None:
    assert routine(what)


@pytest.mark.parametrize(
    "what",
    [
        "to support the islands by supplying vaccines",
        "respond decisively if Norland further invades the islands",
        "ensuring that Norland never gets a submarine",
        "to expand the harbour by the end of the year",
        "to develop regulations on fishing",
        "to improve 40 schools on the islands",
        "continue supplying vaccines to the islands",
        "continue the ferry service beyond May 11",
        "to establish a dialogue on fisheries",
        "to withdraw its patrol boats from the strait",
        "that their ministries will create working groups on ports",
    ],
)
def test_a_direction_with_something_to_look_up_is_not_routine(what: str) -> None:
    assert not routine(what)


def test_an_invitation_goes_to_somebody_and_not_to_a_sort_of_people() -> None:
    made = undertaking("2022-01-10", "to visit the regatta", cue="invited", kind="invite", to=("unknown:young-people",))
    assert unworthy(replace(made, sentence="He invited young people to visit the regatta.")) == "courtesy"
    nobody = replace(made, commitment=replace(made.commitment, to=()), what="to highlight their work in the harbour")
    assert unworthy(nobody) == "courtesy"
    named = replace(made, commitment=replace(made.commitment, to=("unknown:anna-berg",)))
    assert unworthy(replace(named, sentence="He invited Anna Berg to visit the regatta.")) == ""


def test_what_somebody_is_disposed_to_is_his_word_only_where_he_says_so() -> None:
    made = undertaking("2022-01-10", "to repeal the law on harbours", cue="remain committed")
    assert (unworthy(made), unworthy(replace(made, own=False))) == ("", "hearsay")


def test_a_policy_that_goes_on_is_routine_unless_a_figure_or_day_stands_with_it() -> None:
    policy = undertaking("2022-01-10", "to supplying rescue boats", cue="is committed")
    assert standing(policy)
    assert not standing(replace(policy, what="to supplying 40 rescue boats"))
    assert not standing(undertaking("2022-01-10", "to supplying rescue boats", cue="committed"))


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("Thank you for inviting the fishermen of Norland to the regatta.", "the fishermen of Norland to the regatta"),
        ("He invited you to join us in praising the sailors of the strait.", "to join us in praising the sailors"),
        ("He invited Anna Berg to start negotiating on the strait.", "to start negotiating on the strait"),
    ],
)
def test_an_invitation_that_is_thanked_for_or_calls_upon_somebody_binds_no_host(sentence: str, what: str) -> None:
    cue = "inviting" if "inviting" in sentence else "invited"
    made = undertaking("2022-01-10", what, cue=cue, kind="invite", to=("unknown:anna-berg",))
    assert unworthy(replace(made, sentence=sentence)) == "courtesy"


def test_money_that_has_been_committed_is_no_commitment() -> None:
    made = undertaking("2022-01-10", "policing the harbour with 40 boats", cue="committed")
    assert (
        unworthy(replace(made, sentence="Funds have been committed to policing the harbour with 40 boats.")) == "deed"
    )


def test_whether_something_will_be_done_is_not_said() -> None:
    made = undertaking("2022-01-10", "submit the report to the harbour council", cue="will")
    told = "Nothing is known today on whether we will submit the report to the harbour council."
    assert unworthy(replace(made, sentence=told)) == "not said"


def test_what_a_person_does_on_a_scheduled_day_is_an_event() -> None:
    made = undertaking("2022-01-10", "open a workshop for sailors in the harbour", cue="will")
    assert unworthy(made) == "event"
    state = replace(made, commitment=replace(made.commitment, by=("country:NO",)))
    assert unworthy(state) == ""
