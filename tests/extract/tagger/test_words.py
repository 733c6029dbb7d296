from communique.extract.tagger.words import Vocabulary, words_of

PIECES = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "the",
    "minister",
    "zelen",
    "##sky",
    "##y",
    "said",
    "“",
    "”",
    "yes",
    "cafe",
]


def test_words_are_cut_into_the_longest_pieces_first() -> None:
    vocabulary = Vocabulary(PIECES)
    assert vocabulary.pieces("Zelenskyy") == (6, 7, 8)
    assert vocabulary.pieces("Café") == (13,)
    assert vocabulary.pieces("qqq") == (vocabulary.unknown,)


def test_a_word_tells_its_case_its_quotation_and_the_start_of_its_line() -> None:
    text = "The MINISTER said “yes”"
    words = words_of(text, 0, len(text), Vocabulary(PIECES))
    features = {text[w.start : w.end]: w.feature for w in words}
    assert features["The"] == 1 * 4 + 1
    assert features["MINISTER"] == 2 * 4
    assert features["said"] == 0
    assert features["yes"] == 2
