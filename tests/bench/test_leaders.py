from pathlib import Path

import pytest

from communique.actors.registry.builder import build
from communique.actors.registry.csv_tables import Tables, rows, shipped_tables
from communique.bench import LeaderScore, bench_leaders
from communique.errors import DocumentError

PEOPLE = """id,name,surname,country,gender,names
person:ana-ruiz,Ana Ruiz Gómez,Ruiz Gómez|Ruiz,ES,f,
person:yusuf-demirel,Yusuf Demirel,Demirel,ES,m,
person:carla-mont,Carla Mont,Mont,ES,f,"""
TERMS = """person,office,of,title,from,to,basis
person:ana-ruiz,head-of-government,country:ES,Prime Minister,2001-01-01,2003-05-10,elected
person:yusuf-demirel,head-of-government,country:ES,Prime Minister,2003-05-10,2004-01,elected
person:carla-mont,foreign-minister,country:ES,Minister,2004-01,,appointed"""


def score(tmp_path: Path, *lines: str, since: int = 2000) -> LeaderScore:
    table = tmp_path / "leaders.csv"
    table.write_text("\n".join(["stateabb,ccode,leader,smonth,syear,emonth,eyear", *lines]), "utf-8")
    people, terms = list(rows(PEOPLE, "people", "p")), list(rows(TERMS, "terms", "t"))
    return bench_leaders(table, build(Tables(shipped_tables().countries, people=people, terms=terms)), since)


def test_a_state_month_is_right_when_the_last_name_is_the_same(tmp_path: Path) -> None:
    found = score(tmp_path, "SPN,230,Ruiz Gomez,1,2001,12,2001", "SPN,230,R. Gomes,1,2002,12,2002")
    assert (found.months, found.claimed, found.right) == (24, 24, 24)
    assert (found.known, found.accuracy, found.misses) == (1.0, 1.0, [])


def test_in_the_month_of_a_change_either_leader_is_right(tmp_path: Path) -> None:
    found = score(tmp_path, "SPN,230,Ruiz,5,2003,5,2003", "SPN,230,Demirell (2nd time),5,2003,6,2003")
    assert (found.months, found.right) == (2, 2)


def test_another_leader_is_a_miss_and_silence_is_no_claim(tmp_path: Path) -> None:
    found = score(tmp_path, "SPN,230,Mont,12,2003,3,2004")
    assert (found.months, found.claimed, found.right) == (4, 2, 0)
    assert [(m.state, m.first, m.last, m.theirs, m.ours) for m in found.misses] == [
        ("ES", "2003-12", "2004-01", ("Mont",), ("person:yusuf-demirel",)),
        ("ES", "2004-02", "2004-03", ("Mont",), ()),
    ]


def test_months_before_the_first_year_and_states_that_are_no_more_do_not_count(tmp_path: Path) -> None:
    found = score(tmp_path, "SPN,230,Ruiz,1,1990,2,2001", "GDR,265,Krenz,1,2001,2,2001", since=2001)
    assert (found.months, found.right) == (2, 2)


@pytest.mark.parametrize(
    ("lines", "says"),
    [(("SPN,230,Ruiz,x,2001,1,2002",), "line 2: a code, month or year is no number"), ((), "no column")],
)
def test_a_table_that_is_none_is_refused_by_name(tmp_path: Path, lines: tuple[str, ...], says: str) -> None:
    table = tmp_path / "leaders.csv"
    head = "stateabb,ccode,leader,smonth,syear,emonth,eyear" if lines else "a,b"
    table.write_text("\n".join([head, *lines]), "utf-8")
    with pytest.raises(DocumentError, match=says):
        bench_leaders(table, build(Tables()))


def test_a_name_whose_bytes_were_misread_is_still_the_name(tmp_path: Path) -> None:
    misread = "Gómez".encode().decode("latin-1")
    assert score(tmp_path, f"SPN,230,{misread},2,2001,2,2001").right == 1
