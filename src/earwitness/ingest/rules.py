"""What a single line of an article's text is, where the line itself shows it.

Rules are general and conservative: a notice taken for body is a nuisance, a statement taken for a
notice is lost. None names an outlet, a person or a story. English wording only: in other languages
nearly every line is body.
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.records import BlockKind

# Longer lines are body unless they are consent notices, which run on; nothing reads beyond this.
_LONG: Final = 600
_VERY_LONG: Final = 1200

_I: Final = re.IGNORECASE


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Somebody is quoted or said to have spoken: then the line is news, whatever it speaks about.
# Fails on: notices with quotation marks around a button's name, which stay body.
_SPEECH: Final = re.compile(r"[“”„«»\"]|\b(?:said|says|told|announced|claimed|according to)\b", _I)

# Fails on: an article in the first person about its own web site's cookies; advice to readers that
# begins with "Register to" or "Sign up for".
_NOTICE: Final = _any(
    r"\bwe use (?:your sign-?up|(?:\w+ ){0,3}cookies)\b",
    r"\b(?:(?:this|our) (?:site|website|page)|and our (?:\d+ )?partners) (?:uses?|keeps?|sets?|stores?)\b"
    r".{0,60}\b(?:cookies|information)\b",
    r"^\W*[\w ]{1,30}\buses cookies\b[^,;]{0,60}$",
    r"\b(?:accept|manage|reject) (?:all )?cookies\b",
    r"\bcookie (?:policy|settings|preferences)\b",
    r"\bby (?:clicking|continuing|signing up|subscribing|registering|using this)\b.{0,80}\b"
    r"you (?:\w+ )?(?:agree|accept|consent|say|confirm|acknowledge)\b",
    r"\byou can unsubscribe\b",
    r"\bunsubscribe at any time\b",
    r"^(?:please )?(?:sign up|subscribe|register|log ?in|sign in)\b"
    r"(?: (?:here|now|today|to|for|or)\b.{0,200})?[.!]?$",
    r"\b(?:get|receive)\b.{1,80}\b(?:in|to) your inbox\b",
    r"\b(?:sign up|subscribe) (?:here|now|today|for free)\b",
    r"\b(?:sign up|subscribe) (?:to|for) (?:our|the|my)\b.{0,80}\b(?:newsletter|briefing|alerts?|emails?)\b",
    r"^(?:oops\W*)?something went wrong\b.{0,40}$",
    r"^please try again\b.{0,20}$",
    r"^\W*oops\W*$",
    r"^(?:copyright\b\W{0,3})?©.{0,200}$",
    r"^copyright \d{4}\b.{0,100}$",
    r"\ball rights reserved\b",
    r"\bterms (?:of (?:use|service)|and conditions)\b.{0,60}\bprivacy (?:policy|notice)\b",
    r"^privacy (?:policy|notice)$",
    r"^(?:advertisement|advertising|sponsored(?: content)?|ad feedback|article continues below.{0,40})$",
    r"^(?:comments are closed|leave a (?:comment|reply)|be the first to comment)\.?$",
    r"^(?:view|show|read) (?:all )?(?:\d+ )?comments$",
    r"^for (?:the latest|more)\b.{0,100}\b(?:head to|visit|go to|check out|log on to)\b.{0,60}$",
    r"^(?:download|get) (?:the|our)\b.{0,40}\bapp\b.{0,60}$",
    r"^(?:please )?(?:support|donate to) (?:our|independent) journalism\b",
    r"^(?:skip to (?:main )?content|back to top|enable notifications|turn on notifications)\.?$",
)
# An agency's note to editors on what changed since its last version.
_UPDATE_NOTE: Final = re.compile(
    r"^\((?:updates?|adds?|corrects?|recasts?|repeats?|refiles?|rewrites|fixes)\b[^)]*\)$", _I
)

_MEDIA: Final = _any(
    r"\bto view this (?:video|content|media)\b",
    r"\bplease enable javascript\b",
    r"\bbrowser (?:does not|doesn['’]t) support\b",
    r"\bweb ?browser that ?supports\b",
    r"^(?:this )?video (?:is |is currently )?(?:unavailable|not available|can ?not be played)\b.{0,40}$",
    r"^(?:loading|playing|play|watch|pause|unmute|mute)(?: (?:the )?(?:video|audio|player))?(?:\.{3}|…)?$",
    r"^\[?(?:embedded )?(?:video|audio|gallery|embed|image|photo|slideshow|tweet)\]?$",
    r"^\d{1,2}:\d\d\s*/\s*\d{1,2}:\d\d$",
)

_SHARE_CORE: Final = _set(
    "share tweet copy facebook twitter whatsapp linkedin reddit telegram pinterest flipboard follow email"
)
_SHARE_WORDS: Final = _SHARE_CORE | _set(
    "print link x e-mail mail messenger bluesky threads mastodon instagram youtube tiktok sms save this "
    "article story post page on via by to with or and us like send bookmark url comment comments"
)

# Begins a list of links or is one. Fails on: "Read more" as an order to the reader inside an essay.
_RELATED_WORDS: Final = (
    r"(?:read|see|find out|learn|discover) (?:more|also|next|this)",
    r"also read",
    r"see also",
    r"don['’]?t miss(?: (?:this|out))?",
    r"more (?:on this|from|like this|stories|news|coverage)",
    r"related(?: (?:articles?|stories|story|coverage|news|content|links?|topics?|posts?))?",
    r"you (?:may|might) also (?:like|be interested in)",
    r"recommended(?: for you| reading)?",
    r"most (?:read|popular|viewed|shared)",
    r"trending(?: now)?",
    r"further reading",
    r"what to read next",
    r"up next",
    r"next up",
    r"in case you missed it",
    r"editors?['’]? picks?",
    r"top stories",
    r"latest (?:news|stories)",
)
_RELATED: Final = re.compile(rf"^(?:{'|'.join(_RELATED_WORDS)})\b(?P<rest>.*)$", _I)
_LINK_LABEL: Final = re.compile(r"\[[A-Z][A-Z &]{2,20}\]$")
_BULLET: Final = re.compile(r"^[•‣▪●◦*\-–·»›→▶]\s+")

# Words under or above an article that say who made it; none of them ends like a sentence, so that
# "By Tuesday, the town was empty." and "Images by satellite show tanks." stay body.
# Fails on: by-lines with a full stop; initials only ("By J.C.B.").
_NAME: Final = r"(?:[A-Z][\w.'’\-]*|de|van|von|der|la|al|bin|di|du|le|el)"
_NO_NAME: Final = r"(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|The|A|An|Then|Now|This|That)\b)"
_BYLINE: Final = re.compile(
    rf"^[Bb][Yy]:? {_NO_NAME}{_NAME}(?:(?: {_NAME}){{0,4}}"
    rf"|(?: {_NAME}){{1,4}}(?:,| and| &| in| for| at|[ ]?\|).{{0,80}})$"
)
_CREDIT: Final = _any(
    r"^\(?(?:additional )?(?:reporting|editing|writing|research)(?: and \w+)? by\b.{0,200}$",
    r"^(?:source|sources|via|h/t|hat tip): \S.{0,100}$",
    r"^from our (?:own )?(?:\w+ )?correspondents?\b.{0,40}$",
    r"^(?:posted|published|written|reported|compiled) (?:by|on|in)\b.{1,100}$",
    r"^(?:photo|photograph|image|picture|graphic|illustration|video)s?(?: credit)?s?(?: by|:| ©).{1,100}$",
)
# These may be sentences. Fails on: an article about another that "was first published" somewhere.
_CREDIT_SENTENCE: Final = _any(
    r"^\((?:additional )?(?:reporting|editing|writing)(?: and \w+)? by\b[^()]{0,200}\)$",
    r"^additional reporting by\b.{0,100}$",
    r"^(?:\w+ ){0,4}\w+ contributed to this (?:report|article|story)\.?$",
    r"^this (?:story|article) (?:was |is |has been )?"
    r"(?:supplied|provided|produced|syndicated|republished) by\b.{0,150}$",
    r"^this (?:story|article|report|piece) (?:was )?(?:first|originally) (?:published|appeared)\b.{0,120}$",
)
# Fails on: captions without a credit, which only markup shows; sentences that end in "(photo …)".
_CAPTION: Final = re.compile(
    r"\((?:[Ff]ile )?(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Pp]hotograph|[Cc]redit|[Pp]ic)s?\b[^)]{0,120}\)\W*$"
    r"|(?:^|[.\s(])(?:[Ff]ile )?(?:(?:Photo|Photograph|Image|Picture|Pic|PHOTO|IMAGE|PICTURE|PIC)s?"
    r"(?: [Cc]redit)?|Credit|CREDIT)\s*[:©]\s*\S.{0,80}$"
    r"|\((?:[Ff]ile|FILE|[Hh]andout|[Uu]ndated)\)\W*$"
    r"|^(?:An? |In (?:this|an?) )?"
    r"(?:[Ff]ile|FILE|[Hh]andout|[Uu]ndated) (?:photo|image|picture|photograph|PHOTO)\b"
)
# The credit at the end of a caption, in brackets or not, with a word for picture before the name.
_CREDIT_IN_CAPTION: Final = re.compile(
    r"(?:^|[.!?\s])(?P<credit>\(?(?:[Ff]ile )?"
    r"(?:Photo|Photograph|Image|Picture|Pic|Credit|PHOTO|PICTURE|IMAGE|CREDIT)s?"
    r"(?: [Cc]redit)?(?: by\b|\s?[:©])[^()]{1,100}\)?)$"
)
# The picture agencies' form: place in capitals, a month and day, a colon or dash, then the scene.
_AGENCY_CAPTION: Final = re.compile(r"^[A-Z][A-Z ,.'’\-]{2,60}[-–—] [A-Z]{3,9}\.? \d{1,2}(?:, \d{4})?\s?: ")
_CAPTION_SLASH: Final = re.compile(
    r"[.\s(][A-Z][\w.]*(?: [A-Z][\w.]*){0,3}\s?/\s?"
    r"(?:[A-Z]{2,}|[A-Z][\w]+ (?:Images|Pictures|Photos?|Press))\W*$"
)


def kind_of(line: str) -> BlockKind | None:
    """What *line* shows itself to be, or None where only its surroundings could tell."""
    if len(line) > _VERY_LONG:
        return None
    bare = _BULLET.sub("", line).strip()
    if _UPDATE_NOTE.match(line):
        return "notice"
    if _MEDIA.search(bare) and len(line) <= _LONG and not _SPEECH.search(bare):
        return "media-placeholder"
    if _NOTICE.search(bare) and not _SPEECH.search(bare):
        return "notice"
    if len(line) > _LONG:
        return None
    if is_share(bare):
        return "share"
    if related_intro(bare) is not None:
        return "related-link"
    if _CREDIT_SENTENCE.match(line) or (
        not ends_sentence(line) and (_BYLINE.match(line) or _CREDIT.match(line))
    ):
        return "credit"
    if _AGENCY_CAPTION.match(line) or _CAPTION.search(line) or _CAPTION_SLASH.search(line):
        return "caption"
    return None


def credit_in_caption(caption: str) -> int | None:
    """Where in *caption* its credit begins, or None.

    Fails on: credits without a word for picture ("A. Name / Agency"), which stay in the caption.
    """
    tail = max(0, len(caption) - 150)
    match = _CREDIT_IN_CAPTION.search(caption, tail)
    return match.start("credit") if match else None


def is_share(line: str) -> bool:
    """True if the line is made of nothing but the words of sharing buttons.

    Fails on: buttons with counts of shares ("1.2K shares").
    """
    words = [w for w in re.split(r"[^\w\-]+", line.lower()) if w]
    return 0 < len(words) <= 16 and not _SHARE_CORE.isdisjoint(words) and _SHARE_WORDS.issuperset(words)


def related_intro(line: str) -> bool | None:
    """True if *line* announces links that follow it, False if it is such a link, None if neither."""
    match = _RELATED.match(line)
    if match is None or len(line) > 200:
        return None
    rest = match["rest"].strip()
    if rest in ("", ":", "…", "...", "»", ">", "!"):
        return True
    if rest.startswith((":", "|", ">", "»")) or match["rest"].startswith((" - ", " – ", " — ")):
        return False
    # "Read more at The Gazette", "More from the valley": short, and no sentence
    short = len(line.split()) <= 8 and not line.endswith((".", "!", "?", "”", '"', ","))
    return (
        False
        if short and re.match(r"(?:about|at|on|in|here|from|for|of|stories|articles|by)\b|[A-Z]", rest)
        else None
    )


def is_bullet(line: str) -> bool:
    """True if the line begins with a bullet sign."""
    return _BULLET.match(line) is not None


def has_link_label(line: str) -> bool:
    """True if it ends like an entry in a list of links: "… [PICTURES]"."""
    return _LINK_LABEL.search(line) is not None


def ends_sentence(line: str) -> bool:
    """True if it ends as sentences do, closing marks and brackets aside."""
    return line.rstrip("\"'”’»)]* ").endswith((".", "!", "?", "…", ":", ";", ","))
