"""A fitted pair model as the int8 ONNX file and card that ship."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import Any

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.pairs.model import PACKAGE, PairNet

OUTPUTS = ("vector", "same", "within", "stance", "traits")


class Body(nn.Module):
    """Everything after the embeddings, for one text or pair."""

    def __init__(self, net: PairNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, word: Tensor, segment: Tensor) -> Any:
        e = self.net.encoder
        x = e.norm(word + e.position(torch.arange(word.shape[0])) + e.segment(segment))[None]
        bias = x.new_zeros(1, 1, 1, 1)
        means = []
        for layer in e.layers:
            x = layer(x, bias)
            means.append(x[0].mean(0))
        pooled = self.net.pooled(x)
        vector = means[-1] / means[-1].norm()
        return (
            vector,
            torch.sigmoid(self.net.same(pooled))[0],
            torch.sigmoid(self.net.within(pooled))[0],
            torch.softmax(self.net.stance(pooled), -1)[0],
            torch.cat([means[1], means[3], x[0, 0]]),
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
        "files": {"body.onnx": hashlib.sha256((out / "body.onnx").read_bytes()).hexdigest()},
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
