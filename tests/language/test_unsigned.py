from __future__ import annotations

from importlib.resources import files

import numpy as np
import pytest

onnxruntime = pytest.importorskip("onnxruntime")

from communique.language.differences import whole  # noqa: E402
from communique.language.embedding import embed  # noqa: E402
from communique.language.piece_vectors import piece_vectors  # noqa: E402
from communique.language.pieces import vocabulary  # noqa: E402
from communique.language.unsigned import multiplies_exactly, unsigned  # noqa: E402

DATA = files("communique.language") / "data"


def run(network: bytes, given: dict[str, np.ndarray]) -> np.ndarray:
    return np.asarray(onnxruntime.InferenceSession(network).run(None, given)[0])


def test_unsigned_weights_give_the_very_sums_that_overflow_where_signed_ones_are_cut_off() -> None:
    probe = unsigned((DATA / "probe.onnx").read_bytes())
    # the probe has no zero point of its own: each number stands for itself plus 128
    assert (run(probe, {"a": np.full((1, 8), 255, dtype=np.uint8)}) == 8 * 255 * (127 + 128)).all()


def test_the_shipped_encoder_says_the_same_with_unsigned_weights() -> None:
    network = (DATA / "encoder.onnx").read_bytes()
    assert len(unsigned(network)) == len(network)
    assert unsigned(unsigned(network)) == unsigned(network)
    words = vocabulary()
    every = [words.first, *words.pieces("minister"), *words.pieces("agreed"), words.last]
    given = {"pieces": np.array([every], dtype=np.int64), "vectors": piece_vectors(every)[None]}
    rows = run(unsigned(network), given)
    assert np.allclose(rows[0], embed(["minister agreed"])[0], atol=1e-5)
    if multiplies_exactly():
        assert np.allclose(rows, run(network, given), atol=1e-5)


def test_a_file_without_signed_weights_stays_as_it_is() -> None:
    once = unsigned((DATA / "probe.onnx").read_bytes())
    assert unsigned(once) == once


@pytest.mark.parametrize("network", ["extract/tagger/data/tagger.onnx", "extract/learned/data/acts.onnx"])
def test_every_shipped_network_can_be_had_with_unsigned_weights(network: str) -> None:
    held = whole(files("communique").joinpath(network).read_bytes())
    onnxruntime.InferenceSession(unsigned(held))
    assert unsigned(held) != held
