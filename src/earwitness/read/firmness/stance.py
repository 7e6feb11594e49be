"""What a speaker does to a content: asserts it, denies it, doubts it and so on.

============  =================================================================================
denies        the cue denies or rejects, or the content is itself the denial of what others say
doubts        the cue doubts, or does not believe
demands       the cue asks, orders or calls for; or the content says what must be done
intends       the cue plans or promises; or the speaker says what he himself will do
predicts      the cue expects; or the content is about the future, or about what would be
not-held      neither affirmed nor denied: "did not deny", "does not say", "would not rule out",
              a question, a withdrawn statement, what nobody said
asserts       all else
============  =================================================================================

The cue decides where it can (cues.py), and the main clause of the first sentence otherwise (acts.py).
What a nested report says is that report's: who says that she plans to leave, plans nothing. Contents
without a cue and of more than two sentences (interview turns, passages taken over) assert.

Fails on: turns whose later sentences do what matters; irony.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from earwitness.read.firmness.acts import of_clause
from earwitness.read.firmness.cues import TO, of_cue
from earwitness.read.firmness.main_clause import main_clause
from earwitness.read.firmness.speaker import Speaker
from earwitness.records import Document, Party, Report, Span, Stance
from earwitness.sentences import sentences

_CUE_LENGTH: Final = 300  # characters: what stands further on in a cue is no cue
_CONTENT_LENGTH: Final = 2000
_QUOTES: Final = re.compile(r"[\"“”«»]|(?<!\w)'|'(?!\w)")
_CAPITAL: Final = re.compile(r"[\"“'‘]?[A-Z]")
_COMMA: Final = ",\"'”’» "
_MARKS: Final = frozenset("\"“”'«»„")
_WARNS: Final = re.compile(
    r"\b(?:warn(?:s|ed|ing|ings)?|fear(?:s|ed|ing)?|worr(?:y|ies|ied|ying)|threat(?:s|en\w*)?|caution\w*)\b",
    re.I,
)
_INSISTS: Final = re.compile(
    r"\b(?:insist\w*|maintain\w*|protest(?:s|ed|ing)|retort\w*|counter(?:s|ed|ing)|sw(?:ears?|ore|orn)|vehement\w*|"
    r"(?:hits?|hitting|sho(?:o?t|ots)|fir(?:es?|ed)|struck|strikes?|lash(?:es|ed)|snap(?:s|"
    r"ped)) (?:back|out)|"
    r"blast(?:s|ed)?|fum(?:es|ed|ing)|bristl\w+|thunder(?:s|ed)|st(?:ands?|ood) by)\b",
    re.IGNORECASE,
)
# With an infinitive these give an order; in the passive of "said" they only report it of somebody.
_TOLD: Final = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|wr(?:ote|ites|iting|itten)|shout\w*|yell\w*|signal\w*|"
    r"motion\w*|words? had been|text(?:ed|s)|remind\w*|warn\w*|caution\w*|mean|meant)\b",
    re.IGNORECASE,
)
_SAID_OF: Final = re.compile(
    r"\b(?:is|are|was|were|been|being)(?: \w+ly)? (?:said|reported|written|known|meant)\b|"
    r"^(?:said|reported|written|known|meant)$",
    re.IGNORECASE,
)
# Of those asked whether they trust or believe something, a share says that it does not.
_SHARE: Final = re.compile(r"[\w.,-]+ ?(?:%|per ?cent\b)|(?:an? )?(?:third|quarter|fifth|half|tenth)\b", re.I)
_DID_NOT: Final = re.compile(r"(?:that )?they (?:do|did|were|are|would|have|had)(?: not|n't)\W*$", re.I)
# Who was told something denies nothing by it.
_HEARD: Final = re.compile(
    r"\b(?:is|was|were|be|been) (?:\w+ly )?(?:told|assured|warned|informed|advised)\b", re.I
)
_HIM_TO: Final = re.compile(
    r"\W*(?:him|her|them|us|me|you|everyone|staff|\w+s|(?:the|his|her|their|its) \w+)(?: not)? to [a-z]",
    re.IGNORECASE,
)
# Who tells what is held against others or himself, or what he found, denies nothing by a negation.
_FINDS: Final = re.compile(
    r"\b(?:(?:admit|conced|acknowledg|accus|alleg|complain|lament|show|reveal|discover|learn|reali[sz]|notic|"
    r"believ|recall|remember|report|confirm|protest|quot)\w*|f(?:ind|inds|ound)|th(?:ink|inks|ought)|"
    r"kn(?:ow|ows|ew))\b",
    re.IGNORECASE,
)
# Attitudes to things: a verb in their object is none of the speaker's.
_ATTITUDES: Final = re.compile(
    r"\b(?:(?:critici[sz]|support|oppos|prais|endors|welcom|condemn|defend|attack|mock|blam|accus|slam|blast|"
    r"thank|discuss|describ|remember|applaud|hail|regret|apologi|congratulat|favou?r)\w*|cit(?:e[sd]?|ing)|"
    r"refer\w* to|took|takes?|taken|backs?|backed|backing|call(?:s|ed|ing)?|plot(?:s|ted))\b",
    re.IGNORECASE,
)
_HEADLINE_TO: Final = re.compile(r"to [a-z]|(?:is |are )to\b|will\b", re.IGNORECASE)
# "Council to close baths": in headlines an infinitive stands for the future.
_HEADLINE_WILL: Final = re.compile(
    r"(?:[\w'-]+ ){1,6}?to (?:be|ban|quit|resign|cut|close|open|sue|build|buy|sell|raise|lose|lay|leave|"
    r"join|stand|face|get|give|go|hold|launch|make|meet|move|pay|play|publish|pull|put|reopen|replace|"
    r"return|review|run|scrap|seek|send|shut|sign|speak|spend|start|step|stop|strike|take|test|visit|vote|"
    r"axe|appeal|host|become|rise|fall|swing|shift|ease|end|begin|continue|remain|receive|expand|reduce|"
    r"miss|cost|lift|bring|reach|stay|arrive|improve|worsen|drop|grow|lead|keep|hit|double)\b(?!-)",
    re.IGNORECASE,
)


def stances(document: Document, reports: Sequence[Report], parties: Iterable[Party]) -> dict[str, Stance]:
    """The stance of each of *reports*, whose sources are among *parties*, by its id."""
    known = {p.id: p for p in parties}
    nested: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if report.parent:
            nested[report.parent].append(report)
    out: dict[str, Stance] = {}
    for report in reports:
        party = known.get(report.source.party or "")
        words = _joined(document, report.source.spans)
        who = Speaker(words, party.role or "", party.kind) if party else Speaker(words)
        content, opens = _own_words(document, report, nested[report.id])
        out[report.id] = stance(
            _joined(document, report.cue),
            content,
            who,
            headline=report.place in ("headline", "subhead"),
            nested=opens,
        )
    return out


def stance(
    cue: str, content: str, source: str | Speaker = "", *, headline: bool = False, nested: bool = False
) -> Stance:
    """The stance of *source*, whose *cue* introduces *content*.

    In a *headline* infinitives are the future; *nested* is whether the content begins with a report of
    its own, whose stance is no matter here.
    """
    who = source if isinstance(source, Speaker) else Speaker(source)
    who = Speaker(_plain(who.words[:_CUE_LENGTH]), who.role, who.kind)
    cue, content = _plain(cue[:_CUE_LENGTH]), _plain(content[:_CONTENT_LENGTH])
    by_cue = of_cue(cue, content, who.words)
    if by_cue:
        return by_cue
    if nested:
        return "asserts"
    if headline and _HEADLINE_TO.match(cue):
        return "intends"
    if headline and (will := _HEADLINE_WILL.match(content)):
        verb_before = main_clause(content[: will.end()].rpartition(" to ")[0])  # "nobody wants to be"
        if verb_before is None:
            return "predicts"
    return _of_content(cue, content, who)


def _of_content(cue: str, content: str, who: Speaker) -> Stance:
    first, *more = _first_sentences(content)
    if not any(c.isalpha() for c in cue) and len(more) > 1:
        return "asserts"
    if first.endswith("?") and content.rstrip("\"”' ").endswith("?"):
        return "not-held"
    said_of = _SAID_OF.search(cue) and (" " in cue or not who.words)
    if (
        _TOLD.search(cue)
        and not said_of
        and (TO.match(content) or (_HIM_TO.match(content) and not cue.endswith("said")))
    ):
        return "demands"
    if _ATTITUDES.search(cue):
        return "asserts"
    if _SHARE.match(who.words) and _DID_NOT.match(first):
        return "doubts"
    return of_clause(
        first,
        who,
        quoted=content[:1] in _MARKS,
        warned=bool(_WARNS.search(cue)),
        insists=bool(_INSISTS.search(cue)),
        may_deny=not _FINDS.search(cue) and not said_of and not _HEARD.search(cue),
    )


def _first_sentences(content: str) -> list[str]:
    """The first sentences of *content*, three at most, one if it is empty, without quotation marks."""
    spans = islice(sentences(content, 0, len(content)), 3)
    return [_QUOTES.sub("", content[s:e]).strip() for s, e in spans] or [""]


def _own_words(document: Document, report: Report, nested: Sequence[Report]) -> tuple[str, bool]:
    """The content without the reports nested in it, and whether one of them begins it.

    Only its beginning is taken; who is nested where the beginning ends is cut with it.
    """
    lower = sorted(span for r in nested for span in (*r.source.spans, *r.cue, *r.content))
    own: list[str] = []
    left = _CONTENT_LENGTH
    last = 0
    for start, end in report.content:
        if own and _CAPITAL.match(document.text, start, end):
            if document.text[last:start].rstrip().endswith("."):
                own[-1] = own[-1].rstrip(_COMMA) + "."  # "It is late," she said. "Go home."
            elif own[-1][-1:].isalnum():
                own[-1] += "."
        last = end
        end = min(end, start + left)
        left -= end - start
        if start >= end:
            break
        for s, e in lower:
            if s >= end:
                break
            if e > start:
                own.append(document.text[start : max(s, start)] + " this ")
                start = e
        own.append(document.text[start:end])
    before = document.text[report.content[0][0] : lower[0][0]] if lower and report.content else "x"
    opens = not re.sub(r"\W|\b(?:and|but|that)\b", "", before[:40])
    return " ".join(own), opens


def _joined(document: Document, spans: Sequence[Span]) -> str:
    return " ".join(document.text[s:e] for s, e in spans)


def _plain(words: str) -> str:
    return " ".join(words.split()).replace("’", "'").replace("‘", "'")
