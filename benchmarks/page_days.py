"""How often the day of a page is found, on the pages of htmldate's own tests, beside htmldate's two searches.

    pip download --no-binary :all: --no-deps htmldate==1.0.0    # 0.9.1 and 0.7.3 too; unpack them into FOLDER
    .venv/bin/python benchmarks/page_days.py FOLDER [--wrong]

The pages lie in tests/cache of the source packages, what must be found in tests/unit_tests.py. A page counts where the
day is one that a test states; `bounds` counts, where the page tells none, the day before which it was not made.
"""

from __future__ import annotations

import argparse
import ast
import datetime as dt
import logging
import re
from collections.abc import Iterator
from pathlib import Path

import htmldate

from communique.documents import load
from communique.documents.decode import decode

_TEST = re.compile(r"load_mock_page\(\s*'([^']+)'\)(.*?)\)+ (?:==|is) *\(?(?:'([^'#]+)'|(None))")
_HELD = re.compile(r"fileinput = load_mock_page\('([^']+)'\)\n.*\n *assert search_page\(.*? == '([^']+)'")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("folder", type=Path)
    ask.add_argument("--wrong", action="store_true", help="name the pages whose day is not that of the tests")
    args = ask.parse_args()
    logging.disable(logging.CRITICAL)
    pages = _pages(args.folder)
    right = dict.fromkeys(("day", "or bound", "htmldate fast", "htmldate extensive"), 0)
    for url, (file, days) in pages.items():
        found = _found(file.read_bytes(), url)
        for name, day in found.items():
            right[name] += day in days
        if args.wrong and found["or bound"] not in days:
            print(f"{url}: tests say {', '.join(sorted(days))}; {found}")
    print(f"{len(pages)} pages:", ", ".join(f"{name} {count}" for name, count in right.items()))


def _found(data: bytes, url: str) -> dict[str, str]:
    one, page = load(data, url=url), decode(data, "the page")
    day = one.date or one.not_before
    fast, extensive = (
        htmldate.find_date(page, url=url, original_date=True, extensive_search=how) for how in (False, True)
    )
    return {
        "day": str(one.date), "or bound": str(day), "htmldate fast": str(fast), "htmldate extensive": str(extensive),
    }  # fmt: skip


def _pages(folder: Path) -> dict[str, tuple[Path, set[str]]]:
    """Each page with the days that the tests state of it; pages of which they state none are left out."""
    out: dict[str, tuple[Path, set[str]]] = {}
    for tests in sorted(folder.glob("htmldate-*/tests/unit_tests.py")):
        source = tests.read_text(encoding="utf-8")
        names = re.search(r"MOCK_PAGES = (\{.*?\n *\})", source, re.S)
        files = ast.literal_eval(names[1]) if names else {}
        for url, day in _stated(source):
            file = tests.parent / "cache" / files.get(url, "none")
            if file.is_file():
                out.setdefault(url, (file, set()))[1].add(day)
    return out


def _stated(source: str) -> Iterator[tuple[str, str]]:
    for url, words in _HELD.findall(source):
        yield url, _iso(words)
    for line in source.splitlines():
        match = None if line.strip().startswith("#") else _TEST.search(line)
        if match and match[3] and "search_page" not in line:
            yield match[1], _iso(match[3])


def _iso(words: str) -> str:
    try:
        return dt.datetime.strptime(words, "%d %B %Y").date().isoformat()
    except ValueError:
        return words


if __name__ == "__main__":
    main()
