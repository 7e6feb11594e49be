"""From the material's path to the packaged pair model, in one command.

``python -m training.pairs --material ../shared/data --encoders build/encoders --work build/pairs``

Fits on several tasks at once (training/pairs/tasks.py; a fit that stands in ``--work`` already is taken
as it is), then some steps more at a lower rate with more of the sentence pairs, exports to int8 ONNX into
``src/earwitness/models/pairs`` and writes the card. Scores: ``python -m evaluation.pairs``. The
encoder comes from ``python -m training.encoders build/encoders``.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import asdict, fields, replace
from pathlib import Path

import torch

from earwitness.pairs import PairModel
from evaluation.pairs.material import conclusions
from evaluation.pairs.strength import strengths
from training.pairs.export import add_strength, export
from training.pairs.fit import Plan, Reader, encode_all, fit
from training.pairs.model import PACKAGE, PairNet, shared_table, start
from training.pairs.tasks import finishing, read_tasks
from training.weights import read_vocabulary

LABELLED = Path(__file__).parents[1] / "pairs.jsonl"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--material", type=Path, required=True, help="folder with paraphrase/, stance/, ...")
    ap.add_argument("--encoders", type=Path, required=True, help="folder with minilm/")
    ap.add_argument("--work", type=Path, required=True, help="checkpoint and log")
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
    reader, net, table = Reader(wordpiece, special), start(a.encoders / "minilm").eval(), shared_table()
    net.encoder.layers.to(torch.bfloat16)
    tasks = read_tasks(a.material, LABELLED, lambda texts: encode_all(net, table, reader, texts), plan.seed)
    wanted = encode_all(net, table, reader, tasks.plain)
    net.encoder.layers.float()
    print(
        f"{len(tasks.compared)} compared, {len(tasks.alike)} alike, {len(tasks.plain)} plain; "
        f"{time.monotonic() - began:.0f} s",
        flush=True,
    )
    first = a.work / "net.pt"
    if first.exists():
        _load(net, first)
    else:
        fit(net, table, reader, tasks, wanted, plan, a.work / "log.jsonl")
        torch.save(net.state_dict(), first)
    last = replace(
        plan, rate=plan.rate / 3, head_rate=plan.head_rate / 2, limit=plan.finish, seed=plan.seed + 1
    )
    fit(net, table, reader, finishing(tasks, plan.seed), wanted, last, a.work / "finish.jsonl")
    torch.save(net.state_dict(), a.work / "finished.pt")
    export(net, a.out, special, wordpiece.unknown, {"fitting": asdict(plan)})
    add_strength(a.out, strengths(PairModel(a.out.parent), conclusions(a.material)))
    print(f"{a.out}: {time.monotonic() - began:.0f} s in all")


def _load(net: PairNet, path: Path) -> None:
    """Weights of a first part that was fitted before; heads that it had not yet begin as they are."""
    state = torch.load(path)
    if "paraphrase.weight" not in state:
        state |= {f"paraphrase.{k}": state[f"same.{k}"] for k in ("weight", "bias")}
    net.load_state_dict(state, strict=False)


if __name__ == "__main__":
    main()
