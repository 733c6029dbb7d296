"""Posts: whose account they stand on speaks in them."""

import pytest

from tests.conftest import Read

DAY = "2024-05-04"
BODY = (
    "Had a good call with Prime Minister Irma Kalnins of Estonia. I thanked her for the ships. We agreed to meet soon."
)


@pytest.mark.parametrize(
    "line",
    [
        "President Karlis Ozols on X",
        "Karlis Ozols @KOzols · 4 May",
        "Karlis Ozols, President of Latvia (@KOzols), 4 May 2024",
        "Karlis Ozols\n@KOzols",
        "Dr. Karlis Ozols\nPresident of the Republic of Latvia",
    ],
)
def test_a_post_is_spoken_by_whose_account_it_stands_on(read: Read, line: str) -> None:
    reading = read(f"{line}\n\n{BODY}", date=DAY, issuer="Latvia")
    assert [(p.kind, p.voice) for p in reading.passages] == [
        ("heading", "unknown:karlis-ozols"),
        ("readout", "unknown:karlis-ozols"),
    ]
    thanked = [a.by for a in reading.acts if a.kind == "thank"]
    assert thanked == [("unknown:karlis-ozols",)]


@pytest.mark.parametrize("line", ["MFA Latvia @Latvian_MFA · 4 May", "Foreign Ministry on X", "Talks in Riga"])
def test_a_post_whose_bearer_is_named_nowhere_is_its_issuers(read: Read, line: str) -> None:
    reading = read(f"{line}\n\nLatvia condemns the attack on the port.", date=DAY, issuer="Latvia")
    assert {p.voice for p in reading.passages} == {"country:LV"}


def test_posts_under_one_another_have_each_its_heading_and_kind(read: Read) -> None:
    line = "Karlis Ozols\n@KOzols"
    text = f"{line}\n\n{BODY}\n\n{line}\n\nDeeply saddened by the loss of lives in Tartu."
    passages = read(text, date=DAY, issuer="Latvia").passages
    assert [p.kind for p in passages] == ["heading", "readout", "heading", "statement"]
    assert {p.voice for p in passages} == {"unknown:karlis-ozols"}


def test_a_post_may_be_signed_at_its_end(read: Read) -> None:
    text = f"Labrit! Productive morning in Riga. 🇱🇻\n\n{BODY}\n\n— President Karlis Ozols"
    passages = read(text, date=DAY, issuer="Latvia").passages
    assert [(p.kind, p.voice) for p in passages] == [
        ("readout", "unknown:karlis-ozols"),
        ("note", "unknown:karlis-ozols"),
    ]
