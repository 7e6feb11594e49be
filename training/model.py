"""The reading model in PyTorch: an encoder, a joint tagger, and a reader that is told the cue.

One pass of the encoder over a window serves both heads. The joint head tags every word as source,
cue or content (its cues are what is used); for each cue a small two-layer transformer over the same
encodings, which knows where that cue is, tags that cue's own source and content. So linking needs
no model of its own, contents may overlap, and the second pass costs about a quarter of the first.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from earwitness.features import LINES, QUOTES, SHAPES

# Signed distance to the cue in words, in these buckets.
DISTANCES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96)


@dataclass(frozen=True)
class Config:
    """Sizes of a model. ``relative`` is MPNet's position bias, else BERT's absolute positions only."""

    vocabulary: int
    hidden: int
    layers: int
    heads: int
    relative: bool
    pad: int
    start: int
    stop: int
    unknown: int
    position_offset: int
    epsilon: float
    argument_hidden: int = 256
    argument_layers: int = 2
    dropout: float = 0.1

    def asdict(self) -> dict[str, Any]:
        return asdict(self)


_bank: dict[tuple[float, torch.dtype], Tensor] = {}
_BANK = 1 << 24


def dropout(x: Tensor, chance: float, training: bool) -> Tensor:
    """Dropout whose masks are slices, at random places, of one bank of random bits.

    Drawing fresh bits took an eighth of a training step on a processor, measured.
    """
    if not training or not chance:
        return x
    if (chance, x.dtype) not in _bank:
        _bank[chance, x.dtype] = (torch.rand(_BANK) >= chance).to(x.dtype) / (1 - chance)
    at = int(torch.randint(_BANK - x.numel(), (1,)))
    return x * _bank[chance, x.dtype][at : at + x.numel()].view(x.shape)


class Layer(nn.Module):
    """One post-norm transformer layer, attention written out (its backward pass is five times
    faster on a processor than the fused one, measured)."""

    def __init__(self, hidden: int, heads: int, wide: int, epsilon: float, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=epsilon)
        self.up = nn.Linear(hidden, wide)
        self.down = nn.Linear(wide, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=epsilon)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        score = q @ k.transpose(-1, -2) / math.sqrt(d // self.heads) + bias
        mixed = torch.softmax(score, -1) @ v
        a = self.out(mixed.transpose(1, 2).reshape(b, t, d))
        x = self.norm1(x + dropout(a, self.dropout, self.training))
        y = self.down(F.gelu(self.up(x)))
        return self.norm2(x + dropout(y, self.dropout, self.training))


def relative_buckets(length: int) -> Tensor:
    """MPNet's 32 buckets of relative position, [length, length]."""
    at = torch.arange(length)
    n = -(at[None, :] - at[:, None])
    bucket = (n < 0).long() * 16
    n = n.abs()
    large = 8 + (torch.log(n.float().clamp(min=1) / 8) / math.log(128 / 8) * 8).long()
    return bucket + torch.where(n < 8, n, large.clamp(max=15))


class Encoder(nn.Module):
    """MPNet or BERT, with embeddings of word shape, quotation state and line start added."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        c = self.config = config
        self.word = nn.Embedding(c.vocabulary, c.hidden)
        self.position = nn.Embedding(514 if c.relative else 512, c.hidden)
        self.norm = nn.LayerNorm(c.hidden, eps=c.epsilon)
        self.shape = nn.Embedding(SHAPES, c.hidden)
        self.quote = nn.Embedding(QUOTES, c.hidden)
        self.line = nn.Embedding(LINES, c.hidden)
        for table in (self.shape, self.quote, self.line):
            nn.init.zeros_(table.weight)
        self.relative = nn.Embedding(32, c.heads) if c.relative else None
        self.layers = nn.ModuleList(
            Layer(c.hidden, c.heads, 4 * c.hidden, c.epsilon, c.dropout) for _ in range(c.layers)
        )

    def embed(self, piece: Tensor, shape: Tensor, quote: Tensor, line: Tensor) -> Tensor:
        """Everything before the first layer, [B, T, D]. Special pieces carry zeros as features."""
        at = torch.arange(piece.shape[1]) + self.config.position_offset
        x = self.word(piece) + self.position(at)[None]
        return self.norm(x + self.shape(shape) + self.quote(quote) + self.line(line))

    def forward(self, x: Tensor, padding: Tensor | None) -> Tensor:
        """[B, T, D] -> [B, T, D]; *padding* is True where there is nothing."""
        bias = x.new_zeros(1, 1, 1, 1)
        if self.relative is not None:
            bias = self.relative(relative_buckets(x.shape[1])).permute(2, 0, 1)[None].to(x.dtype)
        if padding is not None:
            bias = bias + x.new_zeros(padding.shape)[:, None, None].masked_fill(padding[:, None, None], -1e4)
        for layer in self.layers:
            x = layer(x, bias)
        return x


class ArgumentReader(nn.Module):
    """Given encodings of words and one cue, tags that cue's source and content."""

    def __init__(self, hidden: int, small: int, layers: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Linear(hidden, small)
        self.cue = nn.Linear(hidden, small)
        self.distance = nn.Embedding(2 * len(DISTANCES) + 1, small)
        self.norm = nn.LayerNorm(small)
        self.layers = nn.ModuleList(
            Layer(small, small // 64, 2 * small, 1e-5, dropout) for _ in range(layers)
        )
        self.tags = nn.Linear(small, 5)

    def forward(self, word: Tensor, cue: Tensor, bucket: Tensor, padding: Tensor | None) -> Tensor:
        """*word* [C, W, S] projected words, *cue* [C, S] projected cue, *bucket* [C, W] distance.

        Returns tag scores [C, W, 5].
        """
        x = self.norm(word + cue[:, None] + self.distance(bucket))
        bias = x.new_zeros(1, 1, 1, 1)
        if padding is not None:
            bias = x.new_zeros(padding.shape)[:, None, None].masked_fill(padding[:, None, None], -1e4)
        for layer in self.layers:
            x = layer(x, bias)
        return self.tags(x)  # type: ignore[no-any-return]


def distance_bucket(words: int, start: int, end: int) -> Tensor:
    """Bucket of each word's signed distance to the cue [start, end); 0 is the cue itself."""
    at = torch.arange(words)
    signed = torch.where(at < start, at - start, torch.where(at >= end, at - end + 1, 0))
    size = torch.bucketize(signed.abs(), torch.tensor(DISTANCES), right=False) + 1
    size = size.clamp(max=len(DISTANCES))
    return torch.where(signed == 0, 0, torch.where(signed < 0, size, size + len(DISTANCES)))


class ChainCRF(nn.Module):
    """Linear-chain conditional random field over BIO tags; impossible moves are forbidden."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.move = nn.Parameter(torch.zeros(tags, tags))
        self.begin = nn.Parameter(torch.zeros(tags))
        banned = torch.zeros(tags, tags)
        for inner in range(2, tags, 2):  # I-x only after B-x or I-x
            banned[:, inner] = -1e4
            banned[inner - 1, inner] = banned[inner, inner] = 0
        self.register_buffer("banned", banned)
        start = torch.zeros(tags)
        start[2::2] = -1e4
        self.register_buffer("banned_start", start)

    def moves(self) -> tuple[Tensor, Tensor]:
        return self.move + self.banned, self.begin + self.banned_start

    def loss(self, score: Tensor, tags: Tensor, moves: Tensor, length: Tensor) -> Tensor:
        """Expected negative log-likelihood of each sequence, [N], for *score* [N, W, K] in float32.

        *tags* [N, W, K] are chances, *moves* [N, K, K] expected counts. With a sure target this is the
        usual loss; with a teacher's, it differs by a constant from the divergence of the two chains
        (Wang et al. 2021, Structural Knowledge Distillation, ACL).
        """
        move, begin = self.moves()
        expected = (score * tags).sum((1, 2)) + (move * moves).sum((1, 2)) + tags[:, 0] @ begin
        return self.total(score, length, move.exp(), begin) - expected

    def total(self, score: Tensor, length: Tensor, step: Tensor, begin: Tensor) -> Tensor:
        """Log of the summed weight of all sequences, [N]; *step* is exp(moves), [K, K] or [N, K, K]."""
        live = torch.arange(score.shape[1])[None] < length[:, None]
        # logsumexp over moves as a product with exp(move): five operations a word instead of nine
        alpha = score[:, 0] + begin
        for i in range(1, score.shape[1]):
            top = alpha.max(1, keepdim=True).values.detach()
            mass = (alpha - top).exp()
            reached = (mass @ step if step.ndim == 2 else (mass[:, None] @ step)[:, 0]).clamp(min=1e-30)
            alpha = torch.where(live[:, i, None], reached.log() + top + score[:, i], alpha)
        return torch.logsumexp(alpha, 1)

    def beliefs(self, score: Tensor, length: Tensor) -> tuple[Tensor, Tensor]:
        """Chances of tags [N, W, K] and expected moves [N, K, K]: the gradients of the log of the sum."""
        move, begin = self.moves()
        moves = move.detach().expand(len(score), -1, -1).clone().requires_grad_()
        given = score.detach().clone().requires_grad_()
        self.total(given, length, moves.exp(), begin.detach()).sum().backward()  # type: ignore[no-untyped-call]
        assert given.grad is not None and moves.grad is not None
        return given.grad, moves.grad


class Reader(nn.Module):
    """The whole reading model."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.encoder = Encoder(config)
        self.joint = nn.Linear(config.hidden, 7)
        self.joint_chain = ChainCRF(7)
        self.arguments = ArgumentReader(
            config.hidden, config.argument_hidden, config.argument_layers, config.dropout
        )
        self.argument_chain = ChainCRF(5)


def read_checkpoint(path: Path) -> Reader:
    """The reader that training/train.py saved at *path*, ready to read."""
    kept = torch.load(path)
    reader = Reader(Config(**kept["config"]))
    gone = {k for k in kept["state"] if k.startswith("arguments.valid.")}  # a head that older ones had
    reader.load_state_dict({k: v for k, v in kept["state"].items() if k not in gone})
    return reader.eval()
