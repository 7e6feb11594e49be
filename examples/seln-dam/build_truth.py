"""Turn truth_source.py into truth.json and check it. Standard library only.

More than 500 lines because it is one script that runs alone, with nothing to import but the gold, and is
read from top to bottom: first the articles and the marks laid over them, then a function for each list of
truth.json, then the checks.

    python build_truth.py          write truth.json
    python build_truth.py --check  fail if truth.json is not what the source says

Every quotation must occur in its file, every id must resolve. Spans are half-open,
in Unicode code points. Text files: offsets into the decoded file (newlines are \\n).
HTML files: span is null, and "occurrence" counts in the page's visible text with
white space collapsed (head, script and style left out).
"""

from __future__ import annotations

import argparse
import html.parser
import itertools
import json
import pathlib
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypedDict

sys.dont_write_bytecode = True  # the folder is itself an input of the examples
import truth_source as gold

HERE: Final = pathlib.Path(__file__).parent
TARGET: Final = HERE / "truth.json"
HIDDEN: Final = ("head", "script", "style")
MARK: Final = re.compile(r"\{([a-z])\||\}|<\.\.\.>")
OPEN, CLOSE = '“«‘"', '”»’"'
ANY_OPENING: Final = re.compile(r"[“«\"]|(?<!\w)‘")
BASIS: Final = {"s": "stated", "i": "inferred"}
CHANGED: Final = {"reattributed", "hedge-lost", "hedge-added", "number-changed", "meaning-changed"}
# (list of truth.json, field, the words that it may hold)
VOCABULARIES: Final = (
    ("figure_relations", "relation", {"agree", "rounded", "updated", "in-conflict", "not-comparable"}),
    ("informs", "relation", {"tells", "hides-from", "misleads", "warns"}),
    ("headline_checks", "kind", {"unsaid-quote", "hedge-dropped", "source-dropped", "stronger-verb"}),
    ("links", "relation", {"same-utterance", "same-claim", "denies", "comments-on", "supersedes"}),
    ("links", "drift", {"verbatim", "truncated", "paraphrased", *CHANGED}),
)

Record = dict[str, Any]  # a row of truth_source.py, or a record of truth.json
Span = tuple[int, int]  # half-open, in code points
RunPlace = tuple[int, int]  # number of a run of words, offset in it


class Piece(TypedDict):
    """One quotation as it stands in truth.json; the first occurrence is 1."""

    quote: str
    occurrence: int
    span: list[int] | None


class GoldError(Exception):
    """What truth_source.py says does not fit the articles or itself."""


def require(holds: object, problem: str) -> None:
    """Nothing; GoldError with the *problem* if what must hold does not."""
    if not holds:
        raise GoldError(problem)


# ------------------------------------------------------- articles and marks


class VisibleText(html.parser.HTMLParser):
    """Gathers in ``parts`` the words that a page shows, a blank for each tag."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in HIDDEN
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def parse_passage(passage: str) -> tuple[list[str], list[tuple[str, RunPlace, RunPlace]]]:
    """(the runs of words between the gaps, [(mark, where it opens, where it closes)]).

    ``{c|words}`` marks words, marks may nest, ``<...>`` skips to where the next words follow.
    """
    runs, last = [""], 0
    opened: list[tuple[str, RunPlace]] = []
    marks: list[tuple[str, RunPlace, RunPlace]] = []
    for m in MARK.finditer(passage):
        runs[-1] += passage[last : m.start()]
        last = m.end()
        here = len(runs) - 1, len(runs[-1])
        if m[0] == "<...>":
            runs.append("")
        elif m[1]:
            opened.append((m[1], here))
        else:
            require(opened, f"closed, but never opened: {passage!r}")
            marks.append((*opened.pop(), here))
    require(not opened, f"unclosed mark: {passage!r}")
    runs[-1] += passage[last:]
    return runs, marks


@dataclass(frozen=True)
class Article:
    """A file of the bundle; ``text`` is what offsets and occurrences count in."""

    file: str
    is_html: bool
    text: str

    def piece(self, start: int, end: int) -> Piece:
        """The quotation that stands from *start* to *end*; no blanks at its edges."""
        quote = self.text[start:end]
        require(quote and quote == quote.strip(), f"{self.file}: empty or blank edge: {quote!r}")
        number, at = 0, -1
        while at != start:
            at = self.text.index(quote, at + 1)
            number += 1
        return {"quote": quote, "occurrence": number, "span": None if self.is_html else [start, end]}

    def span(self, piece: Piece) -> Span:
        """Where a piece stands in the text, also for HTML."""
        at = -1
        for _ in range(piece["occurrence"]):
            at = self.text.index(piece["quote"], at + 1)
        return at, at + len(piece["quote"])

    def run_starts(self, runs: Sequence[str], occurrence: int) -> list[int]:
        """Where each run begins: the first at its *occurrence* (0: its only one), the others next after."""
        hits = [m.start() for m in re.finditer(re.escape(runs[0]), self.text)]
        require(hits, f"{self.file}: not found: {runs[0]!r}")
        require(
            occurrence <= len(hits) if occurrence else len(hits) == 1,
            f"{self.file}: {len(hits)} times, n={occurrence}: {runs[0]!r}",
        )
        starts = [hits[max(occurrence, 1) - 1]]
        for before, run in itertools.pairwise(runs):
            at = self.text.find(run, starts[-1] + len(before))
            require(at >= 0, f"{self.file}: not found after gap: {run!r}")
            starts.append(at)
        return starts

    def marked(self, passage: str, occurrence: int = 0) -> dict[str, list[Piece]]:
        """{mark: its pieces in text order} of a marked passage that occurs here."""
        runs, marks = parse_passage(passage)
        starts = self.run_starts(runs, occurrence)
        spans: dict[str, list[Span]] = defaultdict(list)
        for mark, (i, begin), (j, end) in marks:
            spans[mark].append((starts[i] + begin, starts[j] + end))
        return {mark: [self.piece(*span) for span in sorted(places)] for mark, places in spans.items()}

    def one(self, mark: str, passage: str, occurrence: int = 0) -> Piece:
        """The only piece of a passage under the *mark*."""
        pieces = self.marked(passage, occurrence).get(mark, [])
        require(len(pieces) == 1, f"{self.file}: {len(pieces)} marks {mark!r}, 1 wanted: {passage!r}")
        return pieces[0]

    def mentions(self, name: str) -> list[Piece]:
        """Every occurrence of a name; or the ``{m|...}`` of a marked passage."""
        if "{m|" in name:
            return self.marked(name)["m"]
        whole_words = r"(?<!\w)" + re.escape(name) + r"(?!\w)"
        hits = [self.piece(*m.span()) for m in re.finditer(whole_words, self.text)]
        require(hits, f"{self.file}: mention not found: {name!r}")
        return hits


Articles = Mapping[str, Article]  # by document id


def read_article(file: str) -> Article:
    """The article in a file: decoded text, or a page's visible text with white space collapsed."""
    raw = (HERE / file).read_bytes().decode("utf-8")
    require("\r" not in raw and not raw.startswith("\ufeff"), f"{file}: carriage return or byte order mark")
    if not file.endswith(".html"):
        return Article(file, is_html=False, text=raw)
    page = VisibleText()
    page.feed(raw)
    return Article(file, is_html=True, text=re.sub(r"\s+", " ", "".join(page.parts)))


# ------------------------------------------------------------------ reports


def without_that(article: Article, piece: Piece) -> Piece:
    """The piece less a leading "that "."""
    start, end = article.span(piece)
    return article.piece(start + len("that "), end) if piece["quote"].startswith("that ") else piece


def is_quoted_whole(words: str) -> bool:
    """Whether the words are one quotation, a full stop or comma after it allowed.

    Fails on two quotations in straight or single marks ('a' and 'b'): inside, only ” and » are
    looked for, since ’ is also the apostrophe.
    """
    closed = words.rstrip(".,")[-1] in CLOSE
    return words[0] in OPEN and closed and not any(c in words[1:-2] for c in "”»")


def quotation_kind(contents: Sequence[Piece]) -> str:
    """direct: every piece is wholly quoted; mixed: some words are; indirect: none."""
    if all(is_quoted_whole(c["quote"]) for c in contents):
        return "direct"
    return "mixed" if any(ANY_OPENING.search(c["quote"]) for c in contents) else "indirect"


def read_relay(hops: str) -> list[Record]:
    """[{party, basis}] of "party:s party:i"."""
    pairs = (hop.split(":") for hop in hops.split())
    return [{"party": party, "basis": BASIS[basis]} for party, basis in pairs]


def find_relay(row: Record, parent: Record | None, via: str, has_source: bool) -> list[Record]:
    """The hops from the speaker to the reader, a party that follows itself once; the first row that fits:

    | row                | relay                           |
    | gives one          | that                            |
    | own voice          | none                            |
    | inside a report    | its party, then the outer relay |
    | has a party        | its party, then the document's  |
    | has no party       | none                            |
    """
    basis = BASIS["s" if has_source else "i"]
    speaker = [{"party": row["party"], "basis": basis}] if row["party"] else []
    if row["relay"] is not None:
        hops = read_relay(row["relay"])
    elif row["voice"] == "own":
        hops = []
    elif parent and parent["voice"] != "own":
        hops = speaker + parent["relay"]
    else:
        hops = speaker and speaker + read_relay(via)
    return [next(same) for _, same in itertools.groupby(hops, key=lambda hop: hop["party"])]


def report_records(
    row: Record, document: Record, article: Article, parent: Record | None, verification: list[Piece]
) -> Iterator[Record]:
    """The report of a row, then a record for each piece of it in a further paragraph."""
    marked = article.marked(row["passage"], row["occurrence"])
    contents, further, source = (marked.get(mark, []) for mark in "cks")
    require(contents, f"{row['id']}: no content marked")
    if not gold.KEEP_THAT:
        contents = [without_that(article, piece) for piece in contents]
    report = {
        "id": row["id"],
        "document": row["document"],
        "source": source,
        "cue": marked.get("q", []),
        "content": contents + further,
        "party": document["outlet_party"] if row["voice"] == "own" else row["party"],
        "kind": row["kind"] or quotation_kind(contents),
        "voice": row["voice"],
        "place": row["place"],
        "stance": row["stance"],
        "hedges": marked.get("h", []),
        "verification": marked.get("v", []) + verification,
        "parent": row["parent"],
        "continues": None,
        "relay": find_relay(row, parent, document["via"], bool(source)),
        "when": dict(zip(("stated", "date"), row["when"], strict=True)) if row["when"] else None,
    }
    if row["note"]:
        report["note"] = row["note"]
    yield report
    for n, piece in enumerate(further, 1):
        changed = {"id": f"{row['id']}+{n}", "content": [piece], "kind": "direct", "continues": row["id"]}
        yield report | changed | {key: [] for key in ("source", "cue", "hedges", "verification")}


def find_verification(articles: Articles) -> dict[str, list[Piece]]:
    """{report id: the passages elsewhere in its article that say whether it was checked}."""
    governing: dict[str, list[Piece]] = defaultdict(list)
    for row in gold.VERIFICATION:
        piece = articles[row["document"]].one("v", row["passage"])
        for report in row["governs"]:
            require(report.split(".")[0] == row["document"], f"{report} governed from {row['document']}")
            governing[report].append(piece)
    return governing


def build_reports(articles: Articles) -> list[Record]:
    """The reports in the order of the source; a parent stands before its children."""
    documents = {d["id"]: d for d in gold.DOCUMENTS}
    verification = find_verification(articles)
    reports: dict[str, Record] = {}
    for row in gold.REPORTS:
        document, parent = row["document"], row["parent"]
        require(parent is None or parent in reports, f"{row['id']}: no such parent before it: {parent}")
        outer = reports[parent] if parent else None
        checked = verification.get(row["id"], [])
        for report in report_records(row, documents[document], articles[document], outer, checked):
            require(report["id"] not in reports, f"report id twice: {report['id']}")
            reports[report["id"]] = report
    require(verification.keys() <= reports.keys(), f"no such: {verification.keys() - reports.keys()}")
    return list(reports.values())


# ------------------------------------------------------- the rest of truth.json


def build_documents(articles: Articles) -> list[Record]:
    """The documents, each with its headline and the blocks worth marking."""
    documents = []
    for row in gold.DOCUMENTS:
        blocks: list[Record] = []
        for kind, words in row["blocks"]:
            passage = words if "{b|" in words else f"{{b|{words}}}"
            blocks.append({"kind": kind, **articles[row["id"]].one("b", passage)})
        headlines = [b["quote"] for b in blocks if b["kind"] == "headline"]
        require(len(headlines) == 1, f"{row['id']}: {len(headlines)} headlines, 1 wanted")
        kept = {key: row[key] for key in ("id", "file", "outlet", "published")}
        documents.append(kept | {"headline": headlines[0], "blocks": blocks})
    return documents


def outermost(article: Article, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces in text order, each once, without those that lie inside another."""
    placed = {article.span(piece): piece for piece in pieces}
    return [placed[s] for s in sorted(placed) if not any(o != s and inside(s, o) for o in placed)]


def inside(inner: Span, outer: Span) -> bool:
    """Whether *inner* lies in *outer*; a span lies in itself."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def build_parties(articles: Articles, reports: Sequence[Record]) -> list[Record]:
    """The parties with their mentions: the names listed, and the sources of their reports."""
    parties = []
    for row in gold.PARTIES:
        found: dict[str, list[Piece]] = defaultdict(list)
        for document, names in row["mentions"].items():
            for name in names:
                found[document] += articles[document].mentions(name)
        for r in reports:
            if r["party"] == row["id"] and r["voice"] == "reported":
                found[r["document"]] += r["source"]  # none: the party is in the article, unnamed
        mentions = {document: outermost(articles[document], found[document]) for document in sorted(found)}
        kept = {key: value for key, value in row.items() if key != "mentions"}
        parties.append(kept | {"mentions": mentions})
    return parties


def build_figures(articles: Articles) -> list[Record]:
    """The figures, each with the piece that gives it."""
    return [
        {"id": row["id"], "document": row["document"]}
        | articles[row["document"]].one("f", row["passage"], row["occurrence"])
        | {key: row[key] for key in ("value", "low", "high", "unit", "what", "as_of", "report")}
        for row in gold.FIGURES
    ]


def build_informs(articles: Articles) -> list[Record]:
    """Who informs or deceives whom, each with the piece that says so."""
    return [
        {key: row[key] for key in ("id", "document", "from", "to", "relation", "motive")}
        | articles[row["document"]].one("i", row["passage"])
        | {"report": row["report"]}
        for row in gold.INFORMS
    ]


def build_headline_checks(articles: Articles) -> list[Record]:
    """What headlines say beyond their articles, each with the words."""
    return [
        {"document": row["document"], "kind": row["kind"]}
        | articles[row["document"]].one("x", row["passage"], row["occurrence"])
        | {"why": row["why"]}
        for row in gold.HEADLINE_CHECKS
    ]


def build_passages(articles: Articles) -> list[Record]:
    """The passages that one article took from another, with the words on both sides."""

    def pieces(document: str, quotes: Sequence[str]) -> list[Piece]:
        return [articles[document].one("p", f"{{p|{quote}}}") for quote in quotes]

    return [
        {key: row[key] for key in ("from", "to", "direction", "why")}
        | {side + "_quotes": pieces(row[side], row[side + "_quotes"]) for side in ("from", "to")}
        for row in gold.PASSAGES
    ]


def build_ghosts(articles: Articles) -> list[Record]:
    """The documents cited but not in the bundle, with the words that cite them."""
    return [
        {key: row[key] for key in ("name", "kind", "party", "date", "what")}
        | {"cited": [{"document": d} | articles[d].one("g", passage) for d, passage in row["cited"]]}
        for row in gold.GHOSTS
    ]


def build_truth(articles: Articles) -> Record:
    """All of truth.json, not yet checked."""
    reports = build_reports(articles)
    return {
        "documents": build_documents(articles),
        "parties": build_parties(articles, reports),
        "reports": reports,
        "figures": build_figures(articles),
        "figure_relations": gold.FIGURE_RELATIONS,
        "informs": build_informs(articles),
        "headline_checks": build_headline_checks(articles),
        "claims": gold.CLAIMS,
        "origins": gold.ORIGINS,
        "links": gold.LINKS,
        "passages": build_passages(articles),
        "ghosts": build_ghosts(articles),
        "truth": gold.TRUTH,
    }


# ------------------------------------------------------------------- checks


def check_ids(truth: Record) -> None:
    """Every id is used once, and every id referred to is there."""
    for key in ("documents", "parties", "reports", "figures", "informs", "claims"):
        ids = [x["id"] for x in truth[key]]
        require(len(ids) == len(set(ids)), f"{key}: an id twice")
    parties = [x.get(key) for x in truth["parties"] for key in ("same_as", "possibly_same_as")]
    parties += [x["party"] for key in ("reports", "ghosts") for x in truth[key]]
    parties += [hop["party"] for x in truth["reports"] for hop in x["relay"]]
    parties += [x[side] for x in truth["informs"] for side in ("from", "to")]
    reports = [x["parent"] for x in truth["reports"]]
    reports += [x["report"] for key in ("figures", "informs") for x in truth[key]]
    reports += [report for claim in truth["claims"] for report in claim["reports"]]
    reports += [x[side] for x in truth["links"] for side in ("from", "to")]
    figures = [x[side] for x in truth["figure_relations"] for side in ("from", "to")]
    for key, referred in (("parties", parties), ("reports", reports), ("figures", figures)):
        known = {x["id"] for x in truth[key] if not x.get("continues")}
        require(set(referred) <= known | {None}, f"{key}: no such: {set(referred) - known - {None}}")


def check_vocabularies(truth: Record) -> None:
    """Fields with a fixed choice of words hold no others."""
    for key, field, words in VOCABULARIES:
        for x in truth[key]:
            said = x[field] if isinstance(x[field], list) else [x[field]]
            require(set(said) <= words, f"{key}: {field} {x[field]!r} is not of {sorted(words)}")


def check_reports(truth: Record, articles: Articles) -> None:
    """Own voice has no source, stated times are in the text, a child lies in its parent's content.

    And a figure's report is in the figure's article.
    """
    by_id = {r["id"]: r for r in truth["reports"]}
    for r in truth["reports"]:
        article = articles[r["document"]]
        require(r["voice"] != "own" or not r["source"], f"{r['id']}: own voice with a source")
        stated = r["when"] and r["when"]["stated"]
        require(not stated or stated in article.text, f"{r['id']}: not in the text: {stated!r}")
        if r["parent"] is None:
            continue
        parent = by_id[r["parent"]]
        require(parent["document"] == r["document"], f"{r['id']}: its parent is in another article")
        outer = [article.span(piece) for piece in parent["content"]]
        for piece in r["content"]:
            held = any(inside(article.span(piece), span) for span in outer)
            require(held, f"{r['id']}: not inside {r['parent']}: {piece['quote']!r}")
    for f in truth["figures"]:
        same = not f["report"] or by_id[f["report"]]["document"] == f["document"]
        require(same, f"figure {f['id']}: its report is in another article")


def check_claims(truth: Record) -> None:
    """Each claim's reports fall into its origins, as many as it allows, and its truth is given."""
    claim_ids = {claim["id"] for claim in truth["claims"]}
    require({o["claim"] for o in truth["origins"]} <= claim_ids, "an origin of no claim")
    require(set(truth["truth"]) == claim_ids, f"truth and claims differ: {set(truth['truth']) ^ claim_ids}")
    for claim in truth["claims"]:
        origins = [o["reports"] for o in truth["origins"] if o["claim"] == claim["id"]]
        covered = list(itertools.chain.from_iterable(origins))
        require(len(covered) == len(set(covered)), f"{claim['id']}: a report in two origins")
        odd = set(covered) ^ set(claim["reports"])
        require(not odd, f"{claim['id']}: in the claim or in an origin, not in both: {odd}")
        low, high = claim["origin_range"]
        require(low <= len(origins) <= high, f"{claim['id']}: {len(origins)} origins, not {low} to {high}")


def check_links(truth: Record) -> None:
    """No pair is linked twice; one utterance twice in one article says so with ``within``."""
    document = {r["id"]: r["document"] for r in truth["reports"]}
    pairs = [(link["from"], link["to"]) for link in truth["links"]]
    require(len(pairs) == len(set(pairs)), "a pair linked twice")
    for link in truth["links"]:
        across = document[link["from"]] != document[link["to"]]
        allowed = across or link["relation"] != "same-utterance" or link.get("within")
        require(allowed, f"same utterance within an article, not said so: {link}")


def pieces_in(x: object) -> Iterator[Record]:
    """Every piece with a span, however deep it lies."""
    if isinstance(x, dict):
        if x.get("span"):
            yield x
        x = list(x.values())
    if isinstance(x, list):
        for inner in x:
            yield from pieces_in(inner)


def check_spans(truth: Record) -> None:
    """From the outside: every quotation with a span is what the file says there."""
    per_document = ("reports", "figures", "informs", "headline_checks")
    for d in truth["documents"]:
        if d["file"].endswith(".html"):
            continue
        text = (HERE / d["file"]).read_text(encoding="utf-8")
        held: list[object] = [x for key in per_document for x in truth[key] if x["document"] == d["id"]]
        held += [d["blocks"], *(p["mentions"].get(d["id"]) for p in truth["parties"])]
        held += [
            p[side + "_quotes"] for p in truth["passages"] for side in ("from", "to") if p[side] == d["id"]
        ]
        held += [c for g in truth["ghosts"] for c in g["cited"] if c["document"] == d["id"]]
        for piece in pieces_in(held):
            start, end = piece["span"]
            require(text[start:end] == piece["quote"], f"{d['file']}: not there: {piece}")


def summary(truth: Record) -> str:
    """Two lines that count what is in truth.json."""
    size = {key: len(value) for key, value in truth.items()}
    counted = [r for r in truth["reports"] if not r["continues"]]
    stated = {report for claim in truth["claims"] for report in claim["reports"]}
    return (
        f"{size['documents']} documents, {len(counted)} reports "
        f"({sum(r['voice'] == 'own' for r in counted)} own voice, "
        f"{sum(bool(r['parent']) for r in counted)} nested, "
        f"{size['reports'] - len(counted)} continuing pieces), "
        f"{size['parties']} parties, {size['claims']} claims, {size['origins']} origins, "
        f"{size['links']} links, {size['figures']} figures, "
        f"{size['figure_relations']} figure relations, {size['informs']} informs, "
        f"{size['headline_checks']} headline checks, {size['passages']} passages, {size['ghosts']} ghosts\n"
        f"{sum(r['id'] not in stated for r in counted)} reports belong to no claim stated more than once"
    )


def main() -> None:
    ap = argparse.ArgumentParser(description="Turn truth_source.py into truth.json and check it.")
    ap.add_argument("--check", action="store_true", help="write nothing; fail if truth.json is out of date")
    args = ap.parse_args()

    articles = {d["id"]: read_article(d["file"]) for d in gold.DOCUMENTS}
    truth = build_truth(articles)
    check_ids(truth)
    check_vocabularies(truth)
    check_reports(truth, articles)
    check_claims(truth)
    check_links(truth)
    check_spans(truth)
    dumped = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
    if not args.check:
        TARGET.write_text(dumped, encoding="utf-8")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != dumped:
        sys.exit("truth.json is not what truth_source.py says: run build_truth.py")
    print(summary(truth))


if __name__ == "__main__":
    main()
