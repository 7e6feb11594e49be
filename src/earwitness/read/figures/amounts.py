"""Where amounts stand in a sentence, and how much they are: a value, a least, a most.

==============================  =====  =====  =====
words                           value  low    high
==============================  =====  =====  =====
40, about 40, nearly 40         40
at least 40, 40 or more, 40+           40
up to 40, fewer than 40                       40
between 40 and 50, 40-50               40     50
dozens, a few hours
twice; half; one in three       2; ½; ⅓
==============================  =====  =====  =====
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from earwitness.numerals import NUMBER, least, number
from earwitness.read.figures.units import MEASURES, PLACED, SIGNS

_LEAST: Final = (
    r"at (?:the very )?least|"
    r"(?:far |many |much |well |not much |not many |not far |significantly |considerably )?"
    r"(?:more than|better than|over|above|past|beyond|upwards? of|in excess of|north of)|"
    r"no (?:fewer|less) than|"
    r"not (?:less|fewer) than|(?:greater|larger|bigger|higher|longer|deeper|taller|older) than|"
    r"exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|top(?:s|ped|ping)|a minimum of|comfortably over|"
    r"(?:just|slightly|a little|a bit) (?:over|above|past|more than)"
)
_MOST: Final = (
    r"at (?:the very )?most|up to|(?:far |many |much |well |significantly |considerably )?"
    r"(?:fewer than|less than|under|below|short of)|no (?:more|longer|higher|later) than|not more than|"
    r"not exceeding|(?:smaller|lower|shorter) than|as (?:many|much|long|high|far) as|a maximum of|within"
)
_ABOUT: Final = (
    r"nearly|almost|about|around|some|roughly|approximately|circa|approaching|an estimated|close to|(?:just|"
    r"slightly|a little|a bit|barely) (?:under|below|shy of|short of|less than|fewer than)|barely over|"
    r"little (?:more|less) than|not quite|the best part of|only|just|as (?:few|little) as|"
    r"a total of|a record|an average of|a further|an additional|an extra|another|an unprecedented|a mere|"
    r"barely|fully|plus or minus|give or take|perhaps|maybe|possibly|probably|a good|a staggering"
)
_MORE: Final = r"another|a further|an additional|an extra|an estimated|a total of|about|around|some|roughly"
_SIGN: Final = r"(?:US|NZ|HK|[ACSR])\$|[$£€¥₹₽₩₦₴₺₪]|(?:USD|GBP|EUR|CHF|Rs\.?)(?=\s?\d)\s?"
_PERCENT: Final = r"\s?%|[\"”’]?[ \u00a0-](?:per ?cent|pct|percentage[ -]points?|basis[ -]points?)\b"
_DEGREE: Final = r"\s?°\s?[CF]?|(?<=\d)(?-i:[CF])(?!\w)"
_UNIT_WORD: Final = r"second|minute|hour|day|night|week|weekend|fortnight|month|year|decade|century"
_TIMES: Final = (
    rf"twice|thrice|more than once|(?:{NUMBER})[ -]times\b(?! (?:table|square))|"
    r"(?:two|three|four|five|ten)fold"
)
_LONG_UNIT: Final = rf"{_UNIT_WORD}|mile|metre|meter|kilomet(?:re|er)|ton|tonne|acre|inch|pint"

_AMOUNT: Final = re.compile(
    rf"(?<![\w.,/:@#–-])(?<!\w['’])"
    rf"(?:(?P<least>{_LEAST})\s+(?:(?:{_MORE})\s+)?|(?P<most>{_MOST})\s+(?:(?:{_MORE})\s+)?"
    rf"|(?P<about>(?:{_ABOUT})\s+(?:(?:{_MORE})\s+)?))?"
    rf"(?:(?P<between>between)\s+)?"
    rf"(?P<minus>minus\s+|[-−](?=\d))?(?P<sign>{_SIGN})?"
    rf"(?:(?P<times>{_TIMES})"
    rf"|(?P<first>{NUMBER})(?P<part>{_PERCENT})?(?P<plus>\+|-plus\b|-odd\b)?"
    rf"(?:(?P<to>\s+to\s+|\s+and\s+|\s?[–-]\s?|\s+or\s+)(?:{_SIGN})?(?P<second>{NUMBER}))?"
    rf"(?P<percent>{_PERCENT})?(?P<degree>{_DEGREE})?"
    rf"|an?\s+(?P<and_half>{_LONG_UNIT}|page)\s+and\s+a\s+half"
    rf"|(?P<article>an?)(?=\s+(?:{_UNIT_WORD})\b)"
    rf"|(?P<half>half)\s+an?(?=\s+(?:{_LONG_UNIT})\b)"
    rf"|(?P<few>a\s+few|several)(?=\s+(?:{_UNIT_WORD})s\b))"
    rf"(?![\w@½]|[.,:/]\d)",
    re.IGNORECASE,
)
_PREFIXED: Final = re.compile(
    r"\b(?:for|in|of|took|takes?|lasts?|lasted|spent|with|within|every)\s+(?:at\s+)?$", re.I
)
_OR_MORE: Final = re.compile(
    r"\s*,?\s*(?:or (?P<more>more|higher|longer|above|over|greater|older)"
    r"|or (?P<less>less|fewer|lower|shorter|under)|or so"
    r"|(?:perhaps|maybe|possibly) (?:(?P<evenmore>more)|(?P<evenless>less|fewer))"
    r"|(?P<atleast>at (?:the )?least(?! (?:\d|[a-z-]+ of\b))|and counting|and rising|and above|and over)"
    r"|(?P<atmost>at (?:the )?most))\b",
    re.I,
)
# "at least 40 and perhaps as many as 60": a range
_AND_UP_TO: Final = re.compile(
    rf",?\s+(?:and|or|but|,)\s*(?:perhaps|possibly|maybe|probably)?\s*(?:as (?:many|much) as|up to|at most|"
    rf"no more than)\s+(?P<most>{NUMBER})(?![\w@½]|[.,:/]\d)",
    re.IGNORECASE,
)
_NOUN: Final = re.compile(r"[ -]?([A-Za-z]+)")
_OF: Final = re.compile(r"\s+of\b")
# "cannot explain more than a third" is at most a third; "never below 90 metres" says where
_DENIED: Final = re.compile(
    r"(?:\b(?:not|cannot|never|hardly|nor|without)|n[’']t)"
    r"(?:\s+(?!that\b|because\b|if\b|but\b|though\b|whether\b|sa(?:y|id)\b|know\b)[\w’'-]+){0,3}\s*$",
    re.I,
)
_PLACE_WORDS: Final = re.compile(r"(?:below|under|above|over|past|beyond)$", re.I)
# "lied over £2m", "a row over 40 jobs": what it is about; "over two lunches": during
_ABOUT_WHICH: Final = re.compile(
    r"\b(?:lie[sd]?|lying|rows?|clash\w*|disput\w+|fights?|fought|battl\w+|war|spat|feud\w*|wrangl\w+|"
    r"argu\w+|"
    r"confusion|anger|angry|fury|furious|outrage\w*|outcry|uproar|backlash|critici\w+|scandal|concerns?|"
    r"fears?|"
    r"worr\w+|questions?|doubts?|alarm|unease|resign\w*|quits?|su(?:e[sd]?|ing)|lawsuits?|arrest\w*|charged|"
    r"fined|jailed|sacked|fired|suspended|probe[sd]?|inquiry|investigat\w+|protest\w*|strikes?|talks|"
    r"debate\w*|"
    r"discuss\w*|deals?|tensions?|apolog\w+|sorry|grilled|quizzed|cover-?up|deadlock|(?:set|laid|"
    r"spelled) out|"
    r"spread|spaced|staggered)[\"”'’]?\s*$",
    re.I,
)
# "six quarters" are none of the four of a whole
_MANY_PARTS: Final = re.compile(r"(?P<many>[a-z]+)[ -](?:quarters|halves|thirds|fifths|tenths)$", re.I)
# what changes goes from one amount to another; who votes or wins has one side and the other
_CHANGE: Final = re.compile(
    r"\b(?:r[io]s(?:e|es|en|ing)|f[ae]ll(?:s|en|ing)?|gr[eo]w(?:s|n|ing)?|drop(?:s|ped|ping)?|climb\w*|"
    r"jump\w*|cut(?:s|ting)?|rais\w+|(?:in|de)creas\w+|reduc\w+|went|gone|goes|chang\w+|lower(?:ed|s|ing)?|"
    r"up|down|slow\w*|surg\w+|"
    r"soar\w*|slid\w*|s[au]nk|shr[aiu]nk|expand\w*|extend\w*|widen\w*|narrow\w*|revis\w+|improv\w+|"
    r"vot(?:e|es|ed|ing)|won|win|beat|lost|lead|leads|led|margin|doubl\w+|tripl\w+|tumbl\w+|plung\w+|"
    r"declin\w+)\b[^.;]{0,40}$",
    re.I,
)
# "5m high", "40m of rope": metres; all other "m" are millions
_METRE: Final = re.compile(
    r"[ -](?:tall|high|long|wide|deep|thick|away|above|below|from|of|off|under|apart|swim|sprint|race|"
    r"freestyle|butterfly|backstroke|hurdles|relay|dash|track|drop|fall|waves?)\b",
    re.I,
)
# a sentence without any of these holds no amount; most do not, and this is soon known
_MAY_HOLD: Final = re.compile(r"[\d½⅓⅔¼¾⅕⅛]")
_LETTERS: Final = re.compile(r"[a-z]+")
_NUMBER_WORDS: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety zero hundred "
    "thousand million billion trillion lakh crore dozen half third quarter fourth fifth sixth seventh "
    "eighth ninth tenth twentieth hundredth thirds quarters fifths sixths sevenths eighths ninths tenths "
    "dozens scores hundreds thousands millions billions trillions twice thrice once twofold threefold "
    "fourfold fivefold tenfold few several second minute hour day night week weekend fortnight "
    "month year decade century".split()
)


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount: its span with what qualifies it, where its number begins and ends, and what it says.

    ``unit`` is what the amount itself says ("percent", "dollar", "share", "time"), None if a noun
    must; ``words`` is the number alone.
    """

    span: tuple[int, int]
    at: int
    stop: int
    words: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    money: bool = False

    @property
    def size(self) -> float | None:
        """The value, or the bound that stands for it."""
        return next((x for x in (self.value, self.low, self.high) if x is not None), None)


def amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    """Amounts of the sentence between *start* and *end*, in order.

    Not all are figures: dates, ages and labels are still among them.

    Fails on: "over" that means during; "he has not said more than 40 died"; changes told by verbs not
    listed ("went 12 to 19" is a change, "crept 12 to 19" a range).
    """
    if not _MAY_HOLD.search(text, start, end) and _NUMBER_WORDS.isdisjoint(
        _LETTERS.findall(text[start:end].lower())
    ):
        return
    at = start
    while match := _AMOUNT.search(text, at, end):
        found = _read(text, match, end)
        yield from found
        at = max(found[-1].span[1] if found else match.end(), match.start() + 1)


def _read(text: str, match: re.Match[str], end: int) -> list[Amount]:
    if match["times"]:
        return [_times(match)]
    if match["first"] is None:
        return _unnumbered(text, match)
    first, second = match["first"], match["second"]
    kind = _pair(text, match) if second else ""
    if kind == "score":
        return []
    if kind == "shares":
        return _shares(match)
    paired = kind == "range"
    stop = match.end() if paired or not second else match.end("plus") if match["plus"] else match.end("part")
    if stop < 0:
        stop = match.end("first")
    inner = stop
    parts = _MANY_PARTS.match(first)
    if parts and (number(first) or 0) >= 1 and not second:
        first = parts["many"]
        stop = inner = match.start("first") + len(first)
    value, last = number(first), number(second) if paired and second else None
    if value is None and least(first) is None:
        return []
    if match["minus"] and value is not None:
        value = -value
    unit = _own_unit(match, paired, value, first)
    low = high = None
    if value is not None and last is not None:
        low, high, value = _same_scale(first, second or "", value, last), last, None
    elif value is not None:
        at_least, at_most, stop, inner = _sides(text, match, stop, end)
        low, high = (value if at_least else None), (value if at_most else None)
        if at_least and (most := _AND_UP_TO.match(text, stop, end)) and number(most["most"]) is not None:
            high, stop = number(most["most"]), most.end()
            inner = stop
        value = None if at_least or at_most else value
    begin = match.start("between") if match["between"] and paired else match.start()
    if match["between"] and not paired:
        begin = match.start("sign") if match["sign"] else match.start("first")
    at = match.start("sign") if match["sign"] else match.start("first")
    if unit is None and first[-1:] == "m" and value is not None and _METRE.match(text, stop, end):
        value, unit = value / 1e6, "metre"
    return [Amount((begin, stop), at, inner, first, value, low, high, unit, bool(match["sign"]))]


def _times(match: re.Match[str]) -> Amount:
    words = match["times"].lower()
    known = {"twice": 2.0, "thrice": 3.0, "more than once": 1.0}
    count = known.get(words)
    if count is None:
        count = number(re.sub(r"[ -]?(?:times|fold)$", "", words))
    at_least = bool(match["least"]) or words == "more than once"
    at_most = bool(match["most"])
    value = None if at_least or at_most else count
    low, high = (count if at_least else None), (count if at_most and not at_least else None)
    return Amount(match.span(), match.start("times"), match.end(), match["times"], value, low, high, "time")


def _shares(match: re.Match[str]) -> list[Amount]:
    """ "46%-35%": two parts of those asked."""
    out = []
    for name in ("first", "second"):
        start, stop = match.span(name)
        out.append(
            Amount((start, stop), start, stop, match[name], number(match[name]), None, None, "percent")
        )
    return out


def _unnumbered(text: str, match: re.Match[str]) -> list[Amount]:
    """ "for a year", "about an hour", "a few hours"; not "a year" alone, which mostly says how often."""
    for name, count in (("few", None), ("half", 0.5)):
        if match[name]:
            return [Amount(match.span(), match.start(name), match.end(), name, count, None, None, None)]
    if unit := match["and_half"]:
        low, high = (1.5 if match["least"] else None), (1.5 if match["most"] else None)
        words = match["and_half"]
        name = MEASURES.get(unit.lower(), unit.lower())
        value = None if low or high else 1.5
        return [Amount(match.span(), match.start("and_half"), match.end(), words, value, low, high, name)]
    qualified = match["about"] or match["least"] or match["most"]
    if not qualified and not _PREFIXED.search(text, max(0, match.start() - 20), match.start()):
        return []
    if re.match(r"a\s+second\b", text[match.start("article") : match.end("article") + 12], re.I):
        return []  # "for a second term"
    low, high = (1.0 if match["least"] else None), (1.0 if match["most"] else None)
    value = None if low or high else 1.0
    return [
        Amount(match.span(), match.start("article"), match.end(), match["article"], value, low, high, None)
    ]


def _pair(text: str, match: re.Match[str]) -> str:
    """What two numbers in a row are: a "range", "two" figures, "shares", or a "score" and no figure."""
    joined = match["to"].strip().lower()
    a, b = number(match["first"]), number(match["second"])
    if a is None or b is None:
        return "two"
    if match["between"]:
        return "range" if joined in ("and", "to") or not joined.isalpha() else "two"
    if joined == "and":
        return "two"
    if not joined.isalpha():
        whole = match["first"].isdigit() and match["second"].isdigit()
        if a >= b and match["part"] and match["percent"]:
            return "shares"
        if whole and (a >= b or (len(match["first"]) == 4 and b < 100)):
            return "score"  # or the years 2018-19
        if not whole and a >= b and not match["second"].endswith(("m", "n", "k")):
            return "two"
        return "range"
    if joined == "to" and _CHANGE.search(text, max(0, match.start() - 60), match.start()):
        return "two"
    scaled = _same_scale(match["first"], match["second"], a, b)
    return "range" if scaled < b else "two"


def _own_unit(match: re.Match[str], paired: bool, value: float | None, first: str) -> str | None:
    part = match["part"] or (match["percent"] if paired or not match["second"] else None)
    if part:
        low = part.lower()
        return "basis point" if "basis" in low else "percentage point" if "point" in low else "percent"
    if match["degree"] and (paired or not match["second"]):
        return "degree"
    if match["sign"]:
        return SIGNS[match["sign"].strip().lower()]
    if match["second"] is None and match.string[match.end("first") : match.end("first") + 1] == "-":
        return None  # "a quarter-century"
    share = value is not None and 0 < value < 1 and (re.search(r"[a-z½⅓⅔¼¾⅕⅛]", first, re.I) or "/" in first)
    return "share" if share else None


def _same_scale(first: str, second: str, low: float, high: float) -> float:
    """ "2 to 3 million": the scale of the second holds for the first where it has none."""
    scaled = re.search(r"[a-z]+$", second.lower())
    plain = not re.search(r"[a-z]", first.lower()) or (" " not in first and low < 100)
    if scaled and plain and low < high:
        factor = number("1 " + scaled[0])
        if factor and factor > 1 and scaled[0] != first.lower() and low * factor <= high:
            return low * factor
    return low


def _sides(text: str, match: re.Match[str], stop: int, end: int) -> tuple[bool, bool, int, int]:
    """Whether the number is a least or a most, where the words that say so end, where its noun begins."""
    at_least, at_most = bool(match["least"]), bool(match["most"])
    if match["plus"]:
        at_least = "odd" not in match["plus"]
    following = _NOUN.match(text, stop, end)
    unit = MEASURES.get(following[1].lower()) if following else None
    bound = match["least"] or match["most"] or ""
    window = text[max(0, match.start() - 60) : match.start()]
    if bound and _DENIED.search(window) and not bound.lower().startswith("not"):
        if unit in PLACED or _PLACE_WORDS.search(bound):
            at_least = at_most = False
        else:
            at_least, at_most = at_most, at_least
    if bound.lower() == "within" and following and _OF.match(text, following.end(), end):
        at_most = False  # "within 28 days of" says how long the time is
    if bound.lower() == "over" and _ABOUT_WHICH.search(window):
        at_least = False
    if bound.lower() == "over" and unit in MEASURES and re.match(_UNIT_WORD, unit or ""):
        at_least = bool(re.search(r"\b(?:for|lasted|took|spent|well|just|is|was)\s*$", window, re.I))
    for place in (stop, following.end() if following else stop):
        after = _OR_MORE.match(text, place, end)
        if after:
            at_least = bool(after["more"] or after["evenmore"] or after["atleast"]) or (
                at_least and not after["less"]
            )
            at_most = bool(after["less"] or after["evenless"] or after["atmost"]) or (
                at_most and not at_least
            )
            return at_least, at_most, after.end(), after.end() if place == stop else stop
    return at_least, at_most, stop, stop
