"""Draws the pictures in the README: the terminal's report on the first example, and two accounts side by side.

python docs/picture.py
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from communique.cli.printing.report import THEME, Report
from communique.cli.printing.comparison_table import print_table
from communique.compare.side_by_side import compare
from communique.reading import Reader

HERE = Path(__file__).parent
WIDTH = 104
# Rich's own frame without its fonts from elsewhere: the picture needs nothing but itself.
FRAME = """<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {char_height}px;
  line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-weight: bold; font-family: sans-serif; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/></clipPath>{lines}</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g></svg>
"""


def main() -> None:
    """Save docs/report.svg and docs/comparison.svg."""
    os.chdir(HERE.parent)  # the report names the file as it was given
    first = "examples/1-post-with-readouts.md"
    draw("report", f"communique read {first}", lambda screen: Report(Reader().read(Path(first)), screen).show())
    two = [f"examples/compare/{name}.md" for name in ("ours", "theirs")]
    made = compare([Reader().read(Path(name)) for name in two])
    draw("comparison", f"communique compare {' '.join(two)}", lambda screen: print_table(made, console=screen))


def draw(name: str, title: str, show: Callable[[Console], None]) -> None:
    """What `show` prints, as docs/NAME.svg."""
    place = HERE / f"{name}.svg"
    with place.open("w", encoding="utf-8") as nowhere:
        console = Console(
            record=True, width=WIDTH, file=nowhere, force_terminal=True, color_system="truecolor", theme=THEME,
            highlight=False,
        )  # fmt: skip
        show(console)
    place.write_text(console.export_svg(title=title, code_format=FRAME, unique_id=name), "utf-8")


if __name__ == "__main__":
    main()
