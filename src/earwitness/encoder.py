"""The reading model at run time: ONNX, int8, one thread, one window at a time.

A window is run alone and never in a batch: dynamic quantisation scales activations over the whole
tensor, so in a batch the neighbours of a window would change its results.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from earwitness.chain import Floats, marginals, spans, viterbi
from earwitness.errors import ModelError, SettingError
from earwitness.features import Features, features
from earwitness.windows import Window, windows
from earwitness.wordpiece import WordPiece

DEFAULT_MODEL: Final = "best"
_FOLDER: Final = Path(__file__).with_name("models")
_PAIRS: Final = "pairs"  # the model that compares statements, and does not read: pairs.py
# Upper edges of the buckets of distance to the cue, in words; as in training/model.py.
_DISTANCES: Final = np.array([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96])
_SOURCE, _CUE, _CONTENT = 1, 3, 5  # B- tags of the joint pass
_ARGUMENT_SOURCE, _ARGUMENT_CONTENT = 1, 3
# Scores of the joint pass for no role, source and content are added, at this weight, to those of each
# cue's own reader: the one knows the whole window, the other the cue. On held-out training articles
# 0.15 gives exact F1 70.1, 0.3 69.6, 0.45 67.7.
_JOINT_SHARE: Final = np.float32(0.15)
_JOINT_AS_ARGUMENT: Final = [0, 1, 2, 5, 6]
# Windows whose tags are found together. Python's own cost is shared out among them: measured,
# 16 take 12 ms and one takes 9.
_TOGETHER: Final = 16

Range = tuple[int, int]

# What counts as a statement. "newsroom": somebody is said to have said, written, shown, believed or wanted
# something (docs/reading.md). "polnear": also every hint of an attitude, as that corpus counts. The
# model was taught both, and is told which by the piece that a window begins with.
Convention = Literal["newsroom", "polnear"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as the model sees it, in word indices; ``odds`` are log-odds of its cue."""

    source: tuple[Range, ...]
    cue: Range
    content: tuple[Range, ...]
    odds: float


def available_models() -> tuple[str, ...]:
    """Names of the packaged models that read, in alphabetical order."""
    return tuple(sorted(p.parent.name for p in _FOLDER.glob("*/card.json") if p.parent.name != _PAIRS))


def model_card(name: str) -> dict[str, Any]:
    """The card of a packaged model. Raises ModelError if there is none."""
    path = _FOLDER / name / "card.json"
    if not path.is_file():
        known = ", ".join(available_models()) or "none"
        raise ModelError(
            f"model {name!r}: not in this installation (there: {known}); install Earwitness again"
        )
    card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return card


def model_hash(name: str) -> str:
    """One hash over the files that a model's card lists, as listed."""
    listed = json.dumps(model_card(name)["files"], sort_keys=True)
    return hashlib.sha256(listed.encode()).hexdigest()[:16]


def check_model(name: str) -> None:
    """Compare a packaged model's files with its card. Raises ModelError at the first difference."""
    for file, expected in model_card(name)["files"].items():
        path = _FOLDER / name / file
        if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ModelError(f"model {name!r}: {file} is missing or damaged; install Earwitness again")


@cache
def vocabulary(name: str = "small") -> tuple[str, ...]:
    """The pieces that a packaged model knows; frequent whole words come before rare ones."""
    return tuple((_FOLDER / name / "vocabulary.txt").read_text(encoding="utf-8").splitlines())


class Encoder:
    """A packaged model, loaded. Not changed by use but for caches; may be shared by threads."""

    def __init__(self, folder: Path) -> None:
        import onnxruntime  # here, since --help should not wait half a second for it

        card = json.loads((folder / "card.json").read_text(encoding="utf-8"))
        config = card["config"]
        self._special = (config["start"], config["stop"])
        lines = (folder / "vocabulary.txt").read_text(encoding="utf-8").splitlines()
        self._wordpiece = WordPiece({piece: i for i, piece in enumerate(lines)}, config["unknown"])
        with np.load(folder / "tables.npz") as tables:
            self._packed, self._scale = tables["packed"], tables["scale"]
            self._joint_chain = tables["joint_move"], tables["joint_begin"]
            self._argument_chain = tables["argument_move"], tables["argument_begin"]
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._body, self._arguments = (
                onnxruntime.InferenceSession(folder / name, options, providers=["CPUExecutionProvider"])
                for name in ("body.onnx", "arguments.onnx")
            )
        except Exception as error:  # onnxruntime raises many kinds, none of them typed
            raise ModelError(f"model in {folder.name}: cannot be loaded; install Earwitness again") from error

    def features(self, text: str) -> Features:
        """*text* as this model sees it."""
        return features(text, self._wordpiece)

    def attributions(
        self,
        texts: Sequence[Features],
        breadth: float,
        least_odds: float,
        convention: Convention,
        *,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> list[list[Attribution]]:
        """Attributions of each text in order of their cues; *progress* hears of windows done, and of all.

        *breadth* is taken from the score of "no role" when cues are proposed; a proposed cue is
        kept if its log-odds reach *least_odds*. A text's result does not depend on the others.
        """
        out: list[list[Attribution]] = [[] for _ in texts]
        places = [(i, window) for i, feats in enumerate(texts) for window in windows(feats)]
        for at in range(0, len(places), _TOGETHER):
            group = places[at : at + _TOGETHER]
            read = self._read(texts, group, breadth, least_odds, convention)
            for (i, _), found in zip(group, read, strict=True):
                out[i] += found
            progress(at + len(group), len(places))
        return [sorted(found, key=lambda a: a.cue) for found in out]

    def _read(
        self,
        texts: Sequence[Features],
        places: Sequence[tuple[int, Window]],
        breadth: float,
        least: float,
        convention: Convention,
    ) -> list[list[Attribution]]:
        """What each window holds. The networks see one window a time; the chains, all together."""
        seen = [self._run_body(texts[i], window, convention) for i, window in places]
        joint, length = _padded([joint for joint, _, _ in seen])
        cue_NW = marginals(joint, length, *self._joint_chain)[:, :, [_CUE, _CUE + 1]].sum(2)
        shared = _JOINT_SHARE * joint[:, :, _JOINT_AS_ARGUMENT]
        joint[:, :, 0] -= breadth
        tags = viterbi(joint, length, *self._joint_chain)
        own: list[tuple[int, Range]] = []
        scores: list[Floats] = []
        for n, (_, window) in enumerate(places):
            cues = [
                (s, e)
                for s, e in spans(tags[n], _CUE)
                if window.own_start <= s + window.start < window.own_end and _odds(cue_NW[n, s:e]) >= least
            ]
            if cues:
                own += [(n, cue) for cue in cues]
                scores += list(self._run_arguments(seen[n][1], seen[n][2], cues) + shared[n, : length[n]])
        out: list[list[Attribution]] = [[] for _ in places]
        if not own:
            return out
        for (n, cue), row in zip(own, viterbi(*_padded(scores), *self._argument_chain), strict=True):
            content = spans(row, _ARGUMENT_CONTENT)
            if content:
                start = places[n][1].start
                out[n].append(
                    Attribution(
                        source=_shifted(spans(row, _ARGUMENT_SOURCE), start),
                        cue=(cue[0] + start, cue[1] + start),
                        content=_shifted(content, start),
                        odds=_odds(cue_NW[n, cue[0] : cue[1]]),
                    )
                )
        return out

    def _run_arguments(self, words: Floats, cues: Floats, own: list[Range]) -> Floats:
        """Scores [C, W, 5] of sources and contents for the cues *own* of one window."""
        centre = np.stack([cues[s:e].mean(0) for s, e in own])
        bucket = np.stack([distance_buckets(len(words), s, e) for s, e in own])
        scores: Floats
        (scores,) = self._arguments.run(["tags"], {"words": words, "cue": centre, "bucket": bucket})
        return scores

    def _run_body(
        self, feats: Features, window: Window, convention: Convention
    ) -> tuple[Floats, Floats, Floats]:
        a, b = int(feats.first_W[window.start]), int(feats.first_W[window.end])
        first = self._special[:1] if convention == "polnear" else self._special[1:]
        pieces = np.concatenate([first, feats.piece_P[a:b], self._special[1:]])
        repeats = np.diff(feats.first_W[window.start : window.end + 1])
        given = {
            "word": self._embed(pieces),
            "first": feats.first_W[window.start : window.end].astype(np.int64) - a + 1,
        }
        for name in ("shape", "quote", "line"):
            column = np.zeros(len(pieces), np.int64)
            column[1:-1] = np.repeat(getattr(feats, f"{name}_W")[window.start : window.end], repeats)
            given[name] = column
        joint, words, cues = self._body.run(None, given)
        return joint, words, cues

    def _embed(self, pieces: NDArray[np.int64]) -> Floats:
        """Embeddings [P, D] of *pieces*."""
        return unpacked(self._packed[pieces], self._scale[pieces])


def unpacked(packed: NDArray[np.uint8], scale: NDArray[np.float16]) -> Floats:
    """Embeddings [P, D] from four-bit codes [P, D / 2] and a scale per group of columns."""
    codes = np.empty((len(packed), packed.shape[1] * 2), np.float32)
    codes[:, 0::2] = packed & 15
    codes[:, 1::2] = packed >> 4
    codes -= 8
    embedded: Floats = codes * np.repeat(scale.astype(np.float32), codes.shape[1] // scale.shape[1], axis=1)
    return embedded


def _padded(rows: list[Floats]) -> tuple[Floats, NDArray[np.int64]]:
    """Score rows [W, K] of unequal length as one array [N, W, K], and their lengths."""
    length = np.array([len(row) for row in rows])
    out = np.zeros((len(rows), int(length.max()), rows[0].shape[1]), np.float32)
    for row, given in zip(out, rows, strict=True):
        row[: len(given)] = given
    return out, length


def _odds(chances: Floats) -> float:
    """Log-odds that a cue is one: as sure as its surest word."""
    chance = min(max(float(chances.max()), 1e-4), 1 - 1e-4)
    return math.log(chance / (1 - chance))


def _shifted(ranges: list[Range], by: int) -> tuple[Range, ...]:
    return tuple((s + by, e + by) for s, e in ranges)


def distance_buckets(words: int, start: int, end: int) -> NDArray[np.int64]:
    """Bucket of each word's signed distance to the cue [start, end); 0 is the cue itself."""
    at = np.arange(words)
    signed = np.where(at < start, at - start, np.where(at >= end, at - end + 1, 0))
    size = np.minimum(np.searchsorted(_DISTANCES, np.abs(signed)) + 1, len(_DISTANCES))
    sided = np.where(signed < 0, size, size + len(_DISTANCES))
    return np.where(signed == 0, 0, sided).astype(np.int64)


@cache
def encoder(name: str = DEFAULT_MODEL) -> Encoder:
    """The packaged model *name*, loaded once.

    Raises SettingError for an unknown name and ModelError where no model is installed at all.
    """
    known = available_models()
    if not known:
        raise ModelError("no reading model is in this installation; install Earwitness again")
    if name not in known:
        raise SettingError(f"model {name!r}: unknown; choose one of {', '.join(known)}")
    return Encoder(_FOLDER / name)
