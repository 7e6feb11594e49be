"""Finding words that date something: "on Monday", "in its May bulletin", "two days later", "once"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from earwitness.days import MONTH, WEEKDAY
from earwitness.records import Span

_COUNT: Final = (
    r"an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|several|a\ few|a\ couple\ of"
)
_PERIOD: Final = r"minute|hour|day|night|week|fortnight|month|year|decade"
_PART: Final = r"(?:\ (?:morning|afternoon|evening|night|lunchtime|noon|midnight)\b)?"
_YEAR: Final = r"(?:19|20)\d\d"
_DAY: Final = r"[0-3]?\d(?:st|nd|rd|th)?"
_ISSUED: Final = (
    r"bulletin|report|letter|memo(?:randum)?|meeting|statement|speech|interview|survey|poll|issue|edition|"
    r"filing|"
    r"hearing|e-?mail|message|post|note|review|audit|briefing|update|forecast|estimate|conference|call|"
    r"announcement|testimony|ruling|study|paper|article|newsletter|figures?|data|session|summit|visit|"
    r"trip|roadshow|rally|debate|congress|"
    r"lunch|dinner|talks|sitting|tour|column|release|order|warning|inspection|count"
)
_BEFORE_NOUN: Final = r"(?:an?|the|that|this|it|they|he|she|we|I|his|her|its|their|[A-Z]\w+)\b"
_ABOUT: Final = r"(?:about|nearly|some|almost|just|only|more\ than|over|at\ least|(?:only\ )?shortly)\ "
# "at 10.30 on Monday" is a time, "at 1.86 crowns" none
_AFTER_TIME: Final = (
    r"(?:on|in|when|and|to|that|as|the|with|local|after|before|it|he|she|they|for|but|[ap]\.?m)\b"
)
_EDGE: Final = r"(?:(?:early|mid|late|beginning\ of|middle\ of|end\ of|start\ of)[-\ ])?"
_WORDING: Final = re.compile(
    rf"""(?<!\d[,.])\b(?:
    (?P<iso>{_YEAR}-[01]\d-[0-3]\d)
    |(?P<full>(?:(?:on|since|from|until|till|by|(?P<btw>between))\ )?(?:(?:{WEEKDAY})\b\.?,?\ )?(?:the\ )?
        (?:(?P<d1>{_DAY})(?:(?(btw)\ and\ |(?:\ ?[-–]\ ?|\ to\ ))(?P<e1>{_DAY}))?\ (?:of\ )?(?P<m1>{MONTH})
          |(?P<m2>{MONTH})\ (?P<d2>{_DAY})(?![\d:]|[,.]\d)
            (?:(?(btw)\ and\ |\ ?(?:[-–]|to\ )\ ?)(?P<e2>{_DAY})(?!\d))?)
        (?:,?\ (?P<y1>{_YEAR})\b|\ (?:of\ )?(?P<yrel1>this|last|next)\ year)?)
    |(?P<week>(?:in\ |during\ )?the\ (?P<wn>first|second|third|fourth|last)\ week\ (?:of|in)\ (?P<m4>{MONTH})
        (?:,?\ (?P<y4>{_YEAR}))?)
    |(?P<month>(?P<mrel>(?:back\ )?in|as\ (?:early|late|recently|far\ back)\ as
            |during|since|last|this|next|until|till|by|of|from|between|and|was)[ ]
        (?:the\ )?{_EDGE}(?P<m3>{MONTH})
        (?:,?\ (?:of\ )?(?P<y2>{_YEAR})|\ (?:of\ )?(?P<yrel2>this|last|next)\ year)?(?!\.?\ \d))
    |(?P<named>(?P<m5>{MONTH})\ (?P<y5>{_YEAR}))
    |(?P<issued>(?:(?:in|at|on|during)\ )?(?:its|his|her|their|our|the|an?|that|this)\ (?P<m6>{MONTH})
        (?:\ (?P<y7>{_YEAR}))?(?=(?:\ [\w\-]+)?\ (?:{_ISSUED})\b))
    |(?P<weekday>(?:(?P<wrel>(?:(?:late|early|earlier|later)\ )?on|last|next|this|since|by|until|till|from|for
        |late|early|earlier|later|the\ (?:following|next|previous))\ )?
        (?P<wd>{WEEKDAY})\b(?P<wpart>{_PART})(?:\ (?P<wlast>last|this|next)\ week)?)
    |(?P<near>(?:(?:earlier|late|later|since|until)\ )?(?:today|yesterday|tomorrow|tonight|overnight){_PART}
        |last\ (?:night|evening)|this\ (?:morning|afternoon|evening|lunchtime))
    |(?P<rel>(?:(?:earlier|late|later|early|since|until)\ )?(?P<which>last|this|next|the\ past)[ ]
        (?P<unit>week|weekend|month|year|spring|summer|autumn|fall|winter))\b
    |(?P<season>(?:(?P<srel>in|during|since|until|by|of)\ )?(?:the\ )?(?:(?:early|mid|late)[-\ ])?
        (?P<sn>spring|summer|autumn|winter)(?:\ of)?
        (?:\ (?P<y6>{_YEAR})|\ (?P<yrel6>this|last|next)\ year)?)
    |(?P<within>(?:in|over|during|within)\ the\ (?:past|last)\ (?P<n4>{_COUNT})\ (?P<u4>{_PERIOD})s?)
    |(?P<nth>(?:on\ )?the\ (?P<ord>first|second|third|fourth|last)\ (?P<wd2>{WEEKDAY})
        \ (?:in|of)\ (?P<m7>{MONTH})(?:,?\ (?P<y8>{_YEAR}))?)
    |(?P<dayonly>(?:on|by|since|until|of)\ the\ (?P<d3>[0-3]?\d(?:st|nd|rd|th)))(?!\ [\w])
    |(?P<weekend>(?:at|over|on|during)\ the\ weekend)
    |(?P<ago>(?:{_ABOUT})?(?P<n>{_COUNT})\ (?P<u>{_PERIOD})s?[ ]
        (?P<dir>ago|earlier|later|afterwards?|beforehand
            |before(?=[,.;]|\ that\ (?:he|she|it|they|the|an?|[A-Z]\w+)\ (?!was\b))))
    |(?P<event>(?:{_ABOUT})?
        (?:(?P<n2>{_COUNT})\ (?P<u2>{_PERIOD})s?|the\ (?P<u3>day|night|week|month|year))[ ]
        (?P<dir2>before|after)(?=\ {_BEFORE_NOUN}))
    |(?P<chained>(?:on\ |by\ )?(?:(?:the\ (?:very\ )?(?P<cw>next|same|previous|following)|that)[ ]
        (?P<cu>day|morning|afternoon|evening|night|week|month|year|date)\b(?!\ (?:in|when|that|is|was|by|a)\b)
        |the\ day\ (?P<cd>before|after)|that\ (?P<cs>spring|summer|autumn|winter|weekend)))
    |(?P<year>(?P<yrel>(?:back\ )?in|during|since|by|of|until|from|between|and)[ ]
        {_EDGE}(?P<y3>{_YEAR}))(?![\d-])
    |(?P<clock>within\ (?:an\ |the\ |a\ few\ )?(?:hours?|minutes)|(?:hours|minutes)\ later
        |(?:by|before|at)\ (?:(?:about|early|late|mid)[- ])?
        (?:noon|midday|nightfall|mid-?morning|mid-?afternoon|lunchtime|dusk|morning|afternoon|evening)
        |(?:(?:earlier|later)\ )?in\ the\ (?:day|morning|afternoon|evening)
        |(?:at|by|before|(?:just\ |shortly\ )?after)\ (?:about\ |around\ )?
            (?:[01]?\d|2[0-3])(?:(?::|\.(?=\d\d(?![\d%]|\ (?!{_AFTER_TIME})[a-z%])))[0-5]\d(?:\ ?[ap]\.?m\b)?
              |\ ?[ap]\.?m\b))
    |(?P<vague>(?:(?:shortly|soon|only|some\ time|much)\ )?(?:later\ on|later|earlier|afterwards?|thereafter
        |(?:some\ time|a\ while|long|(?:hours|days|weeks|months|years))\ ago
        |once|(?<=has\ )since|(?<=have\ )since
        |recently|lately|previously|formerly|at\ the\ time|then|last\ time))
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
# A word that every wording has one of; searching for these first is several times as fast.
_KEY: Final = re.compile(
    r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar(?:ch)?\b|Apr|May\b|Jun|Jul|Aug|Sep|Oct|Nov|Dec|"
    r"MON|TUE|WED|THU|FRI|SAT|SUN|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|(?:19|20)\d\d\b|"
    r"(?i:minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|weekend|spring|summer|"
    r"autumn|winter|fall|today|yesterday|tomorrow|tonight|overnight|evening|morning|afternoon|lunchtime|"
    r"\d?\d(?:[:.][0-5]\d| ?[ap]\.?m)|mid\w*|noon|dusk|"
    r"\d?\d(?:st|nd|rd|th)|nightfall|date|later|earlier|afterwards?|thereafter|since|once|recently|"
    r"lately|previously|formerly|last time|"
    r"at the time|then|ago)\b)"
)
_NAME_ON: Final = re.compile(r" [A-Z][a-z]")
_REACH: Final = 32  # characters on either side of such a word that the longest wording has

_KINDS: Final = (
    "iso", "full", "week", "nth", "month", "named", "issued", "weekday", "near", "rel", "season", "within",
    "dayonly", "weekend", "ago", "event", "chained", "year", "clock", "vague",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that date something, before anybody asks from which day they are seen."""

    span: Span
    kind: str
    match: re.Match[str]

    @property
    def since(self) -> bool:
        """True if the words name one end of a stretch that begins there ("since May")."""
        return bool(re.match(r"(?:since|from)\b", self.match.group(), re.IGNORECASE))

    @property
    def until(self) -> bool:
        """True if the words name the end of a stretch ("by May", "until Friday")."""
        words = self.match.group()
        return self.kind != "clock" and bool(re.match(r"(?:until|till|by)\b", words, re.IGNORECASE))

    @property
    def up_to(self) -> bool:
        """True if the words name the end of a stretch and what is told filled it ("until Friday")."""
        return self.until and not self.match.group().lower().startswith("by ")

    @property
    def part(self) -> bool:
        """True if the words belong to another thing's name or list ("the class of 2002", "and 2014")."""
        return self.kind == "year" and self.match["yrel"].lower() in ("of", "and")

    @property
    def ahead(self) -> bool:
        """True if the words themselves name something yet to come."""
        return bool(re.search(r"\b(?:next (?!day)|tomorrow)", self.match.group(), re.IGNORECASE))


def wordings(text: str, start: int = 0, end: int | None = None) -> Iterator[Wording]:
    """Every wording between *start* and *end* that may date something, in order.

    Fails on: other calendars and languages; a month or weekday that is not capitalized; names made of
    them ("Black Friday", "April Jones said").
    """
    end = len(text) if end is None else end
    done = start
    for low, high in _places(text, start, end):
        for match in _WORDING.finditer(text, max(low, done), high):
            done = match.end()
            kind = next(k for k in _KINDS if match[k])
            if _is_date(match, kind):
                yield Wording(match.span(), kind, match)


def _places(text: str, start: int, end: int) -> Iterator[Span]:
    """Stretches in which a wording may stand, apart and in order: around each word that all have one of."""
    low = high = start
    for match in _KEY.finditer(text, start, end):
        if match.start() - _REACH > high:
            if high > low:
                yield low, high
            low = max(start, match.start() - _REACH)
            while low > start and text[low - 1].isalnum():
                low += 1  # begin between words
                if low >= match.start():
                    break
        high = min(end, match.end() + _REACH)
        while high < end and text[high].isalnum() and high - match.end() < 2 * _REACH:
            high += 1
    if high > low:
        yield low, high


def _is_date(match: re.Match[str], kind: str) -> bool:
    """ "sun", "sat", "may" and "march" in small letters are words, and "Sun" without "on" may be a paper."""
    day = match["wd"]
    if day:
        if not match["wrel"] and _NAME_ON.match(match.string, match.end()):
            return False  # "told The Sunday Meridian"
        return day[0].isupper() and (len(day) > 5 or day.lower().endswith("day") or bool(match["wrel"]))
    if kind == "rel" and match["unit"][0].isupper() and match["which"][0].isupper():
        return match.group().isupper()  # "This Week" is a program, "THIS WEEK" may be the week
    if kind == "season" and not (match["srel"] or match["y6"] or match["yrel6"]):
        return False  # "spring is here", "the autumn survey"
    month = next((match[m] for m in ("m1", "m2", "m3", "m4", "m5", "m6", "m7") if match[m]), None)
    if month is None:
        return True
    if kind == "month" and match["mrel"].lower() in ("of", "and", "between") and not match["y2"]:
        return False  # "the crop of May", "June and July"
    return month[0].isupper()
