"""What looks like a statement and states nothing: refusals to say, questions, wishes not to be named.

=====================================  ===========================================================
"declined to comment", "would not say  a refusal; but "declined to rule out", "did not deny" are
whether", "did not respond to"         statements
"asked whether", "“Who knew?” she      a question; but "asked that", "asked them to" are demands
asked"
"asked not to be named"                how somebody is not named, told with that party
=====================================  ===========================================================

Refusals and questions are kept, since readers look for them, with stance not-held; inside another
statement they are dropped, as wishes not to be named are everywhere.

Fails on: refusals in other words ("had nothing to add"), and rhetorical questions, which state something.
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.read.spans.draft import Draft

_SAYS: Final = (
    r"(?:say(?:ing)?|comment(?:ing)?|discuss(?:ing)?|elaborat(?:e|ing)|nam(?:e|ing)|identify(?:ing)?|specify(?:ing)?|"
    r"disclos(?:e|ing)|reveal(?:ing)?|detail(?:ing)?|explain(?:ing)?|answer(?:ing)?|respond(?:ing)?|reply(?:ing)?|"
    r"mention(?:ing)?|speculat(?:e|ing)|describ(?:e|ing)|provid(?:e|ing)|release|return|talk about|speak|"
    r"be (?:interviewed|named|identified|quoted|drawn|reached))"
)
_REFUSES: Final = re.compile(
    rf"\b(?:declin\w+|refus\w+)\s+(?:\w+ly )?(?:to )?{_SAYS}\b|\bdeclined comment\b|"
    rf"\b(?:would|did|does|do|will|could|can)(?:\s?n[o’']t| not)\s+(?:\w+ly )?{_SAYS}\b|\bwon[’']t {_SAYS}\b|"
    r"\b(?:declin\w+|refus\w+|fail\w+) (?:requests? for|to (?:return|respond|reply|answer|comment))\b",
    re.IGNORECASE,
)
_HANGS: Final = re.compile(
    r"\b(?:declin\w+|refus\w+)$|\b(?:would|did|does|do|will)(?:\s?n[o’']t| not)$", re.IGNORECASE
)
_TO_SAY: Final = re.compile(rf"(?:to )?{_SAYS}\b", re.IGNORECASE)
_STATED: Final = re.compile(r"\W*(?:that|the|it|he|she|they|a|an|his|her|their|there)\b", re.IGNORECASE)
_ASKS: Final = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)? aloud|inquir\w+|enquir\w+|question(?:s|ed))\b", re.IGNORECASE
)
_QUESTION: Final = re.compile(
    r"\W*(?:if|whether|what|who|whom|whose|when|where|why|how|which|about)\b", re.IGNORECASE
)
_UNNAMED: Final = re.compile(
    r"\bnot (?:to )?(?:be|being) (?:named|identified|quoted)|\banonym|\bnot be (?:used|published|given)|"
    r"\b(?:to be|being) (?:named|identified)\b|\bname be withheld|\bwithhold",
    re.IGNORECASE,
)
_WISHES: Final = re.compile(
    r"\b(?:ask|request|insist|want|wish|prefer|demand|condition|agree)", re.IGNORECASE
)


def without_unstated(text: str, drafts: list[Draft]) -> list[Draft]:
    """*drafts* but for those that are no statements at all, and what stands inside these."""
    gone = {id(d) for d in drafts if _is_none(text, d)}
    return [d for d in drafts if not any(id(a) in gone for a in _line(d))]


def holds_nothing(cue: str, content: str) -> bool:
    """Whether somebody refuses to say something, or asks."""
    content = content.strip()
    if _ASKS.search(cue):
        return bool(_QUESTION.match(content)) or content.rstrip("\"”’'» ").endswith("?")
    if _HANGS.search(cue):
        return bool(_TO_SAY.match(content))
    refused = _REFUSES.search(cue)
    if refused is None:
        return False
    # "did not say that the wall was sound" speaks of the wall; "did not say when" does not
    return not (refused.group().endswith("say") and _STATED.match(content))


def _is_none(text: str, draft: Draft) -> bool:
    cue, content = (" ".join(text[s:e] for s, e in spans) for spans in (draft.cue, draft.content))
    if _UNNAMED.search(content) and _WISHES.search(cue):
        return True
    return draft.parent is not None and holds_nothing(cue, content)


def _line(draft: Draft) -> list[Draft]:
    """A draft and those that it stands in."""
    out = [draft]
    while out[-1].parent is not None:
        out.append(out[-1].parent)
    return out
