"""A fitted model as the two ONNX files, tables and card that ship: ``python -m training.export --help``."""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.model import Reader, read_checkpoint, relative_buckets

MOST_PIECES = 256
GROUP = 32  # embedding columns that share a scale


class Body(nn.Module):
    """Encoder and joint head for one window, embeddings of pieces given from outside."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.register_buffer("buckets", relative_buckets(MOST_PIECES))

    def forward(self, word: Tensor, shape: Tensor, quote: Tensor, line: Tensor, first: Tensor) -> Any:
        e = self.reader.encoder
        t = word.shape[0]
        at = torch.arange(t) + e.config.position_offset
        x = e.norm(word + e.position(at) + e.shape(shape) + e.quote(quote) + e.line(line))[None]
        bias = x.new_zeros(1, 1, 1, 1)
        if e.relative is not None:
            bias = e.relative(self.buckets[:t, :t]).permute(2, 0, 1)[None]
        for layer in e.layers:
            x = layer(x, bias)
        h = x[0][first]
        a = self.reader.arguments
        return self.reader.joint(h), a.word(h), a.cue(h)


class Arguments(nn.Module):
    """The cue-conditioned reader for all cues of one window."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.arguments = reader.arguments

    def forward(self, word: Tensor, cue: Tensor, bucket: Tensor) -> Any:
        return self.arguments(word[None].expand(cue.shape[0], -1, -1), cue, bucket, None)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--checkpoint", type=Path, required=True)
    ap.add_argument("--vocabulary", type=Path, required=True, help="vocab.txt of the encoder")
    ap.add_argument("--out", type=Path, required=True, help="folder of the packaged model")
    ap.add_argument("--name", required=True)
    ap.add_argument("--no-quantise", action="store_true", help="float32, for comparison")
    a = ap.parse_args()
    reader = read_checkpoint(a.checkpoint)
    a.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        _export_body(reader, Path(folder) / "body.onnx")
        _export_arguments(reader, Path(folder) / "arguments.onnx")
        for name in ("body", "arguments"):
            source, target = Path(folder) / f"{name}.onnx", a.out / f"{name}.onnx"
            if a.no_quantise:
                shutil.copy(source, target)
            else:
                quantize_dynamic(
                    source,
                    target,
                    per_channel=True,
                    weight_type=QuantType.QInt8,
                    op_types_to_quantize=["MatMul"],
                )
    _tables(reader, a.vocabulary, a.out)
    card = {
        "name": a.name,
        "config": reader.config.asdict(),
        "quantised": not a.no_quantise,
        "files": {
            p.name: hashlib.sha256(p.read_bytes()).hexdigest()
            for p in sorted(a.out.glob("*"))
            if p.suffix in (".onnx", ".npz", ".txt")
        },
    }
    (a.out / "card.json").write_text(json.dumps(card, indent=1, sort_keys=True) + "\n")
    print(sum(p.stat().st_size for p in a.out.iterdir()) / 1e6, "MB")


def _export_body(reader: Reader, path: Path) -> None:
    t, w = 40, 30
    ids = torch.zeros(t, dtype=torch.long)
    torch.onnx.export(
        Body(reader),
        (torch.zeros(t, reader.config.hidden), ids, ids, ids, torch.arange(w)),
        str(path),
        input_names=["word", "shape", "quote", "line", "first"],
        output_names=["joint", "words", "cues"],
        dynamic_axes={k: {0: "T"} for k in ("word", "shape", "quote", "line")}
        | {k: {0: "W"} for k in ("first", "joint", "words", "cues")},
        opset_version=17,
        dynamo=False,
    )


def _export_arguments(reader: Reader, path: Path) -> None:
    s = reader.config.argument_hidden
    torch.onnx.export(
        Arguments(reader),
        (torch.zeros(30, s), torch.zeros(3, s), torch.zeros(3, 30, dtype=torch.long)),
        str(path),
        input_names=["words", "cue", "bucket"],
        output_names=["tags"],
        dynamic_axes={
            "words": {0: "W"},
            "cue": {0: "C"},
            "bucket": {0: "C", 1: "W"},
            "tags": {0: "C", 1: "W"},
        },
        opset_version=17,
        dynamo=False,
    )


def _tables(reader: Reader, vocabulary: Path, out: Path) -> None:
    """Piece embeddings at four bits with a scale per group, chain scores, and the vocabulary."""
    weight = reader.encoder.word.weight.detach().numpy()
    grouped = weight.reshape(len(weight), -1, GROUP)
    scale = np.abs(grouped).max(-1) / 7
    scale = np.where(scale == 0, 1, scale).astype(np.float16)
    codes = (
        np.clip(np.rint(grouped / scale[..., None].astype(np.float32)), -7, 7)
        .astype(np.int8)
        .reshape(weight.shape)
        + 8
    )
    packed = (codes[:, 0::2] | (codes[:, 1::2] << 4)).astype(np.uint8)
    joint_move, joint_begin = (x.detach().numpy() for x in reader.joint_chain.moves())
    move, begin = (x.detach().numpy() for x in reader.argument_chain.moves())
    np.savez(
        out / "tables.npz",
        packed=packed,
        scale=scale,
        joint_move=joint_move,
        joint_begin=joint_begin,
        argument_move=move,
        argument_begin=begin,
    )
    shutil.copy(vocabulary, out / "vocabulary.txt")


if __name__ == "__main__":
    main()
