"""From the material's path to the packaged pair model, in one command.

``python -m training.pairs --material ../shared/data --encoders build/encoders --work build/pairs``

Fits on several tasks at once (training/pairs/tasks.py), exports to int8 ONNX into
``src/earwitness/models/pairs`` and writes the card. Scores: ``python -m evaluation.pairs``. The
encoder comes from ``python -m training.encoders build/encoders``.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import asdict, fields
from pathlib import Path

import torch

from training.pairs.export import export
from training.pairs.fit import Plan, Reader, encode_all, fit
from training.pairs.model import PACKAGE, shared_table, start
from training.pairs.tasks import read_tasks
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
    fit(net, table, reader, tasks, wanted, plan, a.work / "log.jsonl")
    torch.save(net.state_dict(), a.work / "net.pt")
    export(net, a.out, special, wordpiece.unknown, {"fitting": asdict(plan)})
    print(f"{a.out}: {time.monotonic() - began:.0f} s in all")


if __name__ == "__main__":
    main()
