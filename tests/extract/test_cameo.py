"""CAMEO codes as the codebook has them: of every kind, every wording, and of what is promised, threatened, refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from communique.extract.lexicon import lexicon
from communique.extract.lexicon.cameo import codes
from communique.model.kinds import KINDS
from tests.conftest import Read

DOCS = Path(__file__).parents[2] / "docs"
CODED = [
    ("Norway met with Chile in Lima.", "040"),
    ("Norway visited Chile.", "042"),
    ("Norway hosted Chile in Oslo.", "043"),
    ("Norway and Chile negotiated on fish.", "046"),
    ("Norway signed an agreement with Chile.", "057"),
    ("Norway agreed to meet with Chile in March.", "036"),
    ("Norway and Chile agreed to resume talks.", "036"),
    ("Norway pledged to withdraw troops from Chile.", "0356"),
    ("Norway will provide aid to Chile.", "033"),
    ("Norway said it would impose sanctions on Chile unless the strikes end.", "1312"),
    ("Norway expressed its condolences to Chile.", "018"),
    ("Norway denied the accusations of Chile.", "016"),
    ("Norway reaffirmed its position on Chile.", "010"),
    ("Norway gave Chile an ultimatum.", "139"),
    ("Norway expelled two diplomats of Chile.", "161"),
    ("Norway imposed sanctions on Chile.", "163"),
    ("Norway walked out of talks with Chile.", "164"),
    ("Norway put its army on alert near the border with Sweden.", "152"),
    ("Norway sent troops to the border with Sweden.", "154"),
    ("Norway restored diplomatic relations with Chile.", "050"),
    ("Norway established diplomatic relations with Chile.", "054"),
    ("Norwegian troops violated the ceasefire.", "196"),
    ("Norway demanded the release of the crew.", "1053"),
    ("Norway urged Chile to withdraw its troops.", "0256"),
    ("Norway asked Chile to provide military aid.", "0232"),
    ("Norway rejected a ceasefire with Chile.", "1246"),
    ("Norway threatened to impose a curfew.", "1323"),
    ("Norway gave shelter to refugees from Chile.", "073"),
    ("Norway granted asylum to refugees from Chile.", "075"),
    ("Norway paid compensation to Chile.", "080"),
    ("Norway pardoned the fishermen of Chile.", "0841"),
    ("Norway exchanged prisoners with Chile.", "0841"),
    ("Norway sent peacekeepers to Chile.", "074"),
    ("Norway suspended military aid to Chile.", "1622"),
    ("Norway expelled inspectors of the agency.", "1662"),
    ("Norwegian troops killed three soldiers of Chile.", "190"),
    ("Norway invaded Chile.", "192"),
]


@pytest.mark.parametrize(("sentence", "code"), CODED)
def test_an_act_has_the_code_of_the_codebooks_line(read: Read, sentence: str, code: str) -> None:
    assert code in {act.cameo for act in read(sentence, date="2012-05-04").acts}


def test_every_kind_has_the_type_of_its_code() -> None:
    for name, kind in KINDS.items():
        assert kind.plover == (codes()[kind.cameo].plover if kind.cameo else None), name


def test_every_wording_has_a_code_that_the_codebook_has() -> None:
    words = lexicon()
    found = {w.cameo for table in (words.verbs, words.nouns, words.adjectives) for ws in table.values() for w in ws}
    assert found - {""} <= set(codes())


def test_a_promise_agrees_a_threat_threatens_a_refusal_rejects() -> None:
    for one in codes().values():
        for code, event in (
            (one.promised, "AGREE"), (one.asked, "REQUEST"), (one.demanded, "REQUEST"), (one.threatened, "THREATEN"),
            (one.refused, "REJECT"),
        ):  # fmt: skip
            assert not code or codes()[code].plover == event, one.code


TYPED = [
    ("Norway failed to reach an agreement with Chile.", "164", "REJECT"),
    ("Norway broke off talks with Chile.", "164", "SANCTION"),
    ("Norway pardoned the fishermen of Chile.", "0841", "CONCEDE"),
    ("Norway released the fishermen of Chile.", "0841", "RETREAT"),
    ("Norway annexed the island.", "192", "COERCE"),
    ("Norway concurred with Chile that the rules matter.", "019", None),
]


@pytest.mark.parametrize(("sentence", "code", "event"), TYPED)
def test_a_type_goes_by_the_code_and_where_the_table_says_so_by_the_kind(
    read: Read, sentence: str, code: str, event: str | None
) -> None:
    assert (code, event) in {(act.cameo, act.plover) for act in read(sentence, date="2012-05-04").acts}


def test_a_kind_that_is_another_type_is_one_that_bears_the_code() -> None:
    for one in codes().values():
        kind, _, event = one.otherwise.partition(":")
        assert (not kind and not event) or (kind in KINDS and event in {k.plover for k in KINDS.values()}), one.code


def test_what_cameo_calls_a_statement_is_no_event(read: Read) -> None:
    assert all(one.plover is None for one in codes().values() if one.code.startswith("01"))
    assert {act.plover for act in read("Norway expressed its condolences to Chile.").acts} == {None}


def test_the_page_on_events_has_every_code_with_its_line() -> None:
    scope: dict[str, Any] = {"__file__": str(DOCS / "codes.py")}
    exec(compile((DOCS / "codes.py").read_text("utf-8"), "docs/codes.py", "exec"), scope)
    page = (DOCS / "events.md").read_text("utf-8")
    assert scope["page"](page) == page, "python docs/codes.py writes it anew"
    assert all(f"| {code} | {one.name} |" in page for code, one in codes().items())
