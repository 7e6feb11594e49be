"""The charts of a page one by one, as SVG files for a document: in the colors of paper, with their own style
sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from earwitness.simulate.outside import Observed
from earwitness.simulate.page.figures import Figure
from earwitness.simulate.page.sections import sections
from earwitness.simulate.remedies import Bought
from earwitness.simulate.run import Run
from earwitness.simulate.summary import summary
from earwitness.templates import environment, source

_SHEETS: Final = ("base.css", "page.css", "charts.css")
_MARGIN: Final = 12  # pixels of paper around a drawing
_WIDE: Final = re.compile(r'<svg class="wide"(?P<attributes>[^>]*)>(?P<drawn>.*?)</svg>', re.S)
_SIZE: Final = re.compile(
    r' viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)" width="[\d.]+" height="[\d.]+"'
)
_ROOT: Final = re.compile(r":root\s*\{(?P<colors>[^}]*)\}")
_COLOR: Final = re.compile(r"--(?P<name>[\w-]+):\s*(?P<value>[^;]+);")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.S)


def pictures(
    run: Run, *, remedies: Sequence[Bought] | None = None, outside: Observed | None = None
) -> dict[str, str]:
    """The charts that ``page`` would show for the same arguments, each an SVG file, by name ("belief", "gap",
    ...)."""
    style = _style()
    return {
        figure.name: _picture(figure, style)
        for section in sections(summary(run), remedies=remedies, outside=outside)
        for figure in section.figures
    }


def _picture(figure: Figure, style: str) -> str:
    found = _WIDE.search(str(figure.svg))
    assert found is not None, figure.name
    size = _SIZE.search(found["attributes"])
    assert size is not None, figure.name
    width, height = float(size["width"]) + 2 * _MARGIN, float(size["height"]) + 2 * _MARGIN
    attributes = found["attributes"].replace(
        size[0],
        f' viewBox="{-_MARGIN} {-_MARGIN} {width:g} {height:g}" width="{width:g}" height="{height:g}"',
    )
    paper = f'<rect class="paper" x="{-_MARGIN}" y="{-_MARGIN}" width="{width:g}" height="{height:g}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg"{attributes}><style>{style}</style>{paper}'
        f'<g class="drawn">{found["drawn"]}</g></svg>\n'
    )


def _style() -> str:
    """The style sheet of charts, with the colors of paper put in where the page has names for them."""
    found = environment("earwitness.simulate.page")
    sheets = [_without_media(_COMMENT.sub("", source(found, name))) for name in _SHEETS]
    colors = {
        color["name"]: color["value"].strip()
        for sheet in sheets
        for root in _ROOT.finditer(sheet)
        for color in _COLOR.finditer(root["colors"])
    }
    rules = _ROOT.sub("", sheets[-1]) + ".paper { fill: var(--paper); } .drawn { font-family: var(--sans); }"
    while True:
        named = re.sub(r"var\(--([\w-]+)\)", lambda use: colors.get(use[1], use[0]), rules)
        if named == rules:
            return re.sub(r"\s+", " ", rules).strip()
        rules = named


def _without_media(sheet: str) -> str:
    """*sheet* without what holds only in the dark, on small screens or in print."""
    out, depth, skipped = [], 0, False
    for part in re.split(r"(@media[^{]*\{|[{}])", sheet):
        if part.startswith("@media"):
            skipped, depth = True, 1
        elif skipped:
            depth += (part == "{") - (part == "}")
            skipped = depth > 0
        else:
            out.append(part)
    return "".join(out)
