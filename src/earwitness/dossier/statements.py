"""Reports as a reader meets them: in the order of the text, numbered, nested, in printed words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from earwitness.dossier.telling import UNCHECKED, People, firmly, said_when
from earwitness.errors import RecordError
from earwitness.records import Document, Figure, Finding, HeadlineCheck, Informs, Party, Report, Span

# Where the reading model's confidence changes its word. Not calibrated: these only divide the
# list for the eye, and the number is always printed beside the word.
CLEAR: Final = 0.9
FAIRLY_CLEAR: Final = 0.6

_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Statement:
    """One report with its number on the page and its parts in the words of the text.

    ``source`` is None where the text gives none; ``inside`` is the number of the statement in whose
    content this one stands; ``goes_on_from`` is the number of the statement
    that this one continues, whose source it then shares if it has none of its own. ``placed`` is
    whether any word of the text is its own, so that there is a place to lead to. ``speaker`` is the
    name of whoever the source's words stand for, if they do not say it; ``candidates`` are the names
    between which the text does not decide; ``through`` are those who passed it on; ``firmly`` says
    what weakens it or turns it round.
    """

    number: int
    report: Report
    source: str | None
    cue: str | None
    content: str | None
    depth: int
    inside: int | None
    goes_on_from: int | None
    placed: bool
    speaker: str | None
    candidates: tuple[str, ...]
    through: tuple[str, ...]
    firmly: tuple[str, ...]
    when: str | None
    nested: tuple[Statement, ...]

    def with_nested(self) -> Iterator[Statement]:
        """This statement and all inside it, in the order of the list."""
        yield self
        for inner in self.nested:
            yield from inner.with_nested()

    @property
    def firmness(self) -> str:
        """How sure the model is that this was read rightly: a word and its number."""
        return firmness(self.report.confidence)


@dataclass(frozen=True, slots=True)
class Article:
    """A document, its number on the page, its statements (the outermost ones), and what else was found."""

    number: int
    document: Document
    statements: tuple[Statement, ...]
    people: People
    figures: tuple[Figure, ...] = ()
    informs: tuple[Informs, ...] = ()
    checks: tuple[HeadlineCheck, ...] = ()

    @property
    def label(self) -> str:
        """The shortest name that a reader will recognize it by."""
        return self.document.outlet or self.file

    @property
    def file(self) -> str:
        """The last part of what the document was received as.

        A page is passed on: the folders that a file lay in are nobody's business.
        """
        return _file(self.document)

    def every_statement(self) -> Iterator[Statement]:
        """All statements, nested ones after those that they stand in."""
        for outer in self.statements:
            yield from outer.with_nested()

    def words(self, span: Span) -> str:
        """The words of the text at *span*, on one line, without quotation marks around them."""
        return (wording(self.document.text, (span,)) or "").strip("\"“”'‘’«»")

    def stating(self, reports: Iterable[str | None]) -> tuple[Statement, ...]:
        """The statements of those reports, in the order of the list."""
        wanted = set(reports)
        return tuple(s for s in self.every_statement() if s.report.id in wanted)


def warning_of(article: Article, statement: Statement) -> str | None:
    """The first words on checking that say that *statement* was not checked."""
    spans = sorted(statement.report.verification)
    found = (" ".join(article.document.text[s:e].split()) for s, e in spans)
    return next((words for words in found if UNCHECKED.search(words)), None)


def firmness(confidence: float | None) -> str:
    """*confidence* in words, with the number: "clear (0.97)"; "not rated" if there is none."""
    if confidence is None:
        return "not rated"
    word = "clear" if confidence >= CLEAR else "fairly clear" if confidence >= FAIRLY_CLEAR else "doubtful"
    return f"{word} ({confidence:.2f})"


def wording(text: str, spans: Iterable[Span]) -> str | None:
    """The words of *spans* on one line, "…" where other words stand between; None if empty."""
    out = ""
    last_end: int | None = None
    for start, end in sorted(spans):
        piece = _SPACE.sub(" ", text[start:end]).strip()
        if not piece:
            continue
        if last_end is not None:
            out += " " if not text[last_end:start].strip() else " … "
        out += piece
        last_end = end
    return out or None


def arrange(documents: Sequence[Document], findings: Sequence[Finding]) -> tuple[Article, ...]:
    """The articles in order of date and name, statements numbered through all of them.

    *findings* are the records that ``read`` gave, in any order. Raises RecordError where one does not
    fit the documents.
    """
    ordered = sorted(documents, key=_reading_order)
    by_document: dict[str | None, list[Finding]] = {document.id: [] for document in ordered}
    for found in findings:
        if found.document not in by_document:
            raise RecordError(f"{found.id}: is about {found.document}, which is not there; give both")
        by_document[found.document].append(found)
    articles: list[Article] = []
    first = 1
    for number, document in enumerate(ordered, 1):
        here = by_document[document.id]
        people = People(_of(Party, here))
        reports = _of(Report, here)
        articles.append(
            Article(
                number=number,
                document=document,
                statements=_Numbering(document, reports, first, people).statements(),
                people=people,
                figures=_placed(document, _of(Figure, here)),
                informs=_placed(document, _of(Informs, here)),
                checks=_placed(document, _of(HeadlineCheck, here)),
            )
        )
        first += len(reports)
    return tuple(articles)


_Kind = TypeVar("_Kind", bound=Finding)
_Placed = TypeVar("_Placed", Figure, Informs, HeadlineCheck)


def _of(kind: type[_Kind], findings: Sequence[Finding]) -> list[_Kind]:
    return [found for found in findings if isinstance(found, kind)]


def _placed(document: Document, findings: Sequence[_Placed]) -> tuple[_Placed, ...]:
    """In the order of the text."""
    for found in findings:
        _check_span(document, found.id, found.span)
    return tuple(sorted(findings, key=lambda found: (found.span, found.id)))


def _reading_order(document: Document) -> tuple[str, str, str]:
    published = document.published
    return published.date or published.earliest or "~", _file(document), document.id


def _file(document: Document) -> str:
    received = document.received_as
    return received.rstrip("/").rpartition("/")[2] or received


def first_offset(report: Report) -> int:
    """Where in the text the report begins; 0 if it has no spans.

    What goes on from another paragraph begins there: its source may be the one named at the start.
    """
    own = report.cue + report.content if report.continues else _spans(report)
    return min((start for start, _ in own), default=0)


def _spans(report: Report) -> tuple[Span, ...]:
    return report.source.spans + report.cue + report.content


class _Numbering:
    """Gives the reports of one document their numbers and their places inside one another."""

    def __init__(self, document: Document, reports: Sequence[Report], first: int, people: People) -> None:
        self._text = document.text
        self._people = people
        self._reports = {report.id: report for report in reports}
        for report in reports:
            _check(document, report)
        self._inside: dict[str | None, list[Report]] = {}
        for report in sorted(reports, key=_text_order):
            parent = report.parent if report.parent in self._reports else None
            self._inside.setdefault(parent, []).append(report)
        self._numbers: Mapping[str, int] = {
            report.id: number for number, report in enumerate(self._walk(None), first)
        }
        if len(self._numbers) != len(reports):
            raise RecordError(f"{document.id}: reports repeat or stand inside themselves; read it again")

    def _walk(self, parent: str | None) -> Iterator[Report]:
        for report in self._inside.get(parent, ()):
            yield report
            yield from self._walk(report.id)

    def statements(self) -> tuple[Statement, ...]:
        """The outermost statements, each with those inside it."""
        return self._build(None, 0)

    def _build(self, parent: str | None, depth: int) -> tuple[Statement, ...]:
        return tuple(
            Statement(
                number=self._numbers[report.id],
                report=report,
                source=self._source(report),
                speaker=self._people.speaker(report, self._source(report)),
                candidates=self._people.candidates(report),
                through=self._people.through(report),
                firmly=firmly(self._text, report),
                when=said_when(self._text, report),
                cue=wording(self._text, report.cue),
                content=wording(self._text, report.content),
                depth=depth,
                inside=self._numbers.get(parent or ""),
                goes_on_from=self._numbers.get(report.continues or ""),
                placed=wording(self._text, _spans(report)) is not None,
                nested=self._build(report.id, depth + 1),
            )
            for report in self._inside.get(parent, ())
        )

    def _source(self, report: Report) -> str | None:
        """The source's words: the report's own, or else those of what it continues."""
        seen = {report.id}
        at: Report | None = report
        while at is not None:
            words = wording(self._text, at.source.spans)
            if words or at.continues in seen:
                return words
            at = self._reports.get(at.continues or "")
            if at is not None:
                seen.add(at.id)
        return None


def _text_order(report: Report) -> tuple[int, int, int, str]:
    """Where it begins, then where its cue or content does: two statements may share a source."""
    own = min((start for start, _ in report.cue + report.content), default=0)
    return first_offset(report), own, -max((end for _, end in _spans(report)), default=0), report.id


def _check(document: Document, report: Report) -> None:
    for span in (*_spans(report), *report.hedges, *report.verification):
        _check_span(document, report.id, span)


def _check_span(document: Document, record: str, span: Span) -> None:
    start, end = span
    length = len(document.text)
    if not 0 <= start <= end <= length:
        raise RecordError(
            f"{record}: span {start}-{end} lies outside {document.id} (0-{length}); read it again"
        )
