"""Speed and memory of weighing tables, beside peers where they are installed.

``python -m benchmarks.weigh [--material ../shared/data] [--days 33] [--peers]``

Tables of 1, 3, 10 and 33 days of Flight (90,000 to 2,700,000 claims): the four days in turn, from the second
time on with sources drawn anew with replacement (a source drawn twice is two sources that say the same).
Times are processor seconds of one core, so that others on the machine count less: to make the table of the
claims in memory, and from it to probabilities. Memory is the peak of a process of its own, with the table.
Then every method on one day, beside its peers (``pip install crowd-kit``): majority vote, Dawid-Skene and
one-coin Dawid-Skene; --peers runs MACE too, which takes minutes.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

for _name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

import numpy as np  # noqa: E402  (after the number of threads is set)

DAYS: Final = ("flight_20111201", "flight_20111202", "flight_20111203", "flight_20111204")
TIMES: Final = ("sd", "sa", "ad", "aa")
STEPS: Final = (1, 3, 10, 33)
AIMS: Final = {1: (1.5, None), 33: (90.0, 2000)}
PEERS: Final = ("MajorityVote", "DawidSkene", "OneCoinDawidSkene", "MACE")


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--material", type=Path, default=Path("../shared/data"))
    ap.add_argument("--days", type=int, default=33, help="the most days' worth of claims")
    ap.add_argument("--peers", action="store_true", help="run MACE too")
    ap.add_argument("--one", type=int, help=argparse.SUPPRESS)
    a = ap.parse_args()
    folder = a.material / "fusion"
    if not folder.is_dir():
        print(f"{folder}: is not there; give --material a folder that holds fusion/", file=sys.stderr)
        return 4
    if a.one:
        print(json.dumps(one_step(folder, a.one)))
        return 0
    day = one_day(folder)
    print("processor seconds of one core")
    grow(folder, a.days)
    print(f"\none day: {len(day[0]):,} claims")
    methods(day, a.peers)
    return 0


def one_day(folder: Path, name: str = DAYS[0]) -> tuple[list[str], list[str], list[str]]:
    lines = (folder / f"{name}.claims.tsv").read_text(encoding="utf-8").split("\n")
    rows = [[sys.intern(cell) for cell in line.split("\t")] for line in lines if line]
    return [r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows]


def many_days(folder: Path, count: int) -> tuple[list[str], list[str], list[str]]:
    """The claims of *count* days: the four days in turn, from the second time on with sources drawn anew."""
    if count == 1:
        return one_day(folder)
    items: list[str] = []
    sources: list[str] = []
    values: list[str] = []
    for number in range(count):
        item, source, value = one_day(folder, DAYS[number % len(DAYS)])
        by_source: dict[str, list[int]] = {}
        for at, name in enumerate(source):
            by_source.setdefault(name, []).append(at)
        names = sorted(by_source)
        drawn = np.random.default_rng(number).integers(0, len(names), len(names))
        times: dict[str, int] = {}
        called_item: dict[str, str] = {}
        for pick in drawn.tolist() if number >= len(DAYS) else range(len(names)):
            times[names[pick]] = times.get(names[pick], 0) + 1
            called = names[pick] if times[names[pick]] == 1 else f"{names[pick]} {times[names[pick]]}"
            rows = by_source[names[pick]]
            items += [called_item.setdefault(item[at], f"{number}:{item[at]}") for at in rows]
            sources += [called] * len(rows)
            values += [value[at] for at in rows]
    return items, sources, values


def table_of_claims(claims: tuple[list[str], list[str], list[str]]) -> Any:
    from earwitness.weigh.table import Columns, Kind, make_table

    item, source, value = claims
    minutes = Kind(tolerance=10, period=1440)
    return make_table(Columns(item=item, source=source, value=value), kinds={t: minutes for t in TIMES})


def one_step(folder: Path, days: int) -> dict[str, float]:
    from earwitness.weigh.methods.full import full
    from earwitness.weigh.table_settings import TableSettings

    claims = many_days(folder, days)
    began = time.process_time()
    table = table_of_claims(claims)
    made = time.process_time()
    del claims
    estimate = full(table, TableSettings())
    return {
        "claims": len(table),
        "sources": len(table.sources),
        "making": made - began,
        "weighing": time.process_time() - made,
        "rounds": estimate.steps,
        "memory_MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def grow(folder: Path, most: int) -> None:
    print(f"{'days':>5}{'claims':>11}{'sources':>9}{'table s':>9}{'weigh s':>9}", end="")
    print(f"{'µs each':>9}{'rounds':>8}{'MB':>7}")
    for days in (step for step in STEPS if step <= most):
        command = [
            sys.executable,
            "-m",
            "benchmarks.weigh",
            "--material",
            str(folder.parent),
            "--one",
            str(days),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        s = json.loads(done.stdout)
        seconds, megabytes = AIMS.get(days, (None, None))
        aim = f"  aim {seconds:g} s" if seconds else ""
        aim += f", {megabytes:,} MB" if megabytes else ""
        print(
            f"{days:>5}{s['claims']:>11,}{s['sources']:>9}{s['making']:>9.2f}{s['weighing']:>9.2f}"
            f"{1e6 * s['weighing'] / s['claims']:>9.1f}{s['rounds']:>8}{s['memory_MB']:>7.0f}{aim}",
            flush=True,
        )


def methods(day: tuple[list[str], list[str], list[str]], slow: bool) -> None:
    """Every method of this package, and the peers that are there, on one day."""
    from earwitness.weigh.table_settings import TableSettings
    from earwitness.weigh.table_weighing import METHODS

    table = table_of_claims(day)
    ours = {
        name: min(seconds(method, table, TableSettings()) for _ in range(3))
        for name, method in METHODS.items()
    }
    for name, took in ours.items():
        print(f"{name:24}{took:9.2f}", flush=True)
    try:
        aggregation = importlib.import_module("crowdkit.aggregation")
        frame = importlib.import_module("pandas").DataFrame(
            dict(zip(("task", "worker", "label"), day, strict=True))
        )
    except ImportError:
        print("no peers: crowd-kit is not installed")
        return
    for peer in PEERS[: None if slow else -1]:
        took = seconds(getattr(aggregation, peer)().fit_predict, frame)
        print(f"crowd-kit {peer:14}{took:9.2f}  {took / ours['full']:6.2f} times the full model", flush=True)


def seconds(run: Callable[..., object], *given: object) -> float:
    began = time.process_time()
    run(*given)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
