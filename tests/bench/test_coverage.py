from communique.bench.coverage import measure_coverage
from communique.documents.lines import Record
from communique.reading import Reader

CALL = (
    "President Biden spoke by phone with President Macron of France. President Biden thanked President Macron. "
    "President Macron yodelled that the harbour would open."
)
RECORDS = [
    Record("corpus:1", CALL, date="2022-01-15"),
    Record("corpus:2", fault="is not JSON"),
    Record("corpus:3", "President Biden will hold talks with President Macron on January 20.", date="2022-01-16"),
]


def test_a_corpus_is_counted_by_channel_party_and_act(reader: Reader) -> None:
    found = measure_coverage(RECORDS, "White House", reader)
    assert found.documents == 2
    assert (found.channels["call", "held"], found.channels["talks", "planned"]) == (1, 1)
    assert found.parties["Joe Biden"] == found.parties["Emmanuel Macron"] == 2
    assert found.acts["thank"] == 1


def test_a_record_that_cannot_be_read_is_named(reader: Reader) -> None:
    assert measure_coverage(RECORDS, "White House", reader).failed == ["corpus:2: is not JSON"]


def test_a_verb_no_row_reads_is_the_next_line_for_the_lexicon(reader: Reader) -> None:
    found = measure_coverage(RECORDS, "White House", reader)
    assert found.unread["yodel"] == 1
    assert found.example["yodel"].startswith("President Macron yodelled that the harbour")
    assert "thank" not in found.unread
