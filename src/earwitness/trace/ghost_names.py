"""What a cited outlet, paper or post is called, so that it can be fetched; nothing for what names none.

=============================================  ===========================  ==========================
party                                          its text                     called
=============================================  ===========================  ==========================
"Three", outlet                                "Channel Three in Brezna"    Channel Three in Brezna
"American", outlet                             "the American paper"         the American paper
"Sorvan", outlet                               "Sorvan telephones"          nothing
"an account", document                         "an account called @mill"    an account called @mill
"an account", document                         "an account says"            nothing
"a paper titled", document                     "a paper titled “Weekly 4”"  a paper titled “Weekly 4”
"Report No. 41", outlet                        "Weekly Report No. 41"       Weekly Report No. 41 (document)
"The folder", unspecified                                                   The folder (document)
=============================================  ===========================  ==========================

Fails on: an outlet whose name is an adjective of a country, cited with a common noun alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from earwitness.names import is_number, phrase
from earwitness.plurals import singular
from earwitness.rarity import rarity
from earwitness.records import Party, PartyKind

COMMON: Final = 0.3  # rarity up to which a word tells nothing: "year", "sent", "new"
_PAPERS: Final = frozenset(
    "folder sheet file dossier ledger logbook log roster register minutes memo memorandum letter report list "
    "note circular notice bulletin contract transcript screenshot photograph video recording spreadsheet "
    "table map diary notebook email e-mail printout".split()
)
_PRINTED: Final = frozenset("poster leaflet flyer placard letter".split())  # whatever reading took it for
_NUMBERED: Final = re.compile(
    r"\b(?:report|letter|bulletin|circular|decree|order|note|document|file|memorandum|notice|protocol)s? "
    r"(?:no\.?|number|nr\.?|#) ?\d",
    re.IGNORECASE,
)
_OUTLET: Final = re.compile(
    r"\b(?:paper|newspaper|channel|television|tv|radio|station|broadcaster|magazine|daily|weekly|agency|"
    r"website|wire|journal|tabloid|network)s?\b",
    re.IGNORECASE,
)
_DEMONYM: Final = re.compile(r"[A-Z][a-z]+(?:an|ese|ish|ic)\Z")
# Behind an adjective stands a thing, behind an outlet's name what it does.
_THING: Final = re.compile(
    r"\s+(?!\w+ed\b|(?:says?|said|tells?|told|has|had|have|was|is|in|on|at|and|or|but|that|which|who|quot\w+|"
    r"reports|writes|wrote|puts?|gave|gives?|ran|runs)\b)([a-z]+)"
)
_MADE: Final = re.compile(r"\s(?:\w+ed|sent|given|kept|made|shown|written)\s+(?:for|by|to|in|at|on)\b")
_TITLED: Final = re.compile(r"\b(?:titled|entitled|called|headed|named|marked)\Z")
_QUOTED: Final = re.compile(r"\s*([“\"‘'])([^”\"’'\n]{2,80})[”\"’']")
_HANDLE: Final = re.compile(r"(?:\s+(?:called|named|known as))?\s+@\w+")
# Words for something told that is not a thing to be fetched until it is said which.
_TOLD: Final = frozenset("account answer version text story paper outlet media post source".split())


@dataclass(frozen=True, slots=True)
class Called:
    """The name and the kind of a ghost."""

    name: str
    kind: PartyKind


def is_paper(party: Party) -> bool:
    """Whether *party*, of which reading did not tell the kind, is a paper by its words: "the folder"."""
    return party.kind == "document" or (party.kind == "unspecified" and head(party.name) in _PAPERS)


def head(name: str) -> str:
    """What sort of paper a name says it is, in the singular: "folder" of "the folder prepared for her"."""
    cut = _MADE.search(name)
    return singular(phrase(name[: cut.start()] if cut else name).head)


def called(party: Party, texts: Mapping[str, str]) -> Called | None:
    """What *party*, of a single document, is called; None if it names nothing. *texts*: by document."""
    text = texts.get(party.document or "", "")
    mentions = [text[a:b] for a, b in party.mentions]
    name, kind = _titled(party.name, text), party.kind
    longer = next((m for m in mentions if _NUMBERED.search(m)), name)
    if _NUMBERED.search(longer):
        return Called(longer, "document")
    if is_paper(party) or head(name) in _PRINTED:
        kind = "document"
    if _DEMONYM.fullmatch(name) or is_number(name):
        return _attributive(party, kind, text)
    if not telling(name) - {head(name)} and "@" not in name:
        return _bare(party, name, kind, text)
    return Called(name, kind)


def telling(name: str) -> frozenset[str]:
    """Words of a name that say which one it is."""
    words = re.findall(r"[^\W\d_]{3,}", name.lower())
    return frozenset(singular(w) for w in words if rarity(w) > COMMON)


def _titled(name: str, text: str) -> str:
    """*name* with the title that the text gives behind it."""
    if not _TITLED.search(name):
        return name
    at = text.find(name)
    found = _QUOTED.match(text, at + len(name)) if at >= 0 else None
    return f"{name} “{found[2].strip(' .,')}”" if found else name


def _attributive(party: Party, kind: PartyKind, text: str) -> Called | None:
    """The words of the text that an adjective or a number stands with, if they name an outlet."""
    alone = not party.mentions
    for start, end in party.mentions:
        said = text[start:end]
        if _OUTLET.search(said):
            return Called(said, kind)
        behind = _THING.match(text, end)
        if behind and _OUTLET.fullmatch(behind[1]):
            return Called(f"{said}{behind.group()}", kind)
        alone = alone or (said in (party.name, f"the {party.name}", f"The {party.name}") and not behind)
    return Called(party.name, kind) if alone and not is_number(party.name) else None


def _bare(party: Party, name: str, kind: PartyKind, text: str) -> Called | None:
    """A name that does not say which one: with the handle that follows it, or as it is if it is a thing."""
    for start, end in party.mentions:
        found = _HANDLE.match(text, end)
        if found and text[start:end] == name:
            return Called(f"{name}{found.group()}", "social-post")
    return None if kind == "document" and head(name) in _TOLD else Called(name, kind)
