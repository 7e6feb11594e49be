"""Near-duplicate articles end to end, tokenizing included, beside rensa and datasketch.

The peers are given the same shingles of five words and asked for pairs by Jaccard, their measure:
what they miss of ``woven-in`` and ``shortened`` is not a fault of theirs but another question.
"""

from __future__ import annotations

import importlib
import re
import time
from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.trace_made import articles
from earwitness.trace.candidates.articles import near_duplicates, sketch

REPEATS: Final = 3
# datasketch takes a millisecond or two for an article; a part of them is enough to know that
FEWER: Final = 1_000
SHINGLE: Final = 5  # words, for the peers as for us
PERMUTATIONS: Final = 128
JACCARD: Final = 0.5
_WORD: Final = re.compile(r"\w+")

Pairs = set[tuple[int, int]]


def compare(count: int) -> int:
    texts, truth = articles(count)
    size = sum(map(len, texts)) / count
    print(f"{count} articles of {size:.0f} characters; best of {REPEATS}, processor time")
    stored = sketch(texts)
    print(f"stored for each article: {sum(a.nbytes for a in _arrays(stored.sets)) / count:.0f} bytes")
    rates: dict[str, float] = {}
    print(f"{'':28s}{'articles/s':>11s}  recall: " + ", ".join(truth))
    for name, (finder, most) in _finders().items():
        if finder is None:
            print(f"{name:28s}    missing: pip install 'earwitness[bench]'")
            continue
        some = texts[:most]
        seconds, found = min((_timed(finder, some) for _ in range(REPEATS)), key=lambda r: r[0])
        rates[name] = len(some) / seconds
        recalls = ", ".join(f"{_recall(found, pairs, len(some)):.3f}" for pairs in truth.values())
        print(f"{name:28s}{rates[name]:>11.0f}  {recalls}", flush=True)
    first = next(iter(rates))
    for name in list(rates)[1:]:
        print(f"{first} / {name}: {rates[first] / rates[name]:.1f}")
    return 0


def _arrays(record: Any) -> list[NDArray[Any]]:
    values = (getattr(record, name) for name in record.__slots__)
    return [v for v in values if isinstance(v, np.ndarray)]


def _timed(finder: Callable[[list[str]], Pairs], texts: list[str]) -> tuple[float, Pairs]:
    began = time.process_time()
    found = finder(texts)
    return time.process_time() - began, found


def _recall(found: Pairs, planted: NDArray[np.int64], count: int) -> float:
    wanted = [(i, j) for i, j in planted.tolist() if j < count]
    return sum(pair in found for pair in wanted) / max(1, len(wanted))


def _finders() -> dict[str, tuple[Callable[[list[str]], Pairs] | None, int | None]]:
    """What finds pairs, and of how many texts at most."""
    out: dict[str, tuple[Callable[[list[str]], Pairs] | None, int | None]] = {
        "earwitness": (lambda texts: {(p.i, p.j) for p in near_duplicates(texts)}, None)
    }
    for name, make, most in (("rensa", _rensa, None), ("datasketch", _datasketch, FEWER)):
        try:
            out[name] = (make(importlib.import_module(name)), most)
        except ImportError:
            out[name] = (None, None)
    return out


def _shingled(text: str) -> list[str]:
    words = _WORD.findall(text.lower())
    return [" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))]


def _rensa(rensa: Any) -> Callable[[list[str]], Pairs]:
    """Its quickest way to pairs: all sketches in one call, all queries in another."""

    def find(texts: list[str]) -> Pairs:
        sketches = rensa.RMinHash.from_token_sets((_shingled(t) for t in texts), PERMUTATIONS, 42)
        lsh = rensa.RMinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS, num_bands=32)
        lsh.insert_pairs(enumerate(sketches))
        return {(i, j) for j, found in enumerate(lsh.query_all(sketches)) for i in found if i < j}

    return find


def _datasketch(datasketch: Any) -> Callable[[list[str]], Pairs]:
    def find(texts: list[str]) -> Pairs:
        lsh = datasketch.MinHashLSH(threshold=JACCARD, num_perm=PERMUTATIONS)
        out: Pairs = set()
        for j, text in enumerate(texts):
            sketched = datasketch.MinHash(num_perm=PERMUTATIONS)
            sketched.update_batch([s.encode() for s in _shingled(text)])
            out |= {(i, j) for i in lsh.query(sketched)}
            lsh.insert(j, sketched)
        return out

    return find
