import importlib.util
from pathlib import Path

import pytest

from communique.actors import registry
from communique.actors.normalization import key
from communique.actors.registry.builder import build
from communique.actors.registry.csv_tables import rows, shipped_tables
from communique.actors.registry.validation.checker import check


def test_every_un_member_and_the_usual_others_are_there() -> None:
    codes = {row["id"].partition(":")[2] for row in shipped_tables().countries}
    assert len(codes) >= 193
    assert {"PS", "XK", "TW", "VA"} <= codes


def test_the_shipped_tables_pass_the_checker() -> None:
    found = [f"{f.at}: {f.message}" for f in check(shipped_tables())]
    assert not found, "\n".join(found)


def test_a_marked_gap_is_known_and_is_nobody() -> None:
    tables = shipped_tables()
    gap = "person,office,of,title,from,to,basis\n-,head-of-state,country:BO,,2019-11-10,2020-11-08,vacant"
    tables.terms = list(rows(gap, "terms", "t"))
    known = build(tables)
    found = known.gap("head-of-state", "country:BO", "2020-01-01")
    assert found is not None
    assert found.basis == "vacant"
    assert "-" not in known.people
    assert known.gap("head-of-state", "country:US", "2020-01-01") is None
    assert known.gap("head-of-state", "country:BO", "2021-01-01") is None


def test_the_page_of_the_registry_holds_its_counts() -> None:
    docs = Path(__file__).parents[2] / "docs"
    spec = importlib.util.spec_from_file_location("counts", docs / "counts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    text = (docs / "actors.md").read_text("utf-8")
    assert module.page(text) == text, "the tables have changed: make registry"


@pytest.mark.parametrize(
    ("offices", "of", "day", "person"),
    [
        (("head-of-state-and-government",), "country:US", "2017-01-19", "person:barack-obama"),
        (("head-of-state-and-government",), "country:US", "2022-03-01", "person:joe-biden"),
        (("foreign-minister",), "country:TR", "2022-05-01", "person:mevlut-cavusoglu"),
        (("foreign-minister",), "country:TR", "2024-05-01", "person:hakan-fidan"),
        (("leader",), "country:DE", "2015-05-01", "person:angela-merkel"),
        (("leader",), "country:SY", "2024-12-20", None),
        (("head-of-body",), "org:nato", "2023-01-01", "person:jens-stoltenberg"),
    ],
)
def test_an_office_is_resolved_by_the_day(offices: tuple[str, ...], of: str, day: str, person: str | None) -> None:
    assert registry().holders(offices, of, day) == ([person] if person else [])


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Kremlin", "org:kremlin"),
        ("White House (NSC spokesperson)", "org:white-house"),
        ("US Department of War", "org:us-defense-department"),
        ("Xinhua / Chinese Ministry of Foreign Affairs (English translation)", "org:xinhua"),
        ("Office of the President of Ukraine", "org:ukraine-presidential-office"),
        ("Élysée", "org:elysee"),
        ("Donald Trump (Truth Social)", "person:donald-trump"),
        ("org:nato", "org:nato"),
    ],
)
def test_an_issuer_is_found_by_the_names_people_give(name: str, actor: str) -> None:
    assert registry().find(name) == actor


def test_a_name_nobody_bears_is_not_guessed() -> None:
    assert registry().find("Ministry of Silly Walks") is None


def test_spellings_fold_together() -> None:
    assert key("Recep Tayyip ERDOĞAN") == key("recep tayyip Erdogan")
    assert key("U.S.") == "u s"
