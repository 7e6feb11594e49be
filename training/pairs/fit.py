"""Fits the pair model: steps over examples of two texts, each followed by one over vectors."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from earwitness.pairs import joined, pieces_of
from earwitness.wordpiece import WordPiece
from training.pairs.examples import Alike, Compared
from training.pairs.model import PairNet
from training.pairs.strengths import Claimed
from training.pairs.tasks import Tasks
from training.train import Masters

# Softmax over the texts of a batch sharpens cosines by this; 20 is usual for sentence encoders.
SHARPNESS: Final = 20.0


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes and rates of the fit."""

    epochs: int = 2
    batch: int = 32
    rate: float = 2e-4
    head_rate: float = 1e-3
    decay: float = 0.9
    seed: int = 1
    limit: int = 1900  # steps; 0: as many as the epochs have
    finish: int = 400  # steps of the second part, at a third of the rate


@dataclass(frozen=True, slots=True)
class Rows:
    """Padded pieces [B, T] of single texts or pairs."""

    piece: Tensor
    segment: Tensor
    padding: Tensor


class Reader:
    """Texts to pieces, with a cache, since an epoch sees each again."""

    def __init__(self, wordpiece: WordPiece, special: tuple[int, int]) -> None:
        self._wordpiece = wordpiece
        self._special = np.array(special, np.int64)
        self._cache: dict[str, np.ndarray] = {}

    def rows(self, texts: Sequence[tuple[str, ...]]) -> Rows:
        found = [joined([self._pieces(t) for t in each], self._special) for each in texts]
        longest = -(-max(len(p) for p, _ in found) // 16) * 16
        piece = np.zeros((len(found), longest), np.int64)
        segment, padding = np.zeros_like(piece), np.ones(piece.shape, bool)
        for i, (p, s) in enumerate(found):
            piece[i, : len(p)], segment[i, : len(p)], padding[i, : len(p)] = p, s, False
        return Rows(*(torch.from_numpy(x) for x in (piece, segment, padding)))

    def length(self, *texts: str) -> int:
        return sum(len(self._pieces(t)) for t in texts)

    def _pieces(self, text: str) -> np.ndarray:
        if text not in self._cache:
            self._cache[text] = pieces_of(text, self._wordpiece)
        return self._cache[text]


@torch.no_grad()
def encode_all(net: PairNet, table: Tensor, reader: Reader, texts: Sequence[str]) -> np.ndarray:
    """Unit vectors [N, D] of single texts, longest first so that little is padded."""
    out = np.zeros((len(texts), table.shape[1]), np.float32)
    order = sorted(range(len(texts)), key=lambda i: reader.length(texts[i]))
    for at in range(0, len(order), 64):
        chosen = order[at : at + 64]
        rows = reader.rows([(texts[i],) for i in chosen])
        out[chosen] = net.vectors(net.encoder(table[rows.piece], rows.segment, rows.padding), rows.padding)
    return out


def compared_loss(
    net: PairNet, table: Tensor, reader: Reader, batch: Sequence[Compared]
) -> dict[str, Tensor]:
    rows = reader.rows([(c.a, c.b) for c in batch])
    pooled = net.pooled(net.encoder(table[rows.piece], rows.segment, rows.padding))
    pooled = F.dropout(pooled, 0.1, net.training)
    out: dict[str, Tensor] = {}
    for name in ("same", "within", "paraphrase"):
        known = [i for i, c in enumerate(batch) if getattr(c, name) is not None]
        if known:
            target = torch.tensor([getattr(batch[i], name) for i in known])
            score = getattr(net, name)(pooled[known])[:, 0]
            out[name] = F.binary_cross_entropy_with_logits(score, target, reduction="sum") / len(batch)
    known = [i for i, c in enumerate(batch) if c.stance is not None]
    if known:
        target = torch.tensor([batch[i].stance for i in known])
        out["stance"] = F.cross_entropy(net.stance(pooled[known]), target, reduction="sum") / len(batch)
    return out


def alike_loss(net: PairNet, table: Tensor, reader: Reader, batch: Sequence[Alike]) -> Tensor:
    """Each text must find its partner among the partners of all (multiple negatives ranking)."""
    rows = reader.rows([(x.a,) for x in batch] + [(x.b,) for x in batch])
    found = net.vectors(net.encoder(table[rows.piece], rows.segment, rows.padding), rows.padding)
    score = SHARPNESS * found[: len(batch)] @ found[len(batch) :].T
    group = [x.group for x in batch]
    others = torch.tensor([[i != j and a == b for j, b in enumerate(group)] for i, a in enumerate(group)])
    score = score.masked_fill(others, -1e4)
    target = torch.arange(len(batch))
    return (F.cross_entropy(score, target) + F.cross_entropy(score.T, target)) / 2


def plain_loss(net: PairNet, table: Tensor, reader: Reader, texts: Sequence[str], wanted: Tensor) -> Tensor:
    rows = reader.rows([(t,) for t in texts])
    found = net.vectors(net.encoder(table[rows.piece], rows.segment, rows.padding), rows.padding)
    return (1 - (found * wanted).sum(1)).mean()


def strength_loss(net: PairNet, table: Tensor, reader: Reader, batch: Sequence[Claimed]) -> Tensor:
    rows = reader.rows([(c.text,) for c in batch])
    pooled = net.pooled(net.encoder(table[rows.piece], rows.segment, rows.padding))
    pooled = F.dropout(pooled, 0.1, net.training)
    return F.cross_entropy(net.strength(pooled), torch.tensor([c.strength for c in batch]))


def blocks(
    order: Sequence[int], length: Sequence[int], batch: int, rng: np.random.Generator
) -> Iterator[list[int]]:
    """Batches of like lengths in random order."""
    for at in range(0, len(order), batch * 20):
        chunk = sorted(order[at : at + batch * 20], key=lambda i: length[i])
        starts = list(range(0, len(chunk), batch))
        rng.shuffle(starts)
        for s in starts:
            yield list(chunk[s : s + batch])


def forever(n: int, batch: int, rng: np.random.Generator) -> Iterator[list[int]]:
    while True:
        order = rng.permutation(n)
        yield from (order[at : at + batch].tolist() for at in range(0, n - batch + 1, batch))


def fit(
    net: PairNet, table: Tensor, reader: Reader, tasks: Tasks, wanted: np.ndarray, plan: Plan, log: Path
) -> None:
    """Train *net* in place. *wanted* [N, D]: vectors of ``tasks.plain`` by the public encoder."""
    torch.manual_seed(plan.seed)
    net.encoder.layers.to(torch.bfloat16)
    masters = Masters(net, plan.rate, plan.head_rate, plan.decay)  # type: ignore[arg-type]
    per_epoch = -(-len(tasks.compared) // plan.batch)
    total = plan.limit or per_epoch * plan.epochs
    rng = np.random.default_rng(plan.seed)
    alike = forever(len(tasks.alike), 32, rng)
    plain = forever(len(tasks.plain), 32, rng)
    claimed = forever(len(tasks.claimed), 32, rng)
    length = [reader.length(c.a, c.b) for c in tasks.compared]
    running: dict[str, float] = {}
    began, step = time.monotonic(), 0
    net.train()
    with log.open("w") as out:
        while step < total:
            for chosen in blocks(rng.permutation(len(tasks.compared)).tolist(), length, plan.batch, rng):
                batch = [_turned(tasks.compared[i], rng) for i in chosen]
                parts = compared_loss(net, table, reader, batch)
                sum(parts.values()).backward()  # type: ignore[union-attr]
                if step % 3 == 0:
                    parts["alike"] = alike_loss(net, table, reader, [tasks.alike[i] for i in next(alike)])
                    parts["alike"].backward()
                elif step % 3 == 1:
                    chosen = next(claimed)
                    parts["strength"] = strength_loss(net, table, reader, [tasks.claimed[i] for i in chosen])
                    parts["strength"].backward()
                else:
                    i = next(plain)
                    parts["plain"] = 4 * plain_loss(
                        net, table, reader, [tasks.plain[j] for j in i], torch.from_numpy(wanted[i])
                    )
                    parts["plain"].backward()
                step += 1
                warm = max(1, int(0.06 * total))
                masters.step(min(step / warm, max(0.0, (total - step) / max(1, total - warm))))
                for k, v in parts.items():
                    running[k] = running.get(k, float(v)) * 0.97 + float(v) * 0.03
                if step % 50 == 0:
                    row = {"step": step, "of": total, "s": round(time.monotonic() - began)}
                    out.write(json.dumps(row | {k: round(v, 4) for k, v in running.items()}) + "\n")
                    out.flush()
                if step >= total:
                    break
    with torch.no_grad():
        net.encoder.layers.float()
        for p, master in masters.pairs:
            p.copy_(master)
    net.eval()


def _turned(c: Compared, rng: np.random.Generator) -> Compared:
    if c.turnable and rng.random() < 0.5:
        return replace(c, a=c.b, b=c.a)
    return c
