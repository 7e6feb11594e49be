"""What the pair model makes of claim sheets that it did not learn from.

``python -m training.pairs.check_sheets``

Average precision over all pairs of wordings of one affair: who says the same first, by vectors and by the
head that compares.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np

from earwitness.pairs import pair_model
from training.decisions import average_precision
from training.pairs.sheets import kept_back, read_sheets

SHEETS = Path(__file__).parents[1] / "claims"


def main() -> None:
    model = pair_model()
    _, kept = kept_back(read_sheets(SHEETS))
    answer, near, said = [], [], []
    for sheet in kept:
        texts = [w for _, wordings in sheet.claims for w in wordings]
        claim = [n for n, (_, wordings) in enumerate(sheet.claims) for _ in wordings]
        vectors = model.vectors(texts)
        pairs = list(combinations(range(len(texts)), 2))
        answer += [claim[i] == claim[j] for i, j in pairs]
        near += [float(vectors[i] @ vectors[j]) for i, j in pairs]
        said += list(model.compare([(texts[i], texts[j]) for i, j in pairs]).same)
    y = np.array(answer, float)
    print(f"{len(kept)} sheets, {len(y)} pairs, {y.mean():.3f} say the same")
    for name, score in (("vectors", near), ("compared", said)):
        print(f"{name:9s} average precision {average_precision(y, np.array(score)):.3f}")


if __name__ == "__main__":
    main()
