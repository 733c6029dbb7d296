"""The spaCy component, in a pipeline of the host's own."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin

import communique.in_spacy  # noqa: F401 - what the entry point loads, also where the checkout is installed by path only
from communique.model import Reading

CALL = "President Biden spoke today with President Macron of France. He urged France to send aid."


@pytest.fixture(scope="module")
def doc() -> Doc:
    nlp = spacy.blank("en")
    nlp.add_pipe("communique", config={"issuer": "White House"})
    made = nlp.make_doc(CALL)
    made._.published = {"date": "2022-01-17"}
    return nlp(made)


def test_a_document_of_spacy_bears_its_reading(doc: Doc) -> None:
    reading = doc._.reading
    assert isinstance(reading, Reading)
    assert (reading.issuer, str(reading.document.date)) == ("org:white-house", "2022-01-17")


def test_findings_are_spans_by_kind(doc: Doc) -> None:
    urged = next(span for span in doc.spans["acts"] if span.text == "urged")
    assert urged.label_ == "call-for"
    assert urged.id_ in {act.id for act in doc._.reading.acts}
    assert [span.text for span in doc.spans["passages"]] == [CALL]
    assert {"statements", "contacts", "commitments", "mentions"} <= set(doc.spans)


def test_a_reading_goes_to_disk_with_its_document(doc: Doc) -> None:
    kept = DocBin(docs=[doc], store_user_data=True).to_bytes()
    back = next(iter(DocBin().from_bytes(kept).get_docs(spacy.blank("en").vocab)))
    assert back._.reading.to_dict() == doc._.reading.to_dict()


def test_an_empty_document_has_no_reading() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("communique")
    assert nlp("")._.reading is None


def test_the_package_offers_its_component_by_name(tmp_path: Path) -> None:
    told = tomllib.loads((Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8"))["project"]
    points = "\n".join(f"{name} = {value}" for name, value in told["entry-points"]["spacy_factories"].items())
    facts = tmp_path / "communique_as_declared-1.0.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: communique-as-declared\nVersion: 1.0\n")
    (facts / "entry_points.txt").write_text(f"[spacy_factories]\n{points}\n")
    code = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('communique'); print(nlp('Putin thanked Macron.')._.reading)"
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert done.stdout.startswith("<Reading no date: "), done.stderr
