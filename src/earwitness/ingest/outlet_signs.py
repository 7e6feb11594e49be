"""Places where a text names an outlet: as its own (rights, staff, checking), or as another's.

Each sign is a name, its weight and what it is, in words for a person. Fails on: names of outlets in
small letters; names of more than five words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final

from earwitness.days import MONTHS, WEEKDAYS
from earwitness.ingest.blocks import Line
from earwitness.ingest.buttons import is_entry, is_menu, is_section, menu_entries
from earwitness.ingest.notices import is_notice
from earwitness.ingest.timestamps import is_timestamp
from earwitness.names import is_outlet
from earwitness.records import BlockKind

_WORD: Final = r"[A-Z0-9][\w’'\-&]*(?:\.(?=[a-z]{2,4}\b)[a-z]+)?"
_NAME: Final = rf"(?:[Tt]he )?{_WORD}(?: (?:(?:of|and|&|on|the|for) )?{_WORD}){{0,4}}"
_PROPER: Final = rf"(?:[Tt]he )?{_WORD}(?: (?:(?:of|&) )?{_WORD}){{0,4}}"
_COMPANY: Final = re.compile(
    r"[,.]? (?:Ltd|Limited|Inc|LLC|PLC|plc|Plc|GmbH|Group|Media|Publishing|Publications|Publishers|Holdings|"
    r"Company|Co|Corporation|Corp|Network|Newspapers|Digital|Enterprises|Trust|Foundation|Association)\.?$"
)
_NO_NAME_WORDS: Final = (
    "our your all this that these we i copyright staff agencies agency reporter reporters editor editors "
    "news us the morning evening daily weekly money sport today free latest best biggest mr mrs ms dr if and "
    "you more any every here part top content advertisement related by get sign "
)
_NO_NAME: Final = frozenset((*_NO_NAME_WORDS.split(), *WEEKDAYS, *MONTHS))

# Each sign: a name for people, its weight, and where the name stands. Three decide; from four on, with a
# sign of three among them, the name is stated.
STRONG: Final = 3
_FURNITURE: Final = (
    ("the rights at its foot", re.compile(
        rf"(?:^|[|·•.] ?)(?:[Cc]opyright )?(?:©|\([cC]\)|"
        rf"\bCopyright)\W{{0,3}}(?:\d{{4}}(?:[-–]\d{{2,4}})?,?\W{{0,2}})?(?!by )(?P<name>{_NAME})")),
    ("its consent form", re.compile(
        rf"(?:^|[.!?] )(?P<name>{_PROPER}) (?:and (?:its|our) (?:\d[\d,.]* )?(?:\w+ ){{0,2}}partners|uses? "
        rf"cookies)")),
    ("its consent form", re.compile(
        rf"\bto keep (?P<name>{_PROPER}) (?:afloat|free|going|running)\b")),
    ("its notices", re.compile(
        rf"(?P<name>{_PROPER}) is (?:not responsible for|a trade ?mark|regulated by|part of|published by|"
        rf"registered|a member of)\b")),
    ("its notices", re.compile(
        rf"\b(?:[Aa]dd|[Mm]ake|[Ss]et|[Cc]hoose) (?P<name>{_PROPER}) (?:as )?(?:a|your) preferred source\b")),
)  # fmt: skip
# Journalists and letters have names in the same places: only what is made like an outlet's name counts.
_INVITES: Final = (
    re.compile(
        rf"\b(?:[Ff]ollow|[Ll]ike|[Ff]ind) (?P<name>{_PROPER}) on (?:Facebook|Twitter|X|Instagram|Google|"
        rf"WhatsApp|TikTok|LinkedIn|YouTube|Bluesky|social)\b"),
    re.compile(
        rf"\b(?:[Ss]ubscribe|[Ss]ign up|[Rr]egister|[Ss]ign in|[Ll]og ?in|[Dd]onate) (?:to|for|with) "
        rf"(?P<name>{_PROPER})(?: (?:today|now|here|for|from))?[.!,]?(?: |$)"),
    re.compile(
        rf"\b(?:[Ss]upport|[Dd]ownload|[Jj]oin|[Gg]et) (?P<name>{_PROPER})(?:['’]s)? (?:app|newsroom|"
        rf"journalism|today|community)\b"),
)  # fmt: skip
_STAFF: Final = re.compile(
    rf"(?:^(?![Bb][Yy]\b|From\b)|^[Bb][Yy]:? |^From |edited by )(?:the )?(?P<name>{_PROPER}) "
    r"(?:(?:[Ss]taff|STAFF)\b(?! [Ww]riter| [Rr]eporter| [Pp]hotographer)|[Nn]ewsroom\b|[Nn]ews ?desk\b)"
)
# "Anna Plum, Plum Daily staff", "By Karl Witt, Gazette Reporter": callings have the same form
_STAFF_OF: Final = re.compile(
    rf"(?:, | ?[|/•·] ?|^[Bb][Yy] )(?P<name>{_PROPER}) (?:[Ss]taff|STAFF|[Rr]eporter|[Cc]orrespondent|"
    rf"[Ee]ditor|[Cc]olumnist)\b"
)
_BYLINE_OUTLET: Final = re.compile(
    rf"^[Bb][Yy]:? [^,|/]{{3,60}}(?:, | ?[|/] ?| for | of | in [A-Z]\w+ for )(?P<name>{_PROPER})$"
)
_BIO: Final = re.compile(
    rf"^[A-Z][\w.’'\-]+(?: [A-Z][\w.’'\-]+){{1,3}} (?:is|covers|writes)\b[^.]{{0,80}}\b(?:for|at|of|with) "
    rf"(?P<name>{_PROPER})(?=[.,]| based| in )"
)
_DATELINE: Final = re.compile(
    rf"^[A-Z][A-Z .'’,\-]{{2,40}}(?:, [A-Z][\w. ]{{2,20}})?(?:,? "
    rf"[^()\n]{{0,30}})?\((?P<name>{_PROPER})\)\s*[-–—]{{1,2}}\s"
)
_AGENCY_CREDIT: Final = re.compile(
    r"^[\[(](?:reporting|compiled|writing|editing|additional reporting)\b.*\bediting by\b", re.IGNORECASE
)

_CHECKS: Final = (
    r"(?:verify|confirm|establish|determine|authenticate|check|corroborate|identify|review|reconcile|reveal|"
    r"disclose|reach)"
)
SHOWN: Final = "what it was shown"
_TOLD: Final = "who spoke to it"
_OWN_WORDS: Final = (
    ("its word on what it has seen", 2, re.compile(
        rf"\b(?P<name>{_PROPER}) (?:has|have|had) (?:not |also |yet to |previously |independently |since )?"
        r"(?:seen|read|reviewed|obtained|verified|confirmed|contacted|approached|spoken to|chosen not|"
        r"agreed not|changed|"
        r"withheld|interviewed|learned|been (?:able|unable|told|shown|given|asked))\b")),
    ("its word on its checking", 2, re.compile(
        rf"\b(?P<name>{_PROPER}) (?:could not|was unable to|was not able to|is unable to|cannot|can "
        rf"exclusively|can)"
        rf" (?:immediately |independently |immediately and independently |yet )?{_CHECKS}\b")),
    ("its word on its checking", 2, re.compile(
        rf"\b(?P<name>{_PROPER}) (?:understands|is not (?:naming|identifying)|agreed not to)\b")),
    (SHOWN, 1, re.compile(
        rf"\b(?:reviewed|seen|obtained|examined|viewed|verified|heard|read|conducted|commissioned|"
        rf"analy[sz]ed|compiled) by (?P<name>{_PROPER})\b")),
    (SHOWN, 1, re.compile(
        rf"\b(?:shared with|provided to|shown to|showed to|given to|made available to|leaked to|sent to|"
        rf"supplied to|handed to|"
        rf"passed to) (?P<name>{_PROPER})\b")),
    (_TOLD, 1, re.compile(
        rf"\b(?:told|spoke to|spoke with|spoken to|speaking to|talked to|talk to|talked with|speak to|"
        rf"interview(?:s|ed)? (?:with|by)|"
        rf"statement to|e-?mail to|questions from|contacted by|asked by|approached by|reached by|"
        rf"interviewed by|wrote to)"
        rf" (?P<name>{_PROPER})\b")),
)  # fmt: skip
OWN: Final = frozenset(why for why, _, _ in _OWN_WORDS)
# Whatever is told of others: "the Gazette reported", "according to the Gazette", "Source: Gazette".
_ANOTHERS: Final = (
    re.compile(
        rf"\b(?<!by )(?<!to )(?<!with )(?<![Tt]he )(?P<name>{_PROPER})(?:,? (?:which|citing)|['’]s "
        rf"(?:report|account|story|website)|(?: newspaper|"
        rf" magazine| news agency| website)?"
        r"(?:,[^.,]{1,60},)? (?:first |also |had |has |later |previously |had first |earlier )?"
        r"(?:reports?|reported|writes|wrote|says|said|published|quotes?|quoted|cites|cited|claims?|claimed|"
        r"named|revealed|broke))\b"),
    re.compile(
        rf"\b(?:according to|citing|quoted by|reported by|reports? (?:in|by)|published (?:in|by)|as told to|"
        rf"first reported by) (?P<name>{_PROPER})\b"),
    re.compile(
        r"^(?:Source|Sources|Via|h/t|SOURCE): (?P<name>.{1,120})$"),
    re.compile(
        rf"\bRead (?:more|the full .{{1,20}}) (?:at|on|in) (?P<name>{_PROPER})\b"),
    re.compile(
        rf"\b(?:newspaper|tabloid|broadcaster|daily|weekly|magazine|channel|station|network|website|news "
        rf"agency|agency|newsletter|paper)s?,? (?P<name>{_PROPER})\b"),
    re.compile(
        rf"\b(?P<name>{_PROPER})(?:,? (?:a|an|the) (?:[\w-]+ ){{0,4}})?,? (?:newspaper|tabloid|broadcaster|"
        rf"magazine|television|news agency|trade newsletter|newsletter|news site|website|radio station|TV "
        rf"station)\b"),
)  # fmt: skip
DATED: Final = "the date line"
TURNS: Final = "its questions"
# A question that the outlet asks in an interview.
_TURN: Final = re.compile(r"(?:THE )?([A-Z][A-Z0-9'’&-]{2,30}): ")
_ENOUGH_TURNS: Final = 3
_FOOT: Final = 12
_BAR: Final = re.compile(r"\s+[|·•–—-]\s+")
_SMALL: Final = frozenset(("of", "the", "and", "&", "for", "in", "on", "from"))
_INITIALS: Final = 4  # characters of the longest name that may be initials ("BBC")
_DOMAIN: Final = re.compile(r"(?:@|\bwww\.|https?://(?:www\.)?)([\w-]{3,40})\.\w")
# Where everybody has an address.
_HOSTS: Final = frozenset((
    "gmail", "googlemail", "hotmail", "outlook", "yahoo", "aol", "icloud", "proton", "protonmail", "twitter",
    "facebook", "instagram", "youtube", "tiktok", "linkedin", "threads", "bsky", "mastodon", "substack",
    "medium",
))  # fmt: skip
_CANDIDATE: Final = re.compile(r"\b[A-Z][\w’'&-]*(?: (?:(?:of|&|and) )?[A-Z0-9][\w’'&-]*){0,3}")
_LONGEST_LINE: Final = 2_000  # characters of a line that are looked at
_MOST_LINES: Final = 400


def signs_of(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> Iterator[tuple[str, int, str]]:
    """(name, weight, kind of sign) for each place where outlets put their own names."""
    shown = list(zip(lines, kinds, strict=True))
    agency = ""
    turns = Counter(m[1].casefold() for line in lines[:_MOST_LINES] if (m := _TURN.match(line.text)))
    head, foot = shown[:_MOST_LINES], shown[_MOST_LINES:][-_FOOT:]
    masthead = _masthead(shown[:_FOOT])
    if masthead:
        yield masthead, STRONG, "the line above its menu"
    domains = _domains(shown)
    for i, (line, kind) in enumerate(head + foot):
        text = line.text[:_LONGEST_LINE]
        yield from _of_domain(text, kind, domains)
        if kind in ("notice", "share", "related-link"):
            yield from _of_furniture(text)
            if kind == "notice" and i < _FOOT and not masthead:
                yield from _of_masthead(text)
        elif kind == "credit":
            yield from _of_byline(text)
            if agency and _AGENCY_CREDIT.match(text[:400]):
                yield agency, 1, "the credit below it"
        elif kind == "body":
            if found := _DATELINE.match(text[:160]):
                agency = found["name"]
                yield agency, 2, DATED
            for why, weight, pattern in _OWN_WORDS:
                for match in pattern.finditer(text):
                    yield from _named(match["name"], weight, why)
                    last = key(match["name"]).rpartition(" ")[2]
                    if why == _TOLD and turns[last] >= _ENOUGH_TURNS:
                        yield match["name"], 2, TURNS


def _masthead(top: Sequence[tuple[Line, BlockKind]]) -> str | None:
    """The first name above the headline, if more of a masthead stands below it: a motto, a menu, a section.

    Fails on: a label that is no section above a section ("THE LONG LOOK", "FEATURES").
    """
    head = [
        line.text for line, kind in takewhile(lambda shown: shown[1] != "headline", top) if kind == "notice"
    ]
    for text in head[:-1] if len(head) < len(top) else []:
        name = _BAR.split(text)[0].strip(" []")
        entry = is_entry(name) or is_section(name) or is_timestamp(name) or is_notice(name)
        if entry or is_menu(text) or is_notice(text):
            continue
        words = name.split()
        capital = all(not w[0].isalpha() or w[0].isupper() or w in _SMALL for w in words)
        return (
            name.title()
            if name.isupper() and len(name) > _INITIALS
            else name
            if capital and len(words) <= 6
            else None
        )
    return None


def _domains(shown: Sequence[tuple[Line, BlockKind]]) -> frozenset[str]:
    """What stands between "@" or "www." and the next point in lines that are no body."""
    out: set[str] = set()
    for line, kind in (*shown[:_MOST_LINES], *shown[_MOST_LINES:][-_FOOT:]):
        if kind != "body":
            out.update(m[1].casefold().replace("-", "") for m in _DOMAIN.finditer(line.text[:400]))
    return frozenset(d for d in out if len(d) > _INITIALS and d not in _HOSTS)


def _of_domain(text: str, kind: BlockKind, domains: frozenset[str]) -> Iterator[tuple[str, int, str]]:
    """Names in the text that are spelled like the address in the site's own lines."""
    if not domains or kind == "related-link":
        return
    for match in _CANDIDATE.finditer(text[:_LONGEST_LINE]):
        joined = re.sub(r"[^\w]", "", match.group().casefold())
        if joined in domains or joined.removeprefix("the") in domains:
            yield from _named(match.group(), STRONG, "its address")


def _of_furniture(text: str) -> Iterator[tuple[str, int, str]]:
    for why, pattern in _FURNITURE:
        for match in pattern.finditer(text[:400]):
            bare = _COMPANY.sub("", match["name"])
            weight = STRONG if bare == match["name"] else 2
            yield from _named(bare, weight, why)
    for pattern in _INVITES:
        for match in pattern.finditer(text[:400]):
            if like_outlet(match["name"]):
                yield from _named(match["name"], 2, "its invitations")


def _of_masthead(text: str) -> Iterator[tuple[str, int, str]]:
    """The first entry of a menu, or a line of its own; that alone may be a section, so it weighs less."""
    entries = menu_entries(text)
    first = entries[0] if is_menu(text) else text if len(text.split()) <= 5 else ""
    if first and not is_entry(first) and not is_section(first) and first[0].isupper() and first[-1].isalnum():
        yield from _named(first, STRONG if like_outlet(first.title()) else 2, "the line above its menu")


def _of_byline(text: str) -> Iterator[tuple[str, int, str]]:
    if (match := _STAFF.search(text)) and not is_section(match["name"]):
        yield from _named(match["name"], STRONG, "a by-line of its staff")
    if (match := _STAFF_OF.search(text)) and like_outlet(match["name"]):
        yield from _named(match["name"], STRONG, "a by-line of its staff")
    for pattern in (_BYLINE_OUTLET, _BIO):
        if (match := pattern.match(text)) and like_outlet(match["name"]):
            yield from _named(match["name"], 2, "the by-line")


def _named(name: str, weight: int, why: str) -> Iterator[tuple[str, int, str]]:
    words = name.removeprefix("the ").removeprefix("The ").split()
    if words and not all(w.lower() in _NO_NAME or w.isdigit() for w in words) and len(name) > 2:
        yield name, weight, why


def key(name: str) -> str:
    """One form for all spellings of a name: without article, possessive and capitals."""
    return " ".join(name.casefold().removeprefix("the ").replace("’", "'").removesuffix("'s").split())


def like_outlet(name: str) -> bool:
    """True if *name* is made like an outlet's; its parts count too ("Courier-Register")."""
    return is_outlet(name) or is_outlet(name.replace("-", " "))


def reported_from(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> frozenset[str]:
    """Keys of the names that the text reports from, with their short forms."""
    out: set[str] = set()
    for line, kind in list(zip(lines, kinds, strict=True))[:_MOST_LINES]:
        if kind not in ("body", "credit", "related-link"):
            continue
        for pattern in _ANOTHERS:
            for match in pattern.finditer(line.text[:_LONGEST_LINE]):
                out.update(key(part) for part in re.split(r"\s*[,/;]\s*|\s+and\s+", match["name"]))
    return frozenset(out | {k.split()[-1] for k in out if k})
