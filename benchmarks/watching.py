"""A thousand pages fetched, read and kept: where the time goes, and the memory of the whole watch above the models.

Three watches, each in a process of its own: into the archive alone, into a ledger, and into a ledger under the
profiler. Memory is that of those without it: what the profiler notes of each call is no part of a watch. The models are
loaded by reading five pages; what the process holds then is “the models”. A look ends after 900 s, so on a slow machine
several follow one another until all pages are kept. `--memory-only` leaves the profiled one out.

    .venv/bin/python benchmarks/watching.py [--pages 1000] [--memory-only]

The sites (four, on loopback, with invented press pages) are served by a process of their own, so
that what is measured is `communique watch` and nothing else.
"""

from __future__ import annotations

import argparse
import cProfile
import datetime as dt
import pstats
import random
import resource
import subprocess
import sys
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOSTS = 4
_MOST_LOOKS = 5
WHO = (
    "President of Norland",
    "Foreign Minister of Westmark",
    "Prime Minister of the Isles",
    "President Macron",
    "Chancellor Scholz",
)
WHAT = (
    "The sides agreed to continue their dialogue and to hold consultations of experts in the coming month.",
    "He called on the parties to refrain from steps that could endanger shipping in the strait.",
    "“We shall not leave the table before our fishermen can go back to work,” the Minister said.",
    "They expressed readiness to sign the agreement on energy before the end of the year.",
    "Particular attention was given to the supply of grain and to the rail link across the mountains.",
    "The Minister announced that his government would send humanitarian aid worth 40 million euros.",
    "It was noted that trade between the two countries had grown by a tenth since January.",
)


def press_page(number: int) -> bytes:
    """One invented page of some 250 words; the same number gives the same page."""
    dice = random.Random(number)
    who, day = dice.choice(WHO), dt.date(2024, 1, 1) + dt.timedelta(days=number % 300)
    title = f"Telephone conversation with the {who} ({number})"
    lines = [f"The Foreign Minister spoke by telephone today with the {who}.", *(dice.choice(WHAT) for _ in range(14))]
    body = "".join(f"<p>{line} Item {number}.</p>" for line in lines)
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{day}T10:00:00Z"></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{title}</h1>{body}</article><footer>Press service</footer></body></html>"
    ).encode()


def serve(pages: int) -> None:
    """The sites, until the process is stopped; their addresses on standard output."""
    import threading

    for host in range(HOSTS):
        mine = range(host, pages, HOSTS)

        class Handler(BaseHTTPRequestHandler):
            numbers = mine

            def do_GET(self) -> None:
                root = f"http://127.0.0.1:{self.server.server_address[1]}"
                if self.path == "/feed":
                    items = "".join(f"<item><title>{n}</title><link>{root}/p/{n}</link></item>" for n in self.numbers)
                    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'.encode()
                    self._send(200, body, "application/rss+xml")
                elif self.path.startswith("/p/"):
                    self._send(200, press_page(int(self.path[3:])), "text/html; charset=utf-8")
                else:
                    self._send(404, b"", "text/plain")

            def _send(self, status: int, body: bytes, kind: str) -> None:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(server.server_address[1], flush=True)
    time.sleep(3600)


def watch(ports: list[int], pages: int, folder: Path, keep: bool, profiled: bool) -> None:
    """Looks until all pages are kept; prints what was found, the seconds, the shares and the memory."""
    from communique.ledger import Ledger
    from communique.sources import Archive, ArchiveOnly, Event, Fetcher, Guard, IntoLedger, Source, Watch

    sources = [
        Source(f"site-{n}", f"Site {n}", "org:un", "feed", f"http://127.0.0.1:{port}/feed", most=pages)
        for n, port in enumerate(ports)
    ]
    profile = cProfile.Profile()
    with (
        Ledger.open(folder / "ledger.db") as ledger,
        Archive(folder / "archive") as archive,
        Fetcher(Guard(["127.0.0.1"]), gap=0.0) as fetcher,
    ):
        for number in range(5 if keep else 0):
            ledger.reader.read(press_page(number))
        models, peak = resident(), highest()
        keeper = IntoLedger(ledger) if keep else ArchiveOnly()
        run = Watch(fetcher, archive, keeper, lambda: dt.datetime.now(dt.UTC))
        steps: list[tuple[int, int]] = []
        found = 0

        def tell(event: Event) -> None:
            nonlocal found
            if event.what == "new":
                found += 1
                if found in (100, pages // 2, pages):
                    steps.append((found, resident()))

        began = time.perf_counter()
        if profiled:
            profile.enable()
        for _ in range(1 if profiled else _MOST_LOOKS):
            summary = run.run(sources, tell)
            if found >= pages:
                break
        profile.disable()
        took = time.perf_counter() - began
    what = "fetched, read and kept in a ledger" if keep else "fetched and archived"
    print(f"{found} of {pages} pages {what}: {took:.1f} s, {found / took:.1f} pages/s", end="")
    told = ", ".join(f"after {n} pages {mb - models:+d}" for n, mb in steps)
    print(
        " (profiled)"
        if profiled
        else f"; before it {models} MB (peak {peak}), {told}, peak {highest() - peak:+d} MB",
        flush=True,
    )
    if summary.troubles or summary.failures:
        print(summary.troubles, summary.failures[:3])
    if profiled:
        shares(profile, took)


def highest() -> int:
    """The most that this process has held in memory, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def resident() -> int:
    """What this process holds in memory now, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() // 1_048_576


PARTS = (
    ("waiting for answers", "queue.py", "get"),
    ("page to text and day", "page.py", "read_page"),
    ("reading", "reading.py", "read_document"),
    ("archive", "archive.py", "carry_out"),
    ("ledger (without reading)", "document_writer.py", "put"),
)


def shares(profile: cProfile.Profile, took: float) -> None:
    """The seconds of the run's thread by part; the rest is bookkeeping."""
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined] # documented in Stats, untyped
    for name, file, function in PARTS:
        seconds = max((v[3] for k, v in stats.items() if k[0].endswith(f"/{file}") and k[2] == function), default=0.0)
        print(f"  {name:26} {seconds:6.1f} s  {100 * seconds / took:3.0f} %")


def main() -> None:
    """Serve the sites in a process of their own, then run: archive alone, ledger, ledger under the profiler."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--memory-only", action="store_true", help="no watch under the profiler")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--watch", nargs=HOSTS, type=int, help=argparse.SUPPRESS)
    parser.add_argument("--keep", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--profile", action="store_true", help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.serve:
        serve(told.pages)
    elif told.watch:
        with tempfile.TemporaryDirectory() as folder:
            watch(told.watch, told.pages, Path(folder), told.keep, told.profile)
    else:
        own = [sys.executable, __file__, "--pages", str(told.pages)]
        with subprocess.Popen([*own, "--serve"], stdout=subprocess.PIPE, text=True) as sites:
            assert sites.stdout is not None
            ports = [sites.stdout.readline().strip() for _ in range(HOSTS)]
            for keep in ([], ["--keep"], ["--keep", "--profile"])[: 2 if told.memory_only else 3]:
                subprocess.run([*own, "--watch", *ports, *keep], check=True)
            sites.terminate()


if __name__ == "__main__":
    main()
