"""Unlabelled articles as a fitted model reads them, to teach a smaller one.

``python -m training.teach --help``.

What is kept are not the teacher's decisions but its doubts: the chance of each tag at each word. The
texts stay where they are; the file holds places and chances only.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch

from earwitness.chain import spans, viterbi
from earwitness.features import features
from training.corpus import JOINT, Window, certain, cut, unlabelled
from training.model import Reader, read_checkpoint
from training.train import collate, encode, read_arguments
from training.weights import read_vocabulary

_CUE: Final = JOINT.index("B-cue")
_LONGEST: Final = 190  # pieces of a window
_BATCH: Final = 8


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument(
        "--checkpoint", type=Path, required=True, nargs="+", help="several are asked, their chances averaged"
    )
    ap.add_argument("--encoder", type=Path, required=True, help="folder with the teachers' vocab.txt")
    ap.add_argument("--material", type=Path, required=True, help="folder with stance/")
    ap.add_argument("--out", type=Path, required=True)
    ap.add_argument("--threads", type=int, default=2)
    a = ap.parse_args()
    torch.set_num_threads(a.threads)
    readers = [_load(path) for path in a.checkpoint]
    wordpiece = read_vocabulary(a.encoder)
    places, todo = [], []
    for i, text in enumerate(unlabelled(a.material)):
        feats = features(text, wordpiece)
        for start, end in cut(feats, _LONGEST, 0):
            places.append(i)
            nothing = certain(np.zeros(end - start, np.int64), len(JOINT))
            todo.append(Window(feats, start, end, nothing, [], []))
    order = sorted(range(len(todo)), key=lambda i: todo[i].end - todo[i].start)
    out = []
    for at in range(0, len(order), _BATCH):
        chunk = order[at : at + _BATCH]
        for i, row in zip(chunk, _teach(readers, [todo[i] for i in chunk]), strict=True):
            out.append((places[i], todo[i].start, todo[i].end, *row))
        if at // _BATCH % 50 == 0:
            print(f"{at} of {len(order)} windows", file=sys.stderr)
    torch.save(out, a.out)
    print(f"{len(out)} windows, {sum(len(row[5]) for row in out)} cues")


def _load(checkpoint: Path) -> Reader:
    reader = read_checkpoint(checkpoint)
    for module in (reader.encoder.layers, reader.encoder.relative, reader.arguments):
        if module is not None:
            module.to(torch.bfloat16)
    return reader


def _teach(readers: list[Reader], windows: list[Window]) -> list[tuple[Any, ...]]:
    """For each window: chances and moves of the joint chain, cues, chances and moves of each one's own."""
    batch = collate(windows, readers[0], None)
    with torch.no_grad():
        encoded = [encode(reader, batch) for reader in readers]
        score = [reader.joint(x.float()) for reader, x in zip(readers, encoded, strict=True)]
    found = [r.joint_chain.beliefs(s, batch.length) for r, s in zip(readers, score, strict=True)]
    tags, moves = (torch.stack(x).mean(0) for x in zip(*found, strict=True))
    # the likeliest row of tags under the averaged chances, with no move that is forbidden
    banned = [
        x.detach().numpy() for x in (readers[0].joint_chain.banned, readers[0].joint_chain.banned_start)
    ]
    best = viterbi(np.log(tags.numpy() + 1e-9), batch.length.numpy(), *banned)
    cues = [(b, s, e) for b, row in enumerate(best) for s, e in spans(row, _CUE)]
    own: list[tuple[Any, Any]] = []
    if cues:
        asked = []
        for reader, x in zip(readers, encoded, strict=True):
            with torch.no_grad():
                scores, length = read_arguments(reader, x, batch.length, cues)
            asked.append(reader.argument_chain.beliefs(scores, length))
        both = (torch.stack(x).mean(0).numpy() for x in zip(*asked, strict=True))
        own = list(zip(*both, strict=True))
    out = []
    for b, w in enumerate(windows):
        size = w.end - w.start
        mine = [i for i, cue in enumerate(cues) if cue[0] == b]
        out.append(
            (
                tags[b, :size].numpy().astype(np.float16),
                moves[b].numpy().astype(np.float32),
                [cues[i][1:] for i in mine],
                [(own[i][0][:size].astype(np.float16), own[i][1]) for i in mine],
            )
        )
    return out


if __name__ == "__main__":
    main()
