"""Each kind of contradiction is refused, and what only looks like one is not."""

import pytest

from communique.actors.registry.csv_tables import Row, Tables, rows, shipped_tables
from communique.actors.registry.timeline import gap_rows
from communique.actors.registry.validation.checker import check, fits
from communique.actors.registry.validation.identifiers import without
from communique.errors import RegistryError

HEADS = {
    "people": "id,name,surname,country,gender,names",
    "terms": "person,office,of,title,from,to,basis",
}
ONE = "person:ana-ruiz,Ana Ruiz,Ruiz,ES,f,"
TWO = "person:bo-lund,Bo Lund,Lund,SE,m,"


def table(name: str, *lines: str) -> list[Row]:
    return list(rows("\n".join([HEADS[name], *lines]), name, f"{name}.csv"))


def problems(people: tuple[str, ...], *terms: str) -> list[str]:
    shipped = shipped_tables()
    known = Tables(countries=shipped.countries, bodies=shipped.bodies, offices=shipped.offices)
    mine = Tables(people=table("people", *people), terms=table("terms", *terms))
    return [finding.problem for finding in check(mine, known)]


def term(person: str, start: str, end: str = "", basis: str = "appointed", office: str = "foreign-minister") -> str:
    return f"{person},{office},country:ES,Minister,{start},{end},{basis}"


A, B = "person:ana-ruiz", "person:bo-lund"


def test_sound_tables_give_no_finding() -> None:
    assert problems((ONE, TWO), term(A, "2001", "2003-05-01"), term(B, "2003-05-01")) == []


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (term(B, "2002-01-01", "2004"), ["overlap"]),
        (term(B, "2003-04-30"), ["overlap"]),
        (term(B, "2003-05"), []),  # the month of the change is all that is known
        (term(B, "2003-05-02"), []),  # the day after
        (term(B, "2003-05-03"), ["gap"]),
        (term(B, "2002-01-01", "2004", "joint; elected"), []),
        (term(B, "2002-01-01", "2004", "rival; appointed by the other parliament"), []),
        (term(B, "2002-01-01", "2004", office="spokesperson"), []),  # several may hold it
        (term(B, "2003-04-01", office="head-of-state"), []),
    ],
)
def test_one_office_has_one_holder_at_a_time_without_unmarked_gaps(second: str, found: list[str]) -> None:
    assert problems((ONE, TWO), term(A, "2001", "2003-05-01"), second) == found


def test_a_head_of_state_and_government_fills_both_offices() -> None:
    both = term(B, "2003", "2004", office="head-of-state-and-government")
    assert problems((ONE, TWO), term(A, "2001", "2003", office="head-of-government"), both) == []
    both = term(B, "2001-06-01", "2004", office="head-of-state-and-government")
    assert problems((ONE, TWO), term(A, "2001-01-01", "2003", office="head-of-government"), both) == ["overlap"]


@pytest.mark.parametrize("basis", ["vacant", "not established"])
def test_a_gap_that_is_marked_is_no_finding(basis: str) -> None:
    gap = term("-", "2003-05-01", "2004-02-01", basis)
    assert problems((ONE, TWO), term(A, "2001", "2003-05-01"), gap, term(B, "2004-02-01")) == []


def test_a_gap_while_somebody_serves_is_refused() -> None:
    assert problems((ONE,), term(A, "2001-01-01"), term("-", "2003-05-01", "2004", "vacant")) == ["overlap"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (term(A, "2001-13"), ["date"]),
        (term(A, "2001-02-30"), ["date"]),
        (term(A, "about 2001"), ["date"]),
        (term(A, ""), ["date"]),
        (term(A, "2003", "2001"), ["order"]),
        (term(A, "2001", basis=""), ["missing"]),
        (term(A, "2001", basis="vacant"), ["value"]),
        (term("-", "2001", basis="appointed"), ["no-terms", "value"]),
        (term("person:nobody-known", "2001", "2002"), ["no-terms", "no-person"]),
        (term(A, "2001", office="wizard"), ["unknown-code"]),
        (term(A, "2001").replace("country:ES", "country:QQ"), ["unknown-code"]),
    ],
)
def test_a_faulty_term_is_refused(line: str, found: list[str]) -> None:
    assert problems((ONE,), line) == found


@pytest.mark.parametrize(
    ("people", "found"),
    [
        ((ONE, ONE), ["duplicate", "duplicate", ]),
        ((ONE, "person:ruiz-ana,Ana Ruiz,Ruiz,ES,f,"), ["duplicate", "id", "no-terms"]),
        ((ONE, "person:ana-ruiz-mx,Ana Ruiz,Ruiz,MX,f,"), ["no-terms"]),
        ((ONE, "person:anita-ruiz,Anita Ruiz,Ruiz,ES,f,Ana Ruiz"), ["duplicate", "no-terms"]),
        (("person:ana-ruiz,Ana Ruiz,Ruiz,QQ,f,",), ["unknown-code"]),
        (("person:ana-ruiz,Ana Ruiz,Ruiz,ES,female,",), ["value"]),
        (("person:ana-ruiz,Ana Ruiz,,ES,f,",), ["missing"]),
    ],
)  # fmt: skip
def test_faulty_people_are_refused(people: tuple[str, ...], found: list[str]) -> None:
    assert sorted(problems(people, term(A, "2001"))) == found


@pytest.mark.parametrize(
    ("person", "name", "fit"),
    [
        ("person:milo-dukanovic", "Milo Đukanović", True),
        ("person:bjoern-seibert", "Björn Seibert", True),
        ("person:ana-ruiz-1950", "Ana Ruiz", True),
        ("person:ana-ruiz-the-elder", "Ana Ruiz", False),
        ("ana-ruiz", "Ana Ruiz", False),
    ],
)
def test_an_id_fits_the_name(person: str, name: str, fit: bool) -> None:
    assert fits(person, [name]) is fit


def test_the_rows_that_would_mark_the_gaps_silence_the_checker() -> None:
    offices = shipped_tables().offices
    terms = table("terms", term(A, "2001", "2003-05-01"), term(B, "2004-02-01"))
    marks = gap_rows(terms, offices)
    assert [(row["person"], row["from"], row["to"], row["basis"]) for row in marks] == [
        ("-", "2003-05-01", "2004-02-01", "not established")
    ]
    assert gap_rows([*terms, *marks], offices) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("id,name\nx,y", "the first line must be id,name,surname"),
        (f"{HEADS['people']}\nperson:x,X", "people.csv:2: 2 cells instead of 6"),
        (f'{HEADS["people"]}\n"person:x"y,X', "people.csv:2: not CSV"),
    ],
)
def test_a_file_that_breaks_the_schema_is_named_with_its_line(text: str, says: str) -> None:
    with pytest.raises(RegistryError, match=says):
        list(rows(text, "people", "people.csv"))


def test_an_item_of_wikidata_is_one_actors_and_who_has_none_is_listed() -> None:
    lines = ["actor,wikidata", "country:ES,Q29", "country:FR,Q29", "country:DE,183", "country:ZZ,Q1"]
    mine = Tables(identifiers=list(rows("\n".join(lines), "identifiers", "identifiers.csv")))
    assert [f.problem for f in check(mine, shipped_tables())] == ["duplicate", "value", "unknown-code"]
    missing = {row["actor"] for row in without(shipped_tables())}
    assert "country:EH" in missing
    assert "person:vladimir-putin" not in missing
