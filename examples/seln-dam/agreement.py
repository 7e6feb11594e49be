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

import collections
import json
import sys

sys.dont_write_bytecode = True
import second_annotation as second


def gold_span(text, item, html):
    if not html:
        return tuple(item["span"])
    start = -1
    for _ in range(item["occurrence"]):
        start = text.find(item["quote"], start + 1)
        if start < 0:
            raise ValueError(f"not in the visible text: {item['quote']!r}")
    return start, start + len(item["quote"])


def chars(spans):
    return {i for start, end in spans for i in range(start, end)}


def load_gold(truth, name, text):
    """Attributed reports of one article, continuations joined to the first."""
    doc = next(d["id"] for d in truth["documents"] if d["file"] == name)
    html, reports, joined = name.endswith(".html"), {}, {}
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


def load_second(name):
    return [
        dict(x, source=chars([x["source"]] if x["source"] else []), content=chars(x["content"]))
        for x in second.resolved(name)
    ]


def same_source(a, b):
    return bool(a["source"] & b["source"]) or (not a["source"] and not b["source"])


def match(gold, other):
    """Greedy one-to-one pairs: best overlap first, then a shared source."""
    scored = []
    for g in gold:
        for o in other:
            overlap = len(g["content"] & o["content"]) / len(g["content"] | o["content"])
            if overlap >= 0.5:
                scored.append((overlap, same_source(g, o), g["id"], o["id"]))
    pairs, used = {}, set()
    for _, _, g, o in sorted(scored, key=lambda s: (-s[0], -s[1], s[2], s[3])):
        if g not in pairs and o not in used:
            pairs[g] = o
            used.add(o)
    return pairs


def f1(hits, n_gold, n_other):
    return 2 * hits / (n_gold + n_other)


def kappa(pairs):
    n = len(pairs)
    seen = sum(a == b for a, b in pairs) / n
    left, right = (collections.Counter(side) for side in zip(*pairs))
    chance = sum(left[k] * right[k] for k in left) / n**2
    return (seen - chance) / (1 - chance) if chance < 1 else None


def b3(labels):
    """B-cubed F1 of [(document, gold label, other label)]."""
    items = []
    for i, (doc, g, o) in enumerate(labels):
        if g is not None or o is not None:
            items.append(((doc, g if g is not None else i), (doc, o if o is not None else i)))
    if not items:
        return None
    precision = recall = 0
    for g, o in items:
        both = sum(x == (g, o) for x in items)
        precision += both / sum(x[1] == o for x in items)
        recall += both / sum(x[0] == g for x in items)
    return 2 * precision * recall / (precision + recall) / len(items)


def quote(text, span):
    words = " ".join("".join(text[i] for i in sorted(span)).split())
    return repr(words if len(words) < 70 else words[:40] + " ... " + words[-25:])


def compare(truth, name, show):
    text = second.text_of(name)
    gold, other = load_gold(truth, name, text), load_second(name)
    by_g, by_o = {x["id"]: x for x in gold}, {x["id"]: x for x in other}
    pairs = match(gold, other)
    out = {
        "gold": len(gold),
        "second": len(other),
        "found": len(pairs),
        "source": 0,
        "exact": 0,
        "nested": 0,
        "stances": [],
        "labels": [],
    }
    notes = []
    for g_id, o_id in pairs.items():
        g, o = by_g[g_id], by_o[o_id]
        letters = [{i for i in x["content"] if text[i].isalnum()} for x in (g, o)]
        checks = {
            "source": same_source(g, o),
            "exact": letters[0] == letters[1],
            "nested": (pairs.get(g["parent"], "?") if g["parent"] else None) == o["parent"],
        }
        for key, good in checks.items():
            out[key] += good
        out["stances"].append((g["stance"], o["stance"]))
        out["labels"].append((name, g["speaker"], o["speaker"]))
        if not checks["source"]:
            notes.append(f"source   {g_id}/{o_id} {quote(text, g['source'])} | {quote(text, o['source'])}")
        if not checks["exact"]:
            notes.append(f"content  {g_id}/{o_id} {quote(text, g['content'])} | {quote(text, o['content'])}")
        if not checks["nested"]:
            notes.append(f"nesting  {g_id}/{o_id} {g['parent']} | {o['parent']}")
        if g["stance"] != o["stance"]:
            notes.append(f"stance   {g_id}/{o_id} {g['stance']} | {o['stance']}: {quote(text, g['content'])}")
    for x in gold:
        if x["id"] not in pairs:
            notes.append(f"only gold    {x['id']} {quote(text, x['source'])}: {quote(text, x['content'])}")
    for x in other:
        if x["id"] not in pairs.values():
            notes.append(f"only second  {x['id']} {quote(text, x['source'])}: {quote(text, x['content'])}")
    if show:
        print(name, *("  " + n for n in notes), sep="\n")
    return out


def row(title, x):
    def num(value):
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


def main():
    truth = json.loads((second.HERE / "truth.json").read_text(encoding="utf-8"))
    results = {name: compare(truth, name, "--list" in sys.argv) for name in second.ARTICLES}
    total = {}
    for x in results.values():
        for key, value in x.items():
            total[key] = total[key] + value if key in total else value
    print(
        f"{'article':28} gold second found     F1  with source  content exact"
        f"  stance  kappa  nesting  speakers"
    )
    for name, x in results.items():
        print(row(name, x))
    print(row("all four", total))


if __name__ == "__main__":
    main()
