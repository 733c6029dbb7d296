"""An office whose holder the registry does not know is whose the text, or its issuer's name, says it is."""

import pytest

from communique.extract.renaming import renamed
from communique.model.span import Span
from tests.conftest import Read, act

CASTLEFORD, PENNY_WONG = "unknown:marian-castleford", "person:penny-wong"
WELCOMED = (
    "Minister Castleford welcomed the growth in trade. The Minister thanked Mr Morioka. I am pleased with the talks."
)
OPENED = "Minister for Foreign Affairs, Senator the Hon Marian Castleford, today met Japan's Foreign Minister, Mr Kenta Morioka."
MET = "I met Foreign Minister Kenta Morioka of Japan in Perth today. I thanked him for his visit."


def test_the_issuers_office_is_whom_the_text_names_in_it(read: Read) -> None:
    reading = read(f"{OPENED} {WELCOMED}", date="2024-05-14", issuer="Australian Foreign Minister")
    assert reading.issuer == CASTLEFORD
    assert {p.voice for p in reading.passages} == {CASTLEFORD}
    assert act(reading, "thanked").by == (CASTLEFORD,)
    assert PENNY_WONG not in {a.id for a in reading.actors}
    (known,) = [a for a in reading.actors if a.id == CASTLEFORD]
    assert (known.kind, known.name, known.country, known.offices) == ("unknown", "Marian Castleford", "AU", ())


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_signature_tells_whose_text_it_is(read: Read, between: str) -> None:
    text = f"{MET}\n\nSenator the Hon Marian Castleford{between}Minister for Foreign Affairs"
    reading = read(text, date="2024-05-14", issuer="Foreign Minister of Australia")
    assert reading.issuer == CASTLEFORD
    assert act(reading, "thanked").by == (CASTLEFORD,)


def test_a_guest_with_the_title_is_not_the_issuer(read: Read) -> None:
    for text in (MET, "Good to speak with Foreign Minister Kenta Morioka again. We agreed to meet in June."):
        reading = read(text, date="2024-05-14", issuer="Australian Foreign Minister")
        assert reading.issuer == PENNY_WONG


def test_the_registrys_holder_stands_where_the_text_names_her(read: Read) -> None:
    text = "Foreign Minister Penny Wong met Foreign Minister Kenta Morioka. Minister Marian Castleford joined them."
    assert read(text, date="2024-05-14", issuer="Australian Foreign Minister").issuer == PENNY_WONG


@pytest.mark.parametrize(
    ("issuer", "person", "country"),
    [
        ("President of Suriname Baltasar Quillan (X)", "unknown:baltasar-quillan", "SR"),
        ("Yvrose Maturin, Prime Minister of Haiti", "unknown:yvrose-maturin", "HT"),
        ("Deputy Prime Minister of Canada Rosalind Cho-Marsh", "unknown:rosalind-cho-marsh", "CA"),
    ],
)
def test_an_issuer_named_with_office_and_name_is_that_person(
    read: Read, issuer: str, person: str, country: str
) -> None:
    reading = read("Spoke today with President Nausėda. Thanked him for his help.", date="2024-05-14", issuer=issuer)
    assert reading.issuer == person
    assert act(reading, "Thanked").by == (person,)
    assert next(a.country for a in reading.actors if a.id == person) == country


@pytest.mark.parametrize("issuer", ["Press Wing of the Chief Adviser, Bangladesh", "Office of the President of Palau"])
def test_a_house_is_nobodys_name(read: Read, issuer: str) -> None:
    reading = read("The President met the Ambassador of Japan.", date="2024-05-14", issuer=issuer)
    assert (reading.issuer or "").startswith("country:")


def test_renaming_goes_all_the_way_down_and_leaves_the_rest_as_it_is() -> None:
    whole = {"who": ("a", ["b", Span(1, 2)]), "other": ("c",)}
    assert renamed(whole, {"b": "x"}) == {"who": ("a", ["x", Span(1, 2)]), "other": ("c",)}
    assert renamed(whole, {"z": "x"}) is whole
