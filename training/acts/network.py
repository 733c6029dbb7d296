"""The network of acts and contacts: an encoder, labels for each word, and scores of who takes part.

One row a word piece comes out; `LAYOUT` says which columns are what.
"""

from __future__ import annotations

from pathlib import Path

from torch import Tensor, nn
from transformers import BertConfig, BertModel

from communique.extract.learned.encoding import SIZES
from communique.extract.learned.layout import WIDTH


class ActsNetwork(nn.Module):
    """Word pieces and their numbers in; labels and projections out, a row a piece."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.numbers = nn.ModuleList(nn.Embedding(size, width, padding_idx=0) for size in SIZES)
        for table in self.numbers:
            nn.init.normal_(table.weight, std=0.02)
            table.weight.data[0] = 0
        self.drop = nn.Dropout(0.1)
        self.out = nn.Linear(width, WIDTH)
        encoder.embeddings.word_embeddings.weight.requires_grad_(False)

    @classmethod
    def start(cls, folder: Path) -> ActsNetwork:
        """From the published encoder in `folder`."""
        return cls(BertModel.from_pretrained(folder, add_pooling_layer=False, local_files_only=True))

    @classmethod
    def empty(cls, folder: Path) -> ActsNetwork:
        """The same shape without weights, to load trained ones into; plain attention, for export."""
        config = BertConfig.from_pretrained(folder, local_files_only=True)
        config._attn_implementation = "eager"
        return cls(BertModel(config, add_pooling_layer=False))

    def forward(self, pieces: Tensor, numbers: Tensor, mask: Tensor | None = None) -> Tensor:
        """(batch, pieces, WIDTH)."""
        embedded = self.encoder.embeddings.word_embeddings(pieces)
        for place, table in enumerate(self.numbers):
            embedded = embedded + table(numbers[..., place])
        states = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return self.out(self.drop(states))
