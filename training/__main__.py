"""From the material's path to the packaged model, in one command.

``python -m training best --material ../shared/data --encoders build/encoders --work build/best``

Fits (going on from ``--work`` if it was cut off), exports to int8 ONNX into
``src/earwitness/models/NAME``, scores on the held-out training articles and on dev, and writes the
model card. The encoders come from ``python -m training.encoders build/encoders``.

First on PolNeAR, by its convention; then, from there, on PolNeAR and on what was labelled for this
project by a newsroom's convention: annotated articles, and statements inside PolNeAR's statements
(``nested.jsonl``: places only, the texts stay where they are).

``small`` also learns from articles without labels, as ``best`` reads them: give ``--teacher build/best``.
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
    newsroom: tuple[str, ...]
    taught: bool = False


HERE: Final = Path(__file__).parent
# Never those of evaluation/press/last and test: they show how well it does on articles it has not seen.
_LABELLED_HERE: Final = (
    "--press", *(f"evaluation/press/{part}" for part in ("dev", "more", "fresh")), str(HERE / "press"),
    "--press-times", "3", "--nested", str(HERE / "nested.jsonl"), "--epochs", "1",
)  # fmt: skip
RECIPES: Final = {
    # eight of MPNet's twelve layers: the wheel must stay under 95 MB
    "best": Recipe(
        "mpnet",
        ("--layers", "8", "--epochs", "3", "--steps", "1500", "--batch", "8"),
        ("--layers", "8", "--batch", "8", "--rate", "5e-5", "--head-rate", "2e-4", "--seed", "7"),
    ),
    "small": Recipe(
        "minilm",
        ("--layers", "6", "--epochs", "4", "--steps", "1500", "--batch", "16", "--rate", "3e-4",
         "--head-rate", "1e-3", "--argument-hidden", "192", "--argument-layers", "1"),
        ("--layers", "6", "--batch", "16", "--rate", "2e-4", "--head-rate", "5e-4",
         "--argument-hidden", "192", "--argument-layers", "1", "--seed", "7"),
        taught=True,
    ),
}  # fmt: skip


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("name", choices=list(RECIPES))
    ap.add_argument("--material", type=Path, required=True, help="folder with polnear/")
    ap.add_argument("--encoders", type=Path, required=True)
    ap.add_argument("--work", type=Path, required=True, help="checkpoints and logs")
    ap.add_argument("--teacher", type=Path, help="work folder of the model that teaches this one")
    ap.add_argument("--seed", default="1")
    a = ap.parse_args()
    recipe = RECIPES[a.name]
    encoder = a.encoders / recipe.encoder
    a.work.mkdir(parents=True, exist_ok=True)
    taught: tuple[object, ...] = ()
    if recipe.taught:
        if a.teacher is None:
            ap.error(f"{a.name} learns from another model: give --teacher, the work folder of that one")
        taught = ("--taught", a.work / "taught.pt")
        if not (a.work / "taught.pt").exists():
            _run(
                "training.teach", "--material", a.material, "--checkpoint", _newest(a.teacher),
                "--encoder", a.encoders / RECIPES["best"].encoder, "--out", a.work / "taught.pt",
            )  # fmt: skip
    _run(
        "training.train", "--material", a.material, "--encoder", encoder, "--out", a.work, "--seed", a.seed,
        *recipe.arguments, *taught,
    )  # fmt: skip
    newsroom = a.work / "newsroom"
    _run(
        "training.train", "--material", a.material, "--encoder", encoder, "--out", newsroom, "--seed", a.seed,
        "--start", _newest(a.work), *recipe.newsroom, *_LABELLED_HERE,
    )  # fmt: skip
    _run(
        "training.export", "--checkpoint", _newest(newsroom), "--vocabulary", encoder / "vocab.txt",
        "--name", a.name, "--out", PACKAGE / a.name,
    )  # fmt: skip
    _run("training.card", a.name, "--material", a.material, "--settings", newsroom / "settings.json")


def _newest(work: Path) -> Path:
    """The last checkpoint in a work folder."""
    return max(work.glob("epoch*.pt"), key=lambda p: int(p.stem.removeprefix("epoch")))


def _run(module: str, *arguments: object) -> None:
    subprocess.run([sys.executable, "-m", module, *map(str, arguments)], check=True)


if __name__ == "__main__":
    main()
