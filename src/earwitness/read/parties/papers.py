"""Which bodies the text shows to be outlets by what is done to them or what they have.

============================================  ==========================================================
"two officials told Norva that", "told the    people tell outlets, which have names of their own ("told the
Compass"                                      Board" and "told Congress" are of bodies, known by their names)
"Norva wrote", "the Compass quoted"           writing and quoting is what papers do
"the Compass's readers", "Norva's scoop"      readers and reporters are an outlet's
============================================  ==========================================================

Fails on: a state or a town that is told ("told Norva" of a government).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from earwitness.names import is_organisation
from earwitness.read.parties.entities import Entity

_WORD: Final = r"[A-ZÀ-Þ][\w&\-]{1,40}"
_NAME: Final = rf"{_WORD}(?: {_WORD}){{0,3}}"
_TOLD: Final = re.compile(
    rf"\b(?:told|telling|first reported by|in an interview with)\s+(?:[Tt]he\s+)?({_NAME})(?![\w’'])"
)
_WROTE: Final = re.compile(
    rf"(?<![\w’'.])(?:The )?({_NAME})(?:, [^,.;\n]{{1,60}},)?\s(?:(?:has|had|also|later|first)\s)?"
    r"(?:wrote|writes|quoted|quotes|quoting)\b"
)
_OWNS: Final = re.compile(
    rf"(?<![\w’'.])(?:The )?({_NAME})[’']s?\s(?:\w{{1,30}}\s)?"
    r"(?:readers|viewers|listeners|reporters?|correspondents?|columnists?|newsroom|"
    r"front page|headlines?|scoop|splash|editorial|leader column|paywall)\b"
)


def shown_as_outlets(text: str, entities: Iterable[Entity]) -> None:
    """Make outlets of those named bodies among *entities* that *text* shows to be ones."""
    shown = {m[1].casefold() for sign in (_TOLD, _WROTE, _OWNS) for m in sign.finditer(text)}
    for entity in entities:
        body = entity.kind == "named-organisation" and entity.words and not entity.heads
        if body and entity.name.casefold() in shown and not is_organisation(entity.name):
            entity.kind = "outlet"
