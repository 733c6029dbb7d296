"""The tables of words around names and of houses, and the line ends that part headings from text."""

import time

import pytest

from communique.actors import scan
from communique.actors.linking.named_mentions import named_mentions
from communique.actors.mentions.government_bodies import houses, own_offices
from communique.actors.mentions.line_breaks import breaks
from communique.actors.registry.builder import registry
from communique.actors.word_roles import ROLES, head, words


def test_each_role_has_words_and_each_houses_office_is_known() -> None:
    assert all(words(role) for role in ROLES)
    assert {o for house in houses().values() for o in house.offices} <= set(registry().offices)


@pytest.mark.parametrize(
    ("wording", "noun"),
    [
        ("foreign minister", "minister"), ("minister of trade", "minister"), ("Secretary General", "secretary"),
        ("chairwoman", "chair"), ("top diplomat", ""), ("Taoiseach", "taoiseach"), ("", ""),
    ],
)  # fmt: skip
def test_the_noun_of_an_office(wording: str, noun: str) -> None:
    assert head(wording) == noun


@pytest.mark.parametrize(
    ("issuer", "name", "office"),
    [
        ("org:nato", "", "head-of-body"),
        ("org:downing-street", "", "head-of-government"),
        ("country:PE", "Ministry of Foreign Affairs of Peru", "foreign-minister"),
        ("org:us-defense-department", "", "defence-minister"),
        ("person:sergey-lavrov", "", "foreign-minister"),
    ],
)
def test_the_offices_that_are_an_issuers_own(issuer: str, name: str, office: str) -> None:
    assert office in own_offices(registry(), issuer, name, "2020-05-01")


def test_a_short_line_above_a_long_one_is_a_heading_and_wrapped_lines_are_none() -> None:
    wrapped = "He said at some length that the talks had gone well and that the two\nsides would meet again."
    assert breaks(wrapped) == {len(wrapped)}
    assert breaks(f"A heading\n{wrapped}") == {9, 10 + len(wrapped)}
    assert breaks("") == frozenset()


def test_long_texts_cost_what_they_are_long() -> None:
    def seconds(times: int) -> float:
        text = "The Minister of Ports Ada Lind met the Foreign Minister of Peru. The Minister left.\n\n" * times
        start = time.process_time()
        named_mentions(scan(text, registry()), registry(), "2020-05-01", lambda _: "country:PE", (), lambda _: "")
        return time.process_time() - start

    seconds(10)
    assert seconds(800) < 16 * seconds(100) + 0.5
