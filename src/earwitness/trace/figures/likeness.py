"""Whether two figures count the same, a part of it, something that is easily taken for it, or neither.

=====================================  =====================================  ==========================
one                                    other                                  likeness
=====================================  =====================================  ==========================
60 soldiers killed at the fort         71 dead soldiers of the fort           same
60 soldiers killed at the fort         38 dead by the evening before          part
60 soldiers killed at the fort         60 soldiers wounded at the fort        other (the same number)
412 prisoners                          a garrison of 520                      other (near, of one place)
31 lots failed                         31 vials were sent back                other (the same number)
31 of 120 lots failed                  a quarter of the lots failed           same, as shares
60 soldiers killed at the fort         a bridge of 60 metres                  none
=====================================  =====================================  ==========================

Fails on: things told apart by a place in another sentence; two things with one name and no qualifier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from earwitness.trace.figures.concepts import is_people
from earwitness.trace.figures.counted import Counted
from earwitness.trace.figures.sizes import Sameness, Size, ratio, sameness
from earwitness.trace.figures.terms import terms

Kind = Literal["same", "part", "other", "none"]

# Shares of the lighter figure's terms that the other has, by weight; chosen on the pairs of the three
# annotated bundles, of which same things have .5 and more but for a handful.
_SAME: Final = 0.45
_SAME_EQUAL: Final = 0.3  # where the numbers are equal and the same happened to what is counted
_ALIKE: Final = 0.3  # for different things of one kind to be near enough to be taken for each other
_BARE: Final = 0.6  # where only one of the two says what happened to what it counts
_AKIN: Final = 0.3  # beside the noun, of counts of which nothing is told, to be of one thing at all
_CONTEXT: Final = 0.5  # shared words of the sentences, where ``what`` says hardly anything
_ALLOWED: Final = "capacity"
_ONE_MATTER: Final = 2  # rare names that two articles share if they are on one affair
# Numbers below this are shared by chance.
_STRIKING: Final = 11.0
_LARGE: Final = 100.0  # larger ones are rare enough if they are not round
_RARE: Final = 0.9  # of a word, to be the matter's own: a name, a product
# Numbers of different things this near are compared by readers: prisoners with the garrison.
_NEAR: Final = 1.6


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two figures are to each other: the kind, their sizes compared, and why not the same."""

    kind: Kind
    size: Sameness | None = None
    why: str = ""


_NONE: Final = Likeness("none")


def likeness(a: Counted, b: Counted, bases: Mapping[str, Size] | None = None) -> Likeness:
    """How *a* and *b* compare. *bases*: by figure, the size of the whole that it is a part of."""
    found = _likeness(a, b, bases or {})
    if found.kind == "other" and a.scale.kind == b.scale.kind == "time":
        return _NONE  # everything lasts; only one thing's lengths are compared
    if a.figure.id == b.base or b.figure.id == a.base:
        return _NONE  # a part and its whole
    return found if _one_affair(a, b) else _NONE


def _likeness(a: Counted, b: Counted, bases: Mapping[str, Size]) -> Likeness:
    if a.scale.kind != b.scale.kind:
        if a.scale.money and b.scale.money and overlap(a.terms, b.terms) >= _SAME:
            return Likeness("other", None, f"in two currencies: {a.figure.unit}, {b.figure.unit}")
        return _as_shares(a, b, bases) or _rate_left_out(a, b) or _same_number(a, b)
    size = sameness(a.size, b.size)
    if size is None or a.short != b.short or (size == "apart" and (_bare(a) or _bare(b)) and not _akin(a, b)):
        return _NONE
    shared = overlap(a.terms, b.terms)
    if not _one_head(a, b) and (a.scale.counts or a.scale.kind == "part"):
        return _other_head(a, b, shared, size)
    told = _states(a, b)
    if told == "apart":
        return _other_state(a, b, shared, size)
    if told == "part" and not (size == "equal" and shared >= _SAME):
        wide = shared >= _ALIKE
        return Likeness("other", size, _states_differ(a, b)) if wide else _NONE
    if not _same_thing(a, b, told, shared, size):
        return _almost(a, b, told, shared, size)
    return _restricted(a, b, size) or Likeness("same", size)


def _one_affair(a: Counted, b: Counted) -> bool:
    """Whether two figures may be of one affair: their articles name somebody or some place in common.

    Of thin figures ("40 soldiers were killed") the sentences must not name different places alone.
    """
    shared = len(a.matter & b.matter)
    if min(len(a.matter), len(b.matter)) > _ONE_MATTER and shared < _ONE_MATTER:
        return False
    apart = bool(a.places and b.places) and not a.places & b.places
    return not (apart and a.thin and b.thin and shared < _ONE_MATTER)


def overlap(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The share of the lighter one's weight that both have."""
    lighter, other = (a, b) if sum(a.values()) <= sum(b.values()) else (b, a)
    whole = sum(lighter.values())
    return sum(min(w, other[t]) for t, w in lighter.items() if t in other) / whole if whole else 0.0


def _bare(a: Counted) -> bool:
    """Whether nothing is told of what it counts or measures: "two people", "12 millimeters"."""
    rate = "per" in a.scale.kind or a.scale.kind == "part"
    return a.thin and not rate and (not a.states if a.scale.counts else not a.figure.what)


def _akin(a: Counted, b: Counted) -> bool:
    """Whether both share a word beside the noun or unit: "two people" and "41 men" are not the same."""
    return overlap(_beside_unit(a), _beside_unit(b)) >= _AKIN


def _beside_unit(a: Counted) -> dict[str, float]:
    units = () if a.scale.counts else terms(a.figure.unit or "")
    return {t: w for t, w in _beside_head(a).items() if t not in units}


def _one_head(a: Counted, b: Counted) -> bool:
    """Whether both count things of one name; "people" may be soldiers."""
    if a.head is None or b.head is None or a.head == b.head:
        return True
    people = is_people(a.head) and is_people(b.head)
    return people and "person" in (a.head, b.head)


def _states(a: Counted, b: Counted) -> Literal["same", "unsaid", "part", "apart"]:
    if a.states == b.states:
        return "same"
    if _ALLOWED in a.states ^ b.states:
        return "apart"  # "against a permitted 60"
    if not a.states or not b.states:
        return "unsaid"
    return "part" if a.states < b.states or b.states < a.states else "apart"


def _same_thing(
    a: Counted, b: Counted, told: Literal["same", "unsaid", "part", "apart"], shared: float, size: Sameness
) -> bool:
    equal = size == "equal"
    context = overlap(a.around, b.around)
    if told == "unsaid":
        if equal:
            return shared >= _BARE or (_striking(a) and shared > 0) or context >= _CONTEXT
        return shared >= _BARE and overlap(_beside_head(a), _beside_head(b)) >= _BARE
    if a.states and (a.thin or b.thin) and len(a.matter & b.matter) >= _ONE_MATTER:
        return shared >= _ALIKE
    if a.states:
        enough = _SAME_EQUAL if equal and (_striking(a) or shared >= _SAME_EQUAL) else _SAME
        return shared >= enough or (equal and context >= _CONTEXT)
    if equal and _striking(a) and (a.head is None or a.head == b.head):
        return shared >= _SAME_EQUAL or context >= _ALIKE
    return shared >= _SAME or (equal and context >= _CONTEXT)


def _beside_head(a: Counted) -> dict[str, float]:
    return {t: w for t, w in a.terms.items() if t != a.head}


def _striking(a: Counted) -> bool:
    """A number that two hardly have by chance."""
    raw = next((x for x in (a.figure.value, a.figure.low, a.figure.high) if x is not None), 0.0)
    return abs(raw) >= _STRIKING


def _restricted(a: Counted, b: Counted, size: Sameness) -> Likeness | None:
    """The same things, of which one figure has only a part: a list, those until then."""
    if size == "equal":
        return None
    if a.until != b.until and not _until_later(a, b):
        early = a if a.until else b
        return Likeness("part", size, f"one is for an earlier moment ({_said(early)})")
    if a.listed != b.listed:
        return Likeness("other", size, "one is of those on a list, or seen, and not of all")
    return None


def _until_later(a: Counted, b: Counted) -> bool:
    """The one that says until when is for a later time than the other: it holds all of it."""
    until, other = (a.dates.when, b.dates.of) if a.until else (b.dates.when, a.dates.of)
    if (a if a.until else b).dates.of is None:
        return False
    return until is not None and other is not None and other.before(until)


def _almost(a: Counted, b: Counted, told: str, shared: float, size: Sameness) -> Likeness:
    """One kind of thing and not the same: others of them, elsewhere or in another matter."""
    if told == "same" and a.states and shared >= _ALIKE:
        return Likeness("other", size, _of_two(a, b))
    named = bool(a.names & b.names)
    if shared >= _ALIKE and (named or size == "equal"):
        return Likeness("other", size, _of_two(a, b))
    if a.scale.counts or "per" in a.scale.kind or a.scale.kind == "part":
        near = ratio(a.size, b.size)
        if near is not None and near <= _NEAR and shared >= _ALIKE:
            return Likeness("other", size, _of_two(a, b))
    return _NONE


def _other_state(a: Counted, b: Counted, shared: float, size: Sameness) -> Likeness:
    """Other things happened: comparable in the eye of a reader if the numbers are near."""
    near = ratio(a.size, b.size)
    if size == "equal" and (_striking(a) or shared >= _ALIKE):
        return Likeness("other", size, _states_differ(a, b))
    if _ALLOWED in a.states | b.states and shared >= _ALIKE:
        return Likeness("other", size, "one is what is allowed or provided for")
    if near is not None and near <= _NEAR and shared >= _ALIKE:
        return Likeness("other", size, _states_differ(a, b))
    return _NONE


def _other_head(a: Counted, b: Counted, shared: float, size: Sameness) -> Likeness:
    if size == "equal" and _taken_for(a, b):
        return Likeness("other", size, f"the same number of other things: {_said(a)}, {_said(b)}")
    near = ratio(a.size, b.size)
    told = bool(a.states) and a.states == b.states
    people = told and is_people(a.head) and is_people(b.head) and shared >= _ALIKE
    parts = told and a.scale.kind == "part" and near is not None and near <= _NEAR
    return (
        Likeness("other", size, f"one counts {_said(a)}, the other {_said(b)}") if people or parts else _NONE
    )


def _same_number(a: Counted, b: Counted) -> Likeness:
    """ "1,900 litres a second" and "1,900 people" are easily taken for each other."""
    x, y = a.figure.value, b.figure.value
    if x is None or x != y or "time" in (a.scale.kind, b.scale.kind) or not _taken_for(a, b):
        return _NONE
    return Likeness("other", "equal", f"the same number of other things: {_said(a)}, {_said(b)}")


def _taken_for(a: Counted, b: Counted) -> bool:
    """Whether one number of two things may be taken for one: it is a rare one, or of one matter."""
    if not _striking(a):
        return False
    number = abs(a.figure.value or a.figure.low or a.figure.high or 0.0)
    matter = any(w >= _RARE and t in b.around for t, w in a.around.items())
    return matter or (number >= _LARGE and number % _LARGE > 0) or number >= _LARGE * 10


def _rate_left_out(a: Counted, b: Counted) -> Likeness | None:
    """ "12 litres a second" told as "12 litres" in the next article."""
    kinds = sorted((a.scale.kind, b.scale.kind), key=len)
    if kinds[1] != f"{kinds[0]} per time" or len(a.matter & b.matter) < _ONE_MATTER:
        return None
    x, y = a.figure.value, b.figure.value
    return Likeness("same", "equal") if x is not None and x == y else None


def _as_shares(a: Counted, b: Counted, bases: Mapping[str, Size]) -> Likeness | None:
    """ "31 of the 120 lots" and "a quarter"."""
    if {a.scale.kind, b.scale.kind} != {"part", "count"}:
        return None
    part, number = (a, b) if a.scale.kind == "part" else (b, a)
    base = bases.get(number.figure.id)
    if base is None or base.value in (None, 0.0) or number.size.value is None:
        return None
    shared = overlap(part.terms, number.terms)
    share = replace(number.size, value=number.size.value / (base.value or 1.0), part=True)
    size = sameness(part.size, share)
    if size is None or part.states != number.states:
        return None
    if shared >= _SAME and size != "apart":
        return Likeness("same", "rounded")
    close = ratio(part.size, share)
    if close is not None and close <= _NEAR:
        return Likeness("other", size, f"a share of {_said(part)}, and a number of {_said(number)}")
    return None


def _states_differ(a: Counted, b: Counted) -> str:
    return f"one counts those {_plain(a)}, the other those {_plain(b)}"


_WORDS: Final = {
    "present": "there", "left": "who left", "living": "who live there", "told": "reported",
    "capacity": "allowed or provided for", "asked": "asked for", "seen": "seen", "casualties": "lost",
    "for": "in favor", "against": "against",
}  # fmt: skip


def _plain(a: Counted) -> str:
    return " and ".join(_WORDS.get(s, s) for s in sorted(a.states))


def _of_two(a: Counted, b: Counted) -> str:
    """What each is of, also where both have one name for it."""
    one, other = _said(a), _said(b)
    if one.lower() == other.lower():
        return f"both are of {one}, but of others, elsewhere or in another matter"
    return f"one is of {one}, the other of {other}"


def _said(a: Counted) -> str:
    return a.figure.what or (a.figure.unit or "") or "it"
