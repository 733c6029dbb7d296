import pytest

from communique.actors import registry
from communique.actors.linking.registry_lookup import Answer, find
from communique.actors.registry.builder import build
from communique.actors.registry.csv_tables import Tables, rows, shipped_tables


def people(answer: Answer) -> list[str]:
    return [c.person for c in answer.candidates]


@pytest.mark.parametrize(
    ("words", "day", "person"),
    [
        ("the Turkish foreign minister", "2022-03-01", "person:mevlut-cavusoglu"),
        ("Foreign Minister of Turkey", "2024-03-01", "person:hakan-fidan"),
        ("the Turkish leader", "2022-03-01", "person:recep-tayyip-erdogan"),
        ("NATO Secretary General", "2023-03-01", "person:jens-stoltenberg"),
    ],
)
def test_a_title_leads_to_the_person_of_the_day(words: str, day: str, person: str) -> None:
    answer = find(registry(), words, day)
    assert (answer.asked, people(answer)) == ("office", [person])
    assert answer.candidates[0].certain


def test_a_person_leads_to_the_title_of_the_day() -> None:
    answer = find(registry(), "Hakan Fidan", "2024-03-01")
    assert answer.asked == "person"
    assert [c.term.office for c in answer.candidates] == ["foreign-minister"]


def test_on_the_day_of_a_change_both_are_candidates_with_the_reason() -> None:
    answer = find(registry(), "NATO Secretary General", "2024-10-01")
    assert sorted(people(answer)) == ["person:jens-stoltenberg", "person:mark-rutte"]
    assert {c.doubt for c in answer.candidates} == {"the office changed hands on this day"}


def test_a_change_known_to_the_month_leaves_both_in_doubt() -> None:
    names = (
        "id,name,surname,country,gender,names\nperson:ana-ruiz,Ana Ruiz,Ruiz,ES,f,\nperson:bo-lund,Bo Lund,Lund,ES,m,"
    )
    terms = (
        "person,office,of,title,from,to,basis\n"
        "person:ana-ruiz,foreign-minister,country:ES,Minister,2001,2003-05,appointed\n"
        "person:bo-lund,foreign-minister,country:ES,Minister,2003-05,,appointed"
    )
    shipped = shipped_tables()
    shipped.people, shipped.terms = list(rows(names, "people", "p")), list(rows(terms, "terms", "t"))
    answer = find(build(shipped), "the Spanish foreign minister", "2003-05-20")
    assert len(answer.candidates) == 2
    assert not any(c.certain for c in answer.candidates)
    assert all("to the month only" in c.doubt for c in answer.candidates)
    assert find(build(shipped), "the Spanish foreign minister", "2003-06-01").candidates[0].certain


def test_a_gap_is_an_answer_and_an_office_without_a_state_is_none() -> None:
    tables = shipped_tables()
    gap = "person,office,of,title,from,to,basis\n-,head-of-state,country:BO,,2019-11-10,2020-11-08,vacant"
    tables.terms = list(rows(gap, "terms", "t"))
    assert "marks a gap on that day: vacant" in find(build(tables), "President of Bolivia", "2020-01-01").note
    assert find(registry(), "foreign minister", "2020-01-01").asked == "nothing"
    assert find(registry(), "Zebediah Quux", None).asked == "nothing"
    assert find(build(Tables()), "the Turkish foreign minister", None).candidates == ()


def test_the_former_holder_is_never_the_one_in_office() -> None:
    answer = find(registry(), "the former US president", "2022-01-01")
    assert "person:joe-biden" not in people(answer)
    assert "person:barack-obama" in people(answer)
