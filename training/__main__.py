"""From the material's path to the packaged model, in one command.

``python -m training best --material ../shared/data --encoders build/encoders --work build/best``

Fits (going on from ``--work`` if it was cut off), exports to int8 ONNX into
``src/earwitness/models/NAME``, scores on the held-out training articles and on dev, and writes the
model card. The encoders come from ``python -m training.encoders build/encoders``.

``small`` also learns from articles without labels, as ``best`` and ``large`` (which is not packaged) read
them on average: make these first and give ``--teacher build/large build/best``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PACKAGE: Final = Path("src/earwitness/models")


@dataclass(frozen=True)
class Recipe:
    """How one packaged model is made."""

    encoder: str
    arguments: tuple[str, ...]
    # each goes on from the weights of the one before, on a schedule of its own
    further: tuple[tuple[str, ...], ...] = ()
    taught: bool = False
    packaged: bool = True


_SMALL: Final = ("--layers", "6", "--batch", "16", "--argument-hidden", "192", "--argument-layers", "1")
RECIPES: Final = {
    # eight of MPNet's twelve layers: the wheel must stay under 95 MB
    "best": Recipe("mpnet", ("--layers", "8", "--epochs", "3", "--steps", "1500", "--batch", "8")),
    # all twelve layers lose too much in eight bits to be packaged, and teach well
    "large": Recipe(
        "mpnet", ("--layers", "12", "--epochs", "3", "--steps", "1750", "--batch", "8"), packaged=False
    ),
    "small": Recipe(
        "minilm",
        (*_SMALL, "--epochs", "4", "--steps", "1500", "--rate", "3e-4", "--head-rate", "1e-3"),
        further=(
            (*_SMALL, "--epochs", "2", "--rate", "2e-4", "--head-rate", "6e-4", "--seed", "3"),
            (*_SMALL, "--epochs", "2", "--steps", "850", "--rate", "1.5e-4", "--head-rate", "4e-4",
             "--seed", "4"),
        ),
        taught=True,
    ),
}  # fmt: skip


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("name", choices=list(RECIPES))
    ap.add_argument("--material", type=Path, required=True, help="folder with polnear/")
    ap.add_argument("--encoders", type=Path, required=True)
    ap.add_argument("--work", type=Path, required=True, help="checkpoints and logs")
    ap.add_argument("--teacher", type=Path, nargs="*", help="work folders of the models that teach this one")
    ap.add_argument("--seed", default="1")
    a = ap.parse_args()
    recipe = RECIPES[a.name]
    encoder = a.encoders / recipe.encoder
    a.work.mkdir(parents=True, exist_ok=True)
    taught: tuple[object, ...] = ()
    if recipe.taught:
        if not a.teacher:
            ap.error(f"{a.name} learns from other models: give --teacher, the work folders of these")
        taught = ("--taught", a.work / "taught.pt")
        if not (a.work / "taught.pt").exists():
            _run(
                "training.teach", "--material", a.material, "--checkpoint", *map(_newest, a.teacher),
                "--encoder", a.encoders / RECIPES["best"].encoder, "--out", a.work / "taught.pt",
            )  # fmt: skip
    work: Path = a.work
    start: tuple[object, ...] = ()
    for stage, arguments in enumerate((recipe.arguments, *recipe.further)):
        work = a.work / f"stage{stage}" if stage else a.work
        _run(
            "training.train", "--material", a.material, "--encoder", encoder, "--out", work,
            "--seed", a.seed, *arguments, *taught, *start,
        )  # fmt: skip
        start = ("--start", _newest(work))
    if not recipe.packaged:
        return
    _run(
        "training.export", "--checkpoint", _newest(work), "--vocabulary", encoder / "vocab.txt",
        "--name", a.name, "--out", PACKAGE / a.name,
    )  # fmt: skip
    _run("training.card", a.name, "--material", a.material, "--settings", work / "settings.json")


def _newest(work: Path) -> Path:
    """The last checkpoint in a work folder."""
    return max(work.glob("epoch*.pt"), key=lambda p: int(p.stem.removeprefix("epoch")))


def _run(module: str, *arguments: object) -> None:
    subprocess.run([sys.executable, "-m", module, *map(str, arguments)], check=True)


if __name__ == "__main__":
    main()
