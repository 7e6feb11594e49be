"""Lines that say when an article was put up, how long it takes to read, how many have answered."""

from __future__ import annotations

import re
from typing import Final

from earwitness.days import WEEKDAYS
from earwitness.ingest.dates import WORDED, read_date

_I: Final = re.IGNORECASE
_LONGEST: Final = 160
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_UNIT: Final = r"(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|mo|years?)"
_ZONE: Final = r"(?: (?:GMT|BST|UTC|[A-Z]{2,4}T)\b)?"
_MEASURES: Final = (
    WORDED,
    re.compile(
        r"\b\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?"
        r"|\b\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d\b", _I),
    re.compile(
        rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}}\b)?"
        rf"|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?!\w)(?:,? \d{{4}}\b)?", _I),
    re.compile(rf"\b(?:\d{{1,3}}|an?|one|two|three) ?{_UNIT} ago\b", _I),
    re.compile(
        r"\b(?:reading time|read time|time to read|length)\W{1,2}\d{1,3} ?(?:min(?:ute)?s?|m)\b"
        r"|\b\d{1,3}[ -]?(?:min(?:ute)?s?|m)[ -](?:read|listen|watch|reading time)\b", _I),
    re.compile(
        r"\b\d[\d.,]*[km]? (?:comments?|views?|reads?|likes?|reactions?|responses|replies|words)\b", _I),
)  # fmt: skip
_CLOCK: Final = re.compile(
    rf"\b[0-2]?\d[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?{_ZONE}|\b\d{{1,2}} ?[ap]\.?m\b\.?{_ZONE}", _I
)
_LABEL: Final = re.compile(r"\b(?:published|posted|updated|modified|created)\b", _I)
# All that may stand beside them.
_BESIDE_WORDS: Final = (
    "published posted updated modified first last originally edited created date dated on at of the and am "
    "pm gmt bst "
    "utc est edt cet cest pst pdt ist local time read reading min mins minutes minute comments comment by "
    "from mon tue tues wed thu thur thurs fri sat sun issued release "
    "released live online version estimated today yesterday just now print edition share save listen"
)
_BESIDE: Final = frozenset((*_BESIDE_WORDS.split(), *WEEKDAYS))
_WORD: Final = re.compile(r"[^\W\d_]+")


def is_timestamp(line: str) -> bool:
    """True if the line holds a date or a count, or a clock with its label, and only words that go with them.

    =============================================  =====
    Published 4 May 2031, 09:12 | Updated 15:40    True
    2 days ago · 3 min read · 148 comments         True
    4 May 2031                                     True
    10:45                                          False
    By Anna Plum, 4 May 2031                       False
    On 4 May 2031 the wells ran dry                False
    =============================================  =====

    A clock alone is none: live reports set one above each entry. Fails on: lines with a place
    ("Dorv, 4 May"); a date alone is one, so that its caller must know where in the text it stands.
    """
    if len(line) > _LONGEST or line.endswith(":"):
        return False
    left = line
    for measure in _MEASURES:
        left = measure.sub(" ", left)
    if left == line and not _LABEL.search(line) and read_date(line) is None:
        return False
    if read_date(line) is not None:
        return True
    left = _CLOCK.sub(" ", left)
    return all(word.lower() in _BESIDE for word in _WORD.findall(left)) and not re.search(r"\d", left)
