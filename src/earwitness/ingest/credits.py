"""Lines that say who made an article or a picture; captions; what stands where a picture or film was."""

from __future__ import annotations

import re
from typing import Final

from earwitness.names import is_outlet

_I: Final = re.IGNORECASE


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), re.IGNORECASE)


# Words under or above an article that say who made it; none of them ends like a sentence, so that
# "By Tuesday, the town was empty." and "Images by satellite show tanks." stay body.
# Fails on: by-lines with a full stop; initials only ("By J.C.B.").
_NAME: Final = r"(?:[A-Z][\w.'’\-]*|de|van|von|der|la|al|bin|di|du|le|el|da|dos|ter|den|ibn|af)"
_NO_NAME: Final = r"(?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|The|A|An|Then|Now|This|That|Our|All)\b)"
_BYLINE: Final = re.compile(
    rf"^(?:(?:Exclusive|EXCLUSIVE|Interview|Words|Story|Report|Text|Analysis|Comment|Opinion|Review|"
    rf"INTERVIEW|WORDS|STORY|REPORT)"
    rf" [Bb][Yy]:? |[Bb][Yy]:? ){_NO_NAME}{_NAME}"
    rf"(?:(?: {_NAME}){{0,4}}|(?: {_NAME}){{1,4}}(?:,| and| &| in| for| at| with|[ ]?[|/•·–—-]).{{0,100}})$"
)
# "Words: Anna Brook"; a colon stands in headlines as well: "Report: Navy Fears New Leak, Hides Log"
_LABELED: Final = re.compile(
    rf"^(?:Interview|Words|Story|Report|Text|WORDS|STORY|TEXT): {_NO_NAME}{_NAME}(?: {_NAME}){{1,2}}$"
)
_ROLE: Final = (
    r"(?:editors?|reporters?|correspondents?|writers?|columnists?|journalists?|staff|bureau chiefs?|agencies|"
    r"agency|newsroom|news ?desk|desk|contributors?|bureau|team|interns?|freelancers?|wires?|wire services?|"
    r"photographers?|service)"
)
# "By Plum Daily staff with agencies", "Plum Daily staff", "By our foreign desk"
_STAFF: Final = re.compile(
    rf"^(?:by:? |from )(?:(?:our|the|a) )?(?:[\w.’'&-]+ ){{0,5}}{_ROLE}(?:(?: (?:and|with|in|at|for|&)|,) "
    rf"[\w .,&’'-]{{1,60}})?$"
    rf"|^(?:[A-Z][\w.’'&-]* ){{0,4}}(?:staff|{_ROLE} and {_ROLE}|staff {_ROLE})(?: (?:and|with|&) (?:\w+ "
    rf")?(?:agencies|wires?|wire services?))?$",
    _I,
)
# "Political editor", "Health correspondent, Dorv": under a by-line
_JOB: Final = re.compile(
    rf"^(?:[A-Z][\w&’'-]*(?: and| of|,)? ){{0,4}}{_ROLE}(?:,? (?:in |at |for )?(?:the )?[A-Z][\w "
    rf".’'-]{{1,40}})?$",
    _I,
)
_CREDIT: Final = _any(
    r"^\(?(?:additional )?(?:reporting|editing|writing|research|production|graphics?|photography|"
    r"translation|interview|"
    r"compiled|edited|translated)(?: and \w+)? by\b.{0,200}$",
    r"^(?:sources?(?: (?:for|of) [\w ]{3,40})?|via|h/t|hat tip|agency|agencies|text|words|"
    r"pictures?|with|courtesy(?: of)?): \S.{0,100}$",
    r"^(?:additional )?(?:reporting|editing|writing|research|production|photography|translation|"
    r"illustrations?|editors?|reporters?|graphics?|design|data): (?-i:[A-Z])\S* (?-i:[A-Z]).{0,120}$",
    r"^from our (?:own )?(?:\w+ )?correspondents?\b.{0,40}$",
    r"^(?:posted|published|written|reported|compiled|words|pictures|photos|photographs|photography|filmed|"
    r"illustrated|"
    r"illustrations?|video|graphics?) (?:by|on|in)\b.{1,100}$",
    r"^(?:photo|photograph|image|picture|graphic|illustration|video|map|chart|pic)s?(?: (?:credit|source|"
    r"courtesy(?: of)?))?s?"
    r"(?: by|:|,(?= ?[A-Z])| ©| courtesy).{1,100}$",
    r"^(?:credit|photographer|file photo|copyright holder|getty images|shutterstock|handout|supplied)s?(?:$|"
    r"[:/ ].{1,60}$)",
    r"^\(?(?:with |by )?(?:agencies|wires|wire (?:services|reports)|staff and agencies|agence "
    r"france-presse)\)?$",
    r"^\(?with (?:additional )?(?:reporting|files|material|inputs?|contributions?|agency inputs?)\b.{0,100}$",
    r"^[-–—]{1,2}\s?(?:with (?:agencies|.{1,30})|agencies|[A-Z]{2,5})$",
    r"^\(?(?:[A-Z]{2,5}|with [A-Z]{2,5})(?:/[A-Z]{2,5})?\)$",
)
# These may be sentences. Fails on: an article about another that "was first published" somewhere.
_CREDIT_SENTENCE: Final = _any(
    r"^[\[(](?:additional )?(?:reporting|editing|writing|research|compiled|edited|translated|written|"
    r"production|with)(?: and \w+)?"
    r"(?: (?:reporting|files|inputs?))? (?:by|from)\b[^()\[\]]{0,250}[\])]\.?$",
    r"^additional (?:reporting|research|editing|writing)\b.{0,40}\bby\b.{0,100}$",
    r"^contribut(?:ing|ors?|ed)(?: by)?: .{1,120}$",
    r"^(?:twitter|x|bluesky|mastodon|instagram)?\W{0,2}@\w{2,30}\.?$",
    r"^[-–—]{1,3}\s?(?:additional )?(?:reporting|editing|research) by\b.{0,100}$",
    r"^this (?:story|article|report|piece) (?:was |is |has been )?"
    r"(?:supplied|provided|produced|syndicated|republished|written|reported|compiled|translated|funded|"
    r"supported|co-published)"
    r"(?: (?:and|in) \w+)? (?:by|with|from|under)\b.{0,150}$",
    r"^(?:the original|(?:this|the|a) (?:translation|original (?:article|text|version)|longer version))"
    r"(?: of this \w+)? (?:was )?(?:first |originally )?(?:published|appeared|ran) in (?-i:[A-Z]).{0,120}$",
    r"^translated (?:from (?:the )?\w+ )?by (?-i:[A-Z])[\w.’'-]+(?: (?-i:[A-Z])[\w.’'-]+){0,3}\.?$",
    r"^sources?: (?-i:[A-Z])[^;.]{2,100}(?:; [^;.]{2,100}){1,5}\.$",
    r"^sources?(?: (?:for|of) [\w ]{3,40})?: [^;:.]{3,60},? [^;:.]{2,60}(?:data|research|records|figures|"
    r"reports?|papers|documents|archives?|agencies|statistics|filings|calculations)\.$",
    r"^this (?:story|article|report|piece|post|interview) (?:was )?(?:first|originally) (?:published|"
    r"appeared|ran)\b.{0,120}$",
)
_REPORTED_FROM: Final = re.compile(
    rf"^{_NAME}(?:,? (?:and )?{_NAME}){{0,7}} (?:contributed|reported(?: this (?:story|article))? from "
    rf"{_NAME}(?:,? (?:and )?{_NAME}){{0,7}})\.$"
)
_CONTRIBUTED: Final = re.compile(
    r"^[A-Z][^\n]{1,160}? (?:also )?contributed"
    r"(?: (?:additional )?(?:reporting|research|writing|photography|material))?"
    r"(?: (?:to|for) this (?:report|article|story|dispatch|piece|review|interview|post))?"
    r"(?:,? (?:reporting )?from [A-Z][\w ,.’'-]{1,80}?)?\.?$"
)

# Fails on: captions without a credit, which only markup shows; sentences that end in "(photo …)".
_CAPTION: Final = re.compile(
    r"\((?:[Ff]ile )?(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Pp]hotograph|[Cc]redit|[Pp]ic)s?\b[^)]{0,120}\)\W*$"
    r"|(?:^|[.\s(])(?:[Ff]ile )?(?:(?:Photo|Photograph|Image|Picture|Pic|PHOTO|IMAGE|PICTURE|PIC)s?"
    r"(?: [Cc]redit)?|Credit|CREDIT)\s*[:©]\s*\S.{0,80}$"
    r"|\((?:[Ff]ile|FILE|[Hh]andout|[Uu]ndated|[Ss]upplied)\)\W*$"
    r"|^(?:An? |In (?:this|an?) )?"
    r"(?:[Ff]ile|FILE|[Hh]andout|[Uu]ndated) (?:photo|image|picture|photograph|PHOTO)\b"
)
_PICTURE: Final = (
    r"(?:image|photo|picture|photograph|file photo|graphic|pic|illustration|map|chart|cartoon|infographic)"
)
_MARKED_CAPTION: Final = re.compile(
    rf"^\[{_PICTURE}s?\]\s+\S|^\[{_PICTURE}s?\s?[:–—|-]\s.{{5,400}}\]$"
    rf"|^(?:(?:image|media|photo|picture) caption|caption|pictured(?: (?:above|below|left|right|here))?|"
    rf"(?:above|below|left|right|top|main (?:image|picture|photo)))\s*:\s\S|^(?:image|media) caption[,:]? \S",
    _I,
)
# The credit at the end of a caption, in brackets or not, with a word for picture before the name.
_CREDIT_IN_CAPTION: Final = re.compile(
    r"(?P<credit>\(?(?:[Ff]ile )?"
    r"(?:Photo|Photograph|Image|Picture|Pic|Credit|PHOTO|PICTURE|IMAGE|CREDIT)s?"
    r"(?: [Cc]redit)?(?: by\b|\s?[:©])[^()]{1,100}\)?)$"
)
_CREDIT_LABEL: Final = re.compile(
    r"(?:^|[.!?\s])(?P<label>\(?(?:[Ff]ile )?(?:Photo|Image|Picture|Pic|Credit|PHOTO|PICTURE|IMAGE|CREDIT))"
)
_AGENCY_NAME: Final = r"(?:[A-Z]{2,}\w*(?: [A-Z]\w+){0,2}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
_PHOTOGRAPHER: Final = r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}"
_SLASH_CREDIT: Final = re.compile(
    rf"(?<=[.!?])\s(?P<credit>{_PHOTOGRAPHER}\s?/\s?{_AGENCY_NAME}(?: via {_AGENCY_NAME})?)$"
)
_SLASH_ALONE: Final = re.compile(
    rf"^(?:©\s?)?{_PHOTOGRAPHER}\s?/\s?(?:[A-Z]{{2,}}|{_AGENCY_NAME} (?:Images|Pictures|Photos?|Press)|"
    rf"Handout|Reuters|Getty)"
    rf"(?: via {_AGENCY_NAME})?$"
)
_PHOTO_FOR: Final = re.compile(rf"^{_PHOTOGRAPHER} for (?P<outlet>(?:The )?{_AGENCY_NAME})$")
# The picture agencies' form: place in capitals, a month and day, a colon or dash, then the scene.
_AGENCY_CAPTION: Final = re.compile(r"^[A-Z][A-Z ,.'’\-]{2,60}[-–—] [A-Z]{3,9}\.? \d{1,2}(?:, \d{4})?\s?: ")
_CAPTION_SLASH: Final = re.compile(
    r"[.\s(][A-Z][\w.]*(?: [A-Z][\w.]*){0,3}\s?/\s?"
    r"(?:[A-Z]{2,}|[A-Z][\w]+ (?:Images|Pictures|Photos?|Press)|[Hh]andout|[Pp]ool|[Ss]upplied|[Ff]ile)\W*$"
)

_SHOWN: Final = (
    r"(?:embedded |interactive |photo |image |live |in )?(?:video|audio|gallery|embed|image|photo|picture|"
    r"pictures|slideshow|tweet|post|podcast|map|graphic|infographic|chart|interactive|livestream|stream|clip|"
    r"film|player|poll|quiz|social media post|animation|data|table|document|pdf|cartoon|ad|ads|advert|"
    r"advertisement)s?"
)
_MEDIA: Final = _any(
    r"\bto view this (?:video|content|media|post|tweet|gallery|graphic|chart)\b",
    r"\bplease (?:enable|turn on|switch on|allow|activate) (?:javascript|cookies)\b",
    r"\bbrowser (?:does not|doesn['’]t) support\b",
    r"\bweb ?browser that ?supports\b",
    r"^(?:this )?(?:video|content|media|post|tweet|audio|clip|player) (?:is |is currently )?(?:unavailable|"
    r"not available|can ?not be"
    r" (?:played|displayed|shown)|loading|failed to load|has been removed|could not be loaded)\b.{0,40}$",
    r"^(?:loading|playing|play|watch|pause|unmute|mute|now playing|tap to unmute|click to play|play now|"
    r"watch now|listen now|full ?screen|view (?:in )?(?:full ?screen|gallery|slideshow)|expand image|"
    r"open image|view image|enlarge|zoom)"
    r"(?: (?:the |this )?(?:video|audio|player|image|gallery|picture|photo|podcast))?(?:\.{3}|…)?$",
    rf"^\[?{_SHOWN}\]?(?: \(?\d{{1,2}}(?::\d\d){{1,2}}\)?)?$",
    r"^\[(?:embedded |interactive )?(?:video|audio|gallery|embed|slideshow|tweet|podcast|post|poll|quiz|"
    r"livestream|clip|animation|"
    r"interactive|social media post|document|player|ad|advertisement)s?\b[^\[\]]{0,300}\]$",
    r"^\[(?:map|chart|graphic|infographic|table|data|cartoon)\]$",
    r"^\d{1,2}:\d\d\s*/\s*\d{1,2}:\d\d$",
    r"^(?:(?:image|photo|picture|slide) )?\d{1,2} (?:of|/) \d{1,2}(?: (?:images|photos|pictures|slides))?$",
    r"^(?:play|watch|view|listen to) (?:the |this )?(?:video|audio|clip|podcast|gallery|film|recording|"
    r"report)\s?[:|–-]\s?\S.{0,140}(?<![.,;])$",
    r"^\W*(?:play|watch|video|listen|audio|podcast|gallery|clip|live)\b.{3,150}[(\[]\d{1,2}(?::\d\d){1,2}[)\]]$",
    r"^(?:watch|video|listen|audio|in pictures|gallery|podcast|live video|watch live|listen live)\s?(?::|»|"
    r"\|)\s?\S.{0,140}(?<![.,;])$",
    r"^(?:view|see|open) (?:this post on (?:instagram|facebook|x|twitter|tiktok)|(?:the )?(?:gallery|"
    r"slideshow|interactive))\b.{0,30}$",
    r"^(?:watch|listen to|see|view|hear) (?:the |a |an |our |his |her |their |this )?(?:\w+ ){0,2}(?:video|"
    r"clip|audio|interview|podcast|recording|footage|gallery|speech|segment|trailer|exchange|"
    r"remarks)\b.{0,60}\b(?:above|below|here|via "
    r".{1,30})\W*$",
    r"^(?:listen to|hear) this (?:article|story)\b.{0,40}$",
    r"^(?:image|photo|picture|video|media) (?:placeholder|unavailable|not available|loading|here)\b.{0,20}$",
)


def is_media(line: str) -> bool:
    """True if the line stands where the page has a film, a picture or a player, and says no more."""
    return _MEDIA.search(line) is not None


def is_credit(line: str, *, stopped: bool) -> bool:
    """True if the line says who wrote, took or supplied something; *stopped* if it ends like a sentence.

    ==============================================  =====
    By Anna Plum, Health Correspondent              True
    Plum Daily staff and agencies                   True
    Karl Witt contributed reporting from Dorv.      True
    By Tuesday, the town was empty.                 False
    ==============================================  =====
    """
    if _CREDIT_SENTENCE.match(line) or _REPORTED_FROM.match(line):
        return True
    if _CONTRIBUTED.match(line) and not line.endswith("contributed."):
        return True
    if stopped:
        return False
    short = len(line) <= 90
    if _describes(line):
        return False
    if (
        _BYLINE.match(line)
        or _LABELED.match(line)
        or _CREDIT.match(line)
        or (short and _STAFF.match(line))
        or _SLASH_ALONE.match(line)
    ):
        return True
    of = _PHOTO_FOR.match(line)
    return of is not None and is_outlet(of["outlet"])


# Fails on: an article that ends on what a writer who is in its news is or did.
_BIOGRAPHY: Final = re.compile(
    rf"^{_NAME}(?: {_NAME}){{1,3}}"
    rf"(?:['’]s? (?:last|latest|most recent|previous|new|next|first) (?:\w+ )?"
    rf"(?:piece|article|essay|story|book|novel|report|column)\b"
    rf"| (?:is|was) (?:an?|the|our) (?:[\w’'&-]+,? ){{0,4}}(?:{_ROLE}|author|novelist|historian|essayist)\b"
    rf"| (?:writes|reports|covers|has written|has reported) )(?P<rest>.{{0,250}})\.$"
)
_FOR_US: Final = re.compile(r"\b(?:for|at|of|in|based|about|on|from)\b")


def is_biography(line: str) -> bool:
    """True if a line at the foot of an article says who its author is, or what else the author wrote."""
    match = _BIOGRAPHY.match(line[:400])
    return match is not None and _FOR_US.search(match["rest"]) is not None


def is_job(line: str) -> bool:
    """True if the line is what a journalist is called: "Political editor"."""
    return len(line) <= 70 and _JOB.match(line) is not None


_NAMED_WORDS: Final = 3  # a credit of so few words may be in small letters: "Photo: the family"
# What may stand in small letters beside the names in a credit.
_BESIDE_NAMES: Final = frozenset((
    "of", "and", "&", "for", "via", "by", "the", "de", "van", "von", "del", "la", "le", "al", "bin", "der",
    "di", "library", "file", "handout", "supplied", "archive", "archives", "courtesy", "staff", "agency",
    "agencies", "stock", "provided", "contributed", "submitted", "screengrab", "screenshot", "pool", "with",
    "permission",
))  # fmt: skip
_PICTURE_LABEL: Final = re.compile(r"(?:photo|photograph|image|picture|pic)s?\s?:\s*(?P<rest>\S.*)", _I)


def _describes(line: str) -> bool:
    """True if what follows "Photo:" tells what is seen: a credit names, a caption has other words."""
    label = _PICTURE_LABEL.fullmatch(line)
    words = re.findall(r"[^\s/|,;()]+", label["rest"]) if label else []
    return len(words) > _NAMED_WORDS and any(w[0].islower() and w not in _BESIDE_NAMES for w in words)


def is_caption(line: str) -> bool:
    """True if the line shows by a mark or a credit that it stood under a picture."""
    return _describes(line) or bool(
        _MARKED_CAPTION.match(line)
        or _AGENCY_CAPTION.match(line)
        or _CAPTION.search(line)
        or _CAPTION_SLASH.search(line)
    )


def credit_in_caption(caption: str) -> int | None:
    """Where in *caption* its credit begins, or None; a caption in brackets is left whole.

    Fails on: credits that neither a word for picture nor a stroke shows ("The dam. Agency").
    """
    if caption.startswith("[") and caption.endswith("]"):
        return None
    tail = max(0, len(caption) - 150)
    labels = [m.start("label") for m in _CREDIT_LABEL.finditer(caption, tail)]
    for start in reversed(labels):  # "Photo: the dam at dawn. Photo: K. Witt"
        match = _CREDIT_IN_CAPTION.match(caption, start)
        if match and not _describes(caption[start:]):
            return start
    match = _SLASH_CREDIT.search(caption, tail)
    return match.start("credit") if match else None
