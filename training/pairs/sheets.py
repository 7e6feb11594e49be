"""Examples from claim sheets: invented affairs, each with claims that lie near and many wordings of each.

The sheets (training/claims) were written for this, by language models, from imagination alone. Two
wordings of one claim say the same; of two claims of one affair they do not, though they share people,
things and words, which is what statements about one affair do.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from training.pairs.examples import AGREE, DISAGREE, DISCUSS, Alike, Compared

Floats = NDArray[np.float32]
# Pairs taken of each claim, and per such pair as many of two claims: half the likest, half any.
_SAME: Final = 9
_OTHER: Final = 3
_DENIED: Final = 4
# Every so-many-th sheet is kept back, to see what is learned (training.pairs.check_sheets).
KEPT_BACK: Final = 8


@dataclass(frozen=True, slots=True)
class Sheet:
    """One affair: claims, each with its wordings, and which of them contradict each other."""

    name: str
    claims: tuple[tuple[str, tuple[str, ...]], ...]
    denied: frozenset[frozenset[str]]


def read_sheets(folder: Path) -> list[Sheet]:
    """The sheets of *folder*, by name."""
    out = []
    for path in sorted(folder.glob("*.toml")):
        rows = tomllib.loads(path.read_text(encoding="utf-8"))["claim"]
        out.append(
            Sheet(
                path.stem,
                tuple((r["id"], (r["text"], *r["wordings"])) for r in rows),
                frozenset(frozenset((r["id"], d)) for r in rows for d in r.get("denied_by", ())),
            )
        )
    return out


def kept_back(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Sheet]]:
    """Those to learn from, and those to check with."""
    return (
        [s for n, s in enumerate(sheets) if n % KEPT_BACK],
        [s for n, s in enumerate(sheets) if n % KEPT_BACK == 0],
    )


def from_sheets(
    sheets: Sequence[Sheet], vectors: Callable[[Sequence[str]], Floats], rng: np.random.Generator
) -> tuple[list[Compared], list[Alike]]:
    """Examples for the heads and for the vectors; *vectors* finds the counterexamples that are hardest."""
    compared: list[Compared] = []
    alike: list[Alike] = []
    for sheet in sheets:
        texts = [w for _, wordings in sheet.claims for w in wordings]
        claim = [n for n, (_, wordings) in enumerate(sheet.claims) for _ in wordings]
        likeness = vectors(texts) @ vectors(texts).T
        for n, (name, _) in enumerate(sheet.claims):
            mine = [i for i, c in enumerate(claim) if c == n]
            pairs = list(combinations(mine, 2))
            chosen = [pairs[k] for k in sorted(rng.permutation(len(pairs))[:_SAME])]
            compared += [_compared(texts[i], texts[j], True, AGREE) for i, j in chosen]
            alike += [Alike(f"{sheet.name} {name}", texts[i], texts[j]) for i, j in chosen]
            compared += list(_apart(sheet, texts, claim, n, likeness, rng))
    return compared, alike


def _apart(
    sheet: Sheet,
    texts: Sequence[str],
    claim: Sequence[int],
    n: int,
    likeness: Floats,
    rng: np.random.Generator,
) -> Iterator[Compared]:
    """Wordings of claim *n* with those of others: the likest, some others, and those that it contradicts."""
    names = [name for name, _ in sheet.claims]
    mine = [i for i, c in enumerate(claim) if c == n]
    others = [(i, j) for i in mine for j, c in enumerate(claim) if c > n]
    denied = [(i, j) for i, j in others if frozenset((names[n], names[claim[j]])) in sheet.denied]
    plain = [p for p in others if frozenset((names[n], names[claim[p[1]]])) not in sheet.denied]
    plain.sort(key=lambda p: (-likeness[p], p))
    hard = plain[: _SAME * _OTHER // 2]
    rest = plain[_SAME * _OTHER // 2 :]
    some = [rest[k] for k in sorted(rng.permutation(len(rest))[: _SAME * _OTHER // 2])]
    for i, j in (*hard, *some):
        yield _compared(texts[i], texts[j], False, DISCUSS)
    for k in sorted(rng.permutation(len(denied))[: _DENIED * 2]):
        yield _compared(texts[denied[k][0]], texts[denied[k][1]], False, DISAGREE)


def _compared(a: str, b: str, same: bool, stance: int) -> Compared:
    return Compared("sheet", a, b, same=float(same), stance=stance, turnable=True)
