"""What a brief tells of a ledger of invented readouts."""

from __future__ import annotations

import datetime as dt
import io
import json
import zipfile

import pytest

from communique.actors import registry
from communique.brief import FORMATS, Brief, asked, brief, render
from communique.brief.naming import days_of
from communique.errors import InputError
from communique.ledger import Ledger
from tests.brief.conftest import HOSTILE, TODAY


def told(made: Brief, key: str) -> str:
    return " ".join(s.text for section in made.sections if section.key == key for s in section.sentences)


def test_the_call_is_told_with_both_who_tell_of_it(made: Brief) -> None:
    text = told(made, "new")
    assert "the White House" in text
    assert "the Élysée" in text
    assert "spoke by telephone on 17 January 2022" in text


def test_what_each_side_says_is_attributed_in_the_words_of_the_source(made: Brief) -> None:
    text = told(made, "sides")
    assert "“urged France to send more aid to Ukraine”" in text
    assert "the Élysée" in text


def test_names_come_with_the_office_first_and_then_by_surname(made: Brief) -> None:
    text = " ".join(s.text for s in made.sentences)
    assert text.count("US President Joe Biden") == 1
    assert text.count("French President Emmanuel Macron") == 1


def test_a_later_version_is_told_with_the_words_of_both(made: Brief) -> None:
    assert "aid" in told(made, "edits")
    versions = {r.version for s in made.sections if s.key == "edits" for x in s.sentences for r in x.references}
    assert versions == {1, 2}


def test_a_meeting_announced_before_is_among_the_coming_dates(made: Brief) -> None:
    assert "20 January 2022" in told(made, "coming")


def test_every_sentence_stands_on_words_that_the_ledger_holds(made: Brief, filled: Ledger) -> None:
    sentences = list(made.sentences)
    assert len(sentences) > 8
    for sentence in sentences:
        for one in sentence.references:
            text = filled.reading(one.document, one.version).text
            assert tuple(s.of(text) for s in one.spans) == one.words


def test_an_empty_section_says_what_was_searched(filled: Ledger) -> None:
    nothing = brief(filled, asked(["JP"], "2022-01-15", None, TODAY, registry()))
    assert not list(nothing.sentences)
    page = render(nothing, "md").decode()
    assert page.count("Nothing found. Searched: ") == len(nothing.sections)


def test_the_short_brief_is_no_longer_than_the_full_one(filled: Ledger, made: Brief) -> None:
    short = brief(filled, asked(["FR"], "2022-01-15", None, TODAY, registry()))
    assert 0 < len(list(short.sentences)) <= len(list(made.sentences))


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_same_ledger_and_question_give_the_same_bytes(form: str, filled: Ledger, made: Brief) -> None:
    again = brief(filled, asked(["FR"], "2022-01-15", None, TODAY, registry(), "full"))
    assert again == made
    assert render(again, form) == render(made, form)


def test_hostile_words_stay_words_in_every_format(made: Brief) -> None:
    assert "<script>alert" not in render(made, "html").decode()
    assert any(r["title"] == HOSTILE for r in json.loads(render(made, "json"))["references"])
    assert render(made, "pdf").startswith(b"%PDF")
    with zipfile.ZipFile(io.BytesIO(render(made, "docx"))) as packed:
        assert "&lt;script&gt;" in packed.read("word/footnotes.xml").decode()


def test_days_are_taken_as_people_name_them() -> None:
    known = registry()
    assert asked(["UA"], "yesterday", None, TODAY, known).since == dt.date(2022, 1, 17)
    assert asked(["Ukraine"], "7d", "today", TODAY, known).since == dt.date(2022, 1, 11)
    assert asked(["person:joe-biden"], "last week", None, TODAY, known).since == dt.date(2022, 1, 11)
    for wrong in ("tomorrowish", "2022-02-30", ""):
        with pytest.raises(InputError):
            asked(["UA"], wrong, None, TODAY, known)
    with pytest.raises(InputError, match="registry knows no such actor"):
        asked(["Nobody at all"], "7d", None, TODAY, known)


@pytest.mark.parametrize(("since", "until"), [("2022-01-15", "9999-12-31"), ("0001-01-01", "9999-12-31")])
def test_the_ends_of_the_calendar_stand_for_no_end(filled: Ledger, since: str, until: str) -> None:
    made = brief(filled, asked(["FR"], since, until, TODAY, registry()))
    assert list(made.sentences)


def test_days_are_written_out() -> None:
    assert days_of(dt.date(2021, 12, 30), dt.date(2022, 1, 2)) == "30 December 2021 to 2 January 2022"
    assert days_of(dt.date(2022, 1, 2), dt.date(2022, 1, 4)) == "2 to 4 January 2022"
