"""Which numbers say no amount: dates, clock times, ages, addresses, names, ranks, scores, sources."""

from __future__ import annotations

import re
from typing import Final

from earwitness.read.figures.amounts import Amount
from earwitness.read.figures.context import Around, around
from earwitness.read.figures.dated_numbers import age, ago, clock, date
from earwitness.read.figures.units import MEASURES

# "No 7", "Article 5", "page 12", "phase two": a name or a place in a row, whatever follows
_LABEL: Final = re.compile(
    r"\b(?:nos?|numbers?|articles?|sections?|chapter|clause|pages?|pp|route|highway|motorway|interstate|"
    r"platform|gate|annex|appendix|fig|item|rules?|resolution|protocol|formula|division|squadron|battalion|"
    r"regiment|channel|paragraph|para|exhibit|verse|ranked|ranks|ranking|seeded|phases?|category|tier|grade|"
    r"zone|terminal|block|room|road|model|type|version|volume|vol|episode|slide|sensor|pump|pier|berth|ward|"
    r"bay|shaft|reactor|turbine|boiler|tank|valve|tunnel|tower|sector|locker|lane|apartment|apt|suite|hangar|"
    r"prime|opus|psalm|catch|agent|experiment|proposition|prop|amendment|rank|round|lap|hole|leg|"
    r"bond)\.?\s*$",
    re.I,
)
# these also stand before amounts ("last year 40 ships sank"), so that a plural behind them decides
_SOFT_LABEL: Final = re.compile(
    r"\b(?:week|day|year|month|game|match|set|race|case|file|test|study|trial|lines?|count|form|plan|option|"
    r"measure|part|lot|box|class|size|title|band|top|camp|station|patient|witness|subject|quarter|book|"
    r"season|"
    r"row|seat|cell|floor|building|flat|bus|ages?|aged|step|act|table|figure|level|stage|unit|flight|ch|"
    r"group|"
    r"plot|film|sequel|area|district|junction|exit|mark|crew|team|room|hall)\.?\s*$",
    re.I,
)
_STREET: Final = re.compile(
    r"\s+(?:[A-Z][\w’'.-]*\s+){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Square|Way|Boulevard|Blvd|"
    r"Place|"
    r"Court|Terrace|Close|Crescent|Row|Quay|Gardens|Mews|Plaza|Highway|Parkway|Circle|Wharf|Hill|Strasse|"
    r"Embankment)\b|\s+(?:rue|via|calle|avenue)\b"
)
_AGENCY: Final = re.compile(r"\b(?:UPDATE|WRAPUP|CORRECTED|REFILE)\s*$")
_PER: Final = re.compile(r"\b(?:per|for\s+every|out\s+of\s+every|in\s+every)\s*$", re.I)
_HELPLINES: Final = frozenset("911 999 112 101 111 000".split())
_RANG: Final = re.compile(r"\b(?:r[iau]ng|rings|dial\w*|phon(?:e[sd]?|ing))\s*$", re.I)
_CALLED: Final = re.compile(r"\s+(?:call|dispatch|operator|emergency|recording|tape)")
_ITEM: Final = re.compile(r"[.)]\s|[.)]?$|[.)]?\s+[A-Z]")
_NAME: Final = re.compile(r"(?:^|\s)([A-Z][A-Za-z]+)\s$")
_ROW: Final = re.compile(r"\d[\d.,]*\s+$")

_PEOPLE: Final = (
    r"(?:\s+(?:of\s+(?:the|its|his|her|their)\s+)?(?:\w+[ -]){0,4}?"
    r"(?:people|crew|persons?|officials?|sources?|officers?|diplomats?|aides?|employees|"
    r"workers|witnesses|residents|lawmakers|lawyers|executives|ministers|advis[eo]rs?|insiders|analysts|"
    r"experts|economists|scientists|historians|neighbou?rs|colleagues|staff(?:ers)?|members|men|women|"
    r"soldiers|"
    r"doctors|nurses|engineers|deputies|envoys|investigators|prosecutors|detectives|police|traders|bankers|"
    r"friends|relatives|others|outlets|newspapers|reports|agencies|studies|surveys|polls))\b"
)
_SPEAKERS: Final = re.compile(_PEOPLE, re.I)
# what people are counted for, when others say it ("three people in the car died, police said")
_HARM: Final = (
    r"\b(?:die[sd]?|dead|killed|hurt|injured|wounded|arrested|detained|charged|drowned|missing|treated|taken|"
    r"rescued|jailed|lost|left|hospital|evacuated|sacked|dismissed|fired|elected|hired|(?:were|was|are|is|"
    r"will|"
    r"would|have|has|had)\s+(?:been\s+)?(?!spoken|said|told|confirmed|described)\w+)\b"
)
_SAYING: Final = re.compile(
    rf"{_PEOPLE}(?:,?\s+who\b(?:(?!{_HARM})[^.;]){{0,90}}?|,?\s+(?:with|at|in|inside|from|close|on|of|near|"
    rf"outside|"
    rf"present|involved|familiar|briefed|there|here)\b(?:(?!{_HARM})[^.;]){{0,80}}?)?"
    r",?\s+(?:\w+ly\s+|also\s+|later\s+|has\s+|have\s+|had\s+|would\s+)?"
    r"(?:g[ai]ven?\s+(?:me|us|the|this)|sent\s+(?:me|us)|showed\s+(?:me|us)|said|says?|told|spoke(?:\s+to|"
    r"\s+on)|spoken|familiar\s+with|briefed\s+on|with\s+(?:direct\s+)?knowledge\s+of|"
    r"confirmed|described|recalled|insisted|denied|claimed|who\s+asked|asked\s+not|declined)\b",
    re.I,
)
_CITED: Final = re.compile(
    r"\b(?:cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|according\s+to|(?:told|described|provided|supplied|"
    r"confirmed|shared)\s+by|attributed\s+to|"
    r"spoke\s+(?:to|with)|heard\s+(?:\w+\s+){1,3}from|interviews?\s+with|interviewed|testimony\s+(?:of|from))\s+"
    r"(?:[^.;:]{1,50}\sand\s+)?$",
    re.I,
)
_OPENING: Final = re.compile(r"[:;,—–]\s*$|\b(?:and|but|while|that|as)\s*$")
FEW: Final = 12  # so many speakers at most are counted, not measured

_BACK: Final = re.compile(r"\b(?:the|these|those|both)\s*$", re.I)
_ALONE: Final = re.compile(
    r"\s*(?:[^\w\s$£€-]|$)|\s+(?:of\s+(?:them|us|you)|is|are|was|were|had|have|has|will|would|could|may|"
    r"might|"
    r"must|can|should|did|do|told|said|says?|met|agreed|who|which|that|and|or|but|to|in|at|on|for|from|with|"
    r"by|"
    r"as|about|when|after|before|also|never|then|now|went|came|left|later|got|spoke)\b",
    re.I,
)
# those who speak, told of before: "none of the three officials"
_OF_BEFORE: Final = re.compile(
    r"\s+(?:\w+\s+)?(?:officials|sources|people|diplomats|insiders|aides|advis[eo]rs|employees|officers|"
    r"witnesses)\b"
)
# "those eight days", "the 1,900 figure": told of before
_THOSE: Final = re.compile(r"\b(?:these|those)\s*$", re.I)
_THE: Final = re.compile(r"\bthe\s*$", re.I)
_AS_A_FIGURE: Final = re.compile(
    r"[\"”’']?\s+(?:figures?|number|result|estimate|claim|reading|total|count)\b"
)
_SMALL: Final = 24  # the largest number that the text before is trusted to have named one by one
_ONE_OF_ALL: Final = re.compile(r"\b(?:the only|another|some|about|around|past|over)\s*$", re.I)
_ONE_UNIT: Final = re.compile(
    r"[ -]([A-Za-z]+)\b"
    r"(?!\s+(?:of\s+(?:the|them|those|these|his|her|its|my|our)\b|or another|earlier|later|on\b))"
)
_IDLE_UNITS: Final = frozenset("day night second mark stone crown person man woman people adult".split())
_PAPER_PARTS: Final = frozenset("page line sentence paragraph word volume".split())
_APART: Final = re.compile(r"\s+(?:very |quite |wholly )?(?:different|separate|distinct)\b")
_BE: Final = re.compile(r"\b(?:are|were|is|was)\s*$")
_IS: Final = re.compile(r"\s+(?:is|was)\b")
_KIND: Final = re.compile(
    r"-(?:way|faced|state|sided|handed|dimensional|tier|time|off|on|to|piece|pack|star|party|track|pronged|"
    r"stroke|wheel\w*|legged|nation|one|a-day|by|storey|story|door|ply|term|fold|thirds|something)\b",
    re.I,
)
_OFTEN: Final = re.compile(r"\s+(?:an?|per|every|each|daily|weekly|monthly|yearly)\b")

_OF_THE_HOUR: Final = re.compile(
    r"\s+(?:past|to)\s+(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|"
    r"\d\d?)\b"
)
_NTH: Final = re.compile(
    r"an?[ -](?:third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth)$", re.I
)
_PART_BEFORE: Final = re.compile(
    r"\bof (?:which|whom|them|these|those),?\s*$|\b(?:by|than|about|nearly|almost|some|around|only|just|up|"
    r"down|over|roughly|under|at|to|least|most)"
    r"\s*[\"“‘']?$",
    re.I,
)
_PART_AFTER: Final = re.compile(
    r"\s*(?:(?:of|more|less|fewer|higher|lower|larger|smaller|as|the|off)\b|[.;]|$)", re.I
)
_SURVEYED: Final = re.compile(
    r"\s+(?:said|say|thought|think|believed?|wanted|want|had|have|agreed|did|do|were|are|would)\b"
)
_HALF_AFTER: Final = re.compile(
    r"-(?:hour|century|decade|mile|dozen)\b|\s+(?:of|the|an?|its|their|his|her|our|my|your|that|those|these|"
    r"all|as|what|again|price|full|empty)\b|\s*[,.;:)”\"]|\s[—–-]\s|—|$",
    re.I,
)
_HALF_BEFORE: Final = re.compile(
    r"\b(?:first|second|other|better|later|latter|lower|upper|top|bottom|back|front|and\s+an?|in|a)\s*$", re.I
)
_BARE_PERIOD: Final = re.compile(r"\s+\w+\s+(?:before|after)\b")


def uncounted(
    text: str, amount: Amount, start: int, end: int, *, titled: bool = False, surveyed: bool = False
) -> bool:
    """Whether *amount*, in the sentence between *start* and *end*, says nothing of how many or how much.

    *titled*: a headline, where capitals mean nothing. *surveyed*: a share stands shortly before, so
    that "a fifth said" is a part and not the next in a row.

    Fails on: names that no label announces and no capital shows ("the catch 22"); "one ship sank",
    which counts as little as "one said"; figures in the rows of a table.
    """
    place = around(text, amount, start, end, titled=titled)
    if amount.money or amount.unit in ("percent", "degree", "percentage point", "basis point"):
        return False
    if amount.words.lower().endswith("quarter") and _OF_THE_HOUR.match(place.after):
        return True
    if amount.unit == "time":
        return bool(_OFTEN.match(place.after))
    if _ROW.search(place.before) and place.after[:1].isspace() and place.after.lstrip()[:1].isdigit():
        return True
    if _cites(place) or ago(place):
        return True
    if amount.unit is None and amount.words.lower() in ("half", "a", "an", "few"):
        return _unnumbered(place)
    if amount.words.lower() == "half":
        return place.plain and bool(not _HALF_AFTER.match(place.after) or _HALF_BEFORE.search(place.before))
    if _NTH.match(amount.words) and not (_PART_AFTER.match(place.after) or _PART_BEFORE.search(place.before)):
        return not (surveyed and _SURVEYED.match(place.after))
    return _alone(place) or date(place) or clock(place) or age(place) or _names(place)


def _cites(place: Around) -> bool:
    """ "two officials said", "citing two people": how many say it."""
    if place.amount.size is None or place.amount.size > FEW:
        return False
    if _CITED.search(place.far) and _SPEAKERS.match(place.after):
        return True
    return bool((place.opens or _OPENING.search(place.lead)) and _SAYING.match(place.after))


def _unnumbered(place: Around) -> bool:
    """ "a year or two", "a year after that"; but "about an hour before that"."""
    if re.match(r"\s+\w+\s+or two\b", place.after):
        return True
    return place.plain and place.words.lower() in ("a", "an") and bool(_BARE_PERIOD.match(place.after))


def _alone(place: Around) -> bool:
    """ "one" for somebody, "the seven" of before, "the two men", "two-way", "zero-sum"."""
    words, value, after = place.words.lower(), place.amount.value, place.after
    if _KIND.match(after) or (words == "zero" and after.startswith("-")):
        return True
    one = words in ("one", "1") and place.amount.size == 1 and (value is not None or not place.amount.high)
    if one and ((place.plain and not _one_unit(after)) or _ONE_OF_ALL.search(place.before)):
        return True
    if words == "zero" and place.plain and value is not None and not place.counts():
        return True
    if place.plain and _THE.search(place.before) and _AS_A_FIGURE.match(after):
        return True
    if value is None or value > _SMALL or not words.isalpha():
        return False
    if place.plain and _THOSE.search(place.before):
        return True
    if place.plain and _BACK.search(place.before) and not after.startswith("-"):
        return words == "two" or bool(_ALONE.match(after) or _OF_BEFORE.match(after))
    if _BE.search(place.before) and _APART.match(after):
        return True  # "they are two different things"
    return value != 1 and bool(_IS.match(after))  # "two is the learner pool"


def _one_unit(after: str) -> bool:
    """ "one mile", "one-hour"; not "one day", which says no more than that it was so."""
    found = _ONE_UNIT.match(after)
    if found and after.startswith("-") and found[1].lower() in _PAPER_PARTS:
        return True
    return bool(found and found[1].lower() in MEASURES and found[1].lower() not in _IDLE_UNITS)


def _names(place: Around) -> bool:
    """Labels, addresses, items of a list, model names, and an agency's "UPDATE 2-"."""
    words, after, before = place.words, place.after, place.before
    if place.digits and (
        _STREET.match(after) or (words in _HELPLINES and (_CALLED.match(after) or _RANG.search(before)))
    ):
        return True
    if _AGENCY.search(before) or (_PER.search(before) and not place.amount.low):
        return True
    if place.opens and place.plain and words.isalpha() and after.startswith(","):
        return True  # "Two, the bridge is old"
    if place.digits and place.plain and not before.strip() and _ITEM.match(after) and not place.counts():
        return not place.titled or after[:1] in (".", ")")
    if not place.plain:
        return False
    low = words.isalnum() and (place.digits or (place.amount.size or 0) <= 20)
    if low and (_LABEL.search(before) or (_SOFT_LABEL.search(before) and not place.counts())):
        return True
    return not place.titled and _capital(place)


def _capital(place: Around) -> bool:
    """ "the Seven Sisters", "Channel Four said", "Apollo 13"."""
    words, before, after = place.words, place.before, place.after
    name = _NAME.search(before)
    if words[:1].isupper() and words.isalpha():
        inside = re.search(r"[a-z,]\s$", before) and re.match(r"\s+[A-Z]", after)
        return bool(inside or (name and not place.counts()))
    if name is None or not place.digits or len(words) > 4 or place.counts():
        return False
    between = bool(before[: name.start()].strip() or re.match(r"\s+[A-Z]", after))
    return between and not re.match(r"\s+(?:of|more|other|in)\b", after)
