import sys
import warnings

import pytest

import communique
from communique.errors import NoTagger
from communique.extract.tagger.network import load
from communique.extract.tagger.words import MOST_PIECES, packed, words_of

SAID = "The minister said that the talks had failed. “We tried,” he told reporters in Geneva."


def test_a_window_gets_the_same_numbers_after_another_one() -> None:
    network = load()
    assert network is not None
    window = words_of(SAID, 0, len(SAID), network.vocabulary)
    alone = network.mark(window).labels
    other = "Another text entirely, which is about trade and nothing else."
    network.mark(words_of(other, 0, len(other), network.vocabulary))
    assert (network.mark(window).labels == alone).all()


def test_windows_hold_every_word_once_and_none_is_too_long() -> None:
    network = load()
    assert network is not None
    text = "The envoy said that nothing had been decided. " * 80
    lines = [[words_of(line, 0, len(line), network.vocabulary)] for line in (text, "A short one.", text)]
    windows = packed(lines)
    assert sum(len(w) for w in windows) == sum(len(s) for line in lines for s in line)
    assert max(sum(len(w.pieces) for w in window) for window in windows) <= MOST_PIECES


def test_without_onnx_runtime_the_lexicon_reads_alone_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    load.cache_clear()
    try:
        with pytest.warns(NoTagger, match="pip install onnxruntime"):
            reading = communique.read("Sergey Lavrov said that the talks had failed.", date="2022-03-30")
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            again = communique.read("Sergey Lavrov said that the talks had failed.", date="2022-03-30")
    finally:
        load.cache_clear()
    assert [reading.quote(s.content) for s in reading.statements] == ["that the talks had failed"]
    assert again == reading
