"""Patterns by which earwitness.names takes a noun phrase apart: its head's end, shares, parts of groups."""

from __future__ import annotations

import re
from typing import Final

# What ends the part of a phrase that holds its head.
CUT: Final = re.compile(
    r"\s*(?:,|;|:|\(|[–—]|\s-\s|\b(?:of|in|at|for|from|with|who|whose|whom|which|that|to|by|on|near|inside|outside|"
    r"close|familiar|speaking|citing|quoted|based|briefed|involved|responsible|under|about|against|into|behind|"
    r"between|across|throughout|being|because|when|where|as|including|named|called|aged|working|asked|asking|reviewed|obtained|"
    r"dated|written|seen|released|published|issued|taken|signed|sent|treating|attending|here|there|not|it|he|she|they)\b)",
    re.IGNORECASE,
)
OF_THEM: Final = re.compile(r"(?:them|us|you|(?:the|these|those)\s+(?:two|three|four|five|six|pair))\b")
SHARE: Final = re.compile(
    r"(?:(?:only|just|about|nearly|almost|some|roughly|around|over|under|another|fully|more than|less than|"
    r"fewer than|at least|up to|an? (?:overwhelming|slim|bare|narrow))\s+)*"
    r"(?:\d[\d.,]*\s?(?:%|per\s?cent)|[a-z]+(?:[- ][a-z]+)? per\s?cent\b|"
    r"(?:half|a (?:third|quarter|majority)) of\b|(?:one|two|three)-(?:thirds?|quarters?|fifths?|tenths?)\b|"
    r"a (?:fifth|sixth|tenth)\b(?! \w)|a (?:fifth|sixth|tenth) of\b|a (?:third|quarter|half)$|half$|"
    r"\w+ (?:in|out of) (?:two|three|four|five|six|seven|eight|nine|ten|every|\d+)\b|shy of half)",
    re.IGNORECASE,
)
AMONG: Final = re.compile(
    r"(?:one|another|two|three|four|five|some|many|both|neither|most|several|a second|a third|the other|"
    r"others) of ",
    re.IGNORECASE,
)
# "a person close to the minister": somebody from inside
INFORMED: Final = re.compile(
    r"\b(?:person|people|man|woman|individual|those) (?:with (?:\w+ ){0,2}knowledge|familiar|close|briefed|"
    r"involved|who (?:was|were|is|are|has been|have been) (?:briefed|familiar|close|involved)|"
    r"who (?:works?|worked|works|has worked|served?|serves) (?:at|for|in|with|on)|inside|within)\b",
    re.IGNORECASE,
)
