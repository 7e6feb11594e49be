"""Public encoder weights into :class:`training.model.Encoder`, with layers cut off the top."""

from __future__ import annotations

import json
from pathlib import Path

import torch
from safetensors.torch import load_file

from earwitness.wordpiece import WordPiece
from training.model import Config, Reader


def read_vocabulary(folder: Path) -> WordPiece:
    lines = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    vocabulary = {piece: i for i, piece in enumerate(lines)}
    return WordPiece(vocabulary, vocabulary["[UNK]"])


def load(folder: Path, layers: int, argument_hidden: int, argument_layers: int) -> Reader:
    """A reader whose encoder is the first *layers* layers of the model in *folder*."""
    given = json.loads((folder / "config.json").read_text())
    mpnet = given["model_type"] == "mpnet"
    vocabulary = read_vocabulary(folder).vocabulary
    start, stop, pad = ("<s>", "</s>", "<pad>") if mpnet else ("[CLS]", "[SEP]", "[PAD]")
    config = Config(
        vocabulary=given["vocab_size"],
        hidden=given["hidden_size"],
        layers=layers,
        heads=given["num_attention_heads"],
        relative=mpnet,
        pad=vocabulary[pad],
        start=vocabulary[start],
        stop=vocabulary[stop],
        unknown=vocabulary["[UNK]"],
        position_offset=2 if mpnet else 0,
        epsilon=given["layer_norm_eps"],
        argument_hidden=argument_hidden,
        argument_layers=argument_layers,
    )
    reader = Reader(config)
    state = {
        k.removeprefix("mpnet.").removeprefix("bert."): v
        for k, v in load_file(folder / "model.safetensors").items()
    }
    encoder = reader.encoder
    with torch.no_grad():
        encoder.word.weight.copy_(state["embeddings.word_embeddings.weight"])
        encoder.position.weight.copy_(state["embeddings.position_embeddings.weight"])
        if not mpnet:  # BERT adds the embedding of segment 0 everywhere
            encoder.position.weight.add_(state["embeddings.token_type_embeddings.weight"][0])
        _copy(encoder.norm, state, "embeddings.LayerNorm")
        if encoder.relative is not None:
            encoder.relative.weight.copy_(state["encoder.relative_attention_bias.weight"])
        for i, layer in enumerate(encoder.layers):
            at = f"encoder.layer.{i}."
            attention = "attention.attn." if mpnet else "attention.self."
            names = ("q", "k", "v") if mpnet else ("query", "key", "value")
            for kind in ("weight", "bias"):
                parts = [state[f"{at}{attention}{n}.{kind}"] for n in names]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
            _copy(layer.out, state, at + ("attention.attn.o" if mpnet else "attention.output.dense"))
            _copy(layer.norm1, state, at + ("attention.LayerNorm" if mpnet else "attention.output.LayerNorm"))
            _copy(layer.up, state, at + "intermediate.dense")
            _copy(layer.down, state, at + "output.dense")
            _copy(layer.norm2, state, at + "output.LayerNorm")
    return reader


def _copy(module: torch.nn.Module, state: dict[str, torch.Tensor], name: str) -> None:
    module.weight.copy_(state[name + ".weight"])  # type: ignore[operator]
    module.bias.copy_(state[name + ".bias"])  # type: ignore[operator]
