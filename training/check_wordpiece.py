"""Compares the package's WordPiece with the library it stands in for: ``python -m training.check_wordpiece``.

Needs ``tokenizers`` (extra ``train``). Prints how many of the words of PolNeAR's training articles
were split, and those that came out differently; ends with 1 if any has a letter or digit.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tokenizers import Tokenizer

from earwitness.text import tokens
from training.weights import read_vocabulary


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--encoder", type=Path, required=True, help="folder with vocab.txt and tokenizer.json")
    ap.add_argument("--material", type=Path, required=True, help="folder with polnear/train")
    a = ap.parse_args()
    ours = read_vocabulary(a.encoder)
    theirs = Tokenizer.from_file(str(a.encoder / "tokenizer.json"))
    theirs.no_truncation()
    theirs.no_padding()
    words: set[str] = set()
    for path in sorted((a.material / "polnear" / "train" / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        words.update(text[w.start : w.end].replace("’", "'") for w in tokens(text))
    different = sorted(
        w for w in words if list(ours.pieces(w)) != theirs.encode(w, add_special_tokens=False).ids
    )
    print(f"{len(words)} words, {len(different)} split differently: {different}")
    return int(any(c.isalnum() for w in different for c in w))


if __name__ == "__main__":
    sys.exit(main())
