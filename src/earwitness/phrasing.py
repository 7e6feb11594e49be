"""Patterns by which earwitness.names takes a noun phrase apart: its head's end, shares, parts of groups."""

from __future__ import annotations

import re
from typing import Final

# What ends the part of a phrase that holds its head.
CUT: Final = re.compile(
    r"\s*(?:,|;|:|\(|[–—]|\s-\s|\b(?:of|in|at|for|from|with|who|whose|whom|which|that|to|by|on|near|inside|outside|"
    r"close|familiar|speaking|citing|quoted|based|briefed|involved|responsible|under|about|against|into|behind|"
    r"between|across|throughout|being|because|when|where|as|including|named|called|calling|aged|working|asked|asking|reviewed|obtained|"
    r"dated|written|seen|released|published|issued|taken|signed|sent|treating|attending|here|there|not|it|he|she|they)\b)",
    re.IGNORECASE,
)
OF_THEM: Final = re.compile(r"(?:them|us|you|(?:the|these|those)\s+(?:two|three|four|five|six|pair))\b")
SHARE: Final = re.compile(
    r"(?:(?:only|just|about|nearly|almost|some|roughly|around|over|under|another|fully|more than|less than|"
    r"fewer than|at least|up to|an? (?:overwhelming|slim|bare|narrow))\s+)*"
    r"(?:\d[\d.,]*\s?(?:%|per\s?cent)|[a-z]+(?:[- ][a-z]+)? per\s?cent\b|"
    r"(?:half|a (?:third|quarter|majority)) of\b|(?:one|two|three)-(?:thirds?|quarters?|fifths?|tenths?)\b|"
    r"a (?:fifth|sixth|tenth)\b(?! \w|, [A-Z])|a (?:fifth|sixth|tenth) of\b|a (?:third|quarter|half)$|half$|"
    r"\w+ (?:in|out of) (?:two|three|four|five|six|seven|eight|nine|ten|every|\d+)\b|shy of half)",
    re.IGNORECASE,
)
AMONG: Final = re.compile(
    r"(?:one|another|two|three|four|five|some|many|both|neither|most|several|a second|a third|the other|"
    r"others) of ",
    re.IGNORECASE,
)
# "a number of officials", "dozens of clerks": who they are comes after "of".
QUANTITY: Final = re.compile(
    r"(?:(?:an?|the|at least|about|nearly|almost|some|more than|fewer than|just|only|another|"
    r"growing|large|small|good|great|vast|huge|wide|considerable|significant|overwhelming|slim|bare)\s+){0,4}"
    r"(?:[\w-]+\s+)?(?:numbers?|majority|minority|handful|couple|pair|trio|lot|lots|plenty|scores?|dozens?|"
    r"hundreds|thousands|millions|group|crowd|bunch|host|array|string|series|slew|chorus|mix|cluster|"
    r"generation|team|panel|(?:two|three) dozen) of (?!them\b|us\b|you\b|whom\b)",
)
