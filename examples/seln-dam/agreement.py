"""How far a second annotator agrees with the gold on four of the articles.

    python3 examples/seln-dam/agreement.py           the table
    python3 examples/seln-dam/agreement.py --list    also each disagreement

Reads truth.json and second_annotation.py beside it; stdlib only.

Compared are attributed reports. The outlet's own voice, which the second
annotator did not mark, is left out of the gold, and a parent in own voice
counts as none. A gold report listed with `continues` is joined to the first.

found          matched one to one by content, character Jaccard >= .5
with source    found, and the sources share a character or are both empty
content exact  found, and the contents are the same letters and digits
               (so quotation marks and punctuation do not count)
On the found ones: stance (agreement, Cohen's kappa), nesting (the same
parent, or none for both), speakers (B-cubed F1 within each article; pairs
that neither annotator gives a speaker are left out).
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

sys.dont_write_bytecode = True  # the folder is itself an input of the examples
import second_annotation as second

MIN_OVERLAP: Final = 0.5  # character Jaccard of two contents that are matched

Record = dict[str, Any]  # of truth.json, or a report with its spans as sets of characters
Span = tuple[int, int]  # half-open, in code points
Label = tuple[str, str | None, str | None]  # article, gold speaker, other speaker


def gold_span(text: str, item: Record, html: bool) -> Span:
    """Where a quotation of truth.json stands in the text; ValueError if nowhere."""
    if not html:
        begin, end = item["span"]
        return begin, end
    start = -1
    for _ in range(item["occurrence"]):
        start = text.find(item["quote"], start + 1)
        if start < 0:
            raise ValueError(f"not in the visible text: {item['quote']!r}")
    return start, start + len(item["quote"])


def chars(spans: Iterable[Span]) -> set[int]:
    """The offsets that the spans cover."""
    return {i for start, end in spans for i in range(start, end)}


def load_gold(truth: Record, name: str, text: str) -> list[Record]:
    """Attributed reports of one article, continuations joined to the first."""
    doc = next(d["id"] for d in truth["documents"] if d["file"] == name)
    html = name.endswith(".html")
    reports: dict[str, Record] = {}
    joined: dict[str, str] = {}
    rows = [x for x in truth["reports"] if x["document"] == doc and x["voice"] != "own"]
    for x in rows:
        spans = {k: [gold_span(text, q, html) for q in x[k]] for k in ("source", "content")}
        if x["continues"]:
            first = joined.get(x["continues"], x["continues"])
            joined[x["id"]] = first
            reports[first]["content"] |= chars(spans["content"])
        else:
            reports[x["id"]] = {
                "id": x["id"],
                "source": chars(spans["source"]),
                "content": chars(spans["content"]),
                "parent": x["parent"],
                "stance": x["stance"],
                "speaker": x["party"],
            }
    for x in reports.values():
        parent = joined.get(x["parent"], x["parent"])
        x["parent"] = parent if parent in reports else None
    return list(reports.values())


def load_second(name: str) -> list[Record]:
    """The second annotator's reports of one article."""
    return [
        dict(x, source=chars([x["source"]] if x["source"] else []), content=chars(x["content"]))
        for x in second.resolved(name)
    ]


def same_source(a: Record, b: Record) -> bool:
    """Whether the sources share a character or are both empty."""
    return bool(a["source"] & b["source"]) or (not a["source"] and not b["source"])


def match(gold: Sequence[Record], other: Sequence[Record]) -> dict[str, str]:
    """{gold id: other id}, greedily one to one: best overlap first, then a shared source."""
    scored = []
    for g in gold:
        for o in other:
            overlap = len(g["content"] & o["content"]) / len(g["content"] | o["content"])
            if overlap >= MIN_OVERLAP:
                scored.append((overlap, same_source(g, o), g["id"], o["id"]))
    pairs: dict[str, str] = {}
    used: set[str] = set()
    for _, _, g, o in sorted(scored, key=lambda s: (-s[0], -s[1], s[2], s[3])):
        if g not in pairs and o not in used:
            pairs[g] = o
            used.add(o)
    return pairs


def f1(hits: int, n_gold: int, n_other: int) -> float:
    """Harmonic mean of precision and recall."""
    return 2 * hits / (n_gold + n_other)


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa; None where both use one and the same label throughout."""
    n = len(pairs)
    seen = sum(a == b for a, b in pairs) / n
    left, right = (collections.Counter(side) for side in zip(*pairs, strict=True))
    chance = sum(left[k] * right[k] for k in left) / n**2
    return (seen - chance) / (1 - chance) if chance < 1 else None


def b3(labels: Sequence[Label]) -> float | None:
    """B-cubed F1; None without a label. A pair that only one side labels is alone on the other."""
    items = []
    for i, (doc, g, o) in enumerate(labels):
        if g is not None or o is not None:
            items.append(((doc, g if g is not None else i), (doc, o if o is not None else i)))
    if not items:
        return None
    precision = recall = 0.0
    for item in items:
        both = items.count(item)
        precision += both / sum(x[1] == item[1] for x in items)
        recall += both / sum(x[0] == item[0] for x in items)
    return 2 * precision * recall / (precision + recall) / len(items)


def quote(text: str, offsets: Iterable[int]) -> str:
    """The characters at the offsets, shortened to fit a line."""
    words = " ".join("".join(text[i] for i in sorted(offsets)).split())
    return repr(words if len(words) < 70 else words[:40] + " ... " + words[-25:])


def check_pair(text: str, g: Record, o: Record, pairs: Mapping[str, str]) -> dict[str, bool]:
    """What two matched reports agree on."""
    letters = [{i for i in x["content"] if text[i].isalnum()} for x in (g, o)]
    return {
        "source": same_source(g, o),
        "exact": letters[0] == letters[1],
        "nested": (pairs.get(g["parent"], "?") if g["parent"] else None) == o["parent"],
        "stance": g["stance"] == o["stance"],
    }


def disagreements(text: str, g: Record, o: Record, checks: Mapping[str, bool]) -> Iterator[str]:
    """A line for each thing that two matched reports do not agree on."""
    ids = f"{g['id']}/{o['id']}"
    if not checks["source"]:
        yield f"source   {ids} {quote(text, g['source'])} | {quote(text, o['source'])}"
    if not checks["exact"]:
        yield f"content  {ids} {quote(text, g['content'])} | {quote(text, o['content'])}"
    if not checks["nested"]:
        yield f"nesting  {ids} {g['parent']} | {o['parent']}"
    if not checks["stance"]:
        yield f"stance   {ids} {g['stance']} | {o['stance']}: {quote(text, g['content'])}"


def compare(truth: Record, name: str) -> tuple[Record, list[str]]:
    """(the counts of one article, to be summed over articles; a line for each disagreement)."""
    text = second.text_of(name)
    gold, other = load_gold(truth, name, text), load_second(name)
    by_g, by_o = {x["id"]: x for x in gold}, {x["id"]: x for x in other}
    pairs = match(gold, other)
    counts = {"gold": len(gold), "second": len(other), "found": len(pairs)}
    counts |= {"source": 0, "exact": 0, "nested": 0}
    stances, labels = [], []
    notes: list[str] = []
    for g, o in ((by_g[g_id], by_o[o_id]) for g_id, o_id in pairs.items()):
        checks = check_pair(text, g, o, pairs)
        for key in ("source", "exact", "nested"):
            counts[key] += checks[key]
        stances.append((g["stance"], o["stance"]))
        labels.append((name, g["speaker"], o["speaker"]))
        notes += disagreements(text, g, o, checks)
    for side, reports, matched in (("gold  ", gold, pairs.keys()), ("second", other, pairs.values())):
        for x in (x for x in reports if x["id"] not in matched):
            notes.append(f"only {side}  {x['id']} {quote(text, x['source'])}: {quote(text, x['content'])}")
    return {**counts, "stances": stances, "labels": labels}, notes


def row(title: str, x: Record) -> str:
    """A line of the table."""

    def num(value: float | None) -> str:
        return "  n/a" if value is None else f"{value:5.2f}"

    n = x["found"]
    sizes = x["gold"], x["second"]
    same = sum(a == b for a, b in x["stances"]) / n
    return (
        f"{title:28}{x['gold']:5}{x['second']:7}{n:6}  "
        f"{num(f1(n, *sizes))}  {num(f1(x['source'], *sizes)):>11}"
        f"{num(f1(x['exact'], *sizes)):>15}{num(same):>8}{num(kappa(x['stances'])):>7}"
        f"{num(x['nested'] / n):>9}{num(b3(x['labels'])):>10}"
    )


def main() -> None:
    ap = argparse.ArgumentParser(description="How far a second annotator agrees with the gold.")
    ap.add_argument("--list", action="store_true", help="also each disagreement")
    args = ap.parse_args()

    truth = json.loads((second.HERE / "truth.json").read_text(encoding="utf-8"))
    results = {}
    for name in second.ARTICLES:
        results[name], notes = compare(truth, name)
        if args.list:
            print(name, *("  " + note for note in notes), sep="\n")
    first, *others = results.values()
    total = dict(first)
    for x in others:
        total = {key: total[key] + value for key, value in x.items()}
    print(
        f"{'article':28} gold second found     F1  with source  content exact"
        f"  stance  kappa  nesting  speakers"
    )
    for name, x in results.items():
        print(row(name, x))
    print(row("all four", total))


if __name__ == "__main__":
    main()
