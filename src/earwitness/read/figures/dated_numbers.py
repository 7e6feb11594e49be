"""Numbers that say when or how old, not how many: days, years, clock times, ages."""

from __future__ import annotations

import re
from typing import Final

from earwitness.read.figures.context import Around
from earwitness.read.figures.units import MEASURES

_MONTH: Final = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
_WEEKDAY: Final = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
_DATE_AFTER: Final = re.compile(
    rf"(?:\s*(?:,|and|or|to|&|[–-])\s*\d\d?){{0,3}}\s*(?:of\s+)?{_MONTH}(?![a-z])|/\d"
)
_DATE_BEFORE: Final = re.compile(rf"{_MONTH}(?:\s+\d\d?(?:st|nd|rd|th)?\s*(?:,|and|or|to|&|[–-])){{0,3}}\s*$")
_WEEKDAY_BEFORE: Final = re.compile(rf"\b{_WEEKDAY}\.?,?(?: the)?\s*$")
_YEAR: Final = re.compile(r"(?:1[5-9]|20)\d\d$")
_ROUND: Final = re.compile(r"\d\d(?:00|50)$")
_YEAR_BEFORE: Final = re.compile(
    rf"(?:{_MONTH},?|\b(?:in|since|of|by|until|till|from|before|after|late|early|mid|spring|summer|autumn|"
    r"fall|winter|year|the|a|an|that|this|and|his|her|its|their|['’]s))[\s-]*$",
    re.I,
)
_IN: Final = re.compile(r"\b(?:in|since)\s*$", re.I)
_CLASS_OF: Final = re.compile(r"\b(?:in|of|since|summer)\s+['’]$")
_PERIOD: Final = r"(?:second|minute|hour|day|night|week|fortnight|month|year|decade|centur(?:y|ie))s?"
_AGO: Final = re.compile(
    rf"\s*(?:more\s+)?{_PERIOD}\s+(?:or\s+(?:so|more)\s+)?(?:ago|from\s+now|hence|earlier|later|beforehand|"
    r"afterwards?|on\b(?=[,.;])|back\b(?=[,.;]))",
    re.I,
)
# "two days before the vote" names a day, "four minutes before the vote" says how long it was; so does
# "waited two days before he rang"
_FROM_EVENT: Final = re.compile(
    r"\s*(?:day|night)s?,?\s+(?:before|after)\s+(?:an?|the|that|this|his|her|its|their|my|our|he|she|they|it|we|I|"
    r"\w{2,}ing|[A-Z]\w+)\b"
)
_LASTS: Final = re.compile(
    r"\b(?:for|in|took|takes?|taken|lasted|spent|wait\w*|was|were|is|are|another|be|been|than|stayed|lived|"
    r"survived|least|most|had|has|have|with|only|just)\s+$",
    re.I,
)
_OF_A_SPAN: Final = re.compile(
    r"\b(?:the|these|his|her|its|their|over|in|for)\s+"
    r"(?:past|last|next|coming|previous|preceding|recent|first|final|following)\s*$",
    re.I,
)
_SPAN_AFTER: Final = re.compile(rf"[ -]{_PERIOD}\b", re.I)

_CLOCK_AFTER: Final = re.compile(
    r"\s*(?:[ap]\.?\s?m\b\.?|o['’]\s?clock|(?:hours|hrs)\b(?= (?:GMT|local|on))|h\b|local\s+time|"
    r"(?:GMT|UTC|BST|CET|CEST|E[SD]T|P[SD]T|IST|Z)\b|in\s+the\s+(?:small hours|morning|afternoon|evening)|"
    r"(?:at|last)\s+night\b|sharp\b|"
    r"(?:this|that|yesterday|tomorrow|on\s+\w+day|every|each)\s+(?:morning|afternoon|evening|night)\b)",
    re.I,
)
_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3])[.:][0-5]\d$")
_CLOCK_BEFORE: Final = re.compile(
    r"\b(?:at|by|from|until|till|since|before|after|around|about|between|and|shortly|past)\s*$", re.I
)
# "at 10.30 on Monday" is a time, "at 1.86 crowns" none
_NOUN_AFTER: Final = re.compile(
    r"\s+(?!(?:on|in|when|and|to|that|as|the|with|local|after|before|it|he|she|they|for|but|by)\b)[a-z]+"
)
# A live blog's entries open with their times; nothing else is written "07.52".
_EARLY: Final = re.compile(r"0\d[.:][0-5]\d$")
_ENTRY: Final = re.compile(r"\s*(?:$|[A-Z—–|-])")
_PAST_HOUR: Final = re.compile(r"\b(?:half|quarter|ten|twenty|five)\s+(?:past|to)\s*$", re.I)
_HOUR_BEFORE: Final = re.compile(
    r"(?:\b(?:before|after|until|till|since)|(?:^|[.!?:;”\"]\s*)by|"
    r"\bat(?:\s+(?:about|around|exactly|just|precisely))?)\s*$",
    re.I,
)
_MORE_AFTER: Final = re.compile(r"\s+(?:of\b|more\b|other\b|[a-z]+\s+[a-z]+s\b)|[ -]\d")
_AT: Final = re.compile(r"\bat\b[\w\s]*$", re.I)
# "put the number at five", "the toll stood at nine" are no clock times
_PUT_AT: Final = re.compile(
    r"\b(?:puts?|number(?:s|ed|ing)?|total\w*|toll|st[ao]nds?|stood|remain\w*|estimat\w+|rate[sd]?|levels?|"
    r"peak\w*|capp\w+|pric\w+|valu\w+|count\w*|fix\w+|kept|keep|unchanged|figures?|limit\w*|speed|cost\w*|"
    r"admitted|dead|tally|set|score\w*|temperature|operate|gr[eo]w\w*|held|hold|m[ai][xn]imum|"
    r"average)\b[^.;]*$",
    re.I,
)

_OLD_AFTER: Final = re.compile(
    r"[- ](?:and a half[- ])?(?:years?|months?|weeks?|days?)[- ](?:old|of\s+age)\b", re.I
)
_UNDER_AGE: Final = re.compile(
    r"\b(?:them|those|people|persons|children|women|men|girls|boys|kids|adults|residents|anyone|everyone|"
    r"nobody|no one|someone|anybody|all|players|patients|voters|citizens|for|aged?|is|was|were|are|"
    r"pupils|passengers)\s+(?:well\s+|just\s+)?"
    r"(?:under|over|below|above|up to|at least|about|around|nearly|only|just)\s*$",
    re.I,
)
_UNDER_AGE_AFTER: Final = re.compile(r"\s*(?:[,.;:)]|$|(?:and|who|in|were|are|at|say|said|feel|have)\b)")
_AGE_BEFORE: Final = re.compile(
    r"(?:\b[A-Z][\w’'.-]*|\b(?:wife|husband|son|daughter|brother|sister|mother|father|driver|woman|"
    r"man))\s*,\s*$|"
    r"\b(?:boy|girl|man|woman|child|lad|baby|teenager|daughter|son)s?\s+of\s*$|\bturn(?:s|ed|ing)?\s*$|"
    r"[A-Z][\w’'.-]+\s+\($"
)
_AGE_AFTER: Final = re.compile(r"\s*(?:[,.;:)]|—|$|(?:and|who|from|of|was|said)\b)")
_AT_AGE: Final = re.compile(
    r"\b(?:die[sd]?|dead|death|passed away|killed|retire\w*|marri\w+|began|started|joined|"
    r"left)\b[^.;]*\b(?:at|aged)\s*$|\b(?:when|until|since|before|after) (?:he|she|they|I|we|you) (?:was|"
    r"were|turned|is|are) "
    r"(?:only |just |about )?$",
    re.I,
)
_AT_AGE_AFTER: Final = re.compile(r"\s*(?:[,.;]|$|(?:in|from|of|and|when)\b)")
_IS_AGED: Final = re.compile(
    r"\b(?:he|she|I)(?: is| was|['’]s|['’]m| am) (?:now |then |only |just )?$|,\s*then(?: aged)?\s*$", re.I
)
_IS_AGED_AFTER: Final = re.compile(r"\s*(?:[,.;)]|$|and\b)")
_OLDEST: Final = 120  # years; no older person is known
_HOURS: Final = range(1, 13)
_CODE: Final = 8  # digits without a comma: amounts of this size have commas


def ago(place: Around) -> bool:
    """ "two years ago", "33 days later", "over the past ten years": a time that only dates something."""
    if _AGO.match(place.after):
        return True
    if _FROM_EVENT.match(place.after) and not _LASTS.search(place.lead):
        return True
    return bool(_SPAN_AFTER.match(place.after) and _OF_A_SPAN.search(place.before))


def date(place: Around) -> bool:
    """Days of a month, years, and codes; fails on "1999 died", which is a year here."""
    words, before, after = place.words, place.before, place.after
    if not place.digits:
        return False
    if len(words) <= 2:
        return bool(
            _DATE_AFTER.match(after)
            or _DATE_BEFORE.search(before)
            or (_WEEKDAY_BEFORE.search(before) and not place.counts())
            or (words[0] == "0" and len(words) == 2)
            or _CLASS_OF.search(before)
        )
    if words[0] == "0" or len(words) >= _CODE:
        return True
    if not _YEAR.match(words):
        return False
    many = bool(_ROUND.match(words)) and place.counts()  # "1500 troops"
    if _YEAR_BEFORE.search(before) and not (many and not _IN.search(before)):
        return True
    noun = re.match(r"[ -]([A-Za-z]+)", after)
    return not (many or (noun is not None and noun[1].lower() in MEASURES))


def clock(place: Around) -> bool:
    """Times of day; fails on "at nine" behind a verb of setting or counting, read as an amount."""
    words, size, after = place.words, place.amount.size, place.after
    hour = size in _HOURS
    if size is not None and _CLOCK_AFTER.match(after) and (place.digits or hour or _CLOCK.match(words)):
        return True
    if _EARLY.match(words) or (_CLOCK.match(words) and place.opens and _ENTRY.match(after)):
        return True
    if _CLOCK.match(words) and _CLOCK_BEFORE.search(place.before):
        return not _NOUN_AFTER.match(after)
    if (
        not hour
        or not words.isalnum()
        or not (_HOUR_BEFORE.search(place.before) or _PAST_HOUR.search(place.before))
    ):
        return False
    if place.counts() or _MORE_AFTER.match(after):
        return False
    if _PAST_HOUR.search(place.before):
        return True
    return not (_AT.search(place.before) and _PUT_AT.search(place.far))


def age(place: Around) -> bool:
    """ "aged 40", "Anna Brook, 58, a nurse", "19 of them under 12"; fails on ages in plain apposition."""
    size, before, after = place.amount.size, place.before, place.after
    if _OLD_AFTER.match(after):
        return True
    if size is None or size > _OLDEST or place.counts():
        return False
    if _UNDER_AGE.search(before) and _UNDER_AGE_AFTER.match(after):
        return place.digits or size > 5
    if _AT_AGE.search(place.far) and _AT_AGE_AFTER.match(after):
        return place.words.isalnum()
    if size.is_integer() and _IS_AGED.search(before) and _IS_AGED_AFTER.match(after):
        return True
    if not place.digits:
        return False
    if _AGE_BEFORE.search(before) and _AGE_AFTER.match(after):
        return True
    return before.rstrip().endswith(",") and after.lstrip().startswith(",")
