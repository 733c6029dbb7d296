"""What `mkdocs build` does besides: links to files outside docs/ become plain words, the list of decisions is made."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

DECISIONS = Path(__file__).parent / "decisions"
_OUTSIDE = re.compile(
    r"\[([^\]]+)\]\((?:\.\./)+(?!docs/)(?:[A-Z][\w.]*|src|training|benchmarks|tests|exchange|bank|plugin)[^)]*\)"
)
_PLUGIN = re.compile(r"\[([^\]]+)\]\(plugin/[^)]*\)")


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """A page's links to the source, which is no part of the site, as the words they stand on."""
    if page.file.src_uri == "decisions/index.md":
        markdown += (
            "\n" + "\n".join(f"- [{_title(file)}]({file.name})" for file in sorted(DECISIONS.glob("0*.md"))) + "\n"
        )
    return _PLUGIN.sub(r"\1", _OUTSIDE.sub(r"\1", markdown))


def _title(file: Path) -> str:
    return file.read_text("utf-8").partition("\n")[0].removeprefix("# ")
