"""Lines that lead to other articles: "read next", topics, labels of links."""

from __future__ import annotations

import re
from typing import Final

_I: Final = re.IGNORECASE
# Begins a list of links or is one. Fails on: "Read more" as an order to the reader inside an essay.
_RELATED_WORDS: Final = (
    r"(?:read|see|find out|learn|discover|watch|explore) (?:more|also|next|this|now)(?: (?:stories|news|"
    r"articles|coverage|posts))?",
    r"also (?:read|see|in the news|on this topic)",
    r"(?:must|essential|worth|suggested|your next|keep|now|next) read(?:s|ing)?",
    r"what (?:else )?to read(?: next| now)?",
    r"see also",
    r"don['’]?t miss(?: (?:this|out|these))?",
    r"(?:read |see )?more (?:on this(?: (?:story|topic|subject))?|from|like this|stories|news|coverage|"
    r"headlines|reading)",
    r"related(?: (?:articles?|stories|story|coverage|news|content|links?|topics?|posts?|reading|tags?|"
    r"items?))?",
    r"you (?:may|might) (?:also )?(?:like|be interested in|enjoy|have missed)(?: (?:this|these|to read))?",
    r"(?:people|readers) also (?:read|liked?|viewed)",
    r"others (?:are )?read(?:ing)?(?: now)?",
    r"(?:recommended|suggested)(?: (?:for you|reading|stories|articles|links))?",
    r"most (?:read|popular|viewed|shared|watched|recent|commented|emailed|discussed)(?: (?:in|on) .{1,30}| "
    r"stories| now| today)?",
    r"(?:trending|popular)(?: (?:now|today|stories|articles|on .{1,30}|in .{1,30}))?",
    r"further (?:reading|coverage)",
    r"(?:up next|next up|next story|next article|previous (?:story|article))",
    r"in case you missed it",
    r"(?:the )?(?:editors?|readers?|staff)['’]?s?['’]? (?:picks?|choice|favou?rites)",
    r"(?:top|latest|other|more|local|today['’]s|featured) (?:stories|headlines|news|articles)",
    r"(?:elsewhere|also|more|new|now) on (?:the (?:web|site)|this site|our site)",
    r"(?:from )?around the web",
    r"from (?:our|the) (?:archives?|partners|network|web)",
    r"(?:our|full|complete|continuing|previous|earlier|all our) coverage",
    r"in (?:this|our) (?:section|series)",
    r"(?:key|main) (?:events|moments|posts|developments)",
    r"(?:in|on) this (?:article|page|story)",
    r"jump to(?: section)?",
    r"more (?:on|about|in)(?=\W*$)",
)
_RELATED: Final = re.compile(rf"^(?:{'|'.join(_RELATED_WORDS)})\b(?P<rest>.*)$", _I)
# A label and one link. Fails on: "More:" and "Read:" before a sentence of the article without a stop.
_ONE_LINK: Final = re.compile(
    r"^(?:more|read|see|also|related|full (?:story|coverage|report|text)|must[- ]read|go deeper|related "
    r"story)"
    r"\s?(?::|>{1,2}|»|→|\|)\s?\S.{0,180}$",
    _I,
)
_TOPICS: Final = re.compile(
    r"^(?:(?:related |more )?(?:tags?|topics?|subjects)|filed (?:under|in|to)|categor(?:y|ies)|keywords|"
    r"tagged|in this story|"
    r"explore more (?:on|about) (?:these|this) \w+|topics in this article)\s*(?:[:|]|$)(?P<rest>.{0,200})$",
    _I,
)
_SECTION_LINK: Final = re.compile(
    r"^[Mm](?:ore|ORE) (?:in|by|about|on|IN|BY|ABOUT|ON) [A-Z]\w*(?: [A-Z&]\w*){0,2}:?$"
)
_CONTINUE: Final = re.compile(
    r"^\W*(?:continue reading|follow (?:all )?(?:our|the|\S{1,30}['’]s?) (?:\w+ )?coverage|(?:click|tap|go) "
    r"here (?:to|for) (?:read|see|watch|more|the full|view)|read (?:the|our) (?:full|whole|"
    r"original|complete|rest)|(?:view|see|read) (?:the )?(?:original|full (?:article|story|report|list|"
    r"results)))\b.{0,100}$",
    _I,
)
# Titles of the posts before and after in blogs: "« Older: …", "Next post: …"
_NEIGHBOR: Final = re.compile(
    r"^(?:[«‹←<»›→>]{1,2}\s?(?:older|newer|previous|next|prev)\b|"
    r"(?:older|newer|previous|next|prev) (?:posts?|entry|article|story)\s?:).{0,160}$",
    _I,
)
# "SPONSORED: Nine cruises", "Promoted | …"
_PAID: Final = re.compile(
    r"^\W*(?:sponsored|promoted|paid (?:post|content)|partner content|advertisement feature)"
    r"\s?(?::|\||[-–—] )\s?\S.{5,160}"
    r"(?<![.,;])$",
    _I,
)
# "Comment: Page 12", "Full story, pages 4-5", "Turn to page 9"
_PAGE: Final = re.compile(
    r"^\W*(?:(?:\w+ ){0,4}\w+\s?(?::|,|[-–—]|»|>)\s?(?:see )?|(?:see|turn to|continued on|more on|from) )"
    r"(?:pages?|pp?\.) ?\d{1,3}(?:(?: ?[-–&,/] ?| and )\d{1,3})*\W*$",
    _I,
)
_ADDRESS: Final = re.compile(r"^\W*https?://\S+$", _I)
# Not any word in brackets: round-ups name their sources like that.
_LINK_LABEL: Final = re.compile(
    r"\[(?:(?:PICTURES?|PHOTOS?|PICS|IMAGES?|VIDEOS?|WATCH|LISTEN|AUDIO|LIVE|GALLERY|POLL|QUIZ|EXCLUSIVE|"
    r"ANALYSIS|COMMENT|OPINION|INTERVIEW|REVIEW|REVEALED|INSIGHT|REACTION|LATEST|UPDATED?|MAPS?|CHARTS?|"
    r"GRAPHICS?|EXPLAINED|EXPLAINER|BREAKING|REPORT|PROFILE|SPOTLIGHT|VIEW)(?: (?:&|AND) )?){1,3}\]$"
)
_LONGEST: Final = 220


def related_intro(line: str) -> bool | None:
    """True if *line* announces links that follow it, False if it is such a link, None if neither.

    ===============================  =====
    READ NEXT                        True
    Related: Hens cross river        False
    Tags: hens, rivers               False
    Read more on the hens of Lisk     True
    Read more at The Weekly Plum     False
    Read more than three books …     None
    ===============================  =====
    """
    if len(line) > _LONGEST:
        return None
    if topics := _TOPICS.match(line):
        return not topics["rest"].strip(" :|")
    if _PAID.match(line) or _PAGE.match(line):
        return False
    if _SECTION_LINK.match(line) or _ADDRESS.match(line) or _NEIGHBOR.match(line):
        return False
    match = _RELATED.match(line)
    if match is None:
        return False if _is_one_link(line) else None
    rest = match["rest"].strip()
    if rest in ("", ":", "…", "...", "»", ">", "!", "→", ">>", "↓"):
        return True
    if rest.startswith((":", "|", ">", "»", "→")) or match["rest"].startswith((" - ", " – ", " — ")):
        return False
    # "Read more at The Gazette", "More from the valley": short, and no sentence
    short = len(line.split()) <= 8 and not line.endswith((".", "!", "?", "”", '"', ","))
    leads = re.match(r"(?:about|at|on|in|here|from|for|of|stories|articles|by)\b|[A-Z]", rest)
    if not (short and leads):
        return None
    return rest[:3].lower() == "on " or rest[:6].lower() == "about "


def _is_one_link(line: str) -> bool:
    if _CONTINUE.match(line):
        return not line.endswith(".") or len(line.split()) <= 8
    return bool(_ONE_LINK.match(line)) and not line.rstrip("\"'”’ ").endswith((".", ",", ";", ":"))


def has_link_label(line: str) -> bool:
    """True if it ends like an entry in a list of links: "… [PICTURES]"."""
    return _LINK_LABEL.search(line) is not None
