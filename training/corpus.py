"""PolNeAR standoff to training windows."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray

from earwitness.encoder import Convention
from earwitness.features import Features, features
from earwitness.text import Token
from earwitness.wordpiece import WordPiece

# Tags of the joint pass, and of the pass that is told where the cue is.
JOINT: Final = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ARGUMENT: Final = ("O", "B-source", "I-source", "B-content", "I-content")
_JOINT_AT: Final = {"source": 1, "cue": 3, "content": 5}
_ARGUMENT_AT: Final = {"source": 1, "content": 3}

Spans = list[tuple[int, int]]


@dataclass(frozen=True)
class Attribution:
    """One attribution in word indices, half open."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass
class Article:
    """One text with every annotator's labels."""

    name: str
    text: str
    features: Features
    labels: list[list[Attribution]] = field(default_factory=list)
    convention: Convention = "polnear"


@dataclass(frozen=True)
class Target:
    """What a chain should say: each word's chance of each tag [W, K], and expected moves [K, K]."""

    tags_WK: NDArray[np.float32]
    moves_KK: NDArray[np.float32]


@dataclass
class Window:
    """Words ``start`` to ``end`` of a text with what is to be learned: joint tags, and tags per cue."""

    features: Features
    start: int
    end: int
    joint: Target
    cues: list[tuple[int, int]]
    arguments: list[Target]
    convention: Convention = "polnear"


def read_articles(root: Path, wordpiece: WordPiece) -> list[Article]:
    """Every article below *root* (``text/``, ``attributions/``) with all its annotators."""
    by_name: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((root / "attributions").glob("*.ann")):
        by_name[path.stem.rpartition("_")[0]].append(path)
    out = []
    for name in sorted(by_name):
        text = (root / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        article = Article(name, text, features(text, wordpiece))
        article.labels = [_labels(path, article.features.words) for path in by_name[name]]
        out.append(article)
    return out


def _labels(path: Path, words: list[Token]) -> list[Attribution]:
    rows = [line.rstrip("\n").split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    spans = {
        row[0]: [tuple(map(int, part.split())) for part in row[1].partition(" ")[2].split(";")]
        for row in rows
        if len(row) > 1 and re.fullmatch(r"T\d+", row[0])
    }
    starts = np.array([w.start for w in words])
    ends = np.array([w.end for w in words])

    def indices(characters: list[tuple[int, ...]]) -> Spans:
        found: set[int] = set()
        for start, end in characters:
            found.update(np.flatnonzero((starts < end) & (ends > start)).tolist())
        return runs(sorted(found))

    out = []
    for row in rows:
        if len(row) < 2 or not re.fullmatch(r"E\d+", row[0]):
            continue
        roles: dict[str, list[tuple[int, ...]]] = defaultdict(list)
        for part in row[1].split()[1:]:
            role, _, span = part.partition(":")
            roles[re.sub(r"\d+$", "", role).lower()].extend(spans[span])
        if roles["content"] and roles["cue"]:
            out.append(Attribution(*(indices(roles[r]) for r in ("source", "cue", "content"))))
    return out


def unlabelled(material: Path) -> list[str]:
    """Article bodies for a teacher to label, each once: those of ``stance/``, never those of ``wire/``.

    ``events/`` is left out: its texts are taken apart into words, as no newspaper prints them.
    """
    csv.field_size_limit(1 << 30)
    with (material / "stance" / "fnc1_train_bodies.csv").open(encoding="utf-8", newline="") as file:
        return list(dict.fromkeys(row["articleBody"] for row in csv.DictReader(file)))


def read_taught(path: Path, material: Path, wordpiece: WordPiece) -> list[Window]:
    """Windows as a teacher reads them, from the file that ``python -m training.teach`` wrote."""
    made = [features(text, wordpiece) for text in unlabelled(material)]
    out = []
    for text, start, end, tags, moves, cues, own in torch.load(path, weights_only=False):
        arguments = [Target(t.astype(np.float32), m) for t, m in own]
        out.append(Window(made[text], start, end, Target(tags.astype(np.float32), moves), cues, arguments))
    return out


def runs(indices: list[int]) -> Spans:
    """Sorted word indices as half-open runs."""
    out: Spans = []
    for i in indices:
        if out and out[-1][1] == i:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return out


def cut(feats: Features, longest: int, offset: int) -> list[tuple[int, int]]:
    """Word ranges of at most *longest* pieces, ending at line ends where one falls in the last third.

    The first range is shortened by *offset* pieces, so that epochs see other cuts.
    """
    out = []
    start, count = 0, len(feats.words)
    room = longest - offset
    first = feats.first_W
    while start < count:
        end = int(np.searchsorted(first, first[start] + room, side="right")) - 1
        end = min(max(end, start + 1), count)
        if end < count:
            lines = np.flatnonzero(feats.line_W[start + 1 : end + 1])
            if len(lines) and first[start + 1 + lines[-1]] - first[start] > 0.7 * room:
                end = start + 1 + int(lines[-1])
        out.append((start, end))
        start, room = end, longest
    return out


def windows(article: Article, longest: int, rng: Generator) -> list[Window]:
    """The article cut at a random place, labelled by one annotator drawn at random."""
    labels = article.labels[int(rng.integers(len(article.labels)))]
    offset = int(rng.integers(longest // 2))
    return [
        label(article.features, s, e, labels, article.convention)
        for s, e in cut(article.features, longest, offset)
    ]


def label(
    feats: Features, start: int, end: int, labels: list[Attribution], convention: Convention = "polnear"
) -> Window:
    """Labels of words *start* to *end*; what lies outside is cut off."""
    joint = np.zeros(end - start, np.int64)
    cues, arguments = [], []
    for attribution in labels:
        # content first: where roles overlap, the cue and the source are the narrower truth
        for role in ("content", "source", "cue"):
            _write(joint, getattr(attribution, role), start, _JOINT_AT[role])
        cue = [(s, e) for s, e in attribution.cue if s >= start and e <= end]
        if not cue:
            continue
        tags = np.zeros(end - start, np.int64)
        for role in ("content", "source"):
            _write(tags, getattr(attribution, role), start, _ARGUMENT_AT[role])
        cues.append((cue[0][0] - start, cue[0][1] - start))
        arguments.append(tags)
    _mend(joint)
    for tags in arguments:
        _mend(tags)
    sure = [certain(tags, len(ARGUMENT)) for tags in arguments]
    return Window(feats, start, end, certain(joint, len(JOINT)), cues, sure, convention)


def certain(tags: NDArray[np.int64], kinds: int) -> Target:
    """A target that is one row of tags, without doubt."""
    moves = np.zeros((kinds, kinds), np.float32)
    np.add.at(moves, (tags[:-1], tags[1:]), 1)
    return Target(np.eye(kinds, dtype=np.float32)[tags], moves)


def _mend(tags: NDArray[np.int64]) -> None:
    """What goes on after another role was written over its middle begins anew."""
    for i in np.flatnonzero((tags > 0) & (tags % 2 == 0)).tolist():
        if i == 0 or tags[i - 1] not in (tags[i], tags[i] - 1):
            tags[i] -= 1


def _write(tags: NDArray[np.int64], spans: Spans, start: int, code: int) -> None:
    for s, e in spans:
        a, b = max(s - start, 0), min(e - start, len(tags))
        if a < b:
            tags[a:b] = code + 1
            tags[a] = code
