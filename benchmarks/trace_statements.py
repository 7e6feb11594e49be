"""Candidates among made-up statements with stored vectors, from 10,000 to a million of them.

Each step runs in a process of its own, so that its peak memory is its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np

from benchmarks.read import _peak_memory
from benchmarks.trace_made import Truth, statements
from benchmarks.trace_plot import growth_plot
from earwitness.trace.candidates.settings import CLOSE, DEFAULT_STATEMENTS
from earwitness.trace.candidates.statements import (
    SHINGLES,
    VECTORS,
    Pairs,
    blocks,
    candidates_of,
    copied_pairs,
    merged,
    prepare,
)

STEPS: Final = (10_000, 30_000, 100_000, 300_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Step:
    """Processor seconds, peak memory and recall for so many statements."""

    count: int
    indexing: float
    searching: float
    wall: float
    memory_MB: float
    pairs: int
    recall: dict[str, float]


def grow(most: int, plot: Path | None, *, broad: bool) -> int:
    print("processor time; memory includes the statements themselves (384 8-bit dimensions)")
    print(
        f"{'statements':>11s}{'index s':>9s}{'search s':>10s}{'wall s':>8s}{'µs each':>9s}{'MB':>7s}", end=""
    )
    print(f"{'pairs each':>12s}  recall")
    steps: list[Step] = []
    for count in (c for c in STEPS if c <= most):
        command = [sys.executable, "-m", "benchmarks.trace", "statements", "--one", str(count)]
        command += ["--broad"] if broad else []
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        s = Step(**json.loads(done.stdout))
        steps.append(s)
        each = 1e6 * (s.indexing + s.searching) / s.count
        print(f"{s.count:>11,d}{s.indexing:>9.1f}{s.searching:>10.1f}{s.wall:>8.0f}{each:>9.0f}", end="")
        recalls = ", ".join(f"{k} {v:.4f}" for k, v in s.recall.items())
        print(f"{s.memory_MB:>7.0f}{s.pairs / s.count:>12.1f}  {recalls}", flush=True)
    if plot is not None:
        points = [(s.count, s.indexing + s.searching) for s in steps]
        plot.write_text(growth_plot(points), encoding="utf-8")
        print(f"wrote {plot}", file=sys.stderr)
    return 0


def one_step(count: int, broad: bool) -> int:
    made = statements(count)
    wall, began = time.perf_counter(), time.process_time()
    prepared = prepare(made.contents, made.vectors_ND, DEFAULT_STATEMENTS if broad else CLOSE)
    indexed = time.process_time()
    found = merged(chain([copied_pairs(prepared)], (candidates_of(prepared, b) for b in blocks(prepared))))
    ended, wall = time.process_time(), time.perf_counter() - wall
    step = Step(
        count,
        indexed - began,
        ended - indexed,
        wall,
        _peak_memory(),
        len(found.i),
        _recalls(found, made.truth, count),
    )
    print(json.dumps(asdict(step)))
    return 0


def _recalls(found: Pairs, truth: Truth, count: int) -> dict[str, float]:
    """How many planted pairs are found in the way that is meant for them."""
    keys = found.i * count + found.j
    out: dict[str, float] = {}
    for kind, pairs in truth.items():
        wanted = pairs[:, 0] * count + pairs[:, 1]
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        way = VECTORS if kind == "paraphrase" else SHINGLES
        out[kind] = float(np.mean((keys[at] == wanted) & ((found.why[at] & way) > 0)))
    return out
