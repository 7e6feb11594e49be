"""How well ``read`` finds statements: ``python -m evaluation.read --help``.

``score``   every figure of docs/reading.md on PolNeAR, with intervals, and the floors
``curve``   precision and recall of each leaning, on held-out training articles
``people``  agreement of annotators with each other, by the same measures
``peers``   writes predictions for shared/eval/read_score.py, to compare the two scorers
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable
from functools import reduce
from itertools import permutations
from operator import add
from pathlib import Path
from typing import Final

from earwitness.read import ReadSettings, read
from earwitness.read.settings import THRESHOLDS, Threshold
from earwitness.records import Report
from earwitness.score import MEASURES, Attributed, Tally, interval, tally
from earwitness.text import Quote, quoting, tokens
from evaluation.polnear import Gold, comparable, fingerprint, held_out, read_part

FLOORS: Final = Path(__file__).with_name("floors.toml")
SEED: Final = 20160908
# Measured by the reference scorer on PolNeAR dev (shared/eval/README.md): found, found_src.
PEERS: Final = {
    "GenderGapTracker": (49.1, 40.9),
    "verb+ccomp+nsubj": (41.5, 38.8),
    "sayswho": (30.9, 27.5),
    "textacy": (27.9, 25.6),
}


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", choices=["score", "curve", "people", "peers"])
    ap.add_argument("--material", type=Path, default=Path("../shared"), help="folder with data/polnear")
    ap.add_argument("--part", choices=["dev", "held-out"], default="held-out")
    ap.add_argument("--model", default="best")
    ap.add_argument("--leaning", choices=list(THRESHOLDS), default="balanced")
    ap.add_argument("--convention", choices=["polnear", "newsroom"], default="polnear")
    a = ap.parse_args()
    root = a.material / "data" / "polnear"
    golds = read_part(root / "dev") if a.part == "dev" else held_out(read_part(root / "train"))
    return {"score": _score, "curve": _curve, "people": _people, "peers": _peers}[a.what](golds, a)


def _predict(golds: list[Gold], settings: ReadSettings) -> list[tuple[Report, ...]]:
    out = []
    began = time.monotonic()
    for i, gold in enumerate(golds, 1):
        out.append(read(gold.document(), settings).reports)
        if i % 20 == 0:
            print(f"{i} of {len(golds)} articles, {time.monotonic() - began:.0f} s", file=sys.stderr)
    return out


def _score(golds: list[Gold], a: argparse.Namespace) -> int:
    predicted = _predict(golds, ReadSettings(model=a.model, leaning=a.leaning, convention=a.convention))
    pairs = [(g, comparable(p)) for g, p in zip(golds, predicted, strict=True)]
    tallies = [tally(g.text, g.annotations[0], p) for g, p in pairs]
    print(f"PolNeAR {a.part}: {len(golds)} articles, data {fingerprint(golds)}, model {a.model}, {a.leaning}")
    print(f"{'':34s}" + "".join(f"{m:>22s}" for m in MEASURES) + f"{'gold':>8s}{'pred':>7s}")
    _row("all (F1, 95% interval)", tallies)
    whole: Tally = reduce(add, tallies)
    for kind in ("precision", "recall"):
        print(f"  {kind:32s}" + "".join(f"{100 * getattr(whole, kind)(m):>22.1f}" for m in MEASURES))
    for publisher in sorted({g.publisher for g in golds}):
        _row(publisher, [t for (g, _), t in zip(pairs, tallies, strict=True) if g.publisher == publisher])
    for kind in ("direct", "mixed", "indirect"):
        _row(kind, [_of_kind(g, p, kind) for g, p in pairs])
    for name, (found, source) in PEERS.items():
        print(f"  peer, on dev: {name:18s}{found:>22.1f}{source:>22.1f}")
    return _floors(a, fingerprint(golds), whole)


def _row(name: str, tallies: list[Tally]) -> None:
    whole: Tally = reduce(add, tallies)
    cells = ""
    for m in MEASURES:
        low, high = interval(tallies, m, seed=SEED)
        cells += f"{100 * whole.f1(m):>8.1f} [{100 * low:.1f}, {100 * high:.1f}]".rjust(22)
    print(f"  {name:32s}{cells}{whole.gold:>8d}{whole.predicted:>7d}")


def _of_kind(gold: Gold, predicted: list[Attributed], kind: str) -> Tally:
    """Both sides restricted to one kind, so that each has its own precision and recall."""
    directness = _directness(gold.text)
    return tally(
        gold.text,
        [a for a in gold.annotations[0] if directness(a) == kind],
        [a for a in predicted if directness(a) == kind],
    )


def _directness(text: str) -> Callable[[Attributed], str]:
    words = tokens(text)
    state = quoting(text, words).state

    def of(a: Attributed) -> str:
        inside = [
            state[i] in (Quote.INSIDE, Quote.UNCLOSED)
            for i, w in enumerate(words)
            if text[w.start].isalnum() and any(s < w.end and w.start < e for s, e in a.content)
        ]
        return "direct" if all(inside) else "mixed" if any(inside) else "indirect"

    return of


def _floors(a: argparse.Namespace, data: str, whole: Tally) -> int:
    """1 if a floor pinned to this data is lost, else 0."""
    floors = tomllib.loads(FLOORS.read_text()).get("read", {}).get(a.part, {}).get(a.model, {})
    if not floors or a.leaning != "balanced":
        print(f"no floor is set for {a.part}, {a.model}, {a.leaning}")
        return 0
    if floors["data"] != data:
        print(f"floors were set on data {floors['data']}, this is {data}: not compared")
        return 1
    lost = [m for m in MEASURES if 100 * whole.f1(m) < floors[m]]
    for m in MEASURES:
        print(f"floor {m}: {floors[m]} {'LOST' if m in lost else 'held'} ({100 * whole.f1(m):.1f})")
    return 1 if lost else 0


def _curve(golds: list[Gold], a: argparse.Namespace) -> int:
    print(f"{'breadth':>8s}{'odds':>7s}" + "".join(f"{m + ' P':>13s}{'R':>7s}{'F1':>7s}" for m in MEASURES))
    for breadth in (0.0, 0.5, 1.0):
        THRESHOLDS["broad"] = Threshold(breadth, -9.0)
        everything = _predict(golds, ReadSettings(model=a.model, leaning="broad", convention=a.convention))
        for odds in (-2.0, -1.5, -1.0, -0.4, 0.0, 0.5, 1.0, 1.5, 2.0, 3.0):
            whole = Tally()
            for gold, reports in zip(golds, everything, strict=True):
                kept = tuple(
                    r for r in reports if r.confidence is None or r.confidence >= 1 / (1 + math.exp(-odds))
                )
                whole += tally(gold.text, gold.annotations[0], comparable(kept))
            cells = "".join(
                f"{100 * whole.precision(m):>13.1f}{100 * whole.recall(m):>7.1f}{100 * whole.f1(m):>7.1f}"
                for m in MEASURES
            )
            print(f"{breadth:>8.1f}{odds:>7.1f}{cells}", flush=True)
    return 0


def _people(golds: list[Gold], a: argparse.Namespace) -> int:
    """Every annotator against every other, averaged over pairs of one article, then summed."""
    root = a.material / "data" / "polnear"
    everybody = [g for part in ("train", "dev") for g in read_part(root / part) if len(g.annotations) > 1]
    by_measure: dict[str, list[float]] = defaultdict(list)
    whole = Tally()
    for gold in everybody:
        for one, other in permutations(gold.annotations, 2):
            whole += tally(gold.text, one, other)
    for m in MEASURES:
        by_measure[m].append(whole.f1(m))
    print(
        f"people with each other, {len(everybody)} articles: "
        + ", ".join(f"{m} {100 * v[0]:.1f}" for m, v in by_measure.items())
    )
    return 0


def _peers(golds: list[Gold], a: argparse.Namespace) -> int:
    for gold, reports in zip(
        golds,
        _predict(golds, ReadSettings(model=a.model, leaning=a.leaning, convention=a.convention)),
        strict=True,
    ):
        rows = [{"source": r.source, "cue": r.cue, "content": r.content} for r in comparable(reports)]
        print(json.dumps({"doc": gold.name, "attributions": rows}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
