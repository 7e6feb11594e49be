"""What exactly a denial denies: that it is so, that the others can know, how it was put, or why they say it.

===========================================================  ===========
the report, of another's "the tank had leaked"               disputes
===========================================================  ===========
there was no leak; that is a lie; it was dry                 fact
we no longer stand by the figure; two of the 30 were dry     fact
they know nothing of the plant; outsiders cannot know        knowledge
that could not be confirmed; the list is far from full       knowledge
I never used that word; quoted out of context                wording
they have a pump to sell; a campaign to discredit us         motive
===========================================================  ===========

Where the other statement is itself about what somebody knew or wanted, "he knew nothing" and "he had no
motive" deny the fact.
"""

from __future__ import annotations

import re
from typing import Final

from earwitness.records import Denied, Document, Report, Span
from earwitness.sentences import sentence
from earwitness.trace.figures.words import words

_UNTRUE: Final = (
    r"inventions?|invented|lies?\b(?! in| on| at| before| behind| under| within)|liars?|lying|falsehoods?|"
    r"false(?:ly)?|"
    r"fictions?|fictitious|"
    r"fabricat\w+|concoct\w+|forger(?:y|ies)|forged|nonsense|nonsensical|untrue|untruths?|baseless|unfounded|"
    r"groundless|fairy[- ]tales?|tall tales?|fables?|absurd|ridiculous|preposterous|ludicrous|rubbish|bunk|"
    r"hogwash|baloney|myths?|smears?|slander\w*|libel\w*|defamat\w+|hoax\w*|inaccura\w+|incorrect|erroneous|"
    r"bogus|fakes?|faked|(?:dis|mis)information|made[- ]up|insinuations?|fantas(?:y|ies)"
)
_WHAT_IS_SAID: Final = (
    r"this|that|it|these|those|they|all|everything|(?:the|such|any|these|those|their|his|"
    r"her) (?:[\w’'-]+ ){0,3}?(?:claims?|reports?|"
    r"story|stories|rumou?rs?|suggestions?|accounts?|charges?|accusations?|allegations?|article|idea|"
    r"notion|figures?|"
    r"numbers?|letter|document|recording|log|assertions?|accounts?|tale|version)"
)
_DISPUTES: Final = re.compile(
    rf"\b(?:{_WHAT_IS_SAID})(?: (?:is|are|was|were)|['’](?:s|re)) (?:(?:an?|the|pure|sheer|total|complete|"
    rf"absolute|"
    rf"simply|just|not|\w+ly|crude|old|another) ){{0,3}}(?:{_UNTRUE}|wrong)(?!\w| to| of)|"
    rf"\A\W*(?:(?:an?|pure|sheer|total|complete|absolute|utter|crude|\w+ly) ){{0,3}}(?:{_UNTRUE})\W*\Z|"
    rf"\A\W*(?:{_UNTRUE})[.!]|"
    r"\bno truth (?:in|to)\b|\bnot (?:a word|a shred) of\b|\bno (?:basis|foundation|substance) (?:in|to|"
    r"for)\b|"
    r"\b(?:is|are|was|were)(?: simply| just| quite)?(?: not|n['’]t) (?:true|right|correct|accurate|"
    r"the case|so)\b|"
    r"\bnever happened\b|\bdid(?: not|n['’]t) (?:happen|take place)\b|\bnothing of the (?:sort|kind)\b|"
    r"\A\W*(?:he|she|they|it|we|I|that|this|these|those|there) (?:is|are|was|were|do|does|did|has|have|had|"
    r"will|would|can|could)(?: not|n['’]t)\W*\Z|"
    r"\bno such\b|\bno question of\b|\A\W*(?:there (?:is|was|are|were) no|not (?:one|a single))\b|"
    r"\bcontrary to (?:what|reports|claims)\b|\bwhatever (?:the|they|some)\b[^.]{0,40}\b(?:say|write|claim)",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    r"\b(?:call(?:s|ed|ing)?|brand(?:s|ed)?|describ(?:es|ed)|label(?:s|l?ed)?|dismiss(?:es|ed)|denounc\w+|"
    r"condemn\w*)\b",
    re.I,
)
_DENYING_CUE: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|disput(?:e[sd]?|ing)|refut(?:e[sd]?|ing)|rebut(?:s|"
    r"ted)?|"
    r"dismiss(?:es|ed|ing)?|contradict(?:s|ed)?|repudiat\w+|disown\w*|doubt(?:s|ed)?|challeng(?:e[sd]?|ing)|"
    r"contest(?:s|ed)?|scoff(?:s|ed)?)\b",
    re.IGNORECASE,
)
_NOT: Final = re.compile(r"\b(?:not|no|never|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE)
_KNOWLEDGE: Final = re.compile(
    r"\b(?:know|knows|knew|understand|understands|understood|have|has|had|see|saw|seen)\s+(?:absolutely |"
    r"quite )?"
    r"(?:nothing|little|no idea|no way of knowing)\b|"
    r"\b(?:nobody|no one|none|neither|nor|cannot|can ?not|could not|can['’]t|couldn['’]t|do not|does not|"
    r"did not|"
    r"don['’]t|doesn['’]t|didn['’]t|not|never|without|who)\b[^.;]{0,50}?\b(?:know|knowing|known|"
    r"understand\w*|"
    r"understood|seen|read|heard|told|remember|judge|guess|imagine|been (?:shown|there|inside))\b|"
    r"\bhow (?:can|could|would|do) (?:they|he|she|you|anyone|anybody|outsiders?|"
    r"foreigners?)\b[^.]{0,20}\bknow\b|"
    r"\b(?:neither|nor|could not|cannot|can|unable to|failed to|not|no|"
    r"without)\b[^.;]{0,30}?\b(?:confirm\w*|verif\w+|"
    r"corroborat\w*|established?|establish)\b|"
    r"\b(?:uninformed|ignoran(?:t|ce)|hearsay|second-hand|guess(?:work|ing)|speculation|speculat\w+|"
    r"rumou?rs?|"
    r"unverified|unconfirmed|incomplete|preliminary|provisional|outsiders?)\b|"
    r"\b(?:is|are|was|were) known (?:only )?to (?:those|them|us)\b|\bshown nothing\b|\bseen nothing\b|"
    r"\bfar from (?:full|complete|certain|clear)\b|\b(?:could|may|might) (?:still |yet )?(?:change|rise|"
    r"be revised)\b|"
    r"\bwas(?: not|n['’]t) (?:there|present)\b|\bin the dark\b|\bno idea\b",
    re.IGNORECASE,
)
_WORDING: Final = re.compile(
    r"\bout of (?:its |their |all )?context\b|\bmis(?:quot|translat|represent|interpret|understood|"
    r"understand|read|heard|"
    r"report)\w*|\b(?:never|not|n['’]t) (?:use[sd]?|say|said|speak|spoken|put it|call(?:ed)?|utter\w*|"
    r"word(?:ed)?|mean|"
    r"meant|phrase[sd]?)\b|\bnever said\b|"
    r"\b(?:choice of words?|those words|that word|the (?:word|term|phrase|expression|wording)s?|"
    r"my words|his words|her words|their words|semantics|so to speak)\b|"
    r"\bI said\b|\bwe said\b|\bwhat (?:I|we|he|she|they) (?:said|meant)\b|"
    r"\btwist\w*|\bquoted (?:only )?(?:in part|selectively)\b|\bselective(?:ly)?\b",
    re.IGNORECASE,
)
_MOTIVE: Final = re.compile(
    r"\b(?:motiv\w+|discredit\w*|smear campaign|campaign (?:to|against|of)|agenda|revenge|vengeance|grudges?|"
    r"bad faith|ill will|spite\w*|envy|envious|jealous\w*|bitter(?:ness)?|disgruntled|disaffected|resent\w*|"
    r"(?:political|commercial|financial|personal|own|vested|selfish|hidden) (?:reasons?|interests?|"
    r"motives?|gain|purposes?|"
    r"advantage|ends|aims?|calculation|ambitions?)|politically|electioneering|propaganda|publicity|attention|"
    r"headlines?|to (?:sell|distract|divert|deflect|provoke|destabili[sz]e|weaken|divide|undermine|damage|"
    r"intimidate|sow|embarrass)|ha(?:s|ve|d) (?:[\w’-]+ ){1,3}to sell|score points|settle (?:a |"
    r"old )?scores?|"
    r"paid (?:to|by|for)|in the pay of|hostile|enemies|traitors?|witch-?hunt|trying to (?:hurt|harm|blame|"
    r"shift|save|hide)|cover (?:up )?(?:for )?(?:their|his|her) own|wants? (?:my|his|her|our|the) (?:job|"
    r"post|seat|head))\b",
    re.IGNORECASE,
)
_OF_KNOWING: Final = re.compile(
    r"\b(?:know|knew|known|knows|knew|aware|told|informed|true picture|idea|learn(?:ed|t)|heard|read|seen|"
    r"saw)\b",
    re.IGNORECASE,
)
_WITHDRAWN: Final = re.compile(
    r"\b(?:no longer|withdr[ae]w\w*|retract\w*|correct(?:s|ed|ing)|revis\w+|rested on|was based on|"
    r"mistake\w*|"
    r"mixed up|confus\w+|left out|omitt?\w*|more than|fewer than|less than|only|instead|in fact|rather)\b",
    re.IGNORECASE,
)
# Those who report, and not those whom they report of: "he did not know" denies the fact.
_OTHERS: Final = re.compile(
    r"\b(?:they|them|nobody (?:in|at|abroad|outside|there)|no one (?:in|at|abroad|outside|there)|neither|"
    r"people who|those who|"
    r"whoever|foreign\w*|outsiders?|abroad|the (?:press|media|papers|newspapers|agency|services?|west)|"
    r"journalists?|reporters?|you|critics)\b",
    re.IGNORECASE,
)
_CANNOT: Final = re.compile(
    r"\b(?:cannot|can['’]t|could not|couldn['’]t) (?:possibly )?(?:know|have known)\b", re.IGNORECASE
)
_PRONOUN: Final = re.compile(r"\W*(?:he|she|they|it|we|I)\W*\Z", re.IGNORECASE)
_REACH: Final = 300  # characters back to the sentence before, in the same paragraph
_SHARED: Final = 1  # words of the other's content, for a comment to be on what it says
_LEAST_LETTERS: Final = 3


def disputes(document: Document, report: Report) -> bool:
    """Whether *report* disputes something that others say, by its stance or by its words.

    "These are lies" disputes although it asserts. A refusal to deny does not ("did not deny it").

    Fails on: a denial in positive words ("it was all done by the book"); irony.
    """
    if report.stance in ("denies", "doubts"):
        return True
    cue, content = _said(document, report)
    if _DENYING_CUE.search(cue):
        return not _NOT.search(cue)
    if report.stance == "not-held":
        return False
    called = bool(_CALLED.search(cue)) and bool(re.search(rf"\b(?:{_UNTRUE})\b", content, re.IGNORECASE))
    return called or bool(_DISPUTES.search(content))


def denied(document: Document, report: Report, other_document: Document, other: Report) -> Denied | None:
    """What *report*, which denies or comments on *other*, disputes of it; None if words do not tell.

    Fails on: a counter-statement in words of its own, which is told from a remark only by its stance.
    """
    cue, content = _said(document, report)
    other_said = _said(other_document, other)[1]
    announced = _announced(document, report)
    if _WORDING.search(content) or _WORDING.search(announced) or _of_himself(document, report, cue):
        return "wording"
    plain = report.stance == "denies" or bool(_DENYING_CUE.search(cue) and not _NOT.search(cue))
    if _is_motive(content, other_said, plain):
        return "motive"
    if _is_knowledge(cue, content, other_said, plain):
        return "knowledge"
    if plain or report.stance in ("doubts", "not-held") or disputes(document, report):
        return "fact"
    if _WITHDRAWN.search(content) or _shared(content, other_said) >= _SHARED:
        return "fact"
    return None


def _of_himself(document: Document, report: Report, cue: str) -> bool:
    """ "I did not say that none was": of his own words; "she did not say why" only holds back."""
    source = " ".join(document.text[s:e] for s, e in report.source.spans)
    return bool(_WORDING.search(cue)) and source.lower() in ("i", "we")


def _is_motive(content: str, other_said: str, plain: bool) -> bool:
    found = _MOTIVE.search(content)
    return bool(found) and not plain and not _MOTIVE.search(other_said)


def _is_knowledge(cue: str, content: str, other_said: str, plain: bool) -> bool:
    """Of others who cannot know, or of what is not known; not where knowing is what the other tells of."""
    if not plain:
        return bool(_KNOWLEDGE.search(f"{cue} {content}"))
    if _OF_KNOWING.search(other_said) and not _CANNOT.search(content):
        return False
    return bool(_KNOWLEDGE.search(content) and _OTHERS.search(content))


def _announced(document: Document, report: Report) -> str:
    """The sentence before, where the speaker of this one is a pronoun: "She took exception to the word"."""
    sources = report.source.spans
    if not sources or not report.content:
        return ""
    source = document.text[sources[0][0] : sources[0][1]]
    if not _PRONOUN.match(source):
        return ""
    start, _ = sentence(document.text, _whole(report))
    low = max(document.text.rfind("\n", 0, start) + 1, start - _REACH, 0)
    before = document.text[low:start].rstrip()
    if not before:
        return ""
    first, _ = sentence(document.text, (low + len(before) - 1, low + len(before)))
    return document.text[first : low + len(before)]


def _whole(report: Report) -> Span:
    spans = (*report.source.spans, *report.cue, *report.content)
    return min(s for s, _ in spans), max(e for _, e in spans)


def _said(document: Document, report: Report) -> tuple[str, str]:
    """The words of the cue and of the content."""
    cue, content = (
        " ".join(" ".join(document.text[s:e].split()) for s, e in spans)
        for spans in (report.cue, report.content)
    )
    return cue, content


def _shared(content: str, other: str) -> int:
    """How many words that tell something, or numbers, both have."""
    a, b = (
        {w.stem for w in words(t) if not w.bare and len(w.stem) >= _LEAST_LETTERS} for t in (content, other)
    )
    return len(a & b)
