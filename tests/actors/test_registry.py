import re
from collections import defaultdict
from itertools import pairwise

import pytest

from communique.actors import registry
from communique.actors.fold import key
from communique.actors.tables import table

SINGLE = {"head-of-government", "head-of-state-and-government", "foreign-minister", "defence-minister"}


def test_every_un_member_and_the_usual_others_are_there() -> None:
    codes = {row["id"].partition(":")[2] for row in table("countries.csv")}
    assert len(codes) >= 193
    assert {"PS", "XK", "TW", "VA"} <= codes


def test_every_term_belongs_to_a_known_person_and_a_known_place() -> None:
    known = registry()
    for row in table("terms"):
        assert row["person"] in known.people, row
        assert row["of"] in known.actors, row
        assert re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", row["from"]), row
        assert not row["to"] or row["from"][: len(row["to"])] <= row["to"], row
        assert row["basis"], row


def test_no_two_people_hold_a_single_office_on_one_day() -> None:
    held = defaultdict(list)
    for row in table("terms"):
        if row["office"] in SINGLE:
            held[row["of"], row["office"]].append((row["from"], row["to"] or "9999", row["person"]))
    for place, terms in held.items():
        terms.sort()
        for (_, ends, one), (begins, _, other) in pairwise(terms):
            size = min(len(ends), len(begins))
            assert ends[:size] <= begins[:size], (place, one, other)


def test_ids_are_unique_and_persons_named_once() -> None:
    ids = [row["id"] for name in ("countries.csv", "bodies.csv", "people") for row in table(name)]
    assert len(ids) == len(set(ids))


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
