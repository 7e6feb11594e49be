"""Quantities in plain sentences: which number how many give, what excludes what, what cannot be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from earwitness.records import Comparison, Figure
from earwitness.weigh.figures import chances
from earwitness.weigh.material import Material
from earwitness.weigh.phrases import percent
from earwitness.weigh.pools import Given, Pool, Reading
from earwitness.weigh.priors import Priors

_MOST_NAMES: Final = 3
_AFTER: Final = 60  # characters after a figure, in its sentence, that tell what it counts
_END: Final = re.compile(r"[.;!?]\s|\n|[,:]\s|\s[–—]\s|[”»\"]")
_SAME_TWICE: Final = re.compile(r"\bone is of (.+), the other of \1\Z")


def told_pool(pool: Pool, ground: Material, priors: Priors) -> tuple[str, ...]:
    """The sentences about one pool of figures."""
    return tuple(_sentences(pool, ground, priors))


def _sentences(pool: Pool, ground: Material, priors: Priors) -> Iterator[str]:
    for reading in pool.readings:
        many = len(reading.figures)
        printed = "" if many == 1 else f", printed {many} times"
        words = f"“{_printed(_first(reading, ground), ground)}”"
        if len(pool.given) == 1:
            yield f"{words}: one origin ({_giver(pool.given[0])}){printed}; nobody else gives a number."
        else:
            yield f"{words}: {_origins(reading)}{printed}."
    if len(pool.readings) > 1:
        parts = [
            f"“{_printed(_first(r, ground), ground)}” {percent(p)}"
            for r, p in zip(pool.readings, chances(pool, priors), strict=True)
        ]
        yield f"They exclude each other. How likely each is to be right: {', '.join(parts)}."


def _first(reading: Reading, ground: Material) -> Figure:
    return ground.figures[reading.given[0].figures[0]]


def _origins(reading: Reading) -> str:
    names = list(dict.fromkeys(_giver(g) for g in reading.given))
    shown = names[:_MOST_NAMES]
    more = f" and {len(names) - len(shown)} more" if len(names) > len(shown) else ""
    count = len(reading.given)
    return f"{'one origin' if count == 1 else f'{count} origins'} ({', '.join(shown)}{more})"


def _giver(given: Given) -> str:
    bias = {1: ", whom a large number serves", -1: ", whom a small number serves"}.get(given.bias, "")
    return f"{given.voice.speaker.name}{bias}"


def _printed(figure: Figure, ground: Material) -> str:
    return ground.text(figure.document, (figure.span,))


def told_apart(ground: Material) -> tuple[str, ...]:
    """One sentence for each two numbers that may not be compared, and for each that was updated."""
    of = {f: n for n, group in enumerate(ground.readings.groups) for f in group}
    out: dict[tuple[object, ...], str] = {}
    for c in ground.comparisons:
        if c.relation in ("not-comparable", "updated") and {c.origin, c.target} <= ground.figures.keys():
            pair = sorted((of.get(c.origin, c.origin), of.get(c.target, c.target)), key=str)
            if pair[0] != pair[1]:
                out.setdefault((c.relation, *pair), _apart(c, ground))
    return tuple(dict.fromkeys(out.values()))


def _apart(c: Comparison, ground: Material) -> str:
    later, earlier = ground.figures[c.origin], ground.figures[c.target]
    if c.relation == "updated":
        new, old = _printed(later, ground), _printed(earlier, ground)
        return f"“{new}” updates “{old}” and does not contradict it: {c.why}."
    a, b = (_in_context(f, ground) for f in (earlier, later))
    why = "" if _SAME_TWICE.search(c.why) else f": {c.why}"
    return f"“{a}” and “{b}” cannot be compared{why}."


def _in_context(figure: Figure, ground: Material) -> str:
    """The figure with the words after it that tell what it counts."""
    document = ground.documents.get(figure.document)
    if document is None:
        return ""
    start, end = figure.span
    after = document.text[end : end + 2 * _AFTER]
    stop = _END.search(after)
    after = after[: stop.start()] if stop else after
    if len(after) > _AFTER:
        after = after[:_AFTER].rsplit(" ", 1)[0] + " …"
    return " ".join(f"{document.text[start:end]}{after}".split())
