"""From the material's path to the packaged pair model, in one command.

``python -m training.pairs --material ../shared/data --encoders build/encoders --work build/pairs``

Fits on several tasks at once (training/pairs/tasks.py), then for some steps more at a lower rate with
more of the sentence pairs, exports to int8 ONNX into ``src/earwitness/models/pairs``, fits the weights of
the words that tell strength, and writes the card. A part whose weights stand in ``--work`` already is not
fitted again. Scores: ``python -m evaluation.pairs``. The encoder comes from ``python -m training.encoders``.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any, Final

import torch

from earwitness.pairs import PairModel
from evaluation.pairs import material
from evaluation.pairs.strength import strengths
from training.pairs.export import add_strength, export
from training.pairs.fit import Plan, Reader, encode_all, fit
from training.pairs.model import PACKAGE, PairNet, shared_table, start
from training.pairs.tasks import Tasks, finishing, read_tasks
from training.weights import read_vocabulary

LABELLED: Final = Path(__file__).parents[1] / "pairs.jsonl"
ABOUT: Final = {
    "task": "vectors of statements, and what one statement is to another",
    "licence": "Apache-2.0; encoder weights Apache-2.0 (see NOTICE)",
    "trained_on": "sentence pairs of MSRP, posts and claims of CheckThat! 2020 task 2, headlines and bodies "
    "of FNC-1, beginnings of articles of ECB+ (the training part of each, evaluation/pairs/material.py); 720 "
    "pairs of PolNeAR's statements labelled for this project; claim sheets and conclusions invented for it. "
    "The weights of words of strength: InSciOut",
    "limits": [
        "English; other languages are not compared",
        "two statements with other numbers or names may come out as the same: compare those apart",
        "what a denial denies is found less well than that two statements say the same",
        "strength is learned from conclusions of health studies and from invented ones in their form",
        "it says how two texts relate, never whether either is true",
    ],
    "must_not_be_used_for": ["deciding about a person without somebody reading both texts"],
}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--material", type=Path, required=True, help="with paraphrase/, stance/ and so on")
    ap.add_argument("--encoders", type=Path, required=True, help="with minilm/")
    ap.add_argument("--work", type=Path, required=True, help="weights and logs")
    ap.add_argument("--out", type=Path, default=PACKAGE / "pairs")
    ap.add_argument("--threads", type=int, default=2)
    for f in fields(Plan):
        ap.add_argument(f"--{f.name.replace('_', '-')}", type=type(f.default), default=f.default)
    a = ap.parse_args()
    plan = Plan(**{f.name: getattr(a, f.name) for f in fields(Plan)})
    torch.set_num_threads(a.threads)
    torch.manual_seed(plan.seed)
    a.work.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    wordpiece = read_vocabulary(a.encoders / "minilm")
    special = (wordpiece.vocabulary["[CLS]"], wordpiece.vocabulary["[SEP]"])
    net = start(a.encoders / "minilm").eval()
    if not (a.work / "finished.pt").exists():
        _fit_both(net, Reader(wordpiece, special), a.material, a.work, plan)
    net.load_state_dict(torch.load(a.work / "finished.pt"))
    export(net, a.out, special, wordpiece.unknown, _card(plan, a.material))
    add_strength(a.out, strengths(PairModel(a.out.parent), material.conclusions(a.material)))
    print(f"{a.out}: {time.monotonic() - began:.0f} s in all")


def _fit_both(net: PairNet, reader: Reader, root: Path, work: Path, plan: Plan) -> None:
    """Both parts of the fit; their weights are net.pt and finished.pt in *work*."""
    table = shared_table()
    net.encoder.layers.to(torch.bfloat16)
    tasks = read_tasks(root, LABELLED, lambda texts: encode_all(net, table, reader, texts), plan.seed)
    wanted = encode_all(net, table, reader, tasks.plain)
    net.encoder.layers.float()
    print(f"{len(tasks.compared)} compared, {len(tasks.alike)} alike, {len(tasks.plain)} plain", flush=True)
    last = replace(
        plan, rate=plan.rate / 3, head_rate=plan.head_rate / 2, limit=plan.finish, seed=plan.seed + 1
    )
    parts: list[tuple[str, Callable[[], Tasks], Plan]] = [
        ("net", lambda: tasks, plan),
        ("finished", lambda: finishing(tasks, plan.seed), last),
    ]
    for name, given, how in parts:
        path = work / f"{name}.pt"
        if path.exists():
            _load(net, path)
        else:
            fit(net, table, reader, given(), wanted, how, work / f"{name}.jsonl")
            torch.save(net.state_dict(), path)


def _load(net: PairNet, path: Path) -> None:
    """Weights of a part that was fitted before; heads that it had not yet begin as they are."""
    state = torch.load(path)
    if "paraphrase.weight" not in state:
        state |= {f"paraphrase.{k}": state[f"same.{k}"] for k in ("weight", "bias")}
    net.load_state_dict(state, strict=False)


def _card(plan: Plan, root: Path) -> dict[str, Any]:
    read = {
        "paraphrase": material.paraphrases(root),
        "retrieval": [material.retrieval(root)],
        "stance": material.stances(root)[1],
        "events": material.articles(root),
        "strength": material.conclusions(root),
    }
    data = {name: material.fingerprint(rows) for name, rows in read.items()}
    return {"about": ABOUT, "data": data, "fitting": {k: str(v) for k, v in asdict(plan).items()}}


if __name__ == "__main__":
    main()
