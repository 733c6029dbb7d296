"""Takes the pictures of the workspace, docs/pictures/*.png, on a ledger made of examples/.

    python docs/pictures.py

Needs Playwright and a Chromium (Debian: apt-get install chromium). Every text of the ledger is invented.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from communique.compare.printing.html_page import to_html
from communique.compare.side_by_side import compare
from communique.documents import load
from communique.ledger import Ledger
from communique.ledger.views import recurring_phrases
from communique.ledger.views.refresh import refresh
from communique.reading import Reader
from communique.web import Settings, application

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
NOW = dt.datetime(2024, 11, 20, 9, tzinfo=dt.UTC)
WIDTH, HEIGHT = 1180, 820


def filled(ledger: Ledger) -> None:
    """Enter the examples, each seen the morning after its day."""
    for file in sorted([*EXAMPLES.glob("*.md"), *(EXAMPLES / "workspace").glob("0*.md")]):
        document = load(file)
        day = document.date or NOW.date()
        ledger.add(document, seen_at=dt.datetime.combine(day, dt.time(8), dt.UTC) + dt.timedelta(days=1))
    refresh(ledger)


def pages(ledger: Ledger) -> dict[str, str]:
    """The name of each picture and the address it shows."""
    told = [c for c in ledger.contacts() if len(c.sides) > 1 and c.channel == "call"]
    document = next(d for d in ledger.documents() if d.address.endswith("france.example/2024-03-04"))
    found, _ = recurring_phrases.page(ledger, limit=1)
    return {
        "today": "/?since=2024-01-01", "document": f"/documents/{document.id}", "contact": f"/contacts/{told[-1].id}",
        "texts": f"/contacts/{told[-1].id}?view=texts",
        "contacts": "/contacts?since=2024-01-01&view=network", "actor": "/actors/person:emmanuel-macron",
        "commitments": "/commitments" if not found else "/commitments?routine=true",
    }  # fmt: skip


def compared(folder: Path) -> Path:
    """The file of the page that `communique compare --format html` makes of two invented accounts."""
    two = [Reader().read(EXAMPLES / "compare" / f"{name}.md") for name in ("ours", "theirs")]
    place = folder / "comparison.html"
    place.write_text(to_html(compare(two)), "utf-8")
    return place


def main() -> None:
    """Serve the ledger, take the pictures, stop."""
    browser_at = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, Ledger.open(Path(folder) / "ledger.db") as ledger:
        filled(ledger)
        settings = Settings(author="ann", now=lambda: NOW)
        server = uvicorn.Server(uvicorn.Config(application(ledger, settings), port=0, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        base = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=browser_at, args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
            for name, address in pages(ledger).items():
                answer = page.goto(base + address, wait_until="networkidle")
                if answer is None or answer.status != 200:
                    print(f"{address}: answered {answer.status if answer else 'nothing'}; no picture of it")
                    continue
                page.screenshot(path=HERE / "pictures" / f"{name}.png")
            page.goto(compared(Path(folder)).as_uri())
            page.screenshot(path=HERE / "pictures" / "comparison.png")
            browser.close()
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main()
