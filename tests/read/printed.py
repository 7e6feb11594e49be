"""An invented article, a headline over a body, and its reports, as the tests of headline checks write it."""

from __future__ import annotations

from earwitness.read.headlines.headlines import headline_checks
from earwitness.read.own_voice import own_statements
from earwitness.records import Block, Directness, Document, HeadlineCheck, Report, Source, Stance, report_id

# party, source, cue, content: words of the article, the first place where they stand below the headline
Said = tuple[str, str, str, str]


def _kind(content: str) -> Directness:
    if content[:1] in "“‘'\"":
        return "direct"
    return "mixed" if any(mark in content for mark in "“‘") else "indirect"


class Printed:
    def __init__(self, headline: str, body: str) -> None:
        self.headline = headline
        self.text = f"{headline}\n\n{body}"
        self.begin = len(headline) + 2
        self.document = Document(
            id="doc-x",
            received_as="x.txt",
            text=self.text,
            outlet="The Quarry Post",
            blocks=(
                Block(kind="headline", start=0, end=len(headline)),
                Block(kind="body", start=self.begin, end=len(self.text)),
            ),
        )

    def report(self, said: Said, *, head: bool = False, stance: Stance = "asserts") -> Report:
        party, *parts = said
        begin = 0 if head else self.begin
        spans = [((at := self.text.index(w, begin), at + len(w)),) if w else () for w in parts]
        return Report(
            id=report_id("doc-x", *spans),
            document="doc-x",
            source=Source(spans=spans[0], party=party or None),
            cue=spans[1],
            content=spans[2],
            kind=_kind(parts[2]),
            place="headline" if head else "body",
            stance=stance,
        )

    def checks(self, *reports: Report) -> tuple[HeadlineCheck, ...]:
        return headline_checks(self.document, [*reports, *own_statements(self.document, reports)])

    def found(self, *reports: Report) -> list[tuple[str, str]]:
        return [(c.kind, self.text[slice(*c.span)]) for c in self.checks(*reports)]
