"""Speed and memory of ``simulate`` beside a kernel written by hand and Mesa, as ratios within one run.

``python -m benchmarks.simulate [--replicates 1000] [--steps 100]``

The model is that of ``benchmarks.simulate_rivals``: 5,460 agents below a leader (branching 4, depth 6),
with shading, fear and purges on; a test holds all its versions to the same beliefs. An update is one agent
in one step. Everything runs on one core: this process keeps to one. Times are processor seconds, so that
others on the machine count less; each is the best of three. Compiling is done before and told apart. Memory
is the peak of a process of its own. Mesa (extra ``bench``) runs one replicate of a few steps.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import importlib.util
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Final

for _name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

REPEATS: Final = 3
MESA_STEPS: Final = 5
# steps of the engine without agents: enough that its preparation does not count
EXACT_STEPS: Final = 300
AIMS: Final = {"by hand": 0.8, "Mesa": 100.0}


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--replicates", type=int, default=1000)
    ap.add_argument("--steps", type=int, default=100)
    ap.add_argument("--memory-of", help=argparse.SUPPRESS)
    a = ap.parse_args()
    if a.memory_of:
        return _memory_child(a.memory_of, a.replicates, a.steps)
    print(_keep_to_one_core())
    from benchmarks.simulate_rivals import Numbers, by_hand, scenario
    from earwitness.simulate import simulate

    of = Numbers(steps=a.steps)
    agents = sum(of.branching**level for level in range(1, of.depth + 1))
    print(f"{agents} agents, {a.steps} steps; {a.replicates} replicates where nothing else is said")
    once = _seconds(lambda: simulate(scenario(of), replicates=1, engine="fast"), repeats=1)
    print(f"fast, first call of this process (compiled or taken from Numba's cache): {once:.1f} s")
    by_hand(of, 0, 0)
    rates: dict[str, float] = {}

    def rate(name: str, replicates: int, run: Callable[[], object], steps: int = a.steps) -> None:
        rates[name] = replicates * steps * agents / _seconds(run) / 1e6
        print(f"{name:28s}{rates[name]:>9.1f} million updates/s ({replicates} replicates)", flush=True)

    many = a.replicates
    rate("fast", many, lambda: simulate(scenario(of), replicates=many, engine="fast"))
    rate("by hand", many, lambda: [by_hand(of, 0, r) for r in range(many)])
    few = max(many // 100, 1)
    rate("plain", few, lambda: simulate(scenario(of), replicates=few, engine="plain"))
    rate("fast, R=1", 1, lambda: simulate(scenario(of), replicates=1, engine="fast"))
    if importlib.util.find_spec("mesa"):
        _mesa(dataclasses.replace(of, steps=MESA_STEPS), rate)
    else:
        print("Mesa is missing: pip install mesa")
    print(f"fast / by hand: {rates['fast'] / rates['by hand']:.2f} (aim {AIMS['by hand']})")
    print(f"fast / plain: {rates['fast'] / rates['plain']:.1f}")
    if "Mesa" in rates:
        print(f"fast, R=1 / Mesa: {rates['fast, R=1'] / rates['Mesa']:.0f} (aim {AIMS['Mesa']:.0f})")
    _exact(many)
    _draws()
    for engine in ("fast", "plain", "gaussian", "none"):
        print(_memory(engine, many if engine != "plain" else few, a.steps))
    return 0


def _mesa(of: object, rate: Callable[..., None]) -> None:
    """One replicate in Mesa; building its agents is not counted."""
    from benchmarks.simulate_rivals import mesa_model

    models = [mesa_model(of, 0, 0) for _ in range(REPEATS)]
    waiting = iter(models)

    def run() -> None:
        model = next(waiting)
        for _ in range(MESA_STEPS):
            model.step()

    rate("Mesa", 1, run, MESA_STEPS)


def _exact(replicates: int) -> None:
    """The engine without agents, where shading is linear; everything that a run keeps is kept."""
    from benchmarks.simulate_rivals import Numbers, scenario
    from earwitness.simulate import simulate

    linear = _linear(scenario(Numbers(steps=EXACT_STEPS)))
    seconds = _seconds(lambda: simulate(linear, replicates=replicates, engine="gaussian"))
    bare = _seconds(lambda: _bare_filter(replicates, EXACT_STEPS))
    print(f"gaussian: {EXACT_STEPS / seconds:.0f} steps/s of {replicates} replicates, with all series kept")
    print(f"gaussian / the bare filter in NumPy, which keeps nothing: {bare / seconds:.2f}")


def _bare_filter(replicates: int, steps: int) -> None:
    """State, one measurement and the filter, side by side: the least that such a run can be."""
    import numpy as np

    rng = np.random.default_rng(0)
    state, belief, variance = np.zeros(replicates), np.zeros(replicates), 1.0
    for _ in range(steps):
        z = state + 0.9 + 0.6 * rng.standard_normal(replicates)
        gain = variance / (variance + 0.36)
        belief, variance = belief + gain * (z - belief), (1.0 - gain) * variance
        state = 0.9 * state + 0.3 * rng.standard_normal(replicates)
        belief, variance = 0.9 * belief, 0.81 * variance + 0.09


def _draws(level: int = 4096, times: int = 500) -> None:
    """What a random number costs on a large level, and finding who goes in a purge, either way."""
    import numpy as np
    from numba import njit

    from earwitness.simulate import loops, pcg
    from earwitness.simulate.intake import source

    @njit
    def through_generator(rng, x_A, scale_A):  # type: ignore[no-untyped-def]
        for i in range(len(x_A)):
            x_A[i] += scale_A[i] * rng.standard_normal()

    rng = np.random.default_rng(0)
    ours, x_A, ones_A = source(rng), np.zeros(level), np.ones(level)
    chance_A, gone_A = np.full(level, 0.02), np.zeros(level, dtype=np.int64)
    work: dict[str, Callable[[], object]] = {
        "normal, compiled here": lambda: pcg.add_normals(ours, x_A, ones_A),
        "normal, NumPy's generator called from Numba": lambda: through_generator(rng, x_A, ones_A),
        "normal, NumPy": lambda: rng.standard_normal(out=x_A),
        "uniform, compiled here": lambda: pcg.uniforms(ours, x_A),
        "agent that may go, a draw for each": lambda: loops.gone_by_draws(ours, chance_A, 0.0, x_A, gone_A),
    }
    for name, run in work.items():
        run()
        seconds = _seconds(lambda run=run: [run() for _ in range(times)])  # type: ignore[misc]
        print(f"{seconds / level / times * 1e9:5.1f} ns: {name}")
    loops.gone(ours, 0.02, 0.0, x_A, gone_A)
    seconds = _seconds(lambda: [loops.gone(ours, 0.02, 0.0, x_A, gone_A) for _ in range(times)])
    print(f"{seconds / (0.02 * level) / times * 1e9:5.1f} ns: agent who goes, found by skipping (of 1 in 50)")


def _linear(scenario: object) -> object:
    import msgspec

    from earwitness.simulate.scenario import Fear
    from earwitness.simulate.shading import Linear

    return msgspec.structs.replace(scenario, shading=Linear(), fear=Fear(start=0.3), purge=None)


def _memory(engine: str, replicates: int, steps: int) -> str:
    command = [sys.executable, "-m", "benchmarks.simulate", "--memory-of", engine]
    options = ["--replicates", str(replicates), "--steps", str(steps)]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _memory_child(engine: str, replicates: int, steps: int) -> int:
    from benchmarks.simulate_rivals import Numbers, scenario
    from earwitness.simulate import simulate

    made = scenario(Numbers(steps=steps))
    if engine != "none":
        made = _linear(made) if engine == "gaussian" else made  # type: ignore[assignment]
        simulate(made, replicates=replicates, engine=engine)  # type: ignore[arg-type]
    peak = _peak()
    told = "imports alone" if engine == "none" else f"{engine}, {replicates} replicates, {steps} steps"
    print(f"peak memory of {told}: {peak:.0f} MB")
    return 0


def _peak() -> float:
    """The most memory that this process has held, in MB."""
    with contextlib.suppress(OSError), open("/proc/self/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    # elsewhere; on Linux it would begin with what the parent held
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def _seconds(run: Callable[[], object], repeats: int = REPEATS) -> float:
    best = float("inf")
    for _ in range(repeats):
        began = time.process_time()
        run()
        best = min(best, time.process_time() - began)
    return best


def _keep_to_one_core() -> str:
    if hasattr(os, "sched_setaffinity"):
        core = min(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {core})
        return f"core {core} of {os.cpu_count()}, one thread"
    return f"one thread ({sys.platform} does not let a process be kept to one core)"


if __name__ == "__main__":
    sys.exit(main())
