"""Which outlet published a bare text, where the text itself shows it.

Every place where outlets put their own names is a sign: rights, by-lines of the staff, consent forms,
the name above the menu, the agency in the date line, and the words in which newsrooms speak of their
own checking ("has seen", "could not verify", "told the"). Signs of one name add up; a name that the
text also reports from is somebody else's.

=====================================================================  ==========  ========
© 2031 The Plum Gazette                                                 enough      stated
By Plum Daily staff                                                     enough      stated
DORV, May 4 (Plumwire) - ... Plumwire could not verify the figure.      together    stated
DORV, May 4 (Plumwire) - ... (Reporting by Anna Plum; editing by ...)    together    inferred
DORV, May 4 (Plumwire) - ...                                            too little
a letter reviewed by The Gazette ... told The Gazette                   together    inferred
told the Gazette                                                        too little
the Gazette reported ... told the Gazette                               another's
=====================================================================  ==========  ========

Fails on: papers that print an agency's text with nothing of their own, which are taken for the agency;
rewritten articles that repeat "reviewed by the Gazette" twice and never say that the Gazette reported it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from earwitness.ingest.blocks import Line
from earwitness.ingest.draft import Fact
from earwitness.ingest.outlet_signs import (
    DATED,
    OWN,
    SHOWN,
    STRONG,
    TURNS,
    key,
    like_outlet,
    reported_from,
    signs_of,
)
from earwitness.records import BlockKind


@dataclass(slots=True)
class _Signs:
    """What speaks for one name: the forms in which it stands, and the weight of each kind of sign."""

    forms: list[str] = field(default_factory=list)
    weights: dict[str, int] = field(default_factory=dict)
    times: int = 0

    @property
    def weight(self) -> int:
        return sum(self.weights.values())


def shown_outlet(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> Fact | None:
    """The outlet whose name the text shows to be its own, or None where nothing or not enough does."""
    signs: dict[str, _Signs] = defaultdict(_Signs)
    for name, weight, why in signs_of(lines, kinds):
        entry = signs[key(name)]
        entry.forms.append(name)
        entry.times += 1
        entry.weights[why] = _together(why, weight, entry.weights.get(why, 0))
    others = reported_from(lines, kinds) if signs else frozenset()
    _join(signs, others)
    open_to = {k: s for k, s in signs.items() if _decides(s, k in others)}
    if not open_to:
        return None
    ranked = sorted(open_to.items(), key=lambda item: (-item[1].weight, -item[1].times, item[0]))
    best = ranked[0][1]
    if len(ranked) > 1 and ranked[1][1].weight >= best.weight:
        return None
    dated = DATED in best.weights and any(why in best.weights for why in OWN)
    stated = dated or max(best.weights.values()) >= STRONG
    return Fact(
        _form(best.forms), "stated" if stated else "inferred", f"its name in {' and in '.join(best.weights)}"
    )


def _decides(signs: _Signs, reported: bool) -> bool:
    """Whether the signs are enough: one strong one, or several weak ones where nothing speaks against.

    Companies are told things and confirm them too: a name that is not made like an outlet's needs more
    signs, and its article in capitals wherever it stands, as newsrooms write their own names.
    """
    dated = DATED in signs.weights
    if max(signs.weights.values()) >= STRONG or (dated and signs.weight >= STRONG):
        return True
    if reported or dated or signs.times < 2 or signs.weight < 2:
        return False
    if any(map(like_outlet, signs.forms)) or TURNS in signs.weights:
        return True
    named = all(form.startswith("The ") for form in signs.forms)
    return named and signs.times >= 3 and signs.weight >= STRONG and len(signs.weights) >= 2


def _together(why: str, one: int, other: int) -> int:
    """The weight of two signs of one kind: the greater, but two documents shown weigh more than one."""
    return min(2, one + other) if why == SHOWN else max(one, other)


def _join(signs: dict[str, _Signs], others: frozenset[str]) -> None:
    """Counts a short form with the one longer form that ends or begins with it: "Gazette", "Plum Gazette"."""
    for short in sorted(signs, key=lambda k: (len(k), k)):
        longer = [
            k for k in signs if k not in others and (k.endswith(" " + short) or k.startswith(short + " "))
        ]
        if len(longer) == 1:
            mine, to = signs.pop(short), signs[longer[0]]
            to.forms += mine.forms
            to.times += mine.times
            for why, weight in mine.weights.items():
                to.weights[why] = _together(why, weight, to.weights.get(why, 0))


def _form(forms: Sequence[str]) -> str:
    """The fullest form; of equal ones the one not all in capitals, with its article as names have it."""
    fullest = max({key(f) for f in forms}, key=lambda k: (len(k), k))
    same = [f for f in forms if key(f) == fullest]
    best = min(same, key=lambda f: (f.isupper(), not f.startswith("The "), same.index(f)))
    best = best.removesuffix("’s").removesuffix("'s")
    return "The " + best[4:] if best[:4] in ("the ", "The ") else best
