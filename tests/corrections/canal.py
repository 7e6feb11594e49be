"""One article on a canal, read once by its marks, with names for its statements and anchors to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from tests.read.marked import document as as_document
from tests.read.marked import marked

from earwitness.case import Anchor, Case, Speaker, Stated, Within
from earwitness.corrections import Corrected, corrected
from earwitness.read.findings import findings
from earwitness.records import Document, Finding, Party, Report, report_id

TEXT = (
    "2^1\n"
    "{1s|The Harrow Post} {1q|reported} on Monday that {2s|an engineer} had {2q|warned} {2c|that 40 of "
    "the locks were rusting}. {3c|“Nobody has looked since May,”} {3s|she} {3q|said}. {4s|Tom Brack}, who "
    "runs the canal, {4q|said} {4c|it may be safe}. The minister was not told of it, and said it was news "
    "to him.\n"
)
NAMES = {"post": "1", "engineer": "2", "she": "3", "brack": "4"}


@dataclass(frozen=True)
class Article:
    """One article, what is found in it, and its statements by the names that tests give them."""

    document: Document
    found: tuple[Finding, ...]
    named: dict[str, Report]

    def with_case(self, case: Case) -> Corrected:
        return corrected([self.document], self.found, case)

    def words(self, spans: Sequence[tuple[int, int]]) -> list[str]:
        return [self.document.text[s:e] for s, e in spans]


def article() -> Article:
    text, drafts = marked(TEXT)
    document = as_document(text)
    ids = {r.id: report_id("d", r.source.spans, r.cue, r.content) for r in drafts}
    reports = [
        msgspec.structs.replace(r, id=ids[r.id], parent=ids.get(r.parent or ""), confidence=0.7)
        for r in drafts
    ]
    found = tuple(findings(document, reports).records())
    by_id = {f.id: f for f in found if isinstance(f, Report)}
    return Article(document, found, {name: by_id[ids[number]] for name, number in NAMES.items()})


CANAL = article()


def at(words: str) -> tuple[Anchor, ...]:
    return (Anchor(document="d", quotation=words),)


def reports(done: Corrected) -> dict[str, Report]:
    return {f.id: f for f in done.findings if isinstance(f, Report)}


def one(kind: type[Finding], done: Corrected | Article) -> list[Finding]:
    every = done.findings if isinstance(done, Corrected) else done.found
    return [f for f in every if isinstance(f, kind)]


def speaker(done: Corrected, report: Report) -> Party:
    return next(p for p in done.findings if isinstance(p, Party) and p.id == report.source.party)


POST = at("an engineer had warned")
ENGINEER = at("that 40 of the locks were rusting")
SHE = at("Nobody has looked since May")
BRACK = at("it may be safe")
CANAL_UNTOUCHED = CANAL.with_case(Case())
MISSED = Stated(
    of=at("it was news to him"), content=("it was news to him",), cue=(Within("and said it was", "said"),),
    source=("The minister",), speaker=Speaker(name="the minister", kind="anonymous-official"),
)  # fmt: skip
