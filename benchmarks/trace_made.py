"""Made-up articles and statements with planted relatives, so that what should be found is known.

Words follow Zipf's law with an offset, as those of English do; nothing else about the texts is like
language. Everything comes from a seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

WORDS: Final = 200_000
DIMENSIONS: Final = 384
# Cosine of two statements on one topic, and statements of a topic.
TOPIC_COSINE: Final = 0.45
TOPIC_SIZE: Final = 500
# Vectors are kept as 8-bit numbers at this scale: a component of 0.3 is the largest.
SCALE: Final = 420
_CHUNK: Final = 1 << 16

Truth = dict[str, NDArray[np.int64]]  # kind of relation -> pairs, each in two columns, the lower place first


@dataclass(frozen=True, slots=True)
class Statements:
    contents: list[str]
    vectors_ND: NDArray[np.int8]
    truth: Truth


@cache
def vocabulary() -> tuple[NDArray[Any], NDArray[np.float64]]:
    """Words, and how much of the text is the first so many of them."""
    rng = np.random.default_rng(7)
    letters = np.array(list("etaoinshrdlucmfwypvbgkjqxz"))
    weights = np.linspace(26, 1, 26)
    lengths = np.clip(rng.normal(1.5 + np.log2(np.arange(WORDS) + 2) / 2.2, 1.5), 1, 14).astype(int)
    stream = "".join(rng.choice(letters, p=weights / weights.sum(), size=int(lengths.sum())))
    ends = np.cumsum(lengths)
    words = np.array([stream[e - n : e] for e, n in zip(ends, lengths, strict=True)], dtype=object)
    share = 1 / (np.arange(WORDS) + 2.7)
    return words, np.cumsum(share / share.sum())


def texts(rng: np.random.Generator, lengths: NDArray[np.int64]) -> list[list[str]]:
    """Random texts, as words."""
    words, upto = vocabulary()
    out: list[list[str]] = []
    for first in range(0, len(lengths), _CHUNK):
        part = lengths[first : first + _CHUNK]
        drawn = words[np.searchsorted(upto, rng.random(int(part.sum())))].tolist()
        ends = np.cumsum(part)
        out += (drawn[e - n : e] for e, n in zip(ends.tolist(), part.tolist(), strict=True))
    return out


def articles(count: int, seed: int = 1) -> tuple[list[str], Truth]:
    """News-size articles; a fifth of them are relatives of another.

    ``reprinted``: the same words in other marks. ``edited``: one word in twenty is another.
    ``shortened``: the first half. ``woven-in``: a dispatch of 100 words inside a long article.
    """
    rng = np.random.default_rng(seed)
    words = texts(rng, np.clip(rng.normal(520, 150, count), 60, None).astype(np.int64))
    kinds = ("reprinted", "edited", "shortened", "woven-in")
    pairs: dict[str, list[tuple[int, int]]] = {kind: [] for kind in kinds}
    for n, later in enumerate(range(4, count, 5)):
        kind, earlier = kinds[n % 4], later - 1 - n % 4
        pairs[kind].append((earlier, later))
        if kind == "edited":
            fresh = texts(rng, np.array([len(words[earlier])]))[0]
            change = rng.random(len(fresh)) < 0.05
            words[later] = [b if c else a for a, b, c in zip(words[earlier], fresh, change, strict=True)]
        elif kind == "woven-in":
            words[earlier] = words[earlier][:100]
            words[later] = [*words[later][:50], *words[earlier], *words[later][50:]]
        else:
            words[later] = words[earlier][: None if kind == "reprinted" else len(words[earlier]) // 2]
    truth = {k: np.array(v, np.int64).reshape(-1, 2) for k, v in pairs.items()}
    return [_set(w, i) for i, w in enumerate(words)], truth


def _set(words: list[str], style: int) -> str:
    """Words as prose, with marks and capitals after one habit or another."""
    mark, opening, closing = (".", "“", "”") if style % 2 else (";", '"', '"')
    parts = [" ".join(words[at : at + 20]).capitalize() for at in range(0, len(words), 20)]
    if len(parts) > 2:
        parts[1] = f"{opening}{parts[1]}{closing}"
    return f"{mark} ".join(parts) + "."


def statements(count: int, seed: int = 1) -> Statements:
    """Statements of 8 to 35 words with vectors; a quarter of them are in families of five.

    A family is a statement and four relatives: ``verbatim`` (other marks and capitals),
    ``truncated`` (half or more of it), and two ``paraphrase`` (three words kept; cosine .8 to .95).
    All others are alone, on topics that they share with some 500 others.
    """
    rng = np.random.default_rng(seed)
    place = rng.permutation(count)
    families = count // 20
    words = texts(rng, rng.integers(8, 36, count))
    vectors = _vectors(rng, count)
    truth: Truth = {}
    for relative, kind in enumerate(("verbatim", "truncated", "paraphrase", "paraphrase"), start=1):
        bases, others = np.arange(families) * 5, np.arange(families) * 5 + relative
        cosines = np.ones(families) if kind == "verbatim" else rng.uniform(0.8, 0.95, families)
        _lean(rng, vectors, bases, others, cosines)
        for base, other in zip(bases.tolist(), others.tolist(), strict=True):
            words[other] = _relative(rng, words[base], words[other], kind)
        pairs = np.sort(np.stack([place[bases], place[others]], axis=1), axis=1)
        truth[kind] = np.concatenate([truth.get(kind, pairs[:0]), pairs])
    contents = [""] * count
    placed = np.empty_like(vectors)
    placed[place] = vectors
    for n, at in enumerate(place.tolist()):
        contents[at] = _set(words[n], n)
        words[n] = []
    return Statements(contents, placed, truth)


def _relative(rng: np.random.Generator, base: list[str], other: list[str], kind: str) -> list[str]:
    if kind == "verbatim":
        return base
    if kind == "truncated":
        length = int(rng.integers((len(base) + 1) // 2, len(base)))
        start = int(rng.integers(0, len(base) - length + 1))
        return base[start : start + length]
    return [*other[:4], *base[2:5], *other[4:]]


def _vectors(rng: np.random.Generator, count: int) -> NDArray[np.int8]:
    topics = rng.standard_normal((max(1, count // TOPIC_SIZE), DIMENSIONS), dtype=np.float32)
    topics /= np.linalg.norm(topics, axis=1, keepdims=True)
    out = np.empty((count, DIMENSIONS), np.int8)
    for first in range(0, count, _CHUNK):
        size = min(_CHUNK, count - first)
        vectors = rng.standard_normal((size, DIMENSIONS), dtype=np.float32)
        vectors *= np.sqrt(1 - TOPIC_COSINE) / np.sqrt(DIMENSIONS)
        vectors += np.float32(np.sqrt(TOPIC_COSINE)) * topics[rng.integers(0, len(topics), size)]
        out[first : first + size] = _stored(vectors)
    return out


def _lean(
    rng: np.random.Generator,
    vectors: NDArray[np.int8],
    bases: NDArray[np.int64],
    others: NDArray[np.int64],
    cosines: NDArray[np.float64],
) -> None:
    """Give *others* vectors that have *cosines* with those of *bases*."""
    for first in range(0, len(bases), _CHUNK):
        part = slice(first, first + _CHUNK)
        base = vectors[bases[part]].astype(np.float32)
        base /= np.linalg.norm(base, axis=1, keepdims=True)
        aside = rng.standard_normal(base.shape, dtype=np.float32)
        aside -= np.einsum("nd,nd->n", aside, base)[:, None] * base
        aside /= np.linalg.norm(aside, axis=1, keepdims=True)
        cosine = cosines[part, None].astype(np.float32)
        vectors[others[part]] = _stored(cosine * base + np.sqrt(1 - cosine**2) * aside)


def _stored(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    return np.clip(np.rint(vectors * SCALE), -127, 127).astype(np.int8)
