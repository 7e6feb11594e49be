"""Whether a number changed between two statements: not rounded, not another unit, but another number.

==============================  =============================  ========
earlier                         later                          changed
==============================  =============================  ========
about 60 were killed            60 were killed                 no
about 60 were killed            more than 60 died              yes
31 of 120 lots failed           about a quarter failed         no
31 of 120 lots failed           nearly a third failed          yes
twice he asked                  he asked three times           yes
it began in May 2019            it began in spring             no
it moved 20mm                   it moved 20 centimeters        yes
3 meters long                   ten feet long                  no
40 were hurt                    40 were hurt, 12 badly         no
==============================  =============================  ========
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from earwitness.numerals import NUMBER, least, number
from earwitness.records import Span
from earwitness.trace.drift.stated import Stated
from earwitness.trace.figures.scales import Scale, scale
from earwitness.trace.figures.sizes import Size, sameness, size
from earwitness.trace.figures.words import FUNCTION, words
from earwitness.wordings import wordings

_LEAST: Final = r"at least|more than|over|above|no fewer than|no less than|exceed\w*|upwards? of|in excess of"
_MOST: Final = r"at most|up to|fewer than|less than|under|below|no more than|within|as (?:many|much) as"
_ABOUT: Final = (
    r"about|around|some|roughly|approximately|nearly|almost|close to|an estimated|perhaps|only|just"
)
# Units that are written without a space; "m" is a million as well.
_CLOSE: Final = r"(?:mm|cm|km|kg|kph|mph)\b"
_TOLD: Final = (
    rf"(?P<twice>twice|thrice)|(?P<number>{NUMBER})|(?P<few>a handful|a couple|a few|several|dozens)"
    r"|another (?P<another>dozen|hundred|thousand|million|billion|trillion)\b"
)
_AMOUNT: Final = re.compile(
    rf"(?<![\w.,/:@#-])(?:(?P<least>{_LEAST})\s+|(?P<most>{_MOST})\s+|(?:{_ABOUT})\s+){{0,2}}"
    rf"(?:[$£€¥]\s?)?(?:{_TOLD})"
    r"(?P<part>\s?%|\s?per ?cent\b)?(?:(?:-|\s+)(?P<times>times)\b)?"
    rf"(?:(?={_CLOSE})|(?![\w@]|[.,:/]\d))",
    re.IGNORECASE,
)
_HOLDS: Final = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundreds?|"
    r"thousands?|"
    r"millions?|billions?|trillions?|dozens?|half|third|quarter|fifth|tenth|twice|thrice|handful|"
    r"couple|few|several)\b",
    re.IGNORECASE,
)
_AGE: Final = re.compile(r",\s*$")
_ONE: Final = frozenset({"one", "1", "a", "an"})
_UNIT: Final = re.compile(
    rf"(?:[-\s]+|(?={_CLOSE}))(?:(square|cubic|nautical)[-\s])?([A-Za-z]+)"
    r"(?:(?:\s+of\s+\w+)?\s+(?:an?|per|every|each)\s+(\w+))?"
)
_NEXT: Final = re.compile(r"\s?%|[-\s]?([^\W\d_]+)")
_BOUND: Final = re.compile(rf"(?<!\w)(?:{_LEAST}|{_MOST})\s+(?:(?:{_ABOUT})\s+)?\Z", re.IGNORECASE)
_BEFORE: Final = 40  # characters before a number in which its bound stands
_OF_A: Final = re.compile(r"\s+of(?=\s+an?\b)\s+an?(?=\s)")
_OF_THEM: Final = re.compile(r"\s+of\s+(?:them|these|those|which)\b")
_OF: Final = re.compile(r"\s+(?:(?:\w+\s+){0,2}out of|of)\s+(?:(?:the|its|all|those|some|about)\s+){0,2}$")
# Two numbers of which one counts another thing than the other are no change, if nouns tell.
_MOST_NUMBERS: Final = 60  # that are compared of one statement; a content of more is a table
_SMALL: Final = 10.0
_MAYBE: Final = 0.7  # a bare number that equals a measure: "47", "47 litres"
_LOOK: Final = 40  # characters behind a number in which its noun stands


TIMES: Final = Scale("times")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of a statement: how much, on what scale, the noun that it counts, and where it stands."""

    size: Size
    scale: Scale
    noun: str | None
    span: Span


def number_changed(earlier: Stated, later: Stated, *, one_utterance: bool = True) -> bool:
    """Whether a number of *later* stands where *earlier* has another. A bound set or lifted is a change.

    A number that the other lacks altogether is told more or less, and no change. *one_utterance*: the two
    are one act of saying, so that numbers left over belong together whatever nouns stand with them.

    Fails on: two numbers exchanged for each other; the number of another thing in the place of the one
    that was left out.
    """
    return exchanged(earlier, later, one_utterance=one_utterance) is not None


def exchanged(earlier: Stated, later: Stated, *, one_utterance: bool = True) -> tuple[str, str] | None:
    """The first number of *earlier* in whose place *later* has another, and that one, in their own words."""
    before, after = list(amounts(earlier)), list(amounts(later))
    if not before or not after:
        return None
    shares = [*before, *_shares(earlier, before)]
    left_after = [n for n in after if not any(_agree(n, m) for m in shares)]
    wide = [*after, *_shares(later, after)]
    left_before = [n for n in before if not any(_agree(n, m) for m in wide)]
    whole = {n.span for n in _wholes(earlier, before)}
    for old in left_before:
        for new in left_after:
            if old.span not in whole and _exchanged(new, old, one_utterance):
                return _said(earlier, old), _said(later, new)
    return None


def _said(stated: Stated, n: Number) -> str:
    """A number as it was said, with the bound before it and the unit or noun behind it."""
    text, (start, end) = stated.document.text, n.span
    first, last = max(span for span in stated.content if span[0] <= start)
    bound = _BOUND.search(text[max(first, start - _BEFORE) : start])
    behind = _NEXT.match(text, end, last)
    unit = behind.group() if behind and (behind[1] or "").lower() not in FUNCTION else ""
    return " ".join(f"{bound.group() if bound else ''}{text[start:end]}{unit}".split())


def newer_number(earlier: Stated, later: Stated) -> bool:
    """Whether *later*, which supersedes *earlier*, has a number of the same kind that *earlier* lacks."""
    before = amounts(earlier)
    return any(
        not any(_agree(n, m) for m in before) and any(_exchanged(n, m, False) for m in before)
        for n in amounts(later)
    )


def amounts(stated: Stated) -> tuple[Number, ...]:
    """The amounts that *stated* gives, in their order; dates, years and ages are none."""
    return tuple(islice(_numbers(stated), _MOST_NUMBERS))


def likest(one: Sequence[Number], other: Sequence[Number]) -> float | None:
    """How alike the likest two amounts are: 1 equal, .5 one rounded, -1 apart; None if there are not two.

    Amounts of two kinds, as a time and a length, say nothing about each other: 0 where there are only such.
    """
    if not one or not other:
        return None
    known = [a for n in one for m in other if (a := _alike(n, m)) is not None]
    return max(known, default=0.0)


def _alike(one: Number, other: Number) -> float | None:
    if one.scale.kind != other.scale.kind:
        return _MAYBE if _agree(one, other) else None
    same = sameness(one.size.scaled(one.scale.factor), other.size.scaled(other.scale.factor))
    return {"equal": 1.0, "rounded": 0.5}.get(same or "", -1.0)


def _numbers(stated: Stated) -> Iterator[Number]:
    text = stated.document.text
    for start, end in stated.content:
        if not _HOLDS.search(text, start, end):
            continue
        dated = [w.span for w in wordings(text, start, end)]
        for m in _AMOUNT.finditer(text, start, end):
            at = next((m.span(g) for g in ("twice", "number", "few", "another") if m[g]), m.span())
            if any(s < at[1] and at[0] < e for s, e in dated) or _no_amount(text, m, at, start, end):
                continue
            found = _number(text, m, at, end)
            if found:
                yield found


def _no_amount(text: str, m: re.Match[str], at: Span, start: int, end: int) -> bool:
    """Ages (", 67,"), "one" for somebody, years."""
    said = text[at[0] : at[1]].lower()
    if said in _ONE and not m["times"]:
        return True
    before, after = text[max(start, at[0] - 2) : at[0]], text[at[1] : min(end, at[1] + 1)]
    if _AGE.search(before) and after in (",", "") and said.isdigit() and len(said) <= 2:
        return True
    return said.isdigit() and len(said) == 4 and said[:2] in ("18", "19", "20") and not m["part"]


def _number(text: str, m: re.Match[str], at: Span, end: int) -> Number | None:
    said = m.group()
    if m["twice"]:
        return Number(size(said, 2.0 if m["twice"].lower() == "twice" else 3.0, None, None), TIMES, None, at)
    told = m["number"] or (f"a {m['another']}" if m["another"] else "")
    value = number(told) if told else None
    if value is None and not m["few"] and least(told) is None:
        return None
    low = value if m["least"] else None
    high = value if m["most"] else None
    exact = None if low is not None or high is not None else value
    if m["part"]:
        return Number(size(said, exact, low, high), scale("percent"), None, at)
    if m["times"]:
        return Number(size(said, exact, low, high), TIMES, None, at)
    part = value is not None and 0 < value < 1
    of_a = _OF_A.match(text, m.end(), end) if part else None
    noun, unit = _counted(text, of_a.end() if of_a else m.end(), end)
    on = scale("share" if part and (of_a is None or unit is None) else unit)
    measured = not on.counts and not on.money and on.kind != "part"
    return Number(replace(size(said, exact, low, high), measured=measured), on, noun, at)


def _counted(text: str, at: int, end: int) -> tuple[str | None, str | None]:
    """The noun behind a number, as a stem, and the unit if it is one ("cubic metre", "litres a second")."""
    unit = _UNIT.match(text, at, end)
    if unit:
        word = f"{unit[1]} {unit[2]}" if unit[1] else unit[2]
        rate = f"{word} per {unit[3]}" if unit[3] and not scale(unit[3]).counts else word
        for candidate in (rate, word):
            if not scale(candidate).counts:
                return None, candidate
    behind = words(text, at, min(end, at + _LOOK))
    for word in behind[:3]:
        if word.fold not in FUNCTION and not word.fold[0].isdigit():
            return word.stem, None
        if word.fold in FUNCTION and word.fold not in ("of", "the"):
            break
    return None, None


def _pairs(stated: Stated, found: list[Number]) -> Iterator[tuple[Number, Number]]:
    """A part and its whole: "31 of the 120 lots", "tested 120 lots and 31 of them failed"."""
    text = stated.document.text
    for a in found:
        for b in found:
            x, y = a.size.value, b.size.value
            if a is b or x is None or y is None or not a.scale.counts or not b.scale.counts or not 0 < x < y:
                continue
            if (a.span[1] <= b.span[0] and _OF.fullmatch(text[a.span[1] : b.span[0]])) or (
                b.span[1] <= a.span[0] and _OF_THEM.match(text, a.span[1])
            ):
                yield a, b


def _shares(stated: Stated, found: list[Number]) -> Iterator[Number]:
    """Parts of a whole as shares."""
    for part, whole in _pairs(stated, found):
        share = (part.size.value or 0.0) / (whole.size.value or 1.0)
        yield Number(Size(value=share), scale("share"), None, part.span)


def _wholes(stated: Stated, found: list[Number]) -> Iterator[Number]:
    """Numbers that others are a part of: to leave one out changes nothing."""
    return (whole for _, whole in _pairs(stated, found))


def _agree(one: Number, other: Number) -> bool:
    """Whether two numbers may be the same one told again."""
    if one.scale.kind != other.scale.kind:
        bare = (one.noun is None and one.scale.counts) or (other.noun is None and other.scale.counts)
        return bare and sameness(one.size, other.size) == "equal"
    same = sameness(one.size.scaled(one.scale.factor), other.size.scaled(other.scale.factor))
    if same == "rounded" and (_bounded(one.size) or _bounded(other.size)):
        return False  # "more than 60" for "about 60", "thousands" for 2,300
    return same != "apart"


def _bounded(size: Size) -> bool:
    """Whether it says "at least" or "dozens"; "a handful" and "several" are as good as a small number."""
    return size.value is None and (size.low or size.high or 0.0) >= _SMALL


def _exchanged(one: Number, other: Number, one_utterance: bool) -> bool:
    """Whether the one may stand in the place of the other."""
    if one_utterance:
        return one.scale.kind == other.scale.kind or one.scale.kind == "part" or other.scale.kind == "part"
    same_noun = one.noun == other.noun or one.noun is None or other.noun is None
    return one.scale.kind == other.scale.kind and same_noun
