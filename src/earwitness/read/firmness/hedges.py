"""The words that weaken a statement: in its cue, or in its content.

==========================================  ==============================  ========================
words                                       a hedge                         none
==========================================  ==============================  ========================
modals: may, might, could                   "it may rain", "could fail"     May 3, "they could swim"
adverbs and conditions                      "probably", "if confirmed"      "twice as likely to"
nobody in particular: is thought, is said   "is thought to be ill"          "was said to their faces"
verbs of holding: believe, think, suspect   as the cue, or "I think"        "he believed me" in content
nouns and degrees of belief                 "my hunch is", "with low        "his chances are good"
                                            confidence", "thought likely"
limits                                      "up to a point", "nearly said"  "some fifty" (a figure)
approximate wording                         "or words to that effect"       "about 300" (a figure)
inference                                   "must have known", "a hunch"    "must pay"
==========================================  ==============================  ========================

A verb of holding weakens what it introduces, so it counts as a cue; not if it is denied ("did not
think", "I don't believe": that is doubt), nor for a belief that the speaker looks back on ("I thought
they could fly"). What stands in a nested statement weakens that one. It weakens the outer one as well
where the inner fills it and nobody else holds it ("she said she believed ...", "said it was thought
..."); not for polls, whose finding is that so many believe.

What is expected is predicted and not weakened, and "she estimates" is about a figure.

Fails on: "could" of ability with a noun as subject ("the pump could lift ten tons"), "may" of
permission, verbs of holding inside contents whose nested statement was not found, irony, a hedge in
an outer cue ("is said to have told her that ..."), which is not handed down to the inner statement.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from earwitness.read.overlap import meets, merged, within
from earwitness.records import Report, Span

# An inner statement that takes up this share of the outer's content is all that the outer says.
_FILLS: Final = 0.5

_VAGUE: Final = "believed|thought|understood|said|rumou?red|reported|alleged|suspected|feared|claimed"
_HELD: Final = "believed|thought|understood|said|rumou?red|alleged|suspected|feared"
_HOLD: Final = "think|believe|suspect|guess|suppose|assume|imagine|reckon|presume|gather"
_CLAIM: Final = "true|right|correct|accurate|confirmed|genuine|verified|authentic|borne out|to be believed"
_POINTING: Final = "the|that|this|these|those|its|his|her|their|our|all"
_THEIR: Final = "my|our|his|her|their|its"


def _either(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})\b", re.IGNORECASE)


_CONTENT: Final = _either(
    # adverbs of belief; "more likely" compares, but for "than not"
    "reportedly|allegedly|apparently|seemingly|supposedly|purportedly|ostensibly|possibly|maybe",
    "perhaps",
    "probabl[ey]|presumably|conceivably|plausibly|arguably|potentially|tentatively|unlikely",
    r"(?<!\bas )(?<!more )(?<!less )(?<!times )likely|more likely than not|more likely(?= that\b)|"
    r"chances are(?= (?:that|he|she|it|they|you|we|the)\b)|not impossible",
    r"in all (?:likelihood|probability)|(?:the|an|his|her|their|its|any|of) (?:alleged|purported)",
    r"it(?: is|['’]s| was) (?:\w+ )?(?:possible|conceivable|plausible)(?= that\b)",
    # "may": lower case (the month is not), or with a verb of the usual kind behind it; "you may" permits
    r"(?<!you )(?:(?-i:may)\b(?! (?:I|we|god)\b)|may(?= (?:be|have|not|also|yet|well|even|face|soon|"
    r"still)\b))",
    r"(?<!\bthe )(?<!\bits )(?<!\ball )(?<!\bhis )(?<!military )(?<!\btheir )(?<!\bwhose )(?<!so that he )"
    r"(?<!so that she )(?<!so that they )(?<!so that it )(?<!so that we )"
    r"might(?! of\b| (?:like|care|wish) to\b)",
    # "could": of possibility; somebody who "could swim" is able
    r"(?:can|could)(?: ?not|n['’]t) (?:yet )?be (?:excluded|ruled out|discounted|dismissed)",
    r"(?<!\bI )(?<!\bwe )(?<!\bhe )(?<!\bshe )(?<!\bit )(?<!\byou )(?<!\bthey )(?<!\bwho )(?<!\bhow )"
    r"(?<!\bso )(?<!person )(?<!people )(?<!body )(?<!anyone )(?<!everyone )(?<!no one )could(?! ?not\b)",
    r"(?<=\w )(?<!how I )"
    r"(?<!how he )(?<!how she )(?<!how we )(?<!how you )(?<!how they )(?<!anyone )(?<!anybody )(?<!nobody )"
    r"(?<!no one )could(?= (?:be|have|also|still|well|yet|soon|face|lose|become|mean|end up|take|cause|"
    r"lead)\b)",
    r"seem(?:s|ed|ing)?(?= (?:to|that|as|like)\b)|appear(?:s|ed|ing)?(?= (?:to|that|as)\b)",
    # nobody in particular holds it
    rf"(?:is|are|was|were|been|being)(?: \w+ly)? (?:{_VAGUE})(?= (?:to (?:be|have)|that)\b)",
    rf"(?:{_VAGUE}) to (?:be|have)",
    # the speaker's own reserve
    rf"in (?:{_THEIR}) (?:own )?(?:view|opinion|estimat(?:e|ion)|judge?ment|experience)",
    r"(?:as|so|in so) far as (?:I|we|he|she|they|it|anyone|anybody) (?:can |could |is |was |am |are )?"
    r"(?:knows?|knew|known|tell|see|judge|establish|ascertain|determine|aware|remembers?|recalls?)",
    r"(?:as|so) far as (?:is|was|can be|could be) (?:known|established|ascertained|determined|seen|told)",
    rf"to (?:{_THEIR}|the best of (?:{_THEIR})) (?:knowledge|recollection|belief)|on the face of it",
    r"in (?:theory|principle)|theoretically|hypothetically|(?:in|under) certain (?:conditions|circumstances)",
    r"as (?:I|we|he|she|they) (?:understands?|understood|recalls?|recalled|remembers?|remembered|saw|sees?) "
    r"(?:it|them|things|matters)|at least (?:to|as far as) (?:me|us|I|we|he|she|they)",
    r"(?:if|unless) (?:I|we)(?: am| are|['’]m|['’]re) (?:reading|remembering|right|mistaken|correct|not "
    r"mistaken|wrong|understanding)(?: (?:it|this|that)(?: (?:right|correctly))?)?",
    r"(?:can|could)(?: ?not|n['’]t) (?:yet |entirely )?(?:exclude|rule out|discount)"
    r"(?= (?:it|that|this|the)\b)",
    r"if (?:I|we|he|she|they) (?:remember|recall)(?:s|ed)?(?: \w+ly)?|if memory serves",
    "with (?:only )?(?:low|moderate|medium|limited|some|little|less) (?:confidence|certainty)",
    r"(?:a|my|our|his|her|their|only|just) (?:(?:educated|best|pure|wild|mere) )?(?:guess|hunch)|guesswork|"
    r"(?:a )?(?:pinch|grain) of salt|must have(?= \w+(?:ed|en|n|t|own|ne|de|id)\b)",
    r"if (?:it|this|that|they|these|the \w+) (?:holds?|stands?|bears?) (?:up|out)",
    r"up to a point|to some extent|to an extent|more or less|(?<!not )(?:plausible|conceivable)(?= |,|\.|$)",
    # conditions; one that leads to "will" or "would" is part of a prediction
    rf"if (?:(?:{_POINTING})[\w'’ -]{{1,40}} (?:is|are|was|were|proves?|turns? out to be) )?(?:{_CLAIM})\b"
    r"(?![^.;,\n]{0,60},[^.;,\n]{0,30}\b(?:will|would|could)\b)",
    "(?:conditions|weather|circumstances|funds|time|health|events) (?:permitting|allowing)|all being well",
    "if all goes (?:well|to plan)|barring (?:accidents|surprises|mishaps|delays|setbacks|unforeseen)",
    # the words are not warranted
    "something (?:of (?:the|that) (?:kind|sort)|like that|to that effect|along those lines)",
    "words to that effect",
)
# Counts where a content opens with it: deeper down it is about one point of many.
_RESERVE: Final = re.compile(
    rf"\W{{0,5}}(?:that )?((?:I|we)(?: (?:do|would|still|also))? (?:{_HOLD})|(?:I|we) would (?:say|expect|"
    rf"argue))\b",
    re.IGNORECASE,
)
_CUE: Final = _either(
    "(?<!led to )(?<!used to )believ(?:e[sd]?|ing)|(?<!the )(?<!like to )(?<!used to )think(?:s|ing)?|"
    "thought|suspect(?:s|ed|ing)?|reckon(?:s|ed|ing)?|guess(?:es|ed|ing)?",
    "assum(?:e[sd]?|ing)|presum(?:e[sd]?|ing)|suppos(?:e[sd]?|ing)|imagin(?:es?|ing)|surmis(?:e[sd]?|ing)",
    "suggest(?:s|ed|ing|ions?)?|hint(?:s|ed|ing)?|impl(?:y|ies|ied|ying)|intimat(?:e[sd]?|ing)|rumou?rs?",
    "insinuat(?:e[sd]?|ing)|speculat(?:e[sd]?|ing|ion)|estimat(?:ed?|ing|ions?)",
    r"assess(?:es)?|(?:is|are|was|were) (?:considering|weighing|mulling|contemplating|toying)|weighing|"
    r"dare say|"
    r"takes?(?= .{0,40}to be\b)|seem(?:s|ed|ing)?|appear(?:s|ed|ing)?(?! (?:on|in|at|before)\b)",
    "may|might|could(?! (?:remember|recall|see|hear|tell|not)\\b)|perhaps|probably|apparently|reportedly|"
    "allegedly|supposedly|purportedly|ostensibly|seemingly",
    "possibly|presumably|(?:un)?likely|possible|probable|plausible|conceivable|not impossible",
    "possibility|likelihood|hunch|suspicions?|impression|inkling|feeling|supposition|conjecture|surmise",
    "with (?:only )?(?:low|moderate|medium|limited|some|little|less) (?:confidence|certainty)",
    "(?:very )?(?:nearly|almost)|all but|up to a point|in a way|more or less|with reservations",
)
# What is only possible or likely is not also "thought": "thought it likely".
_JUDGED: Final = re.compile(
    r"(?:thought|thinks?|believed|considere?[ds]?|found|finds|called) (?:it|that|"
    r"this) (?:\w+ )?(?=(?:un)?likely|possible|"
    r"probable|plausible|conceivable)",
    re.IGNORECASE,
)
_NOBODYS: Final = _either(
    rf"(?:is|are|was|were|(?:has|have|had) been)(?: \w+ly)? (?:{_HELD}|assumed|presumed|considered)(?! by\b)"
)
_IF: Final = _either("if")
_SOFTENED: Final = re.compile(
    r"(?:\bwould|['’]d) (?:say|expect|argue|think|guess|imagine|hope|assume|suggest)\b", re.IGNORECASE
)
_HEARSAY: Final = re.compile(
    r"(?:\b(?:have|has|had) |['’]ve |['’]d )\bheard\b(?! of\b)|\bhears?\b(?! of\b)", re.IGNORECASE
)
_HEARD: Final = re.compile(r"\b(?:have|has|had) heard\b(?! of\b)", re.IGNORECASE)
_NEGATED: Final = re.compile(
    r"\b(?:not|never|no|nor|neither|cannot|hardly|stopped)\b|n['’]t\b", re.IGNORECASE
)
_PAST: Final = _either("thought|believed|assumed|guessed|supposed|imagined|hoped")
_PRONOUN: Final = re.compile(r"\W*(?:it|him|her|them|that|this)\W*", re.IGNORECASE)
_SPEAKER: Final = re.compile(r"(?:I|we)\b", re.IGNORECASE)
_SAME: Final = re.compile(r"(?:I|we|he|she|it|they)$", re.IGNORECASE)
_ONE: Final = re.compile(r"(?:one|another|some|others|both|many|several|few|the other)$", re.IGNORECASE)
_SHARE: Final = re.compile(
    r"\d|\b(?:half|third|quarter|fifth|tenth|majority|most|many|respondents|voters|percent|per cent)\b",
    re.IGNORECASE,
)
_OPENS: Final = re.compile(
    r"\b(?:reportedly|allegedly|apparently|possibly|perhaps|maybe|probably|presumably|supposedly),?\s{1,3}\Z",
    re.IGNORECASE,
)


def hedges(text: str, reports: Sequence[Report]) -> Mapping[str, tuple[Span, ...]]:
    """By report id: the words that weaken it, in order. A report without any is left out."""
    found = [m.span() for m in _CONTENT.finditer(text)]
    inside: dict[str, list[Report]] = {}
    for r in reports:
        if r.parent:
            inside.setdefault(r.parent, []).append(r)
    out: dict[str, set[Span]] = {}
    # the inner statements come first: what weakens them may weaken the outer one
    for r in _from_within(reports):
        children = inside.get(r.id, [])
        own = _in_cue(text, r) | _in_content(text, found, r, children)
        for child in children:
            if _same_holder(text, r, child):
                own |= {h for h in out.get(child.id, ()) if within(h, r.content)}
            out.setdefault(child.id, set()).update(_in_front(text, own, child))
        out.setdefault(r.id, set()).update(own)
    return {r: tuple(sorted(spans)) for r, spans in out.items() if spans}


def _from_within(reports: Sequence[Report]) -> list[Report]:
    """The reports, each after all that stand in it, and otherwise in their order."""
    by_id = {r.id: r for r in reports}
    depth: dict[str, int] = {}
    for r in reports:
        chain: dict[str, None] = {}  # in order, and quick to look up
        at: str | None = r.id
        while at is not None and at in by_id and at not in depth and at not in chain:
            chain[at] = None
            at = by_id[at].parent
        for below, each in enumerate(reversed(chain), 1):
            depth[each] = depth.get(at or "", 0) + below
    return sorted(reports, key=lambda r: -depth[r.id])


def _in_cue(text: str, report: Report) -> set[Span]:
    """Hedges in the cue: verbs of holding, what nobody in particular holds, "if ... is right"."""
    source = " ".join(text[s:e] for s, e in report.source.spans)
    speaker = bool(_SPEAKER.match(source))
    words = " ".join(text[s:e] for s, e in report.cue)
    if _NEGATED.search(words):
        return set()
    whole = " ".join(text[s : min(e, s + 20)] for s, e in report.content)
    taken_in = _PRONOUN.fullmatch(whole) is not None  # "she believed it" tells of a belief
    if words.lower().startswith("if"):
        patterns = [_IF]
    elif not source:
        patterns = [_NOBODYS, _SOFTENED, _CUE, _HEARD]
    elif speaker:
        patterns = [_SOFTENED, _CUE, _HEARSAY]
    else:
        patterns = [_CUE]
    out: set[Span] = set()
    for start, end in report.cue:
        for pattern in patterns:
            for m in pattern.finditer(text, start, end):
                # a belief looked back on is no reserve; nor is somebody's that the speaker tells of
                told_of = speaker or not (_SAME.match(source) or _ONE.match(source))
                past = source and _PAST.fullmatch(m.group()) and (told_of or taken_in)
                judged = any(m.start() == j.start() for j in _JUDGED.finditer(text, start, end))
                noun = judged or (not source and m.group().lower().startswith("suggestion"))
                if not past and not noun and not meets(m.span(), out):
                    out.add(m.span())
    return out


def _in_content(text: str, found: Sequence[Span], report: Report, children: Sequence[Report]) -> set[Span]:
    """Those of *found* in the content, and a reserve that opens it; the children's own words apart."""
    taken = merged([s for c in children for s in (*c.source.spans, *c.cue, *c.content)])
    starts = [s for s, _ in taken]
    out = set()
    reserve = _RESERVE.match(text, *report.content[0])
    if reserve and not any(s <= reserve.start(1) < e for s, e in taken):
        out.add(reserve.span(1))
    for start, end in report.content:
        for i in range(bisect_right(found, (start, -1)), len(found)):
            hedge = found[i]
            if hedge[0] >= end:
                break
            at = bisect_right(starts, hedge[0]) - 1
            in_child = at >= 0 and hedge[0] < taken[at][1]
            if hedge[1] <= end and not in_child:
                out.add(hedge)
    return out


def _same_holder(text: str, outer: Report, inner: Report) -> bool:
    """The inner statement is all that the outer says, and its speaker's own or nobody's."""
    source = " ".join(text[s:e] for s, e in inner.source.spans)
    if source and not _SAME.match(source):
        return False
    if _SHARE.search(" ".join(text[s:e] for s, e in outer.source.spans)):
        return False
    whole = sum(e - s for s, e in outer.content)
    return sum(e - s for s, e in (*inner.cue, *inner.content)) >= _FILLS * whole


def _in_front(text: str, hedges: set[Span], child: Report) -> set[Span]:
    """A hedging adverb that opens the clause in which the *child* stands: "maybe somebody thought"."""
    begin = min(s for s, _ in (*child.source.spans, *child.cue, *child.content))
    opened = _OPENS.search(text, max(0, begin - 20), begin)
    return {h for h in hedges if opened and h[0] == opened.start()}
