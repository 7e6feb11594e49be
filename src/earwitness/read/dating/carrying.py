"""Dates carried on: from what is told before, from a scene, from a document to what it says.

=================================================  ===============================================
Hale said on Monday that it held. "…," she said    the same speaker goes on: the same date
Hale said on Monday that it held. She expects      what is so now was not told on that occasion
Hale said on Monday that it held. "…" she said     in the next paragraph, in her own words: the same
Hale met them on Monday. She said, "…"             a scene, and somebody in it
Hale met them on Monday. Orr said                  Orr was not in it: no date
They met on Monday. One of them said that he had   the promise, not its telling by the witness
promised it
two men at Monday's meeting said he had promised   the same, with the scene in the source
a letter dated 3 May … The letter says             a document's date is that of all it says
the 3 May record shows her saying                  and that of what it shows somebody saying
"…" [she] asked, he said in an interview on        the date stands with the last of what is told in
Monday                                             one breath
=================================================  ===============================================

Who speaks goes on being the same where a pronoun says so, or nothing; a name begins anew unless it
stands in the scene. All else holds within a paragraph; a scene that ends one holds for the first
statement of the next.

Fails on: two occasions of one speaker in a paragraph or in two that follow each other; a scene
of several paragraphs; "he" who is not the one in the scene.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from earwitness.read.dating.datewords import Dating, main_clause
from earwitness.read.dating.frames import Frame, Frames
from earwitness.records import Party, Report, Span
from earwitness.when import OPEN, Moment

Resolve = Callable[[Dating, Frame, Report], Moment | None]

_PRONOUN: Final = re.compile(
    r"(?:he|she|they|it|we|I|you|(?:the|these|those) (?:two|three|pair|latter)|(?:this|that|the same) \w+|"
    r"(?:his|her|their|its|whose) (?:\w+ ){0,2}\w+|the (?:man|woman|author|writer|sender)s?|both|all|"
    r"neither)",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    r"(?:an?other |an? |one |two |three )?(?:\d[\d.,]* ?(?:%|per ?cent)|third|quarter|fifth|half|tenth|most|"
    r"some|the rest|others)\b",
    re.IGNORECASE,
)
_PRESSED: Final = re.compile(
    r"\W*(?:when )?(?:(?:further|again|then) )?(?:asked|pressed|questioned|challenged)\b", re.IGNORECASE
)
_SAME: Final = re.compile(r"[^.;]{0,40}\bthe same (?!day|week|month|year|time|thing)\w+", re.IGNORECASE)
# What lasts was not said on the day of what was said before it.
_LASTING: Final = re.compile(
    r"(?:still |also |now |never )*(?:expects?|suspects?|believes?|thinks?|hopes?|intends?|wants?|calls?|"
    r"plans?|"
    r"fears?|doubts?|knows?|considers?|regards?|sees|maintains?|insists?|denies|says?|"
    r"did(?: not|n[’']t) know|takes?|means?|meant|feels?|remembers?|describes?)\b",
    re.IGNORECASE,
)
_THINKS: Final = re.compile(
    r"(?:had |has |have |was |were )?(?:\w+ )?"
    r"(?:doubt\w*|believ\w*|th(?:ink|inks|ought)|hop(?:e[sd]?|ing)|fear\w*|suspect\w*|expect\w*|assum\w*|"
    r"wonder\w*|kn[eo]w\w*|felt|feels?|want\w*)",
    re.IGNORECASE,
)
_SPOKE: Final = re.compile(
    r"\b(?:said|says|asked|told|replied|answered|added|went|described|warned|insisted|ordered|promised|"
    r"wrote|assured|put|called|announced|denied|admitted|gave|swore|spoke)\b|[’']d\b",
    re.IGNORECASE,
)
_SAYING: Final = re.compile(r"\w{2,}ing\b", re.IGNORECASE)
# An occasion to say something, or a thing in which something is said.
_OCCASION: Final = re.compile(
    r"\b(?:ask(?:ed)?|interview\w*|statement|spoke|speak\w*|hearing|letter|memo\w*|e-?mail\w*|audit|report|"
    r"survey|poll|study|met|meet|meeting|conference|call(?:ed|s)?|came|address\w*|testif\w+|appear\w*|"
    r"conversation|"
    r"clarification|releas\w+|publish\w*|issued|phon\w+|telephon\w+|dial\w+|rang|text\w*|messag\w+|debate|"
    r"session|briefing|speech|post(?:ed|s)?|wrote|dated|signed|written|reached|contacted|repl(?:y|ied)|"
    r"answered|visited|sat down|knocked|summoned|told|saw|handed|sent|delivered|talks|article|piece|"
    r"summary|review|consultation|inquiry|rally|lunch|dinner|breakfast|press|committee|court|tribunal|panel)\b",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"\b(?:ask(?:s|ed)?|question(?:s|ed)|press(?:es|ed)|quizz(?:es|ed)|put it to)\b", re.IGNORECASE
)
_AHEAD: Final = re.compile(
    r"\b(?:will|would|shall|due|is to|are to|to be|scheduled|expected|set to|plans? to|must|should)\b",
    re.IGNORECASE,
)
_WRITING: Final = re.compile(
    r"\b(?:e-?mail|statement|letter|message|note|text|post|memo|speech)\b", re.IGNORECASE
)
_IN_WHICH: Final = re.compile(r"\b(?:statement|letter|message|note|e-?mail|post|text)\b.{0,20}\bin which\b")
_LEAD: Final = 90  # characters after a cue in which the text that is read out stands
# "in a second letter", "In a statement": another occasion than that before
_ANEW: Final = re.compile(
    r"\b(?:in|at|to|through|during)\s(?:an?|another|later|earlier)\s(?:[\w’'\-]+\s){0,3}?"
    r"(?:letter|e-?mail|statement|message|tweet|post|note|interview|speech|call|meeting|hearing|briefing|"
    r"memo\w*|text|article|report|conference|submission|filing)\b",
    re.IGNORECASE,
)
_THEN: Final = re.compile(r"\bthen\b", re.IGNORECASE)
_NOW: Final = re.compile(r"(?:is|are|has|have)\b", re.IGNORECASE)
_THE_NOUN: Final = re.compile(r"the ([a-z]{5})[a-z]*", re.IGNORECASE)  # "the auditors" of an audit
_PARAGRAPH_ON: Final = 2  # lines, of which one is empty, to the paragraph in which a speaker goes on
_SCENE_BACK: Final = 2  # sentences that a scene may lie before a statement


class Carrying:
    """Finds what dates a report has from elsewhere than its own sentence."""

    def __init__(
        self, frames: Frames, reports: Sequence[Report], parties: Sequence[Party], resolve: Resolve
    ) -> None:
        self._frames = frames
        self._resolve = resolve
        self._kinds = {p.id: p.kind for p in parties}
        self._mentions = {p.id: sorted(p.mentions) for p in parties}
        self._cues = sorted((s, r.id) for r in reports for s in (r.cue or r.source.spans))
        self._starts = [s[0] for s, _ in self._cues]

    def onward(self, report: Report, before: Report | None, found: Moment | None) -> Moment | None:
        """The date *found* of the statement *before*, if *report* goes on with it."""
        if before is None or found is None:
            return None
        if not self._same_place(report, before):
            further = self._next_paragraph(report, before, found)
            return replace(found, why=f"told with what was told before; {found.why}") if further else None
        first = self._sentence_start(report)
        if first <= found.span[0] < first + 4 and self._one_sentence(report, before):
            return replace(found, why=f"the sentence begins so; {found.why}")
        if found.edtf is None and OPEN not in found.why and not self._one_sentence(report, before):
            return None
        if self._goes_on(report, before):
            return replace(found, why=f"told with what was told before; {found.why}")
        return None

    def backward(self, report: Report, after: Report | None, found: Moment | None) -> Moment | None:
        """The date of "he told reporters on Monday" in the sentence after, if the same speaks there."""
        if after is None or found is None or not self._same_place(report, after):
            return None
        if not found.why.startswith(("stands with the cue", "told with what is told next")):
            return None
        same = report.source.party is not None and report.source.party == after.source.party
        if not (same and _PRONOUN.fullmatch(self._words(after.source.spans))) or self._inner(report):
            return None
        return replace(found, why=f"told with what is told next; {found.why}")

    def scene(self, report: Report) -> Moment | None:
        """The date of a sentence before it in which no statement stands, but its speaker does."""
        if report.place != "body" or (self._inner(report) and not self._past(report)):
            return None
        return self._scene(report, report)

    def scene_of_parent(self, report: Report) -> Moment | None:
        """The same before the statement in which somebody else tells of it."""
        parent = self._frames.by_id.get(report.parent or "")
        return self._scene(report, parent) if parent is not None and self._past(report) else None

    def _scene(self, report: Report, seen_by: Report) -> Moment | None:
        at = self._frames.place(report)
        here = self._frames.sentence(at)
        for number in range(here - 1, max(here - 1 - _SCENE_BACK, -1), -1):
            low, high = self._frames.span(number, at)
            frame = self._frames.frame(low, high, seen_by)
            if self._frames.paragraph(low) != self._frames.paragraph(at) and not self._open_end(
                report, frame, number == here - 1
            ):
                return None
            if self._told_in(frame, seen_by.parent, report):
                return None
            if (found := self._setting(frame, report)) is not None:
                return found
        return None

    def inside(self, report: Report, dates: dict[str, Moment]) -> Moment | None:
        """The date of what tells of it: a document that shows it, a text read out, a witness's occasion."""
        parent = self._frames.by_id.get(report.parent or "")
        if parent is None:
            return None
        cue, found = self._words(report.cue), dates.get(parent.id)
        if _THINKS.fullmatch(cue):
            return None
        shown = _SAYING.match(cue) and self._document(parent)
        if found is not None and (shown or self._read_out(report, parent)):
            return replace(found, why=f"shown by what is dated; {found.why}")
        if not (shown or self._past(report)):
            return None
        if self._document(parent) != bool(shown):
            return None
        for low, high in parent.source.spans:
            frame = self._frames.frame(low, high, parent)
            for w in frame.wordings:
                if w.kind not in ("vague", "clock") and (shown or _OCCASION.search(frame.words)):
                    return self._resolve(Dating(w.span, w, "its witness was there then"), frame, parent)
        return None

    def _read_out(self, report: Report, parent: Report) -> bool:
        """True for what stands in a text that somebody reads out or sends, told by whoever does."""
        if not parent.cue or parent.kind == "direct":
            return False
        start, at = parent.cue[-1][1], self._frames.place(report)
        begin = min(parent.content[0][0], start + _LEAD)
        lead = self._frames.text[start : min(at, start + _LEAD)]
        return bool(_WRITING.search(self._frames.text[start:begin]) or _IN_WHICH.search(lead))

    def _goes_on(self, report: Report, before: Report) -> bool:
        words, cue = self._words(report.source.spans), self._words(report.cue)
        one = self._one_sentence(report, before)
        same = report.source.party is not None and report.source.party == before.source.party
        if cue.startswith("had ") and not self._words(before.cue).startswith("had ") and not one:
            return False  # told before that
        if self._inner(report):  # told within what somebody says: a dialogue goes on
            return bool(_SPOKE.search(cue)) and report.kind == "direct" == before.kind
        if not same and one and "ing" in cue:
            same = report.source.spans in ((), before.source.spans)
        if not one and not self._inner(report) and _ANEW.search(self._frames.of(report).words):
            return False
        told = self._frames.text[report.cue[-1][1] : report.cue[-1][1] + 60] if report.cue else ""
        if _SHARE.match(words) or _SAME.match(told):
            return True
        if self._document(before):
            author = bool(_PRONOUN.fullmatch(words) and (same or words.lower() != "they"))
            return author or same
        lasting = _LASTING.match(cue) and not _LASTING.match(self._words(before.cue))
        if lasting and not one:
            return False
        start = self._sentence_start(report)
        pressed = _PRESSED.match(self._frames.text, start)
        return same and bool(not words or _PRONOUN.fullmatch(words) or pressed or one)

    def _next_paragraph(self, report: Report, before: Report, found: Moment) -> bool:
        """Whether the speaker of *before* goes on in his own words in the paragraph after it."""
        first, then = (self._frames.paragraph(self._frames.place(r)) for r in (before, report))
        if not 0 < then - first <= _PARAGRAPH_ON or self._inner(report) or report.place != "body":
            return False
        if found.first is None or found.first != found.last or self._document(report):
            return False
        cue, words = self._words(report.cue), self._words(report.source.spans)
        same = report.source.party is not None and report.source.party == before.source.party
        if report.kind == "indirect" or not same or _LASTING.match(cue) or cue.startswith("had "):
            return False
        return bool(not words or _PRONOUN.fullmatch(words)) and not _ANEW.search(
            self._frames.of(report).words
        )

    def _setting(self, frame: Frame, report: Report) -> Moment | None:
        """The date of a sentence that sets a scene for *report*."""
        if not self._takes_part(frame, report):
            return None
        for w in frame.wordings:
            loose = w.kind in ("event", "issued") or (
                w.kind in ("vague", "clock") and "later" not in w.match.group().lower()
            )
            if loose or w.since or w.until or w.ahead or w.part or not main_clause(frame, w):
                continue
            if _AHEAD.search(frame.between(max(frame.start, w.span[0] - 60), w.span[0])):
                continue
            found = self._resolve(
                Dating(w.span, w, "the sentence before tells of the occasion"), frame, report
            )
            if found is not None and (found.edtf or OPEN in found.why):
                return found
        return None

    def _takes_part(self, frame: Frame, report: Report) -> bool:
        """True if who makes *report* stands in the scene, and it is one in which something may be said."""
        words, cue = self._words(report.source.spans), self._words(report.cue)
        parent = self._frames.by_id.get(report.parent or "")
        story = parent is not None and parent.kind == "direct" and _SPOKE.search(cue)
        if not (story or _OCCASION.search(frame.words)):
            return False
        lasting = _LASTING.match(cue) and not re.match(r"(?:it|they)$", words, re.IGNORECASE)
        if lasting and not self._document(report):
            return False
        if not words:
            return not _NOW.match(cue)
        if _PRONOUN.fullmatch(words):
            return True
        start = self._sentence_start(report)
        if _THEN.search(self._frames.text[start : self._frames.place(report)]):
            return True
        noun = _THE_NOUN.fullmatch(words)
        if noun and noun[1].lower() in frame.words.lower():
            return True
        mentions = self._mentions.get(report.source.party or "", [])
        first = bisect_left(mentions, (frame.start, 0))
        return first < len(mentions) and mentions[first][0] < frame.end

    def _open_end(self, report: Report, frame: Frame, next_to: bool) -> bool:
        """True if a scene that ends the paragraph before is that of *report*, which opens the next."""
        if not next_to:
            return False
        words = self._words(report.source.spans)
        return bool(_ASKED.search(frame.words) or not report.cue or _PRONOUN.fullmatch(words))

    def _told_in(self, frame: Frame, parent: str | None, report: Report) -> bool:
        """True if another statement is made in the sentence."""
        low = bisect_left(self._starts, frame.start)
        by_id = self._frames.by_id
        return any(
            by_id[i].parent == parent and i != report.id
            for s, i in self._cues[low : bisect_right(self._starts, frame.end)]
        )

    def _sentence_start(self, report: Report) -> int:
        at = self._frames.place(report)
        return self._frames.span(self._frames.sentence(at), at)[0]

    def _past(self, report: Report) -> bool:
        """True if it tells of something said, by another than who tells of it."""
        parent = self._frames.by_id.get(report.parent or "")
        other = parent is None or parent.source.party is None or parent.source.party != report.source.party
        return other and bool(_SPOKE.search(self._words(report.cue)))

    def _document(self, report: Report) -> bool:
        return self._kinds.get(report.source.party or "") == "document"

    def _inner(self, report: Report) -> bool:
        return report.parent in self._frames.by_id

    def _same_place(self, a: Report, b: Report) -> bool:
        return self._frames.paragraph(self._frames.place(a)) == self._frames.paragraph(self._frames.place(b))

    def _one_sentence(self, a: Report, b: Report) -> bool:
        return self._frames.sentence(self._frames.place(a)) == self._frames.sentence(self._frames.place(b))

    def _words(self, spans: Sequence[Span]) -> str:
        return " ".join(self._frames.text[s:e] for s, e in spans).strip()
