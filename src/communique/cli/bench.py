"""`communique bench`: the program's figures on human codings, as a table or JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from communique.cli.complaint import complain
from communique.errors import CommuniqueError

_NAMES = {
    "content words": "words of contents", "source words": "words of sources", "overlap": "contents that overlap",
    "attr": "right: content and source", "direct": "… of them direct", "indirect": "… indirect", "mixed": "… mixed",
}  # fmt: skip


def bench_attribution(gold: Path, as_json: bool) -> int:
    """Read the gold's articles, print how far the statements agree; gives the exit status."""
    from communique.bench import Score, articles
    from communique.bench import bench_attribution as measure

    try:
        score: Score = measure(articles(gold))
    except CommuniqueError as error:
        return complain(error, 1)
    rows = {name: score.figures[name] for name in _NAMES}
    speed = score.words / score.seconds if score.seconds else 0.0
    if as_json:
        figures = {
            n: {"precision": f.precision, "recall": f.recall, "f1": f.f1, "gold": f.gold} for n, f in rows.items()
        }
        out = {"articles": score.articles, "words": score.words, "words_per_second": speed, "figures": figures}
        sys.stdout.write(json.dumps(out, indent=1) + "\n")
        return 0
    from rich.console import Console
    from rich.table import Table

    table = Table(title=f"Attribution: {score.articles} articles, {score.words:,} words", title_justify="left")
    for column in ("", "precision", "recall", "F1", "human"):
        table.add_column(column, justify="left" if not column else "right")
    for name, f in rows.items():
        f1 = f"[bold]{f.f1:.1%}[/]" if name == "attr" else f"{f.f1:.1%}"
        table.add_row(_NAMES[name], f"{f.precision:.1%}", f"{f.recall:.1%}", f1, f"{f.gold:,}")
    console = Console()
    console.print(table)
    console.print(f"{speed:,.0f} words a second, {score.seconds:.1f} s in all")
    return 0


def bench_edits(corpus: Path, labels: Path, as_json: bool) -> int:
    """Sort the labelled edits, print precision and recall for each half; gives the exit status."""
    from communique.bench.edits import bench_edits as measure

    try:
        score = measure(corpus, labels)
    except CommuniqueError as error:
        return complain(error, 1)
    if as_json:
        figures = {
            half: {"precision": f.precision, "recall": f.recall, "substantive": f.gold, "edits": score.counted[half]}
            for half, f in sorted(score.figures.items())
        }
        sys.stdout.write(json.dumps({"halves": figures, "differ": score.differ}, indent=1) + "\n")
        return 0
    for half, f in sorted(score.figures.items()):
        line = f"{half}: precision {f.precision:.1%}, recall {f.recall:.1%} of {f.gold} substantive"
        sys.stdout.write(f"{line} among {score.counted[half]} edits\n")
    for half, label, seen, url in score.differ:
        sys.stdout.write(f"  {half}, labelled {label}, sorted otherwise: {seen} {url}\n")
    return 0
