"""A network that was taught from the encoder is stored as what it differs from it by, and loses nothing."""

from __future__ import annotations

import csv
import hashlib
from importlib.resources import files
from pathlib import Path

import pytest

onnxruntime = pytest.importorskip("onnxruntime")

from communique.language.differences import ENCODER, whole  # noqa: E402
from communique.language.piece_vectors import taught_pieces  # noqa: E402
from communique.language.tensors import UNDEFINED, tensors  # noqa: E402

ROOT = Path(__file__).parents[2]
with (ROOT / "training" / "differences.csv").open(encoding="utf-8", newline="") as _table:
    ROWS = list(csv.DictReader(_table, strict=True))
NETWORKS = [ROOT / row["file"] for row in ROWS if row["file"].endswith(".onnx")]


def _put_together(file: Path) -> bytes:
    return whole(file.read_bytes()) if file.suffix == ".onnx" else taught_pieces(file).weights.tobytes()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"].removeprefix("src/communique/"))
def test_what_is_put_together_is_what_was_taught(row: dict[str, str]) -> None:
    assert hashlib.sha256(_put_together(ROOT / row["file"])).hexdigest() == row["sha256 of the whole"]


@pytest.mark.parametrize("file", NETWORKS, ids=lambda file: file.name)
def test_differences_are_refused_as_weights_and_run_when_put_together(file: Path) -> None:
    with pytest.raises(onnxruntime.capi.onnxruntime_pybind11_state.Fail):
        onnxruntime.InferenceSession(file.read_bytes())
    assert onnxruntime.InferenceSession(whole(file.read_bytes())).get_outputs()


@pytest.mark.parametrize("file", NETWORKS, ids=lambda file: file.name)
def test_a_network_that_is_put_together_stays_as_it_is(file: Path) -> None:
    stored = file.read_bytes()
    made = whole(stored)
    assert len(made) == len(stored)
    assert whole(made) == made
    assert UNDEFINED not in {made[one.type_at] for one in tensors(made)}


def test_the_encoder_itself_holds_no_differences() -> None:
    assert whole(ENCODER.read_bytes()) == ENCODER.read_bytes()


def test_an_encoder_without_a_tensor_that_is_asked_for_is_named_not_guessed() -> None:
    probe = files("communique.language") / "data" / "probe.onnx"
    with pytest.raises(KeyError, match="position_embeddings"):
        whole(NETWORKS[0].read_bytes(), probe)
