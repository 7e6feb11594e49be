"""Fit a reading model: ``python -m training.train --help``."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training.corpus import JOINT, Article, Window, read_articles, read_taught, windows
from training.labels import read_nested, read_press
from training.model import Reader, distance_bucket, read_checkpoint
from training.weights import load, read_vocabulary

# Chance that a window loses its capitals (all lower) or gets nothing else (all upper): headlines
# and captions of some papers are printed so.
CASE_LOSS = 0.04


@dataclass
class Batch:
    """B windows of T pieces and W words; C cues."""

    piece: Tensor
    shape: Tensor
    quote: Tensor
    line: Tensor
    padding: Tensor
    first: Tensor
    length: Tensor
    joint: Tensor
    joint_moves: Tensor
    windows: list[Window]


def collate(batch: list[Window], reader: Reader, rng: np.random.Generator | None) -> Batch:
    """Pad windows to one length; *rng* turns augmentation on."""
    c = reader.config
    sizes = [int(w.features.first_W[w.end] - w.features.first_W[w.start]) for w in batch]
    words = [w.end - w.start for w in batch]
    # few distinct shapes, all multiples of the matrix units' tiles
    t, m = -(-(max(sizes) + 2) // 32) * 32, -(-max(words) // 32) * 32
    piece = np.full((len(batch), t), c.pad, np.int64)
    feats = np.zeros((3, len(batch), t), np.int64)
    padding = np.ones((len(batch), t), bool)
    first = np.zeros((len(batch), m), np.int64)
    joint = np.zeros((len(batch), m, len(JOINT)), np.float32)
    for i, (w, size, count) in enumerate(zip(batch, sizes, words, strict=True)):
        f = w.features
        a, b = int(f.first_W[w.start]), int(f.first_W[w.end])
        # the first piece says whose convention the labels follow, as in earwitness.encoder
        piece[i, 0] = c.start if w.convention == "polnear" else c.stop
        piece[i, size + 1] = c.stop
        piece[i, 1 : size + 1] = f.piece_P[a:b]
        padding[i, : size + 2] = False
        repeats = np.diff(f.first_W[w.start : w.end + 1])
        shapes = f.shape_W[w.start : w.end]
        if rng is not None and rng.random() < 2 * CASE_LOSS:
            shapes = np.where((shapes == 0) | (shapes == 5), shapes, 1 if rng.random() < 0.5 else 3)
        for row, values in enumerate((shapes, f.quote_W[w.start : w.end], f.line_W[w.start : w.end])):
            feats[row, i, 1 : size + 1] = np.repeat(values, repeats)
        first[i, :count] = f.first_W[w.start : w.end] - a + 1
        joint[i, :count] = w.joint.tags_WK
    return Batch(
        *(torch.from_numpy(x) for x in (piece, *feats, padding, first)),
        torch.tensor(words),
        torch.from_numpy(joint),
        torch.from_numpy(np.stack([w.joint.moves_KK for w in batch])),
        batch,
    )


def encode(reader: Reader, batch: Batch) -> Tensor:
    """Encodings of words, [B, W, D], in the layers' own precision."""
    x = reader.encoder.embed(batch.piece, batch.shape, batch.quote, batch.line)
    x = reader.encoder(x.to(reader.encoder.layers[0].qkv.weight.dtype), batch.padding)
    return x.gather(1, batch.first[..., None].expand(-1, -1, x.shape[-1]))


def read_arguments(
    reader: Reader, encoded: Tensor, length: Tensor, cues: list[tuple[int, int, int]]
) -> tuple[Tensor, Tensor]:
    """Tag scores [C, W, 5] and lengths [C] for cues (window, start, end)."""
    row = torch.tensor([b for b, _, _ in cues])
    words = encoded.shape[1]
    bucket = torch.stack([distance_bucket(words, s, e) for _, s, e in cues])
    padding = torch.arange(words)[None] >= length[row][:, None]
    projected = reader.arguments.word(encoded)
    centre = torch.stack([encoded[b, s:e].mean(0) for b, s, e in cues])
    tags = reader.arguments(projected[row], reader.arguments.cue(centre), bucket, padding)
    return tags.float(), length[row]


def loss_of(reader: Reader, batch: Batch) -> tuple[Tensor, dict[str, float]]:
    encoded = encode(reader, batch)
    joint = reader.joint(encoded.float())
    words = batch.length.sum()
    joint_loss = reader.joint_chain.loss(joint, batch.joint, batch.joint_moves, batch.length).sum() / words
    cues = [(b, s, e) for b, w in enumerate(batch.windows) for s, e in w.cues]
    parts = {"joint": float(joint_loss.detach())}
    if not cues:
        return joint_loss, parts
    tags, length = read_arguments(reader, encoded, batch.length, cues)
    targets = [a for w in batch.windows for a in w.arguments]
    target = np.zeros(tags.shape, np.float32)
    for i, a in enumerate(targets):
        target[i, : len(a.tags_WK)] = a.tags_WK
    moves = torch.from_numpy(np.stack([a.moves_KK for a in targets]))
    argument = reader.argument_chain.loss(tags, torch.from_numpy(target), moves, length)
    argument_loss = argument.sum() / words
    loss = joint_loss + argument_loss
    parts["argument"] = float(argument_loss.detach())
    return loss, parts


class Masters:
    """AdamW in float32 over parameters that may be kept in bfloat16."""

    def __init__(self, reader: Reader, rate: float, head_rate: float, decay: float) -> None:
        self.pairs: list[tuple[Tensor, Tensor]] = []
        self.names: list[str] = []
        groups: dict[tuple[float, float], list[Tensor]] = {}
        depth = len(reader.encoder.layers)
        for name, p in reader.named_parameters():
            if not p.requires_grad:
                continue
            master = p.detach().float().clone()
            self.pairs.append((p, master))
            self.names.append(name)
            here = rate
            if name.startswith("encoder.layers."):
                here = rate * decay ** (depth - 1 - int(name.split(".")[2]))
            elif name.startswith("encoder."):
                here = rate * decay**depth
            elif "chain" in name:
                here = head_rate * 5
            else:
                here = head_rate
            if any(name.startswith(f"encoder.{k}.") for k in ("shape", "quote", "line")):
                here = head_rate
            groups.setdefault((here, 0.0 if p.ndim < 2 else 0.01), []).append(master)
        self.adam = torch.optim.AdamW(
            [{"params": ps, "lr": lr, "weight_decay": wd, "peak": lr} for (lr, wd), ps in groups.items()],
            betas=(0.9, 0.98),
            fused=True,
        )

    def step(self, share: float) -> None:
        """One step at *share* of the peak rate, gradients clipped to norm 1."""
        for p, master in self.pairs:
            master.grad = None if p.grad is None else p.grad.float()
            p.grad = None
        torch.nn.utils.clip_grad_norm_([m for _, m in self.pairs], 1.0)
        for group in self.adam.param_groups:
            group["lr"] = group["peak"] * share
        self.adam.step()
        with torch.no_grad():
            for p, master in self.pairs:
                p.copy_(master)


def batches(
    articles: list[Article], taught: list[Window], reader: Reader, a: argparse.Namespace, epoch: int
) -> Iterator[Batch]:
    """The labelled articles, cut anew, and the windows that a teacher labelled, in random order."""
    rng = np.random.default_rng([a.seed, epoch])
    pool = [w for article in articles for w in windows(article, a.window - 2, rng)] + taught
    order = rng.permutation(len(pool))
    # sort inside blocks of twenty batches, so that little is padded and the order stays random
    block = a.batch * 20
    for at in range(0, len(order), block):
        chunk = sorted(order[at : at + block], key=lambda i: pool[i].end - pool[i].start)
        starts = list(range(0, len(chunk), a.batch))
        rng.shuffle(starts)
        for s in starts:
            yield collate([pool[i] for i in chunk[s : s + a.batch]], reader, rng)


def _save(reader: Reader, masters: Masters, out: Path, step: int, epoch: int) -> None:
    """The model as of now for export, and what is needed to go on from here."""
    state = {name: value.float() for name, value in reader.state_dict().items()}
    for name, master in zip(masters.names, (m for _, m in masters.pairs), strict=True):
        state[name] = master.clone()
    torch.save({"config": reader.config.asdict(), "state": state}, out / f"epoch{epoch}.pt")
    kept = {
        "masters": [m for _, m in masters.pairs],
        "adam": masters.adam.state_dict(),
        "step": step,
        "epoch": epoch,
    }
    torch.save(kept, out / "resume.part")
    (out / "resume.part").replace(out / "resume.pt")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--material", type=Path, required=True, help="folder with polnear/train")
    ap.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors, vocab.txt")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--layers", type=int, required=True)
    ap.add_argument("--argument-hidden", type=int, default=256)
    ap.add_argument("--argument-layers", type=int, default=2)
    ap.add_argument("--window", type=int, default=192)
    ap.add_argument("--batch", type=int, default=8)
    ap.add_argument("--rate", type=float, default=6e-5)
    ap.add_argument("--head-rate", type=float, default=3e-4)
    ap.add_argument("--decay", type=float, default=0.95)
    ap.add_argument("--epochs", type=int, default=3)
    ap.add_argument("--held-out", type=int, default=42, help="training articles kept back for choices")
    ap.add_argument("--taught", type=Path, help="windows labelled by a teacher: python -m training.teach")
    ap.add_argument("--press", type=Path, nargs="*", default=[], help="folders of annotated articles")
    ap.add_argument("--press-times", type=int, default=1, help="how often an epoch sees each of them")
    ap.add_argument("--nested", type=Path, help="statements inside statements: training/nested.jsonl")
    ap.add_argument("--start", type=Path, help="go on from this checkpoint's weights, on a new schedule")
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument(
        "--steps", type=int, default=0, help="stop here, inside an epoch if need be, rate falling to 0"
    )
    a = ap.parse_args()
    random.seed(a.seed)
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    a.out.mkdir(parents=True, exist_ok=True)
    wordpiece = read_vocabulary(a.encoder)
    articles = read_articles(a.material / "polnear" / "train", wordpiece)
    split = np.random.default_rng(7).permutation(len(articles))
    train = [articles[i] for i in sorted(split[a.held_out :])]
    reader = load(a.encoder, a.layers, a.argument_hidden, a.argument_layers)
    if a.start:
        reader.load_state_dict(read_checkpoint(a.start).state_dict())
    reader.encoder.word.weight.requires_grad_(False)
    for module in (reader.encoder.layers, reader.encoder.relative, reader.arguments):
        if module is not None:
            module.to(torch.bfloat16)
    masters = Masters(reader, a.rate, a.head_rate, a.decay)
    train += read_press(a.press, wordpiece) * a.press_times
    if a.nested:
        train += read_nested(a.nested, a.material / "polnear" / "train", wordpiece)
    taught = read_taught(a.taught, a.material, wordpiece) if a.taught else []
    per_epoch = sum(1 for _ in batches(train, taught, reader, a, 0))
    total, step, first_epoch = min(a.steps or per_epoch * a.epochs, per_epoch * a.epochs), 0, 0
    resume = a.out / "resume.pt"
    if resume.exists():
        kept = torch.load(resume)
        for (p, master), saved in zip(masters.pairs, kept["masters"], strict=True):
            master.copy_(saved)
            p.data.copy_(saved)
        masters.adam.load_state_dict(kept["adam"])
        step, first_epoch = kept["step"], kept["epoch"]
        torch.manual_seed(a.seed + first_epoch)
    log = (a.out / "log.jsonl").open("a")
    reader.train()
    began, seen = time.monotonic(), 0
    running: dict[str, float] = {}
    for epoch in range(first_epoch, a.epochs):
        for batch in batches(train, taught, reader, a, epoch):
            loss, parts = loss_of(reader, batch)
            loss.backward()
            step += 1
            warm = max(1, int(0.06 * total))
            masters.step(min(step / warm, max(0.0, (total - step) / max(1, total - warm))))
            seen += int((~batch.padding).sum())
            for k, v in parts.items():
                running[k] = running.get(k, v) * 0.95 + v * 0.05
            if step % 20 == 0:
                rate = seen / (time.monotonic() - began)
                row = {
                    "step": step,
                    "of": total,
                    "pieces_s": round(rate),
                    **{k: round(v, 4) for k, v in running.items()},
                }
                log.write(json.dumps(row) + "\n")
                log.flush()
            if step >= total:
                break
        _save(reader, masters, a.out, step, epoch + 1)
        if step >= total:
            break
    said = {k: " ".join(map(str, v)) if isinstance(v, list) else str(v) for k, v in vars(a).items()}
    (a.out / "settings.json").write_text(json.dumps(said, indent=1))


if __name__ == "__main__":
    main()
