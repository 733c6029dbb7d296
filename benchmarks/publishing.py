"""How long a site takes to be published, and whether every link of it leads to a place that there is.

    python benchmarks/publishing.py LEDGER FOLDER [--documents 600] [--bar 120]

Copies LEDGER into FOLDER, publishes its first documents (as many, by day, as come nearest to `--documents`) and follows
every link and picture of every page. Printed are the seconds of the clock and of the processor, for the views that
were not made yet and for the site, and again for a second time into the same folder. Exit status 1 over the bar, or
where a link leads nowhere.
"""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import sys
import time
from pathlib import Path
from posixpath import dirname, join, normpath

from lxml import html

from communique.ledger import Ledger
from communique.ledger.views.refresh import refresh
from communique.publish import Site, publish


def dead(folder: Path) -> tuple[int, list[str]]:
    """How many links and pictures the pages have that stay within the site, and those that lead nowhere."""
    pages = {p.relative_to(folder).as_posix(): html.parse(str(p)).getroot() for p in sorted(folder.rglob("*.html"))}
    names = {path: set(root.xpath("//@id")) for path, root in pages.items()}
    many, out = 0, []
    for path, root in pages.items():
        for target in map(str, root.xpath("//@href | //@src")):
            if target.startswith(("http://", "https://")):
                continue
            many += 1
            file, _, name = target.partition("#")
            at = normpath(join(dirname(path), file)) if file else path
            if not (folder / at).is_file() or (name and at.endswith(".html") and name not in names[at]):
                out.append(f"{path}: {target}")
    return many, out


def until(ledger: Ledger, documents: int) -> str:
    """The day up to which the ledger has so many documents, or its last."""
    days = sorted(d.date.isoformat() for d in ledger.documents(limit=1_000_000) if d.date)
    return days[min(documents, len(days)) - 1]


def main() -> int:
    """Publish twice, follow the links, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("ledger", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=600)
    parser.add_argument("--bar", type=float, default=120.0, help="seconds of the clock")
    told = parser.parse_args()
    told.folder.mkdir(parents=True, exist_ok=True)
    own = told.folder / "ledger.db"
    with Ledger.open(told.ledger, create=False) as original:
        original.backup(own)
    shutil.rmtree(told.folder / "site", ignore_errors=True)
    took = []
    with Ledger.open(own) as ledger:
        start, work = time.perf_counter(), time.process_time()
        refresh(ledger)
        spent = time.perf_counter() - start
        print(f"views: {spent:.1f} s, of the processor {time.process_time() - work:.1f}", flush=True)
        last = until(ledger, told.documents)
        site = Site("A site", until=last, today=dt.date.fromisoformat(last))
        for which in ("first", "again"):
            start, work = time.perf_counter(), time.process_time()
            made = publish(ledger, told.folder / "site", site)
            took.append(time.perf_counter() - start)
            print(f"{which}: {took[-1]:.1f} s, of the processor {time.process_time() - work:.1f}; {made}", flush=True)
    many, wrong = dead(told.folder / "site")
    print(f"{many:,} links and pictures within the site, {len(wrong)} lead nowhere", *wrong[:20], sep="\n")
    return 1 if wrong or took[0] > told.bar else 0


if __name__ == "__main__":
    sys.exit(main())
