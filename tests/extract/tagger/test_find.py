from typing import Any

import pytest

from communique.extract.tagger.decode import Marked
from communique.extract.tagger.network import Network
from communique.reading import read

ACCOUNT = "President Biden spoke today with Emmanuel Macron. He thanked him for his support. They agreed to meet again."
PROSE = "The minister told reporters in Geneva that the talks had failed."


def windows(text: str, monkeypatch: pytest.MonkeyPatch, **told: Any) -> int:
    """How many windows of a text the network reads."""
    seen = []
    mark = Network.mark

    def counted(network: Network, words: Any) -> Marked:
        seen.append(words)
        return mark(network, words)

    monkeypatch.setattr(Network, "mark", counted)
    read(text, **told)
    return len(seen)


def test_an_official_account_without_quotation_is_not_read_by_the_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    assert windows(ACCOUNT, monkeypatch, issuer="White House") == 0


def test_a_quotation_in_an_official_account_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert windows(ACCOUNT + " “We agree,” Macron said.", monkeypatch, issuer="White House") == 1


def test_running_prose_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    assert windows(PROSE, monkeypatch) == 1
