"""Turn truth_source.py into truth.json and check it. Standard library only.

    python build_truth.py          write truth.json
    python build_truth.py --check  fail if truth.json is not what the source says

Every quotation must occur in its file, every id must resolve. Spans are half-open,
in Unicode code points. Text files: offsets into the decoded file (newlines are \\n).
HTML files: span is null, and "occurrence" counts in the page's visible text with
white space collapsed (head, script and style left out).
"""

import html.parser
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
MARK = re.compile(r"\{([a-z])\||\}|<\.\.\.>")
OPEN, CLOSE = '“«‘"', '”»’"'


class _Visible(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.out, self.hidden = [], 0

    def handle_starttag(self, tag, attrs):
        if tag in ("head", "script", "style"):
            self.hidden += 1
        self.out.append(" ")

    def handle_endtag(self, tag):
        if tag in ("head", "script", "style"):
            self.hidden -= 1
        self.out.append(" ")

    def handle_data(self, data):
        if not self.hidden:
            self.out.append(data)


class Doc:
    def __init__(self, file):
        self.file, self.html = file, file.endswith(".html")
        raw = (HERE / file).read_bytes().decode("utf-8")
        assert "\r" not in raw and not raw.startswith("\ufeff"), file
        if self.html:
            parser = _Visible()
            parser.feed(raw)
            raw = re.sub(r"\s+", " ", "".join(parser.out))
        self.text = raw

    def piece(self, start, end):
        """One quotation as it stands in truth.json."""
        quote = self.text[start:end]
        assert quote and quote == quote.strip(), (self.file, quote)
        number, at = 0, -1
        while at != start:
            at = self.text.index(quote, at + 1)
            number += 1
        return {"quote": quote, "occurrence": number, "span": None if self.html else [start, end]}

    def without_that(self, piece):
        if not piece["quote"].startswith("that "):
            return piece
        at = -1
        for _ in range(piece["occurrence"]):
            at = self.text.index(piece["quote"], at + 1)
        return self.piece(at + 5, at + len(piece["quote"]))

    def marked(self, passage, occurrence=0):
        """Find a marked passage; return {mark: [piece, ...]} in text order.

        {c|words} marks words, marks may nest, <...> skips to where the next words follow.
        """
        parts, last = [], 0  # literal strings and mark events
        for m in MARK.finditer(passage):
            parts += [("text", passage[last : m.start()])] if m.start() > last else []
            if m.group() == "<...>":
                parts.append(("gap", None))
            else:
                parts.append(("open", m.group(1)) if m.group(1) else ("close", None))
            last = m.end()
        parts += [("text", passage[last:])] if last < len(passage) else []
        runs = [""]
        for kind, value in parts:
            if kind == "gap":
                runs.append("")
            elif kind == "text":
                runs[-1] += value
        hits = [m.start() for m in re.finditer(re.escape(runs[0]), self.text)]
        assert hits, f"{self.file}: not found: {runs[0]!r}"
        assert len(hits) == 1 or occurrence, f"{self.file}: {len(hits)} times: {runs[0]!r}"
        starts = [hits[max(occurrence, 1) - 1]]
        for i, run in enumerate(runs[1:], 1):
            at = self.text.find(run, starts[-1] + len(runs[i - 1]))
            assert at >= 0, f"{self.file}: not found after gap: {run!r}"
            starts.append(at)
        found, stack, run = {}, [], 0
        pos, close_at = starts[0], starts[0]
        for kind, value in parts:
            if kind == "text":
                pos += len(value)
            elif kind == "gap":
                run += 1
                pos = starts[run]
            elif kind == "open":
                stack.append((value, pos))
            else:
                mark, begin = stack.pop()
                found.setdefault(mark, []).append((begin, pos))
        assert not stack, f"{self.file}: unclosed mark: {passage!r}"
        return {m: [self.piece(*s) for s in sorted(v)] for m, v in found.items()}

    def all_of(self, words):
        """Every occurrence of a name; or the {m|...} of a marked passage."""
        if "{m|" in words:
            return self.marked(words)["m"]
        pattern = r"(?<!\w)" + re.escape(words) + r"(?!\w)"
        hits = [self.piece(m.start(), m.end()) for m in re.finditer(pattern, self.text)]
        assert hits, f"{self.file}: mention not found: {words!r}"
        return hits


def quotation_kind(contents):
    """direct: every piece is wholly quoted; mixed: some words are; indirect: none."""
    whole = all(
        q[0] in OPEN and (q.rstrip(".,")[-1] in CLOSE and not any(c in q[1:-2] for c in "”»"))
        for q in (c["quote"] for c in contents)
    )
    if whole:
        return "direct"
    some = any(re.search(r"[“«\"]|(?<!\w)‘", c["quote"]) for c in contents)
    return "mixed" if some else "indirect"


def main():
    import truth_source as T

    docs = {d["id"]: Doc(d["file"]) for d in T.DOCUMENTS}
    meta = {d["id"]: d for d in T.DOCUMENTS}
    party_ids = {p["id"] for p in T.PARTIES}
    assert len(party_ids) == len(T.PARTIES), "party id twice"

    def party(pid):
        assert pid is None or pid in party_ids, f"no such party: {pid}"
        return pid

    reports, by_id = [], {}
    for r in T.REPORTS:
        doc = docs[r["document"]]
        found = doc.marked(r["passage"], r["occurrence"])
        contents, more = found.get("c", []), found.get("k", [])
        source, cue = found.get("s", []), found.get("q", [])
        assert contents, r["id"]
        if not T.KEEP_THAT:
            contents = [doc.without_that(p) for p in contents]
        own = r["voice"] == "own"
        outlet = meta[r["document"]]["outlet_party"]
        assert not own or not source, r["id"]
        parent = by_id[r["parent"]] if r["parent"] else None
        if parent:
            assert parent["document"] == r["document"], r["id"]
        if r["relay"] is not None:
            relay = [dict(zip(("party", "basis"), x.split(":"))) for x in r["relay"].split()]
        elif own:
            relay = []
        elif parent and not parent["voice"] == "own":
            first = [{"party": r["party"], "basis": "s" if source else "i"}] if r["party"] else []
            relay = first + parent["relay"]
        elif r["party"] is None:
            relay = []
        else:
            via = [dict(zip(("party", "basis"), x.split(":"))) for x in meta[r["document"]]["via"].split()]
            relay = [{"party": r["party"], "basis": "s" if source else "i"}] + via
        relay = [
            {
                "party": party(x["party"]),
                "basis": {"s": "stated", "i": "inferred"}.get(x["basis"], x["basis"]),
            }
            for x in relay
        ]
        relay = [x for i, x in enumerate(relay) if not i or x["party"] != relay[i - 1]["party"]]
        out = {
            "id": r["id"],
            "document": r["document"],
            "source": source,
            "cue": cue,
            "content": contents + more,
            "party": outlet if own else party(r["party"]),
            "kind": r["kind"] or quotation_kind(contents),
            "voice": r["voice"],
            "place": r["place"],
            "stance": r["stance"],
            "hedges": found.get("h", []),
            "verification": found.get("v", []),
            "parent": r["parent"],
            "continues": None,
            "relay": relay,
            "when": {"stated": r["when"][0], "date": r["when"][1]} if r["when"] else None,
        }
        if r["note"]:
            out["note"] = r["note"]
        assert r["id"] not in by_id, f"report id twice: {r['id']}"
        if r["when"] and r["when"][0]:
            assert r["when"][0] in doc.text, (r["id"], r["when"])
        if parent and not doc.html:  # a child lies inside its parent's content
            for p in out["content"]:
                assert any(
                    q["span"][0] <= p["span"][0] and p["span"][1] <= q["span"][1] for q in parent["content"]
                ), (r["id"], p["quote"])
        reports.append(out)
        by_id[r["id"]] = out
        for n, piece in enumerate(more, 1):
            reports.append(
                out
                | {
                    "id": f"{r['id']}+{n}",
                    "source": [],
                    "cue": [],
                    "content": [piece],
                    "kind": "direct",
                    "hedges": [],
                    "verification": [],
                    "continues": r["id"],
                }
            )
    for v in T.VERIFICATION:
        doc = docs[v["document"]]
        piece = doc.marked(v["passage"])["v"][0]
        for rid in v["governs"]:
            assert by_id[rid]["document"] == v["document"], rid
            by_id[rid]["verification"].append(piece)

    def rid(x):
        assert x is None or x in by_id, f"no such report: {x}"
        return x

    parties = []
    for p in T.PARTIES:
        mentions = {}
        for did, words in p.pop("mentions").items():
            for w in words:
                mentions.setdefault(did, []).extend(docs[did].all_of(w))
        for r in reports:
            if r["party"] == p["id"] and r["voice"] == "reported":
                mentions.setdefault(r["document"], []).extend(r["source"])
        clean = {}
        for did, pieces in sorted(mentions.items()):
            seen = {}
            for x in pieces:
                at = 0
                if x["span"] is None:  # visible-text place, only used to drop names inside names
                    text = docs[did].text
                    at = -1
                    for _ in range(x["occurrence"]):
                        at = text.index(x["quote"], at + 1)
                    seen[(at, at + len(x["quote"]))] = x
                else:
                    seen[tuple(x["span"])] = x
            clean[did] = [
                x
                for s, x in sorted(seen.items(), key=lambda i: i[0])
                if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in seen)
            ]
        for key in ("same_as", "possibly_same_as"):
            if p.get(key):
                party(p[key])
        parties.append(p | {"mentions": clean})

    figures = []
    for n, f in enumerate(T.FIGURES, 1):
        piece = docs[f["document"]].marked(f["passage"], f["occurrence"])["f"][0]
        if f["report"]:
            assert by_id[f["report"]]["document"] == f["document"], f
        figures.append(
            {"id": f["id"], "document": f["document"], **piece}
            | {k: f[k] for k in ("value", "low", "high", "unit", "what", "as_of")}
            | {"report": rid(f["report"])}
        )
    figure_ids = {f["id"] for f in figures}
    assert len(figure_ids) == len(figures), "figure id twice"
    for a in T.FIGURE_RELATIONS:
        assert a["from"] in figure_ids and a["to"] in figure_ids, a
        assert a["relation"] in ("agree", "rounded", "updated", "in-conflict", "not-comparable"), a

    informs = []
    for i in T.INFORMS:
        found = docs[i["document"]].marked(i["passage"])
        assert i["relation"] in ("tells", "hides-from", "misleads", "warns"), i
        informs.append(
            {"id": i["id"], "document": i["document"], "from": party(i["from"]), "to": party(i["to"])}
            | {"relation": i["relation"], "motive": i["motive"], **found["i"][0], "report": rid(i["report"])}
        )
    checks = []
    for h in T.HEADLINE_CHECKS:
        piece = docs[h["document"]].marked(h["passage"], h["occurrence"])["x"][0]
        assert h["kind"] in ("unsaid-quote", "hedge-dropped", "source-dropped", "stronger-verb"), h
        checks.append({"document": h["document"], "kind": h["kind"], **piece, "why": h["why"]})
    claim_ids = set()
    stated = {}
    for c in T.CLAIMS:
        claim_ids.add(c["id"])
        for x in c["reports"]:
            stated.setdefault(rid(x), []).append(c["id"])
    for o in T.ORIGINS:
        assert o["claim"] in claim_ids, o
        members = next(c["reports"] for c in T.CLAIMS if c["id"] == o["claim"])
        assert set(o["reports"]) <= set(members), (o["claim"], set(o["reports"]) - set(members))
    for c in T.CLAIMS:
        covered = [x for o in T.ORIGINS if o["claim"] == c["id"] for x in o["reports"]]
        assert sorted(covered) == sorted(set(covered)), f"{c['id']}: in two origins"
        assert set(covered) == set(c["reports"]), (c["id"], set(c["reports"]) - set(covered))
        n = sum(o["claim"] == c["id"] for o in T.ORIGINS)
        assert c["origin_range"][0] <= n <= c["origin_range"][1], (c["id"], n)
    drift = {
        "verbatim",
        "truncated",
        "paraphrased",
        "reattributed",
        "hedge-lost",
        "hedge-added",
        "number-changed",
        "meaning-changed",
    }
    for k in T.LINKS:
        a, b = by_id[rid(k["from"])], by_id[rid(k["to"])]
        assert k["relation"] in ("same-utterance", "same-claim", "denies", "comments-on", "supersedes"), k
        assert set(k["drift"]) <= drift, k
        assert a["document"] != b["document"] or k["relation"] != "same-utterance" or k.get("within"), k
    pairs = [(k["from"], k["to"]) for k in T.LINKS]
    assert len(pairs) == len(set(pairs)), "a pair linked twice"
    passages = []
    for p in T.PASSAGES:
        passages.append(
            {
                "from": p["from"],
                "to": p["to"],
                "direction": p["direction"],
                "why": p["why"],
                "from_quotes": [docs[p["from"]].marked("{p|" + q + "}")["p"][0] for q in p["from_quotes"]],
                "to_quotes": [docs[p["to"]].marked("{p|" + q + "}")["p"][0] for q in p["to_quotes"]],
            }
        )
    ghosts = []
    for g in T.GHOSTS:
        ghosts.append(
            {
                "name": g["name"],
                "kind": g["kind"],
                "party": party(g["party"]),
                "date": g["date"],
                "what": g["what"],
                "cited": [{"document": d} | docs[d].marked(q)["g"][0] for d, q in g["cited"]],
            }
        )
    for t in T.TRUTH:
        assert t in claim_ids, t
    assert claim_ids == set(T.TRUTH), "a claim without truth"

    documents = []
    for d in T.DOCUMENTS:
        blocks = [
            {"kind": k, **docs[d["id"]].marked(q if "{b|" in q else "{b|" + q + "}")["b"][0]}
            for k, q in d["blocks"]
        ]
        head = next(b for b in blocks if b["kind"] == "headline")
        documents.append(
            {
                "id": d["id"],
                "file": d["file"],
                "outlet": d["outlet"],
                "published": d["published"],
                "headline": head["quote"],
                "blocks": blocks,
            }
        )
    result = {
        "documents": documents,
        "parties": parties,
        "reports": reports,
        "figures": figures,
        "figure_relations": T.FIGURE_RELATIONS,
        "informs": informs,
        "headline_checks": checks,
        "claims": T.CLAIMS,
        "origins": T.ORIGINS,
        "links": T.LINKS,
        "passages": passages,
        "ghosts": ghosts,
        "truth": T.TRUTH,
    }

    # last check, from the outside: every quotation with a span is what the file says there
    def walk(x):
        if isinstance(x, dict):
            if x.get("span"):
                yield x["quote"], x["span"]
            for v in x.values():
                yield from walk(v)
        elif isinstance(x, list):
            for v in x:
                yield from walk(v)

    for d in documents:
        if not docs[d["id"]].html:
            text = (HERE / d["file"]).read_text(encoding="utf-8")
            groups = [d["blocks"], [p["mentions"].get(d["id"], []) for p in parties]]
            groups += [
                [x for x in s if x["document"] == d["id"]] for s in (reports, figures, informs, checks)
            ]
            for quote, (s, e) in walk(groups):
                assert text[s:e] == quote, (d["file"], quote)
    dumped = json.dumps(result, ensure_ascii=False, indent=1) + "\n"
    target = HERE / "truth.json"
    if "--check" in sys.argv:
        if not target.exists() or target.read_text(encoding="utf-8") != dumped:
            sys.exit("truth.json is not what truth_source.py says: run build_truth.py")
    else:
        target.write_text(dumped, encoding="utf-8")
    counted = [r for r in reports if not r["continues"]]
    print(
        f"{len(documents)} documents, {len(counted)} reports ({sum(r['voice'] == 'own' for r in counted)} own voice, "
        f"{sum(bool(r['parent']) for r in counted)} nested, {len(reports) - len(counted)} continuing pieces), "
        f"{len(parties)} parties, {len(T.CLAIMS)} claims, {len(T.ORIGINS)} origins, {len(T.LINKS)} links, "
        f"{len(figures)} figures, {len(T.FIGURE_RELATIONS)} figure relations, {len(informs)} informs, "
        f"{len(checks)} headline checks, {len(passages)} passages, {len(ghosts)} ghosts"
    )
    loose = [r["id"] for r in counted if r["id"] not in stated]
    print(f"{len(loose)} reports belong to no claim stated more than once")


if __name__ == "__main__":
    main()
