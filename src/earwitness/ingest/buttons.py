"""Lines made of buttons and menu entries: sharing, navigation, consent, tools of the page."""

from __future__ import annotations

import re
from typing import Final, Literal

_I: Final = re.IGNORECASE


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SHARE_CORE: Final = _set(
    "share tweet copy facebook twitter whatsapp linkedin reddit telegram pinterest flipboard follow email "
    "e-mail"
)
_SHARE_WORDS: Final = _SHARE_CORE | _set(
    "print link links x mail messenger bluesky threads mastodon instagram youtube tiktok sms save this "
    "snapchat wechat article story post page on via by to with or and us like send bookmark url comment "
    "comments gift a friend friends more options shares tweets your thoughts sharing copied clipboard in new "
    "listen newest oldest first window opens google news rss loading piece brief briefing column episode "
    "report update dispatch interview review"
)
_NETWORK: Final = (
    r"(?:facebook|twitter|x|instagram|whatsapp|telegram|linkedin|youtube|tiktok|threads|bluesky|mastodon|"
    r"google news|apple news|flipboard|social media|snapchat|reddit)"
)
# Fails on: an order to the reader within an essay ("Follow the money on Facebook").
_FOLLOW: Final = re.compile(
    rf"^(?:please )?(?:you can )?(?:follow|like|find|join|connect with)(?: and (?:like|follow))? .{{1,60}}? "
    rf"(?:on|via) (?:our )?{_NETWORK}\b"
    r"(?:[^.]{0,80}|[:,]? (?:at )?(?:https?://|@).{0,150})\.?$"
    rf"|^(?:follow|tweet|message) (?:us|him|her|them|me)?\s?(?:at )?@\w{{1,30}}$|^(?:we are|we['’]re) on "
    rf"{_NETWORK}\b.{{0,60}}$"
    r"|^click (?:here )?to (?:share|tweet|e-?mail|print)\b.{0,60}$|^(?:like|share) this:?$"
    r"|^(?:link )?copied(?: to clipboard)?[.!]?$",
    _I,
)
_ACTION: Final = re.compile(r"\W*(?:share|tweet|follow|copy|e-?mail|like|save)\b", _I)
_TOOL: Final = re.compile(
    r"\b(?:report|flag) (?:an? |this )?(?:problem|error|mistake|typo|story|article)\b", _I
)
_GIFT: Final = re.compile(r"\bgift (?:this )?(?:article|story|link)\b")
_COUNT: Final = re.compile(r"\(?\b\d[\d.,]*[km]?\b\)?", _I)
_SEPARATOR: Final = re.compile(r"\s*[|·•›»>‧∙]\s*|\s+/\s+|\s{2,}|\t")
_CRUMB: Final = re.compile(r"\s(?:>|›|»)\s")

SECTIONS: Final = _set(
    "world uk us usa europe africa asia america americas australia canada india china politics business "
    "money economy markets finance tech technology science health environment climate culture arts art books "
    "film films music tv media sport sports football cricket rugby opinion opinions comment analysis "
    "editorial editorials letters features feature news local national international regional region nation "
    "metro city state investigation investigations exclusive breaking live education crime courts court "
    "society lifestyle life style travel weather video videos podcast podcasts obituaries entertainment "
    "showbiz celebrity defence defense security energy transport housing council community odd weird "
    "oddities magazine interview interviews q&a profile explainer explained fact-check fact check in-depth "
    "depth in special report reports latest home homepage front page royals food property motoring cars "
    "shipping ports farming agriculture religion history long read reads longread essay essays blog blogs "
    "live-blog top stories story headlines update updates puzzles crossword games jobs shop archive archives "
    "about contact topics sections war middle east north south west the and of & briefing perspective views "
    "voices ideas review reviews press wires wire agencies people trending popular more all other elsewhere "
    "regions law reportage dispatch dispatches portrait notebook diary"
)  # fmt: skip
_ENTRY: Final = re.compile(
    r"(?:sign|log) ?(?:in|out|up)|subscribe|register|search|menu|home|my \w+|newsletters?|e-?paper|"
    r"e-?edition|donate|support us|accept(?: all)?(?: cookies)?|reject(?: all)?(?: cookies)?|decline|agree|"
    r"i agree|manage (?:my )?(?:choices|cookies|options|preferences|settings|consent)|(?:more |show |"
    r"cookie )?(?:options|settings|choices|preferences)|more info(?:rmation)?|learn more|"
    r"(?:\(?\d[\d.,]*\)? )?comments?(?: ?\(\d[\d.,]*\))?|(?:report|flag|suggest) (?:an? )?(?:error|problem|"
    r"mistake|typo|correction)|corrections?|print|save|save (?:this )?(?:story|article|for later)|(?:©|"
    r"\(c\)).{0,40}|copyright.{0,40}|terms(?: (?:of|and|&) \w+)?|privacy(?: \w+)?|cookies?(?: \w+)?|"
    r"contact(?: us)?|about(?: us)?|advertise(?: with us)?|careers|help|faqs?|accessibility|site ?map|jobs|"
    r"rss|back to top|top|next|previous|listen|font size|a[+-]|text size|dark mode|apps?|"
    r"unsubscribe|view in browser|imprint|complaints|feedback|tips?",
    _I,
)
_COMMENTS: Final = re.compile(
    r"\W*(?:(?:view|show|read|see) )?(?:all )?"
    r"(?:\(?\d[\d,.]*k?\)? comments?|comments? ?[(:]? ?\d[\d,.]*k?\)?)\W*",
    _I,
)
_SHARE_BUTTON: Final = re.compile(
    r"share(?: (?:this|it|article|story|post|via .{1,20}))?|tweet|forward|copy link", _I
)
_LONGEST_SHARE_ENTRY: Final = 8  # words
_LONGEST_MENU: Final = 300
_LONGEST_ENTRY: Final = 5  # words


def button_kind(line: str) -> Literal["share", "notice"] | None:
    """What a line made of nothing but buttons or menu entries is; None for all other lines.

    ==========================================  ======
    Share: Copy link | Email | Print            share
    Home | World | Money | Sport                notice
    Comments (38) | Report an error             notice
    Plum Daily > World > Rivers                 notice
    Mayor | 41 | Dorv                           None
    ==========================================  ======

    Fails on: menus of one-word entries none of which is a usual section, parted by spaces alone.
    """
    if len(line) > _LONGEST_MENU:
        return None
    if is_share(line):
        return "share"
    return "notice" if is_menu(line) else None


def is_share(line: str) -> bool:
    """True if the line is made of nothing but the words of sharing buttons and their counts."""
    if _FOLLOW.match(line):
        return True
    if _COMMENTS.fullmatch(line) or _is_share_row(line):
        return True
    if line.endswith((".", "?", "!")) and not _ACTION.match(line):
        return False
    bare = _COUNT.sub(" ", _TOOL.sub(" ", _GIFT.sub("share", line.lower())))
    words = [w for w in re.split(r"[^\w\-]+", bare) if w]
    return 0 < len(words) <= 16 and not _SHARE_CORE.isdisjoint(words) and _SHARE_WORDS.issuperset(words)


def _is_share_row(line: str) -> bool:
    """True for short entries between bars of which one is a button for sharing: "Like it? | Share | Tips"."""
    parts = [part for part in line[:_LONGEST_MENU].split(" | ") if part]
    return (
        len(parts) > 1
        and all(len(part.split()) <= _LONGEST_SHARE_ENTRY for part in parts)
        and any(_SHARE_BUTTON.fullmatch(part.strip(" []")) for part in parts)
    )


def is_menu(line: str) -> bool:
    """True if the line is a row of short entries, of which enough are usual in menus or foot lines."""
    parts = menu_entries(line)
    if len(parts) < 2 or any(len(p.split()) > _LONGEST_ENTRY or p[-1] in ".,;:!?" for p in parts):
        return False
    known = sum(is_entry(p) for p in parts)
    plain = [p for p in parts if not is_entry(p)]
    if any(c.isdigit() for p in plain for c in p if not p[0].isalpha()):
        return False
    if _CRUMB.search(line) and " | " not in line:
        return all(p[0].isupper() or p[0].isdigit() for p in plain)
    return known * 2 >= len(parts) or (len(parts) >= 4 and known >= 2)


def menu_entries(line: str) -> list[str]:
    """The parts of a line between bars, dots, arrows or wide spaces."""
    parts = (p.strip(" []") for p in _SEPARATOR.split(line[:_LONGEST_MENU]))
    return [p for p in parts if p]


def is_entry(words: str) -> bool:
    """True if *words* are what menus, consent forms and foot lines have for entries."""
    return is_section(words) or _ENTRY.fullmatch(words) is not None


def is_section(words: str) -> bool:
    """True if *words* name nothing but a section of a paper or a kind of article, as kickers do."""
    found = [w for w in re.split(r"[\s,/]+", words.lower()) if w]
    return 0 < len(found) <= 4 and SECTIONS.issuperset(found) and len(words) <= 40
