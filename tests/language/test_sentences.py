import pytest

from communique.language import parse


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He met the U.S. President. They spoke.", 2),
        ("He left the U.S. He came back.", 2),
        ("“We agree!” he said.", 1),
        ("Mr. Lavrov spoke. Dr. Smith replied.", 2),
        ("He met Admiral Dong Jun. Minister Ito left on Jun. 9.", 2),
        ("First line of a heading\n\nSecond paragraph.", 2),
        ("He praised EU High Representative for Foreign Affairs and Security Policy Josep Borrell, that was all.", 1),
    ],
)
def test_sentences_begin_where_a_reader_begins_them(text: str, count: int) -> None:
    assert len([s for s in parse([text])[0].sents if s.text.strip()]) == count


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Lima, ANDINA – President Rojas met the ministers.", "President Rojas"),
        ("Quito – President Rojas met the ministers.", "President Rojas"),
        ("Quito, June 7, ANDES\nPresident Rojas met the ministers.", "President Rojas"),
        ("Press Statement by the Spokesperson\nMinister Rojas met them.", "Minister Rojas"),
        ("Peru – Minister Rojas's home – is far.", "Peru – Minister"),
        ("Our statement on the talks with\nPeru shows that they failed.", "Our statement"),
    ],
)
def test_a_heading_is_no_part_of_the_sentence_behind_it(text: str, first: str) -> None:
    assert [s.text for s in parse([text])[0].sents][-1].startswith(first)


def test_tokens_keep_the_offsets_of_the_text() -> None:
    text = "“Russia’s\nposition” — he said"
    assert all(text[t.idx : t.idx + len(t)].strip() or t.is_space for t in parse([text])[0])
    assert "".join(t.text_with_ws for t in parse([text])[0]).__len__() == len(text)
