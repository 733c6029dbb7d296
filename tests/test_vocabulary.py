"""Lists of words stand in tables: each is asked for, well formed, and none is left in code."""

from __future__ import annotations

import ast
import re
from functools import cache

import pytest
from benchmarks import house

from communique.errors import LexiconError
from communique.vocabulary import alternatives, lists, parse, word_list, word_map, word_set

ASKING = {"word_set", "word_list", "word_map", "alternatives"}


@cache
def _modules() -> dict[str, ast.Module]:
    return house.modules()


def _in_code() -> set[tuple[str, str]]:
    return {
        (name.removeprefix("communique."), place)
        for name, tree in _modules().items()
        for _, _, place in house.word_lists(tree)
    }


def _asked() -> set[tuple[str, str]]:
    return {
        (node.args[0].value, node.args[1].value)
        for tree in _modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ASKING
        and len(node.args) == 2 and isinstance(node.args[0], ast.Constant) and isinstance(node.args[1], ast.Constant)
    }  # fmt: skip


def _tables() -> list[str]:
    return sorted(str(file.parent.relative_to(house.SOURCE)) for file in house.SOURCE.rglob("lists.csv"))


def test_no_list_of_more_than_five_words_stands_in_code() -> None:
    new = _in_code() - house.own_names()
    assert not new, "into the stage's lists.csv (communique.vocabulary); what is no words: into tests/own_names.csv"


def test_what_is_named_as_no_words_is_still_there() -> None:
    assert house.own_names() <= _in_code()


@pytest.mark.parametrize(
    "code",
    [
        'X = {"hold", "have", "host", "chair", "lead", "make"}',
        'def f(x): return x in ("hold", "have", "host", "chair", "lead", "make")',
        'X = {"had": "have", "held": "hold", "made": "make", "met": "meet", "sent": "send", "got": "get"}',
        'X = "hold have host chair lead make".split()',
        'X = r"\\b(?:hold|have|host|chair|lead|make)\\b"',
    ],
)
def test_a_new_list_is_seen_however_it_is_written(code: str) -> None:
    assert [many for _, many, _ in house.word_lists(ast.parse(code))] == [6]


def test_types_and_records_are_no_lists_of_words() -> None:
    code = 'Kind = Literal["a", "b", "c", "d", "e", "f"]\n'
    code += 'def f(x): return {"id": x.id, "day": x.day, "by": x.by, "to": x.to, "what": x.what, "how": x.how}'
    assert not list(house.word_lists(ast.parse(code)))


def test_every_list_of_the_tables_is_asked_for_and_every_one_asked_for_is_there() -> None:
    assert {(folder, name) for folder in _tables() for name in lists(folder)} == _asked()


def test_words_come_in_the_order_of_the_table() -> None:
    assert word_list("brief/data", "months")[:2] == ("January", "February")
    assert "former" in word_set("extract/lexicon", "former")
    assert word_map("language", "lemmas")["hoped"] == "hope"
    assert alternatives("extract/lexicon", "taking-part").startswith(r"taking\ part|attending|")
    over_a_line = re.compile(alternatives("actors/data", "our-openers", wrapped=True))
    assert over_a_line.fullmatch("the\ntwo")
    assert not re.fullmatch(alternatives("actors/data", "our-openers"), "the\ntwo")


def test_a_list_that_is_not_there_is_called_by_its_name() -> None:
    with pytest.raises(LexiconError, match="no list 'verbs-of-nothing'"):
        word_set("extract/lexicon", "verbs-of-nothing")
    with pytest.raises(LexiconError, match="have meanings"):
        word_set("language", "lemmas")
    with pytest.raises(LexiconError, match="have no meaning"):
        word_map("extract/lexicon", "former")


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("list,word\n", "the first line must be list,word,means"),
        ("list,word,means\nverbs,meet\n", "table:2: a list, a word"),
        ("list,word,means\nverbs,,\n", "table:2: a list, a word"),
        ("list,word,means\nverbs,meet,\nverbs,meet,\n", "table:3: 'meet' stands twice"),
        (
            "list,word,means\nverbs,meet,\nnouns,talk,\nverbs,see,\n",
            "table:4: the rows of 'verbs' do not stand together",
        ),
        ("list,word,means\nverbs,met,meet\nverbs,see,\n", "table:3: a list has meanings in all its rows or in none"),
    ],
)
def test_a_table_that_breaks_its_schema_is_refused_with_its_line(rows: str, says: str) -> None:
    with pytest.raises(LexiconError, match=says):
        parse(rows, "table")
