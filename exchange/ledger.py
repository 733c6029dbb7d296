"""Makes the ledger that the consumers are tried on: three invented texts, every format of `communique export` of it, a feed and the
description of the API.

Run with the program's own Python: `python exchange/ledger.py FOLDER`.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from fastapi.testclient import TestClient

from communique.actors import registry
from communique.documents import load
from communique.export import FORMATS, export
from communique.ledger import Ledger
from communique.ledger.views.refresh import refresh
from communique.reading import Reader
from communique.web import Settings, application

SEEN = dt.datetime(2022, 1, 20, tzinfo=dt.UTC)
PAGES = {"feed.atom": "/feeds/contacts.atom", "openapi.json": "/api/v1/openapi.json"}
TEXTS = (
    ("White House", "2022-01-17", "A {call} & more", "https://a.example/1",
     "President Biden spoke on Friday with President Macron of France. He urged Russia to de-escalate. They agreed to meet "
     "in March. President Biden promised to deliver grain by 1 March 2022 if France agrees."),
    ("Kremlin", "2022-01-18", "On talks", "https://b.example/2",
     "Vladimir Putin met with Xi Jinping in Beijing. Russia and China signed a joint statement. Russia imposed sanctions on "
     "Norway on 10 January 2022. “We will not leave”, Vladimir Putin said."),
    ("Élysée", "2022-01-18", None, "file:///home/somebody/notes.txt",
     "President Macron had a telephone conversation with President Biden on 14 January 2022. They agreed to stay in touch."),
)  # fmt: skip


def main(folder: Path) -> int:
    """Fill a new ledger, write each format to `export.FORMAT`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ledger.db").unlink(missing_ok=True)
    with Ledger.open(folder / "ledger.db", reader=Reader(registry())) as ledger:
        for issuer, day, title, url, text in TEXTS:
            ledger.add(load(text, issuer=issuer, date=day, title=title, url=url), seen_at=SEEN)
        refresh(ledger)
        for form in FORMATS:
            with (folder / f"export.{form}").open("wb") as out:
                export(ledger, form, out)
        app = application(ledger, Settings(author="ann", hosts=("testserver",)))
        for name, address in PAGES.items():
            (folder / name).write_bytes(TestClient(app).get(address).content)
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
