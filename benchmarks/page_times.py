"""How long the workspace's pages take over one ledger, and whether many readers at once are all served.

    python benchmarks/page_times.py ledger.db --asks 30 --readers 50

Warms up as `communique serve` does before it says that it is ready. Then asks every page `--asks` times in this
process, over the application itself (no network); of the page of a record (…/*) another record each time, so that
each ask is the first of its kind. Prints the 50th and 95th of 100 server times in milliseconds, and the first and
the slowest ask beside them. Then `--readers` threads ask one page after another, each from another
place, over a server on a free port (`--readers 0`: none). Exit status 1 when an answer is none, or a page is over `--bar`.
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
from collections.abc import Callable
from urllib.parse import quote

from fastapi.testclient import TestClient

from communique.actors import registry
from communique.ledger import Ledger
from communique.ledger.views import commitment_lifecycles, recurring_phrases
from communique.web import Settings, application
from communique.web.warmup import warm

READS = 6
"""Pages that every reader asks for."""


def addresses(ledger: Ledger, today: str, most: int) -> dict[str, list[str]]:
    """The pages, lists and charts by what they show: one address, or `most` different ones of records."""
    listed = [
        "/", "/?since=2020-01-01", "/documents", "/documents?q=sanctions", "/contacts", "/contacts?view=network",
        "/contacts?told=both", "/actors", "/actors?q=minister", "/commitments", "/commitments?state=restated",
        "/phrases", "/phrases?q=security", "/search", "/search?q=security+guarantees", "/search?act=promise",
        "/search?q=gas&kind=statement", "/sources", "/review", "/history", "/charts/contacts.svg",
        "/documents?order=oldest", "/contacts?order=oldest", "/commitments?order=due", "/search?q=gas&view=uses", "/saved",
        "/feeds/contacts.atom", "/feeds/commitments.atom", "/feeds/revisions.atom",
    ]  # fmt: skip
    documents = ledger.documents(limit=most * 7)
    contacts = [c.id for c in ledger.contacts(limit=most * 30) if len(c.sides) > 1][1:]
    actors = [quote(a.id) for a in ledger.actors(limit=most + 1)][1:]
    undertaken = [one.id for one in commitment_lifecycles.page(ledger, registry(), today, limit=most + 1)[0]][1:]
    found = [one.id for one in recurring_phrases.page(ledger, limit=most + 1)[0]][1:]
    issuers = sorted({quote(d.issuer) for d in documents if d.issuer})
    records = {
        "/documents/": [d.id for d in documents[1::7]], "/contacts/": contacts, "/actors/": actors,
        "/contacts?actor=": actors, "/documents?actor=": actors, "/documents?issuer=": issuers,
        "/commitments/": undertaken, "/phrases/": found,
    }  # fmt: skip
    out = {address: [address] for address in listed}
    out |= {f"{start}*": [start + one for one in ones[:most]] for start, ones in records.items() if ones}
    out |= {f"/charts/{kind}/*.svg": [f"/charts/{kind}/{one}.svg" for one in ones[:most]]
            for kind, ones in (("actors", actors), ("phrases", found)) if ones}  # fmt: skip
    return out


def timed(
    browser: TestClient, pages: list[str], asks: int, clock: Callable[[], float]
) -> tuple[int, list[float]]:  # fmt: skip
    """The worst status of the answers and the milliseconds of every ask."""
    took, status = [], 0
    for number in range(asks):
        start = clock()
        status = max(status, browser.get(pages[number % len(pages)]).status_code)
        took.append((clock() - start) * 1000)
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
    parser.add_argument(
        "--processor", action="store_true", help="this process's seconds, on a machine that does other work"
    )
    told = parser.parse_args()
    clock = time.process_time if told.processor else time.perf_counter
    bad = 0
    with Ledger.open(told.ledger, create=False) as ledger:
        settings = Settings(hosts=("*",))
        pages = addresses(ledger, settings.now().date().isoformat(), told.asks)
        app = application(ledger, settings)
        start = time.perf_counter()
        warm(ledger, settings)
        print(f"{ledger.counts()}, warm in {time.perf_counter() - start:.1f} s\n"
              f"{'p50':>7} {'p95':>7} {'first':>8} {'slowest':>8}  page (ms)")  # fmt: skip
        with TestClient(app) as browser:
            for name, some in pages.items():
                status, took = timed(browser, some, told.asks, clock)
                p95 = statistics.quantiles(took, n=20)[-1]
                wrong = status != 200 or p95 > told.bar
                bad += wrong
                print(f"{statistics.median(took):7.1f} {p95:7.1f} {took[0]:8.1f} {max(took):8.1f}  {name}"
                      f"{f'  ANSWERED {status}' if status != 200 else '  OVER' if wrong else ''}", flush=True)  # fmt: skip
        if not told.readers:
            return 1 if bad else 0
        answers, took = at_once(app, [a for some in pages.values() for a in some[:3]], told.readers)
        print(f"{told.readers} readers at once, {READS} pages each: {dict(answers)}; "
              f"p50 {statistics.median(took):.0f} ms, p95 {statistics.quantiles(took, n=20)[-1]:.0f} ms")  # fmt: skip
    return 1 if bad or set(answers) != {"200"} else 0


if __name__ == "__main__":
    sys.exit(main())
