"""Texts in a language that is not read."""

from __future__ import annotations

import pytest

from communique.cli.printing.report import print_report
from communique.model import Document
from communique.passages.foreign_language import unread_passages
from communique.reading import Reader

RUSSIAN = (
    "Состоялся телефонный разговор Владимира Путина с Джозефом Байденом.\n\n"
    "Стороны договорились продолжить диалог и обсудили гарантии безопасности."
)


def test_a_text_in_a_language_that_is_not_read_gives_its_paragraphs_and_no_findings(reader: Reader) -> None:
    reading = reader.read(RUSSIAN, date="2021-12-30", issuer="Kremlin")
    assert [reading.quote(p.span) for p in reading.passages] == RUSSIAN.split("\n\n")
    assert {p.voice for p in reading.passages} == {"org:kremlin"}
    assert [(f.kind, f.note) for f in reading.flags] == [("unread", "not read: Russian")]
    assert (reading.mentions, reading.statements, reading.acts, reading.contacts, reading.commitments) == ((),) * 5


def test_the_report_says_in_one_line_that_it_was_not_read(reader: Reader, capsys: pytest.CaptureFixture[str]) -> None:
    print_report(reader.read(RUSSIAN, issuer="Kremlin"), width=100)
    told = capsys.readouterr().out
    assert "Not read: Russian." in told
    assert "in Russian" in told


def test_a_text_too_short_to_tell_is_read_and_its_language_is_not_claimed(reader: Reader) -> None:
    reading = reader.read("Biden thanked Macron.", date="2022-01-12")
    assert reading.document.language in ("en", "und")
    assert reading.acts


class _Asked(Document):
    """A document that counts how often its text is hashed."""

    times = 0

    @property
    def id(self) -> str:
        type(self).times += 1
        return super().id


def test_the_hash_of_a_long_text_is_made_once_for_all_its_passages() -> None:
    document = _Asked("ab\n\n" * 200)
    assert len(unread_passages(document, None)) == 200
    assert _Asked.times <= 2
