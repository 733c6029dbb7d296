"""The tagger: a small encoder, a label for each word, and pointers from contents to cues to sources."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from communique.extract.tagger.words import FEATURES
from examples import LABELS, NOT_LINKED

POINTER = 64
"""Width of each of the four pointer projections: content asks, cue answers; cue asks, source answers."""


class Tagger(nn.Module):
    """Word pieces and features in; labels and pointer projections out, a row a piece."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.features = nn.Embedding(FEATURES, width)
        nn.init.zeros_(self.features.weight)
        self.drop = nn.Dropout(0.1)
        self.labels = nn.Linear(width, len(LABELS))
        self.pointers = nn.Linear(width, 4 * POINTER)

    @classmethod
    def start(cls, folder: Path) -> Tagger:
        """From the published encoder in `folder` (config.json, model.safetensors)."""
        return cls(BertModel.from_pretrained(folder, add_pooling_layer=False, local_files_only=True))

    @classmethod
    def empty(cls, folder: Path) -> Tagger:
        """The same shape without weights, to load trained ones into; plain attention, for export."""
        config = BertConfig.from_pretrained(folder, local_files_only=True)
        config._attn_implementation = "eager"
        return cls(BertModel(config, add_pooling_layer=False))

    def forward(self, pieces: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        """(batch, pieces, 7 + 4 x 64): label logits, then the four projections side by side."""
        embedded = self.encoder.embeddings.word_embeddings(pieces) + self.features(features)
        states = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        states = self.drop(states)
        return torch.cat([self.labels(states), self.pointers(states)], dim=-1)


def loss(out: Tensor, labels: Tensor, cue_of: Tensor, source_of: Tensor, answers: Tensor) -> Tensor:
    """Cross-entropy of labels and of both pointers.

    Targets are piece positions (0: [CLS], for none); `answers` is true where a pointer may land:
    on [CLS] and on each word's first piece.
    """
    size = len(LABELS)
    tag = nn.functional.cross_entropy(out[..., :size].flatten(0, 1), labels.flatten(), ignore_index=NOT_LINKED)
    ask_cue, be_cue, ask_source, be_source = out[..., size:].split(POINTER, dim=-1)
    total = tag
    for asks, stands, target in ((ask_cue, be_cue, cue_of), (ask_source, be_source, source_of)):
        scores = asks @ stands.transpose(1, 2) / POINTER**0.5
        scores = scores.masked_fill(~answers[:, None, :], -1e4)
        total = total + 0.5 * nn.functional.cross_entropy(
            scores.flatten(0, 1), target.flatten(), ignore_index=NOT_LINKED
        )
    return total
