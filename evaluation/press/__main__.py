"""``python -m evaluation.press agreement``: how far two annotators of the same articles agree."""

from __future__ import annotations

import argparse

from evaluation.press.gold import annotated_twice
from evaluation.press.score import MEASURES, Tally, compare, scores


def main() -> None:
    ap = argparse.ArgumentParser(prog="python -m evaluation.press", description=__doc__)
    ap.add_argument("what", choices=["agreement"])
    ap.parse_args()
    whole = Tally()
    print("article".ljust(32), *(m.rjust(8) for m in MEASURES))
    for first, second in annotated_twice():
        one = compare(first, second)
        whole += one
        print(_row(first.name, scores(one)))
    print(_row("all", scores(whole)))


def _row(name: str, values: dict[str, float | None]) -> str:
    cells = ("   -    " if v is None else f"{100 * v:8.1f}" for v in values.values())
    return " ".join((name.ljust(32), *cells))


if __name__ == "__main__":
    main()
