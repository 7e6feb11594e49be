"""How two annotators agree, and how well the program does what they did.

``python -m evaluation.press agreement`` compares the two annotations of ten articles.
``python -m evaluation.press score --part dev`` reads the articles as a user would and compares what
comes out with the annotation. ``--given spans`` hands the program the annotator's spans and blocks,
which shows what plain code does with them, the model's mistakes apart. A score below its floor in
``evaluation/floors.toml`` fails.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from earwitness.read import ReadSettings
from evaluation.press.gold import HERE, PARTS, annotated_twice, read_part
from evaluation.press.product import as_read, from_spans
from evaluation.press.score import MEASURES, Annotated, Tally, compare, coverage, scores

FLOORS: Final = Path(__file__).parents[1] / "floors.toml"


def main() -> int:
    ap = argparse.ArgumentParser(
        prog="python -m evaluation.press",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    ap.add_argument("what", choices=["agreement", "score"])
    ap.add_argument("--part", choices=PARTS, default="dev", help="the test part is scored once a release")
    ap.add_argument("--from", dest="first", type=int, default=0, help="only articles of this number or more")
    ap.add_argument("--given", choices=["text", "spans"], default="text", help="what the program starts from")
    ap.add_argument("--model", default=ReadSettings().model)
    a = ap.parse_args()
    settings = ReadSettings(model=a.model)
    pairs = annotated_twice() if a.what == "agreement" else _read(a.part, a.first, a.given, settings)
    whole = Tally()
    print("article".ljust(32), *(m.rjust(8) for m in MEASURES))
    for first, second in pairs:
        one = compare(first, second)
        whole += one
        print(_row(first.name, scores(one)), flush=True)
    print(_row("all", scores(whole)))
    print(_row("answered, right or wrong", coverage(whole)))
    if a.what != "score" or a.model != "best" or a.first:
        return 0
    return _floors(a.part, a.given, scores(whole))


def _floors(part: str, given: str, reached: dict[str, float | None]) -> int:
    """1 if a floor pinned to these articles is lost, else 0."""
    floors = tomllib.loads(FLOORS.read_text()).get("press", {}).get(part, {}).get(given)
    data = fingerprint(part)
    if floors is None:
        print(f"no floor is set for {part}, given {given}; data {data}")
        return 0
    if floors.pop("data") != data:
        print(f"floors were set on other annotations; these have {data}: not compared")
        return 1
    lost = [m for m, floor in floors.items() if 100 * (reached[m] or 0) < floor]
    print(f"floors: {len(floors) - len(lost)} held, lost: {', '.join(lost) or 'none'}")
    return 1 if lost else 0


def fingerprint(part: str) -> str:
    """A hash of the articles and annotations of *part*."""
    digest = hashlib.sha256()
    for path in sorted((HERE / part).iterdir()):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def _read(part: str, first: int, given: str, settings: ReadSettings) -> Iterator[tuple[Annotated, Annotated]]:
    for gold in read_part(part):
        if int(gold.name.partition("-")[0]) < first:
            continue
        if given == "spans":
            yield gold, from_spans(gold)
        else:
            yield gold, as_read(gold, HERE / part / f"{gold.name}.txt", settings)


def _row(name: str, values: dict[str, float | None]) -> str:
    cells = ("   -    " if v is None else f"{100 * v:8.1f}" for v in values.values())
    return " ".join((name.ljust(32), *cells))


if __name__ == "__main__":
    sys.exit(main())
