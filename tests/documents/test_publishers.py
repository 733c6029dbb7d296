"""Whose address it is."""

from __future__ import annotations

import pytest

import communique
from communique.documents import load
from communique.documents.publishers import published_by

TEXT = "The two leaders discussed security in the Baltic region and agreed to meet again in May."


def test_a_publisher_is_known_by_its_host() -> None:
    assert published_by("https://www.elysee.fr/en/x") == "org:elysee"
    assert published_by("https://notelysee.fr/x") is None
    assert published_by("readout.txt") is None
    assert published_by(None) is None


@pytest.mark.parametrize(("url", "issuer", "whose"), [
    ("https://www.elysee.fr/en/x", None, "org:elysee"),
    ("https://www.elysee.fr/en/x", "Kremlin", "Kremlin"),  # what is stated outranks the address
    ("https://news.example/x", None, None),
])  # fmt: skip
def test_a_document_without_an_issuer_is_that_of_its_address(url: str, issuer: str | None, whose: str | None) -> None:
    assert load(TEXT, url=url, issuer=issuer).issuer == whose


def test_front_matter_with_an_address_alone_names_the_voice() -> None:
    page = f"---\nurl: https://www.elysee.fr/en/x\n---\n\n{TEXT}\n"
    reading = communique.read(page)
    assert {p.voice for p in reading.passages} == {"org:elysee"}
