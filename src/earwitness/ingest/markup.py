"""What the markup of a page says of the text in it: hidden, a zone of the page, a caption, a heading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from earwitness.records import BlockKind


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_UNSEEN: Final = _set(
    "head script style noscript template title meta link base param source track area col colgroup datalist "
    "svg map input select textarea rp frameset applet"
)
# As browsers lay out: a blank line around these, only a new line around those.
PARAGRAPHS: Final = _set("p h1 h2 h3 h4 h5 h6 blockquote ul ol dl figure pre table hr fieldset")
BLOCKS: Final = PARAGRAPHS | _set(
    "html body div section article main header footer nav aside address center form figcaption li dd dt tr "
    "caption thead tbody tfoot legend details summary dialog video audio iframe object canvas menu option "
    "hgroup search button"
)
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASSES: Final = frozenset({"sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden"})

# Zones are parts of a page, whatever stands in them; hints are about the element itself.
_ZONE_TAGS: Final[dict[str, BlockKind]] = {
    "nav": "related-link",
    "aside": "related-link",
    "footer": "notice",
    "form": "notice",
    "dialog": "notice",
}
_ZONE_ROLES: Final[dict[str, BlockKind]] = {
    "navigation": "related-link",
    "complementary": "related-link",
    "contentinfo": "notice",
    "dialog": "notice",
    "alertdialog": "notice",
    "search": "notice",
}
_HINT_TAGS: Final[dict[str, BlockKind]] = {
    "figcaption": "caption",
    "caption": "caption",
    "button": "notice",
    "address": "credit",
    "video": "media-placeholder",
    "audio": "media-placeholder",
    "iframe": "media-placeholder",
    "object": "media-placeholder",
    "canvas": "media-placeholder",
}
_CLASS_WORDS: Final[dict[BlockKind, str]] = {
    "share": "share sharing social socials sharebar",
    "notice": "cookie cookies consent gdpr newsletter signup subscribe subscription paywall promo advert "
    "advertisement ad ads banner disclaimer copyright popup modal",
    "related-link": "related recommended recommendations readmore trending mostread popular breadcrumb "
    "breadcrumbs sidebar menu more tags",
    "caption": "caption",
    "credit": "byline author authors credit credits dateline by meta source timestamp published",
    "subhead": "subhead subheadline subheading subtitle standfirst dek deck strapline",
}
_HINT_CLASSES: Final[dict[str, BlockKind]] = {
    word: kind for kind, words in _CLASS_WORDS.items() for word in words.split()
}
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}


class Mark(NamedTuple):
    """An element that says something of the text in it: which (by number), what, and how firmly."""

    element: int
    kind: BlockKind
    firm: bool  # by its tag, not by a class name


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for text at a place of the tree: the nearest marks and enclosing elements."""

    zone: Mark | None = None
    hint: Mark | None = None
    heading: int = 0
    heading_element: int = -1
    quote: bool = False
    link: bool = False
    pre: bool = False


def unseen(element: Any) -> bool:
    """True if a browser would not show the element: by its tag, an attribute or its own style."""
    if element.tag in _UNSEEN:
        return True
    if element.tag == "dialog" and "open" not in element.attrib:
        return True
    if element.get("hidden") not in (None, "until-found"):
        return True
    style = element.get("style")
    if style and _HIDDEN_STYLE.search(style[:1000]):
        return True
    return not _HIDDEN_CLASSES.isdisjoint((element.get("class") or "")[:500].lower().split())


def context_of(element: Any, outer: Context, number: int) -> Context:
    """The context inside *element*, the one with that *number*, which stands in *outer*."""
    tag = element.tag
    zone, hint = outer.zone, outer.hint
    zone_kind = _ZONE_TAGS.get(tag) or _ZONE_ROLES.get((element.get("role") or "")[:40].lower())
    if zone_kind:
        zone = Mark(number, zone_kind, firm=True)
    if kind := _HINT_TAGS.get(tag):
        hint = Mark(number, kind, firm=True)
    elif (
        (kind := _class_kind(element))
        and not (hint and hint.firm)
        and tag not in ("html", "body", "main", "article")
    ):
        hint = Mark(number, kind, firm=False)
    level = _HEADINGS.get(tag, 0)
    quote = outer.quote or tag == "blockquote"
    link = outer.link or tag == "a"
    pre = outer.pre or tag in ("pre", "xmp", "listing", "plaintext")
    if (zone, hint, quote, link, pre) == (
        outer.zone,
        outer.hint,
        outer.quote,
        outer.link,
        outer.pre,
    ) and not level:
        return outer
    return Context(
        zone=zone,
        hint=hint,
        heading=level or outer.heading,
        heading_element=number if level else outer.heading_element,
        quote=quote,
        link=link,
        pre=pre,
    )


def _class_kind(element: Any) -> BlockKind | None:
    """What the words of class and id say; the last word decides ("article-share", "photo-caption")."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:300].lower()
    for name in names.split():
        words = re.split(r"[^a-z]+", name)
        for word in (words[-1], words[0]):
            if kind := _HINT_CLASSES.get(word):
                return kind
    return None
