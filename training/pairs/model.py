"""The pair model in PyTorch: one encoder that reads one text or two, and small heads on it.

The embeddings of pieces are those of the packaged model ``small``, four bits a number, and stay as
they are: the pair model ships without a table of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.model import Reader
from training.weights import load

PACKAGE: Final = Path("src/earwitness/models")
LAYERS: Final = 6
# Positions that ship; a text or pair is cut to as many pieces (earwitness.pairs).
MOST_PIECES: Final = 192


class Tower(nn.Module):
    """Positions, segments and layers, from the public sentence encoder."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        source = reader.encoder
        hidden = source.config.hidden
        self.position = nn.Embedding(MOST_PIECES, hidden)
        self.segment = nn.Embedding(2, hidden)
        self.norm = source.norm
        self.layers = source.layers
        with torch.no_grad():  # the position table holds segment 0 already (training/weights.py)
            self.position.weight.copy_(source.position.weight[:MOST_PIECES])
        nn.init.zeros_(self.segment.weight)

    def forward(self, word: Tensor, segment: Tensor, padding: Tensor | None) -> Tensor:
        """Embedded pieces [B, T, D] and segments [B, T] -> encodings [B, T, D]."""
        at = torch.arange(word.shape[1])
        x = self.norm(word + self.position(at) + self.segment(segment))
        x = x.to(self.layers[0].qkv.weight.dtype)
        bias = x.new_zeros(1, 1, 1, 1)
        if padding is not None:
            bias = x.new_zeros(padding.shape)[:, None, None].masked_fill(padding[:, None, None], -1e4)
        for layer in self.layers:
            x = layer(x, bias)
        return x


class PairNet(nn.Module):
    """The encoder and its heads: ``vector`` and ``strength`` of one text; the others are of two.

    ``same`` asks whether two statements state one claim, ``paraphrase`` the same of two sentences of news
    as MSRP counts, which lets more details differ.
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.encoder = Tower(reader)
        hidden = reader.config.hidden
        self.pool = nn.Linear(hidden, hidden)
        self.same = nn.Linear(hidden, 1)
        self.within = nn.Linear(hidden, 1)
        self.stance = nn.Linear(hidden, 4)
        self.paraphrase = nn.Linear(hidden, 1)
        self.strength = nn.Linear(hidden, 4)

    def vectors(self, encoded: Tensor, padding: Tensor) -> Tensor:
        """Unit means over pieces, [B, D]."""
        there = (~padding)[..., None].float()
        return F.normalize((encoded.float() * there).sum(1) / there.sum(1), dim=1)

    def pooled(self, encoded: Tensor) -> Tensor:
        """What the heads look at, [B, D]."""
        return torch.tanh(self.pool(encoded[:, :1].float()))[:, 0]


def start(encoder: Path) -> PairNet:
    """The public encoder with untrained heads."""
    return PairNet(load(encoder, LAYERS, 64, 1))


def shared_table() -> Tensor:
    """Embeddings of pieces as the packaged model ``small`` holds them, [V, D]."""
    with np.load(PACKAGE / "small" / "tables.npz") as tables:
        packed, scale = tables["packed"], tables["scale"].astype(np.float32)
    codes = np.empty((len(packed), packed.shape[1] * 2), np.float32)
    codes[:, 0::2] = packed & 15
    codes[:, 1::2] = packed >> 4
    return torch.from_numpy((codes - 8) * np.repeat(scale, codes.shape[1] // scale.shape[1], axis=1))
