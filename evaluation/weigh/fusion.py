"""Truth finding on tables with gold: python -m evaluation.weigh.fusion --material ../shared/data

Flight of four days (each scored, all four given as history), Book authors, Population, Birthplaces; the
same settings for all. Scores are those of shared/eval/fusion_score.py, which they must agree with:
precision at coverage 1, Brier score, expected calibration error over ten bins, error among answers given
.95 or more; beside them the log score. Vote is scored in the same run, ties shared.

What counts as right belongs to the question and not to the settings: times of flights are right within ten
minutes, round midnight too; authors are sets; everything else must be equal. Where there is a tolerance,
"answers" are the numbers that are most probably within it of the truth ("between" where no claimed value
is), and "claimed" the most probable claimed values.

Then an ablation, without gold: a tenth of the claims is held out, and the mean log probability that the
model gives them is printed for the full model and without each of its parts. --no-gold prints that alone.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from earwitness.weigh.methods.base import pieces
from earwitness.weigh.table import Kind, Table
from earwitness.weigh.table_settings import TableSettings
from earwitness.weigh.table_weighing import TableWeighing, table_of, weigh_table
from earwitness.weigh.tables.evidence import predicted
from earwitness.weigh.tables.grouping import grouped
from earwitness.weigh.tables.learning import learn, start

DAYS = ("flight_20111201", "flight_20111202", "flight_20111203", "flight_20111204")
OTHERS = ("book", "population", "birthplaces")
TIME = Kind(tolerance=10, period=1440)
KINDS: Mapping[str, Any] = {
    **{day: {"sd": TIME, "sa": TIME, "ad": TIME, "aa": TIME} for day in DAYS},
    "book": Kind(separator="+"),
}
PARTS: Mapping[str, TableSettings] = {
    "full": TableSettings(),
    "without copying": TableSettings(copying=False),
    "without default copying": TableSettings(default_copying=0.0),
    "without history": TableSettings(history=False),
    "without similarity": TableSettings(similarity=False),
    "without shared errors": TableSettings(shared_errors=False),
    "without habits": TableSettings(habits=False),
}
HELD_OUT = 0.1
SEEDS = (0, 1)


@dataclass(frozen=True, slots=True)
class Score:
    """What is printed of one method on one table."""

    answered: int
    precision: float
    brier: float
    calibration_error: float
    log_score: float
    error_at_95: float
    at_95: int


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--material", type=Path, default=Path("../shared/data"), help="folder with fusion/")
    parser.add_argument("--no-gold", action="store_true", help="only the ablation on claims held out")
    parser.add_argument("--no-ablation", action="store_true", help="only the scores")
    chosen = parser.parse_args(arguments)
    folder = chosen.material / "fusion"
    if not folder.is_dir():
        print(f"{folder}: is not there; give --material a folder that holds fusion/", file=sys.stderr)
        return 4
    if not chosen.no_gold:
        print(f"{'':32}{'n':>6} precision  brier     ece  log score  error at .95")
        for name in (*DAYS, *OTHERS):
            score_table(folder, name)
    if not chosen.no_ablation:
        ablation(folder)
    return 0


def claims_path(folder: Path, name: str) -> Path:
    return folder / f"{name}.claims.tsv"


def history_of(folder: Path, name: str) -> list[Path]:
    """The other days of a flight table; nothing for others."""
    return [claims_path(folder, day) for day in DAYS if name in DAYS and day != name]


def gold_of(folder: Path, name: str) -> dict[str, str]:
    path = folder / f"{name}{'_air' if name in DAYS else ''}.gold.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)


def right(name: str, item: str, value: str, gold: str) -> bool:
    """As shared/eval/fusion_score.py has it."""
    if name in DAYS and item.rsplit("|", 1)[1] in KINDS[name]:
        return abs((int(value) - int(gold) + 720) % 1440 - 720) <= TIME.tolerance
    if name == "birthplaces":
        return value.strip().lower() == gold.split(",", maxsplit=1)[0].strip().lower()
    return int(value) == int(gold) if name == "population" else value == gold


def score_table(folder: Path, name: str) -> None:
    """Print one line for each method on one table."""
    gold = gold_of(folder, name)
    options: dict[str, Any] = {"history": history_of(folder, name), "kinds": KINDS.get(name)}
    path = claims_path(folder, name)
    votes = weigh_table(path, kinds=KINDS.get(name), method="vote")
    shown("vote", vote_score(name, votes, gold), name)
    shown("skill", scored(name, claimed(weigh_table(path, **options, method="skill")), gold), "")
    began = time.perf_counter()
    found = weigh_table(path, **options)
    took = time.perf_counter() - began
    if name in DAYS:
        shown("full, claimed", scored(name, claimed(found), gold), "")
        shown("full, answers", scored(name, answers(found), gold), "", f"   {took:.1f} s with history")
    else:
        shown("full", scored(name, claimed(found), gold), "", f"   {took:.1f} s")


def claimed(found: TableWeighing) -> Iterator[tuple[str, str, float]]:
    """The most probable claimed value of each item."""
    return ((a.item, a.value, a.probability) for a in found.answers)


def answers(found: TableWeighing) -> Iterator[tuple[str, str, float]]:
    """The answer to each item: a number between claims where that is most probably near enough."""
    for a in found.answers:
        if a.between is not None and a.between_probability is not None:
            yield a.item, f"{a.between:.0f}", a.between_probability
        else:
            yield a.item, a.value, a.probability


def scored(name: str, given: Iterator[tuple[str, str, float]], gold: Mapping[str, str]) -> Score:
    rows = [(right(name, item, value, gold[item]), p) for item, value, p in given if item in gold]
    return _score(np.array([r for r, _ in rows], float), np.array([p for _, p in rows]))


def vote_score(name: str, found: TableWeighing, gold: Mapping[str, str]) -> Score:
    """Vote with ties shared: of several values with most votes each counts for its part."""
    rows = []
    for answer in found.answers:
        if answer.item not in gold:
            continue
        top = [answer.value, *(value for value, p in answer.others if p >= answer.probability)]
        share = np.mean([right(name, answer.item, value, gold[answer.item]) for value in top])
        rows.append((share, answer.probability))
    return _score(np.array([r for r, _ in rows], float), np.array([p for _, p in rows]))


def _score(right_n: NDArray[np.float64], sure_n: NDArray[np.float64]) -> Score:
    sure_n = np.clip(sure_n, 0, 1)
    bin_n = np.minimum((sure_n * 10).astype(int), 9)
    safe_n = np.clip(sure_n, 1e-4, 1 - 1e-4)
    top_n = sure_n >= 0.95
    return Score(
        answered=len(right_n),
        precision=float(right_n.mean()),
        brier=float(((right_n - sure_n) ** 2).mean()),
        calibration_error=float(np.abs(np.bincount(bin_n, right_n - sure_n, 10)).sum() / len(right_n)),
        log_score=float((right_n * np.log(safe_n) + (1 - right_n) * np.log1p(-safe_n)).mean()),
        error_at_95=float(1 - right_n[top_n].mean()) if top_n.any() else float("nan"),
        at_95=int(top_n.sum()),
    )


def shown(method: str, score: Score, name: str, more: str = "") -> None:
    print(
        f"{name:17}{method:15}{score.answered:6,} {score.precision:9.4f} {score.brier:6.4f} "
        f"{score.calibration_error:7.4f} {score.log_score:10.4f}  {score.error_at_95:.4f} of {score.at_95:,}"
        f"{more}",
        flush=True,
    )


def ablation(folder: Path) -> None:
    """Print what claims that were held out are worth to the model, with and without each of its parts."""
    print(
        f"\nclaims held out: mean log probability, mean of {len(SEEDS)} seeds; in brackets what a part adds"
    )
    tables = [("flight, 1 day", DAYS[0]), *((name, name) for name in OTHERS)]
    print(f"{'':26}" + "".join(f"{title:>20}" for title, _ in tables))
    made = [table_of(claims_path(folder, name), kinds=KINDS.get(name)) for _, name in tables]
    full: list[float] = []
    for part, settings in PARTS.items():
        cells = []
        for number, table in enumerate(made):
            value = float(np.mean([held_out(table, settings, seed) for seed in SEEDS]))
            full.append(value)
            cells.append(
                f"{value:.4f} ({full[number] - value:+.4f})" if part != "full" else f"{value:.4f}          "
            )
        print(f"{part:26}" + "".join(f"{cell:>20}" for cell in cells), flush=True)


def held_out(table: Table, settings: TableSettings, seed: int) -> float:
    """The mean log probability of a tenth of the claims on items that have others."""
    claims_I = np.bincount(table.item_N, minlength=len(table.items))
    held_N = (np.random.default_rng(seed).random(len(table)) < HELD_OUT) & (claims_I[table.item_N] > 1)
    groups = grouped(table)
    held_n = held_N[groups.row_N]
    learning = learn(start(groups, settings, pieces(groups) * ~held_n))
    assert learning.weighed is not None
    probability_N = predicted(groups, learning.states, learning.held, learning.weighed)
    return float(np.log(probability_N[held_n]).mean())


if __name__ == "__main__":
    sys.exit(main())
