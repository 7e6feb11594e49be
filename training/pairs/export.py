"""A fitted pair model as the int8 ONNX file and card that ship."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from evaluation.logistic import Logistic
from training.pairs.model import PACKAGE, PairNet

FILES = ("body.onnx", "strength.npz")
OUTPUTS = ("vector", "same", "within", "stance", "paraphrase", "strength")


class Body(nn.Module):
    """Everything after the embeddings, for one text or pair."""

    def __init__(self, net: PairNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, word: Tensor, segment: Tensor) -> Any:
        e = self.net.encoder
        x = e.norm(word + e.position(torch.arange(word.shape[0])) + e.segment(segment))[None]
        bias = x.new_zeros(1, 1, 1, 1)
        for layer in e.layers:
            x = layer(x, bias)
        pooled = self.net.pooled(x)
        mean = x[0].mean(0)
        return (
            mean / mean.norm(),
            torch.sigmoid(self.net.same(pooled))[0],
            torch.sigmoid(self.net.within(pooled))[0],
            torch.softmax(self.net.stance(pooled), -1)[0],
            torch.sigmoid(self.net.paraphrase(pooled))[0],
            torch.softmax(self.net.strength(pooled), -1)[0],
        )


def export(
    net: PairNet,
    out: Path,
    special: tuple[int, int],
    unknown: int,
    card: dict[str, Any],
    *,
    quantise: bool = True,
) -> None:
    """Write ``body.onnx`` and ``card.json`` to *out*."""
    out.mkdir(parents=True, exist_ok=True)
    if not (out / "strength.npz").exists():  # weights of the cue words are fitted upon the exported body
        np.savez(out / "strength.npz", mean=np.zeros(1), deviation=np.ones(1), weight=np.zeros((2, 4)))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "body.onnx"
        _export_body(net, whole)
        if quantise:
            quantize_dynamic(
                whole,
                out / "body.onnx",
                per_channel=True,
                weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul"],
            )
        else:
            (out / "body.onnx").write_bytes(whole.read_bytes())
    table = PACKAGE / "small" / "tables.npz"
    card = {
        "name": "pairs",
        "config": {
            "special": special,
            "unknown": unknown,
            "layers": len(net.encoder.layers),
            "hidden": net.pool.in_features,
        },
        "files": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FILES},
        "table": {"model": "small", "sha256": hashlib.sha256(table.read_bytes()).hexdigest()},
        "quantised": quantise,
    } | card
    (out / "card.json").write_text(json.dumps(card, indent=1, sort_keys=True) + "\n")


def _export_body(net: PairNet, path: Path) -> None:
    t = 40
    torch.onnx.export(
        Body(net.float().eval()),
        (torch.zeros(t, net.pool.in_features), torch.zeros(t, dtype=torch.long)),
        str(path),
        input_names=["word", "segment"],
        output_names=list(OUTPUTS),
        dynamic_axes={"word": {0: "T"}, "segment": {0: "T"}},
        opset_version=17,
        dynamo=False,
    )


def add_strength(out: Path, fitted: Logistic) -> None:
    """Store the weights of cue words and network beside the body, and their hash on the card."""
    np.savez(out / "strength.npz", mean=fitted.mean, deviation=fitted.deviation, weight=fitted.weight)
    card = json.loads((out / "card.json").read_text(encoding="utf-8"))
    card["files"] = {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in FILES}
    (out / "card.json").write_text(json.dumps(card, indent=1, sort_keys=True) + "\n")
