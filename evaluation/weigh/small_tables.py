"""Are small tables weighed as surely as they deserve? ``python -m evaluation.weigh.small_tables``

Tables of 5 to 40 items and 3 to 12 sources are drawn with their truths, in kinds of worlds that the model
was not made from, and weighed by every method. Printed for each kind and method: the share of choices that
are right, the mean probability that was given to them, Brier score, log score (clipped at .001), expected
calibration error over ten bins, and the error among answers given .95 or more.

========== =================================================================================================
plain      sources err alone, each with a skill of its own; false values by a popularity that falls off
binary     the same with two values for every item
shared     a third of the items have a false value that sources who err mostly take
copied     a third of the sources take most of their claims from one other
sparse     each source speaks on a fifth of the items
far        good and bad sources mixed: half are right nine times in ten, half three times
claims     propositions: each item has one value, that it is so, which sources assert or deny
wary       the same; an item is in the table because somebody asserts it, and most items have one voice
========== =================================================================================================

In *claims* and *wary* the choice is between so and not so.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from earwitness.weigh.table import Columns, make_table
from earwitness.weigh.table_settings import TableSettings
from earwitness.weigh.table_weighing import METHODS, weigh_table

SO: Final = "so"
ITEMS, SOURCES = (5, 40), (3, 12)


@dataclass(slots=True)
class World:
    """A table on its way, and the truth of each item."""

    rng: np.random.Generator
    items: int
    sources: int
    truth: list[str] = field(default_factory=list)
    item: list[str] = field(default_factory=list)
    source: list[str] = field(default_factory=list)
    value: list[str] = field(default_factory=list)
    says: list[int] = field(default_factory=list)

    def put(self, item: int, source: int, value: str, says: int = 1) -> None:
        self.item.append(f"item {item}")
        self.source.append(f"source {source}")
        self.value.append(value)
        self.says.append(says)


def plain(world: World, *, values: int = 0, covers: float = 0.0, skills: Sequence[float] = ()) -> None:
    rng = world.rng
    skill_s, covers_s = _skills(world, skills), _covers(world, covers)
    for item in range(world.items):
        names, popular = _values(rng, values)
        world.truth.append(names[0])
        for source in np.flatnonzero(rng.random(world.sources) < covers_s):
            value = names[0] if rng.random() < skill_s[source] else _false(rng, names, popular)
            world.put(item, int(source), value)


def shared(world: World) -> None:
    rng = world.rng
    skill_s, covers_s = _skills(world, ()), _covers(world, 0.0)
    for item in range(world.items):
        names, popular = _values(rng, 0)
        world.truth.append(names[0])
        common = rng.random() < 1 / 3
        for source in np.flatnonzero(rng.random(world.sources) < covers_s):
            if rng.random() < skill_s[source]:
                value = names[0]
            elif common and rng.random() < 0.8:
                value = names[1]
            else:
                value = _false(rng, names, popular)
            world.put(item, int(source), value)


def copied(world: World) -> None:
    rng = world.rng
    skill_s, covers_s = _skills(world, ()), _covers(world, 0.0)
    first = max(2, round(world.sources * 2 / 3))
    of_s = rng.integers(0, first, world.sources)
    for item in range(world.items):
        names, popular = _values(rng, 0)
        world.truth.append(names[0])
        said: dict[int, str] = {}
        for source in np.flatnonzero(rng.random(world.sources) < covers_s).tolist():
            original = said.get(int(of_s[source])) if source >= first else None
            own = names[0] if rng.random() < skill_s[source] else _false(rng, names, popular)
            said[source] = original if original is not None and rng.random() < 0.8 else own
            world.put(item, source, said[source])


def claims(world: World, *, wary: bool = False) -> None:
    rng = world.rng
    often = rng.uniform(0.3, 0.7)
    right_s = rng.beta(6, 2, world.sources)  # asserts what is so, rather than deny it
    wrong_s = rng.beta(2, 6, world.sources)  # asserts what is not so
    covers_s = np.full(world.sources, 1.2 / world.sources) if wary else _covers(world, 0.0)
    for item in range(world.items):
        while True:
            so = rng.random() < often
            speaks = np.flatnonzero(rng.random(world.sources) < covers_s)
            asserts = rng.random(len(speaks)) < np.where(so, right_s[speaks], wrong_s[speaks])
            if len(speaks) and (asserts.any() or not wary):
                break
        world.truth.append(SO if so else "")
        for source, yes in zip(speaks.tolist(), asserts.tolist(), strict=True):
            world.put(item, source, SO, 1 if yes else -1)


def _skills(world: World, skills: Sequence[float]) -> np.ndarray:
    if skills:
        return np.array([skills[n % len(skills)] for n in range(world.sources)])
    mean, worth = world.rng.uniform(0.4, 0.9), world.rng.uniform(3, 20)
    return world.rng.beta(mean * worth, (1 - mean) * worth, world.sources)


def _covers(world: World, covers: float) -> np.ndarray:
    return np.full(world.sources, covers) if covers else world.rng.uniform(0.3, 1.0, world.sources)


def _values(rng: np.random.Generator, values: int) -> tuple[list[str], np.ndarray]:
    """Names of an item's values of twelve, the truth first, and the popularity of the others."""
    count = values or int(rng.integers(2, 8))
    names = [f"v{n}" for n in rng.choice(12, count, replace=False)]
    popular = 1.0 / np.arange(1, count)
    return names, popular / popular.sum()


def _false(rng: np.random.Generator, names: Sequence[str], popular: np.ndarray) -> str:
    return names[1 + rng.choice(len(popular), p=popular)]


WORLDS: Final[Mapping[str, Callable[[World], None]]] = {
    "plain": plain,
    "binary": lambda world: plain(world, values=2),
    "shared": shared,
    "copied": copied,
    "sparse": lambda world: plain(world, covers=0.2),
    "far": lambda world: plain(world, skills=(0.9, 0.3)),
    "claims": claims,
    "wary": lambda world: claims(world, wary=True),
}


def drawn(kind: str, number: int) -> World:
    """World *number* of a kind: the same whatever else is drawn."""
    rng = np.random.default_rng([number, *kind.encode()])
    items, sources = (int(rng.integers(least, most + 1)) for least, most in (ITEMS, SOURCES))
    world = World(rng, items, sources)
    WORLDS[kind](world)
    return world


def scored(world: World, settings: TableSettings, method: str) -> list[tuple[float, bool]]:
    """Probability and rightness of the choice for each item of a world that has claims."""
    denials = -1 in world.says
    table = make_table(
        Columns(
            item=world.item,
            source=world.source,
            value=world.value,
            says=world.says if denials else None,
        )
    )
    rows = []
    for answer in weigh_table(table, settings=settings, method=method).answers:  # type: ignore[arg-type]
        truth = world.truth[int(answer.item.removeprefix("item "))]
        if set(world.value) == {SO}:
            so = answer.probability
            rows.append((max(so, 1 - so), (so >= 0.5) == (truth == SO)))
        else:
            rows.append((answer.probability, answer.value == truth))
    return rows


def figures(rows: Sequence[tuple[float, bool]]) -> str:
    sure_n = np.clip(np.array([p for p, _ in rows]), 0, 1)
    right_n = np.array([float(right) for _, right in rows])
    bin_n = np.minimum((sure_n * 10).astype(int), 9)
    safe_n, top_n = np.clip(sure_n, 1e-3, 1 - 1e-3), sure_n >= 0.95
    log_score = (right_n * np.log(safe_n) + (1 - right_n) * np.log1p(-safe_n)).mean()
    ece = np.abs(np.bincount(bin_n, right_n - sure_n, 10)).sum() / len(rows)
    top = f"{1 - right_n[top_n].mean():.3f} of {top_n.sum():,}" if top_n.any() else "none"
    return (
        f"{len(rows):7,}{right_n.mean():8.3f}{sure_n.mean():8.3f}{((right_n - sure_n) ** 2).mean():8.3f}"
        f"{log_score:8.3f}{ece:8.3f}   {top}"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tables", type=int, default=100, help="tables of each kind of world")
    parser.add_argument("--first", type=int, default=0, help="number of the first table")
    parser.add_argument("--worlds", nargs="*", choices=[*WORLDS], default=[*WORLDS])
    chosen = parser.parse_args(arguments)
    print(f"{'':20}{'items':>7}{'right':>8}{'given':>8}{'brier':>8}{'log':>8}{'ece':>8}   error at .95")
    uncalibrated = TableSettings(calibrated=False)
    runs = [*((m, m, TableSettings()) for m in METHODS), ("full, raw", "full", uncalibrated)]
    together: dict[str, list[tuple[float, bool]]] = {}
    for kind in chosen.worlds:
        worlds = [drawn(kind, n) for n in range(chosen.first, chosen.first + chosen.tables)]
        worlds = [world for world in worlds if world.item]
        for title, method, settings in runs:
            rows = [row for world in worlds for row in scored(world, settings, method)]
            together.setdefault(title, []).extend(rows)
            print(f"{kind:9}{title:11}{figures(rows)}", flush=True)
    for title, rows in together.items():
        print(f"{'all':9}{title:11}{figures(rows)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
