"""The unit of a comparison is a whole claim that can be read alone."""

from __future__ import annotations

import re

from tests.compare.conftest import Pair, claims

NOTHING = "Putin thanked Biden for the call."


def test_a_condition_and_an_end_stay_with_what_they_belong_to(pair: Pair) -> None:
    made = pair(
        "President Biden promised to reopen the grain terminal in the harbour if the shelling stops, so that ships can sail.",
        NOTHING,
    )
    assert [c.text for c in claims(made, 0)] == [
        "President Biden promised to reopen the grain terminal in the harbour if the shelling stops, so that ships can sail."
    ]


def test_two_reports_of_one_sentence_are_two_claims_and_the_second_names_its_speaker(pair: Pair) -> None:
    made = pair(
        "President Biden condemned the shelling of the harbour and urged Russia to release the sailors.", NOTHING
    )
    assert [c.text for c in claims(made, 0)] == [
        "President Biden condemned the shelling of the harbour",
        "[President Biden] urged Russia to release the sailors.",
    ]


def test_each_of_three_things_stands_alone_with_the_words_it_hangs_on_in_brackets(pair: Pair) -> None:
    made = pair(
        "The presidents discussed the export of grain from the harbour, the fate of the captured sailors, and a new "
        "treaty on missiles in Europe.",
        NOTHING,
    )
    texts = [c.text for c in claims(made, 0)]
    assert "[The presidents discussed] the fate of the captured sailors" in texts
    assert "[The presidents discussed] a new treaty on missiles in Europe." in texts


def test_the_beginning_of_a_verb_is_no_part_of_the_subject_in_brackets(pair: Pair) -> None:
    made = pair("Secretary Nathan Carver co-chaired the ministerial today and reaffirmed the treaty on wheat.", NOTHING)
    assert "[Secretary Nathan Carver] reaffirmed the treaty on wheat." in [c.text for c in claims(made, 0)]


def test_what_points_back_stands_in_the_row_of_what_it_goes_on_from(pair: Pair) -> None:
    made = pair(
        "President Biden asked for the cars that thieves took across the river. Such cars will come back by rail. "
        "The committee voiced its regret about the harbour.",
        NOTHING,
    )
    rows = [[c.text for t in p.accounts if t.account == 0 for c in t.claims] for p in made.points]
    (cars,) = [row for row in rows if any("thieves" in text for text in row)]
    assert cars[1:] == ["Such cars will come back by rail."]
    assert ["The committee voiced its regret about the harbour."] in rows


def test_a_pronoun_gives_way_to_the_name_in_brackets(pair: Pair) -> None:
    made = pair("President Biden praised the talks. He warned against the closing of the strait.", NOTHING)
    assert "[Joe Biden] warned against the closing of the strait." in [c.text for c in claims(made, 0)]


def test_a_report_told_by_a_participle_is_a_claim_of_its_own(pair: Pair) -> None:
    made = pair("President Biden described the state of the harbour, stressing that no ship must be attacked.", NOTHING)
    assert [c.by for c in claims(made, 0)] == [("person:joe-biden",)] * 2
    assert claims(made, 0)[1].text == "[President Biden,] stressing that no ship must be attacked."


def test_outside_brackets_stand_the_words_of_the_account_alone(pair: Pair) -> None:
    made = pair(
        "President Biden raised the treaty, the sailors who were taken in the strait, and the price of grain. He said “We "
        "will not wait” and left it at that.",
        "The President of Russia said that the sailors are well; he proposed a new treaty.",
    )
    for account in (0, 1):
        text = " ".join(made.accounts[account].text.split())
        for claim in claims(made, account):
            bare = re.sub(r"\s*\[[^\]]*\]\s*", "|", claim.text)
            assert all(part.strip() in text for part in bare.split("|")), claim.text
            assert made.accounts[account].text[claim.spans[0].start : claim.spans[-1].end]


def test_what_no_act_covers_is_the_issuers_claim(pair: Pair) -> None:
    made = pair("The price of grain fell by half in the harbour towns last winter.", NOTHING)
    assert claims(made, 0)[0].by == ("org:white-house",)


def test_that_they_spoke_is_no_point(pair: Pair) -> None:
    made = pair("President Biden condemned the shelling of the harbour.", NOTHING)
    assert not any("spoke by phone" in c.text for n in (0, 1) for c in claims(made, n))


def test_a_line_without_a_verb_is_no_claim(pair: Pair) -> None:
    made = pair("President Biden condemned the shelling.\n\nMINISTRY OF FOREIGN AFFAIRS\n\n4 AUGUST 2022", NOTHING)
    assert [c.text for c in claims(made, 0)] == ["President Biden condemned the shelling."]


def test_bare_things_of_a_list_inside_a_claim_stay_with_it(pair: Pair) -> None:
    told = "President Biden said that the agreement opens the market to cloth, wheat, oil and fish free of all duties."
    assert [c.text for c in claims(pair(told, NOTHING), 0)] == [told]


def test_a_numbered_name_is_one_thing(pair: Pair) -> None:
    made = pair(
        "President Putin expressed concern over Section 301 tariffs and limits on the export of steel.", NOTHING
    )
    assert not any(c.text.endswith("Section") or "] 301" in c.text for c in claims(made, 0))
