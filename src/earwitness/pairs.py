"""The pair model at run time: vectors of texts, and what one text is to another. ONNX, int8, one thread.

It has no table of its own: pieces and their embeddings are those of the packaged model ``small``,
which it was trained upon. Every text or pair is run alone, since dynamic quantisation scales
activations over the whole tensor, so that in a batch the neighbours would change a result.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from earwitness.errors import ModelError
from earwitness.text import tokens
from earwitness.wordpiece import WordPiece

Floats = NDArray[np.float32]

# Pieces of a text, or of both texts of a pair, with the three special ones; later ones are not seen.
MOST_PIECES: Final = 192
# No 192 pieces are longer: what follows is not even split into words.
_MOST_CHARACTERS: Final = 4000
_FOLDER: Final = Path(__file__).with_name("models")
STANCES: Final = ("agree", "disagree", "discuss", "unrelated")
STRENGTHS: Final = ("none", "correlational", "conditional", "causal")


@dataclass(frozen=True, slots=True)
class Comparisons:
    """What the texts of N pairs are to each other; probabilities."""

    same: Floats  # [N] both say the same
    within: Floats  # [N] the first says, among other things, what the second says
    stance: Floats  # [N, 4] what the second does to the first, in the order of STANCES


class PairModel:
    """The packaged pair model, loaded. Not changed by use but for caches; may be shared by threads."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        import onnxruntime  # here, since --help should not wait half a second for it

        card = _card(folder / "pairs")
        table = folder / card["table"]["model"] / "tables.npz"
        if not table.is_file() or hashlib.sha256(table.read_bytes()).hexdigest() != card["table"]["sha256"]:
            raise ModelError(f"model 'pairs': {table.parent.name}/tables.npz is not the one it was made upon; "
                             "install Earwitness again")
        self._special = np.array(card["config"]["special"], np.int64)  # start, stop
        lines = (table.parent / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
        self._wordpiece = WordPiece({piece: i for i, piece in enumerate(lines)}, card["config"]["unknown"])
        with np.load(table) as tables:
            self._packed, self._scale = tables["packed"], tables["scale"]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._body = onnxruntime.InferenceSession(
                folder / "pairs" / "body.onnx", options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime raises many kinds, none of them typed
            raise ModelError("model 'pairs': cannot be loaded; install Earwitness again") from error

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Unit vectors [N, D] of *texts*; the nearer their meanings, the larger the product of two."""
        return np.stack([self._one("vector", text) for text in texts]) if texts else np.zeros((0, 384), np.float32)

    def compare(self, pairs: Sequence[tuple[str, str]]) -> Comparisons:
        """What the two texts of each pair are to each other. The order of a pair matters."""
        n = len(pairs)
        out = Comparisons(np.empty(n, np.float32), np.empty(n, np.float32), np.empty((n, 4), np.float32))
        for i, pair in enumerate(pairs):
            same, within, stance = self._run(["same", "within", "stance"], *pair)
            out.same[i], out.within[i], out.stance[i] = same[0], within[0], stance
        return out

    def _one(self, output: str, text: str) -> Floats:
        vector: Floats = self._run([output], text)[0]
        return vector

    def _run(self, outputs: list[str], *texts: str) -> list[Floats]:
        pieces, segments = joined([pieces_of(text, self._wordpiece) for text in texts], self._special)
        found: list[Floats] = self._body.run(
            outputs, {"word": unpacked(self._packed[pieces], self._scale[pieces]), "segment": segments}
        )
        return found


def pieces_of(text: str, wordpiece: WordPiece) -> NDArray[np.int64]:
    """Vocabulary ids of the first pieces of *text*; curly quotation marks count as straight ones."""
    text = text[:_MOST_CHARACTERS].translate(_STRAIGHT)
    out: list[int] = []
    for word in tokens(text):
        out.extend(wordpiece.pieces(text[word.start : word.end]))
        if len(out) >= MOST_PIECES:
            break
    return np.array(out[:MOST_PIECES], np.int64)


def joined(
    texts: Sequence[NDArray[np.int64]], special: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """One or two texts with the special pieces around them, and the segment of each piece.

    What does not fit is cut from the longer one first.
    """
    room = MOST_PIECES - 1 - len(texts)
    lengths = [len(t) for t in texts]
    if sum(lengths) > room:
        least = room // len(texts)
        lengths = [min(n, max(least, room - sum(m for j, m in enumerate(lengths) if j != i)))
                   for i, n in enumerate(lengths)]
    pieces, segments = [special[:1]], [np.zeros(1, np.int64)]
    for i, (text, length) in enumerate(zip(texts, lengths, strict=True)):
        pieces += [text[:length], special[1:]]
        segments.append(np.full(length + 1, i, np.int64))
    return np.concatenate(pieces), np.concatenate(segments)


def unpacked(packed: NDArray[np.uint8], scale: NDArray[np.float16]) -> Floats:
    """Embeddings [P, D] from four-bit codes [P, D / 2] and a scale per group of columns."""
    codes = np.empty((len(packed), packed.shape[1] * 2), np.float32)
    codes[:, 0::2] = packed & 15
    codes[:, 1::2] = packed >> 4
    codes -= 8
    embedded: Floats = codes * np.repeat(scale.astype(np.float32), codes.shape[1] // scale.shape[1], axis=1)
    return embedded


_STRAIGHT: Final = {ord(c): '"' for c in "“”„‟«»"} | {ord(c): "'" for c in "‘’‚‹›`"}


def _card(folder: Path) -> dict[str, Any]:
    path = folder / "card.json"
    if not path.is_file():
        raise ModelError("model 'pairs': not in this installation; install Earwitness again")
    card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return card


@cache
def pair_model() -> PairModel:
    """The packaged pair model, loaded once. Raises ModelError where it is missing or damaged."""
    return PairModel()
