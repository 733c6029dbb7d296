"""Families of wordings: each sentence, invented, makes the act that its words do."""

import pytest

from communique.extract.lexicon import lexicon
from tests.conftest import Read

SAYING = [
    ("Norway reached a compromise with Chile on fish quotas.", "AGREE"),
    ("Norway gave the green light to the accord.", "AGREE"),
    ("Norway gave assurances that the port would stay open.", "AGREE"),
    ("Norway is pledged to open the port.", "AGREE"),
    ("Norway struck a deal with Chile on fish.", "AGREE"),
    ("Norway extended an invitation to Chile to join the talks.", "AGREE"),
    ("Norway entered into talks with Chile on fish.", "CONSULT"),
    ("Norway and Chile are in contact on the matter.", "CONSULT"),
    ("Norway launched a mediation effort between Chile and Peru.", "CONSULT"),
    ("Norway is in favour of the treaty.", "SUPPORT"),
    ("Norway threw its weight behind the treaty.", "SUPPORT"),
    ("Norway voiced satisfaction with the results.", "SUPPORT"),
    ("Norway said sorry to Chile for the spill.", "SUPPORT"),
    ("Norway put pressure on Chile to open the port.", "REQUEST"),
    ("Norway made the case for a joint patrol.", "REQUEST"),
    ("Norway issued a declaration demanding that Chile open the port.", "REQUEST"),
    ("Norway held Chile responsible for the spill.", "ACCUSE"),
    ("Norway pointed the finger at Chile over the spill.", "ACCUSE"),
    ("Norway took issue with the report of Chile.", "ACCUSE"),
    ("Norway lodged a complaint against Chile about the fish quotas.", "ACCUSE"),
    ("Norway is opposed to the treaty.", "REJECT"),
    ("Norway turned down the offer of Chile.", "REJECT"),
    ("Lifting the ban is out of the question, Norway said.", "REJECT"),
    ("Norway said it would not open the port to Chile.", "REJECT"),
    ("Norway gave notice that the port would close.", "THREATEN"),
    ("Norway vowed to retaliate against Chile.", "THREATEN"),
    ("Norway said it would blockade the port of Lima.", "THREATEN"),
    ("Norway said it will withdraw its engineers from Chile unless the strikes end.", "THREATEN"),
]
DOING = [
    ("Norwegian troops carried out air strikes on a village in Peru.", "ASSAULT"),
    ("Gunmen took hostage two Peruvian engineers.", "ASSAULT"),
    ("The police broke up a demonstration by Peruvian students.", "COERCE"),
    ("Norway put its army on alert near the border with Sweden.", "MOBILIZE"),
    ("Norway recalled its ambassador from Peru.", "SANCTION"),
    ("Norway slapped tariffs on Peru.", "SANCTION"),
    ("Norway lifted martial law in the islands.", "CONCEDE"),
    ("Norway called off a strike after talks with Sweden.", "CONCEDE"),
    ("Norway freed prisoners from Peru.", "RETREAT"),
    ("Norway airdropped food to Peru.", "AID"),
    ("Norway held joint exercises with Sweden.", "COOPERATE"),
    ("Thousands of Peruvians gathered for a rally against Norway.", "PROTEST"),
    ("Norway sent experts to Peru to investigate the spill.", "ACCUSE"),
]


def types(reading) -> set[str]:  # type: ignore[no-untyped-def]
    return {a.plover for a in reading.acts if a.plover}


@pytest.mark.parametrize(("sentence", "plover"), SAYING)
def test_a_wording_of_saying_has_its_event_type(read: Read, sentence: str, plover: str) -> None:
    assert plover in types(read(sentence, date="2012-05-04"))


@pytest.mark.parametrize(("sentence", "plover"), DOING)
def test_a_wording_of_doing_has_its_event_type(read: Read, sentence: str, plover: str) -> None:
    assert plover in types(read(sentence, date="2012-05-04"))


@pytest.mark.parametrize(
    ("sentence", "kind", "modality"),
    [
        ("Norway said it would allow the return of the envoys.", "promise", "intended"),
        ("Norway said it will not accept the offer.", "reject", "denied"),
        ("Norway said it would meet the envoy if the strikes end.", "promise", "conditional"),
        ("Norway said it may bomb the port.", "threaten", "possible"),
    ],
)
def test_what_is_said_to_come_counts_as_what_it_amounts_to(read: Read, sentence: str, kind: str, modality: str) -> None:
    acts = read(sentence, date="2012-05-04").acts
    assert (kind, modality, ("country:NO",)) in {(a.kind, a.modality, a.by) for a in acts}


def test_somebody_unknown_does_what_he_is_said_to_do(read: Read) -> None:
    acts = read("The fishermen have agreed to end the blockade, officials said.", date="2012-05-04").acts
    assert [a.by for a in acts if a.kind == "agree"] == [("unknown:fishermen",)]


def test_what_is_demanded_is_not_done(read: Read) -> None:
    acts = read("Norway demanded that Chile release the crew.", date="2012-05-04").acts
    assert [(a.kind, a.by, a.to) for a in acts] == [("demand", ("country:NO",), ("country:CL",))]


def test_what_a_threat_hangs_on_is_not_done(read: Read) -> None:
    acts = read("Norway threatened to close the port unless Chile released the crew.", date="2012-05-04").acts
    assert [(a.kind, a.by) for a in acts] == [("threaten", ("country:NO",))]


def test_what_is_given_is_not_its_recipient(read: Read) -> None:
    acts = read("Norway offered its troops to Peru to guard the port.", date="2012-05-04").acts
    assert [a.to for a in acts if a.kind == "offer"] == [("country:PE",)]


def test_the_party_named_first_is_the_recipient_not_the_place(read: Read) -> None:
    (found,) = read("Norway cut food supplies to a Sudanese refugee camp in Chad.", date="2012-05-04").acts
    assert found.to == ("country:SD",)


def test_a_role_is_named_with_whose_it_is(read: Read) -> None:
    reading = read("Leaders of the Harbour Union agreed to end the strike.", date="2012-05-04")
    assert [a.by for a in reading.acts if a.kind == "agree"] == [("unknown:leaders-of-harbour-union",)]


def test_the_lexicon_holds_whole_families() -> None:
    tables = (lexicon().verbs, lexicon().nouns, lexicon().adjectives)
    kinds: dict[str, int] = {}
    for table in tables:
        for group in table.values():
            for wording in group:
                kinds[wording.kind] = kinds.get(wording.kind, 0) + 1
    assert min(kinds[k] for k in ("agree", "promise", "discuss", "support", "call-for", "accuse", "reject")) > 30
    assert sum(kinds.values()) > 2500
