"""How long the workspace's pages take over one ledger, and whether many readers at once are all served.

    python benchmarks/page_times.py ledger.db --asks 30 --readers 50

Asks every page `--asks` times in this process, over the application itself (no network), and prints the
50th and 95th of 100 server times in milliseconds; the first ask of a page, which counts what later ones
find kept, is printed beside them. Then `--readers` threads ask one page after another, each from another
place, over a server on a free port. Exit status 1 when an answer is none, or a page is over `--bar`.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import threading
import time
import urllib.error
import urllib.request
from collections import Counter
from urllib.parse import quote

from fastapi.testclient import TestClient

from communique.actors import registry
from communique.ledger import Ledger, lives, phrases
from communique.web import Settings, application
from communique.web.drawing.charts import warm

READS = 6
"""Pages that every reader asks for."""


def addresses(ledger: Ledger, today: str) -> list[str]:
    """The pages, lists and charts, with records of this ledger."""
    contacts, documents = ledger.contacts(limit=200), ledger.documents(limit=1)
    compared = next((c for c in contacts if len(c.sides) > 1), contacts[0] if contacts else None)
    actors = [a.id for a in ledger.actors(limit=2)]
    undertaken, _ = lives.page(ledger, registry(), today, limit=1)
    found, _ = phrases.page(ledger, limit=1)
    issuer = next((d.issuer for d in documents if d.issuer), "")
    out = [
        "/", "/?since=2020-01-01", "/documents", f"/documents?issuer={issuer}", "/documents?q=sanctions",
        "/contacts", "/contacts?view=network", "/contacts?told=both", "/actors", "/actors?q=minister",
        "/commitments", "/commitments?state=restated", "/phrases", "/phrases?q=security", "/search",
        "/search?q=security+guarantees", "/search?act=promise", "/search?q=gas&kind=statement", "/sources",
        "/charts/contacts.svg",
    ]  # fmt: skip
    out += [f"/documents/{d.id}" for d in documents] + ([f"/contacts/{compared.id}"] if compared else [])
    for actor in actors:
        out += [f"/actors/{actor}", f"/contacts?actor={quote(actor)}", f"/documents?actor={quote(actor)}"]
    out += [f"/commitments/{one.id}" for one in undertaken]
    out += [a for one in found for a in (f"/phrases/{one.id}", f"/charts/phrases/{one.id}.svg")]
    return out


def timed(browser: TestClient, address: str, asks: int) -> tuple[int, list[float]]:
    """The status of the last answer and the milliseconds of every ask."""
    took, status = [], 0
    for _ in range(asks):
        start = time.perf_counter()
        status = browser.get(address).status_code
        took.append((time.perf_counter() - start) * 1000)
    return status, took


def at_once(app: object, pages: list[str], readers: int) -> tuple[Counter[str], list[float]]:
    """What `readers` threads were answered, and the milliseconds each answer took."""
    import uvicorn

    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))  # type: ignore[arg-type]
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    told: Counter[str] = Counter()
    took: list[float] = []
    lock = threading.Lock()

    def read(number: int) -> None:
        for step in range(READS):
            address = pages[(number * 7 + step) % len(pages)]
            start = time.perf_counter()
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{address}", timeout=120) as answer:
                    answer.read()
                    outcome = str(answer.status)
            except (urllib.error.URLError, OSError) as error:
                outcome = f"{address}: {error}"
            with lock:
                told[outcome] += 1
                took.append((time.perf_counter() - start) * 1000)

    threads = [threading.Thread(target=read, args=(n,)) for n in range(readers)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    server.should_exit = True
    thread.join()
    return told, took


def main() -> int:
    """Measure and print; 1 when a page was not answered or over the bar."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger")
    parser.add_argument("--asks", type=int, default=30)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--bar", type=float, default=200.0, help="milliseconds")
    told = parser.parse_args()
    bad = 0
    with Ledger.open(told.ledger, create=False) as ledger:
        settings = Settings(hosts=("*",))
        pages = addresses(ledger, settings.now().date().isoformat())
        app = application(ledger, settings)
        warm()  # as `communique serve` does when it starts
        print(f"{ledger.counts()}\n{'p50':>7} {'p95':>7} {'first':>8}  page (ms)")
        with TestClient(app) as browser:
            for address in pages:
                status, took = timed(browser, address, told.asks)
                p95 = statistics.quantiles(took, n=20)[-1]
                wrong = status != 200 or p95 > told.bar
                bad += wrong
                print(f"{statistics.median(took):7.1f} {p95:7.1f} {took[0]:8.1f}  {address}"
                      f"{f'  ANSWERED {status}' if status != 200 else '  OVER' if wrong else ''}")  # fmt: skip
        answers, took = at_once(app, pages, told.readers)
        print(f"{told.readers} readers at once, {READS} pages each: {dict(answers)}; "
              f"p50 {statistics.median(took):.0f} ms, p95 {statistics.quantiles(took, n=20)[-1]:.0f} ms")  # fmt: skip
    return 1 if bad or set(answers) != {"200"} else 0


if __name__ == "__main__":
    sys.exit(main())
