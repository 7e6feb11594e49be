"""Speed, memory and recall of the search for candidates, on made-up texts whose relatives are known.

``python -m benchmarks.trace near [--articles 20000]`` near-duplicate articles end to end (tokenizing
included) beside rensa and datasketch (extra ``bench``), which are asked for pairs by Jaccard.
``python -m benchmarks.trace statements [--most 1000000] [--plot FILE.svg]`` candidates among statements
with stored vectors, in steps from 10,000 on, each in a process of its own.

Everything runs on one core: this process keeps to one and libraries are told to use one thread. Times
are processor seconds, so that others on the machine count less; the wall clock is printed beside.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path


def main() -> int:
    core = _keep_to_one_core()
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sub = ap.add_subparsers(dest="what", required=True)
    near = sub.add_parser("near")
    near.add_argument("--articles", type=int, default=20_000)
    many = sub.add_parser("statements")
    many.add_argument("--most", type=int, default=100_000)
    many.add_argument(
        "--broad", action="store_true", help="the settings for bundles, not those for large sets"
    )
    many.add_argument("--plot", type=Path, help="write growth as an SVG file")
    many.add_argument("--one", type=int, help=argparse.SUPPRESS)
    a = ap.parse_args()
    # libraries read how many threads they may take when they are imported
    if a.what == "near":
        from benchmarks.trace_near import compare

        print(core)
        return compare(a.articles)
    from benchmarks.trace_statements import grow, one_step

    if a.one:
        return one_step(a.one, a.broad)
    print(core)
    return grow(a.most, a.plot, broad=a.broad)


def _keep_to_one_core() -> str:
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "RAYON_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        core = min(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {core})
        return f"core {core} of {os.cpu_count()}, one thread"
    return f"one thread ({sys.platform} does not let a process be kept to one core)"


if __name__ == "__main__":
    sys.exit(main())
