"""What stands below a headline, cut up so that the headline's claims can be held against it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from typing import Final

from earwitness.read.headlines.likeness import stems
from earwitness.records import CheckKind, Document, HeadlineCheck, Report, Span, make_id
from earwitness.sentences import sentences

# Headlines and crossheads of one article; the bound keeps a page of nothing else from taking long.
_MOST_CLAIMS: Final = 24
_MOST_CLAUSES: Final = 60
_JOINT: Final = re.compile(
    r"[;—–•|]\s*|[:,](?!\d)\s*| - |\s(?:and|while|as|but|after|before|when)\s", re.IGNORECASE
)
_BREAKS: Final = ",;:.!?—–•|\n"
_LONGEST_JOINT: Final = 6  # characters: " and "
_LONGEST: Final = 60  # stems of one claim
_OPENING: Final = 3  # sentences in which an article says how far its main claim holds
_DATELINE: Final = re.compile(
    r"[A-Z][A-Z’'. -]{2,30}(?:, [\w. ]{1,40}){0,2}(?: \([^()]{1,40}\))?(?:\s*—|\s+[–-])\s+"
)
# The outlet could not check what it prints. "Unable to verify which side" is about one detail, and "the
# ministry has not confirmed" is what somebody else has not done.
UNVERIFIED: Final = re.compile(
    r"\b(?:could|can|has|have|had|was|were|is|are)(?: not|n[’']t| never)(?: yet)? (?:be |been |"
    r"being )?(?:\w+ly )?"
    r"(?:been )?(?:verified|corroborated|substantiated|authenticated|reconciled)\b|"
    r"\b(?:could|can|has|have|was|were)(?: not|n[’']t| never)(?: yet)? (?:be|"
    r"been) (?:\w+ly )?(?:confirmed|checked)\b|"
    r"\b(?:(?:could|did|do|does)(?: not|n[’']t)|cannot|unable to|(?:not|n[’']t)(?: been)? able to|"
    r"impossible to|not (?:been )?possible to) (?:\w+ly )?"
    r"(?:verify|corroborate|substantiate|authenticate|check|vouch)\b(?! (?:on |to |for |with )?"
    r"(?:which|what|whether|who|how|where|why)\b)|"
    r"\bindependently (?:verif|confirm)\w+|\b(?:unverified|unconfirmed|uncorroborated|unsubstantiated)\b",
    re.IGNORECASE,
)
# A source or the outlet goes less far than the claim.
STOPPED_SHORT: Final = re.compile(
    r"\bstop(?:s|ped|ping)? (?:\w+ )?short of\b(?! \w+ (?:who|what|which|how|why)\b)|"
    r"\breached no (?:conclusion|finding)|\bmade no (?:finding|"
    r"judgment)|\b(?:did|does|do) not (?:conclude|establish|prove)\b|\bdrew no conclusions?\b|"
    r"\bremains? to be (?:established|proved|proven)\b",
    re.IGNORECASE,
)
# Whose a document is, and whether it is one, is not known.
_UNATTRIBUTED: Final = re.compile(
    r"(?:\b(?:not|never|nor|unable|impossible|cannot)\b|n[’']t\b)[^.;]{0,30}"
    r"\b(?:establish|confirm|verif\w+|determine|clear|known?|certain|"
    r"say)\b[^.;]{0,30}\b(?:who (?:had )?(?:wr[oi]t\w+|"
    r"made|drew|drawn|compiled)|authors?(?:hip)?|authentic\w*|genuine(?:ness)?|provenance)\b|"
    r"\b(?:authors?(?:hip)?|authenticity|genuineness|provenance)\b[^.;]{0,30}(?:\b(?:not|never)\b|n[’']t\b)"
    r"[^.;]{0,30}\b(?:established|confirmed|verified|determined|known|clear)\b",
    re.IGNORECASE,
)
_NEAR_THE_TOP: Final = 15  # sentences
_MOST_NAMED: Final = 3  # reports that a check goes back to
_TELLING: Final = 5  # a passage of fewer words tells a reader nothing
_SNIPPET: Final = 160  # characters of what stands below, in a reason


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A statement of the body: a report's content, or a sentence that no report touches (``report`` None)."""

    words: str
    stems: frozenset[str]
    report: Report | None

    @property
    def party(self) -> str | None:
        return self.report.source.party if self.report else None


@dataclass(frozen=True, kw_only=True)
class Claim:
    """What a headline or subhead states; ``report`` is the report, or own statement, that it is."""

    span: Span
    words: str
    stems: list[str]
    report: Report

    @property
    def own(self) -> bool:
        return self.report.voice == "own"


class Story:
    """An article's headline claims, and what its body says."""

    def __init__(self, document: Document, reports: Sequence[Report]) -> None:
        self.document = document
        self.text = document.text
        self._reports = reports
        self._by_id = {r.id: r for r in reports}
        body = [(b.start, b.end) for b in document.blocks if b.kind == "body"]
        self.sentences = [s for start, end in body for s in sentences(self.text, start, end)]

    @cached_property
    def claims(self) -> list[Claim]:
        """What headlines and subheads state, in order of place, quotations with no speaker apart."""
        heads = (
            r
            for r in sorted(self._reports, key=lambda r: r.content)
            if r.place in ("headline", "subhead") and r.parent is None
        )
        stating = (r for r in heads if r.source.spans or (r.voice == "own" and not self._left_over(r)))
        return list(islice(map(self._claim, stating), _MOST_CLAIMS))

    @cached_property
    def _ends(self) -> list[int]:
        """Where reports in headlines and subheads end, in order."""
        return sorted(
            max(e for _, e in (*r.source.spans, *r.cue, *r.content))
            for r in self._reports
            if r.place in ("headline", "subhead") and r.voice == "reported"
        )

    def _left_over(self, own: Report) -> bool:
        """Whether it only goes on after a report: "Boss told us all was well | days before the fire"."""
        start = own.content[0][0]
        at = bisect_right(self._ends, start)
        between = self.text[self._ends[at - 1] : start] if at else _BREAKS
        return len(between) <= _LONGEST_JOINT and not any(mark in between for mark in _BREAKS)

    @cached_property
    def clauses(self) -> list[Span]:
        """The clauses of headlines and subheads, those of questions left out."""
        heads = (b for b in self.document.blocks if b.kind in ("headline", "subhead"))
        found = (
            clause
            for b in islice(heads, _MOST_CLAIMS)
            for start, end in sentences(self.text, b.start, b.end)
            if not self.text[start:end].rstrip("\"”’'").endswith("?")
            for clause in _cut(self.text, start, end)
        )
        return list(islice(found, _MOST_CLAUSES))

    def _claim(self, report: Report) -> Claim:
        words = " ".join(self.text[s:e] for s, e in report.content)
        span = report.content[0][0], report.content[-1][1]
        return Claim(span=span, words=words, stems=stems(words)[:_LONGEST], report=report)

    @cached_property
    def lead(self) -> Span | None:
        """The body's first sentence of some length, without its date line."""
        for start, end in self.sentences[:6]:
            dateline = _DATELINE.match(self.text, start, end)
            start = dateline.end() if dateline else start
            if len(self.text[start:end].split()) > 7 and self.text[end - 1] in ".!?…\"”’'»":
                return start, end
        return None

    @cached_property
    def opening(self) -> str:
        """The lead and what follows it."""
        after = [s for s in self.sentences if self.lead and s[1] >= self.lead[1]]
        return " ".join(self.text[s:e] for s, e in after[:_OPENING])

    @cached_property
    def stopped_short(self) -> str | None:
        """The sentence near the top that says that somebody did not go as far, if there is one."""
        near = (self.text[s:e] for s, e in self.sentences[:_NEAR_THE_TOP])
        return next((words for words in near if STOPPED_SHORT.search(words)), None)

    @cached_property
    def unverified(self) -> str | None:
        """The sentence in which the outlet says that it could not check what it prints, if there is one."""
        return self._noted(UNVERIFIED)

    @cached_property
    def disputed(self) -> bool:
        """Whether anybody denies or doubts anything below."""
        body = (r for r in self._reports if r.place == "body")
        return any(r.stance in ("denies", "doubts", "not-held") for r in body)

    @cached_property
    def unattributed(self) -> str | None:
        """The sentence in which the outlet says that it does not know whose a document is, if any."""
        return self._noted(_UNATTRIBUTED)

    def _noted(self, words: re.Pattern[str]) -> str | None:
        """The first sentence in which the outlet itself, and none of its sources, has *words*."""
        said = sorted(s for r in self._reports if r.voice == "reported" for s in r.content)
        reach = list(accumulate((e for _, e in said), max))
        for start, end in self.sentences:
            note = words.search(self.text, start, end)
            if note:
                at = bisect_right(said, (note.start(), len(self.text)))
                if not at or reach[at - 1] < note.end():
                    return self.text[start:end]
        return None

    @cached_property
    def passages(self) -> list[Passage]:
        return [*self._reported(), *self._own()]

    def _reported(self) -> Iterator[Passage]:
        for r in self._reports:
            if r.place == "body" and r.voice == "reported":
                words = " ".join(self.text[s:e] for s, e in r.content)
                yield Passage(words=words, stems=frozenset(stems(words)), report=r)

    def _own(self) -> Iterator[Passage]:
        """Sentences that no report touches, and the outlet's own clauses in others."""
        held = sorted(
            span
            for r in self._reports
            if r.voice == "reported"
            for span in (*r.source.spans, *r.cue, *r.content)
        )
        own = [s for r in self._reports if r.place == "body" and r.voice == "own" for s in r.content]
        at, reach = 0, 0
        for start, end in self.sentences:
            while at < len(held) and held[at][0] < end:
                reach = max(reach, held[at][1])
                at += 1
            if reach <= start and self.lead != (start, end):
                own.append((start, end))
        for start, end in dict.fromkeys(own):
            words = self.text[start:end]
            yield Passage(words=words, stems=frozenset(stems(words)), report=None)

    def nearest(self, claim: Sequence[str], passages: Sequence[Passage]) -> tuple[float, list[Passage]]:
        """The greatest share of *claim* in one of *passages*, and those that have it."""
        wanted = frozenset(claim)
        rated = [(len(wanted & p.stems) / max(1, len(wanted)), p) for p in passages]
        best = max((rate for rate, _ in rated), default=0.0)
        found = [p for rate, p in rated if best > 0 and rate == best]
        return best, found

    def after(self, claim: Claim, passages: Sequence[Passage]) -> list[Passage]:
        """Those of *passages* that come after *claim*, in order, then the others."""
        return sorted(
            passages,
            key=lambda p: (
                p.report is None or p.report.content < (claim.span,),
                p.report and p.report.content,
            ),
        )

    def teller(self, passage: Passage) -> str | None:
        """The party on whose word it is that *passage* was said."""
        parent = self._by_id.get(passage.report.parent or "") if passage.report else None
        return parent.source.party if parent else None

    def speaks(self, claim: Claim, passage: Passage) -> bool:
        """Whether the speaker whom *claim* names is that of *passage*, by party or by a word in common."""
        if passage.report is None or not claim.report.source.spans:
            return False
        party = claim.report.source.party
        return (party is not None and party == passage.party) or bool(
            self._source(claim.report) & self._source(passage.report)
        )

    def _source(self, report: Report) -> frozenset[str]:
        return frozenset(w for s, e in report.source.spans for w in stems(self.text[s:e]))


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    for joint in _JOINT.finditer(text, start, end):
        yield start, joint.start()
        start = joint.end()
    yield start, end


def said_below(passages: Sequence[Passage]) -> str:
    """What the nearest passage says, for the reason of a check."""
    if not passages:
        return "nothing below comes near it"
    words = " ".join(passages[0].words.split())
    if len(words.split()) < _TELLING:
        return "nothing below comes near it"
    return f"below: {words if len(words) <= _SNIPPET else words[:_SNIPPET].rsplit(' ', 1)[0] + ' …'}"


def check(story: Story, kind: CheckKind, span: Span, why: str, passages: Sequence[Passage]) -> HeadlineCheck:
    """A check at *span* that goes back to the reports of *passages*."""
    reports = dict.fromkeys(p.report.id for p in passages if p.report)
    return HeadlineCheck(
        id=make_id("chk", story.document.id, kind, span),
        document=story.document.id,
        kind=kind,
        span=span,
        why=why,
        reports=tuple(reports)[:_MOST_NAMED],
    )
