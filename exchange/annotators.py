"""Marks in the hands of annotation programs: doccano itself imports them into a project of its own and exports them again,
DKPro cassis, the reader and writer of INCEpTION's format, loads each document and writes it again.

Run in an environment of its own that has both: `python exchange/annotators.py doccano|cas FOLDER BACK`, with the folder that
`communique bank export` filled. What comes back lies in BACK, for `communique bank add --format doccano|cas`.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path


def doccano(folder: Path, back: Path) -> str:
    """Every line imported without an error, with as many entities and relations; each exported by doccano."""
    project, user = _project()
    from data_export.pipeline.dataset import Dataset
    from data_export.pipeline.factories import create_comment, create_formatter, create_labels, create_writer
    from data_export.pipeline.services import ExportApplicationService
    from data_export.models import ExportedExample
    from data_import.datasets import load_dataset
    from data_import.pipeline.catalog import RELATION_EXTRACTION, JSONL
    from data_import.pipeline.readers import FileName
    from labels.models import Relation, Span

    files = sorted(folder.glob("*.jsonl"))
    rows = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    names = [FileName(str(file), file.name, file.name) for file in files]
    taken = load_dataset(RELATION_EXTRACTION, JSONL, names, project)
    taken.save(user)
    assert not taken.errors, [str(error) for error in taken.errors]
    held = (Span.objects.count(), Relation.objects.count())
    assert held == (sum(len(one["entities"]) for one in rows), sum(len(one["relations"]) for one in rows)), held
    examples = ExportedExample.objects.filter(project=project)
    data = Dataset(examples, create_labels(project, examples), create_comment(examples), True)
    writing = ExportApplicationService(data, create_formatter(project, "JSONL"), create_writer("JSONL"))
    writing.export(str(back / "all.jsonl"))
    return f"{len(rows)} documents, {held[0]} entities, {held[1]} relations imported, and exported again"


def _project() -> tuple[object, object]:
    """A project of doccano for sequence labelling with relations, in a database that goes with the process."""
    home = tempfile.mkdtemp()
    found = find_spec("backend")
    sys.path.insert(0, str(Path(next(iter(found.submodule_search_locations)))))
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings.development", "DATABASE_URL": f"sqlite:///{home}/db.sqlite3",
                "STANDALONE": "True", "MEDIA_ROOT": home}  # fmt: skip
    os.environ.update(settings)
    import django
    from django.core import management

    django.setup()
    management.call_command("migrate", verbosity=0)
    management.call_command("create_roles")
    from django.contrib.auth import get_user_model
    from projects.models import SequenceLabelingProject

    user = get_user_model().objects.create_user(username="ann", password="x")
    told = {"name": "bank", "description": "-", "guideline": "-", "project_type": "SequenceLabeling"}
    wide = {"allow_overlapping": True, "use_relation": True, "collaborative_annotation": True}
    return SequenceLabelingProject.objects.create(**told, **wide, created_by=user), user


def cas(folder: Path, back: Path) -> str:
    """Every document loaded with its types, each annotation on its words, taken through UIMA's XMI with its type system
    as INCEpTION exports them too, and written again.
    """
    from cassis import load_cas_from_json, load_cas_from_xmi, load_typesystem

    many = 0
    for file in sorted(folder.glob("*.json")):
        loaded = load_cas_from_json(file.read_text("utf-8"))
        marks = [one for kind in ("acts", "contacts", "statements") for one in loaded.select(f"communique.{kind}")]
        whole = json.loads(next(iter(loaded.select("communique.document"))).value)
        assert len(loaded.sofa_string) == whole["entry"]["characters"]
        for one in marks:
            item = json.loads(one.value)
            field = {"acts": "cue", "contacts": "evidence", "statements": "content"}[one.label.partition(":")[0]]
            assert one.get_covered_text() in [loaded.sofa_string[start:end] for start, end in item[field]]
        many += len(marks)
        kinds = load_typesystem(loaded.typesystem.to_xml())
        again = load_cas_from_xmi(loaded.to_xmi(), typesystem=kinds)
        assert again.sofa_string == loaded.sofa_string, file.name
        (back / file.name).write_text(again.to_json(), "utf-8")
    assert many
    return f"{len(list(folder.glob('*.json')))} documents, {many} acts, contacts and statements on their words, through XMI, written again"


if __name__ == "__main__":
    name, source, target = sys.argv[1:]
    Path(target).mkdir(parents=True, exist_ok=True)
    sys.stdout.write(f"{name}: {globals()[name](Path(source), Path(target))}\n")
