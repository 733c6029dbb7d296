"""Names as texts write them: marked, longer, spelt otherwise, and the office that a holder publishes through."""

import pytest

from communique.actors import Registry, scan
from communique.actors.anaphora.office_author import principal
from communique.actors.registry.builder import registry


def full_names(text: str) -> list[tuple[str, str]]:
    found = scan(text, registry()).names
    return [(hit.span.of(text), k.actor) for hit in found for k in hit.known if k.form == "full-name"]


@pytest.mark.parametrize(
    ("written", "person"),
    [
        ("Emmanuel M**acr**on", "person:emmanuel-macron"),
        ("Andr**é**s Manuel López Obrador", "person:andres-manuel-lopez-obrador"),
        ("Tamim Bin Hamad Al-Thani", "person:tamim-bin-hamad-al-thani"),
        ("Mohamed bin Salman", "person:mohammed-bin-salman"),
        ("Sergey Lavrov", "person:sergey-lavrov"),
        ("Sergii Lavrov", None),
    ],
)
def test_a_name_is_known_however_it_is_written(written: str, person: str | None) -> None:
    assert [p for w, p in full_names(f"He met {written} there.") if w == written] == ([person] if person else [])


def test_the_longer_name_wins_over_one_that_begins_before_it() -> None:
    assert full_names("with Sheikh Tamim bin Hamad Al Thani") == [
        ("Tamim bin Hamad Al Thani", "person:tamim-bin-hamad-al-thani")
    ]
    assert full_names("the Crown Prince Mohamed bin Zayed")[-1][1] == "person:mohamed-bin-zayed-al-nahyan"


@pytest.mark.parametrize(
    ("issuer", "office"),
    [
        ("President of Ukraine", "org:ukraine-presidential-office"),
        ("the President of Russia", "org:kremlin"),
        ("Office of the President of Ukraine", "org:ukraine-presidential-office"),
        ("Ukraine", "country:UA"),
    ],
)
def test_the_holder_of_an_office_publishes_through_it(issuer: str, office: str) -> None:
    assert registry().find(issuer) == office


@pytest.mark.parametrize(
    ("office", "title", "person"),
    [
        ("org:white-house", "", "person:joe-biden"),
        ("org:white-house", "Statement by Vice President Kamala Harris on rivers", "person:kamala-harris"),
        ("org:white-house", "Statement by Spokesperson Ada Lindqvist on rivers", ""),
        ("org:us-state-department", "", ""),
    ],
)
def test_who_says_i_is_whom_the_title_names_or_whose_office_it_is(office: str, title: str, person: str) -> None:
    known: Registry = registry()
    assert principal(known, office, "2022-01-15", title) == person
