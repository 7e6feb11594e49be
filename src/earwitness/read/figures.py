"""Figures: how many, how much, how long, with what is counted and on whose word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from earwitness.numerals import NUMBER, least, number
from earwitness.records import Document, Figure, Report, Span, make_id

_READ: Final = ("headline", "subhead", "body", "caption")

# What stands before a number and says how it is meant. Anything else leaves it exact.
_LEAST: Final = r"at least|more than|over|above|no fewer than|no less than|not less than|upwards of|in excess of|well over|past|exceed|exceeds|exceeding|exceeded|as many as(?= at least)"
_MOST: Final = r"at most|up to|fewer than|less than|under|below|no more than|not more than|as many as|as much as|well under|a maximum of|within"
_ABOUT: Final = (
    r"nearly|almost|about|around|some|roughly|approximately|an estimated|close to|just under|just over|"
    r"the best part of|only|just|as few as|as little as|a total of|an average of|a further|another"
)
_CURRENCY: Final = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "NZ$": "NZD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
}
_FIGURE: Final = re.compile(
    rf"(?<![\w.,/:’'@#–-])"
    rf"(?:(?P<most>{_MOST})\s+|(?P<least>{_LEAST})\s+|(?P<about>{_ABOUT})\s+)?"
    rf"(?P<between>between\s+|from\s+)?"
    rf"(?P<money>US\$|NZ\$|[AC]\$|[$£€¥])?"
    rf"(?P<first>{NUMBER})"
    rf"(?:(?P<to>\s+to\s+|\s+and\s+|\s?[–-]\s?|\s+or\s+)(?:US\$|NZ\$|[AC]\$|[$£€¥])?(?P<second>{NUMBER}))?"
    rf"(?P<percent>\s?%|\s+per\s?cent\b|\s+percentage\s+points?\b)?"
    rf"(?![\w@]|[.,:/]\d)"
    rf"(?P<after>\s+or\s+(?:less|fewer|more)\b)?",
    re.IGNORECASE,
)
_MONTH: Final = (
    r"jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|"
    r"sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
)
_AFTER_DATE: Final = re.compile(
    rf"\s*(?:st|nd|rd|th)?\s*(?:of\s+)?(?:{_MONTH})\b(?! (?:be|not|have)\b)", re.I
)
_BEFORE_DATE: Final = re.compile(
    rf"(?:\b(?:{_MONTH})|\b(?:in|since|of|by|until|from|before|after|late|early|mid|spring|summer|autumn|fall|winter|year))[\s-]*$",
    re.I,
)
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d$")
# A name or a place in a list, not an amount: "No 7", "Article 5", "Route 66", "page 12", "aged 45"
_LABEL: Final = re.compile(
    r"\b(?:nos?|number|article|section|chapter|clause|page|pages|pp|route|highway|road|room|line|platform|gate|"
    r"flight|unit|block|level|phase|stage|type|model|version|volume|vol|part|act|annex|table|figure|fig|item|"
    r"rule|law|resolution|protocol|form|grade|class|group|division|squadron|battalion|regiment|channel|radio|"
    r"aged?|turned|born|boy of|girl of|slide|sensor|pump|pier|berth|hall|ward|bay|shaft|pit|well|station|track|lot|appendix|paragraph|para|day|week|year|round|game|lap|hole|mark|site|zone|sector|tower|reactor|pump|valve|exhibit|case|file)\.?\s*$",
    re.I,
)
_CLOCK: Final = re.compile(
    r"\s*(?:[ap]\.?m\b\.?|o['’]clock|hours\b(?= (?:GMT|local))|GMT\b|BST\b|[ap]m\b)", re.I
)
_AGE_AFTER: Final = re.compile(r"(?:[- ]years?[- ]old|,? who\b)", re.I)
_AGO: Final = re.compile(
    r"\s*(?:more\s+)?(?:seconds?|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))\s+"
    r"(?:ago|earlier|later|into|from now|hence)\b",
    re.I,
)
_SCORE: Final = re.compile(r"^\d{1,2}[–-]\d{1,2}$")
_WORD: Final = re.compile(r"[\w’'-]+")
_ONE: Final = re.compile(r"(?:one|a|an)$", re.I)
# "a third of", "by a third", "a third more"; but "a third, who", "a tenth person" come next in a row
_PART_BEFORE: Final = re.compile(
    r"\b(?:by|than|about|nearly|almost|some|around|only|just|up|down|over|roughly)\s*$", re.I
)
_PART_AFTER: Final = re.compile(r"\s*(?:of\b|more\b|less\b|fewer\b|higher\b|lower\b|as\b|[.;]|$)", re.I)
_NTH: Final = re.compile(r"an? (?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)$", re.I)
_LIMITS: Final = re.compile(r"\b(?:below|under|above|over)$", re.I)
_MEASURED: Final = frozenset(["metre", "kilometre", "foot", "mile", "degree", "centimetre", "millimetre"])
_UNCERTAIN: Final = re.compile(r"\b(?:not|cannot|no|never|hardly)\b[^.;]{0,40}$|n[’']t\b[^.;]{0,40}$", re.I)

_UNITS: Final = {
    unit: name
    for name, units in {
        "second": "second seconds sec secs",
        "minute": "minute minutes min mins",
        "hour": "hour hours hr hrs",
        "day": "day days night nights",
        "week": "week weeks",
        "fortnight": "fortnight fortnights",
        "month": "month months",
        "year": "year years",
        "decade": "decade decades",
        "millimetre": "millimetre millimetres millimeter millimeters mm",
        "centimetre": "centimetre centimetres centimeter centimeters cm",
        "metre": "metre metres meter meters m",
        "kilometre": "kilometre kilometres kilometer kilometers km",
        "inch": "inch inches",
        "foot": "foot feet ft",
        "yard": "yard yards",
        "mile": "mile miles",
        "nautical mile": "nautical-mile nautical-miles",
        "gram": "gram grams gramme grammes g",
        "kilogram": "kilogram kilograms kilo kilos kg",
        "tonne": "tonne tonnes ton tons",
        "pound (weight)": "lb lbs",
        "litre": "litre litres liter liters",
        "gallon": "gallon gallons",
        "barrel": "barrel barrels",
        "hectare": "hectare hectares",
        "acre": "acre acres",
        "megawatt": "megawatt megawatts mw",
        "volt": "volt volts",
        "degree": "degree degrees",
        "person": "person people men women children persons",
        "GBP": "pound pounds pence",
        "EUR": "euro euros",
        "USD": "dollar dollars cent cents",
        "percentage point": "percentage-point percentage-points",
    }.items()
    for unit in units.split()
}
_TIMES: Final = frozenset(
    ["day", "days", "week", "weeks", "month", "months", "year", "years", "hour", "hours", "minute", "minutes"]
)
# Where the noun phrase after a number ends.
_STOP: Final = frozenset(
    [
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "did",
        "does",
        "do",
        "said",
        "says",
        "say",
        "told",
        "according",
        "and",
        "or",
        "but",
        "because",
        "while",
        "when",
        "where",
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "as",
        "if",
        "than",
        "then",
        "since",
        "before",
        "after",
        "until",
        "by",
        "at",
        "on",
        "from",
        "to",
        "into",
        "with",
        "without",
        "against",
        "under",
        "over",
        "during",
        "for",
        "between",
        "through",
        "about",
        "after",
        "amid",
        "left",
        "died",
        "fled",
        "went",
        "came",
        "took",
        "made",
        "left",
        "lost",
        "found",
        "killed",
        "injured",
        "remain",
        "remained",
        "rose",
        "fell",
        "a",
        "an",
        "the",
        "this",
        "these",
        "those",
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "not",
        "so",
        "ago",
        "earlier",
        "later",
    ]
)
_LONGEST_WHAT: Final = 6
_FEW: Final = 12  # so many speakers at most are counted, not measured


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    what: str


def figures(document: Document, reports: Sequence[Report]) -> tuple[Figure, ...]:
    """Every figure of *document* in order, each tied to the innermost report whose content holds it.

    ``report`` is None where the outlet gives the figure itself. Not figures: dates, times of day, ages,
    house and item numbers, scores, and "one" that stands for a person or thing.

    Fails on: years that are amounts ("2000 people" is read, "2000 died" is not); numbers in names
    that no label announces ("Apollo 13").
    """
    owner = _Owner(reports)
    heads = {start for r in reports for start, _ in r.source.spans}
    out = []
    for found in _found(document):
        if found.span[0] in heads and found.value is not None and found.value in range(1, _FEW + 1):
            continue  # "two officials said" is how many said it
        out.append(
            Figure(
                id=make_id("fig", document.id, found.span),
                document=document.id,
                span=found.span,
                value=found.value,
                low=found.low,
                high=found.high,
                unit=found.unit,
                what=found.what,
                report=owner.of(found.span),
            )
        )
    return tuple(out)


class _Owner:
    """Which report's content holds a place, the innermost if several."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self._pieces = sorted(
            (start, end, sum(e - s for s, e in r.content), r.id) for r in reports for start, end in r.content
        )
        self._starts = [p[0] for p in self._pieces]
        # the longest piece bounds how far back a holder can begin
        self._longest = max((end - start for start, end, _, _ in self._pieces), default=0)

    def of(self, span: Span) -> str | None:
        at = bisect_right(self._starts, span[0])
        holders = []
        while at and self._starts[at - 1] >= span[0] - self._longest:
            at -= 1
            start, end, size, report = self._pieces[at]
            if start <= span[0] and span[1] <= end:
                holders.append((size, report))
        return min(holders)[1] if holders else None


def _found(document: Document) -> Iterator[_Found]:
    text = document.text
    blocks = [(b.start, b.end) for b in document.blocks if b.kind in _READ] or [(0, len(text))]
    for start, end in blocks:
        for match in _FIGURE.finditer(text, start, end):
            found = _figure(text, match, end)
            if found:
                yield found


def _figure(text: str, match: re.Match[str], end: int) -> _Found | None:
    first, second = match["first"], match["second"]
    after = text[match.end() : min(match.end() + 60, end)]
    before = text[
        max(0, match.start("first") - 30) : match.start("money") if match["money"] else match.start("first")
    ]
    paired = second is not None and _is_range(match)
    stop = match.end() if paired or second is None else match.end("first")
    if second is not None and not paired:
        after = text[stop : min(stop + 60, end)]
    percent = match["percent"] if stop == match.end() else None
    if not match["money"] and not percent and _no_amount(first, second, before, after):
        return None
    low = high = None
    value = number(first)
    vague = value is None and least(first) is not None
    last = number(second) if paired and second else None
    if value is None and not vague:
        return None
    unit, what, stop = _counted(text, stop, end, bool(match["money"]))
    at_least, at_most = match["least"], match["most"]
    if (at_least or at_most) and unit in _MEASURED and _LIMITS.search(at_least or at_most):
        at_least = at_most = None  # "below 90 metres" says where, not how many
    if at_least and _UNCERTAIN.search(text[max(0, match.start() - 50) : match.start()]):
        at_least, at_most = None, at_least  # "cannot explain more than a third"
    if match["after"]:
        at_least, at_most = (
            (match["after"], None) if "more" in match["after"].lower() else (None, match["after"])
        )
    if value is not None and last is not None:
        low, high = _same_scale(first, second or "", value, last), last
        value = None
    elif at_least:
        low, value = value, None
    elif at_most:
        high, value = value, None
    if percent:
        unit = "percent" if "point" not in percent else "percentage point"
    elif match["money"]:
        unit = _CURRENCY.get(match["money"].upper(), match["money"])
    elif unit is None and value is not None and value < 1 and re.search(r"[a-z]", first):
        unit = "share"
    begin = match.start()
    return _Found((begin, stop), value, low, high, unit, what)


def _is_range(match: re.Match[str]) -> bool:
    """ "between 10 and 20", "10 to 20", "10-20"; "three and four" is two figures."""
    joined = match["to"].strip()
    if match["between"]:
        return True
    if joined == "and":
        return False
    a, b = number(match["first"]), number(match["second"])
    return a is not None and b is not None and a < b


def _same_scale(first: str, second: str, low: float, high: float) -> float:
    """ "2 to 3 million": the scale of the second holds for the first where it has none."""
    scaled = re.search(r"[a-z]+$", second.lower())
    if scaled and not re.search(r"[a-z]", first.lower()) and low < high:
        factor = number("1 " + scaled[0]) if scaled[0] not in _UNITS else None
        if factor and low * factor <= high:
            return low * factor
    return low


def _no_amount(first: str, second: str | None, before: str, after: str) -> bool:
    digits = first.isdigit()
    if _LABEL.search(before) and (digits or not re.search(r"\bat\s*$", before)) and not _unit_follows(after):
        return not re.search(r"\bat\s*$", before) or _CLOCK.match(after) is not None or digits
    if _CLOCK.match(after) or _AGO.match(after):
        return True
    if _NTH.match(first) and not (_PART_AFTER.match(after) or _PART_BEFORE.search(before)):
        return True
    if re.search(r"\b(?:at|by|from|until|since|before|after)\s*$", before) and re.match(
        r"\d\d?[.:]\d\d$", first
    ):
        return True
    if re.search(r"\b[A-Z]{4,} $", before) and re.match(r"-", after):
        return True  # an agency's "UPDATE 2-"
    if digits and (
        _AFTER_DATE.match(after) or (len(first) <= 2 and re.search(rf"\b(?:{_MONTH})\s*$", before, re.I))
    ):
        return True
    if digits and _YEAR.match(first) and not _unit_follows(after) and not re.match(r"\s+[a-z]{3,}s\b", after):
        return True
    if digits and _YEAR.match(first) and _BEFORE_DATE.search(before):
        return True
    if second is not None and _SCORE.match(f"{first}-{second}") and not _unit_follows(after):
        return True
    if re.match(r"(?:-| )years?(?:-| )old", after) or (
        digits and re.search(r",\s*$", before) and re.match(r"\s*,", after)
    ):
        return True
    if _ONE.match(first) and not re.match(
        r"\s+(?:in\s+\w+|" + "|".join(sorted(_UNITS, key=len, reverse=True)) + r")\b", after
    ):
        return True
    return bool(re.match(r"\s+of\s+(?:the|his|her|its|their|them|us|our|my)\b", after) and _ONE.match(first))


def _unit_follows(after: str) -> bool:
    word = _WORD.search(after)
    return word is not None and word.group().lower() in _UNITS


def _counted(text: str, at: int, end: int, money: bool) -> tuple[str | None, str, int]:
    """The unit, what is counted, and where the figure ends (after its unit)."""
    words: list[str] = []
    unit, stop, here = None, at, at
    for match in _WORD.finditer(text, at, min(end, at + 80)):
        gap = text[here : match.start()]
        if re.search(r"[.,;:!?()\n\"”“]", gap) or len(words) >= _LONGEST_WHAT:
            break
        word = match.group()
        lowered = word.lower().lstrip("-")
        if not words and unit is None and lowered in _UNITS and not money:
            unit, stop, here = _UNITS[lowered], match.end(), match.end()
            rate = re.match(r"\s+(?:a|an|per|every|each)\s+(\w+)", text[stop : stop + 30])
            if rate and rate[1].lower() in _UNITS and _UNITS[rate[1].lower()] != "person":
                unit = f"{unit}/{_UNITS[rate[1].lower()]}"
                stop = here = stop + rate.end()
            continue
        if lowered in _STOP or (lowered == "of" and not words and unit is None):
            if lowered == "of":
                here = match.end()
                continue
            break
        words.append(word)
        here = match.end()
    return unit, " ".join(w for w in words if w.lower() != "of" or len(words) > 1).removeprefix("of "), stop
