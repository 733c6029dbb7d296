"""Events by the codebooks: one a direction, with target, own day, three-letter countries, roles, codes as texts."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from communique.actors import registry
from communique.documents import load
from communique.export import export
from communique.export.codebook import TYPES
from communique.export.events import QUADS
from communique.export.roles import party, roles
from communique.ledger import Ledger
from communique.reading import Reader

Told = Callable[[str], list[dict[str, Any]]]
SEEN = dt.datetime(2022, 1, 20, tzinfo=dt.UTC)


@pytest.fixture
def told(reader: Reader, tmp_path: Path) -> Told:
    """The events of a text that the White House published on Monday, 17 January 2022."""

    def events(text: str, form: str = "plover") -> list[dict[str, Any]]:
        with Ledger.open(tmp_path / f"{len(list(tmp_path.iterdir()))}.db", reader=reader) as ledger:
            ledger.add(load(text, date="2022-01-17", issuer="White House"), seen_at=SEEN)
            out = io.BytesIO()
            export(ledger, form, out)
        if form == "plover":
            return [json.loads(line) for line in out.getvalue().splitlines()]
        return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"))))

    return events


def _ways(events: list[dict[str, Any]], event: str) -> list[tuple[str, str]]:
    codes = [[party["code"] for party in e[end]] for e in events if e["event"] == event for end in ("source", "target")]
    ends = ["".join(filter(None, one)) for one in codes]
    return [*zip(ends[::2], ends[1::2], strict=True)]


def test_a_joint_act_is_one_event_a_direction(told: Told) -> None:
    events = told("Russia and China signed an agreement. Russia and China agreed to expand trade.")
    assert _ways(events, "SUPPORT") == [("RUS", "CHN"), ("CHN", "RUS")]
    assert _ways(events, "AGREE") == [("RUS", "CHN"), ("CHN", "RUS")]
    assert [e["mirrored"] for e in events if e["event"] == "SUPPORT"] == [False, True]


def test_a_visit_made_is_a_visit_hosted(told: Told) -> None:
    events = told("President Macron visited China.")
    assert [(e["cameo"], *_ways([e], "CONSULT")[0]) for e in events] == [
        ("042", "FRAGOV", "CHN"),
        ("043", "CHN", "FRAGOV"),
    ]


def test_the_target_is_whom_the_words_name(told: Told) -> None:
    events = told("President Biden supports the sovereignty of Ukraine.")
    assert _ways(events, "SUPPORT") == [("USAGOV", "UKR")]
    events = told("President Biden supports the efforts of France and Norway.")
    assert _ways(events, "SUPPORT") == [("USAGOV", "")]


def test_an_event_has_its_own_day(told: Told) -> None:
    (call, _), *rest = [told("President Biden spoke on Friday with President Macron.")]
    assert (call["date"], call["date_basis"], rest) == ("2022-01-14", "contact", [])
    (deed,) = told("Russia imposed sanctions on Norway on 10 January 2022.")
    assert (deed["date"], deed["date_basis"], deed["publication"]["date"]) == ("2022-01-10", "words", "2022-01-17")
    (deed,) = told("On 9 January, Russia expelled ten Norwegian diplomats.")
    assert (deed["date"], deed["date_basis"]) == ("2022-01-09", "words")
    (deed,) = told("Russia condemned Norway.")
    assert (deed["date"], deed["date_basis"]) == ("2022-01-17", "document")


@pytest.mark.parametrize(
    ("actor", "day", "code"),
    [
        ("person:joe-biden", "2022-01-17", "USAGOV"),
        ("person:barack-obama", "2022-01-17", "USAELI"),
        ("person:antonio-guterres", "2022-01-17", "IGOUNO"),
        ("country:DE", "2022-01-17", "DEU"),
        ("org:white-house", "2022-01-17", "USAGOV"),
        ("org:nato", "2022-01-17", "IGO"),
        ("org:reuters", "2022-01-17", "GBRMED"),
        ("unknown:xi", "2022-01-17", ""),
    ],
)
def test_a_party_has_country_and_role_as_the_codebook_writes_them(actor: str, day: str, code: str) -> None:
    assert party(actor, "", day, registry()).code == code


def test_roles_are_of_offices_kinds_and_bodies_that_there_are() -> None:
    known = {*registry().offices, *registry().body_kinds.values(), *registry().body_kinds, "former"}
    assert set(roles()) <= known


def test_every_type_has_a_quad() -> None:
    assert {event for events in QUADS.values() for event in events} == TYPES


def test_codes_stay_texts_and_columns_are_those_of_polecat(told: Told) -> None:
    row = told("President Biden spoke with President Macron.", "events")[0]
    assert (row["CAMEO"], row["CAMEO Name"]) == ("CAMEO:040", "Consult, not specified below")
    assert (row["Event Type"], row["Quad Code"]) == ("CONSULT", "VERBAL COOPERATION")
    assert (row["Actor Country"], row["Primary Actor Sector"], row["Actor Title"]) == ("USA", "GOV", "President")
    assert told("Russia condemned Norway.", "csv")[-1]["cameo"] == "CAMEO:111"


def test_an_act_and_its_event_are_of_one_type(told: Told, reader: Reader) -> None:
    text = "Russia imposed sanctions on Chile. Russia concurred with China that rules matter. Russia annexed Crimea."
    acts = {act.cameo: act.plover for act in reader.read(text, date="2022-01-17", issuer="White House").acts}
    events = {one["cameo"]: one["event"] for one in told(text)}
    assert events == {"163": "SANCTION", "192": "COERCE"}
    assert acts == {**events, "019": None}
