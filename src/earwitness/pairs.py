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

from earwitness.encoder import unpacked
from earwitness.errors import ModelError
from earwitness.strength import STRENGTHS, cues
from earwitness.text import tokens
from earwitness.wordpiece import WordPiece

Floats = NDArray[np.float32]

# Pieces of a text, or of both texts of a pair, with the three special ones; later ones are not seen.
MOST_PIECES: Final = 192
# No 192 pieces are longer: what follows is not even split into words.
_MOST_CHARACTERS: Final = 4000
_OF_PAIRS: Final = ("same", "paraphrase", "within")
_FOLDER: Final = Path(__file__).with_name("models")
STANCES: Final = ("agree", "disagree", "discuss", "unrelated")


@dataclass(frozen=True, slots=True)
class Comparisons:
    """What the texts of N pairs are to each other; probabilities."""

    same: Floats  # [N] both state one claim
    paraphrase: Floats  # [N] two sentences of news that MSRP would call the same; more details may differ
    within: Floats  # [N] the first makes, among other things, the claim that the second is
    stance: Floats  # [N, 4] what the second does to the first, in the order of STANCES


class PairModel:
    """The packaged pair model, loaded. Not changed by use but for caches; may be shared by threads."""

    def __init__(self, folder: Path = _FOLDER) -> None:
        import onnxruntime  # here, since --help should not wait half a second for it

        card = _card(folder / "pairs")
        table = folder / card["table"]["model"] / "tables.npz"
        if not table.is_file() or hashlib.sha256(table.read_bytes()).hexdigest() != card["table"]["sha256"]:
            raise ModelError(
                f"model 'pairs': {table.parent.name}/{table.name} is not the one that it was made upon; "
                "install Earwitness again"
            )
        self._special = np.array(card["config"]["special"], np.int64)  # start, stop
        lines = (table.parent / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
        self._wordpiece = WordPiece({piece: i for i, piece in enumerate(lines)}, card["config"]["unknown"])
        with np.load(table) as tables:
            self._packed, self._scale = tables["packed"], tables["scale"]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            with np.load(folder / "pairs" / "strength.npz") as fitted:
                self._strength = fitted["mean"], fitted["deviation"], fitted["weight"]
            self._body = onnxruntime.InferenceSession(
                folder / "pairs" / "body.onnx", options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime raises many kinds, none of them typed
            raise ModelError("model 'pairs': cannot be loaded; install Earwitness again") from error

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Unit vectors [N, D] of *texts*; the nearer their meanings, the larger the product of two."""
        out = np.empty((len(texts), self._packed.shape[1] * 2), np.float32)
        for i, text in enumerate(texts):
            out[i] = self._one("vector", text)
        return out

    def compare(self, pairs: Sequence[tuple[str, str]]) -> Comparisons:
        """What the two texts of each pair are to each other. The order of a pair matters."""
        n = len(pairs)
        found = np.empty((n, len(_OF_PAIRS) + len(STANCES)), np.float32)
        for i, pair in enumerate(pairs):
            found[i] = np.concatenate(self._run([*_OF_PAIRS, "stance"], *pair))
        same, paraphrase, within = found[:, : len(_OF_PAIRS)].T
        return Comparisons(same, paraphrase, within, found[:, len(_OF_PAIRS) :])

    def strength(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Chances [N, 4] of how surely each text says that one thing brings about another.

        In the order of ``earwitness.strength.STRENGTHS``: by the network and by words that tell.
        """
        if not texts:
            return np.zeros((0, len(STRENGTHS)))
        mean, deviation, weight = self._strength
        given = (strength_features(self, texts) - mean) / deviation
        score = given @ weight[:-1] + weight[-1]
        chance = np.exp(score - score.max(1, keepdims=True))
        chances: NDArray[np.float64] = chance / chance.sum(1, keepdims=True)
        return chances

    def strength_read(self, texts: Sequence[str]) -> Floats:
        """The same chances by the network alone."""
        return np.stack([self._one("strength", text) for text in texts])

    def _one(self, output: str, text: str) -> Floats:
        vector: Floats = self._run([output], text)[0]
        return vector

    def _run(self, outputs: list[str], *texts: str) -> list[Floats]:
        pieces, segments = joined([pieces_of(text, self._wordpiece) for text in texts], self._special)
        found: list[Floats] = self._body.run(
            outputs, {"word": unpacked(self._packed[pieces], self._scale[pieces]), "segment": segments}
        )
        return found


def strength_features(model: PairModel, texts: Sequence[str]) -> NDArray[np.float64]:
    """What the strength of each text is told by, [N, F]: cue words and the network's answer."""
    return np.column_stack([[cues(text) for text in texts], np.log(model.strength_read(texts) + 1e-3)])


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
        lengths = [
            min(n, max(least, room - sum(m for j, m in enumerate(lengths) if j != i)))
            for i, n in enumerate(lengths)
        ]
    pieces, segments = [special[:1]], [np.zeros(1, np.int64)]
    for i, (text, length) in enumerate(zip(texts, lengths, strict=True)):
        pieces += [text[:length], special[1:]]
        segments.append(np.full(length + 1, i, np.int64))
    return np.concatenate(pieces), np.concatenate(segments)


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
