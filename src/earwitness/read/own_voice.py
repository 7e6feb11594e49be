"""What the outlet itself asserts, apart from what it reports others to have said.

A sentence that no report touches, or the clause that reports leave over of it, is the outlet's own statement
if it holds one of these. In a headline or subhead every part that states something is, in a caption every
sentence with a date.

=================  ==========================================================================
a figure           "Three carriers have failed this year"
a date             "The board is to rule by Aug. 31"
a strong claim     nobody, never, the only, the first, no group has
its own checking   "The Ledger has seen the letter", "could not be independently verified"; whole, whatever
                   words of saying come in it ("We could not establish what was said")
=================  ==========================================================================

Not its own: what somebody declined to say, why somebody is not named, questions, lines of an interview,
invitations to readers, notes on versions, sentences with a word of saying that no report took up, and
what begins with a quotation mark.

Fails on: background with a date on which nothing hangs, which is given all the same; strong claims in
ordinary words ("The deputies resigned"); what the outlet says between the words of one report ("A boy was
kept in until Tuesday and is understood to be well").
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import Final

from earwitness.read.figures.figures import figures
from earwitness.records import Block, Document, Report, Source, Span, report_id
from earwitness.sentences import quotations, sentences

_CHECKED: Final = re.compile(
    r"\b(?:verif\w+|corroborat\w+|substantiat\w+|authenticat\w+|unconfirmed|vouch\w*|reconciled)\b|"
    r"\b(?:could|can|has|have|had|was|were|is|are)(?: not|n[’']t| never)?(?: \w+){0,3} (?:confirm(?:ed)?|"
    r"establish(?:ed)?|check(?:ed)?|found out|find out|seen|reviewed|examined|obtained)\b|"
    r"\b(?:reviewed|seen|obtained) by\b|\bshowed to\b",
    re.IGNORECASE,
)
_STRONG: Final = re.compile(
    r"\b(?:nobody|no ?one|nothing|never|none|every|no \w+ (?:has|have|had|was|were|is|are)|the (?:only|first|"
    r"last|worst|largest|biggest|highest|lowest|deadliest)|(?:has|have|had|was|were) not been|"
    r"(?:has|have)(?: not|n[’']t) (?:yet )?(?!been|said|seen)\w+(?:ed|en|wn)|(?:may|"
    r"might) (?:well )?have|there (?:may|might|could)|if .{5,120}\b(?:would|could)|"
    r"remains? (?:unclear|unknown)|it is (?:not known|unclear))\b",
    re.IGNORECASE,
)
# Who looks into things for the outlet, beside its name, and what looking into them is.
_WE: Final = (
    r"we|i|it|this (?:newspaper|website|site|magazine|reporter|paper)|the (?:paper|newspaper|reporter)"
)
_FINDS_OUT: Final = (
    r"\s(?:(?:has|have|had|was|were|could|can|did|do)\b)?(?:\s(?:not|never|also|since|yet|itself|been|able|"
    r"to|"
    r"independently)|n[’']t){0,6}\s(?:seen|read|reviewed|examined|obtained|shown|sent|confirm|verify|"
    r"establish|"
    r"check|know|find\sout|get\shold|put\s(?:this|these|that))\b"
)
_NOR: Final = (
    r"nor (?:has|have|was|is|could|do|did) (?:it|we|i)\b.{0,20}?"
    r"\b(?:confirm|verify|establish|check|know|find)\b"
)
# Words that date something; which day they mean does not matter here.
_DATED: Final = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|june|july|august|"
    r"september|october|november|december)|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? \d{1,2}|"
    r"(?:in|on|by|since|until|last|this|next|early|late|mid) may(?: \d+)?|(?:1[89]|20)\d\d(?!\d| (?:people|"
    r"\w+s\b))|today|yesterday|tomorrow|tonight|(?:last|this|next|the past|that|the same|that same|"
    r"the (?:next|previous|following)) (?:night|morning|evening|day|week|weekend|month|year|decade|century|"
    r"winter|spring|summer|autumn|fall)|(?:\w+ )?(?:day|week|month|year|decade)s? (?:ago|earlier|later)|"
    r"in the (?:winter|spring|summer|autumn|fall)|"
    r"\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m)\b",
    re.IGNORECASE,
)  # fmt: skip
# Words of saying and believing: where they stand and no report is, one was missed, or nothing is stated.
_SAYING: Final = re.compile(
    r"\b(?:sa(?:ys?|id|ying)|t(?:ells?|old|elling)|according to|reportedly|report(?:s|ed) that|"
    r"wr(?:ites?|ote)|"
    r"claim(?:s|ed|ing)? (?:that|to)|ask(?:s|ed|ing)?|repl(?:y|ies|ied)|answer(?:s|ed)|insist(?:s|ed)|"
    r"declined?|"
    r"refused|believe[sd]?|thinks?|thought|wonder(?:s|ed)|understood|expect(?:s|ed)?|hope[sd]|feared|"
    r"cit(?:es?|ed|ing)|quot(?:es?|ed|ing)|anonymity|be interviewed|"
    r"(?:did|does|would|will|do)(?: not|n[’']t) (?:say|comment|respond|reply|return|answer|disclose|"
    r"elaborate|"
    r"explain|identify|name|mention|give|specify|discuss|deny|dispute)|"
    r"(?:could|can)(?: not|n[’']t) (?:immediately )?be (?:reached|contacted)|"
    r"not (?:to )?be(?:ing)? (?:named|identified|quoted)|(?:wish|want)(?:es|ed)? to be (?:named|"
    r"identified))\b",
    re.IGNORECASE,
)
_NO_STATEMENT: Final = re.compile(
    r"^(?:[*•·|>]|[A-Z][A-Z.’' -]+:|(?:updated?|published|correction|editor[’']s note|source|by|tags?|"
    r"read next|watch|listen|follow|sign up|click|ring|call|email|e-mail|write to|contact|share|"
    r"the following)\b)|\b(?:earlier version|this (?:story|article|review|report|post|interview) (?:has been|"
    r"was|is|appear\w+)|version of this|contributed (?:to this )?report\w*|edited (?:and|for)|condensed|"
    r"subscribe|"
    r"in your inbox)\b",
    re.IGNORECASE,
)
_DATELINE: Final = re.compile(
    r"[A-Z][A-Z’'. -]{2,30}(?:, [\w. ]{1,40}){0,2}(?: \([^()]{1,40}\))?(?:\s*—|\s+[–-])\s+"
)
_QUOTED: Final = re.compile(r"[\"“‘«„']")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_WORD: Final = re.compile(r"\w[\w’'.,-]*")
# A piece of fewer words beside a report is an adverbial ("On Monday,"), not a statement.
_LEAST: Final = 4
# Where a clause ends and the next may be of another nature.
_CLAUSE: Final = re.compile(
    r";\s+|,\s+(?=(?:and|but|although|though|while)\s)|\s(?=(?:and|but)\s(?:would not|did not|declined|"
    r"refused|could not be (?:reached|contacted)|asked not)\b)",
    re.IGNORECASE,
)
_SEMICOLON: Final = re.compile(";")
_JOINED: Final = re.compile(
    r"[\s,;:–—)\]\[-]*(?:(?:and|but|or|while|although|though|whereas)\s+)?", re.IGNORECASE
)
_DANGLING: Final = re.compile(
    r"(?:[\s,;:–—(\[-]|\b(?:and|but|or|while|where|whether|which|that|who|as|although|though|after|"
    r"because|when|"
    r"what))\Z",
    re.IGNORECASE,
)
_MOST_NAMES: Final = 8  # words of an outlet's name
_LONGEST_JOINT: Final = 12  # characters of such a word and what is before it
# A piece that begins so says when or how something was said, unless a clause of its own follows.
_ADVERBIAL: Final = re.compile(
    r"(?:after|as|before|because|when|if|since|until|on|in|at|by|during|who|whom|which|that|to|for|from|with|"
    r"without|about|of|\w+ing|(?:asked|pressed|contacted|reached|shown|questioned|quoted|founded|based|"
    r"\w+ed(?= by)))\b",
    re.IGNORECASE,
)  # fmt: skip
# A piece that begins so belongs to a subject inside the report before it.
_HANGS: Final = re.compile(r"(?:is|are|was|were|has|have|had|will|would|do|does|did)(?:n[’']t)?\b")
_MAIN: Final = re.compile(r",\s(?:[^\s,]{1,40}\s){2}")
_UNFINISHED: Final = re.compile(
    r"\b(?:of|to|by|for|with|from|in|on|at|than|the|an?|whose|is|are|was|were|be)\Z", re.IGNORECASE
)
_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|do|does|did|cannot|"
    r"\w{2,}(?:ed|ought|ew)|went|gone|came|became|took|gave|made|began|left|lost|led|held|kept|rose|"
    r"fell|ran|met|won|"
    r"paid|put|hit|cut|set|shut|hid|sent|spent|got|sold|found|stood|spoke|broke|"
    r"go|goes|bears?|carries|faces|owns?|runs?|employs|operates|owes|shows?|needs?|falls?|rises?|drops?|"
    r"jumps?|slumps?|wins?|loses?|remains?|"
    r"hears|leaves)\b",
    re.IGNORECASE,
)
_PRESENT: Final = re.compile(r"(?<=\s)[a-z]{2,20}(?<![su])s\b")
_HEADLINE_CUT: Final = re.compile(
    r";\s|:\s|,\s(?!(?:who|which|where|when|as|after|and|or|with|including|says?)\b)", re.IGNORECASE
)
# A headline of fewer words is a label ("PAPER CROP"), as is a crosshead without a verb that has few more.
_LEAST_IN_HEADLINE: Final = 3
_LEAST_WITHOUT_VERB: Final = 5
_MOST_QUOTED: Final = 50  # quotations of one headline that are looked at
_SLUG: Final = re.compile(r"[A-Z][A-Z\d ]{3,30}\s?-(?=[A-Z\d\"“‘'])")  # an agency's "UPDATE 2-"
_SUBORDINATE: Final = re.compile(
    r"(?:despite|after|before|because|if|although|though|when|while|as|amid|with|without|for|by|in|on|"
    r"at|and|or|but|than)\b",
    re.IGNORECASE,
)
# "Hospital: no sign of virus": who speaks stands before the colon.
_SPEAKER: Final = re.compile(
    r"\b(?:police|officials?|hospital|doctors?|minist(?:er|ry)|president|premier|mayor|governor|court|judge|"
    r"army|navy|union|report|study|experts?|scientists?|spokes\w+|famil(?:y|ies)|mother|father|lawyers?|"
    r"company|boss|chief|ceo|sources?|"
    r"witness(?:es)?|agency|council|government|regulator|watchdog|coach|un|eu)\Z",
    re.IGNORECASE,
)
# In a headline that no report took up: somebody is named as saying it, or it is a page's furniture.
_NO_HEADLINE: Final = re.compile(
    r"[|·\t]|\s{2}|\?\W{0,5}\Z|^(?:by|from|published|updated?|posted|what|how|why|who|when|where|which|is|"
    r"are|did|should)\b|"
    r"^(?:\w+ )?(?:audit|study|survey|poll|report|review|inquiry|memo|records|documents|data|figures|"
    r"watchdog)\b|\bmin(?:ute)?s? read\b|\b(?:sources?|says?|said|claims?|warns?|"
    r"tells?|denies|insists?|admits?|according to)\b|[-–—:]\s*(?:reports?|officials?|police|study|poll|"
    r"survey)\Z",
    re.IGNORECASE,
)  # fmt: skip
_CREDIT: Final = re.compile(
    r"(?:\b(?:photo(?:graph)?|picture|image|credit|pic)s?\s*:|©).*\Z", re.I | re.DOTALL
)
_LABEL: Final = re.compile(r"\[?(?:photo|image|picture|video|caption)\]?:?\s*", re.IGNORECASE)


def own_statements(document: Document, reports: Sequence[Report]) -> list[Report]:
    """The outlet's own statements with a figure, a date or a strong claim, or on its own checking.

    In order of place; each is one stretch of text that touches none of *reports*, but for the source of the
    next where the outlet says that it has seen it ("The Ledger has seen a letter that says ...").
    """
    said = _Said(reports)
    finds_out = _finding_out(document.outlet or "")
    counted = [f.span[0] for f in figures(document, ())]
    out = []
    for block in document.blocks or (Block(kind="body", start=0, end=len(document.text)),):
        if block.kind == "body":
            found = _in_body(document.text, block, said, counted, finds_out)
        elif block.kind in ("headline", "subhead"):
            found = _in_headline(document.text, block, said)
        elif block.kind == "caption":
            found = _in_caption(document.text, block, said)
        else:
            continue
        out += [_report(document, block, span) for span in found]
    return out


def _finding_out(outlet: str) -> re.Pattern[str]:
    """How a sentence begins in which *outlet* tells what it looked into."""
    words = outlet.split()[:_MOST_NAMES]
    names = {outlet, outlet.removeprefix("The "), *(f"the {w}" for w in words if w.lower() != "the")} - {""}
    called = "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:{_NOR})|(?:but |and )?(?:{_WE}{'|' if called else ''}{called}){_FINDS_OUT}", re.I)


def _report(document: Document, block: Block, content: Span) -> Report:
    return Report(
        id=report_id(document.id, (), (), (content,)),
        document=document.id,
        source=Source(),
        cue=(),
        content=(content,),
        kind="indirect",
        voice="own",
        place=block.kind,
        stance="asserts",
    )


class _Said:
    """Where reports stand, and what of a sentence is left beside them."""

    def __init__(self, reports: Sequence[Report]) -> None:
        outer = [r for r in reports if r.parent is None and r.voice == "reported"]
        # a quotation alone in a headline is part of what the headline says
        outer = [r for r in outer if r.source.spans or r.cue or r.place not in ("headline", "subhead")]
        self._spans = sorted(
            (*span, i) for i, r in enumerate(outer) for span in (*r.source.spans, *r.cue, *r.content)
        )
        # how far any span begun so far reaches: what ends before a sentence need not be looked at
        self._reach = list(accumulate((e for _, e, _ in self._spans), max))
        self.sources = dict(sorted(span for r in outer for span in r.source.spans))

    def beside(self, sentence: Span) -> list[Span]:
        """The pieces of *sentence* outside every report's stretch from its first to its last word there."""
        start, end = sentence
        stretches: dict[int, Span] = {}
        for s, e, i in self._spans[bisect_right(self._reach, start) : bisect_left(self._spans, (end,))]:
            if start < e:
                low, high = stretches.get(i, (end, start))
                stretches[i] = min(low, max(s, start)), max(high, min(e, end))
        out, at = [], start
        for low, high in sorted(stretches.values()):
            if at < low:
                out.append((at, low))
            at = max(at, high)
        if at < end:
            out.append((at, end))
        return out


def _in_body(
    text: str, block: Block, said: _Said, counted: Sequence[int], finds_out: re.Pattern[str]
) -> Iterator[Span]:
    for start, end in sentences(text, block.start, block.end):
        if _NO_STATEMENT.search(text[start:end]) or text[start:end].rstrip("\"”’')] ").endswith(("?", ":")):
            continue
        dateline = _DATELINE.match(text, start, end)
        sentence = dateline.end() if dateline else start, end
        pieces = said.beside(sentence)
        if pieces == [sentence] and finds_out.match(text, *sentence):
            yield sentence[0], next((m.start() for m in _SEMICOLON.finditer(text, *sentence)), sentence[1])
            continue
        for piece in pieces:
            for clause in _clauses(text, piece):
                low, high = clause
                if _states(text, clause, piece == sentence) and _weighs(text, clause, counted):
                    # "has seen" whatever comes next: that is the source of a report
                    yield low, said.sources.get(high + 1, high) if _CHECKED.search(text, low, high) else high


def _clauses(text: str, piece: Span) -> Iterator[Span]:
    """Runs of clauses in which nothing is said or refused, without what joins them to their neighbors."""
    start, end = piece
    run: Span | None = None
    for low, high in pairwise([start, *(m.end() for m in _CLAUSE.finditer(text, start, end)), end]):
        if not _SAYING.search(text, low, high):
            run = run[0] if run else low, high
        elif run:
            yield _trimmed(text, run)
            run = None
    if run:
        yield _trimmed(text, run)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    joined = _JOINED.match(text, start, end)
    start = joined.end() if joined else start
    while end > start and (dangling := _DANGLING.search(text, max(start, end - _LONGEST_JOINT), end)):
        end = dangling.start()
    return start, end


def _states(text: str, clause: Span, whole: bool) -> bool:
    words = text[slice(*clause)]
    if len(_WORD.findall(words)) < _LEAST and not whole:
        return False
    if not whole and _HANGS.match(words):
        return False
    if _QUOTED.match(words) or not _VERB.search(words):
        return False
    adverbial = _ADVERBIAL.match(words) and not (
        (main := _MAIN.search(words)) and _VERB.search(words, main.end())
    )
    return whole or not (adverbial or _UNFINISHED.search(words))


def _weighs(text: str, clause: Span, counted: Sequence[int]) -> bool:
    at = bisect_left(counted, clause[0])
    figure = at < len(counted) and counted[at] < clause[1]
    return figure or any(words.search(text, *clause) for words in (_CHECKED, _STRONG, _DATED))


def _in_headline(text: str, block: Block, said: _Said) -> Iterator[Span]:
    quoted = list(islice(quotations(text, block.start, block.end), _MOST_QUOTED))
    slug = _SLUG.match(text, block.start, block.end)
    for sentence in sentences(text, slug.end() if slug else block.start, block.end):
        for piece in said.beside(sentence):
            for start, end in _headline_parts(text, piece):
                words = text[start:end]
                whole = (start, end) == sentence
                apart = _NO_HEADLINE.search(words) or _mostly(quoted, start, end)
                if not apart and _claims(words, whole=whole, named=block.kind == "headline"):
                    yield start, end


def _claims(words: str, *, whole: bool, named: bool) -> bool:
    """Whether a part of a headline states something; one beside a report must have a verb of its own."""
    verb = _VERB.search(words) or _PRESENT.search(words)
    least = _LEAST_IN_HEADLINE if verb or (whole and named) else _LEAST_WITHOUT_VERB
    enough = len(_WORD.findall(words)) >= least and len(_LETTERS.findall(words)) > 1
    return enough and (whole or not _SUBORDINATE.match(words))


def _mostly(quoted: Sequence[Span], start: int, end: int) -> bool:
    return 2 * sum(max(0, min(e, end) - max(s, start)) for s, e in quoted) > end - start


def _headline_parts(text: str, piece: Span) -> Iterator[Span]:
    """Parts between semicolons and colons, and between commas where both sides could stand alone."""
    at, end = piece
    for cut in _HEADLINE_CUT.finditer(text, at, end):
        sides = text[at : cut.start()], text[cut.end() : end]
        short = any(len(_WORD.findall(s)) < _LEAST_IN_HEADLINE for s in sides)
        follows = _VERB.search(sides[1]) or _PRESENT.search(sides[1])
        if cut.group().strip() == "," and (short or not follows or _NO_HEADLINE.search(sides[1])):
            continue
        if cut.group().strip() == ":" and _SPEAKER.search(sides[0]):
            return
        yield _trimmed(text, (at, cut.start()))
        at = cut.end()
    yield _trimmed(text, (at, end))


def _in_caption(text: str, block: Block, said: _Said) -> Iterator[Span]:
    label = _LABEL.match(text, block.start, block.end)
    credit = _CREDIT.search(text, block.start, block.end)
    start = label.end() if label else block.start
    for sentence in sentences(text, start, credit.start() if credit else block.end):
        if said.beside(sentence) == [sentence] and _DATED.search(text, *sentence):
            yield sentence
