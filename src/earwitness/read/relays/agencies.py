"""Whether a name in a credit line is that of an agency, of this outlet itself, or may be an agency's.

An agency is known by its name ("… News Agency", the gazetteer) or by a word of the text ("the Norva
agency"). A lone word that is no given name may be one.

Fails on: an agency with a name like a person's that no word explains.
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.gazetteer import agencies
from earwitness.names import is_given
from earwitness.records import Document, Span

DESK: Final = re.compile(
    r"\b(?:staff|news\s?desk|desk|newsroom|team|reporters?|editors?|writers|agencies|correspondents?|wires?)\b",
    re.IGNORECASE,
)
_AGENCY: Final = re.compile(
    r"(?:\b(?:News|Press|Telegraph(?:ic)?|Information|Wire|State)\s(?:Agency|Services?|Association|Bureau|Wire)|"
    r"\b(?:Agency|Newswires?|Wires?|Presse|Press))$|^(?:Agence|Agencia|Agenzia)\s",
    re.IGNORECASE,
)
_SMALL: Final = frozenset(["the", "of", "and", "for"])


def is_own(document: Document, name: str) -> bool:
    """Whether *name* is that of the outlet that prints *document*, or short for it."""
    own = (document.outlet or "").casefold()
    bare = name.casefold().removeprefix("the ").strip()
    initials = "".join(word[0] for word in own.split())
    short = "".join(word[0] for word in own.split() if word not in _SMALL)
    return bare in own or (len(bare) > 1 and bare in (initials, short))


def is_wire(document: Document, at: Span) -> bool:
    """Whether the name at *at* is an agency's, not this outlet's."""
    name = document.text[slice(*at)].strip()
    if not name or is_own(document, name):
        return False
    return bool(_AGENCY.search(name)) or is_called(document.text, name, "agency")


def is_lone_name(document: Document, at: Span) -> bool:
    """Whether one word may be an agency's name: no given name, no desk, not this outlet's."""
    name = document.text[slice(*at)].strip()
    return (
        re.fullmatch(r"[^\W\d_][\w’'\-]+", name) is not None
        and len(name) > 2
        and not is_given(name)
        and not DESK.search(name)
        and not is_own(document, name)
    )


def is_called(text: str, name: str, what: str) -> bool:
    """Whether the text, or the gazetteer, says that *name* is an "agency" (or a "paper" or broadcaster)."""
    nouns = (
        "agency|wire|newswire"
        if what == "agency"
        else "newspaper|paper|weekly|daily|tabloid|magazine|broadcaster|station"
    )
    bare = re.escape(name.removeprefix("the ").removeprefix("The "))
    said = re.search(
        rf"\b(?:{nouns})\s+{bare}\b|\b{bare},?\s+(?:(?:a|the)\s+)?(?:\w+\s+)?(?:{nouns})\b",
        text,
    )
    if what == "agency":
        return bool(said) or name.removeprefix("The ").removeprefix("the ") in agencies()
    return bool(said)
