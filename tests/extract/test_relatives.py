"""Whose relative somebody is does not make him speak."""

import pytest

from tests.conftest import Read, act

PUBLISHED = {"date": "2022-02-14", "issuer": "President of Ukraine"}
OPENED = "President Volodymyr Zelenskyy opened the forum in Kyiv."


@pytest.mark.parametrize("whose", ["The President's wife", "The wife of the President"])
def test_a_wife_speaks_for_herself(read: Read, whose: str) -> None:
    reading = read(f"{OPENED} {whose} said that schools matter. {whose} thanked the teachers.", **PUBLISHED)
    wife = ("unknown:wife-of-volodymyr-zelenskyy",)
    assert act(reading, "thanked").by == wife
    assert [s.speakers for s in reading.statements] == [wife]
    assert next(a.name for a in reading.actors if a.id == wife[0]) == "wife of Volodymyr Zelenskyy"


def test_she_is_the_first_lady_whom_the_text_names(read: Read) -> None:
    text = "First Lady Olena Zelenska opened the school. The President's wife thanked the teachers."
    assert act(read(text, **PUBLISHED), "thanked").by == ("unknown:olena-zelenska",)


def test_she_is_whose_name_stands_beside(read: Read) -> None:
    text = f"{OPENED} The President's wife, Olena Zelenska, thanked the teachers."
    reading = read(text, **PUBLISHED)
    assert act(reading, "thanked").by == ("unknown:olena-zelenska",)
