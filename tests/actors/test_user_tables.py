from pathlib import Path

import pytest

from communique.actors import current_registry, registry
from communique.actors.registry.csv_tables import rows
from communique.actors.registry.user_tables import merged, own_folder, own_tables, write_table
from communique.errors import RegistryError

TERMS = "person,office,of,title,from,to,basis"
PEOPLE = "id,name,surname,country,gender,names"


def own(folder: Path, terms: tuple[str, ...] = (), people: tuple[str, ...] = ()) -> Path:
    for name, head, lines in (("terms", TERMS, terms), ("people", PEOPLE, people)):
        if lines:
            (folder / f"{name}.csv").write_text("\n".join([head, *lines]), "utf-8")
    return folder


def holders(folder: Path, day: str) -> list[str]:
    return current_registry(folder, {}).holders(("foreign-minister",), "country:TR", day)


ANA = "person:ana-ruiz,Ana Ruiz,Ruiz,TR,f,"
FM = "foreign-minister,country:TR,Minister of Foreign Affairs"


def test_a_users_term_wins_for_its_time_and_ours_stays_before_and_after(tmp_path: Path) -> None:
    own(tmp_path, (f"person:ana-ruiz,{FM},2021-01-01,2021-06-01,our records",), (ANA,))
    assert holders(tmp_path, "2020-12-01") == ["person:mevlut-cavusoglu"]
    assert holders(tmp_path, "2021-03-01") == ["person:ana-ruiz"]
    assert holders(tmp_path, "2021-07-01") == ["person:mevlut-cavusoglu"]


def test_a_row_may_retract_one_of_ours(tmp_path: Path) -> None:
    own(tmp_path, (f"person:mevlut-cavusoglu,{FM},2015-11-24,,retracted",))
    assert holders(tmp_path, "2021-03-01") == []
    assert registry().holders(("foreign-minister",), "country:TR", "2021-03-01") == ["person:mevlut-cavusoglu"]


def test_a_person_named_by_a_hyphen_is_taken_out(tmp_path: Path) -> None:
    own(tmp_path, people=("person:hakan-fidan,-,,,,",))
    assert "person:hakan-fidan" not in current_registry(tmp_path, {}).people


def test_faulty_rows_are_refused_by_line(tmp_path: Path) -> None:
    own(tmp_path, (f"person:ana-ruiz,{FM},2021-13,,our records",), (ANA,))
    with pytest.raises(RegistryError, match=r"terms\.csv:2: .*is no date"):
        current_registry(tmp_path, {})


def test_a_folder_that_was_named_must_be_there(tmp_path: Path) -> None:
    missing = tmp_path / "none"
    with pytest.raises(RegistryError, match="no such folder"):
        current_registry(missing, {})
    with pytest.raises(RegistryError, match="no such folder"):
        current_registry(None, {"COMMUNIQUE_REGISTRY": str(missing)})
    assert current_registry(None, {"XDG_DATA_HOME": str(missing)}) is registry()


def test_the_folder_is_the_named_one_then_the_environments_then_the_users(tmp_path: Path) -> None:
    environment = {"COMMUNIQUE_REGISTRY": "a", "XDG_DATA_HOME": "b"}
    assert own_folder(environment, tmp_path) == tmp_path
    assert own_folder(environment) == Path("a")
    assert own_folder({"XDG_DATA_HOME": "b"}) == Path("b/communique/registry")


def test_what_is_written_is_read_back_and_a_new_row_replaces_its_like(tmp_path: Path) -> None:
    one = list(rows(f"{PEOPLE}\n{ANA}", "people", "x"))
    two = list(rows(f"{PEOPLE}\n{ANA.replace(',f,', ',,')}", "people", "x"))
    write_table(tmp_path, "people", merged(one, two, "people"))
    assert [row["gender"] for row in own_tables(tmp_path).people] == [""]
    assert [f.name for f in tmp_path.iterdir()] == ["people.csv"]
