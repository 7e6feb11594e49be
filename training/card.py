"""Completes a model's card: data with hashes, scores with intervals, limits. See training/__main__.py."""

from __future__ import annotations

import argparse
import json
from functools import reduce
from operator import add
from pathlib import Path
from typing import Any, Final

from earwitness.encoder import check_model
from earwitness.read import ReadSettings, read
from earwitness.score import MEASURES, Tally, interval, tally
from evaluation.polnear import Gold, comparable, fingerprint, held_out, read_part

PACKAGE: Final = Path("src/earwitness/models")
SEED: Final = 20160908
ABOUT: Final = {
    "task": "attribution: source, cue and content of every statement reported in English news text",
    "licence": "Apache-2.0; encoder weights Apache-2.0 (see NOTICE)",
    "trained_on": "PolNeAR 1.0, train: political news of seven US publishers, 2015-2016; by a newsroom's "
    "convention, 47 invented articles of many registers and the statements inside 4,167 of PolNeAR's "
    "contents, both labelled for this project",
    "limits": [
        "English news prose; other languages are not read",
        "most of it is US political news of one election: other beats, decades and registers are read worse",
        "the invented articles were written by language models, as one imagines such papers",
        "PolNeAR counts every attitude (is ready to) as a statement: scores here are by that convention",
        "it says who is reported to have said something, never whether it is true or was really said",
    ],
    "must_not_be_used_for": [
        "deciding about a person without somebody reading the passage itself",
        "proof that a person said something: it reads reports, and reports may be wrong",
        "watching people",
    ],
}

TAUGHT: Final = (
    "1,683 news articles without labels (Fake News Challenge 1, training bodies), as the model best "
    "reads them"
)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("name")
    ap.add_argument("--material", type=Path, required=True)
    ap.add_argument("--settings", type=Path, required=True)
    a = ap.parse_args()
    check_model(a.name)
    path = PACKAGE / a.name / "card.json"
    card = json.loads(path.read_text())
    train = read_part(a.material / "polnear" / "train")
    parts = {"held-out": held_out(train), "dev": read_part(a.material / "polnear" / "dev")}
    fitting = _portable(json.loads(a.settings.read_text()) if a.settings.exists() else {})
    about = ABOUT | ({"also_learned_from": TAUGHT} if a.name == "small" else {})
    card |= {
        "about": about,
        "data": {"train": fingerprint(train)} | {k: fingerprint(v) for k, v in parts.items()},
        "fitting": fitting,
        "scores": {name: _scores(golds, a.name) for name, golds in parts.items()},
    }
    path.write_text(json.dumps(card, indent=1, sort_keys=True) + "\n")


def _portable(settings: dict[str, str]) -> dict[str, str]:
    """Settings without paths of the machine that did the fitting."""
    return {k: " ".join(Path(p).name for p in v.split()) for k, v in settings.items()}


def _scores(golds: list[Gold], model: str) -> dict[str, Any]:
    tallies = [
        tally(
            g.text,
            g.annotations[0],
            comparable(read(g.document(), ReadSettings(model=model, convention="polnear")).reports),
        )
        for g in golds
    ]
    whole: Tally = reduce(add, tallies)
    return {
        m: {
            "f1": round(100 * whole.f1(m), 1),
            "interval95": [round(100 * x, 1) for x in interval(tallies, m, seed=SEED)],
        }
        for m in MEASURES
    }


if __name__ == "__main__":
    main()
