"""Where a text says that somebody is not named, or why: "on condition of anonymity", "asked not to be named".

What comes back begins with the verb and runs on through a reason ("because he was not allowed to …").
Fails on: wordings of its own ("let us call her Jane"), reasons of two clauses.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from earwitness.read.layout import Layout
from earwitness.read.parties.entities import BODIES, Entity
from earwitness.records import Span

_NAMED: Final = r"(?:named|identified|quoted(?: by name)?|cited(?: by name)?)"
_WHO: Final = r"(?:he|she|they|it|we|I)"
_TALK: Final = (
    r"(?:who |and |both |but )?(?:spoke|speaking|speaks?|talked|talking|commented|commenting|"
    r"insist(?:ed|ing)|agreed to (?:speak|talk))"
)
_ASKED: Final = (
    r"(?:ask(?:ed|ing)|request(?:ed|ing)|wish(?:ed|ing)|wanted|preferred|preferring|insist(?:ed|ing) on|"
    r"begged|chose)"
)
_OUTLET: Final = r"(?:it|they|(?:the|this) (?:news)?paper)"
_BEFORE: Final = r"(?:(?:who|both|all|each) )?(?:(?:also|likewise|too) )?"
_FAMILY: Final = (
    # on condition of anonymity, on condition that she not be named
    rf"(?:{_TALK}(?: \w{{1,20}}){{0,4}}? )?(?:on|under) (?:the )?condition (?:of (?:strict )?anonymity|"
    rf"that {_WHO} (?:not|would not) be {_NAMED}|that (?:his|her|their) names? (?:not|would not) be used)",
    # who asked not to be named, wishing not to be identified
    rf"{_BEFORE}{_ASKED} (?:not to be|not being|to not be|that {_WHO} not be) {_NAMED}",
    # who asked for anonymity, asked that her name not be used
    rf"{_BEFORE}{_ASKED} (?:for )?(?:anonymity|to (?:remain|stay) anonymous|"
    r"that (?:his|her|their) (?:full |last |real )?names? (?:not be|be not|be withheld)"
    r"(?: used| published| printed| given)?)",
    # declined to be named, would not give his name, would not be identified
    rf"(?:who )?(?:declin(?:ed|ing)|refus(?:ed|ing)) to (?:be {_NAMED}|"
    r"give (?:his|her|their) (?:full |last )?names?)",
    rf"(?:who )?(?:would|could|can|may|must|did|does) ?n[o’']t (?:want to |wish to )?be {_NAMED}",
    rf"neither (?:wished|wanted|would|agreed|asked)(?: to)? be {_NAMED}",
    # whom it did not name
    rf"(?:whom|which|that) {_OUTLET} (?:did|does|do) not (?:name|identify)",
    rf"{_OUTLET} (?:did|does) not (?:name|identify)(?! \w)",
    r"whose (?:name|names|identity) (?:\w{1,12} ){1,3}(?:withheld|changed|released|known)",
    rf"{_TALK} anonymously",
    r"(?:was|were|is|are) not (?:authori[sz]ed|allowed|permitted) to (?:speak|discuss|comment|talk)",
)
_SAID: Final = re.compile("|".join(_FAMILY), re.IGNORECASE)
# Words that all of these have, since to look for one of them is far faster.
_HINT: Final = re.compile(
    r"\b(?:[Cc]ondition|[Aa]nonym|[Nn]am(?:ed?|es)\b|[Ii]dentif|[Ii]dentity|[Qq]uoted|[Cc]ited|"
    r"[Aa]uthori[sz]ed|allowed|permitted)"
)
_LONGEST: Final = 120  # characters of such a passage, its reason apart
_AHEAD: Final = 400  # characters that are searched at a time
_REASON: Final = re.compile(
    r",? (?:because|(?:since|as) (?:he|she|they|it|the)\b|for fear|out of fear|citing|due to|given|"
    r"in order to|to (?:discuss|describe|speak|talk|avoid|protect))\b[^.;:!?\n“”\"()–—]{3,200}?"
    r"(?=[.;:!?\n“”\"()–—,]| (?:said|told|says|added|put|described|warned)\b)"
)
_BECAUSE: Final = re.compile(r"(?:because|since|as) (?:he|she|they|neither|none) $", re.IGNORECASE)
_ANONYMOUS: Final = ("anonymous-official", "anonymous-group", "observer", "unspecified", "social-post")
_AFTER: Final = 12  # mentions after such a passage that are looked at


def anonymity(text: str) -> Iterator[Span]:
    """The passages of *text* that say that somebody is not named, in order."""
    upto = searched = 0
    for hint in _HINT.finditer(text):
        high = hint.end() + _AHEAD
        if hint.end() + _LONGEST < searched:
            continue  # looked at already, with a hint before it
        low = max(upto, hint.start() - _LONGEST, searched - _LONGEST)
        for match in _SAID.finditer(text, low, high):
            start, end = match.span()
            if start < upto:
                continue
            reason = _REASON.match(text, end)
            upto = reason.end() if reason else end
            before = _BECAUSE.search(text, max(0, start - 24), start)
            yield (before.start() if before else start), upto
        searched = high


def attach(layout: Layout, placed: Sequence[tuple[Span, Entity]], entities: Sequence[Entity]) -> None:
    """Give each such passage to whom it is said of: an unnamed party of its sentence, a group's members too.

    *placed* are mentions in order of the text.
    """
    members: dict[int, list[Entity]] = defaultdict(list)
    for entity in entities:
        if entity.group is not None:
            members[entity.group.order].append(entity)
    starts = [span[0] for span, _ in placed]
    for span in anonymity(layout.text):
        low = bisect_left(starts, layout.sentence_start(span[0]))
        at = bisect_left(starts, span[0] + 1)
        sentence = layout.sentence(span[0])
        before = [e for _, e in placed[max(low, at - _AFTER) : at] if _unnamed(e)]
        after = [e for s, e in placed[at : at + _AFTER] if _unnamed(e) and layout.sentence(s[0]) == sentence]
        spoken = [e for e in before if e.spoke >= 0 or e.many]
        for chosen in spoken[-1:] or before[-1:] or after[:1]:
            for entity in (chosen, *(members[chosen.order] if chosen.many else ())):
                entity.anonymity = entity.anonymity or span
                if (
                    entity.kind == "observer"
                ):  # experts and onlookers are named; who may not be is from inside
                    entity.kind = "anonymous-official"


def _unnamed(entity: Entity) -> bool:
    return entity.kind in _ANONYMOUS and entity.kind not in BODIES[:3] and not entity.words
