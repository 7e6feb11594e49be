"""Tables for spreadsheets (CSV): statements, claims, figures. No cell is ever a formula.

Comma-separated, every cell in quotation marks, lines ended by CR LF (RFC 4180), with the byte order mark that
makes Excel read UTF-8. Cells of words are on one line. What is not known is an empty cell.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from earwitness.export.material import Material
from earwitness.export.safe import address, cell
from earwitness.export.telling import DISPUTED, file_name, outlet, speaker, words
from earwitness.records import Document, Figure, Quantity, Report

_BOM: Final = b"\xef\xbb\xbf"
_AND: Final = " | "  # between several things in one cell
STATEMENTS: Final = (
    "statement article outlet published published_basis url speaker speaker_kind source cue words quoted "
    "stance hedges checking place voice said_on through claims claim_ids start end attribution_confidence"
).split()
CLAIMS: Final = (
    "claim text statements articles outlets speakers origins_least origins_most rule_least rule_most "
    "disputed_by probability probability_low probability_high phrase confidence source_reliability "
    "information_credibility hangs_on"
).split()
FIGURES: Final = (
    "figure article outlet published words value low high unit counts as_of given_by compared pooled "
    "pooled_low pooled_high start end"
).split()
# A number is written by this module and cannot be a formula; a text might be.
Cell = str | int | float | None


def statements_csv(material: Material) -> bytes:
    """One row for each statement, in order of articles and of reading."""
    return written(STATEMENTS, (_statement(material, r) for r in material.reports.values()))


def claims_csv(material: Material) -> bytes:
    """One row for each claim, those of most articles first, with its belief where there is one."""
    rows = [_claim(material, id) for id in material.claims]
    return written(CLAIMS, sorted(rows, key=lambda r: (-int(r["articles"] or 0), str(r["claim"]))))


def figures_csv(material: Material) -> bytes:
    """One row for each figure, in order of articles and of reading."""
    pooled = {figure: q for q in reversed(material.quantities) for figure in q.figures}
    compared = _compared(material)
    rows = (_figure(material, f, pooled.get(f.id), compared.get(f.id, ())) for f in material.figures.values())
    return written(FIGURES, rows)


def written(
    columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], *, end: str = "\r\n", mark: bytes = _BOM
) -> bytes:
    """A table with its *columns* named in the first line; every text in it is made safe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator=end)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in columns])
    return mark + out.getvalue().encode()


def _cell(value: Cell) -> str:
    if value is None or isinstance(value, str):
        return cell(value)
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _article(document: Document) -> dict[str, Cell]:
    return {
        "article": file_name(document),
        "outlet": outlet(document),
        "published": document.published.date,
    }


def _statement(material: Material, report: Report) -> dict[str, Cell]:
    document = material.documents[report.document]
    party = material.party(report.source.party)
    steps = [material.party(step.party) for step in report.relay]
    claims = material.claims_of.get(report.id, ())
    content = material.spans(document.id, report.content)

    def said(spans: Iterable[tuple[int, int]]) -> str:
        return words(material, document.id, list(spans))

    return _article(document) | {
        "statement": report.id,
        "published_basis": document.published.basis,
        "url": address(document.url),
        "speaker": speaker(material, report),
        "speaker_kind": party.kind if party else None,
        "source": said(report.source.spans),
        "cue": said(report.cue),
        "words": said(content),
        "quoted": report.kind,
        "stance": report.stance,
        "hedges": said(report.hedges),
        "checking": said(report.verification),
        "place": report.place,
        "voice": report.voice,
        "said_on": report.when.date if report.when else None,
        "through": " > ".join(p.name for p in steps if p is not None),
        "claims": _AND.join(material.claims[id].text for id in claims),
        "claim_ids": _AND.join(claims),
        "start": content[0][0] if content else None,
        "end": content[-1][1] if content else None,
        "attribution_confidence": report.confidence,
    }


def _claim(material: Material, id: str) -> dict[str, Cell]:
    claim = material.claims[id]
    stating = material.stating(id)
    documents = {r.document: material.documents[r.document] for r in stating}
    outlets = {outlet(d): None for d in documents.values() if d.outlet}
    speakers = {speaker(material, r): None for r in stating}
    low, high = claim.origin_range
    disputed = [
        f"{speaker(material, material.reports[link.origin])} disputes {DISPUTED[link.denied]}"
        for link in material.disputes[id]
    ]
    row: dict[str, Cell] = {
        "claim": id,
        "text": claim.text,
        "statements": len(stating),
        "articles": len(documents),
        "outlets": _AND.join(outlets),
        "speakers": _AND.join(speakers),
        "origins_least": low,
        "origins_most": high,
        "rule_least": claim.rules[0],
        "rule_most": claim.rules[1],
        "disputed_by": _AND.join(disputed),
    }
    return row | _belief(material, id)


def _belief(material: Material, claim: str) -> dict[str, Cell]:
    belief = material.beliefs.get(claim)
    if belief is None:
        return dict.fromkeys(CLAIMS[CLAIMS.index("probability") :])
    low, high = belief.interval or (None, None)
    hinge = material.origins.get(belief.hinge or "")
    parties = [material.party(p) for p in hinge.parties] if hinge else []
    return {
        "probability": belief.probability,
        "probability_low": low,
        "probability_high": high,
        "phrase": belief.phrase,
        "confidence": belief.confidence,
        "source_reliability": belief.grade.reliability,
        # a word beside the number: "6" is the absence of a judgment, and no worse than "5"
        "information_credibility": belief.grade.credibility
        if belief.grade.credibility != "6"
        else "6 (cannot be judged)",
        "hangs_on": _AND.join(p.name for p in parties if p) or (hinge.why if hinge else None),
    }


def _compared(material: Material) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for comparison in material.comparisons:
        ends = material.figures.get(comparison.origin), material.figures.get(comparison.target)
        for one, other in (ends, ends[::-1]):
            if one is not None and other is not None:
                with_what = words(material, other.document, [other.span])
                told = f"{comparison.relation}: {with_what} ({comparison.why})"
                found.setdefault(one.id, []).append(told)
    return found


def _figure(
    material: Material, figure: Figure, pooled: Quantity | None, compared: Sequence[str]
) -> dict[str, Cell]:
    document = material.documents[figure.document]
    report = material.reports.get(figure.report or "")
    giver = speaker(material, report) if report else outlet(document) or "the article's outlet"
    low, high = (pooled.interval if pooled else None) or (None, None)
    return _article(document) | {
        "figure": figure.id,
        "words": words(material, document.id, [figure.span]),
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "unit": figure.unit,
        "counts": figure.what,
        "as_of": figure.as_of,
        "given_by": giver,
        "compared": _AND.join(compared),
        "pooled": pooled.value if pooled else None,
        "pooled_low": low,
        "pooled_high": high,
        "start": figure.span[0],
        "end": figure.span[1],
    }
