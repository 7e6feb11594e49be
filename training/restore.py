"""A packaged model back as a checkpoint, to be taught further: ``python -m training.restore --help``.

Weights come back from int8 as near as they were kept (a step of the scale at most; biases, norms and
chains exactly). Embeddings of pieces were never fitted: they are the encoder's own.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from training.model import Reader
from training.weights import load

PACKAGE = Path("src/earwitness/models")
_LINEAR = re.compile(r"/(?P<name>.*?)/(?:Gemm_)?MatMul_quant$")
# Modules whose nodes were named by what they are called in training/export.py, not by their path.
_HEADS = {"joint": "joint", "word": "arguments.word", "cue": "arguments.cue"}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("name", help="a packaged model: best, small")
    ap.add_argument("--encoder", type=Path, required=True, help="folder with model.safetensors, vocab.txt")
    ap.add_argument("--out", type=Path, required=True, help="the checkpoint to write")
    a = ap.parse_args()
    reader = restored(PACKAGE / a.name, a.encoder)
    a.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"config": reader.config.asdict(), "state": reader.state_dict()}, a.out)


def restored(folder: Path, encoder: Path) -> Reader:
    """The reader in *folder*, in float32. Raises KeyError if a weight of it is not found there."""
    config = json.loads((folder / "card.json").read_text())["config"]
    reader = load(encoder, config["layers"], config["argument_hidden"], config["argument_layers"])
    state = reader.state_dict()
    found = {"encoder.word.weight"} | {k for k in state if ".banned" in k}
    for name, value in (*_weights(folder / "body.onnx"), *_weights(folder / "arguments.onnx")):
        if name in state:
            state[name].copy_(torch.from_numpy(np.array(value)).view(state[name].shape))
            found.add(name)
    with np.load(folder / "tables.npz") as tables:
        for chain, module in (("joint", reader.joint_chain), ("argument", reader.argument_chain)):
            banned = {"move": module.banned, "begin": module.banned_start}
            for part, never in banned.items():
                kept = torch.from_numpy(tables[f"{chain}_{part}"]) - never
                state[f"{chain}_chain.{part}"].copy_(torch.where(never < 0, torch.zeros(()), kept))
                found.add(f"{chain}_chain.{part}")
    missing = set(state) - found
    if missing:
        raise KeyError(f"{folder.name}: not found in the packaged files: {', '.join(sorted(missing))}")
    reader.load_state_dict(state)
    return reader.eval()


def _weights(path: Path) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """Names of the reader's parameters, and their values, from one ONNX file; other names come with them."""
    graph = onnx.load(str(path)).graph
    kept = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    for name, value in kept.items():
        yield name.removeprefix("reader."), value
    for node in graph.node:
        match = _LINEAR.match(node.name)
        if node.op_type == "MatMulInteger" and match:
            module = match["name"].replace("/", ".")
            module = f"encoder.{module}" if module.startswith("layers.") else _HEADS.get(module, module)
            weight = node.input[1].removesuffix("_quantized")
            steps = kept[f"{weight}_quantized"].astype(np.float32) - kept[f"{weight}_zero_point"]
            yield f"{module}.weight", (steps * kept[f"{weight}_scale"]).T


if __name__ == "__main__":
    main()
