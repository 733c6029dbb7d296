from communique.actors.registry.csv_tables import shipped_tables
from communique.actors.registry.followthemoney import entities, imported


def person(name: str = "p1", **properties: list[str]) -> dict[str, object]:
    given = {"name": ["Ana Ruiz"], "citizenship": ["es"], "gender": ["female"]}
    return {"id": name, "schema": "Person", "properties": given | properties}


def position(title: str = "Minister of Foreign Affairs", **properties: list[str]) -> dict[str, object]:
    return {"id": "post", "schema": "Position", "properties": {"name": [title], "country": ["es"]} | properties}


def occupancy(**properties: list[str]) -> dict[str, object]:
    given = {"holder": ["p1"], "post": ["post"], "startDate": ["2001-02"], "endDate": ["2003"]}
    return {"id": "occ", "schema": "Occupancy", "properties": given | properties}


def test_an_occupancy_becomes_a_term_with_the_precision_it_has() -> None:
    made = imported([person(), position(), occupancy()], shipped_tables())
    assert [(r["id"], r["surname"], r["country"], r["gender"]) for r in made.people] == [
        ("person:ana-ruiz", "Ruiz", "ES", "f")
    ]
    (term,) = made.terms
    assert (term["person"], term["office"], term["of"]) == ("person:ana-ruiz", "foreign-minister", "country:ES")
    assert (term["from"], term["to"], term["basis"]) == ("2001-02", "2003", "imported: occ")
    assert made.left_out == []


def test_a_person_we_know_keeps_our_id() -> None:
    made = imported([person(name="p1") | {"properties": {"name": ["Pedro Sánchez"], "citizenship": ["es"]}},
                     position("Prime Minister"), occupancy()], shipped_tables())  # fmt: skip
    assert made.people == []
    assert made.terms[0]["person"] == "person:pedro-sanchez"


def test_what_makes_no_row_is_said_with_the_reason() -> None:
    known = shipped_tables()
    cases = [
        ([person(), position()], "without an occupancy"),
        ([position(), occupancy()], "holder or its post"),
        ([person(), position(country=["zz"]), occupancy()], "no country or body"),
        ([person(), position(), occupancy(startDate=[])], "no date of its beginning"),
        ([person(), position(), occupancy(endDate=[], status=["ended"])], "on no known date"),
        ([{"id": "x", "schema": "Vessel", "properties": {}}], "none of the registry's"),
    ]
    for given, reason in cases:
        made = imported(given, known)
        assert made.terms == []
        assert any(reason in one.reason for one in made.left_out), reason


def test_our_own_export_comes_back_as_the_same_terms() -> None:
    tables = shipped_tables()
    made = imported(list(entities(tables, ["TR", "US"])), tables)
    names = ("person", "office", "of", "title", "from", "to", "basis")
    wanted = [r for r in tables.terms if r["of"] in ("country:TR", "country:US") and r["person"] != "-"]
    assert len(wanted) > 20
    assert sorted(tuple(r[n] for n in names) for r in made.terms) == sorted(tuple(r[n] for n in names) for r in wanted)
    assert (made.people, made.left_out) == ([], [])


def test_the_export_is_the_same_at_every_run_and_its_ids_are_unique() -> None:
    tables = shipped_tables()
    once = list(entities(tables))
    assert once == list(entities(tables))
    ids = [e["id"] for e in once]
    assert len(ids) == len(set(ids))
    assert {e["schema"] for e in once} >= {"Person", "Position", "Occupancy", "Organization"}
