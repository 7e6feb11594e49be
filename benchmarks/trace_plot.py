"""One plot, as SVG by hand: time against number, both on logarithmic scales."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

WIDTH: Final = 640
HEIGHT: Final = 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 590, 40, 360


def growth_plot(points: Sequence[tuple[int, float]]) -> str:
    """(statements, seconds) as an SVG page, with a line for growth in proportion from the first point."""
    first, last = points[0], points[-1]
    low_x, high_x = math.floor(math.log10(first[0])), math.ceil(math.log10(last[0]))
    proportional = first[1] * last[0] / first[0]
    seconds = [s for _, s in points] + [proportional]
    low_y, high_y = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))

    def at(count: float, took: float) -> tuple[float, float]:
        x = _LEFT + (math.log10(count) - low_x) / max(1, high_x - low_x) * (_RIGHT - _LEFT)
        y = _BOTTOM - (math.log10(took) - low_y) / max(1, high_y - low_y) * (_BOTTOM - _TOP)
        return round(x, 1), round(y, 1)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="13" fill="#222">',
        "<title>Time to find candidate pairs among 10,000 to 1,000,000 statements</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'<text x="{_LEFT}" y="22">Seconds on one core to find candidate pairs, vectors given</text>',
    ]
    for power in range(low_x, high_x + 1):
        x, _ = at(10**power, 10**low_y)
        parts.append(f'<path d="M{x} {_TOP}V{_BOTTOM}" stroke="#ddd"/>')
        parts.append(f'<text x="{x}" y="{_BOTTOM + 20}" text-anchor="middle">{10**power:,}</text>')
    for power in range(low_y, high_y + 1):
        _, y = at(10**low_x, 10**power)
        parts.append(f'<path d="M{_LEFT} {y}H{_RIGHT}" stroke="#ddd"/>')
        parts.append(f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{10.0**power:g}</text>')
    parts.append(
        f'<text x="{(_LEFT + _RIGHT) // 2}" y="{_BOTTOM + 44}" text-anchor="middle">statements</text>'
    )
    (x1, y1), (x2, y2) = at(*first), at(last[0], proportional)
    parts.append(f'<path d="M{x1} {y1}L{x2} {y2}" stroke="#888" stroke-dasharray="5 4" fill="none"/>')
    parts.append(f'<text x="{x2 - 6}" y="{y2 + 44}" text-anchor="end" fill="#666">in proportion</text>')
    line = "L".join(f"{x} {y}" for x, y in (at(*p) for p in points))
    parts.append(f'<path d="M{line}" stroke="#0b5fa5" stroke-width="2" fill="none"/>')
    for count, took in points:
        x, y = at(count, took)
        parts.append(f'<circle cx="{x}" cy="{y}" r="4" fill="#0b5fa5"/>')
        label = f"{took:.1f}" if took < 10 else f"{took:.0f}"
        parts.append(f'<text x="{x}" y="{y - 10}" text-anchor="middle">{label}</text>')
    return "\n".join([*parts, "</svg>", ""])
