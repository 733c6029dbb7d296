"""The component in the hands of spaCy itself: its command line assembles a pipeline from a configuration that names
`communique`, applies it to texts in two processes, and what it wrote is read back without us having been imported.

Run in an environment of its own in which the package was installed: `python exchange/pipeline.py FOLDER`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import spacy
from spacy.tokens import DocBin

TEXTS = (
    "President Biden spoke today with President Macron of France. He urged France to send aid.",
    "Vladimir Putin thanked Xi Jinping for the talks in Beijing.",
)
CONFIG = """
[nlp]
lang = "en"
pipeline = ["sentencizer","communique"]

[components]

[components.sentencizer]
factory = "sentencizer"

[components.communique]
factory = "communique"
issuer = "White House"
date = "2022-01-17"
"""


def main(folder: Path) -> int:
    """Assemble, apply, read back."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.cfg").write_text(CONFIG, "utf-8")
    (folder / "texts.jsonl").write_text("".join(json.dumps({"text": one}) + "\n" for one in TEXTS), "utf-8")
    _spacy("init", "fill-config", folder / "config.cfg", folder / "full.cfg")
    _spacy("assemble", folder / "full.cfg", folder / "model")
    _spacy("apply", folder / "model", folder / "texts.jsonl", folder / "out.spacy", "--n-process", "2", "--force")
    docs = list(DocBin().from_disk(folder / "out.spacy").get_docs(spacy.blank("en").vocab))
    assert [doc.text for doc in docs] == list(TEXTS)
    spans = [(span.label_, span.text) for doc in docs for span in doc.spans["acts"]]
    assert ("call-for", "urged") in spans and ("thank", "thanked") in spans, spans
    assert [doc.user_data["communique"]["document"]["date"] for doc in docs] == ["2022-01-17"] * 2
    loaded = spacy.load(folder / "model")
    assert "communique" in loaded.pipe_names
    read = [doc._.reading for doc in loaded.pipe(TEXTS)]
    assert [one.issuer for one in read] == ["org:white-house"] * 2
    sys.stdout.write(f"spacy {spacy.__version__}: assembled, applied in two processes, {len(spans)} acts read back\n")
    return 0


def _spacy(*words: object) -> None:
    told = subprocess.run([sys.executable, "-m", "spacy", *map(str, words)], capture_output=True, text=True)
    assert told.returncode == 0, told.stdout + told.stderr


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
