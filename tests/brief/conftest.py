"""A small ledger of invented readouts, and the brief on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from communique.actors import registry
from communique.brief import Brief, asked, brief
from communique.documents import load
from communique.ledger import Ledger
from communique.reading import Reader

HOSTILE = "#panic(1) $x$ <script>alert(1)</script> *b* `c` [d](e) \\ @f ~g | {{ 7*7 }}"
TEXTS = (
    ("https://a.example/0", "White House", "2022-01-04", "Readout of an earlier call",
     "President Biden spoke today with President Macron of France. He reaffirmed the United States’ commitment to the security of France. They agreed to meet again in Paris on January 20, 2022."),
    ("https://a.example/1", "White House", "2022-01-17", "Readout of a call",
     "President Biden spoke today with President Macron of France. He urged France to send aid to Ukraine. President Biden warned that the United States will respond decisively if the talks fail."),
    ("https://b.example/1", "Élysée", "2022-01-17", HOSTILE,
     "President Emmanuel Macron spoke by phone today with President Joe Biden. He called on the United States to lift its tariffs. They agreed to keep working on energy security."),
)  # fmt: skip
TODAY = dt.date(2022, 1, 18)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Iterator[Ledger]:
    place: Path = tmp_path_factory.mktemp("brief") / "ledger.db"
    seen = dt.datetime(2022, 1, 17, 18, tzinfo=dt.UTC)
    with Ledger.open(place, reader=reader) as ledger:
        for url, issuer, date, title, text in TEXTS:
            ledger.add(load(text, url=url, issuer=issuer, date=date, title=title), seen_at=seen)
        edited = TEXTS[1][4].replace("send aid", "send more aid").replace("will respond", "may respond")
        ledger.add(
            load(edited, url=TEXTS[1][0], issuer="White House", date="2022-01-17", title="Readout of a call"),
            seen_at=seen + dt.timedelta(hours=1),
        )
        yield ledger


@pytest.fixture(scope="session")
def made(filled: Ledger) -> Brief:
    return brief(filled, asked(["FR"], "2022-01-15", None, TODAY, registry(), "full"))
