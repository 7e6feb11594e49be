"""The names that an outlet, or another body, may call itself by.

=====================  =====================================================
full name              also
=====================  =====================================================
The Bellman            Bellman
DailyBellows Online    dailybellows, bellows
Bellows News Agency    bellows: without the words for what sort it is
Brass & Bellows        b&b
=====================  =====================================================

Fails on: nicknames ("Auntie"), initials that leave a word out.
"""

from __future__ import annotations

import re
from typing import Final

_ADDED: Final = frozenset("online com net org co uk news today daily digital tv radio".split())
# Words that an outlet's name can lose at its end: "Bellman News Agency" calls itself Bellman.
_SORTS: Final = _ADDED | frozenset(
    "agency wire service network media press group broadcasting corporation television channel newspaper "
    "newspapers magazine weekly monthly live international world newsroom newsletter".split()
)
_HUMP: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")


def short_names(outlet: str) -> frozenset[str]:
    """What an outlet may call itself, in small letters.

    Its name's end ("Bellman"), its name without the words that say what it is ("Bellman" for Bellman News
    Agency), its initials ("T&F").
    """
    words = [w for word in outlet.split() for w in _HUMP.split(word)]
    while words and words[0].casefold() == "the":
        del words[0]
    while len(words) > 1 and words[-1].casefold() in _ADDED:
        del words[-1]
    first = list(words)
    while len(first) > 1 and first[-1].casefold() in _SORTS:
        del first[-1]
    ends = {" ".join(words[i:]).casefold() for i in range(len(words))}
    if first and first[-1].casefold() not in _SORTS:
        ends.add(" ".join(first).casefold())
    initials = "".join(w[0] for w in words) if len(words) > 1 else ""
    return frozenset(e for e in {*ends, initials.casefold()} if len(e) > 1 and e not in _ADDED)
