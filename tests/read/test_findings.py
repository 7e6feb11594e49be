"""What plain code makes of spans, whatever text and spans are: it never fails, and points inside."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from earwitness.read.findings import findings
from earwitness.read.settings import Reading
from earwitness.records import Block, Document, Published, Report, Source, Span, document_id, report_id

# Words that rules look for, marks of all kinds, other scripts, characters that hide, line ends.
WORDS = st.sampled_from(
    [
        *"""Mara|Quill|MARA QUILL|the official|another|a second official|he|She|they|it|told|the Morning Post
said|denied|citing|could not be verified|reportedly|may|on Thursday|last week|in 2019|12 March|nearly 60,000
at least ten|40%|$3m|a third|“|”|‘|’|"|'|«|»|„|,|.|?|:|;|—|(|)|[|]|…|премьер сказал|総理|العربية|🙂|hid
the figures|from|the minister|because|afraid|spokeswoman for the board|Post|I|who|asked|not to be named|by|was
according to|@handle|Source:|1/2|No. 7|that|will|not|seen|kept|before|two of them|one|Dr|Ms|said on|wrote
in the dark|the letter|dated""".replace("\n", "|").split("|"),
        *("\n", "\n\n", "\r\n", "\t", "\u200b", "\u202e", "\u00ad", "\ufeff", "e\u0301"),
    ]
)
TEXTS = st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=60).map(" ".join)


@st.composite
def documents(draw: st.DrawFn) -> tuple[Document, list[Report]]:
    """A document of odd words, and reports at odd places of it, some inside others."""
    text = draw(TEXTS)
    head = draw(st.integers(0, len(text)))
    blocks = tuple(
        Block(kind=kind, start=s, end=e)  # type: ignore[arg-type]
        for kind, s, e in (("headline", 0, head), ("body", head, len(text)))
        if s < e
    )
    known = draw(st.booleans())
    document = Document(
        id=document_id(url=None, outlet=None, published=None, text=text),
        received_as="x.txt",
        text=text,
        language="en",
        outlet="The Morning Post" if known else None,
        published=Published(date="2021-03-04", basis="given") if known else Published(),
        blocks=blocks,
    )
    out: dict[str, Report] = {}
    for _ in range(draw(st.integers(0, 6)) if len(text) > 3 else 0):
        places = sorted(draw(st.lists(st.integers(0, len(text)), min_size=6, max_size=6)))
        source, cue, content = [
            ((a, b),) if a < b else () for a, b in zip(places[::2], places[1::2], strict=True)
        ]
        if not content:
            continue
        report = Report(
            id=report_id(document.id, source, cue, content),
            document=document.id,
            source=Source(spans=source),
            cue=cue,
            content=content,
            kind="indirect",
            place="headline" if content[0][0] < head else "body",
            parent=draw(st.sampled_from([None, *out])),
        )
        out.setdefault(report.id, report)
    return document, list(out.values())


def _spans(reading: Reading) -> list[Span]:
    spans: list[Span] = []
    for report in reading.reports:
        spans += [*report.source.spans, *report.cue, *report.content, *report.hedges, *report.verification]
        spans += [step.span for step in report.relay if step.span]
        spans += [report.when.span] if report.when and report.when.span else []
    for party in reading.parties:
        spans += [*party.mentions, *([party.anonymity] if party.anonymity else [])]
    return spans + [r.span for r in (*reading.figures, *reading.informs, *reading.checks)]


@given(documents())
def test_any_text_and_any_spans(drawn: tuple[Document, list[Report]]) -> None:
    document, reports = drawn
    reading = findings(document, reports)
    assert {r.id for r in reports} == {r.id for r in reading.reports if r.voice == "reported"}
    assert all(0 <= s < e <= len(document.text) for s, e in _spans(reading))
    people = {p.id for p in reading.parties}
    stated = {r.id for r in reading.reports}
    named = [r.source.party for r in reading.reports] + [
        c for r in reading.reports for c in r.source.candidates
    ]
    named += [step.party for r in reading.reports for step in r.relay]
    named += [end for edge in reading.informs for end in (edge.informer, edge.informed)]
    assert {n for n in named if n} <= people
    rests = [f.report for f in reading.figures] + [i.report for i in reading.informs]
    assert {r for r in [*rests, *(r for c in reading.checks for r in c.reports)] if r} <= stated
    assert len(stated) == len(reading.reports) and len(people) == len(reading.parties)


@given(documents())
def test_the_order_of_the_spans_changes_nothing(drawn: tuple[Document, list[Report]]) -> None:
    document, reports = drawn
    assert findings(document, reports) == findings(document, reports[::-1])
