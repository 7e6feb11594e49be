"""A dossier in a notebook: counts, the brief and the claims, as a stretch of plain HTML.

Not an iframe: exported notebooks, GitHub and editors show none, or one of a wrong height. So it must be
harmless where it stands: no style sheet, no ids, no links and no script; the only styles are on the elements
themselves, and every word that came from outside is escaped and shut up in its own direction.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from earwitness.dossier.brief import Matter, brief
from earwitness.dossier.counts import count
from earwitness.dossier.markdown import Noted
from earwitness.dossier.naming import short
from earwitness.dossier.speakers import voices
from earwitness.dossier.weighed import how_likely
from earwitness.records import shown_safely

_MOST_CLAIMS: Final = 10  # rows: what fits a screen under the brief
_QUOTED: Final = 160  # characters of a claim
_CELL: Final = Markup('<td style="text-align:left;vertical-align:top">{}</td>')
_HEAD: Final = Markup('<th style="text-align:left">{}</th>')


def in_notebook(of: Noted) -> str:
    """HTML for ``_repr_html_``."""
    counts = count(of.articles, voices(of.articles, of.lineage.merged))
    said = brief(Matter(of.articles, counts, of.lineage, of.weighed, of.provenance.settings))
    numbers = (
        (counts.articles, "article"),
        (counts.statements, "statement"),
        (counts.speakers, "speaker"),
        (len(of.lineage.claims), "claim"),
    )
    head = f"Dossier: {', '.join(f'{n:,} {noun}' if n == 1 else f'{n:,} {noun}s' for n, noun in numbers)}"
    items = Markup("").join(Markup("<li>{}</li>").format(_safe(s.plain)) for s in said)
    return str(
        Markup("<div><p><strong>{}</strong></p><ol>{}</ol>{}<p>{}</p></div>").format(
            head,
            items,
            Markup("").join(_claims(of)),
            "A machine read these articles. The page is dossier.html; dossier.claims_frame() is a table.",
        )
    )


def _claims(of: Noted) -> Iterator[Markup]:
    if not of.lineage.claims:
        return
    names = ("Claim", "Text", "Stated", "Articles", "Origins", "Is it so?")
    yield Markup("<table><thead><tr>{}</tr></thead><tbody>").format(Markup("").join(map(_HEAD.format, names)))
    for claim in of.lineage.claims[:_MOST_CLAIMS]:
        belief = of.weighed.beliefs.get(claim.number)
        likely = "" if belief is None else how_likely(belief)
        cells = (
            str(claim.number),
            short(claim.text, _QUOTED),
            str(len(claim.rows)),
            str(claim.articles),
            str(claim.high) if claim.low == claim.high else f"{claim.low} to {claim.high}",
            likely,
        )
        yield Markup("<tr>{}</tr>").format(Markup("").join(_CELL.format(_safe(cell)) for cell in cells))
    yield Markup("</tbody></table>")
    left = len(of.lineage.claims) - _MOST_CLAIMS
    if left > 0:
        yield Markup("<p>and {} more</p>").format(left)


def _safe(text: str) -> Markup:
    return Markup(shown_safely(text))
