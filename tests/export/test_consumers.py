"""The table of consumers names what the proofs try, and the texts they are tried on make what they look for."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

from communique.export import FORMATS

ROOT = Path(__file__).parents[2]


def test_every_consumer_that_is_tried_stands_in_the_table() -> None:
    tree = ast.parse((ROOT / "exchange" / "consumers.py").read_text("utf-8"))
    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)} - {"main"}
    tried = {name for name in functions if not name.startswith("_")}
    page = (ROOT / "docs" / "consumers.md").read_text("utf-8")
    assert len(tried) == 10
    assert all(f"| {name}" in page for name in tried)


def test_the_texts_of_the_proofs_make_every_format(tmp_path: Path) -> None:
    script = ROOT / "exchange" / "ledger.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, cwd=ROOT)
    assert all((tmp_path / f"export.{form}").stat().st_size for form in FORMATS)
    lines = (tmp_path / "export.followthemoney").read_text("utf-8").splitlines()
    made = {one["id"]: one["properties"] for one in map(json.loads, lines)}
    links = [to for one in made.values() for name in ("involved", "proof") for to in one.get(name, ())]
    assert links
    assert set(links) <= set(made)
