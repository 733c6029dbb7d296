import pytest

from communique.model import Document, Passage, Reading, Span
from communique.model.reading import reading_from

TEXT = "We urge restraint."
WHOLE = Span(0, len(TEXT))


def test_who_speaks_alone_is_the_only_one_of_the_voices() -> None:
    assert Passage("p", WHOLE, "statement", "country:FR").voices == ("country:FR",)


def test_the_voices_of_a_joint_statement_begin_with_its_voice() -> None:
    with pytest.raises(ValueError, match="begin with its voice"):
        Passage("p", WHOLE, "statement", "country:FR", ("country:DE", "country:FR"))


def test_all_who_sign_survive_the_reading_format() -> None:
    signed = Passage("p", WHOLE, "statement", "country:FR", ("country:FR", "country:DE"))
    told = Reading(Document(TEXT), passages=(signed,)).to_dict()
    assert told["passages"][0]["voices"] == ["country:FR", "country:DE"]
    assert reading_from(told).passages == (signed,)


def test_a_reading_written_before_there_were_voices_has_each_passages_voice() -> None:
    told = Reading(Document(TEXT), passages=(Passage("p", WHOLE, "statement", "country:FR"),)).to_dict()
    del told["passages"][0]["voices"]
    assert reading_from(told).passages[0].voices == ("country:FR",)
