"""The plain CSV: terms with who served beside them, and back."""

from __future__ import annotations

import pytest

from communique.actors.registry.csv_tables import Tables, shipped_tables
from communique.actors.registry.flat_csv import flat_text, from_flat
from communique.actors.registry.overlay import overlay
from communique.actors.registry.timeline import overlaps
from communique.actors.registry.user_tables import merged
from communique.errors import RegistryError

HEAD = "person,office,of,title,from,to,basis,name,surname,country,gender,names\n"
TERM = "person:ada-toll,foreign-minister,country:TR,Minister,2001,2003,appointed,"


def test_an_export_brings_back_people_with_their_other_names() -> None:
    made = from_flat(HEAD + TERM + "Ada Toll,Toll,TR,f,Ada B. Toll|A. Toll\n", "own.csv")
    assert [(p["id"], p["name"], p["names"]) for p in made.people] == [
        ("person:ada-toll", "Ada Toll", "Ada B. Toll|A. Toll")
    ]
    assert flat_text(made) == HEAD + TERM + "Ada Toll,Toll,TR,f,Ada B. Toll|A. Toll\n"


def test_the_shipped_registry_imported_and_exported_again_is_the_same_bytes() -> None:
    ours = shipped_tables()
    text = flat_text(ours)
    given = from_flat(text, "actors.csv")
    theirs = Tables(people=merged([], given.people, "people"), terms=merged([], given.terms, "terms"))
    assert flat_text(overlay(ours, theirs)) == text
    assert flat_text(theirs) == text


def test_two_tellings_of_one_person_are_refused_with_their_lines() -> None:
    text = HEAD + TERM + "Ada Toll,Toll,TR,f,\n" + TERM.replace("2001", "2005").replace("2003", "") + "Ada,Toll,TR,f,\n"
    with pytest.raises(RegistryError, match=r"own\.csv:3: person:ada-toll is told of otherwise at own\.csv:2"):
        from_flat(text, "own.csv")


def test_a_year_that_may_lie_before_or_after_is_no_overlap() -> None:
    one = {"person": "person:a", "from": "2005", "to": "2007", "basis": "appointed"}
    other = {"person": "person:b", "from": "2005-04", "to": "2005", "basis": "appointed"}
    assert list(overlaps([one, other])) == []
    assert list(overlaps([one, {**other, "from": "2006-04", "to": "2006-09"}])) != []
