"""How well the pair model compares statements, on public data.

``python -m evaluation.pairs [paraphrase retrieval stance strength events] --material ../shared/data``

Without names, all five. Each prints its scores with 95% intervals and fails where one lies under its
floor in ``evaluation/floors.toml``; material that is absent is said so and skipped.
"""

from __future__ import annotations

import argparse
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np

from earwitness.pairs import PairModel, pair_model
from evaluation.pairs import events, material, paraphrase, retrieval, stance, strength
from evaluation.pairs.measures import accuracy, average_precision, b_cubed, f1, interval, macro_f1

FLOORS: Final = Path(__file__).parents[1] / "floors.toml"
Scores = dict[str, float]


def main() -> int:
    ap = argparse.ArgumentParser(
        prog="python -m evaluation.pairs",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    ap.add_argument("what", nargs="*", choices=[*MEASURED, []], help="none: all")
    ap.add_argument("--material", type=Path, default=Path("../shared/data"))
    ap.add_argument("--models", type=Path, help="folder with pairs/ and small/; the packaged ones by default")
    a = ap.parse_args()
    model = PairModel(a.models) if a.models else pair_model()
    failed = 0
    for name in a.what or MEASURED:
        began = time.monotonic()
        try:
            data, scores = MEASURED[name](model, a.material)
        except material.Absent as absent:
            print(f"{name}: not measured: {absent}")
            continue
        failed |= _floors(name, data, scores)
        print(f"  {time.monotonic() - began:.0f} s", flush=True)
    return failed


def _paraphrase(model: PairModel, root: Path) -> tuple[str, Scores]:
    pairs = material.paraphrases(root)
    gold = np.array([p.same for p in pairs if p.part == "test"], np.int64)
    alone, combined = ((c > 0.5).astype(np.int64) for c in paraphrase.same(model, pairs))
    print(f"paraphrase (MSRP test), {len(gold)} pairs")
    _say("accuracy, network alone", accuracy(gold, alone), interval(accuracy, gold, alone))
    _say("accuracy", accuracy(gold, combined), interval(accuracy, gold, combined))
    _say("F1 of same", f1(gold, combined, 1), interval(lambda g, x: f1(g, x, 1), gold, combined))
    return material.fingerprint(pairs), {"accuracy": accuracy(gold, combined), "f1": f1(gold, combined, 1)}


def _retrieval(model: PairModel, root: Path) -> tuple[str, Scores]:
    given = material.retrieval(root)
    ranker = retrieval.Ranker(model, given)
    weights = ranker.fitted([p for p in given.posts if p.part == "choose"])
    test = [p for p in given.posts if p.part == "test"]
    firsts = [ranker.candidates(p)[0] for p in test]
    lists = [ranker.ranking(p, weights) for p in test]
    before = np.array([average_precision(x, p.claims, at=5) for x, p in zip(firsts, test, strict=True)])
    after = np.array([average_precision(x, p.claims, at=5) for x, p in zip(lists, test, strict=True)])
    there = np.mean([bool(p.claims & set(x)) for x, p in zip(firsts, test, strict=True)])
    print(f"retrieval (CheckThat 2020 task 2 dev), {len(test)} posts, {len(given.claims)} claims")
    _say(f"claim among the first {retrieval.CANDIDATES}", float(there))
    _say("MAP@5, words and vectors", float(before.mean()), interval(np.mean, before))
    _say("MAP@5", float(after.mean()), interval(np.mean, after))
    return material.fingerprint([given]), {"map5": float(after.mean())}


def _stance(model: PairModel, root: Path) -> tuple[str, Scores]:
    bodies, rows = material.stances(root)
    read = stance.Stances(model, bodies)
    weights = read.fitted([r for r in rows if r.part == "choose"])
    test = [r for r in rows if r.part == "test"]
    gold = np.array([r.stance for r in test])
    found = weights.chances(read.features(test)).argmax(1)
    print(f"stance (FNC-1, a fifth of the bodies), {len(test)} headlines with bodies")
    _say("macro-F1", macro_f1(gold, found), interval(macro_f1, gold, found))
    for k, label in enumerate(material.STANCES):
        _say(f"F1 of {label}", f1(gold, found, k))
    _say("accuracy", accuracy(gold, found))
    return material.fingerprint(rows), {"macro_f1": macro_f1(gold, found), "disagree_f1": f1(gold, found, 1)}


def _events(model: PairModel, root: Path) -> tuple[str, Scores]:
    rows = material.articles(root)
    known = {part: [r for r in rows if r.part == part] for part in ("train", "test")}
    gold = {part: [r.event for r in known[part]] for part in known}
    weights, least, train = events.chosen(events.known(model, known["train"]), gold["train"])
    found = events.found(events.known(model, known["test"]), weights, least)
    precision, recall, both = b_cubed(gold["test"], found)
    print(f"events (ECB+, {len({r.topic for r in known['test']})} topics), {len(found)} articles")
    print(f"  weights {weights}, likeness at least {least:.2f}: B3 {train:.3f} on the training topics")
    _say("B3 precision", precision)
    _say("B3 recall", recall)
    _say("B3 F1", both)
    return material.fingerprint(rows), {"b3": both}


def _strength(model: PairModel, root: Path) -> tuple[str, Scores]:
    rows = material.conclusions(root)
    gold, found, said, answered = strength.drifts(model, rows)
    print(f"strength (InSciOut, cross-validation), {len(rows)} pairs of conclusions")
    _say("macro-F1 of drift", macro_f1(gold, found), interval(macro_f1, gold, found))
    _say("accuracy of strength", accuracy(said, answered), interval(accuracy, said, answered))
    for k, label in enumerate(material.DRIFTS):
        _say(f"F1 of {label}", f1(gold, found, k))
    return material.fingerprint(rows), {"macro_f1": macro_f1(gold, found)}


MEASURED: Final[dict[str, Callable[[PairModel, Path], tuple[str, Scores]]]] = {
    "paraphrase": _paraphrase,
    "retrieval": _retrieval,
    "stance": _stance,
    "strength": _strength,
    "events": _events,
}


def _say(what: str, score: float, around: tuple[float, float] | None = None) -> None:
    print(
        f"  {what:32s}{score:7.3f}" + (f"  [{around[0]:.3f}, {around[1]:.3f}]" if around else ""), flush=True
    )


def _floors(name: str, data: str, scores: Scores) -> int:
    """1 if a floor pinned to this data is lost, else 0."""
    floors = tomllib.loads(FLOORS.read_text()).get("pairs", {}).get(name)
    if floors is None:
        print(f"  no floor is set; data {data}")
        return 0
    if floors.pop("data") != data:
        print(f"  floors were set on other data; this is {data}: not compared")
        return 1
    lost = [m for m, floor in floors.items() if scores[m] < floor]
    for m, floor in floors.items():
        print(f"  floor {m} {floor}: {'LOST' if m in lost else 'held'}")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
