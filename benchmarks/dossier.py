"""Time and size of ``earwitness dossier``: from files to a page, cold, and rendering the page alone.

``python -m benchmarks.dossier`` makes the dossier of the example bundle's first 5 articles, and of 60: five
versions of all twelve in which every name is another, so that there are five affairs that tell the same of
different people, which is hard on tracing. Each is a process of its own on one core with one thread. "Page"
is the size of the HTML without the articles' texts; rendering is timed apart, from the records that were
found, as the better of two. The aims are 10 s for 5 articles, 60 s for 60, and a page under 1 MB, which 60
articles miss: 1.49 MB.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

EXAMPLE: Final = Path(__file__).parents[1] / "examples" / "seln-dam"
# The bundle's own names and those made from them; the letters of each are turned round in every version.
NAMES: Final = re.compile(
    r"\b(?:Tarveni\w*|Ostrell\w*|Korvel|Edvin|Vastag|Bruno|Oster|Livia|Pell|Jorun|Haldrey|Tomas|Lisk|Merrin|"
    r"Wennick|Clara|Saal|Henrik|Lind|Petar|Kalde|Seln|Pellham|Skerrow|Intermare|Remembrancer|Bellman|"
    r"NewsBasin|Tollgate|Clickstead|Downstream|Low Water)",
    re.IGNORECASE,
)
_VOWELS: Final = "aeiou"
_MB: Final = 1_000_000


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--articles", type=int, nargs="*", default=[5, 60], help="5 and 60 if not given")
    ap.add_argument("--keep", type=Path, help="a folder in which the pages and records are left")
    a = ap.parse_args()
    print(_keep_to_one_core())
    print("articles statements     cold processor rendering     page    texts")
    for count in a.articles:
        with tempfile.TemporaryDirectory() as scratch:
            folder = a.keep / str(count) if a.keep else Path(scratch)
            print(measured(count, folder), flush=True)
    return 0


def measured(count: int, folder: Path) -> str:
    """One line of the table: the dossier of *count* articles, made in *folder*."""
    bundle, page, records = folder / "in", folder / "dossier.html", folder / "records.jsonl"
    write_bundle(bundle, count)
    before, began = os.times(), perf_counter()
    with records.open("wb") as out:
        subprocess.run(
            [sys.executable, "-m", "earwitness", "dossier", str(bundle), "-o", str(page), "--json"],
            check=True, stdout=out, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    cold, after = perf_counter() - began, os.times()
    processor = after.children_user + after.children_system - before.children_user - before.children_system
    rendering, statements, texts = rendered(records)
    size = page.stat().st_size - texts
    return (
        f"{count:>8} {statements:>10} {cold:>6.1f} s {processor:>7.1f} s {rendering:>7.2f} s "
        f"{size / _MB:>5.2f} MB {texts / _MB:>5.2f} MB"
    )


def write_bundle(folder: Path, count: int) -> None:
    """So many articles in *folder*: those of the example, and then the same with other names."""
    files = sorted(p for p in EXAMPLE.iterdir() if p.suffix in (".txt", ".html"))
    folder.mkdir(parents=True, exist_ok=True)
    table = (EXAMPLE / "articles.csv").read_text(encoding="utf-8").splitlines()
    rows = [table[0]]
    for n in range(count):
        version, file = n // len(files), files[n % len(files)]
        name = f"{version}-{file.name}"
        (folder / name).write_text(renamed(file.read_text(encoding="utf-8"), version), encoding="utf-8")
        given = (row.removeprefix(file.name) for row in table if row.startswith(file.name))
        rows += [name + renamed(row, version) for row in given]
    (folder / "articles.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")


def renamed(text: str, version: int) -> str:
    """*text* with the vowels of its names moved on by *version*: "Korvel" is "Kurvil" in the first."""

    def turned(found: re.Match[str]) -> str:
        return "".join(_moved(c, version) for c in found.group())

    return NAMES.sub(turned, text) if version else text


def _moved(letter: str, by: int) -> str:
    at = _VOWELS.find(letter.lower())
    if at < 0:
        return letter
    new = _VOWELS[(at + by) % len(_VOWELS)]
    return new.upper() if letter.isupper() else new


def rendered(records: Path) -> tuple[float, int, int]:
    """Processor seconds that the page of *records* takes, its statements, and the bytes of its texts."""
    from earwitness.dossier import dossier
    from earwitness.records import Belief, Document, Finding, Party, Provenance, Quantity, Report
    from earwitness.stream import read_stream

    with records.open("rb") as lines:
        every = list(read_stream(lines))
    documents = [r for r in every if isinstance(r, Document)]
    beliefs = [r for r in every if isinstance(r, Belief | Quantity)]
    found, lineage = [], []
    for record in every:
        if isinstance(record, Document | Provenance | Belief | Quantity):
            continue
        read = isinstance(record, Finding) and not (isinstance(record, Party) and record.document is None)
        (found if read else lineage).append(record)
    (made,) = (r for r in every if isinstance(r, Provenance))
    times = []
    for _ in range(2):
        began = process_time()
        made_now = dossier(documents, found, provenance=made, lineage=lineage, beliefs=beliefs)
        assert made_now.html
        times.append(process_time() - began)
    statements = sum(isinstance(r, Report) for r in found)
    return min(times), statements, sum(len(d.text.encode()) for d in documents)


def _keep_to_one_core() -> str:
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"):
        os.environ[name] = "1"
    if hasattr(os, "sched_setaffinity"):
        core = max(os.sched_getaffinity(0))
        os.sched_setaffinity(0, {core})
        return f"core {core} of {os.cpu_count()}, one thread"
    return f"one thread ({sys.platform} does not let a process be kept to one core)"


if __name__ == "__main__":
    sys.exit(main())
